"""The vocabulary: every word is found again in a text, and the calendar behind the named days is right."""

from datetime import date

import pytest
from dateutil.easter import easter
from hypothesis import given
from hypothesis import strategies as st

from sotekit.hours.kinds import Kind
from sotekit.hours.tokens import tokenize
from sotekit.hours.when import FEAST, Dates, MonthDay, easter_sunday
from sotekit.hours.words import misspelt, vocabulary


def test_every_word_is_one_token_of_its_kind() -> None:
    allowed = {Kind.WEEKDAY, Kind.FILLER}
    for phrase, (kind, value) in vocabulary().items():
        tokens = tokenize(f"x, {phrase}")[2:]
        found = {token.kind for token in tokens}
        if phrase == "on":
            assert found <= allowed
            continue
        if kind is Kind.DAYTIME:  # it means what the times after it allow
            assert found == {Kind.UNKNOWN}, phrase
            assert len(tokens) == 1, phrase
            continue
        assert [(token.kind, token.value) for token in tokens[:1]] == [(kind, value)], phrase
        assert len(tokens) == 1, phrase


def test_capitals_and_composed_letters_make_no_difference() -> None:
    assert [token.value for token in tokenize("ARKIPÄIVISIN")] == [
        token.value for token in tokenize("arkipäivisin")
    ]


@given(st.integers(1900, 2199))
def test_easter(year: int) -> None:
    assert easter_sunday(year) == easter(year)


@pytest.mark.parametrize(
    ("key", "day"),
    [
        ("good-friday", date(2027, 3, 26)), ("ascension-day", date(2027, 5, 6)),
        ("whit-sunday", date(2027, 5, 16)), ("midsummer-eve", date(2027, 6, 25)),
        ("midsummer-day", date(2026, 6, 20)), ("all-saints-day", date(2026, 10, 31)),
        ("all-saints-day", date(2027, 11, 6)), ("mothers-day", date(2027, 5, 9)),
        ("fathers-day", date(2026, 11, 8)),
    ],
)  # fmt: skip
def test_feasts_are_on_their_dates(key: str, day: date) -> None:
    assert FEAST[key].in_year(day.year) == day
    assert FEAST[key].falls_on == day.weekday()


@pytest.mark.parametrize(
    ("word", "right"),
    [
        ("launtaisin", "lauantaisin"), ("perjatnaisin", "perjantaisin"), ("suljetttu", "suljettu"),
        ("koulupäivinä", None), ("arksin", None), ("lauantaisin", "lauantaisin"), ("apteekki", None),
    ],
)  # fmt: skip
def test_only_one_slip_in_a_long_word_is_mended(word: str, right: str | None) -> None:
    found = misspelt(word)
    assert vocabulary()[found] == vocabulary()[right] if found and right else found is right


def test_a_period_over_the_new_year() -> None:
    winter = Dates(MonthDay(12, 24), MonthDay(1, 6))
    assert winter.length == 14
    assert date(2026, 12, 31) in winter
    assert date(2027, 1, 6) in winter
    assert date(2027, 1, 7) not in winter
    assert winter.covers(Dates(MonthDay(12, 31), MonthDay(1, 1)))
    assert not winter.overlaps(Dates(MonthDay(6, 1), MonthDay(8, 31)))
