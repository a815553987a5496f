"""Workbooks and documents made at different moments are the same bytes."""

import io
import zipfile
from datetime import UTC, datetime

from openpyxl import Workbook, load_workbook

from sotekit.plain.archive import TYPES, steady


def test_the_moment_of_making_leaves_no_trace() -> None:
    morning, evening = (_book(datetime(2027, 6, 7, hour, tzinfo=UTC)) for hour in (8, 20))
    assert morning != evening
    assert steady(morning) == steady(evening)
    assert steady(steady(morning)) == steady(morning)


def test_the_content_stays_and_readers_find_the_types_first() -> None:
    made = steady(_book(datetime(2027, 6, 7, tzinfo=UTC)))
    assert load_workbook(io.BytesIO(made))["Sheet"]["A1"].value == "Mäntylä"
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.namelist()[0] == TYPES
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}


def _book(made: datetime) -> bytes:
    """A workbook as a library would write it at that moment: openpyxl reads the clock, so the entries are dated here."""
    book = Workbook()
    book.worksheets[0]["A1"] = "Mäntylä"
    book.properties.created = made.replace(tzinfo=None)
    out = io.BytesIO()
    book.save(out)
    dated = io.BytesIO()
    with zipfile.ZipFile(out) as source, zipfile.ZipFile(dated, "w") as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, made.timetuple()[:6]), source.read(name))
    return dated.getvalue()
