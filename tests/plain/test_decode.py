"""From nodes to records: every problem in one pass, each at its place."""

from dataclasses import dataclass
from typing import Annotated

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sotekit.model.organisation import Organisation
from sotekit.model.record import EMAIL, WEB, AtLeast, AtMost, Pattern, Record
from sotekit.model.text import Text
from sotekit.plain.decode import decode, reader_of
from sotekit.plain.problem import Problem
from sotekit.plain.yaml import read_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Room(Record):
    name: Annotated[str, "Name."]
    beds: Annotated[int | None, "Beds.", AtLeast(1), AtMost(4)] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class House(Record):
    id: Annotated[str, "Id.", Pattern(r"[a-z]+", "talo")]
    rooms: Annotated[tuple[Room, ...], "Rooms."]
    name: Annotated[Text | None, "Name."] = None
    tags: Annotated[tuple[str, ...], "Tags."] = ()


def read(text: str) -> tuple[House | None, list[str]]:
    node, syntax = read_yaml("talo.yaml", text)
    assert syntax == ()
    assert node is not None
    problems: list[Problem] = []
    house = decode(House, node, problems)
    return house, [f"{one.place} {one.code} {one.message}" for one in problems]


def test_a_whole_record() -> None:
    house, problems = read(
        "id: talo\nrooms:\n  - {name: Sali, beds: 2}\n  - name: '12'\nname: {fi: Talo, en: House}\n"
    )
    assert problems == []
    assert house == House(
        id="talo",
        rooms=(Room(name="Sali", beds=2), Room(name="12")),
        name=Text(fi="Talo", en="House"),
    )
    assert str(house.rooms[1].source.place("name")) == "talo.yaml:4:11"


def test_every_problem_in_one_pass() -> None:
    house, problems = read(
        "id: Talo!\n"
        "rooms:\n"
        "  - {beds: 9, nam: Sali}\n"
        "  - name: Keittiö\n"
        "    beds: 0\n"
        "  - vain sana\n"
        "tags: yksi\n"
        "name: {fi: Talo, ru: Dom}\n"
        "Tags: [x]\n"
    )
    assert house is None
    assert problems == [
        "talo.yaml:9:1 unknown-key There is no key “Tags” here.",
        "talo.yaml:1:5 bad-form “Talo!” does not have the form of “id”.",
        "talo.yaml:3:15 unknown-key There is no key “nam” here.",
        "talo.yaml:3:5 missing-key The key “name” is missing.",
        "talo.yaml:3:12 bad-number 9 is too large.",
        "talo.yaml:5:11 bad-number 0 is too small.",
        "talo.yaml:6:5 wrong-type Keys with values are expected here.",
        "talo.yaml:8:18 unknown-key “ru” is not a language that sotekit knows.",
        "talo.yaml:7:7 wrong-type A list is expected here.",
    ]


@pytest.mark.parametrize("written", ["rooms:", "rooms: ~", "rooms: []"])
def test_needed_list_may_be_empty_but_not_left_out(written: str) -> None:
    house, problems = read(f"id: talo\n{written}\n")
    assert (house is not None) is written.endswith("[]")
    assert len(problems) == (0 if house else 1)


def test_optional_key_without_a_value_is_left_out() -> None:
    house, problems = read("id: talo\nrooms: []\nname:\ntags: ~\n")
    assert problems == []
    assert house == House(id="talo", rooms=())


def test_empty_item_of_a_list_is_a_problem() -> None:
    house, problems = read("id: talo\nrooms: []\ntags:\n  - a\n  -\n  - b\n")
    assert problems == ["talo.yaml:5:4 empty-value The value is missing."]
    assert house is not None
    assert house.tags == ("a", "b")


@pytest.mark.parametrize("text", ["[1, 2]", "sana", "- id: x"])
def test_something_else_than_keys_at_the_top(text: str) -> None:
    house, problems = read(text)
    assert house is None
    assert [one.split()[1] for one in problems] == ["wrong-type"]


def test_a_type_nobody_can_read_is_our_own_mistake() -> None:
    with pytest.raises(TypeError, match="no reader"):
        reader_of(float)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [(EMAIL, "a@" + "." * 200_000 + "@"), (WEB, "https://" + "x" * 500_000 + " ")],
)
def test_matching_a_monstrous_text_ends(pattern: Pattern, text: str) -> None:
    assert not pattern.matches(text)


@settings(max_examples=200, deadline=None)
@given(
    st.recursive(
        st.sampled_from(["talo", "~", "'~'", "no", "0o17", "2027-02-30", "12"]),
        lambda below: st.one_of(
            st.lists(below, max_size=4).map(lambda items: f"[{', '.join(items)}]"),
            st.dictionaries(
                st.sampled_from(["id", "name", "kind", "services", "contacts", "fi", "hours"]),
                below,
                max_size=4,
            ).map(lambda pairs: "{" + ", ".join(f"{k}: {v}" for k, v in pairs.items()) + "}"),
        ),
        max_leaves=12,
    )
)
def test_any_data_is_a_record_or_has_problems(written: str) -> None:
    node, syntax = read_yaml("a.yaml", written)
    assert syntax == ()
    assert node is not None
    problems: list[Problem] = []
    record = decode(Organisation, node, problems)
    assert record is not None or problems
    assert all(problem.place.line == 1 for problem in problems)
