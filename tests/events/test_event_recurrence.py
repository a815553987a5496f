"""Days as people say them."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotekit.events.rounds import round_name, shifted
from sotekit.model.recurrence import FORM, LAST, Recurrence


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("second tuesday", Recurrence(1, 2)),
        ("Toinen tiistai", Recurrence(1, 2)),
        ("kuun viimeinen torstai", Recurrence(3, LAST)),
        ("andra tisdagen i månaden", Recurrence(1, 2)),
        ("the last Friday of the month", Recurrence(4, LAST)),
        ("3. keskiviikko", Recurrence(2, 3)),
        ("every monday", Recurrence(0)),
        ("maanantaisin", Recurrence(0)),
        ("joka toinen maanantai", Recurrence(0, weeks=2)),
        ("varannan måndag", Recurrence(0, weeks=2)),
        ("every other monday", Recurrence(0, weeks=2)),
    ],
)
def test_people_say_it_in_their_own_way(text: str, meant: Recurrence) -> None:
    assert Recurrence.read(text) == meant
    assert re.search(FORM, text)


@pytest.mark.parametrize(
    "text", ["", "tiistaina tai keskiviikkona", "second", "fifth monday", "sometimes", "2", "tu"]
)
def test_what_is_unclear_is_not_guessed(text: str) -> None:
    assert Recurrence.read(text) is None


def test_editors_are_told_the_form() -> None:
    assert not re.search(FORM, "1_000")
    assert not re.search(FORM, "tiistaina tai keskiviikkona")


@given(
    st.builds(Recurrence, st.integers(0, 6), st.sampled_from([1, 2, 3, 4, LAST])),
    st.dates(date(2001, 1, 1), date(2098, 1, 1)),
)
def test_one_such_day_in_every_month(every: Recurrence, first: date) -> None:
    year = list(every.days(date(first.year, 1, 1), date(first.year, 12, 31)))
    assert [day.month for day in year] == list(range(1, 13))
    assert all(day.weekday() == every.weekday for day in year)
    if every.nth != LAST:
        assert all((day.day - 1) // 7 + 1 == every.nth for day in year)
    assert Recurrence.read(str(every)) == every


@given(st.dates(date(2001, 1, 1), date(2090, 1, 1)), st.integers(1, 24))
def test_the_next_round_is_on_the_like_weekday(day: date, months: int) -> None:
    then = shifted(day, months)
    assert then.weekday() == day.weekday()
    assert (then.year * 12 + then.month) - (day.year * 12 + day.month) == months
    assert abs((then.day - 1) // 7 - (day.day - 1) // 7) <= 1


def test_rounds_are_named_by_the_half_year() -> None:
    assert round_name(date(2027, 2, 24)) == "2027-spring"
    assert round_name(date(2027, 8, 25)) == "2027-autumn"
