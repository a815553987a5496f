"""The engine against a minute-by-minute evaluation that knows nothing of it, clock changes and holidays included."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sotekit.hours import (
    State,
    closed_weeks,
    days,
    intervals,
    is_open,
    minutes_open,
    next_change,
    state_at,
    usual_week,
    week_table,
)
from sotekit.model.closure import Closure
from tests.hours.support import HELSINKI, Spec, read, specs, understood, written

SPRING, AUTUMN = date(2027, 3, 28), date(2027, 10, 31)
MIDSUMMER, CHRISTMAS, EASTER = date(2027, 6, 25), date(2026, 12, 25), date(2027, 3, 28)
NEW_YEAR, LEAP = date(2028, 1, 1), date(2028, 2, 29)
INTERESTING = (SPRING, AUTUMN, MIDSUMMER, CHRISTMAS, NEW_YEAR, LEAP)


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=HELSINKI)


def closures(spec: Spec) -> list[Closure]:
    return [Closure(start=first, end=last) for first, last in spec.closed]


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(INTERESTING).flatmap(lambda day: st.tuples(st.just(day), specs(day))))
def test_agrees_with_every_minute_around_the_days_that_are_hard(case: tuple[date, Spec]) -> None:
    day, spec = case
    hours = understood(written(spec))
    start, end = noon(day - timedelta(days=2)), noon(day + timedelta(days=2))
    expected = spec.open_minutes(start, end)
    found = intervals(hours, start.date() - timedelta(days=1), end.date(), closures(spec))
    inside = [False] * len(expected)
    for one in found:
        first = int((one.start.astimezone(UTC) - start.astimezone(UTC)).total_seconds() // 60)
        last = int((one.end.astimezone(UTC) - start.astimezone(UTC)).total_seconds() // 60)
        for minute in range(max(0, first), min(len(inside), last)):
            inside[minute] = True
    assert inside == expected
    assert minutes_open(hours, start, end, closures(spec)) == sum(expected)


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(INTERESTING).flatmap(lambda day: st.tuples(st.just(day), specs(day))),
    st.integers(0, 4 * 24 * 60),
)
def test_the_next_change_is_the_first_minute_that_differs(
    case: tuple[date, Spec], minute: int
) -> None:
    day, spec = case
    hours = understood(written(spec))
    when = (noon(day - timedelta(days=2)).astimezone(UTC) + timedelta(minutes=minute)).astimezone(
        HELSINKI
    )
    now = spec.is_open(when)
    assert is_open(hours, when, closures(spec)) == now
    expected = spec.open_minutes(when, when.astimezone(UTC) + timedelta(days=3))
    change = next_change(hours, when, closures(spec))
    first = next((n for n, open_ in enumerate(expected) if open_ != now), None)
    if first is None:
        assert change is None or change[0] >= when.astimezone(UTC) + timedelta(days=3)
    else:
        assert change is not None
        assert change[0].astimezone(UTC) == when.astimezone(UTC) + timedelta(minutes=first)


@settings(max_examples=30, deadline=None)
@given(specs(MIDSUMMER), st.integers(2024, 2040))
def test_every_day_of_a_year_agrees(spec: Spec, year: int) -> None:
    hours = understood(written(spec))
    table = days(hours, date(year, 1, 1), date(year, 12, 31), closures(spec))
    for day, found in table.items():
        assert merged(tuple((span.start, span.end) for span in found)) == merged(spec.day(day)), day


def merged(spans: tuple[tuple[int, int], ...]) -> list[tuple[int, int]]:
    """Spans that touch as one."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and joined[-1][1] == start:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def test_a_night_at_the_clock_changes_is_an_hour_shorter_and_longer() -> None:
    night = read("joka päivä 22–05")
    for day, minutes in ((SPRING, 6 * 60), (AUTUMN, 8 * 60)):
        (one,) = intervals(night, day - timedelta(days=1), day - timedelta(days=1))
        assert one.minutes == minutes
        assert (one.start.hour, one.end.hour) == (22, 5)


def test_round_the_clock_lasts_23_and_25_hours() -> None:
    always = read("ympäri vuorokauden")
    for day, minutes in ((SPRING, 23 * 60), (AUTUMN, 25 * 60)):
        start = datetime(day.year, day.month, day.day, tzinfo=HELSINKI)
        end = datetime(day.year, day.month, day.day, tzinfo=HELSINKI) + timedelta(days=1)
        assert minutes_open(always, start, end) == minutes
    assert next_change(always, noon(SPRING)) is None


def test_the_hour_that_comes_twice_is_open_twice_and_the_missing_one_never() -> None:
    hours = read("joka päivä 2–3.30")
    assert sum(one.minutes for one in intervals(hours, AUTUMN, AUTUMN)) == 120
    assert sum(one.minutes for one in intervals(hours, SPRING, SPRING)) == 60
    assert intervals(read("joka päivä 3–3.30"), SPRING, SPRING) == ()


def test_a_closed_day_closes_the_night_that_begins_on_it_and_no_other() -> None:
    hours = read("joka päivä 22–02; 3.4. suljettu")
    fourth = datetime(2026, 4, 4, 1, tzinfo=HELSINKI)
    assert state_at(hours, fourth) is State.CLOSED
    assert state_at(hours, fourth - timedelta(days=1)) is State.OPEN
    plain = read("joka päivä 22–02")
    closed = [Closure(start=date(2026, 4, 3), end=date(2026, 4, 3))]
    assert state_at(plain, fourth, closed) is State.CLOSED
    assert state_at(plain, fourth - timedelta(days=1), closed) is State.OPEN


def test_a_closure_wins_over_everything() -> None:
    hours = read("ma–pe 9–15; 24.12.2026 9–12; pyhinä 10–12")
    closed = [Closure(start=date(2026, 12, 20), end=date(2027, 1, 6))]
    assert not any(week_table(hours, date(2026, 12, 24), closed).values())
    assert week_table(hours, date(2026, 12, 24))[date(2026, 12, 24)][0].end == 12 * 60


def test_the_closed_weeks_of_a_summer() -> None:
    hours = read("ma–to 9–15, pe 9–13; 28.6.–18.7. suljettu")
    closed = [Closure(start=date(2027, 7, 19), end=date(2027, 7, 23))]
    summer = (date(2027, 6, 1), date(2027, 8, 31))
    assert closed_weeks(hours, *summer) == (
        date(2027, 6, 28), date(2027, 7, 5), date(2027, 7, 12),
    )  # fmt: skip
    assert closed_weeks(hours, *summer, closed)[-1] == date(2027, 7, 19)


def test_by_appointment_is_not_open() -> None:
    hours = read("ma 9–12, ti 9–12 sopimuksen mukaan; muina aikoina sopimuksen mukaan")
    monday = datetime(2027, 2, 1, 10, tzinfo=HELSINKI)
    assert state_at(hours, monday) is State.OPEN
    assert state_at(hours, monday + timedelta(days=1)) is State.BY_APPOINTMENT
    assert state_at(hours, monday + timedelta(hours=5)) is State.BY_APPOINTMENT
    assert not is_open(hours, monday + timedelta(days=1))
    assert minutes_open(hours, monday, monday + timedelta(days=7)) == 180
    assert hours.by_appointment
    assert not read("ma 9–12").by_appointment


def test_who_is_open_on_saturday_evening() -> None:
    saturday = datetime(2027, 2, 6, 19, tzinfo=HELSINKI)
    texts = ("ma–pe 9–15", "joka päivä 18–21", "la–su 10–20; 6.2.2027 10–16", "24 h")
    assert [is_open(read(text), saturday) for text in texts] == [False, True, False, True]


def test_a_time_without_a_zone_is_helsinki_time() -> None:
    hours = read("ma–pe 9–15")
    aware = datetime(2027, 2, 1, 7, 30, tzinfo=UTC)
    assert is_open(hours, aware)
    assert is_open(hours, datetime(2027, 2, 1, 9, 30))  # noqa: DTZ001 - the point of the test
    assert not is_open(hours, datetime(2027, 2, 1, 7, 30))  # noqa: DTZ001


def test_an_ordinary_week_is_the_one_outside_seasons() -> None:
    today = date(2027, 1, 4)
    season = read("ma–pe 9–15; 1.6.–31.8. ma–pe 9–14; 24.12. suljettu")
    assert usual_week(season, today) == read("ma–pe 9–15").week
    newer = read("ma–pe 9–15; 1.1.2021 alkaen ma–pe 10–16")
    assert usual_week(newer, today) == read("ma–pe 10–16").week
    most = read("1.9.–31.5. ma–pe 9–17; 1.6.–31.8. ma–pe 9–15")
    assert usual_week(most, today) == read("ma–pe 9–17").week
    assert (
        usual_week(read("parittomilla viikoilla ma 9–12; parillisilla viikoilla ti 9–12"), today)
        is None
    )
    osm = read("Mo-Fr 09:00-17:00; Jul sunrise-sunset")
    assert usual_week(osm, today) == read("ma–pe 9–17").week


@pytest.mark.parametrize(
    ("text", "day", "open_"),
    [
        ("aattoina 9–12", date(2026, 12, 24), True),
        ("aattoina 9–12", date(2027, 4, 30), True),
        ("aattoina 9–12", date(2027, 5, 5), True),  # the day before Ascension Day
        ("aattoina 9–12", date(2027, 12, 24), True),
        ("aattoina 9–12", date(2022, 12, 24), False),  # a Saturday: closed anyway
        ("aattoina 9–12", date(2026, 12, 23), False),
        ("juhannusaattona 9–12", date(2027, 6, 25), True),
        ("juhannuspäivänä 9–12", date(2027, 6, 26), True),
        ("pyhäinpäivänä 9–12", date(2026, 10, 31), True),
        ("helatorstaina 9–12", date(2027, 5, 6), True),
        ("2. pääsiäispäivänä 9–12", date(2027, 3, 29), True),
        ("kuukauden viimeinen pe 9–12", date(2027, 4, 30), True),
        ("kuukauden 1. pe 9–12", date(2027, 4, 2), True),
        ("parillisilla viikoilla pe 9–12", date(2027, 1, 15), True),
        ("parittomilla viikoilla pe 9–12", date(2027, 1, 15), False),
        ("viikoilla 2–3 ma–pe 9–12", date(2027, 1, 15), True),
    ],
)  # fmt: skip
def test_named_days_are_on_their_dates(text: str, day: date, *, open_: bool) -> None:
    hours = read(f"ma–pe 13–15; {text}")
    first = days(hours, day, day)[day][:1]
    assert bool(first and first[0].start == 9 * 60) == open_


def test_holidays_on_weekdays_leave_sundays_as_they_are() -> None:
    hours = read("ma–pe 9–15, su 12–16; 1.12.–31.12. su 10–12; arkipyhinä suljettu")
    expected = {
        date(2026, 12, 6): ((600, 720),),  # Independence Day, a Sunday in December
        date(2027, 5, 16): ((720, 960),),  # Whit Sunday
        date(2027, 5, 6): (),  # Ascension Day
        date(2027, 1, 6): (),
    }
    for day, spans in expected.items():
        assert tuple((s.start, s.end) for s in days(hours, day, day)[day]) == spans


def test_holidays_on_one_weekday() -> None:
    hours = read("ma–pe 9–15, la 10–12; la osuvina pyhinä 9–15")
    assert days(hours, date(2027, 5, 1), date(2027, 5, 1))[date(2027, 5, 1)][0].start == 9 * 60
    assert days(hours, date(2027, 5, 8), date(2027, 5, 8))[date(2027, 5, 8)][0].start == 10 * 60
    sundays = read("ma–pe 9–15, la 10–12; su osuvina pyhinä 9–15")
    assert days(sundays, date(2027, 3, 28), date(2027, 3, 28))[date(2027, 3, 28)]
    assert not days(sundays, date(2027, 4, 4), date(2027, 4, 4))[date(2027, 4, 4)]


def test_eves_alone_are_all_eves_but_sundays() -> None:
    hours = read("aattoina 9–12")
    table = days(hours, date(2026, 1, 1), date(2026, 12, 31))
    assert [f"{day:%d.%m.}" for day, spans in table.items() if spans] == [
        "05.01.", "02.04.", "04.04.", "30.04.", "13.05.", "23.05.", "19.06.", "30.10.", "05.12.",
        "24.12.", "31.12.",
    ]  # fmt: skip
