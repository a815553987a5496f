"""What each field type makes of the values that YAML programs like to misread, quoted and not."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Annotated, Any

import pytest

from sotekit.messages import N_
from sotekit.model.record import PHONE, Record
from sotekit.plain.decode import decode
from sotekit.plain.problem import Problem
from sotekit.plain.scalars import nearest_hint, parse_date, shown
from sotekit.plain.yaml import read_yaml


class Colour(StrEnum):
    NO = "no"
    RED = "red"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinds(Record):
    text: Annotated[str | None, "Text."] = None
    phone: Annotated[str | None, "Phone.", PHONE] = None
    number: Annotated[int | None, "Number."] = None
    truth: Annotated[bool | None, "Truth."] = None
    day: Annotated[date | None, "Day."] = None
    clock: Annotated[time | None, "Time."] = None
    choice: Annotated[Colour | None, "Choice."] = None


def read(key: str, written: str) -> tuple[Any, list[Problem]]:
    node, syntax = read_yaml("data/a.yaml", f"{key}: {written}\n")
    assert syntax == ()
    assert node is not None
    problems: list[Problem] = []
    record = decode(Kinds, node, problems)
    assert record is not None
    return getattr(record, key), problems


TAKEN = [
    ("text", "0401234567", "0401234567"),
    ("text", "9:00", "9:00"),
    ("text", "no", "no"),
    ("text", "on", "on"),
    ("text", "1_000", "1_000"),
    ("text", "0o17", "0o17"),
    ("text", "2027-02-30", "2027-02-30"),
    ("text", "1.10", "1.10"),
    ("phone", "0401234567", "0401234567"),
    ("phone", "+358 40 123 4567", "+358 40 123 4567"),
    ("number", "0", 0),
    ("number", "1000", 1000),
    ("number", "-7", -7),
    ("number", "+7", 7),
    ("truth", "true", True),
    ("truth", "false", False),
    ("day", "2027-06-07", date(2027, 6, 7)),
    ("day", "2028-02-29", date(2028, 2, 29)),
    ("clock", "9:00", time(9)),
    ("clock", "09:00", time(9)),
    ("clock", "9.30", time(9, 30)),
    ("clock", "23:59", time(23, 59)),
    ("choice", "no", Colour.NO),
]


@pytest.mark.parametrize("quote", ["", '"', "'"])
@pytest.mark.parametrize(("key", "written", "value"), TAKEN)
def test_value_is_what_the_field_says(key: str, written: str, value: object, quote: str) -> None:
    assert read(key, f"{quote}{written}{quote}") == (value, [])


REFUSED = [
    ("phone", "no", "bad-form"),
    ("phone", "9:00", "bad-form"),
    ("phone", "1_000", "bad-form"),
    ("phone", "040 123 4567 (arkisin)", "bad-form"),
    ("phone", "٠٤٠١٢٣", "bad-form"),
    ("number", "0401234567", "bad-number"),
    ("number", "9:00", "bad-number"),
    ("number", "no", "bad-number"),
    ("number", "1_000", "bad-number"),
    ("number", "0o17", "bad-number"),
    ("number", "0x1f", "bad-number"),
    ("number", "7.0", "bad-number"),
    ("number", "1e3", "bad-number"),
    ("number", "٧", "bad-number"),
    ("number", "12345678901234567890", "bad-number"),
    ("truth", "no", "bad-truth-value"),
    ("truth", "on", "bad-truth-value"),
    ("truth", "yes", "bad-truth-value"),
    ("truth", "True", "bad-truth-value"),
    ("truth", "1", "bad-truth-value"),
    ("day", "2027-02-30", "bad-date"),
    ("day", "7.6.2027", "bad-date"),
    ("day", "2027-6-7", "bad-date"),
    ("day", "20270607", "bad-date"),
    ("day", "0207-06-07", "bad-date"),
    ("day", "9999-12-31", "bad-date"),
    ("day", "2027-06-07T00:00", "bad-date"),
    ("clock", "24:00", "bad-time"),
    ("clock", "9:60", "bad-time"),
    ("clock", "9", "bad-time"),
    ("clock", "540", "bad-time"),
    ("clock", "no", "bad-time"),
    ("choice", "off", "bad-choice"),
    ("choice", "No", "bad-choice"),
]


@pytest.mark.parametrize("quote", ["", '"'])
@pytest.mark.parametrize(("key", "written", "code"), REFUSED)
def test_value_that_the_field_cannot_be_is_a_problem_at_its_place(
    key: str, written: str, code: str, quote: str
) -> None:
    value, problems = read(key, f"{quote}{written}{quote}")
    assert value is None
    assert [(str(one.place), one.code) for one in problems] == [
        (f"data/a.yaml:1:{len(key) + 3}", code)
    ]
    assert written in str(problems[0].message)
    assert problems[0].hint is not None


@pytest.mark.parametrize("key", ["text", "phone", "number", "truth", "day", "clock", "choice"])
@pytest.mark.parametrize("written", ["~", "null", "", "# comment"])
def test_nothing_is_nothing_for_every_type(key: str, written: str) -> None:
    assert read(key, written) == (None, [])


@pytest.mark.parametrize("key", ["phone", "number", "truth", "day", "clock", "choice"])
def test_quoted_tilde_is_a_text_and_not_nothing(key: str) -> None:
    value, problems = read(key, '"~"')
    assert value is None
    assert len(problems) == 1
    assert read("text", '"~"') == ("~", [])


def test_blank_text_is_a_problem() -> None:
    value, problems = read("text", '"  "')
    assert value is None
    assert [one.code for one in problems] == ["empty-value"]


def test_text_is_composed_and_trimmed() -> None:
    decomposed = "Ja\u0308rjesto\u0308"
    assert read("text", f'" {decomposed} "') == ("Järjestö", [])


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("7.6.2027", "Write it as 2027-06-07."),
        ("31.6.2027", "Write year-month-day: 2027-06-07."),
        ("2027-13-01", "There is no such day in the calendar. Check the day and the month."),
        ("2207-06-07", "The year must be between 2000 and 2099."),
        ("huomenna", "Write year-month-day: 2027-06-07."),
    ],
)
def test_date_hint_tells_what_to_write(written: str, hint: str) -> None:
    day, said = parse_date(written)
    assert day is None
    assert str(said) == hint


def test_leaving_a_list_or_keys_where_a_value_belongs() -> None:
    for written, message in (
        ("[1, 2]", "A single value is expected here, not a list."),
        ("{a: 1}", "A single value is expected here, not keys with values."),
    ):
        value, problems = read("number", written)
        assert value is None
        assert [(one.code, str(one.message)) for one in problems] == [("wrong-type", message)]


def test_shown_is_one_short_printable_line() -> None:
    assert shown("a\nb\x1b[31m") == "a\\u000ab\\u001b[31m"
    assert shown("x" * 100) == "x" * 60 + "…"
    assert shown("x" * 60) == "x" * 60


@pytest.mark.parametrize(
    ("wrong", "known", "hint"),
    [
        ("emial", ["email", "phone"], "Did you mean “email”?"),
        ("zzz", ["email", "phone"], "Known: email, phone."),
        ("zzz", [], "There is nothing to choose from yet."),
        ("zzz", [f"a{n}" for n in range(14)], "Known: a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11 and 2 more."),
        ("x" * 1_000_000, ["xx"], "Known: xx."),
    ],
)  # fmt: skip
def test_nearest_hint(wrong: str, known: list[str], hint: str) -> None:
    assert str(nearest_hint(wrong, known)) == hint


def test_marking_for_translation_changes_nothing() -> None:
    assert N_("Explain.") == "Explain."
