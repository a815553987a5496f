"""Moments by Finland's clock, and stretches of time as people write them."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sotekit.plain.moments import HELSINKI, Span, later, parse_moment, written_moment


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2027-01-14 21:40", "2027-01-14T21:40:00+02:00"),
        ("2027-01-14T21.40", "2027-01-14T21:40:00+02:00"),
        ("2027-06-14 9:05", "2027-06-14T09:05:00+03:00"),
        ("2027-06-14T06:05:30Z", "2027-06-14T09:05:30+03:00"),
        ("2027-10-31T03:30:00+03:00", "2027-10-31T03:30:00+03:00"),
        ("2027-10-31T03:30:00+02:00", "2027-10-31T03:30:00+02:00"),
        ("2028-02-29 00:00", "2028-02-29T00:00:00+02:00"),
    ],
)
def test_a_moment_is_read_and_written_with_its_distance_from_utc(text: str, written: str) -> None:
    moment = parse_moment(text)
    assert moment is not None
    assert written_moment(moment) == written


@pytest.mark.parametrize(
    "text",
    ["", "21:40", "2027-01-14", "2027-02-29 10:00", "2027-01-14 24:00", "2027-01-14 10:60",
     "2027-01-14 10:00:61", "14.1.2027 21.40", "2027-01-14 21:40 huomenna", "1999-01-14 21:40",
     "2027-01-14T21:40+99:00"],
)  # fmt: skip
def test_what_is_no_moment_is_refused(text: str) -> None:
    assert parse_moment(text) is None


moments = st.integers(0, 10 * 366 * 86_400).map(
    lambda seconds: (datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)).astimezone(
        HELSINKI
    )
)


@given(moments)
@settings(deadline=None, max_examples=60)
def test_writing_and_reading_gives_the_same_moment(moment: datetime) -> None:
    found = parse_moment(written_moment(moment))
    assert found is not None
    assert found.astimezone(UTC) == moment.astimezone(UTC)


@given(moments, st.integers(0, 60 * 24 * 40))
@settings(deadline=None, max_examples=60)
def test_later_counts_real_time_over_clock_changes(moment: datetime, minutes: int) -> None:
    assert later(moment, minutes).astimezone(UTC) - moment.astimezone(UTC) == timedelta(
        minutes=minutes
    )


@pytest.mark.parametrize(
    ("text", "minutes", "written"),
    [("30 min", 30, "30 min"), ("2 h", 120, "2 h"), ("2h", 120, "2 h"), ("3 d", 4320, "3 d"),
     ("1 h 30 min", 90, "90 min"), ("2 pv", 2880, "2 d"), ("24 h", 1440, "1 d"), ("0 min", 0, "0 min")],
)  # fmt: skip
def test_a_stretch_of_time(text: str, minutes: int, written: str) -> None:
    span = Span.parse(text)
    assert span == Span(minutes)
    assert str(span) == written


@pytest.mark.parametrize("text", ["", " ", "2", "h", "2 weeks", "-1 h", "1,5 h", "2 h soon"])
def test_what_is_no_stretch_is_refused(text: str) -> None:
    assert Span.parse(text) is None
