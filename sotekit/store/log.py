"""The anonymous call log on disk: CSV parts that never need a merge.

`data/calls/<line>-<season>/<week>-<random>.csv`. A part is written to only until git has it; the next row
begins a part of its own. So whatever others may have is never appended to, two clones never write to one
file, and git joins their work without being asked. `store.changes` tells how rows are corrected.
"""

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, cast

from sotekit.messages import msg
from sotekit.model.call import Call
from sotekit.model.form import DEFAULT_FORM, Form, TimeKept
from sotekit.plain.cells import SEPARATOR, RowDecoder
from sotekit.plain.files import append_line, read_file
from sotekit.plain.git import checkout_of, tracked_files
from sotekit.plain.problem import Level, Place, Problem
from sotekit.plain.rows import write_row
from sotekit.store.root import relative

if TYPE_CHECKING:
    from sotekit.plain.csv import Row

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
"""Letters and digits that can't be taken for each other."""

MAX_PART_BYTES = 64 * 1024 * 1024
COLUMNS = RowDecoder(Call).columns
"""Every column that sotekit itself gives a meaning. A line's form adds its own."""

REQUIRED = ("id", "date", "outcome")
ALWAYS = (*REQUIRED, "note")
CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class LogKind:
    """A kind of log that is kept in parts: what its rows must have, and how a part is named.

    `mark` is the column in which the mark of a moved row stands; `part` gives the first half of a part's name.
    """

    required: tuple[str, ...]
    known: tuple[str, ...]
    mark: str
    part: Callable[[Mapping[str, str]], str]


def week_of(cells: Mapping[str, str]) -> str:
    """The week of a row's date: `2027-W24`."""
    return week_part(date.fromisoformat(cells["date"]))


def week_part(day: date) -> str:
    """The week of a day, as the name of a part begins: `2027-W24`."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


CALLS = LogKind(REQUIRED, COLUMNS, "outcome", week_of)


def log_folder(root: Path, line: str, season: str) -> Path:
    """Where the log of one season of a line is."""
    return root / "data" / "calls" / f"{line}-{season}"


def parts(root: Path, line: str, season: str) -> list[Path]:
    """The files of the log, by name."""
    return sorted(log_folder(root, line, season).glob("*.csv"))


def columns_of(form: Form) -> tuple[str, ...]:
    """The columns of a new part: what the form asks. The header tells later what was asked when the row was written."""
    other_time = "hour" if form.time is TimeKept.PART_OF_DAY else "part"
    built_in = (
        name
        for name in COLUMNS
        if name not in (CHANGED, other_time) and (name in ALWAYS or name not in form.leave_out)
    )
    return (*built_in, *(field.id for field in form.asked))


def read_log(
    root: Path, line: str, season: str, form: Form | None = None
) -> tuple[tuple[Call, ...], tuple[Problem, ...]]:
    """Every current row of one season's log, and every problem in its files.

    With a form, columns that it has never had are problems; without one they are read as they are.
    """
    return read_parts(root, parts(root, line, season), form)


def read_parts(
    root: Path, files: Iterable[Path], form: Form | None = None
) -> tuple[tuple[Call, ...], tuple[Problem, ...]]:
    """The current rows of the given files, in file order. They must be all the files of their log."""
    from sotekit.store.changes import current_rows

    decoder = RowDecoder(Call)
    problems: list[Problem] = []
    rows = [row for path in files for row in read_rows(root, path, problems, form)]
    calls: list[Call] = []
    for row, cells in current_rows(rows, problems):
        call = decoder.decode_cells(cells.items(), row, problems)
        if call is not None:
            extra = tuple((name, cell) for name, cell in cells.items() if name not in COLUMNS)
            calls.append(replace(call, extra=extra) if extra else cast(Call, call))
    return tuple(calls), tuple(problems)


def read_rows(
    root: Path, path: Path, problems: list[Problem], form: Form | None = None
) -> "tuple[Row, ...]":
    """The rows of one part as they are written, those that were moved elsewhere among them."""
    known = COLUMNS if form is None else (*COLUMNS, *(field.id for field in form.fields))
    return rows_of_kind(root, path, problems, replace(CALLS, known=known), others=form is None)


def rows_of_kind(
    root: Path, path: Path, problems: list[Problem], kind: LogKind, *, others: bool = True
) -> "tuple[Row, ...]":
    """The rows of one part of any kind of log. `others` lets in columns that the kind doesn't know."""
    from sotekit.plain.csv import read_csv

    name = relative(root, path)
    text, unread = read_file(path, name, MAX_PART_BYTES)
    problems += unread
    if text is None:
        return ()
    if not text:
        problems.append(_empty_part(name))
        return ()
    _, rows, found = read_csv(name, text, kind.required, kind.known, others=others)
    problems += found
    return rows


def _empty_part(name: str) -> Problem:
    """A writer was stopped between making the file and writing to it: nothing confirmed is lost."""
    return Problem(
        "empty-file",
        Place(name, 1, 1),
        msg("The file is empty."),
        msg("Remove it, if no calls are missing from it."),
        Level.WARNING,
    )


def random_text(length: int) -> str:
    """Letters and digits from the system's own source of randomness, each as likely as the others."""
    usable = 256 - 256 % len(ALPHABET)
    picked: list[str] = []
    while len(picked) < length:
        picked += [ALPHABET[byte % len(ALPHABET)] for byte in os.urandom(length) if byte < usable]
    return "".join(picked[:length])


def new_id() -> str:
    """A random id of eight characters: no order, no count, nothing about who wrote it.

    It begins and ends with a letter, so that no spreadsheet takes it for a number (2e345678) or a month (mar2027).
    """
    while not ((name := random_text(8))[0].isalpha() and name[-1].isalpha()):
        pass
    return name


def append_call(root: Path, line: str, season: str, call: Call, form: Form = DEFAULT_FORM) -> Path:
    """Writes one call for good and returns the part it went to."""
    columns = (*columns_of(form), CHANGED) if call.changed else columns_of(form)
    return append_cells(log_folder(root, line, season), columns, cells_of(call, columns))


def append_calls(
    root: Path, line: str, season: str, like: Call, ids: Iterable[str], form: Form = DEFAULT_FORM
) -> Path:
    """Writes several calls that differ by their ids alone, all of them or none."""
    columns = columns_of(form)
    rows = [cells_of(replace(like, id=row), columns) for row in ids]
    return append_cells(log_folder(root, line, season), columns, *rows)


def append_cells(folder: Path, columns: tuple[str, ...], *rows: tuple[str, ...]) -> Path:
    """Writes rows of one week to a part that has these columns and that git does not have yet."""
    first = dict(zip(columns, rows[0], strict=True))
    return append_rows(folder, week_of(first), columns, *rows)


def append_rows(folder: Path, part: str, columns: tuple[str, ...], *rows: tuple[str, ...]) -> Path:
    """Writes rows to a part whose name begins like that, that has these columns and that git does not have yet."""
    header = ",".join(columns)
    path = _open_part(folder, part, header)
    append_line(path, header, "\n\n".join(write_row(cells) for cells in rows), gap=True)
    return path


def _open_part(folder: Path, week: str, header: str) -> Path:
    candidates = sorted(folder.glob(f"{week}-*.csv")) if folder.is_dir() else []
    if candidates:
        is_open = open_parts(folder)
        for path in candidates:
            if is_open(path) and _starts_with(path, header):
                return path
    return folder / f"{week}-{random_text(6)}.csv"


class open_parts:  # noqa: N801 - reads as the question it answers
    """Tells of each part of a log whether only this working tree has it: git does not track it yet."""

    def __init__(self, folder: Path) -> None:
        self._checkout = checkout_of(folder.absolute())
        self._tracked = tracked_files(self._checkout) if self._checkout else frozenset()

    def __call__(self, path: Path) -> bool:
        if self._tracked is None:
            return False
        if self._checkout is None:
            return True
        return path.absolute().relative_to(self._checkout.top).as_posix() not in self._tracked


def _starts_with(path: Path, header: str) -> bool:
    """Whether the part has exactly this header and line ends of ours: one saved by Excel is not appended to."""
    expected = f"{header}\n".encode()
    try:
        with path.open("rb") as file:
            start = file.read(len(expected))
    except OSError:
        return False
    # an empty file is one whose writer was killed before the first row
    return start in (expected, b"")


def cells_of(call: Call, columns: tuple[str, ...]) -> tuple[str, ...]:
    """The call as cells, in the order of the columns."""
    values = {
        one.name: _cell(getattr(call, one.name)) for one in fields(call) if one.name in COLUMNS
    }
    values.update(call.extra)
    return tuple(values.get(name, "") for name in columns)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return SEPARATOR.join(value)
    return str(value)
