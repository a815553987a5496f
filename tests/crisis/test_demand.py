"""Demand against capacity: the flow agrees with cutting every way, and the days with a slow reckoning."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sotekit.crisis.demand import needed, simulate
from sotekit.crisis.flow import Room, helped
from sotekit.model.scenario import Demand, Expectations
from tests.crisis.support import MONDAY, POINTS, SCENARIO, repository

counts = st.integers(0, 12)
places = st.lists(
    st.builds(
        lambda takes, total: (takes, total),
        st.dictionaries(st.sampled_from("abc"), st.one_of(st.none(), counts), max_size=3),
        st.one_of(st.none(), counts),
    ),
    max_size=3,
)


def most(needs: list[tuple[str, int]], rooms: list[Room]) -> int:
    """The most that can be helped, by the smallest cut, every cut tried: no path, no flow, only adding up."""
    best = None
    names = [name for name, _ in needs]
    for size in range(len(names) + 1):
        for kept in combinations(names, size):
            # of the needs outside the cut everybody is at the doors; each place cuts where it is cheapest
            cut = sum(count for name, count in needs if name not in kept)
            for room in rooms:
                at_door = [
                    _least(room.takes[name], dict(needs)[name])
                    for name in kept
                    if name in room.takes
                ]
                whole = sum(at_door)
                cut += whole if room.total is None else min(whole, room.total)
            best = cut if best is None else min(best, cut)
    return best or 0


def _least(bound: int | None, people: int) -> int:
    return people if bound is None else min(bound, people)


@given(st.tuples(counts, counts, counts), places)
@settings(deadline=None, max_examples=150)
def test_as_many_are_helped_as_can_be_and_the_first_need_first(
    people: tuple[int, int, int],
    found: list[tuple[dict[str, int | None], int | None]],
) -> None:
    needs = list(zip("abc", people, strict=True))
    rooms = [Room(f"place{at}", takes, total) for at, (takes, total) in enumerate(found)]
    got = helped(needs, rooms)
    for size in range(1, len(needs) + 1):
        # as many of the first needs together as could be if the later ones didn't exist
        assert sum(got[:size]) == most(needs[:size], rooms)


def test_nobody_and_nowhere() -> None:
    assert helped([], []) == ()
    assert helped([("a", 5)], []) == (0,)
    assert helped([("a", 0)], [Room("x", {"a": 3}, None)]) == (0,)


@pytest.mark.parametrize(
    ("day", "people"), [(1, 10), (2, 25), (3, 40), (4, 27), (5, 13), (6, 0), (7, 0)]
)
def test_the_need_rises_and_falls_evenly(day: int, people: int) -> None:
    one = Demand(service="talk", first_day=10, peak=40, peak_day=3, last_day=6)
    assert needed(one, day) == people


@given(counts, counts, st.integers(1, 9), st.integers(1, 20), st.integers(1, 30))
@settings(deadline=None, max_examples=100)
def test_the_need_is_never_more_than_its_peak_or_less_than_nothing(
    first: int, peak: int, peak_day: int, last_day: int, day: int
) -> None:
    one = Demand(service="talk", first_day=first, peak=peak, peak_day=peak_day, last_day=last_day)
    assert 0 <= needed(one, day) <= max(first, peak)


def test_the_days_agree_with_a_slow_reckoning() -> None:
    found = simulate(repository(), SCENARIO, MONDAY)
    waiting = {"talk": 0, "food": 0}
    new = {"talk": (10, 25, 40, 27, 13), "food": (30, 26, 23, 19, 15)}
    for day in range(1, 6):
        room = 0 if day == 1 else 40  # two points of twenty a day, from the second day on
        for service in ("talk", "food"):  # the order of the region's list
            one = next(each for each in found.days if (each.service, each.day) == (service, day))
            back = waiting[service] // 2
            asked = new[service][day - 1] + back
            got = min(asked, room)
            room -= got
            waiting[service] = asked - got
            assert (one.new, one.back, one.helped, one.without) == (
                new[service][day - 1],
                back,
                got,
                asked - got,
            )


def test_a_closed_day_in_a_hundred_and_a_point_without_capacity() -> None:
    less = replace(SCENARIO, expects=replace(SCENARIO.expects or Expectations(), closed=50))
    found = simulate(repository(), less, MONDAY)
    assert sum(one.helped for one in found.days if one.day == 2) == 20
    bare = (replace(POINTS[0], capacity=None), *POINTS[1:])
    found = simulate(repository(points=bare), SCENARIO, MONDAY)
    assert found.unmeasured == ("tupa",)
    assert sum(one.helped for one in found.days if one.day == 2) == 20


def test_waiting_phases_open_only_when_asked() -> None:
    assert simulate(repository(), SCENARIO, MONDAY).phases == ("alku",)
    every = simulate(repository(), SCENARIO, MONDAY, with_waiting=True)
    assert every.phases == ("alku", "jatko")
    assert sum(one.helped for one in every.days) > sum(
        one.helped for one in simulate(repository(), SCENARIO, MONDAY).days
    )


def test_a_need_of_one_area_is_met_only_there() -> None:
    here = Demand(service="talk", area="kyla", first_day=30, peak=30, peak_day=1, last_day=40)
    scenario = replace(SCENARIO, expects=Expectations(days=3, demand=(here,), come_back=0))
    found = simulate(repository(), scenario, MONDAY)
    assert [one.helped for one in found.days] == [0, 20, 20]
