"""From rows to records."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from sotekit.model.call import Call, Outcome
from sotekit.model.record import AtLeast, Pattern, Record
from sotekit.plain.cells import RowDecoder
from sotekit.plain.csv import read_csv
from sotekit.plain.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit(Record):
    id: Annotated[str, "Id.", Pattern(r"[a-z0-9]+", "a1")]
    day: Annotated[date, "Day."]
    count: Annotated[int | None, "How many.", AtLeast(0)] = None
    tags: Annotated[tuple[str, ...], "Tags.", Pattern(r"[a-z]+", "lapset")] = ()


def read(text: str) -> tuple[list[Any], list[str]]:
    decoder = RowDecoder(Visit)
    _, rows, found = read_csv("a.csv", text, ("id",), decoder.columns)
    problems: list[Problem] = list(found)
    records = [decoder.decode(row, problems) for row in rows]
    return records, [f"{one.place} {one.code} {one.message}" for one in problems]


def test_records_of_whole_rows() -> None:
    records, problems = read("id,day,count,tags\na1,2027-06-07,3,lapset+nuoret\na2,2027-06-08,,\n")
    assert problems == []
    assert records == [
        Visit(id="a1", day=date(2027, 6, 7), count=3, tags=("lapset", "nuoret")),
        Visit(id="a2", day=date(2027, 6, 8)),
    ]
    assert str(records[0].source.place("tags")) == "a.csv:2:17"


def test_every_wrong_cell_at_its_own_column_also_when_the_text_repeats() -> None:
    records, problems = read(
        "tags,id,day,count\n"
        "lapset+2,a1,2027-06-07,-1\n"
        "x++y,A1,7.6.2027,1_000\n"
        "lapset+2,,2027-02-30, 7 \n"
    )
    assert [record is not None for record in records] == [True, False, False]
    assert sorted(
        problems, key=lambda one: [int(part) for part in one.split()[0][6:].split(":")]
    ) == [
        "a.csv:2:1 bad-form “2” does not have the form of “tags”.",
        "a.csv:2:24 bad-number -1 is too small.",
        "a.csv:3:1 empty-value The text is empty.",
        "a.csv:3:6 bad-form “A1” does not have the form of “id”.",
        "a.csv:3:9 bad-date “7.6.2027” is not a date.",
        "a.csv:3:18 bad-number “1_000” is not a whole number.",
        "a.csv:4:1 bad-form “2” does not have the form of “tags”.",
        "a.csv:4:10 missing-cell The cell “id” is empty.",
        "a.csv:4:11 bad-date “2027-02-30” is not a date.",
    ]
    assert records[0].tags == ("lapset",)


def test_a_cell_of_a_needed_column_that_is_not_in_the_header() -> None:
    records, problems = read("id,count\na1,3\n")
    assert records == [None]
    assert problems == ["a.csv:2:1 missing-cell The cell “day” is empty."]


def test_a_tilde_in_a_cell_is_a_text() -> None:
    records, problems = read("id,day,count\na1,2027-06-07,~\n")
    assert problems == ["a.csv:2:15 bad-number “~” is not a whole number."]
    assert records == [Visit(id="a1", day=date(2027, 6, 7))]


def test_values_given_in_a_program_have_the_same_rules() -> None:
    problems: list[Problem] = []
    call: Call = RowDecoder(Call).decode_cells(
        {"id": "k7wq3xmz", "date": "2027-06-14", "outcome": "missed", "x": "y"}.items(),
        Call(id="x", date=date(2027, 6, 14), outcome=Outcome.MISSED).source,
        problems,
    )
    assert problems == []
    assert (call.id, call.date, call.outcome) == ("k7wq3xmz", date(2027, 6, 14), Outcome.MISSED)
