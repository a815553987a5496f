"""Workbooks that must not be opened, by what they hold and not by what they say of themselves."""

import io
import zipfile

import pytest
from openpyxl import Workbook

from sotekit.errors import UsageError
from sotekit.plain.sheets import MAX_ENTRIES, MAX_UNPACKED, is_hostile, read_sheet


def packed(parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def ordinary() -> bytes:
    book = Workbook()
    book.worksheets[0].append(["nimi"])
    book.worksheets[0].append(["Mäntylä"])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def torn() -> bytes:
    """The directory is whole; what was packed is not."""
    data = bytearray(packed({"xl/workbook.xml": bytes(range(256)) * 40}))
    data[60:200] = b"\xff" * 140
    return bytes(data)


HOSTILE = {
    "definitions far into a part": packed({"x.xml": b" " * 200_000 + b"<!DOCTYPE x>"}),
    "definitions across two pieces": packed({"x.xml": b" " * 65_530 + b"<!ENTITY a 'b'>"}),
    "macros": packed({"xl/vbaProject.bin": b"x"}),
    "parts": packed({f"{number}.xml": b"" for number in range(MAX_ENTRIES + 1)}),
    "size": packed({"x.xml": b"0" * (MAX_UNPACKED + 1)}),
    "torn": torn(),
    "no archive": b"PK\x03\x04" + b"x" * 50,
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_what_is_hostile_is_not_opened(data: bytes) -> None:
    assert is_hostile(data)
    with pytest.raises(UsageError):
        read_sheet("x.xlsx", data)


def test_an_ordinary_workbook_is_read() -> None:
    assert not is_hostile(ordinary())
    assert read_sheet("x.xlsx", ordinary()).rows == ((2, ("Mäntylä",)),)
