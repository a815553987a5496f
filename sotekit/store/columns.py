"""The call log by columns of raw cells, for counting: a season is counted without making a record of each row."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress, repeat
from pathlib import Path

from sotekit.plain.csv import MAX_LINE, read_csv
from sotekit.plain.files import read_file
from sotekit.plain.problem import Problem
from sotekit.store.changes import MOVED
from sotekit.store.log import COLUMNS, MAX_PART_BYTES, REQUIRED, parts
from sotekit.store.root import relative

OWN = re.compile(r"[a-z][a-z0-9_]*")
"""What the column of a line's own question looks like."""


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
    rows, columns, found = _sound(text) or _careful(name, text)
    if MOVED in text and "outcome" in columns:
        # rows whose current version is in another part
        here = [outcome != MOVED for outcome in columns["outcome"]]
        columns = {column: tuple(compress(cells, here)) for column, cells in columns.items()}
        rows = sum(here)
    cells = {column: columns.get(column) or _absent(rows) for column in wanted}
    return Part(name, rows, cells, (*problems, *found))


Read = tuple[int, Mapping[str, Sequence[str | None]], tuple[Problem, ...]]
"""How many rows there are, their cells by column, and what is wrong in the file."""


def _sound(text: str) -> Read | None:
    """A file that one split reads right, at a fifth of the cost: no quotes, whole rows. None for any other."""
    if '"' in text or max(map(len, lines := text.splitlines()), default=0) > MAX_LINE:
        return None
    if len(lines) != text.count("\n") + (not text.endswith("\n")):
        return None  # some character other than a line feed was taken for a line end
    if not lines or not lines[0]:
        return None
    header, *rows = filter(None, lines)
    delimiter = delimiter_of(header)
    columns = header.split(delimiter)
    most = len(columns) - 1
    whole = {line.count(delimiter) for line in rows} <= {most}
    if not are_columns(columns) or not whole or header in rows or delimiter * most in rows:
        return None
    cells = delimiter.join(rows).split(delimiter) if rows else []
    return len(rows), {name: cells[n :: most + 1] for n, name in enumerate(columns)}, ()


def are_columns(names: Sequence[str]) -> bool:
    """Whether it is the header of a log in which nothing is out of the ordinary."""
    own = set(names) - set(COLUMNS)
    return (
        set(REQUIRED) <= set(names)
        and len(set(names)) == len(names)
        and all(OWN.fullmatch(one) for one in own)
    )


def delimiter_of(header: str) -> str:
    """What separates the cells, by the header."""
    return max(",;\t", key=header.count)


def _careful(name: str, text: str) -> Read:
    table, rows, found = read_csv(name, text, REQUIRED, COLUMNS, others=True)
    cells = zip(*[row.cells for row in rows], strict=True)
    columns = dict(zip(table.columns if table else (), cells, strict=False))
    return len(rows), columns, found


def _absent(rows: int) -> tuple[None, ...]:
    return tuple(repeat(None, rows))
