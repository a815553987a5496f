"""The call log by columns of raw cells, for counting: a season is counted without making a record of each row."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path

from sotekit.plain.csv import read_csv
from sotekit.plain.files import read_file
from sotekit.plain.problem import Problem
from sotekit.store.loading import relative
from sotekit.store.log import COLUMNS, MAX_PART_BYTES, REQUIRED, parts


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
        return sum(one.code == "csv-row" for one in self.problems)


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
    table, rows, found = read_csv(name, text, REQUIRED, COLUMNS)
    columns = table.columns if table else ()
    by_name: dict[str, Sequence[str | None]] = dict(
        zip(columns, zip(*(row.cells for row in rows), strict=True), strict=False)
    )
    cells = {column: by_name.get(column) or _absent(len(rows)) for column in wanted}
    return Part(name, len(rows), cells, (*problems, *found))


def _absent(rows: int) -> tuple[None, ...]:
    return tuple(repeat(None, rows))
