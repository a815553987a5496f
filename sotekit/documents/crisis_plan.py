"""The plan as a document: who, what and where, each part from its own data; the annexes follow in `crisis_annexes`."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from sotekit.documents.crisis_annexes import annexes
from sotekit.documents.crisis_gaps import gap_blocks
from sotekit.documents.crisis_labels import ROLES
from sotekit.documents.crisis_points import matrix, point_blocks, service_blocks
from sotekit.documents.crisis_reader import FRESH_DAYS, Reader, number
from sotekit.documents.crisis_scenarios import scenario_blocks
from sotekit.documents.paper import (
    Block,
    Bullets,
    Cell,
    Facts,
    Heading,
    NewPage,
    Paper,
    Piece,
    Table,
    Words,
    joined,
    version_of,
)
from sotekit.messages import msg, msgn
from sotekit.model.crisis import CrisisPlan, GroupMember

YEAR = timedelta(days=FRESH_DAYS)


def plan_paper(reader: Reader) -> Paper:
    """The whole plan in the reader's language. What the data lacks is said where it would stand."""
    plan = reader.repository.crisis
    blocks = tuple(_blocks(reader))
    name = reader.text(plan.name).text if plan else reader.text(reader.repository.region.name).text
    say = reader.say
    return Paper(
        title=name,
        subtitle=say(msg("Plan for exceptional situations")),
        language=reader.words.language,
        foot=foot(reader, blocks),
        check=say(msg("A printed paper may be old: check the date.")),
        exercise="",
        contents=say(msg("Contents")),
        blocks=blocks,
        labels=labels(reader),
    )


def foot(reader: Reader, blocks: Sequence[Block]) -> str:
    """What stands at the foot of every page: the day and a mark that tells two versions apart."""
    return reader.say(
        msg("Printed {day} · version {version}", day=reader.today, version=version_of(blocks))
    )


def labels(reader: Reader) -> tuple[tuple[str, str], ...]:
    """Words that the templates need."""
    return (
        ("mark", reader.say(msg("yes"))),
        ("through", reader.say(msg("through another point"))),
        ("page", reader.say(msg("Page"))),
        ("table", reader.say(msg("Table"))),
        ("region", reader.text(reader.repository.region.name).text),
    )


def _blocks(reader: Reader) -> Iterator[Block]:
    say = reader.say
    yield from _first_hour(reader)
    if text := reader.long("about"):
        yield Heading(1, text.prose.title, "about")
        yield text
    yield Heading(1, say(msg("Parties")), "parties")
    yield from _parties(reader)
    yield Heading(1, say(msg("Steering and coordination group")), "group")
    yield from _group(reader)
    yield Heading(1, say(msg("Responsibilities")), "responsibilities")
    yield from _responsibilities(reader)
    yield Heading(1, say(msg("Services")), "services")
    yield from service_blocks(reader)
    yield Heading(1, say(msg("Service points")), "points")
    yield from point_blocks(reader)
    yield Heading(1, say(msg("Services at the points")), "matrix")
    yield from matrix(reader, reader.points)
    yield Heading(1, say(msg("Gaps in coverage")), "gaps")
    yield from gap_blocks(reader)
    yield NewPage()
    yield Heading(1, say(msg("Scenarios")), "scenarios")
    yield from scenario_blocks(reader)
    yield from annexes(reader)


# ---- the first page ----


def _first_hour(reader: Reader) -> Iterator[Block]:
    """What is needed at night, before anything is read: who coordinates, whom to call, where to go."""
    plan, say = reader.repository.crisis, reader.say
    if plan is None:
        yield Words(
            (reader.missing(msg("There is no plan yet: write data/crisis/plan.yaml.")),), "alarm"
        )
        return
    if plan.about:
        yield Words((reader.text(plan.about),), "lead")
    yield Facts(
        (
            (say(msg("Approved")), reader.day(plan.approved, msg("Not approved yet"), fresh=YEAR)),
            (say(msg("To be gone through next")), reader.day(plan.review, msg("No day agreed"), fresh=timedelta(0))),
            (say(msg("Number for residents")), _phone(reader, plan.phone)),
            (say(msg("Public page")), (Piece(plan.web),) if plan.web else (reader.missing(msg("None yet")),)),
        )
    )  # fmt: skip
    yield Heading(1, say(msg("The first hour")), "first")
    yield from first_calls(reader, plan)
    if plan.without_network:
        yield Heading(2, say(msg("When phones and network are out")))
        yield Bullets(reader.texts(plan.without_network))


def first_calls(reader: Reader, plan: CrisisPlan) -> Iterator[Block]:
    """Who carries the coordination, in order, and whom they call first."""
    say, duty = reader.say, plan.coordination
    order = tuple(reader.person_line(one, f"{at}. ") for at, one in enumerate(duty.people, start=1))
    yield Facts(
        (
            (say(msg("Coordination")), (reader.organisation(duty.organisation),)),
            (say(msg("In this order")), order or (reader.missing(msg("Nobody is named")),)),
            (say(msg("Duty phone")), _phone(reader, duty.phone)),
            (say(msg("Where it sits")), (reader.text(duty.place),) if duty.place else (reader.missing(msg("Not agreed")),)),
            (say(msg("Handing over")), (reader.text(duty.how),) if duty.how else (reader.missing(msg("Not agreed")),)),
        )
    )  # fmt: skip
    calls = sorted((one for one in plan.contacts if one.first), key=lambda one: one.first or 0)
    if not calls:
        yield Words((reader.missing(msg("No order of first calls has been agreed on.")),))
        return
    yield Table(
        say(msg("The first calls, in this order")),
        (say(msg("Order")), say(msg("Who")), say(msg("Number")), say(msg("When to call, what to ask"))),
        tuple(
            (
                (Piece(str(one.first)),),
                (reader.text(one.name),),
                joined(number(one.phone), number(one.other_phone) if one.other_phone else None),
                (reader.text(one.when),) if one.when else (),
            )
            for one in calls
        ),
        (0.5, 2.2, 1.4, 3.2),
    )  # fmt: skip


def _phone(reader: Reader, phone: str | None) -> Cell:
    return (number(phone),) if phone else (reader.missing(msg("No number yet")),)


# ---- parties, group, responsibilities ----


def _parties(reader: Reader) -> Iterator[Block]:
    plan, say = reader.repository.crisis, reader.say
    if plan is None or not plan.parties:
        yield Words((reader.missing(msg("Nobody has agreed to the plan yet.")),))
        return
    yield Table(
        say(msg("Who has agreed to the plan")),
        (say(msg("Party")), say(msg("What it brings")), say(msg("Agreed"))),
        tuple(
            (
                (reader.organisation(one.organisation),),
                (reader.text(one.promise),)
                if one.promise
                else (reader.missing(msg("Not agreed")),),
                reader.day(one.signed, msg("Not signed")),
            )
            for one in plan.parties
        ),
        (2.2, 3, 1.2),
    )


def _group(reader: Reader) -> Iterator[Block]:
    plan, say = reader.repository.crisis, reader.say
    if plan is None or not plan.group.members:
        yield Words((reader.missing(msg("The group has no members yet.")),))
        return
    group = plan.group
    if group.name:
        yield Words((reader.text(group.name),), "lead")
    yield Table(
        say(msg("Members and deputies")),
        (say(msg("Seat")), say(msg("Member")), say(msg("Deputy")), say(msg("In an exceptional situation"))),
        tuple(_seat(reader, one) for one in group.members),
        (2, 1.8, 1.8, 1.8),
    )  # fmt: skip
    last = max((one.on for one in group.meetings if one.on <= reader.today), default=None)
    yield Facts(
        (
            (say(msg("Meets in normal times")), (Piece(_rhythm(reader, group.every_months)),)),
            (say(msg("Last meeting")), reader.day(last, msg("None on record"))),
            (say(msg("Next meeting")), reader.day(group.next, msg("No day agreed"), fresh=timedelta(0))),
            (say(msg("Where")), (reader.text(group.place),) if group.place else (reader.missing(msg("Not agreed")),)),
        )
    )  # fmt: skip
    yield from _decisions(reader, plan)


def _rhythm(reader: Reader, months: int) -> str:
    return reader.say(msgn("Every month", "Every {count} months", months))


def _seat(reader: Reader, one: GroupMember) -> tuple[Cell, ...]:
    duties = tuple(Piece(reader.words.gettext(ROLES[duty])) for duty in one.duties)
    return (
        joined(
            reader.organisation(one.organisation),
            reader.text(one.title, "quiet") if one.title else None,
        ),
        reader.person(one.person, msg("Nobody named")),
        reader.person(one.deputy, msg("No deputy")),
        duties or (Piece("–", "quiet"),),
    )


def _decisions(reader: Reader, plan: CrisisPlan) -> Iterator[Block]:
    say = reader.say
    still = [
        (meeting, one)
        for meeting in plan.group.meetings
        for one in meeting.decisions
        if one.done is None
    ]
    if still:
        yield Table(
            say(msg("Decisions not yet carried out")),
            (
                say(msg("Decision")),
                say(msg("Who sees to it")),
                say(msg("Due by")),
                say(msg("Decided")),
            ),
            tuple(
                (
                    (reader.text(one.text),),
                    _owner(reader, one.owner),
                    reader.day(one.due, msg("No day agreed"), fresh=timedelta(0)),
                    (Piece(reader.words.day(meeting.on), "quiet"),),
                )
                for meeting, one in still
            ),
            (3.2, 1.8, 1.4, 1.1),
        )


def _owner(reader: Reader, owner: str) -> Cell:
    if reader.repository.person(owner):
        return reader.person(owner, msg("Nobody named"), phone=False)
    return (reader.organisation(owner),)


def _responsibilities(reader: Reader) -> Iterator[Block]:
    region, say = reader.repository.region, reader.say
    head = (say(msg("Answers for it")), say(msg("Deputy")))
    if not region.areas:
        yield Words((reader.missing(msg("No areas have been written down.")),))
    else:
        yield Table(
            say(msg("Who answers for each area")),
            (say(msg("Area")), *head),
            tuple(
                (
                    joined(reader.text(one.name), _town(reader, one.municipality)),
                    reader.person(one.responsible, msg("Nobody named")),
                    reader.person(one.deputy, msg("No deputy")),
                )
                for one in region.areas
            ),
            (2, 2, 2),
        )
    if not region.point_services:
        yield Words((reader.missing(msg("No services have been written down.")),))
        return
    yield Table(
        say(msg("Who answers for each service entity")),
        (say(msg("Service")), *head),
        tuple(
            (
                (reader.text(one.name),),
                reader.person(one.responsible, msg("Nobody named")),
                reader.person(one.deputy, msg("No deputy")),
            )
            for one in region.point_services
        ),
        (2, 2, 2),
    )


def _town(reader: Reader, municipality: str) -> Piece:
    found = reader.repository.region.municipality(municipality)
    return reader.text(found.name, "quiet") if found else Piece(municipality, "missing")
