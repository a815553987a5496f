"""Whose a task is in an exceptional situation: who does it, and who steps in."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sotekit.model.crisis import CrisisRole, ScenarioTask
from sotekit.model.point import Point
from sotekit.model.repository import Repository
from sotekit.model.scenario import Scenario


@dataclass(frozen=True, slots=True)
class TaskShare:
    """A task as it falls to somebody: of one area, service or point where the role is that of many.

    `people` are the owner and those who step in, in that order, each once; nobody where nobody is named.
    """

    task: ScenarioTask
    about: str | None
    people: tuple[str, ...]

    @property
    def id(self) -> str:
        """The task's id, with what it is about: `call-points.keskusta`."""
        return f"{self.task.id}.{self.about}" if self.about else self.task.id


def shares(
    repository: Repository, scenario: Scenario, on: date, points: tuple[str, ...] | None = None
) -> tuple[TaskShare, ...]:
    """Every task of the scenario as it falls to people on that day.

    `points` are the points that are opened; left out, those that the scenario opens without an order.
    """
    opened = points if points is not None else scenario.opened_at_once
    return tuple(
        TaskShare(task, about, people_of(repository, task, about, on))
        for task in scenario.all_tasks(repository.crisis)
        for about in _subjects(repository, scenario, task, opened)
    )


def _subjects(
    repository: Repository, scenario: Scenario, task: ScenarioTask, points: tuple[str, ...]
) -> tuple[str | None, ...]:
    """What the task is done for, one by one; (None,) for a task that is done once."""
    if task.person is not None:
        return (None,)
    if task.role is CrisisRole.POINT:
        return points
    if task.role is CrisisRole.AREA:
        return (task.area,) if task.area else areas_of(repository, points)
    if task.role is CrisisRole.SERVICE:
        return (task.service,) if task.service else wanted_services(repository, scenario)
    return (None,)


def areas_of(repository: Repository, points: tuple[str, ...]) -> tuple[str, ...]:
    """The areas that those points are in or stop at, in the region's order. A point that serves all has none."""
    found = {
        area
        for one in points
        if (point := repository.point(one)) is not None
        for area in (point.area, *(stop.area for stop in point.stops))
    }
    return tuple(one.id for one in repository.region.areas if one.id in found)


def wanted_services(repository: Repository, scenario: Scenario) -> tuple[str, ...]:
    """What must be had in every area: the scenario's own list, else the minimum of the network."""
    return scenario.services or tuple(one.id for one in repository.region.required_services)


def people_of(
    repository: Repository, task: ScenarioTask, about: str | None, on: date
) -> tuple[str, ...]:
    """The owner and the deputies who are not away that day. Those of unknown ids are left out."""
    named = dict.fromkeys(one for one in _named(repository, task, about, on) if one)
    people = (repository.person(one) for one in named)
    return tuple(
        one.id
        for one in people
        if one is not None and not any(away.start <= on <= away.end for away in one.absences)
    )


def _named(
    repository: Repository, task: ScenarioTask, about: str | None, on: date
) -> Iterator[str | None]:
    if task.person is not None:
        yield from (task.person, task.deputy)
    elif task.role is CrisisRole.AREA:
        area = repository.region.area(about or "")
        yield from (area.responsible, area.deputy) if area else ()
    elif task.role is CrisisRole.SERVICE:
        service = repository.region.point_service(about or "")
        yield from (service.responsible, service.deputy) if service else ()
    elif task.role is CrisisRole.POINT:
        point = repository.point(about or "")
        yield from staff_of(point, on) if point else ()
    elif task.role is not None:
        yield from people_of_role(repository, task.role)


def people_of_role(repository: Repository, role: CrisisRole) -> Iterator[str | None]:
    """Those of the group that the role falls to, then their deputies; of the coordinator, the order of the duty."""
    plan = repository.crisis
    if plan is None:
        return
    if role is CrisisRole.COORDINATOR:
        yield from plan.coordination.people
    seats = [one for one in plan.group.members if role in one.duties]
    yield from (one.person for one in seats)
    yield from (one.deputy for one in seats)


def staff_of(point: Point, on: date) -> Iterator[str | None]:
    """The pairs of the point that serve that day, then those who can open its door."""
    for pair in point.pairs:
        if (pair.start is None or pair.start <= on) and (pair.end is None or on <= pair.end):
            yield from pair.people
    yield from (one.person for one in point.key_holders)
