"""Every figure of a season, counted again by another hand."""

from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sotekit.debrief.breakdown import Breakdown, spread
from sotekit.debrief.season import SeasonStatistics
from tests.debrief import recount
from tests.debrief.samples import random_rows, write_calls, write_region
from tests.debrief.support import frame_at, statistics_at

START = date(2026, 6, 1)
FIELDS = {
    "topics": "topics",
    "ages": "age",
    "for_whom": "for_whom",
    "referrals": "referred",
    "follow_ups": "follow_up",
    "feedback": "feedback",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_region(tmp_path)


@pytest.fixture
def statistics(root: Path) -> SeasonStatistics:
    rows = random_rows(400, START, 28)
    write_calls(root, "2026", rows[:150], part="a")
    write_calls(root, "2026", rows[150:], part="b")
    return statistics_at(root)


@pytest.fixture
def rows(root: Path, statistics: SeasonStatistics) -> recount.Rows:  # noqa: ARG001 - writes the log
    return recount.rows_of(root / "data" / "calls" / "satupuhelin-2026")


def as_counter(breakdown: Breakdown) -> Counter[str]:
    return Counter({one.id: one.count for one in breakdown.choices})


def test_outcomes(statistics: SeasonStatistics, rows: recount.Rows) -> None:
    by_outcome = Counter(row["outcome"] for row in rows)
    assert statistics.outcomes.answered == by_outcome["answered"]
    assert statistics.outcomes.missed == by_outcome["missed"]
    assert statistics.outcomes.voicemail == by_outcome["voicemail"]
    assert statistics.outcomes.total == len(rows) == 400


@pytest.mark.parametrize(("name", "column"), FIELDS.items())
def test_choices(statistics: SeasonStatistics, rows: recount.Rows, name: str, column: str) -> None:
    breakdown: Breakdown = getattr(statistics, name)
    calls = recount.answered(rows)
    assert as_counter(breakdown) == recount.choices(calls, column)
    assert breakdown.calls == len(calls)
    assert breakdown.filled == sum(1 for row in calls if row[column])
    assert breakdown.blank == sum(1 for row in calls if not row[column])


def test_lengths(statistics: SeasonStatistics, rows: recount.Rows) -> None:
    again = recount.minutes(recount.answered(rows))
    found = statistics.minutes
    assert (found.lower, found.median, found.upper) == pytest.approx(
        (again["lower"], again["median"], again["upper"])
    )
    assert found.mean == pytest.approx(again["mean"])


def test_weeks_and_duties(statistics: SeasonStatistics, rows: recount.Rows) -> None:
    again = recount.weeks(rows)
    assert {one.week: one.outcomes.total for one in statistics.spans} == again
    assert [one.on_duty for one in statistics.spans] == [
        (("tuulikello", 7),),
        (("aallotar", 7),),
        (("tuulikello", 7),),
        (("aallotar", 7),),
    ]


def test_hours(root: Path, statistics: SeasonStatistics, rows: recount.Rows) -> None:
    open_on = frame_at(root, "2026").open_on
    grid = statistics.grid
    assert {
        (day + 1, hour): one.total for (day, hour), one in grid.contacts.items()
    } == recount.grid(rows)
    closed = recount.outside(rows, is_weekday_and_open)
    assert grid.outside.total == closed
    assert grid.no_hour.total == sum(1 for row in rows if not row["hour"])
    assert grid.inside.total + grid.outside.total + grid.no_hour.total == len(rows)
    assert open_on is not None
    assert not open_on(date(2026, 6, 19)), "closed by the season's closures"


def is_weekday_and_open(day: date, hour: int) -> bool:
    """10–14 from Monday to Friday, closed on 19 June, said here once more by hand."""
    return day.weekday() < 5 and 10 <= hour < 14 and day != date(2026, 6, 19)


def test_days(statistics: SeasonStatistics, rows: recount.Rows) -> None:
    days = (START + timedelta(days=n) for n in range(28))
    open_days = (day for day in days if is_weekday_and_open(day, 12))
    assert statistics.daily is not None
    least, most, mean = recount.per_day(rows, open_days)
    assert (statistics.daily.least, statistics.daily.most) == (least, most)
    assert statistics.daily.mean == pytest.approx(mean)
    assert statistics.open_hours == 19 * 4


def test_responders(statistics: SeasonStatistics, rows: recount.Rows) -> None:
    # lumi is a person of aallotar: her calls are the organisation's
    owner = {"lumi": "aallotar", "": None}
    again = Counter(owner.get(row["responder"], row["responder"]) for row in rows)
    assert {one.id: one.outcomes.total for one in statistics.responders} == again
    minutes: Counter[str | None] = Counter()
    for row in recount.answered(rows):
        minutes[owner.get(row["responder"], row["responder"])] += int(row["minutes"] or 0)
    assert {one.id: one.minutes for one in statistics.responders} == minutes


@given(st.lists(st.integers(0, 120), min_size=2, max_size=60))
@settings(deadline=None, max_examples=80)
def test_spread_is_the_standard_librarys(lengths: list[int]) -> None:
    again = recount.minutes([{"minutes": str(one)} for one in lengths])
    found = spread(Counter(lengths))
    assert [found.lower, found.median, found.upper] == pytest.approx(
        [again["lower"], again["median"], again["upper"]]
    )


def test_one_call(root: Path) -> None:
    write_calls(root, "2026", ["abcdefgh,2026-06-01,10,answered,grief,,5,,,,,,"])
    found = statistics_at(root)
    assert found.outcomes.total == 1
    assert found.minutes.lower == found.minutes.median == found.minutes.upper == 5
    assert as_counter(found.topics) == {"grief": 1}


def test_nothing_logged(root: Path) -> None:
    found = statistics_at(root)
    assert found.outcomes.total == 0
    assert found.outcomes.answered_share.value is None
    assert found.minutes.median is None


def test_all_missed(root: Path) -> None:
    write_calls(root, "2026", [f"abcdefg{n},2026-06-0{n},11,missed,,,,,,,,," for n in range(2, 6)])
    found = statistics_at(root)
    assert (found.outcomes.missed, found.outcomes.answered) == (4, 0)
    assert found.topics == Breakdown((), 0, 0)


def test_a_topic_written_twice_in_a_call_counts_once(root: Path) -> None:
    write_calls(root, "2026", ["abcdefgh,2026-06-01,10,answered,grief+grief,,5,,,,,,"])
    assert as_counter(statistics_at(root).topics) == {"grief": 1}


def test_codes_that_the_vocabulary_does_not_know(root: Path) -> None:
    write_calls(root, "2026", ["abcdefgh,2026-06-01,10,answered,grief+dragons,young,5,,,,,,"])
    found = statistics_at(root)
    assert [one.id for one in found.topics.unknown] == ["dragons"]
    assert [one.id for one in found.ages.unknown] == ["young"]


def damaged_log(root: Path) -> SeasonStatistics:
    rows: list[Any] = [
        "abcdefgh,2026-06-01,10,answered,grief,,5,,,,,,",
        "abcdefgi,2026-06-31,10,answered,grief,,5,,,,,,",  # a day that doesn't exist
        "abcdefgj,2026-06-02,10,picked up,grief,,5,,,,,,",  # no such outcome
        "abcdefgk,2026-06-02,10",  # torn
        "abcdefgm,2026-06-02,25,answered,grief,,long,,,,,,",  # counted, without its hour and length
        "abcdefgn,2026-09-02,10,answered,grief,,5,,,,,,",  # outside the season
    ]
    write_calls(root, "2026", rows)
    return statistics_at(root)


def test_damaged_rows(root: Path) -> None:
    found = damaged_log(root)
    assert found.outcomes.answered == 3
    assert found.damaged == 3
    assert found.outside_season == 1
    assert found.grid.no_hour.total == 1
    assert found.minutes.calls == 2


def test_a_form_that_changed_in_the_middle(root: Path) -> None:
    write_calls(root, "2026", ["abcdefgh,2026-06-01,10,answered,grief,,5,,,,helped,,"], part="new")
    write_calls(
        root,
        "2026",
        ["abcdefgi,2026-06-08,10,answered,grief,5", "abcdefgj,2026-06-08,10,answered,money,5"],
        header="id,date,hour,outcome,topics,minutes",
        part="old",
    )
    found = statistics_at(root)
    assert found.topics.calls == 3
    assert (found.feedback.calls, found.feedback.not_asked) == (1, 2)
    assert found.feedback.filled_share.value == 1


def test_empty_parts_and_a_byte_order_mark(root: Path) -> None:
    path = write_calls(root, "2026", [])
    write_calls(
        root,
        "2026",
        ["abcdefgh;2026-06-01;10;answered;;;5;;;;;;"],
        part="excel",
        header="\ufeffid;date;hour;outcome;topics;age;minutes;for_whom;referred;follow_up;feedback;responder;note",
    )
    assert path.exists()
    assert statistics_at(root).outcomes.total == 1
