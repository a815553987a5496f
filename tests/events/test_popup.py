"""The report on pop-ups against a count of its own, and what it may and may not say."""

from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sotekit.events.popup import ENOUGH_DAYS, Dimension, PopUpReport, popup_report
from sotekit.events.popup_places import PlaceKind, Wanted, places_for, suggestions
from sotekit.i18n import translator
from sotekit.model.popup import PopUp, PopUpDay, WorkTime
from sotekit.model.text import Text
from sotekit.report.popup_words import headline
from sotekit.report.popups import popup_lines
from sotekit.store.loading import load
from tests.conftest import PROJECT

TODAY = date(2026, 11, 23)
ENGLISH = translator("en")


def popup(name: str, *days: PopUpDay, channels: tuple[str, ...] = ()) -> PopUp:
    return PopUp(
        id=name, place=Text(plain=name), municipality="kunta", channels=channels, days=days
    )


def day(
    offset: int, reached: int | None, hours: float | None = 6, group: str = "families"
) -> PopUpDay:
    return PopUpDay(
        date=date(2026, 3, 2) + timedelta(days=offset),
        target_group=group,
        reached=reached,
        work_hours=None if hours is None else WorkTime(round(hours * 60)),
    )


def says(report: PopUpReport) -> list[str]:
    return [one.text(ENGLISH) for one in headline(report)]


def test_two_that_reached_nobody_come_first() -> None:
    found = popup_report([popup("a", day(0, 0)), popup("b", day(7, 0))], TODAY)
    first, then = says(found)
    assert first == "Both pop-up days that were held reached nobody."
    assert "Nobody is a result" in then
    assert (found.all.reached, found.all.hours) == (0, 12)
    assert not any(one.told_apart for one in found.comparisons)


@pytest.mark.parametrize(
    ("reached", "said"),
    [
        ([], "No pop-up has been held and counted in this time."),
        ([None], "No pop-up has been held and counted in this time."),
        ([0], "The only pop-up day that was held reached nobody."),
        ([0, 0, 0], "All 3 pop-up days that were held reached nobody."),
        ([0, 4], "1 of 2 pop-up days reached nobody."),
        ([1], "The 1 pop-up day that was held and counted reached somebody."),
        (
            [1, 4],
            "Each of the 2 pop-up days that were held and counted reached somebody.",
        ),
    ],
)
def test_the_first_sentence(reached: list[int | None], said: str) -> None:
    days = [day(number, one) for number, one in enumerate(reached)]
    assert says(popup_report([popup("a", *days)], TODAY))[0] == said


def test_missing_is_not_zero() -> None:
    found = popup_report([popup("a", day(0, None), day(7, 3))], TODAY)
    assert len(found.counted) == 1
    assert [one.day.date for one in found.uncounted] == [date(2026, 3, 2)]
    assert found.nobody == ()
    assert found.all.reached == 3


def test_a_cancelled_day_and_a_coming_one_count_nowhere() -> None:
    gone = PopUpDay(date=date(2026, 4, 1), target_group="families", cancelled=True)
    coming = PopUpDay(date=date(2026, 12, 1), target_group="families")
    found = popup_report([popup("a", gone, coming)], TODAY)
    assert (found.counted, found.uncounted) == ((), ())
    assert (len(found.cancelled), len(found.coming)) == (1, 1)


def test_unknown_hours_are_left_out_of_the_rate_alone() -> None:
    found = popup_report([popup("a", day(0, 4, hours=None), day(7, 6, hours=3))], TODAY)
    whole = found.all
    assert (whole.reached, whole.hours) == (10, 3)
    assert (whole.rate.count, whole.rate.exposure) == (6, 3)


def test_few_days_are_never_told_apart() -> None:
    few = [day(number, 40) for number in range(ENOUGH_DAYS - 1)]
    none = [day(100 + number, 0, group="unemployed") for number in range(ENOUGH_DAYS)]
    found = popup_report([popup("a", *few, *none)], TODAY)
    groups = next(one for one in found.comparisons if one.dimension is Dimension.TARGET_GROUP)
    assert groups.told_apart == ()
    assert not groups.enough


def test_many_days_that_differ_are_told_apart() -> None:
    many = [day(number, 10 + number % 3) for number in range(8)]
    none = [day(100 + number, number % 2, group="unemployed") for number in range(8)]
    found = popup_report([popup("a", *many, *none)], TODAY)
    groups = next(one for one in found.comparisons if one.dimension is Dimension.TARGET_GROUP)
    assert groups.told_apart == (("families", "unemployed"),)


def test_one_great_day_among_empty_ones_proves_nothing() -> None:
    """People came together once: counted one by one it would look like a law."""
    lucky = [day(number, 30 if number == 0 else 0) for number in range(6)]
    even = [day(100 + number, 1, group="unemployed") for number in range(6)]
    found = popup_report([popup("a", *lucky, *even)], TODAY)
    groups = next(one for one in found.comparisons if one.dimension is Dimension.TARGET_GROUP)
    assert groups.enough
    assert groups.told_apart == ()


@given(
    st.lists(
        st.tuples(
            st.integers(0, 300),
            st.one_of(st.none(), st.integers(0, 30)),
            st.one_of(st.none(), st.integers(0, 10)),
            st.sampled_from(["families", "unemployed"]),
            st.booleans(),
        ),
        max_size=12,
    )
)
@settings(deadline=None, max_examples=80)
def test_nothing_is_lost_or_counted_twice(
    cases: list[tuple[int, int | None, int | None, str, bool]],
) -> None:
    days = [
        PopUpDay(
            date=date(2026, 3, 2) + timedelta(days=offset),
            target_group=group,
            reached=None if cancelled else reached,
            work_hours=None if hours is None else WorkTime(hours * 60),
            cancelled=cancelled,
        )
        for offset, reached, hours, group, cancelled in cases
    ]
    found = popup_report([popup("a", *days, channels=("x", "y"))], TODAY)
    parts = (found.counted, found.uncounted, found.cancelled, found.coming)
    shown = [one.day for part in parts for one in part]
    future = [one for one in days if one.reached is not None and one.date > TODAY]
    coming = [one.day for one in found.coming]
    assert len([one for one in shown if one not in future]) == len(
        [one for one in days if one not in future]
    )
    assert all(one in coming for one in future)
    held = [one for one in days if one.reached is not None and one.date <= TODAY]
    assert found.all.reached == sum(one.reached or 0 for one in held)
    for comparison in found.comparisons:
        counted = sum(len(group.days) for group in comparison.groups)
        times = 2 if comparison.dimension is Dimension.CHANNEL else 1
        assert counted == times * len(held)
        for group in comparison.groups:
            high = group.rate.high
            assert 0 <= group.rate.low <= (group.rate.value or 0)
            assert high is None or high >= (group.rate.value or 0)


def naive(folder: Path) -> tuple[dict[str, list[int]], int, float]:
    """Channel → [days, nobody, people] by another YAML reader and plain sums; people and hours in all."""
    groups: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    people, hours = 0, 0.0
    for path in folder.glob("*.yaml"):
        record = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - texts only
        for one in record["days"]:
            if "reached" not in one or date.fromisoformat(one["date"]) > TODAY:
                continue
            reached = int(one["reached"])
            people += reached
            whole, _, rest = one.get("work_hours", "0").partition(":")
            hours += float(whole) + float(rest or 0) / 60
            for channel in {*record.get("channels", []), *one.get("channels", [])}:
                groups[channel][0] += 1
                groups[channel][1] += reached == 0
                groups[channel][2] += reached
    return dict(groups), people, hours


def test_the_example_agrees_with_a_count_of_its_own() -> None:
    repository = load(PROJECT).readable
    found = popup_report(repository.popups, TODAY)
    groups, people, hours = naive(PROJECT / "data" / "popups")
    assert (found.all.reached, found.all.hours) == (people, hours)
    channels = next(one for one in found.comparisons if one.dimension is Dimension.CHANNEL)
    assert {
        one.key: [len(one.days), len(one.days) - one.somebody.count, one.reached]
        for one in channels.groups
    } == groups
    assert len(found.nobody) == 2


def test_the_report_begins_with_nobody(example: Path) -> None:
    repository = load(example).readable
    found = popup_report(repository.popups, TODAY, last=date(2026, 3, 31))
    pieces = [str(one) for one in popup_lines(found, (), repository, ENGLISH, 80)]
    assert pieces[0] == "Both pop-up days that were held reached nobody."
    assert "3 March 2026" in pieces[1]
    assert "12 March 2026" in pieces[2]
    assert all(len(line) <= 80 for piece in pieces for line in piece.splitlines())


def test_where_people_are(example: Path) -> None:
    repository = load(example).readable
    found = places_for(repository, Wanted("families", "kaislakoski"), TODAY)
    assert found
    kinds = {one.kind for one in found}
    assert PlaceKind.RECEPTION in kinds
    assert [one.same_municipality for one in found] == sorted(
        (one.same_municipality for one in found), reverse=True
    )
    assert all(one.when >= TODAY for one in found)
    told = suggestions(repository, popup_report(repository.popups, TODAY), TODAY)
    wanted = {(one.wanted.target_group, one.wanted.municipality) for one in told}
    assert ("families", "kaislakoski") in wanted
    assert ("unemployed", "utukorpi") in wanted


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("6", 360),
        ("6.5", 390),
        ("6,5", 390),
        ("6:30", 390),
        ("6 h 30", 390),
        ("6 h", 360),
        ("0", 0),
        ("6.25", 375),
        ("6:75", None),
        ("-1", None),
        ("kuusi", None),
        ("1e3", None),
        ("99999", None),
        ("", None),
    ],
)
def test_hours_of_work_as_people_write_them(text: str, minutes: int | None) -> None:
    found = WorkTime.read(text)
    assert (found.minutes if found else None) == minutes


@given(st.integers(0, 1000 * 60))
@settings(deadline=None)
def test_hours_of_work_are_read_back(minutes: int) -> None:
    assert WorkTime.read(str(WorkTime(minutes))) == WorkTime(minutes)
