"""Everybody who fits presents once before anyone presents twice: over years, in random networks, checked by hand."""

from collections import Counter
from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from sotekit.events.plan import plan_series
from sotekit.events.programme import Level
from sotekit.model.event import Earlier, Series, Session, SessionStatus
from sotekit.model.organisation import Organisation, OrganisationKind
from tests.events.networks import organisations, repository_of, series_of

TURNS = (Level.EMPTY, Level.AGAIN, Level.GRANTS, Level.WAITING)
FAMILIES = {"families", "children", "young-people"}
BODIES = (OrganisationKind.ASSOCIATION, OrganisationKind.PARISH)


def two_years(network: tuple[Organisation, ...], series: Series) -> tuple[Session, ...]:
    """Planned and held year by year, as a coordinator does it."""
    for year in (2027, 2028):
        made = plan_series(
            repository_of(network, series),
            series,
            date(year, 1, 1),
            last=date(year, 12, 31),
            levels=TURNS,
        )
        held = tuple(replace(one, status=SessionStatus.HELD) for one in made.sessions)
        series = replace(series, sessions=(*series.sessions, *held))
    return series.sessions


def fits(organisation: Organisation) -> bool:
    """Said again in other words than the program's."""
    groups = {group for one in organisation.services for group in one.target_groups}
    return organisation.kind in BODIES and not FAMILIES.isdisjoint(groups)


def is_there(organisation: Organisation, day: date) -> bool:
    return not any(one.start <= day <= one.end for one in organisation.closures)


@settings(max_examples=5, deadline=None)
@given(organisations(40, away=False), st.integers(0, 12))
def test_forty_organisations_nine_briefings_a_year(
    network: tuple[Organisation, ...], before: int
) -> None:
    fitting = [one.id for one in network if fits(one)]
    earlier = tuple(Earlier(organisation=one, on=date(2026, 9, 8)) for one in fitting[:before])
    sessions = two_years(network, series_of(earlier=earlier))
    assert len(sessions) == 18
    presented = [one.organisation for session in sessions for one in session.presenters]
    assert len(presented) == (36 if len(fitting) > 1 else 18 * len(fitting))
    assert set(presented) <= set(fitting)
    seen = Counter(one.organisation for one in earlier)
    for session in sessions:
        names = [one.organisation for one in session.presenters]
        assert len(set(names)) == len(names)
        seen.update(names)
        if any(seen[name] > 1 for name in names):
            assert all(seen[name] for name in fitting), "somebody waits and another came twice"
    assert max(seen.values(), default=0) - min((seen[one] for one in fitting), default=0) <= 1


@settings(max_examples=8, deadline=None)
@given(organisations(14, away=True), st.integers(1, 3))
def test_nobody_comes_again_while_one_waits_that_could_come(
    network: tuple[Organisation, ...], places: int
) -> None:
    sessions = two_years(network, series_of(places))
    fitting = [one for one in network if fits(one)]
    seen: Counter[str] = Counter()
    for session in sessions:
        names = [one.organisation for one in session.presenters]
        able = [one.id for one in fitting if is_there(one, session.date)]
        assert set(names) <= set(able)
        assert len(names) == min(places, len(able)), (
            "a place was left empty although one could come"
        )
        waiting = [one for one in able if not seen[one] and one not in names]
        assert not waiting or not any(seen[name] for name in names)
        seen.update(names)


@settings(max_examples=8, deadline=None)
@given(organisations(5, away=True), st.integers(1, 2))
def test_small_networks_take_turns_again_and_again(
    network: tuple[Organisation, ...], places: int
) -> None:
    series = series_of(places)
    made = plan_series(
        repository_of(network, series), series, date(2027, 1, 1), last=date(2027, 12, 31)
    )
    seen: Counter[str] = Counter()
    for session in made.sessions:
        names = {one.organisation for one in session.presenters}
        able = {one.id for one in network if fits(one) and is_there(one, session.date)}
        passed = able - names
        assert (
            not names or not passed or max(seen[n] for n in names) <= min(seen[n] for n in passed)
        )
        seen.update(names)
