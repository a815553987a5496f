"""Runs a scenario through with events that go wrong, and says what it would have come to.

The rehearsal is a calculation: nobody is called. Who does a step is the first of its owner and deputies who can be
reached; each one who can't costs time. A point opens when two people from two organisations can be found for it:
its own pair, or others who serve at points and have no other place. All of it follows from the data and the seed.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import takewhile

from sotekit.crisis.coverage import A_HOUR, Standing, Window, had, hours_of, longest_gap
from sotekit.crisis.crew import Crew, own_pair
from sotekit.crisis.injects import Inject, draw
from sotekit.hours.points import open_slots
from sotekit.hours.slots import QUARTER
from sotekit.model.owners import TaskShare, shares, wanted_services
from sotekit.model.point import Point
from sotekit.model.repository import Repository
from sotekit.model.scenario import Phase, Scenario, as_opened
from sotekit.plain.moments import HELSINKI

MISSED_CALL = 15
"""Minutes that go before one gives up on somebody and calls the next."""

FIRST_HOUR = 60
MANY = 4
"""So many steps of one person within the first hour are more than one person does."""


class WhyNot(StrEnum):
    """Why a point did not open."""

    UNABLE = "unable"
    NEEDS_SUPPLY = "needs-supply"
    NO_HOURS = "no-hours"
    NO_PAIR = "no-pair"


@dataclass(frozen=True, slots=True)
class Step:
    """A task of the rehearsal: who did it, after how many who couldn't be reached, and how late it was begun."""

    share: TaskShare
    by: str | None
    passed: tuple[str, ...]

    @property
    def late(self) -> int:
        """Minutes by which the calls alone overran the time that the step had; 0 when they didn't."""
        return max(0, len(self.passed) * MISSED_CALL - self.share.task.within.minutes)


@dataclass(frozen=True, slots=True)
class Opening:
    """A point in the rehearsal: its pair, who was found in whose place, and why it did not open (None: it did)."""

    point: Point
    pair: tuple[str, ...]
    found: tuple[str, ...]
    why: WhyNot | None
    due: int
    kept: int


@dataclass(frozen=True, slots=True)
class Lack:
    """A service in an area: hours planned and had, and the longest stretch without it, nights included."""

    area: str
    service: str
    planned: float
    had: float
    longest: float

    @property
    def lost(self) -> float:
        """Hours that were planned and not had."""
        return self.planned - self.had


@dataclass(frozen=True, slots=True)
class DoublePlace:
    """One person who is needed in two places at a time; `None` as a place is the coordination."""

    person: str
    places: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """Everything that the rehearsal found."""

    scenario: str
    seed: int
    start: datetime
    hours: int
    injects: tuple[Inject, ...]
    steps: tuple[Step, ...]
    openings: tuple[Opening, ...]
    doubles: tuple[DoublePlace, ...]
    busy: tuple[tuple[str, int], ...]
    lacks: tuple[Lack, ...]

    @property
    def ownerless(self) -> tuple[Step, ...]:
        """Steps that nobody could take."""
        return tuple(one for one in self.steps if one.by is None)

    @property
    def alone(self) -> tuple[Step, ...]:
        """Steps that hang on one person."""
        return tuple(one for one in self.steps if one.by and len(one.share.people) == 1)

    @property
    def shut(self) -> tuple[Opening, ...]:
        """Points that were to open and didn't. One that has no hours in this time is not among them."""
        return tuple(one for one in self.openings if one.why not in (None, WhyNot.NO_HOURS))

    @property
    def never(self) -> tuple[Lack, ...]:
        """Services that the scenario never brings to an area, whatever happens."""
        return tuple(one for one in self.lacks if one.planned == 0)

    @property
    def lost(self) -> tuple[Lack, ...]:
        """Services that were planned and not had, the worst first."""
        found = (one for one in self.lacks if one.planned > 0 and one.lost > 0)
        return tuple(sorted(found, key=lambda one: (-one.lost, one.area, one.service)))


def rehearse(
    repository: Repository,
    scenario: Scenario,
    start: datetime,
    seed: int,
    hours: int,
    injects: Sequence[Inject] | None = None,
) -> Rehearsal:
    """The rehearsal from `start` over so many hours, with the events of the seed or with those given."""
    on = start.astimezone(HELSINKI).date()
    events = draw(repository, scenario, on, seed, hours) if injects is None else tuple(injects)
    window = Window(start, hours * A_HOUR)
    crew = Crew(repository, window, events)
    openings = tuple(_openings(scenario, crew))
    steps = tuple(_steps(scenario, crew, openings))
    return Rehearsal(
        scenario=scenario.id,
        seed=seed,
        start=start,
        hours=hours,
        injects=events,
        steps=steps,
        openings=openings,
        doubles=tuple(_doubles(crew, openings)),
        busy=_busy(steps),
        lacks=tuple(_lacks(scenario, crew, openings)),
    )


def _steps(scenario: Scenario, crew: Crew, openings: Sequence[Opening]) -> Iterator[Step]:
    """Each task is given out when half of its time has gone. One at a point that didn't open falls away."""
    shut = {one.point.id for one in openings if one.why is not None}
    ordered = tuple(one.point.id for one in openings)
    for share in shares(crew.repository, scenario, crew.on, ordered):
        if share.about in shut:
            continue
        gone = crew.gone(share.task.within.minutes // 2)
        passed = tuple(takewhile(gone.__contains__, share.people))
        reached = share.people[len(passed) :]
        yield Step(share, reached[0] if reached else None, passed)


def _openings(scenario: Scenario, crew: Crew) -> Iterator[Opening]:
    """The points that open without an order, in order; each takes its people from those still free."""
    seen: set[str] = set()
    for phase in scenario.phases:
        for one in phase.points if not phase.on_order else ():
            point = crew.repository.point(one.point)
            if point is not None and point.id not in seen:
                seen.add(point.id)
                yield _opening(scenario, crew, as_opened(point, one.hours, one.services), phase)


def _opening(scenario: Scenario, crew: Crew, point: Point, phase: Phase) -> Opening:
    due = phase.within.minutes
    failing = next((one for one in scenario.fails if one not in point.works_without), None)
    if point.id in crew.unable:
        return Opening(point, (), (), WhyNot.UNABLE, due, 0)
    if failing is not None:
        return Opening(point, (), (), WhyNot.NEEDS_SUPPLY, due, 0)
    whole = crew.window.between(due, crew.window.minutes)
    asked = crew.window.of(open_slots(point, crew.on)) & whole & ~crew.cut_off(point)
    if not asked:
        return Opening(point, (), (), WhyNot.NO_HOURS, due, 0)
    pair = crew.pair(point, due, asked)
    if pair is None:
        return Opening(point, (), (), WhyNot.NO_PAIR, due, 0)
    return Opening(point, pair.people, pair.found, None, due, pair.kept)


def _doubles(crew: Crew, openings: Sequence[Opening]) -> Iterator[DoublePlace]:
    """Those whom the data itself puts in two places at a time: two points, or a point and the coordination."""
    places: dict[str, list[tuple[str | None, int]]] = {}
    for one in openings:
        if one.why in (None, WhyNot.NO_PAIR):
            slots = crew.window.of(open_slots(one.point, crew.on))
            for person in own_pair(one.point, crew.on):
                places.setdefault(person, []).append((one.point.id, slots))
    coordinator = crew.coordinator
    if coordinator in places:
        places[coordinator].append((None, crew.window.all))
    for person, found in places.items():
        clash = [
            place
            for place, slots in found
            if any(slots & other for name, other in found if name != place)
        ]
        if len(clash) > 1:
            yield DoublePlace(person, tuple(clash))


def _busy(steps: Sequence[Step]) -> tuple[tuple[str, int], ...]:
    """Who has more to do within the first hour than one person does, the busiest first."""
    counted = Counter(
        one.by for one in steps if one.by and one.share.task.within.minutes <= FIRST_HOUR
    )
    found = [(person, count) for person, count in counted.items() if count >= MANY]
    return tuple(sorted(found, key=lambda one: (-one[1], one[0])))


def _lacks(scenario: Scenario, crew: Crew, openings: Sequence[Opening]) -> Iterator[Lack]:
    repository, window = crew.repository, crew.window
    areas = [one.id for one in repository.region.areas]
    services = wanted_services(repository, scenario)
    as_planned = [Standing(one.point, window.between(one.due, window.minutes)) for one in openings]
    planned = had(window, as_planned, areas, services)
    real = had(window, [Standing(one.point, one.kept) for one in openings], areas, services)
    first = min((one.due for one in openings), default=0)
    for area, service in planned:
        yield Lack(
            area,
            service,
            hours_of(planned[area, service]),
            hours_of(real[area, service] & planned[area, service]),
            longest_gap(window, real[area, service], -(-first // QUARTER)),
        )
