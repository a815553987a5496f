"""What a record declares, read once for decoder, checks and reference."""

from dataclasses import dataclass
from typing import Annotated

from sotekit.model.call import Call
from sotekit.model.record import AtLeast, Record
from sotekit.plain.shape import shape_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf(Record):
    name: Annotated[str, "What it is called."]
    width: Annotated[int | None, "In centimetres.", AtLeast(10)] = None
    books: Annotated[tuple[str, ...], "Titles."] = ()
    made: int = 0


def test_fields_that_people_write_in_order_with_what_is_said_of_them() -> None:
    name, width, books = shape_of(Shelf)
    assert (name.name, name.type, name.required, name.doc, name.marks) == (
        "name", str, True, "What it is called.", (),
    )  # fmt: skip
    assert (width.type, width.item, width.required, width.default) == (int, int, False, None)
    assert width.marks == (AtLeast(10),)
    assert (books.many, books.item, books.default) == (True, str, ())
    assert not name.many


def test_every_field_of_a_call_is_described() -> None:
    assert all(shape.doc for shape in shape_of(Call))
    assert [shape.name for shape in shape_of(Call) if shape.required] == ["id", "date", "outcome"]
