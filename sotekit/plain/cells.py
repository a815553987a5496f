"""From the rows of a table to records. Cells repeat, so each distinct one is decoded once."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeVar

from sotekit.messages import msg
from sotekit.plain.decode import marked, reader_of
from sotekit.plain.nodes import Scalar
from sotekit.plain.problem import Located, Place, Problem
from sotekit.plain.shape import FieldShape, shape_of

if TYPE_CHECKING:
    from sotekit.plain.csv import Row

Record = TypeVar("Record")
SEPARATOR = "+"
"""Joins several values in one cell: neither a delimiter of any spreadsheet nor a character of an id."""

_EMPTY: tuple[Any, tuple[Problem, ...]] = (None, ())


class RowDecoder:
    """Decodes rows into one kind of record, remembering the cells it has seen."""

    def __init__(self, record: type[Record]) -> None:
        self.record = record
        self._shapes = {shape.name: shape for shape in shape_of(record)}
        self._seen: dict[tuple[str, str], tuple[Any, tuple[Problem, ...]]] = {}

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in the order they are written."""
        return tuple(self._shapes)

    def decode(self, row: "Row", problems: list[Problem]) -> Any:
        """The row as a record, or None when a cell it can't do without is empty or wrong."""
        return self.decode_cells(zip(row.table.columns, row.cells, strict=True), row, problems)

    def decode_cells(
        self, cells: Iterable[tuple[str, str]], source: Located, problems: list[Problem]
    ) -> Any:
        """Named cells from anywhere (a row, the command line) as a record; `source` gives their places."""
        values: dict[str, Any] = {"source": source}
        complete = True
        given = dict(cells)
        for name, shape in self._shapes.items():
            if name not in given and not shape.required:
                continue
            value, found = self._cell(shape, given.get(name, "").strip())
            problems += [
                Problem(one.code, source.place(name), one.message, one.hint) for one in found
            ]
            if value is not None:
                values[name] = value
            elif shape.required:
                complete = False
        return self.record(**values) if complete else None

    def decode_cell(self, name: str, text: str) -> tuple[Any, bool]:
        """One cell by itself: its value (what an empty one stands for, if it is), and whether it can be read."""
        shape = self._shapes[name]
        value, found = self._cell(shape, text.strip())
        return (shape.default if value is None and not found else value), not found

    def _cell(self, shape: FieldShape, text: str) -> tuple[Any, tuple[Problem, ...]]:
        if not text:
            return _EMPTY if not shape.required else (None, (_missing(shape),))
        key = (shape.name, text)
        if key not in self._seen:
            self._seen[key] = _decode_cell(shape, text)
        return self._seen[key]


def _decode_cell(shape: FieldShape, text: str) -> tuple[Any, tuple[Problem, ...]]:
    problems: list[Problem] = []
    read = reader_of(shape.item)
    parts = text.split(SEPARATOR) if shape.many else [text]
    nodes = [_scalar(part.strip()) for part in parts]
    values = [marked(shape, read(node, problems), node, problems) for node in nodes]
    kept = tuple(value for value in values if value is not None)
    if not shape.many:
        return (kept[0] if kept else None), tuple(problems)
    return kept, tuple(problems)


def _scalar(text: str) -> Scalar:
    return Scalar(text, Place(""), 0, 0, plain=False)


def _missing(shape: FieldShape) -> Problem:
    return Problem(
        "missing-cell",
        Place(""),
        msg("The cell “{column}” is empty.", column=shape.name),
        msg("Every row needs it."),
    )
