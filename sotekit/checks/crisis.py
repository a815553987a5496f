"""The plan for exceptional situations, its scenarios, and the logs of what was activated."""

from collections.abc import Iterator
from datetime import date

from sotekit.checks.world import World
from sotekit.messages import Message, msg
from sotekit.model.activation import Entry, EntryKind, EntryState, Journal, PointStatus
from sotekit.model.owners import shares, wanted_services
from sotekit.model.point import Point
from sotekit.model.repository import Repository
from sotekit.model.scenario import Scenario, ScenarioPoint, as_opened
from sotekit.plain.problem import Level, Problem

TWO = 2


def repeated_points(world: World) -> Iterator[Problem]:
    """A point that a scenario opens twice, so that nobody knows which hours and services hold."""
    for scenario in world.repository.scenarios:
        first: dict[str, ScenarioPoint] = {}
        for one in scenario.points:
            if one.point in first:
                yield Problem(
                    "scenario-point-twice",
                    one.source.place("point"),
                    msg("The scenario opens “{point}” already.", point=one.point),
                    msg(
                        "It is first at {place}. Remove one of them.",
                        place=str(first[one.point].source.place("point")),
                    ),
                )
            else:
                first[one.point] = one


def unowned_tasks(world: World) -> Iterator[Problem]:
    """A task that names nobody, or falls to a role that nobody has. One problem a task is enough."""
    repository = world.repository
    told: set[tuple[str, str]] = set()
    for scenario in repository.scenarios:
        for share in shares(repository, scenario, world.today):
            task = share.task
            place = task.source.place("id")
            if share.people or (str(place), task.id) in told:
                continue
            if task.person is not None and repository.person(task.person) is None:
                continue  # an unknown person is reported as such
            told.add((str(place), task.id))
            yield Problem(
                "task-without-owner", place, *_unowned(share.task.id, share.about, task.role)
            )


def _unowned(task: str, about: str | None, role: object) -> tuple[Message, Message]:
    if role is None:
        return (
            msg("Nobody is named for “{task}”.", task=task),
            msg("Write role: or person:. docs/crisis.md tells the roles."),
        )
    if about is not None:
        return (
            msg("Nobody can do “{task}” for “{about}”.", task=task, about=about),
            msg("Name who is responsible there: in region.yaml, or in the point's own file."),
        )
    return (
        msg("Nobody has the role “{role}” of “{task}”.", role=str(role), task=task),
        msg("Write it under duties: of a member in data/crisis/plan.yaml."),
    )


def unsafe_points(world: World) -> Iterator[Problem]:
    """A point where people would meet closely, in a scenario that avoids contacts."""
    for scenario, one, point in _opened(world.repository):
        if scenario.avoid_contacts and not (point.distance_safe or one.over_the_door):
            yield Problem(
                "point-not-distance-safe",
                one.source.place("point"),
                msg(
                    "“{scenario}” avoids contacts, and “{point}” is not distance-safe.",
                    scenario=scenario.id,
                    point=point.id,
                ),
                msg("Choose another point, or arrange help at the door: over_the_door: true."),
            )


def powerless_points(world: World) -> Iterator[Problem]:
    """A point that can't be open without what the scenario says is out."""
    for scenario, one, point in _opened(world.repository):
        lacking = [supply for supply in scenario.fails if supply not in point.works_without]
        if lacking:
            yield Problem(
                "point-needs-supply",
                one.source.place("point"),
                msg(
                    "“{point}” does not say that it can be open without: {supplies}.",
                    point=point.id,
                    supplies=tuple(supply.value for supply in lacking),
                ),
                msg(
                    "Ask the host, and write it under works_without: of the point, or choose another."
                ),
                Level.WARNING,
            )


def missing_services(world: World) -> Iterator[Problem]:
    """A service that must be had, which none of the scenario's points gives."""
    repository = world.repository
    for scenario in repository.scenarios:
        given = {
            offer.service
            for other, one, point in _opened(repository)
            if other is scenario
            for offer in as_opened(point, one.hours, one.services).services
        }
        if not scenario.points:
            continue
        for service in wanted_services(repository, scenario):
            if service not in given and repository.region.point_service(service) is not None:
                yield Problem(
                    "scenario-service-missing",
                    scenario.source.place("phases"),
                    msg(
                        "None of the points of “{scenario}” gives “{service}”.",
                        scenario=scenario.id,
                        service=service,
                    ),
                    msg("Add the service to a point of the scenario, or another point."),
                    Level.WARNING,
                )


def _opened(repository: Repository) -> Iterator[tuple[Scenario, ScenarioPoint, Point]]:
    for scenario in repository.scenarios:
        for one in scenario.points:
            point = repository.point(one.point)
            if point is not None:
                yield scenario, one, point


def lone_coordination(world: World) -> Iterator[Problem]:
    """A coordination duty that hangs on one person, or on none."""
    plan = world.repository.crisis
    if plan is None:
        return
    known = dict.fromkeys(
        one for one in plan.coordination.people if world.repository.person(one) is not None
    )
    if len(set(plan.coordination.people)) < TWO or (known and len(known) < TWO):
        yield Problem(
            "coordination-alone",
            plan.coordination.source.place("people"),
            msg("The coordination duty has no deputy."),
            msg("Name two people at the very least, in the order in which they step in."),
        )


def damaged_logs(world: World) -> Iterator[Problem]:
    """A row of an activation's log that tells nothing, or nothing that can be."""
    known = {one.id for one in world.repository.points}
    for journal in world.repository.journals:
        tasks = {one.id for one in journal.activation.tasks}
        for entry in journal.entries:
            wrong = _wrong(journal, entry, known, tasks, world.today)
            if wrong is not None:
                key, message = wrong
                yield Problem(
                    "activation-log",
                    entry.source.place(key),
                    message,
                    msg(
                        "Correct the row by hand, or delete it. The other rows are read as they are."
                    ),
                )


_OF_POINTS = (EntryKind.POINT, EntryKind.EXTEND, EntryKind.REDUCE)
_STATES = {
    EntryKind.POINT: tuple(EntryState(one.value) for one in PointStatus),
    EntryKind.TASK: (EntryState.DONE, EntryState.NOT_DONE),
    EntryKind.CONTACT: (EntryState.REACHED, EntryState.NO_ANSWER),
}
"""The states that each kind of row can have; the others have none."""


def _wrong(
    journal: Journal, entry: Entry, points: set[str], tasks: set[str], today: date
) -> tuple[str, Message] | None:
    """The column that is wrong and why; None for a row that holds."""
    if entry.at < journal.activation.start:
        return "at", msg("The row is from before the activation began.")
    if entry.at.date() > today:
        return "at", msg("The row is dated in the future, so it doesn't count yet.")
    states = _STATES.get(entry.entry, (None,))
    if entry.state not in states:
        return "state", msg("A row of the kind “{kind}” can't say that.", kind=entry.entry)
    if entry.entry in _OF_POINTS and entry.about not in points:
        return "about", msg("The row names no point that exists.")
    if entry.entry is EntryKind.TASK and entry.about not in tasks:
        return "about", msg("The row names no task of this activation.")
    if entry.entry is EntryKind.CONTACT and entry.about is None:
        return "about", msg("The row doesn't say who was called.")
    return None


def twice_on(world: World) -> Iterator[Problem]:
    """The same scenario on for real twice at a time, so that residents find two pages."""
    first: dict[str, Journal] = {}
    for journal in world.repository.open_journals:
        activation = journal.activation
        if activation.is_exercise:
            continue
        if activation.scenario in first:
            yield Problem(
                "activation-twice",
                activation.source.place("scenario"),
                msg("“{scenario}” is on twice.", scenario=activation.scenario),
                msg(
                    "The other is “{activation}”. Close one: sotekit crisis close --activation …",
                    activation=first[activation.scenario].activation.id,
                ),
                Level.WARNING,
            )
        else:
            first[activation.scenario] = journal
