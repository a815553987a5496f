"""A rehearsal: what goes wrong is found, and the hours agree with counting them minute by minute."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sotekit.crisis.injects import Inject, InjectKind, draw
from sotekit.crisis.rehearsal import Rehearsal, WhyNot, rehearse
from sotekit.model.point import Supply
from sotekit.model.repository import Repository
from sotekit.model.scenario import Scenario
from tests.crisis.support import (
    MONDAY,
    PEOPLE,
    PLAN,
    POINTS,
    SCENARIO,
    START,
    point,
    repository,
)


def run(
    *injects: Inject, of: Repository | None = None, scenario: Scenario = SCENARIO, hours: int = 48
) -> Rehearsal:
    return rehearse(of or repository(scenario=scenario), scenario, START, 1, hours, injects)


def unreachable(who: str, until: int | None = None) -> Inject:
    return Inject(InjectKind.UNREACHABLE, 0, until, who)


def test_without_events_everything_holds_but_what_hangs_on_one_person() -> None:
    found = run()
    assert not found.ownerless
    assert not found.shut
    assert not found.lost
    assert not found.never
    assert [one.share.id for one in found.alone] == ["call.kyla"]
    assert {one.point.id: one.pair for one in found.openings} == {
        "tupa": ("aava", "beda"),
        "sali": ("ceta", "deka"),
    }


def test_a_step_goes_to_the_deputy_and_without_one_to_nobody() -> None:
    found = run(unreachable("aava"), unreachable("ceta"))
    by = {one.share.id: one.by for one in found.steps}
    assert by["situation"] == "fiia"
    assert by["publish"] == "eero"
    assert by["call.keskusta"] == "fiia"
    assert by["call.kyla"] is None
    assert [one.share.id for one in found.ownerless] == ["call.kyla"]


def test_an_unnamed_role_is_found() -> None:
    plan = replace(PLAN, group=replace(PLAN.group, members=()))
    found = run(of=repository(plan=plan))
    assert [one.share.id for one in found.ownerless] == ["publish"]


def test_a_point_that_cannot_open_leaves_its_area_without() -> None:
    found = run(Inject(InjectKind.POINT_UNABLE, 0, None, "sali"))
    assert [(one.point.id, one.why) for one in found.shut] == [("sali", WhyNot.UNABLE)]
    assert [(one.area, one.service, one.planned, one.had, one.longest) for one in found.lost] == [
        ("kyla", "food", 16.0, 0.0, 45.0),
        ("kyla", "talk", 16.0, 0.0, 45.0),
    ]
    # its own step falls away with it
    assert "open-up.sali" not in {one.share.id for one in found.steps}


def test_an_area_that_the_scenario_never_reaches() -> None:
    phases = (replace(SCENARIO.phases[0], points=SCENARIO.phases[0].points[:1]),)
    found = run(scenario=replace(SCENARIO, phases=phases))
    assert {(one.area, one.service) for one in found.never} == {("kyla", "talk"), ("kyla", "food")}


def test_a_point_that_needs_what_is_out_does_not_open() -> None:
    cold = replace(POINTS[0], works_without=())
    found = run(of=repository(points=(cold, *POINTS[1:])))
    assert [(one.point.id, one.why) for one in found.shut] == [("tupa", WhyNot.NEEDS_SUPPLY)]


def test_an_outage_closes_a_point_for_its_time() -> None:
    # the network is out from hour 5 to hour 8: 11–14 of a day that is open 9–17
    event = Inject(InjectKind.OUT, 5 * 60, 8 * 60, "kyla", Supply.NETWORK)
    lost = {(one.area, one.service): one.lost for one in run(event).lost}
    assert lost == {("kyla", "food"): 3.0, ("kyla", "talk"): 3.0}


def test_somebody_ill_is_replaced_by_one_of_another_organisation() -> None:
    found = run(Inject(InjectKind.ILL, 0, None, "deka"))
    sali = next(one for one in found.openings if one.point.id == "sali")
    # ceta is of the town, so eero can't stand in; fiia is of an association
    assert sali.pair == ("ceta", "fiia")
    assert sali.found == ("fiia",)


def test_an_illness_that_nobody_can_stand_in_for_closes_the_point_from_then_on() -> None:
    few = tuple(one for one in PEOPLE if one.id != "fiia")
    event = Inject(InjectKind.ILL, 24 * 60, None, "deka")
    found = run(event, of=repository(people=few))
    lost = {(one.area, one.service): one.lost for one in found.lost}
    assert lost == {("kyla", "food"): 8.0, ("kyla", "talk"): 8.0}


def test_one_person_in_two_points_at_once_and_in_the_coordination() -> None:
    twice = (
        point("tupa", "keskusta", "beda", "deka"),
        point("sali", "kyla", "ceta", "deka"),
        POINTS[2],
    )
    found = run(of=repository(points=twice))
    assert [(one.person, one.places) for one in found.doubles] == [("deka", ("tupa", "sali"))]
    # aava runs tupa and carries the coordination, in the network as it was
    assert ("aava", ("tupa", None)) in [(one.person, one.places) for one in run().doubles]


def test_two_points_at_different_hours_are_not_at_once() -> None:
    apart = (
        point("tupa", "keskusta", "beda", "deka", hours="ma–su 9–12"),
        point("sali", "kyla", "ceta", "deka", hours="ma–su 13–17"),
    )
    found = run(of=repository(points=apart))
    assert not found.doubles
    assert not found.shut


@given(st.integers(0, 10_000), st.integers(2, 120))
@settings(deadline=None, max_examples=60)
def test_the_same_seed_gives_the_same_rehearsal(seed: int, hours: int) -> None:
    data = repository()
    once, again = (rehearse(data, SCENARIO, START, seed, hours) for _ in range(2))
    assert once == again
    assert once.injects == draw(data, SCENARIO, MONDAY, seed, hours)


def test_seeds_differ() -> None:
    data = repository()
    assert len({draw(data, SCENARIO, MONDAY, seed, 72) for seed in range(30)}) > 10


supplies = st.sampled_from([Supply.NETWORK, Supply.POWER, Supply.PHONE])
events = st.one_of(
    st.builds(
        Inject,
        st.just(InjectKind.POINT_UNABLE),
        st.just(0),
        st.none(),
        st.sampled_from(["tupa", "sali"]),
    ),
    st.builds(
        lambda start, lasts, area, supply: Inject(
            InjectKind.OUT, start, start + lasts, area, supply
        ),
        st.integers(0, 60).map(lambda one: one * 60),
        st.integers(1, 30).map(lambda one: one * 60),
        st.sampled_from(["keskusta", "kyla"]),
        supplies,
    ),
)


@given(st.lists(events, max_size=4), st.integers(4, 80))
@settings(deadline=None, max_examples=80)
def test_hours_agree_with_counting_every_minute(injects: list[Inject], hours: int) -> None:
    found = run(*injects, hours=hours)
    for lack in found.lacks:
        planned, had, longest = _counted(injects, hours, lack.area, lack.service)
        assert (lack.planned, lack.had, lack.longest) == (planned, had, longest)


def _counted(
    injects: list[Inject], hours: int, area: str, service: str
) -> tuple[float, float, float]:
    """The same, minute by minute, from the words of the data: 9–17 every day, from hour 3 on, at home areas."""
    here = {"keskusta": "tupa", "kyla": "sali"}[area]
    shut = any(one.kind is InjectKind.POINT_UNABLE and one.about == here for one in injects)
    planned = had = longest = gap = 0
    for minute in range(hours * 60):
        clock = START + timedelta(minutes=minute)
        is_open = minute >= 180 and 9 <= clock.hour < 17
        is_out = any(
            one.kind is InjectKind.OUT
            and one.about == area
            and one.supply is not Supply.POWER
            and one.start <= minute < (one.end or 0)
            for one in injects
        )
        held = is_open and not is_out and not shut
        planned += is_open
        had += held
        if minute >= 180:
            gap = 0 if held else gap + 1
            longest = max(longest, gap)
    assert service in ("talk", "food")
    return planned / 60, had / 60, longest / 60


@pytest.mark.parametrize("hours", [1, 2])
def test_an_exercise_shorter_than_the_first_opening(hours: int) -> None:
    found = run(hours=hours)
    assert all(one.why is WhyNot.NO_HOURS for one in found.openings)
    assert not found.shut
