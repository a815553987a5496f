"""The best changes against an exhaustive search that shares nothing with the solver."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sotekit.hours.slots import slots_text, weekday_slots
from sotekit.model.person import Person, PersonRole
from sotekit.points.actions import Action, ActionKind, actions_for
from sotekit.points.closing import best_closing
from sotekit.points.gaps import Gap, GapKind, Want, gaps_of
from sotekit.points.people import Shift, Worker, workers
from tests.points.support import HALL, TODAY, network, point, small

DAYS = (0, 1)
HOURS = ((540, 720), (600, 780), (780, 900))


def staffed(shifts: Sequence[Shift], people: Sequence[Worker]) -> bool:
    """Whether all the shifts can have their people at once: tries everything, one shift after the other."""
    return _staffed(list(shifts), list(people), {})


def _staffed(shifts: list[Shift], people: list[Worker], taken: dict[str, list[Shift]]) -> bool:
    if not shifts:
        return True
    shift = shifts[0]
    free = [
        one
        for one in people
        if one.trained
        and one.can_take(shift)
        and len(taken.get(one.id, [])) < one.shifts_left
        and not any(
            other.weekday == shift.weekday and other.start < shift.end and shift.start < other.end
            for other in taken.get(one.id, [])
        )
    ]
    for group in combinations(free, shift.staff):
        organisations = [one.person.organisation for one in group]
        if all(organisations.count(one) <= shift.staff / 2 for one in organisations):
            now = {name: list(own) for name, own in taken.items()}
            for one in group:
                now.setdefault(one.id, []).append(shift)
            if _staffed(shifts[1:], people, now):
                return True
    return False


def subsets(count: int) -> Iterator[tuple[int, ...]]:
    for size in range(count + 1):
        yield from combinations(range(count), size)


def best(
    gaps: Sequence[Gap], actions: Sequence[Action], people: Sequence[Worker]
) -> tuple[int, int, int]:
    """The greatest weight, then the fewest changes, then the least time, of every set of changes there is."""
    found = []
    for chosen in subsets(len(actions)):
        closed = {number for n in chosen for number in actions[n].closes}
        shifts = [shift for n in chosen for shift in actions[n].shifts]
        if staffed(shifts, people):
            minutes = sum((one.end - one.start) * one.staff for one in shifts)
            found.append((sum(gaps[n].weight for n in closed), -len(chosen), -minutes))
    return max(found)


@st.composite
def cases(draw: st.DrawFn) -> tuple[list[Gap], list[Action], list[Worker]]:
    gaps = [
        Gap(Want(GapKind.SERVICE, f"a{n}", "talk", weight=draw(st.integers(1, 20))))
        for n in range(draw(st.integers(1, 6)))
    ]
    actions = []
    for number in range(draw(st.integers(1, 5))):
        shifts = draw(
            st.lists(
                st.builds(
                    lambda day, hours, staff, name=f"p{number}": Shift(
                        name, day, hours[0], hours[1], staff
                    ),
                    st.sampled_from(DAYS),
                    st.sampled_from(HOURS),
                    st.sampled_from((2, 2, 2, 4)),
                ),
                max_size=2,
                unique_by=lambda one: (one.weekday, one.start),
            )
        )
        closes = draw(st.frozensets(st.integers(0, len(gaps) - 1), min_size=1))
        actions.append(Action(ActionKind.OPEN, f"p{number}", shifts=tuple(shifts), closes=closes))
    people = [
        Worker(
            Person(
                id=f"w{number}",
                name=f"W{number}",
                organisation=draw(st.sampled_from(("town", "parish", "club"))),
                roles=(PersonRole.POINT,),
            ),
            available=sum(weekday_slots(day) for day in draw(st.sets(st.sampled_from(DAYS)))),
            taken=0,
            shifts_left=draw(st.integers(0, 2)),
            trained=draw(st.integers(0, 4)) > 0,
        )
        for number in range(draw(st.integers(0, 5)))
    ]
    return gaps, actions, people


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(cases())
def test_nothing_closes_more(case: tuple[list[Gap], list[Action], list[Worker]]) -> None:
    gaps, actions, people = case
    found = best_closing(gaps, actions, people)
    shifts = [shift for n in found.chosen for shift in actions[n].shifts]
    minutes = sum((one.end - one.start) * one.staff for one in shifts)
    assert (found.weight, -len(found.chosen), -minutes) == best(gaps, actions, people)
    assert found.proved
    assert found.bound == found.weight


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(cases())
def test_the_people_named_can_do_it(
    case: tuple[list[Gap], list[Action], list[Worker]],
) -> None:
    gaps, actions, people = case
    by_id = {one.id: one for one in people}
    found = best_closing(gaps, actions, people)
    seen: dict[str, list[Shift]] = {}
    for shift, names in found.people.items():
        assert len(set(names)) == shift.staff
        of = [by_id[name].person.organisation for name in names]
        assert all(of.count(one) <= shift.staff // 2 for one in of)
        for name in names:
            assert by_id[name].trained
            assert by_id[name].can_take(shift)
            assert not any(shift.slots & other.slots for other in seen.get(name, []))
            seen.setdefault(name, []).append(shift)
    assert all(len(own) <= by_id[name].shifts_left for name, own in seen.items())


def test_a_limit_on_changes_is_kept(tmp_path: Path) -> None:
    small(tmp_path)
    candidate = "candidate: true\n" + HALL.replace("    ", "")
    point(tmp_path, "hall", candidate)
    point(tmp_path, "shed", candidate.replace("north", "south"))
    one = network(tmp_path)
    gaps = gaps_of(one)
    actions = actions_for(one, gaps)
    people = workers(one, TODAY)
    assert len(best_closing(gaps, actions, people, most=1).chosen) <= 1


def test_a_candidate_without_people_is_not_chosen(tmp_path: Path) -> None:
    small(tmp_path, people="people: []\n")
    point(tmp_path, "hall", "candidate: true\n" + HALL.replace("    ", ""))
    one = network(small(tmp_path, people=_two_of_one()))
    gaps = gaps_of(one)
    found = best_closing(gaps, actions_for(one, gaps), workers(one, TODAY))
    assert found.chosen == ()
    assert found.proved


def _two_of_one() -> str:
    return """
    people:
      - {id: tina, name: Tina T, organisation: town, roles: [point]}
      - {id: toni, name: Toni T, organisation: town, roles: [point]}
      - {id: pia, name: Pia P, organisation: parish, roles: [responder]}
    """


def test_a_service_more_costs_nobody_and_an_open_day_costs_a_pair(tmp_path: Path) -> None:
    small(tmp_path)
    point(tmp_path, "hall", HALL.replace("ma–su", "ma–pe").replace("talk, ", ""))
    one = network(tmp_path)
    gaps = gaps_of(one)
    of_hall = [action for action in actions_for(one, gaps) if action.point == "hall"]
    assert [
        (action.kind.value, action.service, action.weekday, len(action.shifts))
        for action in of_hall
    ] == [("service", "talk", None, 0), ("day", None, 5, 1), ("day", None, 6, 1)]
    assert slots_text(of_hall[1].slots).fi == "la 9–13"
