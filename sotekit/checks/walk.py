"""Every record within a record, for checks that look at all of a kind of field."""

from collections.abc import Iterator

from sotekit.model.record import Record
from sotekit.plain.shape import shape_of


def records_in(record: Record) -> Iterator[Record]:
    """The record itself, then the records in its fields, depth first."""
    yield record
    for shape in shape_of(type(record)):
        value = getattr(record, shape.name)
        for item in value if shape.many else (value,):
            if isinstance(item, Record):
                yield from records_in(item)
