"""The scenarios in the plan: when, what is told, which points open, and who does what by when."""

from collections.abc import Iterable, Iterator

from sotekit.documents.crisis_labels import ROLES, SUPPLIES
from sotekit.documents.crisis_reader import Reader, number
from sotekit.documents.paper import (
    Block,
    Bullets,
    Cell,
    Facts,
    Heading,
    NewPage,
    Piece,
    Table,
    Words,
    joined,
)
from sotekit.documents.sorting import sort_key
from sotekit.messages import msg
from sotekit.model.crisis import CrisisRole, ScenarioTask
from sotekit.model.owners import people_of_role
from sotekit.model.scenario import Phase, Scenario


def scenario_blocks(reader: Reader) -> Iterator[Block]:
    """Every scenario in turn."""
    scenarios = reader.repository.scenarios
    if not scenarios:
        yield Words((reader.missing(msg("No scenario has been prepared yet.")),))
    ordered = sorted(scenarios, key=lambda one: sort_key(reader.text(one.name).text))
    for at, one in enumerate(ordered):
        if at:
            yield NewPage()
        yield from _scenario(reader, one)


def _scenario(reader: Reader, one: Scenario) -> Iterator[Block]:
    say = reader.say
    yield Heading(2, reader.text(one.name).text, f"scenario-{one.id}")
    fails = ", ".join(reader.words.gettext(SUPPLIES[supply]) for supply in one.fails)
    rows: list[tuple[str, Cell]] = [
        (say(msg("When to activate")), (reader.text(one.when),)),
        (say(msg("What residents are told")), (reader.text(one.situation),)),
    ]
    if fails:
        rows.append((say(msg("What is out")), (Piece(fails),)))
    if one.avoid_contacts:
        keep = reader.line(msg("Contacts are avoided: points small and scattered."), "strong")
        rows.append((say(msg("Distance")), (keep,)))
    if one.services:
        rows.append(
            (say(msg("Needed in every area")), tuple(reader.service(s) for s in one.services))
        )
    if one.lines:
        rows.append((say(msg("Phone lines")), _lines(reader, one)))
    if one.ends:
        rows.append((say(msg("When to close it")), (reader.text(one.ends),)))
    yield Facts(tuple(rows))
    for heading, texts in (
        (msg("Advice to residents"), one.advice),
        (msg("What the points must keep to"), one.limits),
        (msg("When phones and network are out"), one.without_network),
    ):
        if texts:
            yield Heading(3, say(heading))
            yield Bullets(reader.texts(texts))
    yield Heading(3, say(msg("Points that open")))
    yield from _phases(reader, one)
    yield Heading(3, say(msg("Tasks")))
    yield from _tasks(reader, one)


def _lines(reader: Reader, one: Scenario) -> Cell:
    found = []
    for name in one.lines:
        line = next((line for line in reader.repository.lines if line.id == name), None)
        found += [reader.text(line.name), number(line.number)] if line else [Piece(name, "missing")]
    hours = reader.hours(one.line_hours, msg("No hours")) if one.line_hours else ()
    return (*found, *hours)


def _phases(reader: Reader, one: Scenario) -> Iterator[Block]:
    if not one.points:
        yield Words((reader.missing(msg("No points have been chosen.")),))
        return
    yield Table(
        reader.say(msg("Points that open: {scenario}", scenario=reader.text(one.name).text)),
        tuple(reader.say(text) for text in (msg("Point"), msg("Open by"), msg("Hours"), msg("What is different"))),
        tuple(row for phase in one.phases for row in _phase(reader, phase)),
        (2.4, 1.3, 1.9, 2.4),
    )  # fmt: skip


def _phase(reader: Reader, phase: Phase) -> Iterator[tuple[Cell, ...]]:
    when = joined(
        Piece(reader.span(phase.within)),
        reader.text(phase.name, "quiet") if phase.name else None,
        reader.line(msg("only on order"), "strong") if phase.on_order else None,
    )
    for one in phase.points:
        point = reader.repository.point(one.point)
        own = point.hours if point else None
        stops = point.stops if point else ()
        if one.hours is None and own is None and stops:
            hours: Cell = (reader.line(msg("By its stops")),)
        else:
            hours = reader.hours(one.hours or own, msg("No hours"))
        services = tuple(Piece(reader.service(two).text, "quiet") for two in one.services)
        door = reader.line(msg("Over the door only"), "strong") if one.over_the_door else None
        yield (
            (reader.point(one.point),),
            when,
            hours,
            joined(reader.text(one.note) if one.note else None, door, services),
        )


def _tasks(reader: Reader, one: Scenario) -> Iterator[Block]:
    tasks = one.all_tasks(reader.repository.crisis)
    if not tasks:
        yield Words((reader.missing(msg("No tasks have been written down.")),))
        return
    yield Table(
        reader.say(msg("Tasks: {scenario}", scenario=reader.text(one.name).text)),
        tuple(reader.say(text) for text in (msg("Within"), msg("Task"), msg("Whose"), msg("How it is done"))),
        tuple(
            (
                joined(
                    Piece(reader.span(task.within), "strong"),
                    Piece(reader.again(task.every), "quiet")
                    if task.every
                    else None,
                ),
                (reader.text(task.task),),
                owner_cell(reader, task),
                joined(reader.text(task.how) if task.how else None, _contacts(reader, task)),
            )
            for task in tasks
        ),
        (1.35, 2.5, 2.1, 2.2),
    )  # fmt: skip


def _contacts(reader: Reader, task: ScenarioTask) -> Cell:
    plan = reader.repository.crisis
    found = [plan.contact(one) for one in task.contacts] if plan else []
    return joined(
        *(joined(reader.text(one.name, "quiet"), number(one.phone)) for one in found if one)
    )


def owner_cell(reader: Reader, task: ScenarioTask) -> Cell:
    """Whose task it is: the role, and under it who holds it now."""
    role = Piece(reader.words.gettext(ROLES[task.role]), "quiet") if task.role else None
    people = _people(reader, task)
    if people is None:
        return joined(role)
    named = Piece(", ".join(people)) if people else reader.missing(msg("Nobody named"))
    return joined(role, named)


def _people(reader: Reader, task: ScenarioTask) -> list[str] | None:
    """Who holds the role; None where it is everybody's of a kind: each area's, each point's."""
    region = reader.repository.region
    ids: Iterable[str | None]
    if task.person is not None:
        ids = (task.person, task.deputy)
    elif task.role in (CrisisRole.AREA, CrisisRole.SERVICE):
        one = region.area(task.area or "") or region.point_service(task.service or "")
        if one is None:
            return None
        ids = (one.responsible, one.deputy)
    elif task.role is None or task.role is CrisisRole.POINT:
        return None
    else:
        ids = people_of_role(reader.repository, task.role)
    found = (reader.repository.person(one) for one in dict.fromkeys(ids) if one)
    return [one.name for one in found if one]
