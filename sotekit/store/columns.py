"""The call log by columns of raw cells, for counting: a season is counted without making a record of each row."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path

from sotekit.plain.csv import MAX_LINE, read_csv
from sotekit.plain.files import read_file
from sotekit.plain.problem import Problem
from sotekit.store.changes import MOVED
from sotekit.store.log import COLUMNS, MAX_PART_BYTES, REQUIRED, parts
from sotekit.store.root import relative


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the log. `cells` holds a sequence of `rows` cells per column; None where the form lacked it."""

    name: str
    rows: int
    cells: Mapping[str, Sequence[str | None]]
    problems: tuple[Problem, ...] = ()

    @property
    def torn(self) -> int:
        """How many rows could not be taken apart into cells."""
        # a file with very many damaged rows ends its problems with one that counts the rest
        return sum(one.message.count or 1 for one in self.problems if one.code == "csv-row")


def read_columns(
    root: Path, line: str, season: str, wanted: Iterable[str] = COLUMNS
) -> Iterator[Part]:
    """The parts of one season's log one at a time, so that memory holds one file, not the season."""
    names = tuple(wanted)
    for path in parts(root, line, season):
        yield read_part(root, path, names)


def read_part(root: Path, path: Path, wanted: tuple[str, ...]) -> Part:
    """One file by columns. Rows that are damaged as CSV are left out and told in `problems`."""
    name = relative(root, path)
    text, problems = read_file(path, name, MAX_PART_BYTES)
    if text is None:
        return Part(name, 0, dict.fromkeys(wanted, ()), problems)
    columns, rows, found = _sound(text) or _careful(name, text)
    if MOVED in text and "outcome" in columns:
        # rows whose current version is in another part
        at = columns.index("outcome")
        rows = [row for row in rows if row[at] != MOVED]
    by_name: dict[str, Sequence[str | None]] = dict(
        zip(columns, zip(*rows, strict=True), strict=False)
    )
    cells = {column: by_name.get(column) or _absent(len(rows)) for column in wanted}
    return Part(name, len(rows), cells, (*problems, *found))


Read = tuple[Sequence[str], Sequence[Sequence[str]], tuple[Problem, ...]]


def _sound(text: str) -> Read | None:
    """A file that a plain split reads right, at a third of the cost: no quotes, whole rows. None for any other."""
    if '"' in text or max(map(len, lines := text.splitlines()), default=0) > MAX_LINE:
        return None
    if len(lines) != text.count("\n") + (not text.endswith("\n")):
        return None  # some character other than a line feed was taken for a line end
    if not lines or not lines[0]:
        return None
    columns, *rows = [row for row in csv.reader(lines, delimiter=delimiter_of(lines[0])) if row]
    known = set(REQUIRED) <= set(columns) <= set(COLUMNS) and len(set(columns)) == len(columns)
    whole = all(len(row) == len(columns) and any(row) for row in rows)
    return (columns, rows, ()) if known and whole and columns not in rows else None


def delimiter_of(header: str) -> str:
    """What separates the cells, by the header."""
    return max(",;\t", key=header.count)


def _careful(name: str, text: str) -> Read:
    table, rows, found = read_csv(name, text, REQUIRED, COLUMNS, others=True)
    return (table.columns if table else ()), [row.cells for row in rows], found


def _absent(rows: int) -> tuple[None, ...]:
    return tuple(repeat(None, rows))
