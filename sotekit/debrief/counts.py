"""How often each combination of cells stands in the log: the one count that every figure is worked out from.

Cells are counted as they are written and each distinct one is decoded once, afterwards, by the same decoder
that reads records. So the screen, the exports, the charts and the published tables can't disagree.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from itertools import compress
from typing import Any, Final

from sotekit.model.call import Call
from sotekit.model.form import FieldKind, Form, FormField
from sotekit.plain.cells import SEPARATOR, RowDecoder

Crossing = tuple[str, ...]
RawCounts = dict[Crossing, Counter[tuple[str | None, ...]]]
Cells = Mapping[str, Sequence[str | None]]

DAYS: Final = ("date", "hour", "outcome")
PROFILES: Final = ("topics", "age", "for_whom", "referred", "follow_up", "feedback")
SEASON: Final[tuple[Crossing, ...]] = (
    DAYS,
    ("responder", "minutes", "outcome"),
    *(("outcome", name) for name in PROFILES),
)
"""The crossings that a season's screen needs."""


def season_crossings(form: Form) -> tuple[Crossing, ...]:
    """The crossings of the season's screen, with the line's own questions that have choices."""
    return (*SEASON, *(("outcome", one.id) for one in own_questions(form)))


def own_questions(form: Form) -> tuple[FormField, ...]:
    """The line's own questions whose answers can be counted: all but free text."""
    return tuple(one for one in form.fields if one.kind is not FieldKind.TEXT)


def wanted_columns(crossings: Iterable[Crossing]) -> tuple[str, ...]:
    """The columns that the crossings need; the day and the outcome always."""
    return tuple(dict.fromkeys(("date", "outcome", *(name for one in crossings for name in one))))


class Cell(Enum):
    """What stands in a count where there is no value."""

    NOT_ASKED = "not asked"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts of decoded cells per crossing.

    An empty cell is None or an empty tuple; `Cell.NOT_ASKED` where the form of that part lacked the column;
    `Cell.UNREADABLE` where the cell can't be read. `rows` were counted; `damaged` had no readable day or
    outcome, or were torn; `outside` are readable rows that the period left out.
    """

    crossings: Mapping[Crossing, Counter[tuple[Any, ...]]]
    rows: int = 0
    damaged: int = 0
    outside: int = 0

    def of(self, *crossing: str) -> Counter[tuple[Any, ...]]:
        """The count of one crossing. KeyError when it was not asked for."""
        return self.crossings[crossing]


class Decoder:
    """Decodes distinct cells of the log with the record's own rules."""

    def __init__(self) -> None:
        self._rows = RowDecoder(Call)
        self._seen: dict[tuple[str, str | None], Any] = {}

    def __call__(self, column: str, cell: str | None) -> Any:  # noqa: ANN401 - the column decides the type
        """The value of the cell, or a `Cell` where there is none."""
        key = (column, cell)
        if key not in self._seen:
            self._seen[key] = self._decode(column, cell)
        return self._seen[key]

    def _decode(self, column: str, cell: str | None) -> Any:  # noqa: ANN401
        if cell is None:
            return Cell.NOT_ASKED
        if SEPARATOR in cell:
            return self._joined(column, cell.split(SEPARATOR))
        if column not in self._rows.columns:
            return cell.strip() or None  # the line's own question
        value, readable = self._rows.decode_cell(column, cell)
        return value if readable else Cell.UNREADABLE

    def _joined(self, column: str, parts: list[str]) -> Any:  # noqa: ANN401
        """A cell of several values: each is decoded once, however they are combined."""
        if column not in self._rows.columns:
            # “4+” is the last band of a number, not two answers
            return tuple(map(str.strip, parts)) if all(parts) else SEPARATOR.join(parts).strip()
        values = [self(column, part) for part in parts]
        if not all(isinstance(value, tuple) for value in values):
            return Cell.UNREADABLE
        return tuple(one for value in values for one in value)


class Counting:
    """Adds up parts of a log. Give it each part's columns with `add`, then take the `counts`."""

    def __init__(
        self,
        crossings: Iterable[Crossing] = SEASON,
        keep: Callable[[date], bool] | None = None,
    ) -> None:
        self.decode = Decoder()
        self.raw: RawCounts = {crossing: Counter() for crossing in crossings}
        self.rows = self.damaged = self.outside = 0
        self._keep = keep

    def add(self, cells: Cells, rows: int, torn: int = 0) -> None:
        """Counts one part: `rows` rows by column, and how many more were torn."""
        self.damaged += torn
        if not rows:
            return
        chosen = self._chosen(cells)
        if chosen is not None:
            cells = {name: tuple(compress(column, chosen)) for name, column in cells.items()}
            rows = sum(chosen)
        self.rows += rows
        for crossing, counter in self.raw.items():
            counter.update(zip(*(cells[name] for name in crossing), strict=True))

    def _chosen(self, cells: Cells) -> list[bool] | None:
        """Which rows to count; None when it is all of them, which is the usual case."""
        days = {cell: self._day(cell) for cell in set(cells["date"])}
        outcomes = {
            cell: not isinstance(self.decode("outcome", cell), Cell)
            for cell in set(cells["outcome"])
        }
        if all(day is True for day in days.values()) and all(outcomes.values()):
            return None
        chosen = []
        for day, outcome in zip(cells["date"], cells["outcome"], strict=True):
            readable = days[day] is not None and outcomes[outcome]
            self.damaged += not readable
            self.outside += readable and not days[day]
            chosen.append(readable and bool(days[day]))
        return chosen

    def _day(self, cell: str | None) -> bool | None:
        """Whether the day is asked for; None when the cell is no day."""
        day = self.decode("date", cell)
        if isinstance(day, Cell):
            return None
        return self._keep is None or self._keep(day)

    @property
    def counts(self) -> Counts:
        """What has been counted so far, decoded."""
        crossings = {
            crossing: decoded(crossing, counter, self.decode)
            for crossing, counter in self.raw.items()
        }
        return Counts(crossings, self.rows, self.damaged, self.outside)


def decoded(
    crossing: Crossing, counter: Counter[tuple[str | None, ...]], decode: Decoder
) -> Counter[tuple[Any, ...]]:
    """The count with values for keys. Cells written differently that mean the same are added up."""
    result: Counter[tuple[Any, ...]] = Counter()
    seen = [
        {cell: decode(name, cell) for cell in {key[index] for key in counter}}
        for index, name in enumerate(crossing)
    ]
    for key, count in counter.items():
        values = tuple([column[cell] for column, cell in zip(seen, key, strict=True)])
        result[values] += count
    return result
