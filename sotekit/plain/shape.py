"""What fields a dataclass declares: one reading of the annotations for decoder, references and reference docs."""

from dataclasses import MISSING, dataclass, fields
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints


@dataclass(frozen=True, slots=True)
class FieldShape:
    """One declared field: its key, the type without None and without marks, and everything said of it."""

    name: str
    type: Any
    required: bool
    default: Any
    doc: str
    marks: tuple[Any, ...]

    @property
    def many(self) -> bool:
        """Whether it is a list."""
        return get_origin(self.type) is tuple

    @property
    def item(self) -> Any:
        """The type of the value, or of one item of the list."""
        return get_args(self.type)[0] if self.many else self.type


def shape_of(record: type) -> tuple[FieldShape, ...]:
    """The fields of a record that people write, in order. `source` is not one of them."""
    return _shape_of(record)


@cache
def _shape_of(record: Any) -> tuple[FieldShape, ...]:
    hints = get_type_hints(record, include_extras=True)
    return tuple(
        _field(one.name, hints[one.name], one.default, one.default_factory)
        for one in fields(record)
        if get_origin(hints[one.name]) is Annotated
    )


def _field(name: str, hint: Any, default: Any, factory: Any) -> FieldShape:
    base, *said = get_args(hint)
    required = default is MISSING and factory is MISSING
    return FieldShape(
        name=name,
        type=_without_none(base),
        required=required,
        default=None if required else default,
        doc=next((one for one in said if isinstance(one, str)), ""),
        marks=tuple(one for one in said if not isinstance(one, str)),
    )


def _without_none(hint: Any) -> Any:
    if get_origin(hint) in (Union, UnionType):
        kept = [one for one in get_args(hint) if one is not type(None)]
        return kept[0] if len(kept) == 1 else hint
    return hint
