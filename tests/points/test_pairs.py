"""Pairs: what always holds of a plan, how much it covers against an exhaustive search, and what is written."""

from datetime import date
from itertools import combinations
from pathlib import Path
from textwrap import dedent

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sotekit.hours.slots import NONE, hours_slots
from sotekit.model.hours_text import HoursText
from sotekit.model.organisation import Organisation, OrganisationKind
from sotekit.model.person import Person, PersonRole
from sotekit.model.point import Offer, Pair, Point
from sotekit.model.region import Region
from sotekit.model.repository import Repository
from sotekit.model.text import Text
from sotekit.points.network import Network
from sotekit.points.pairs import PairPlan, pairs_of, plan_pairs
from sotekit.points.people import Shift, point_shifts, workers
from sotekit.store.points import PlannedPair, pairs_text, write_pairs
from tests.points.support import HALL, TODAY, codes, network, point, repository, small

HOURS = ("ma 9–12", "ma 11–14", "ti 9–12", "ma 9–12, ti 9–12")


@st.composite
def networks(draw: st.DrawFn) -> Network:
    organisations = ("town", "parish", "club")
    people = tuple(
        Person(
            id=f"w{number}",
            name=f"W{number}",
            organisation=draw(st.sampled_from(organisations)),
            roles=(PersonRole.POINT,),
            languages=tuple(draw(st.sets(st.sampled_from(("fi", "sv"))))),
            available=draw(
                st.sampled_from((None, HoursText(("ma 8–16",)), HoursText(("ti 8–16",))))
            ),
            shifts_at_most=draw(st.integers(0, 2)),
            trained_until=draw(st.sampled_from((None, date(2026, 1, 1)))),
        )
        for number in range(draw(st.integers(2, 5)))
    )
    points = tuple(
        Point(
            id=f"p{number}",
            name=Text(plain=f"P{number}"),
            host=draw(st.sampled_from(organisations)),
            hours=HoursText((draw(st.sampled_from(HOURS)),)),
            services=(Offer(service="talk"),),
        )
        for number in range(draw(st.integers(1, 3)))
    )
    region = Region(
        name=Text(plain="T"), languages=("fi",), municipalities=(), topics=(), age_bands=()
    )
    known = tuple(
        Organisation(id=one, name=Text(plain=one), kind=OrganisationKind.ASSOCIATION)
        for one in organisations
    )
    return Network(
        Repository(region=region, organisations=known, people=people, points=points), TODAY
    )


def most_minutes(one: Network) -> int:
    """The most that can be covered, by trying every pair for every shift."""
    shifts = [shift for place in one.points for shift in point_shifts(one, place)]
    return _most(shifts, one, {})


def _most(shifts: list[Shift], one: Network, taken: dict[str, list[Shift]]) -> int:
    if not shifts:
        return 0
    shift, rest = shifts[0], shifts[1:]
    found = _most(rest, one, taken)
    free = [
        worker
        for worker in workers(one, TODAY)
        if worker.can_take(shift)
        and len(taken.get(worker.id, [])) < worker.shifts_left
        and not any(shift.slots & other.slots for other in taken.get(worker.id, []))
    ]
    for left, right in combinations(free, 2):
        if left.person.organisation != right.person.organisation:
            now = {name: list(own) for name, own in taken.items()}
            for worker in (left, right):
                now.setdefault(worker.id, []).append(shift)
            found = max(found, shift.end - shift.start + _most(rest, one, now))
    return found


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(networks())
def test_a_plan_covers_the_most_and_breaks_no_rule(one: Network) -> None:
    plan = plan_pairs(one, TODAY)
    covered = sum(s.shift.end - s.shift.start for s in plan.seated if s.people)
    assert covered == most_minutes(one)
    assert plan.proved
    holds(plan)


def holds(plan: PairPlan) -> None:
    by_id = {one.id: one for one in plan.workers}
    seen: dict[str, list[Shift]] = {}
    for seated in plan.seated:
        assert len(seated.people) in (0, 2)
        assert len({by_id[name].person.organisation for name in seated.people}) == len(
            seated.people
        )
        for name in seated.people:
            assert by_id[name].can_take(seated.shift)
            assert not any(seated.shift.slots & other.slots for other in seen.get(name, []))
            seen.setdefault(name, []).append(seated.shift)
    assert all(len(own) <= by_id[name].shifts_left for name, own in seen.items())


def test_four_people_are_two_pairs_of_two_organisations(tmp_path: Path) -> None:
    point(small(tmp_path), "hall", "area: north\nhours: ma 9–12\nstaff: 4\nservices: [talk]\n")
    plan = plan_pairs(network(tmp_path), TODAY)
    organisation = {one.id: one.person.organisation for one in plan.workers}
    pairs = pairs_of(plan, "hall")
    assert sorted(name for pair in pairs for name in pair.people) == ["cari", "pia", "tina", "toni"]
    assert all(organisation[one] != organisation[other] for one, other in (p.people for p in pairs))


def test_trained_people_come_first(tmp_path: Path) -> None:
    people = """
    people:
      - {id: anni, name: Anni A, organisation: parish, roles: [point], trained_until: 2026-11-22}
      - {id: pia, name: Pia P, organisation: parish, roles: [point], trained_until: 2026-11-23}
      - {id: tina, name: Tina T, organisation: town, roles: [point]}
    """
    point(small(tmp_path, people=people), "hall", "area: north\nhours: ma 9–12\nservices: [talk]\n")
    (pair,) = pairs_of(plan_pairs(network(tmp_path), TODAY), "hall")
    assert pair.people == ("pia", "tina")


def test_the_nearer_one_comes_when_all_else_is_equal(tmp_path: Path) -> None:
    point(
        small(tmp_path),
        "shed",
        "host: club\narea: south\nhours: ma 9–12\nservices: [talk]\n",
    )
    (pair,) = pairs_of(plan_pairs(network(tmp_path), TODAY), "shed")
    assert pair.people == ("cari", "toni")


def test_a_long_day_is_parted_and_a_round_is_not(tmp_path: Path) -> None:
    point(small(tmp_path), "hall", "area: north\nhours: ma 8–18\nservices: [talk]\n")
    point(
        tmp_path,
        "car",
        """
        modes: [mobile]
        stops:
          - {id: one, name: Yksi, area: north, hours: ti 10–11}
          - {id: two, name: Kaksi, area: south, hours: ti 13–14}
        """,
    )
    one = network(tmp_path)
    shifts = [(s.start, s.end) for place in one.points for s in point_shifts(one, place)]
    assert shifts == [(600, 840), (480, 780), (780, 1080)]


def test_agreed_pairs_stay_and_only_the_rest_is_planned(tmp_path: Path) -> None:
    text = HALL.replace("pia]}", "pia], hours: ma–pe 9–15, pinned: true}")
    point(
        small(tmp_path),
        "hall",
        text.replace("hours: ma–pe 9–15, pinned", 'hours: "ma–pe 9–15", pinned'),
    )
    plan = plan_pairs(network(tmp_path), TODAY)
    slots = NONE
    for seated in plan.seated:
        slots |= seated.shift.slots
    assert slots == hours_slots(HoursText(("la–su 9–15",)), TODAY)


OLD = """\
# Talo on mäellä.
id: hall
name: Talo
host: town
area: north
hours: ma–ke 9–12  # joulun jälkeen pidempään
services: [talk]
pairs:
  # sovittu syksyllä
  - {people: [tina, pia], hours: ma 9–12, pinned: true}
  - people: [toni, cari]
    hours: ti 9–12
"""


def planned(one: str, other: str, hours: str) -> PlannedPair:
    return PlannedPair((one, other), hours, hours_slots(HoursText((hours,)), TODAY))


def hall(text: str) -> Point:
    from sotekit.plain.decode import decode
    from sotekit.plain.yaml import read_yaml

    node, problems = read_yaml("hall.yaml", text)
    assert node is not None
    assert not problems
    found = decode(Point, node, [])
    assert found is not None
    return found


def test_writing_touches_only_the_pairs_that_change() -> None:
    new = pairs_text(OLD, hall(OLD), [planned("cari", "tina", "ti–ke 9–12")], TODAY)
    assert new == OLD.replace(
        "  - people: [toni, cari]\n    hours: ti 9–12\n",
        '  - people: [cari, tina]\n    hours: "ti–ke 9–12"\n',
    )
    assert pairs_text(new, hall(new), [planned("cari", "tina", "ti–ke 9–12")], TODAY) == new


def test_a_pair_that_stands_already_is_not_touched() -> None:
    assert pairs_text(OLD, hall(OLD), [planned("toni", "cari", "ti 9–12")], TODAY) == OLD
    assert pairs_text(OLD, hall(OLD), [planned("cari", "toni", "ti klo 9.00–12.00")], TODAY) == OLD


def test_no_pairs_leave_an_empty_list_and_windows_line_ends() -> None:
    old = (
        "id: hall\r\nname: Talo\r\nhost: town\r\npairs:\r\n  - {people: [a, b], hours: ma 9–12}\r\n"
    )
    new = pairs_text(old, hall(old), [], TODAY)
    assert new == "id: hall\r\nname: Talo\r\nhost: town\r\npairs: []\r\n"
    again = pairs_text(new, hall(new), [planned("a", "b", "ma 9–12")], TODAY)
    assert hall(again).pairs == (Pair(people=("a", "b"), hours=HoursText(("ma 9–12",))),)
    assert "\n" not in again.replace("\r\n", "")


def test_pairs_with_dates_stay() -> None:
    old = dedent(
        """\
        id: hall
        name: Talo
        host: town
        pairs:
          - {people: [a, b], start: 2026-12-01, end: 2026-12-31}
        """
    )
    assert pairs_text(old, hall(old), [], TODAY) == old


def test_the_plan_written_is_valid(tmp_path: Path) -> None:
    point(small(tmp_path), "hall", HALL.replace("    pairs: [{people: [tina, pia]}]\n", ""))
    one = network(tmp_path)
    plan = plan_pairs(one, TODAY)
    place = repository(tmp_path).points[0]
    wanted = [PlannedPair(one.people, one.hours.fi, one.slots) for one in pairs_of(plan, "hall")]
    assert write_pairs(tmp_path, {"hall": (place, wanted)}, TODAY, dry_run=True)
    assert "pairs" not in (tmp_path / "data/points/hall.yaml").read_text(encoding="utf-8")
    write_pairs(tmp_path, {"hall": (place, wanted)}, TODAY)
    assert codes(tmp_path) == []
    assert not write_pairs(tmp_path, {"hall": (repository(tmp_path).points[0], wanted)}, TODAY)
