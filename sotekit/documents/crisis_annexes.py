"""The annexes of the plan: communications, contacts, volunteers, services, setting up a point, map and diagram."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from sotekit.documents.audience import for_audience
from sotekit.documents.crisis_comms import communications
from sotekit.documents.crisis_pictures import map_pictures, model_picture, unplaced_note
from sotekit.documents.crisis_reader import FRESH_DAYS, Reader, number
from sotekit.documents.paper import (
    Block,
    Cell,
    Drawing,
    Facts,
    Heading,
    NewPage,
    Piece,
    Table,
    Words,
    joined,
)
from sotekit.documents.sorting import sort_key
from sotekit.messages import Message, msg, msgn
from sotekit.model.crisis import KeyContact
from sotekit.model.national import NationalHelpline
from sotekit.model.organisation import Audience, Organisation
from sotekit.model.volunteers import Training, VolunteerGroup

ANNEXES = (
    ("annex-communications", msg("Communications plan")),
    ("annex-contacts", msg("Contact list")),
    ("annex-volunteers", msg("Volunteers")),
    ("annex-services", msg("Local and national services")),
    ("annex-set-up", msg("Setting up a point")),
    ("annex-pictures", msg("Map and diagram")),
)
"""Every annex that a plan has, in order: the id of its heading and its title."""


def annexes(reader: Reader) -> Iterator[Block]:
    """All annexes, each on pages of its own."""
    parts = (
        communications(reader),
        contacts(reader),
        volunteers(reader),
        services(reader),
        setting_up(reader),
        pictures(reader),
    )
    for at, ((id_, title), blocks) in enumerate(zip(ANNEXES, parts, strict=True), start=1):
        yield NewPage()
        yield Heading(1, reader.say(msg("Annex {number}: {title}", number=at, title=title)), id_)
        yield from blocks


# ---- contacts ----


def contacts(reader: Reader) -> Iterator[Block]:
    """Every number with the day it was last tried, in the order of the first calls."""
    plan, say = reader.repository.crisis, reader.say
    if plan is None or not plan.contacts:
        yield Words((reader.missing(msg("No contacts have been written down.")),))
    else:
        yield Words(
            (
                reader.line(
                    msgn(
                        "Every number is tried every month.",
                        "Every number is tried every {count} months.",
                        plan.try_every_months,
                    )
                ),
            )
        )
        fresh = timedelta(days=31 * plan.try_every_months)
        listed = sorted(plan.contacts, key=lambda one: (one.first is None, one.first or 0))
        yield Table(
            say(msg("Contacts")),
            (say(msg("Who")), say(msg("Number")), say(msg("When to call, what to ask")), say(msg("Last tried"))),
            tuple(_contact(reader, one, fresh) for one in listed),
            (2, 1.5, 2.6, 1.5),
        )  # fmt: skip
    if text := reader.long("contact-tree"):
        yield Heading(2, text.prose.title)
        yield text
    yield from tree(reader)


def _contact(reader: Reader, one: KeyContact, fresh: timedelta) -> tuple[Cell, ...]:
    tried = reader.day(one.tried, msg("Never tried"), fresh=fresh)
    answered = reader.missing(msg("No answer then")) if one.answered is False else None
    return (
        joined(
            reader.text(one.name, "strong"),
            Piece(reader.organisation(one.organisation).text, "quiet")
            if one.organisation
            else None,
        ),
        joined(
            number(one.phone),
            number(one.other_phone) if one.other_phone else None,
            Piece(one.email, "quiet") if one.email else None,
        ),
        (reader.text(one.when),) if one.when else (),
        joined(tried, answered),
    )


def tree(reader: Reader) -> Iterator[Block]:
    """Who calls whom: the coordinator the areas, each area its points."""
    region, say = reader.repository.region, reader.say
    if not region.areas:
        return
    everywhere = [one for one in reader.points if not one.areas]
    rows = []
    for area in region.areas:
        own = [one for one in reader.points if one.areas and one.areas[0] == area.id]
        rows.append(
            (
                (reader.text(area.name, "strong"),),
                reader.person(area.responsible, msg("Nobody named")),
                reader.person(area.deputy, msg("No deputy")),
                tuple(reader.point(one.id) for one in own)
                or (reader.line(msg("No point of its own"), "quiet"),),
            )
        )
    if everywhere:
        rows.append(
            (
                (reader.line(msg("For all areas"), "strong"),),
                (reader.line(msg("The coordinator"), "quiet"),),
                (),
                tuple(reader.point(one.id) for one in everywhere),
            )
        )
    yield Heading(2, say(msg("Who calls whom")))
    yield Words(
        (
            reader.line(
                msg("The coordinator calls those who answer for the areas. They call their points.")
            ),
        )
    )
    yield Table(
        say(msg("Who calls whom")),
        (say(msg("Area")), say(msg("Called first")), say(msg("If there is no answer")), say(msg("Calls these points"))),
        tuple(rows),
        (1.5, 1.7, 1.7, 2.6),
    )  # fmt: skip


# ---- volunteers ----


def volunteers(reader: Reader) -> Iterator[Block]:
    """The checklist, then what is known of the groups: counts, never names of volunteers."""
    say, groups = reader.say, reader.repository.volunteers
    if text := reader.long("volunteer"):
        yield Heading(2, text.prose.title)
        yield replace(text, boxes=True)
    yield Heading(2, say(msg("Volunteer groups")))
    if not groups:
        yield Words((reader.missing(msg("No volunteer groups have been written down.")),))
        return
    total = sum(one.count for one in groups)
    yield Words(
        (
            reader.line(msgn("{count} volunteer in all.", "{count} volunteers in all.", total)),
            reader.line(
                msg("Their names are with their own organisations, not in this plan."), "quiet"
            ),
        )
    )
    for one in groups:
        yield Heading(3, reader.text(one.name).text)
        yield Facts(tuple(_group(reader, one)))


def _group(reader: Reader, one: VolunteerGroup) -> Iterator[tuple[str, Cell]]:
    say = reader.say
    called = (
        reader.person(one.contact, msg("Nobody named"))
        if one.contact
        else (reader.missing(msg("Nobody named")),)
    )
    yield say(msg("Home organisation")), (reader.organisation(one.organisation),)
    yield say(msg("Calls them together")), called
    yield say(msg("How many")), _count(reader, one)
    if one.areas:
        yield say(msg("Areas")), (Piece(reader.areas(one.areas)),)
    tasks = tuple(reader.text(task) for task in one.tasks) or tuple(
        reader.service(service) for service in one.services
    )
    yield say(msg("Tasks")), tasks or (reader.missing(msg("Not agreed")),)
    yield (
        say(msg("Insurance")),
        _until(reader, reader.text(one.insurance.covers), one.insurance.valid_until)
        if one.insurance
        else (reader.missing(msg("No insurance is known of")),),
    )
    yield (
        say(msg("Expenses")),
        (reader.text(one.expenses),) if one.expenses else (reader.missing(msg("Not agreed")),),
    )
    training = joined(*(_training(reader, two) for two in one.training))
    yield say(msg("Training")), training or (reader.missing(msg("None on record")),)
    support = joined(
        *(
            joined(reader.text(two.how), Piece(reader.organisation(two.offered_by).text, "quiet"))
            for two in one.supervision
        )
    )
    yield (
        say(msg("Unloading and supervision")),
        support or (reader.missing(msg("Nothing has been agreed on")),),
    )


def _count(reader: Reader, one: VolunteerGroup) -> Cell:
    if one.at_once is None:
        return (Piece(str(one.count)),)
    return (
        reader.line(
            msg("{count}, at most {at_once} at once", count=one.count, at_once=one.at_once)
        ),
    )


def _training(reader: Reader, one: Training) -> Cell:
    name = reader.text(one.name).text
    return _until(reader, Piece(f"{name}: {one.count}"), one.valid_until)


def _until(reader: Reader, piece: Piece, day: date | None) -> Cell:
    if day is None:
        return (piece,)
    if day < reader.today:
        return (piece, reader.missing(msg("ended {day}", day=day)))
    return (piece, reader.line(msg("valid until {day}", day=day), "quiet"))


# ---- local and national services ----


def services(reader: Reader) -> Iterator[Block]:
    """National numbers with the day they were last checked, then the region's organisations."""
    say = reader.say
    yield Heading(2, say(msg("National numbers")))
    yield from national(reader)
    yield Heading(2, say(msg("Organisations and services of the region")))
    known = for_audience(reader.repository, Audience.NETWORK).organisations
    listed = [one for one in known if one.services or any(two.phone for two in one.contacts)]
    if not listed:
        yield Words((reader.missing(msg("No organisations have been written down.")),))
        return
    yield Table(
        say(msg("Organisations and services of the region")),
        (say(msg("Who helps")), say(msg("What with")), say(msg("Phone")), say(msg("Confirmed"))),
        tuple(
            _local(reader, one)
            for one in sorted(listed, key=lambda one: sort_key(reader.text(one.name).text))
        ),
        (2, 3, 1.5, 1.3),
    )  # fmt: skip


def national(reader: Reader) -> Iterator[Block]:
    """The numbers that anybody can call."""
    say = reader.say
    lines = reader.repository.helplines
    if not lines:
        yield Words((reader.missing(msg("The national numbers are missing: data/national.yaml.")),))
        return
    yield Table(
        say(msg("National numbers")),
        (say(msg("Number")), say(msg("Who answers")), say(msg("When")), say(msg("Last checked"))),
        tuple(_national(reader, one) for one in lines),
        (1.4, 3, 2, 1.4),
    )


def _national(reader: Reader, one: NationalHelpline) -> tuple[Cell, ...]:
    if one.hours:
        hours = reader.hours(one.hours, msg("No hours"))
    else:
        hours = (reader.text(one.hours_note),) if one.hours_note else ()
    return (
        (number(one.number),),
        joined(
            reader.text(one.name, "strong"),
            reader.text(one.about) if one.about else None,
        ),
        joined(hours, Piece(reader.languages(one.languages), "quiet") if one.languages else None),
        joined(
            reader.day(one.checked, msg("Never"), fresh=timedelta(days=FRESH_DAYS)),
            Piece(one.published_by, "quiet"),
        ),
    )


def _local(reader: Reader, one: Organisation) -> tuple[Cell, ...]:
    phones = dict.fromkeys(two.phone for two in one.contacts if two.phone)
    helps = "; ".join(reader.text(two.name).text for two in one.services)
    return (
        (reader.text(one.name, "strong"),),
        joined(
            Piece(helps) if helps else (reader.text(one.about) if one.about else None),
            reader.hours(one.hours, msg("No hours")) if one.hours else None,
        ),
        tuple(number(phone) for phone in list(phones)[:2]) or (reader.missing(msg("No phone")),),
        reader.day(one.confirmed, msg("Not confirmed"), fresh=timedelta(days=FRESH_DAYS)),
    )


# ---- setting up a point, pictures ----


def setting_up(reader: Reader) -> Iterator[Block]:
    """Instructions, then the checklist."""
    if text := reader.long("set-up"):
        yield Heading(2, text.prose.title)
        yield text
    if text := reader.long("set-up-checklist"):
        yield NewPage()
        yield Heading(2, text.prose.title)
        yield replace(text, boxes=True)


def pictures(reader: Reader) -> Iterator[Block]:
    """The diagram and the map, with a table of the same."""
    points = reader.points
    yield Drawing(model_picture(reader, points, people=True))
    if not points:
        yield Words((reader.missing(msg("There are no service points yet.")),))
        return
    yield NewPage()
    yield from map_blocks(reader)


def map_blocks(reader: Reader, here: str = "") -> Iterator[Block]:
    """The map with a ring around `here`, what is not on it, and its numbers."""
    drawn, found = map_pictures(reader, reader.points, here)
    for one in drawn:
        yield Heading(2, one.title)
        yield Drawing(one)
    note: Message | None = unplaced_note(found)
    if note:
        yield Words((reader.line(note),))
    yield legend(reader)


def legend(reader: Reader) -> Table:
    """Number, name and place of every point."""
    say = reader.say
    return Table(
        say(msg("The numbers on the map")),
        ("", say(msg("Point")), say(msg("Address")), say(msg("Area"))),
        tuple(
            (
                (Piece(str(at), "strong"),),
                (reader.text(one.name),),
                (Piece(one.address),)
                if one.address
                else joined(
                    *(
                        Piece(
                            f"{reader.text(stop.name).text}{', ' + stop.address if stop.address else ''}"
                        )
                        for stop in one.stops
                    )
                )
                or ((Piece(one.link),) if one.link else (reader.missing(msg("No address")),)),
                (Piece(reader.areas(one.areas) or say(msg("All areas"))),),
            )
            for at, one in enumerate(reader.points, start=1)
        ),
        (0.4, 2.6, 2.6, 2),
    )
