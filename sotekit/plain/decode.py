"""From located nodes to records: one pass, every problem, each at its place.

The dataclass is the schema. Supported field types: str, int, bool, date, time, datetime, StrEnum, other records,
`tuple[…, ...]` of them, and any class with `decode(node, problems)`. Marks in the annotation that have
`matches(text)`, a `minimum` or a `maximum` are checked here; references to other records are checked after loading.
"""

from collections.abc import Callable
from dataclasses import is_dataclass
from datetime import date, datetime, time
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

from sotekit.messages import msg
from sotekit.plain import scalars
from sotekit.plain.nodes import Mapping, Node, Scalar, Sequence
from sotekit.plain.problem import Problem
from sotekit.plain.shape import FieldShape, shape_of

Record = TypeVar("Record")
Reader = Callable[[Node, list[Problem]], Any]


def _read_moment(node: Node, problems: list[Problem]) -> datetime | None:
    from sotekit.plain.moments import (
        read_moment,
    )  # few records have one, and clocks take time to load

    return read_moment(node, problems)


_SIMPLE: dict[type, Reader] = {
    str: scalars.read_text,
    int: scalars.read_integer,
    bool: scalars.read_boolean,
    date: scalars.read_date,
    time: scalars.read_time,
    datetime: _read_moment,
}


def decode(record: type[Record], node: Node, problems: list[Problem]) -> Record | None:
    """The node as that record, or None when something it can't do without is missing or wrong."""
    if not isinstance(node, Mapping):
        problems.append(
            Problem(
                "wrong-type",
                node.at,
                msg("Keys with values are expected here."),
                msg("Write one “key: value” a line. See docs/data.md for the keys."),
            )
        )
        return None
    _report_unknown(record, node, problems)
    values: dict[str, Any] = {"source": node}
    complete = True
    for shape in shape_of(record):
        found = node.entry(shape.name)
        if found is None or (not shape.required and _is_left_out(found.value)):
            complete &= not shape.required or _report_missing(record, shape, node, problems)
            continue
        value = _read_field(shape, found.value, problems)
        if value is None:
            complete &= not shape.required
        else:
            values[shape.name] = value
    return record(**values) if complete else None


def _is_left_out(node: Node) -> bool:
    return isinstance(node, Scalar) and node.is_null


def _report_unknown(record: type, node: Mapping, problems: list[Problem]) -> None:
    names = [shape.name for shape in shape_of(record)]
    problems += [
        Problem(
            "unknown-key",
            entry.key.at,
            msg("There is no key “{key}” here.", key=scalars.shown(entry.key.text)),
            scalars.nearest_hint(entry.key.text, names),
        )
        for entry in node.entries
        if entry.key.text not in names
    ]


def _report_missing(
    record: type, shape: FieldShape, node: Mapping, problems: list[Problem]
) -> bool:
    problems.append(
        Problem(
            "missing-key",
            node.at,
            msg("The key “{key}” is missing.", key=shape.name),
            msg(
                "Add it here. docs/data.md tells what it is for, under {record}.",
                record=record.__name__,
            ),
        )
    )
    return False


def _read_field(shape: FieldShape, node: Node, problems: list[Problem]) -> Any:
    read = reader_of(shape.item)
    if not shape.many:
        return marked(shape, read(node, problems), node, problems)
    if not isinstance(node, Sequence):
        problems.append(
            Problem(
                "wrong-type",
                node.at,
                msg("A list is expected here."),
                msg(
                    "Write each item on a line of its own after “- ”, or all in brackets: [one, two]."
                ),
            )
        )
        return None
    values = [marked(shape, read(item, problems), item, problems) for item in node.items]
    return tuple(value for value in values if value is not None)


def marked(shape: FieldShape, value: Any, node: Node, problems: list[Problem]) -> Any:
    """The value if it satisfies the marks of its field, otherwise None and a problem."""
    if value is None:
        return None
    for mark in shape.marks:
        problem = _mark_problem(shape, mark, value, node)
        if problem is not None:
            problems.append(problem)
            return None
    return value


def _mark_problem(shape: FieldShape, mark: Any, value: Any, node: Node) -> Problem | None:
    if hasattr(mark, "matches") and not mark.matches(value):
        return Problem(
            "bad-form",
            node.at,
            msg(
                "“{text}” does not have the form of “{key}”.",
                text=scalars.shown(value),
                key=shape.name,
            ),
            msg("It looks like this: {example}.", example=mark.example),
        )
    if hasattr(mark, "minimum") and value < mark.minimum:
        return Problem(
            "bad-number",
            node.at,
            msg("{number} is too small.", number=value),
            msg("It must be at least {minimum}.", minimum=mark.minimum),
        )
    if hasattr(mark, "maximum") and value > mark.maximum:
        return Problem(
            "bad-number",
            node.at,
            msg("{number} is too large.", number=value),
            msg("It can be at most {maximum}.", maximum=mark.maximum),
        )
    return None


@cache
def reader_of(kind: Any) -> Reader:
    """The function that reads one value of that type."""
    if kind in _SIMPLE:
        return _SIMPLE[kind]
    if hasattr(kind, "decode"):
        own: Reader = kind.decode
        return own
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return _choice_reader(kind)
    if isinstance(kind, type) and is_dataclass(kind):
        return lambda node, problems: decode(kind, node, problems)
    raise TypeError(f"no reader for {kind!r}")


def _choice_reader(kind: type[StrEnum]) -> Reader:
    def read(node: Node, problems: list[Problem]) -> StrEnum | None:
        text = scalars.read_text(node, problems)
        if text is None:
            return None
        try:
            return kind(text)
        except ValueError:
            names = [str(one) for one in kind]
            problems.append(
                Problem(
                    "bad-choice",
                    node.at,
                    msg("“{text}” is not one of the choices.", text=scalars.shown(text)),
                    scalars.nearest_hint(text, names),
                )
            )
            return None

    return read
