"""What goes wrong in an exercise, drawn from a seed: the same seed, the same events, on any machine."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from random import Random

from sotekit.model.owners import staff_of
from sotekit.model.point import Supply
from sotekit.model.repository import Repository
from sotekit.model.scenario import Scenario

A_DAY = 24 * 60


class InjectKind(StrEnum):
    """What sort of thing goes wrong."""

    POINT_UNABLE = "point-unable"
    UNREACHABLE = "unreachable"
    ILL = "ill"
    OUT = "out"


@dataclass(frozen=True, slots=True)
class Inject:
    """One event: from minute `start` after the beginning to minute `end`; None: to the end of the exercise.

    `about` is a point, a person or an area; `supply` is what is out there.
    """

    kind: InjectKind
    start: int
    end: int | None
    about: str
    supply: Supply | None = None


def draw(
    repository: Repository, scenario: Scenario, on: date, seed: int, hours: int
) -> tuple[Inject, ...]:
    """The events of one exercise, in order of time. What the data lacks is not drawn."""
    dice = Random(f"sotekit exercise {scenario.id} {seed}")  # noqa: S311 - a rehearsal, not a secret
    points = [one for one in scenario.opened_at_once if repository.point(one) is not None]
    found: list[Inject] = []
    if points:
        found.append(Inject(InjectKind.POINT_UNABLE, 0, None, dice.choice(points)))
    coordinators = repository.crisis.coordination.people if repository.crisis else ()
    if coordinators:
        back = dice.choice((2, 6, 12)) * 60
        found.append(Inject(InjectKind.UNREACHABLE, 0, back, coordinators[0]))
    staff = _staff(repository, points, on)
    for _ in range(dice.choice((1, 1, 2))):
        if staff:
            ill = dice.choice(staff)
            staff = [one for one in staff if one != ill]
            start = dice.randrange(0, max(1, hours)) // 2 * 60
            found.append(Inject(InjectKind.ILL, start, None, ill))
    areas = _areas(repository, points)
    if areas:
        start = dice.randrange(1, max(2, hours // 2)) * 60
        lasts = dice.choice((6, 12, 24)) * 60
        supply = dice.choice(_supplies(scenario))
        found.append(Inject(InjectKind.OUT, start, start + lasts, dice.choice(areas), supply))
    return tuple(sorted(found, key=lambda one: (one.start, one.kind, one.about)))


def _staff(repository: Repository, points: Sequence[str], on: date) -> list[str]:
    """Those who run the points, each once, in the order of the points."""
    found = (
        person
        for one in points
        if (point := repository.point(one)) is not None
        for person in staff_of(point, on)
        if person is not None and repository.person(person) is not None
    )
    return list(dict.fromkeys(found))


def _areas(repository: Repository, points: Sequence[str]) -> list[str]:
    found = (
        area
        for one in points
        if (point := repository.point(one)) is not None
        for area in (point.area, *(stop.area for stop in point.stops))
        if area is not None
    )
    return list(dict.fromkeys(found))


def _supplies(scenario: Scenario) -> tuple[Supply, ...]:
    """What can fail besides what the scenario says is out already."""
    return tuple(
        one for one in (Supply.POWER, Supply.PHONE, Supply.NETWORK) if one not in scenario.fails
    )
