"""The card for whoever is alone at night: when to act, whom to call, what to type, the first hour, on one page."""

from collections.abc import Iterator
from dataclasses import replace

from sotekit.documents.crisis_labels import ROLES
from sotekit.documents.crisis_plan import foot, labels
from sotekit.documents.crisis_reader import Reader, number
from sotekit.documents.paper import Block, Bullets, Cell, Heading, Paper, Piece, Table, Words
from sotekit.messages import msg
from sotekit.model.crisis import CrisisPlan, ScenarioTask
from sotekit.model.scenario import Scenario

FIRST_HOUR = 60


def card_paper(reader: Reader, scenario: Scenario | None = None) -> Paper:
    """The card of the plan, or of one scenario, in the reader's language."""
    say = reader.say
    plan = reader.repository.crisis
    blocks = tuple(_blocks(reader, plan, scenario))
    name = reader.text(plan.name).text if plan else reader.text(reader.repository.region.name).text
    return Paper(
        title=say(msg("Night card"))
        if scenario is None
        else say(msg("Night card: {scenario}", scenario=scenario.name)),
        subtitle=name,
        language=reader.words.language,
        foot=foot(reader, blocks),
        check=say(msg("A printed paper may be old: check the date.")),
        exercise="",
        contents=say(msg("Contents")),
        blocks=blocks,
        labels=(*labels(reader), ("compact", "yes")),
    )


def _blocks(reader: Reader, plan: CrisisPlan | None, scenario: Scenario | None) -> Iterator[Block]:
    say = reader.say
    yield Words(
        (
            Piece(
                say(
                    msg(
                        "Somebody is in danger: call 112 first. You don't decide alone: call the next on the list."
                    )
                )
            ),
        ),
        "alarm",
    )
    yield Heading(1, say(msg("1. Is it time?")), "when")
    yield _scenarios(reader, scenario)
    yield Heading(1, say(msg("2. Call in this order")), "call")
    yield _calls(reader, plan)
    yield Heading(1, say(msg("3. Type")), "type")
    yield _commands(reader, scenario)
    yield Heading(1, say(msg("4. The first hour")), "hour")
    yield _first_hour(reader, plan, scenario)
    yield Heading(1, say(msg("5. When phones, network or power are out")), "out")
    yield Bullets(
        (
            *((reader.text(one),) for one in (plan.without_network if plan else ())),
            *((reader.text(one),) for one in (scenario.without_network if scenario else ())),
            (
                Piece(
                    say(
                        msg(
                            "Without a computer do the same on paper: write the time, what was done and by whom on the log sheet."
                        )
                    )
                ),
            ),
        )
    )


def _scenarios(reader: Reader, scenario: Scenario | None) -> Table:
    chosen = (scenario,) if scenario else reader.repository.scenarios
    say = reader.say
    return Table(
        name=say(msg("Scenarios")),
        head=(say(msg("Scenario")), say(msg("Activate when"))),
        rows=tuple(
            ((reader.text(one.name, "strong"), Piece(one.id, "quiet")), (reader.text(one.when),))
            for one in chosen
        ),
        widths=(1.2, 4.0),
    )


def _calls(reader: Reader, plan: CrisisPlan | None) -> Bullets:
    items: list[Cell] = []
    if plan is not None:
        if plan.coordination.phone:
            items.append(_inline(reader.say(msg("Coordination duty")), plan.coordination.phone, ""))
        for one in plan.coordination.people:
            person = reader.repository.person(one)
            if person is not None:
                items.append(_inline(person.name, person.phone or "–", ""))
        first = sorted((one for one in plan.contacts if one.first), key=lambda one: one.first or 0)
        for contact in first:
            why = reader.text(contact.when).text if contact.when else ""
            items.append(_inline(reader.text(contact.name).text, contact.phone, why))
    return Bullets(tuple(items), numbers=True)


def _inline(name: str, phone: str, why: str) -> Cell:
    """Name and number on one line: a card has no room for two."""
    shown = number(phone)
    return (replace(shown, text=f"{name} {shown.text}"), *((Piece(why, "quiet"),) if why else ()))


def _commands(reader: Reader, scenario: Scenario | None) -> Table:
    say = reader.say
    name = scenario.id if scenario else say(msg("SCENARIO"))
    point, task, contact = say(msg("POINT")), say(msg("TASK")), say(msg("CONTACT"))
    rows = (
        ("sotekit crisis list", msg("Which scenarios there are.")),
        (
            f"sotekit crisis activate {name} --exercise --dry-run",
            msg("What would happen. Nothing is written."),
        ),
        (f"sotekit crisis activate {name} --real", msg("For real. It asks before it does it.")),
        ("sotekit crisis status", msg("What is open, what is late, who does not answer.")),
        (f"sotekit crisis point {point} active", msg("A point has opened; or unable --reason …")),
        (f"sotekit crisis task done {task}", msg("A task is done.")),
        (
            f"sotekit crisis contact tried {contact} --no-answer",
            msg("Somebody was called."),
        ),
        ("sotekit crisis page", msg("The public page anew: after every change.")),
        ("sotekit crisis close", msg("When it is over.")),
    )
    return Table(
        name=say(msg("Commands")),
        head=(say(msg("Type")), say(msg("What it does"))),
        rows=tuple(((Piece(one, "strong"),), (reader.line(what),)) for one, what in rows),
        widths=(3.0, 2.4),
    )


def _first_hour(reader: Reader, plan: CrisisPlan | None, scenario: Scenario | None) -> Table:
    say = reader.say
    tasks = scenario.all_tasks(plan) if scenario else (plan.tasks if plan else ())
    first = sorted(
        (one for one in tasks if one.within.minutes <= FIRST_HOUR), key=lambda one: one.within
    )
    return Table(
        name=say(msg("The first hour")),
        head=(say(msg("Within")), say(msg("Task")), say(msg("Whose"))),
        rows=tuple(
            (
                (Piece(str(one.within), "strong"),),
                (reader.text(one.task),),
                (_whose(reader, one),),
            )
            for one in first
        ),
        widths=(0.7, 4.0, 1.6),
    )


def _whose(reader: Reader, task: ScenarioTask) -> Piece:
    if task.person is not None:
        found = reader.repository.person(task.person)
        return Piece(found.name if found else task.person)
    if task.role is not None:
        return Piece(reader.words.gettext(ROLES[task.role]))
    return reader.missing(msg("Nobody named"))
