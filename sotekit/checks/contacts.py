"""Whom people can reach: numbers that can be dialled, and somebody at the other end."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import chain

from sotekit.checks.walk import records_in
from sotekit.checks.world import World
from sotekit.messages import msg
from sotekit.model.organisation import Contact
from sotekit.model.person import PersonRole
from sotekit.model.record import PHONE, Record
from sotekit.plain.nodes import Mapping
from sotekit.plain.problem import Level, Problem
from sotekit.plain.shape import shape_of
from sotekit.store.starter import shipped_helplines

COUNTRY = "FI"
EXAMPLE_PREFIX = "000"
"""No number begins so: those of examples do, and stay as they are."""

CONFIRMED_DAYS = 400
"""An organisation that has not confirmed its data for longer than this is asked again: a year and a month."""


def impossible_numbers(world: World) -> Iterator[Problem]:
    """A phone number with too many or too few digits to be one."""
    repository = world.repository
    records = (
        *repository.lines,
        *repository.organisations,
        *repository.people,
        *repository.helplines,
        *repository.points,
        *((repository.crisis,) if repository.crisis else ()),
    )
    for record in chain.from_iterable(map(records_in, records)):
        for shape in shape_of(type(record)):
            number = getattr(record, shape.name) if PHONE in shape.marks else None
            if number and not can_be_dialled(number):
                yield Problem(
                    "phone-length",
                    record.source.place(shape.name),
                    msg("No phone number is as long or as short as {number}.", number=number),
                    msg("Compare it with its source. One number a field, without an extension."),
                    Level.WARNING,
                )


def can_be_dialled(number: str) -> bool:
    """Whether a number of that length exists, in Finland or in the country of its prefix."""
    from phonenumbers import (
        NumberParseException,
        is_possible_number,
        is_possible_short_number_for_region,
        parse,
    )

    if digits(number).startswith(EXAMPLE_PREFIX):
        return True
    try:
        parsed = parse(number, COUNTRY)
    except NumberParseException:
        return False
    return is_possible_number(parsed) or is_possible_short_number_for_region(parsed, COUNTRY)


def digits(number: str) -> str:
    """The number without the blanks and hyphens that people write in it."""
    return "".join(one for one in number if one.isdigit())


def differing_helplines(world: World) -> Iterator[Problem]:
    """A national number that is not the one sotekit ships: one of the two is wrong or old."""
    shipped = {one.id: one for one in shipped_helplines()}
    for helpline in world.repository.helplines:
        known = shipped.get(helpline.id)
        if known and digits(known.number) != digits(helpline.number):
            yield Problem(
                "helpline-differs",
                helpline.source.place("number"),
                msg(
                    "sotekit knows another number of “{id}”: {number}, checked on {date}.",
                    id=helpline.id,
                    number=known.number,
                    date=known.checked,
                ),
                msg("Compare both with {source}.", source=known.published_by),
                Level.WARNING,
            )


def unreachable_back_ups(world: World) -> Iterator[Problem]:
    """A back-up officer whose phone number nobody has."""
    for person in world.repository.people:
        if PersonRole.BACK_UP in person.roles and not _is_written(person, "phone"):
            yield Problem(
                "back-up-without-phone",
                person.source.place("id"),
                msg("“{person}” is a back-up officer and has no phone number.", person=person.id),
                msg("Add phone: a responder in need must be able to call at once."),
                Level.WARNING,
            )


def unreachable_services(world: World) -> Iterator[Problem]:
    """An organisation or a service that the handbook would name without any way to reach it."""
    for organisation in world.repository.organisations:
        if _reaches(organisation.contacts):
            continue
        lacking = [one for one in organisation.services if not _reaches(one.contacts)]
        for record in lacking if organisation.services else (organisation,):
            yield Problem(
                "no-contact",
                record.source.place("id"),
                msg("“{id}” has no phone number, e-mail or web address.", id=record.id),
                msg("Add contacts to the organisation or to the service."),
                Level.WARNING,
            )


def _reaches(contacts: Iterable[Contact]) -> bool:
    return any(_is_written(one, key) for one in contacts for key in ("phone", "email", "web"))


def _is_written(record: Record, key: str) -> bool:
    """Whether there is something under the key; a number with a mistake in it is there as well."""
    source = record.source
    return bool(getattr(record, key)) or (isinstance(source, Mapping) and bool(source.entry(key)))


def unconfirmed_organisations(world: World) -> Iterator[Problem]:
    """Data that the organisation itself has not confirmed for over a year, or a date in the future."""
    for organisation in world.repository.organisations:
        day = organisation.confirmed
        if day is None:
            continue
        if world.today - day > timedelta(days=CONFIRMED_DAYS):
            message = msg("“{id}” last confirmed its data on {date}.", id=organisation.id, date=day)
        elif day > world.today:
            message = msg("“{id}” has confirmed its data in the future.", id=organisation.id)
        else:
            continue
        yield Problem(
            "unconfirmed-organisation",
            organisation.source.place("confirmed"),
            message,
            msg("Ask it to read its page of the handbook, and write the day of its answer."),
            Level.WARNING,
        )
