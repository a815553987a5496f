"""The time of a duty, as it is written and as it lies in the calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sotekit.model.period import DutyUnit, Period
from sotekit.plain.nodes import Mapping
from sotekit.plain.problem import Problem
from sotekit.plain.yaml import read_yaml

DAYS = st.dates(date(2000, 1, 8), date(2099, 12, 20))


@pytest.mark.parametrize(
    ("text", "first", "last", "unit"),
    [
        ("2027-W23", date(2027, 6, 7), date(2027, 6, 13), DutyUnit.WEEK),
        ("2026-W53", date(2026, 12, 28), date(2027, 1, 3), DutyUnit.WEEK),
        ("2027-W01", date(2027, 1, 4), date(2027, 1, 10), DutyUnit.WEEK),
        ("2027-06-07", date(2027, 6, 7), date(2027, 6, 7), DutyUnit.DAY),
        ("2028-02-29", date(2028, 2, 29), date(2028, 2, 29), DutyUnit.DAY),
        ("2027-06-07-am", date(2027, 6, 7), date(2027, 6, 7), DutyUnit.HALF_DAY),
        ("2027-06-07-pm", date(2027, 6, 7), date(2027, 6, 7), DutyUnit.HALF_DAY),
    ],
)
def test_written_forms(text: str, first: date, last: date, unit: DutyUnit) -> None:
    period = Period.parse(text)
    assert period is not None
    assert (period.first, period.last, period.unit, str(period)) == (first, last, unit, text)
    assert period.days[0] == first
    assert period.days[-1] == last
    assert len(period.days) == (7 if unit is DutyUnit.WEEK else 1)


@pytest.mark.parametrize(
    "text",
    ["2027-W53", "2027-W00", "2027-W5", "2027-w23", "2027W23", "W23", "23", "2027-02-29", "2027-13-01",
     "2027-06-07-", "2027-06-07-ap", "2027-6-7", "9999-W52", "9999-12-31", "0001-W01", "1999-12-31",
     "2027-W23 ", "٢٠٢٧-W٢٣", ""],
)  # fmt: skip
def test_what_is_not_a_period(text: str) -> None:
    assert Period.parse(text) is None


def test_a_mistake_is_at_its_place() -> None:
    node, _ = read_yaml("a.yaml", "period: 2027-W54\n")
    assert isinstance(node, Mapping)
    value = node.get("period")
    assert value is not None
    problems: list[Problem] = []
    assert Period.decode(value, problems) is None
    assert [(str(one.place), one.code) for one in problems] == [("a.yaml:1:9", "bad-period")]


@settings(max_examples=200, deadline=None)
@given(DAYS)
def test_a_week_holds_its_day_and_begins_on_a_monday(day: date) -> None:
    week = Period.week_of(day)
    assert day in week
    assert (week.first.weekday(), week.last.weekday()) == (0, 6)
    assert Period.parse(str(week)) == week
    year, number, _ = day.isocalendar()
    assert str(week) == f"{year}-W{number:02}"


@settings(max_examples=200, deadline=None)
@given(DAYS, st.integers(-20, 20), st.integers(0, 20))
def test_overlap_is_a_shared_day(day: date, ahead: int, length: int) -> None:
    week = Period.week_of(day)
    start = day + timedelta(days=ahead)
    end = start + timedelta(days=length)
    shared = {start + timedelta(days=n) for n in range(length + 1)} & set(week.days)
    assert week.overlaps(start, end) is bool(shared)


def test_periods_sort_by_time() -> None:
    written = ["2027-06-07-am", "2027-06-07-pm", "2027-06-08-am"]
    assert sorted(filter(None, map(Period.parse, reversed(written)))) == [
        Period.parse(one) for one in written
    ]
