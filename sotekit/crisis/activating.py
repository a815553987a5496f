"""From a scenario to an activation: which points open when, who does what by when."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from sotekit.model.activation import ActivatedPoint, ActivatedTask, Activation, ActivationKind
from sotekit.model.owners import TaskShare, areas_of, shares, wanted_services
from sotekit.model.repository import Repository
from sotekit.model.scenario import Phase, Scenario
from sotekit.plain.moments import HELSINKI, later


def activation_id(start: datetime, scenario: str, taken: Iterable[str]) -> str:
    """`2027-01-14-power-cut`, with a number behind it when that day has one already."""
    base = f"{start.astimezone(HELSINKI).date().isoformat()}-{scenario}"
    used = set(taken)
    if base not in used:
        return base
    number = 2
    while f"{base}-{number}" in used:
        number += 1
    return f"{base}-{number}"


def activation_of(
    repository: Repository,
    scenario: Scenario,
    kind: ActivationKind,
    start: datetime,
    by: str | None = None,
) -> Activation:
    """What is ordered when the scenario is activated at that moment. Nothing is written."""
    taken = (journal.activation.id for journal in repository.journals)
    return Activation(
        id=activation_id(start, scenario.id, taken),
        scenario=scenario.id,
        kind=kind,
        start=start,
        by=by,
        points=tuple(_points(repository, scenario, start)),
        tasks=tuple(_task(one, start) for one in _shares(repository, scenario, start)),
        services=wanted_services(repository, scenario),
    )


def _points(
    repository: Repository, scenario: Scenario, start: datetime
) -> Iterator[ActivatedPoint]:
    """The points that the data knows, each once, in the order of the phases."""
    seen: set[str] = set()
    for phase in scenario.phases:
        for one in phase.points:
            if one.point in seen or repository.point(one.point) is None:
                continue
            seen.add(one.point)
            yield ActivatedPoint(
                point=one.point,
                phase=phase.id,
                due=None if phase.on_order else later(start, phase.within.minutes),
                waits=phase.on_order,
                hours=one.hours,
                services=one.services,
                over_the_door=one.over_the_door,
                note=one.note,
            )


def _shares(repository: Repository, scenario: Scenario, start: datetime) -> tuple[TaskShare, ...]:
    known = tuple(one for one in scenario.opened_at_once if repository.point(one) is not None)
    return shares(repository, scenario, start.astimezone(HELSINKI).date(), known)


def _task(share: TaskShare, start: datetime) -> ActivatedTask:
    return ActivatedTask(
        id=share.id,
        task=share.task.task,
        role=share.task.role,
        owner=share.people[0] if share.people else None,
        deputies=share.people[1:],
        about=share.about,
        due=later(start, share.task.within.minutes),
        every=share.task.every,
        how=share.task.how,
    )


@dataclass(frozen=True, slots=True)
class Warnings:
    """What the coordinator should know before activating."""

    unowned: tuple[ActivatedTask, ...]
    alone: tuple[ActivatedTask, ...]
    unknown_points: tuple[str, ...]
    areas_without: tuple[str, ...]


def warnings_of(repository: Repository, scenario: Scenario, activation: Activation) -> Warnings:
    """Tasks that nobody or only one person can do, points that the data lacks, areas without any point."""
    known = {one.id for one in repository.points}
    points = tuple(one.point for one in activation.points)
    covered = set(areas_of(repository, points))
    covered |= {area for one in points if (point := repository.point(one)) for area in point.serves}
    return Warnings(
        unowned=tuple(one for one in activation.tasks if one.owner is None),
        alone=tuple(one for one in activation.tasks if one.owner and not one.deputies),
        unknown_points=tuple(
            dict.fromkeys(one.point for one in scenario.points if one.point not in known)
        ),
        areas_without=tuple(one.id for one in repository.region.areas if one.id not in covered),
    )


def phase_of(scenario: Scenario | None, activated: ActivatedPoint | None) -> Phase | None:
    """The phase that the point was opened in, as the scenario has it now."""
    if scenario is None or activated is None or activated.phase is None:
        return None
    return scenario.phase(activated.phase)
