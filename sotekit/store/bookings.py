"""The log of a reception on disk: counts in parts that never need a merge, like those of calls.

`data/receptions/bookings/<reception>/<month>-<random>.csv`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import time
from enum import StrEnum
from pathlib import Path

from sotekit.model.reception import Booking
from sotekit.plain.cells import SEPARATOR, RowDecoder
from sotekit.plain.problem import Problem
from sotekit.store.changes import change_row_of, current_rows
from sotekit.store.log import CHANGED, LogKind, append_rows, rows_of_kind

COLUMNS = RowDecoder(Booking).columns
NEW = tuple(name for name in COLUMNS if name != CHANGED)
"""The columns of a new part."""


def month_of(cells: Mapping[str, str]) -> str:
    """The month of a row's date: `2027-06`."""
    return cells["date"][:7]


BOOKINGS = LogKind(("id", "date", "state", "count"), COLUMNS, "state", month_of)


def bookings_folder(root: Path, reception: str) -> Path:
    """Where the log of a reception is."""
    return root / "data" / "receptions" / "bookings" / reception


def booking_parts(root: Path, reception: str) -> list[Path]:
    """The files of the log, by name."""
    return sorted(bookings_folder(root, reception).glob("*.csv"))


def read_bookings(root: Path, reception: str) -> tuple[tuple[Booking, ...], tuple[Problem, ...]]:
    """Every current row of the reception's log, and every problem in its files."""
    decoder = RowDecoder(Booking)
    problems: list[Problem] = []
    rows = [
        row
        for path in booking_parts(root, reception)
        for row in rows_of_kind(root, path, problems, BOOKINGS, others=False)
    ]
    found: list[Booking] = []
    for row, cells in current_rows(rows, problems, BOOKINGS):
        one = decoder.decode_cells(cells.items(), row, problems)
        if one is not None:
            found.append(one)
    return tuple(found), tuple(problems)


def append_bookings(root: Path, reception: str, bookings: Iterable[Booking]) -> tuple[Path, ...]:
    """Writes rows for good, those of one month together, and returns the parts they went to."""
    months: dict[str, list[tuple[str, ...]]] = {}
    for one in bookings:
        months.setdefault(f"{one.date:%Y-%m}", []).append(cells_of(one))
    folder = bookings_folder(root, reception)
    return tuple(append_rows(folder, month, NEW, *rows) for month, rows in months.items())


def change_count(root: Path, reception: str, row: str, count: int) -> tuple[Path, ...]:
    """Gives a row another count. Returns the files that were changed; none: no such row."""
    parts = booking_parts(root, reception)
    return change_row_of(root, parts, row, {"count": str(count)}, BOOKINGS)


def cells_of(booking: Booking) -> tuple[str, ...]:
    """The row as cells, in the order of a new part."""
    values = {
        one.name: _cell(getattr(booking, one.name)) for one in fields(booking) if one.name in NEW
    }
    return tuple(values[name] for name in NEW)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, time):
        return value.isoformat(timespec="minutes")
    if isinstance(value, tuple):
        return SEPARATOR.join(value)
    return str(value)
