"""Rows of a table that somebody sent: CSV in any spreadsheet's dialect, or an Excel workbook that is harmless.

A workbook is a zip of XML. It is looked through before it is opened: bombs, entities and macros are refused,
and a cell with a formula is told instead of worked out.
"""

import csv
import io
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sotekit.errors import UsageError
from sotekit.messages import msg

MAX_UNPACKED = 64 * 1024 * 1024
MAX_ENTRIES = 500
MAX_ROWS = 100_000
MAX_COLUMNS = 300
FORMULA = "\0formula"
"""Stands in the place of a cell that has a formula instead of a value."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The header and the rows with their numbers, all cells as text."""

    columns: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    overlong: frozenset[int] = frozenset()
    """The numbers of rows with something in cells beyond the header, which is not in `rows`."""


def read_sheet(name: str, data: bytes) -> Sheet:
    """The table in the bytes, by what they are and not by the file's name. Raises UsageError when it can't be read."""
    if data.startswith(b"PK\x03\x04"):
        return _sheet(_workbook_rows(name, data))
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise UsageError(
            msg("“{file}” is an old Excel file (.xls) or has a password.", file=name),
            msg("Save it as .xlsx or CSV, without a password."),
        )
    return _sheet(_csv_rows(name, data))


def _sheet(rows: Iterator[tuple[int, tuple[str, ...]]]) -> Sheet:
    columns: tuple[str, ...] = ()
    kept: list[tuple[int, tuple[str, ...]]] = []
    overlong: set[int] = set()
    for number, cells in rows:
        if not any(cell.strip() for cell in cells):
            continue
        if not columns:
            columns = tuple(cell.strip() for cell in cells)
        else:
            if any(cell.strip() for cell in cells[len(columns) :]):
                overlong.add(number)
            padded = (*cells, *("",) * (len(columns) - len(cells)))
            kept.append((number, padded[: len(columns)]))
    return Sheet(columns, tuple(kept), frozenset(overlong))


def _csv_rows(name: str, data: bytes) -> Iterator[tuple[int, tuple[str, ...]]]:
    text = _text(data)
    if "\0" in text:
        raise UsageError(msg("“{file}” is not a table.", file=name))
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for cells in reader:
            if reader.line_num > MAX_ROWS or len(cells) > MAX_COLUMNS:
                raise _too_large(name)
            yield reader.line_num, tuple(cells)
    except csv.Error as error:
        raise UsageError(msg("“{file}” can't be read as CSV.", file=name)) from error


def _text(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _workbook_rows(name: str, data: bytes) -> Iterator[tuple[int, tuple[str, ...]]]:
    _refuse_hostile(name, data)
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
        sheet = book.worksheets[0]
        for number, row in enumerate(sheet.iter_rows(), start=1):
            if number > MAX_ROWS or len(row) > MAX_COLUMNS:
                raise _too_large(name)
            yield number, tuple(_cell(cell) for cell in row)
    except (KeyError, ValueError, IndexError, OSError, SyntaxError, zipfile.BadZipFile) as error:
        raise UsageError(msg("“{file}” can't be read as an Excel workbook.", file=name)) from error


def _refuse_hostile(name: str, data: bytes) -> None:
    if is_hostile(data):
        raise UsageError(
            msg("“{file}” is not an ordinary workbook and is not opened.", file=name),
            msg("Open it in Excel, save the sheet as CSV and import that."),
        )


def is_hostile(data: bytes) -> bool:
    """Whether the archive has macros, XML definitions of its own, too many parts or too much in it.

    Every part is unpacked in small pieces and counted, since the sizes that a zip states can be lies. What can't be
    unpacked is hostile too.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > MAX_ENTRIES or any("vbaProject" in one.filename for one in entries):
                return True
            left = MAX_UNPACKED
            for entry in entries:
                with archive.open(entry) as part:
                    before = b""
                    while piece := part.read(65536):
                        left -= len(piece)
                        text = before + piece
                        if left < 0 or b"<!DOCTYPE" in text or b"<!ENTITY" in text:
                            return True
                        before = piece[-16:]
    except (
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,
        RuntimeError,
        ValueError,
        EOFError,
        OSError,
    ):
        return True  # zipfile checks little before it unpacks, and raises what comes
    return False


def _cell(cell: Any) -> str:  # noqa: ANN401 - openpyxl's cells are untyped
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f" or (isinstance(value, str) and value.startswith("=")):
        return FORMULA
    return cell_text(value)


def cell_text(value: object) -> str:
    """A value of a spreadsheet as text: dates and times as ISO, whole numbers without a fraction."""
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat(timespec="minutes")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _too_large(name: str) -> UsageError:
    return UsageError(
        msg(
            "“{file}” has more than {rows} rows or {columns} columns.",
            file=name,
            rows=MAX_ROWS,
            columns=MAX_COLUMNS,
        ),
        msg("Check that it is the right file."),
    )


def write_sheet(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table as CSV. Cells that a spreadsheet would run as a formula are made plain text with an apostrophe."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    for cells in (columns, *rows):
        writer.writerow([f"'{cell}" if cell[:1] in "=+-@\t\r" and cell else cell for cell in cells])
    return buffer.getvalue()
