"""The week in quarters: what is written comes back, and the stretches are those one counts by hand."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from sotekit.hours.slots import (
    A_WEEK,
    ALL,
    NONE,
    hours_in,
    hours_slots,
    longest_without,
    runs,
    span_slots,
    weekdays_in,
    weekdays_text,
    write_slots,
)
from sotekit.model.hours_text import HoursText

NEAR = date(2026, 11, 23)
HALF_HOURS = st.lists(
    st.tuples(st.integers(0, 6), st.integers(0, 47), st.integers(1, 16)), max_size=8
)


def slots_of(spans: list[tuple[int, int, int]]) -> int:
    found = NONE
    for weekday, start, length in spans:
        found |= span_slots(weekday, start * 30, min(48, start + length) * 30)
    return found


@settings(max_examples=150, deadline=None)
@given(HALF_HOURS, st.sampled_from(("fi", "sv", "en")))
def test_what_is_written_is_read_back(spans: list[tuple[int, int, int]], language: str) -> None:
    slots = slots_of(spans)
    text = write_slots(slots, language)
    assert (hours_slots(HoursText((text,)), NEAR) if text else NONE) == slots


@settings(max_examples=150, deadline=None)
@given(HALF_HOURS)
def test_the_longest_stretch_without(spans: list[tuple[int, int, int]]) -> None:
    slots = slots_of(spans)
    free = "".join("." if slots >> n & 1 else "x" for n in range(A_WEEK))
    around = max(map(len, (free * 2).split("."))) if slots else A_WEEK
    assert longest_without(slots) == around / 4


@settings(max_examples=100, deadline=None)
@given(HALF_HOURS)
def test_runs_are_the_set_in_order(spans: list[tuple[int, int, int]]) -> None:
    slots = slots_of(spans)
    joined = NONE
    for weekday, start, end in runs(slots):
        joined |= span_slots(weekday, start, end)
    assert joined == slots
    assert sum(end - start for _, start, end in runs(slots)) / 60 == hours_in(slots)


def test_a_night_goes_on_in_the_next_day_and_sunday_into_monday() -> None:
    assert list(runs(hours_slots(HoursText(("su 22–02",)), NEAR))) == [(0, 0, 120), (6, 1320, 1440)]


def test_by_appointment_is_not_open() -> None:
    assert hours_slots(HoursText(("ma 9–12 ajanvarauksella",)), NEAR) == NONE


def test_unclear_hours_are_no_hours() -> None:
    assert hours_slots(HoursText(("joskus",)), NEAR) == NONE
    assert hours_slots(None, NEAR) == NONE


def test_odd_minutes_count_only_whole_quarters() -> None:
    assert list(runs(hours_slots(HoursText(("ma 9:10–9:50",)), NEAR))) == [(0, 555, 585)]


def test_weeks_that_differ_are_the_week_of_the_day() -> None:
    odd = HoursText(("parittomilla viikoilla ma 9–12",))
    assert weekdays_in(hours_slots(odd, date(2026, 11, 18))) == (0,)
    assert weekdays_in(hours_slots(odd, date(2026, 11, 23))) == ()


def test_names_of_days() -> None:
    assert weekdays_text((5, 6)).fi == "la, su"
    assert weekdays_text(range(5)).sv == "mån–fre"


def test_all_and_nothing() -> None:
    assert hours_in(ALL) == 168
    assert longest_without(NONE) == 168
    assert longest_without(ALL) == 0
