"""The list of points and the sheet of one, on a terminal and as JSON."""

from collections.abc import Iterator, Sequence
from typing import Any

from sotekit.hours.points import pair_slots
from sotekit.hours.slots import hours_in, hours_slots, slots_text, write_slots
from sotekit.i18n import Language
from sotekit.messages import Message, msg, msgn
from sotekit.model.point import Access, KeyHolder, Offer, Point, PointMode, Supply
from sotekit.points.network import Network
from sotekit.report.grid import wrapped
from sotekit.report.output import to_json
from sotekit.report.point_gaps import Teller

MODES = {
    PointMode.TRADITIONAL: msg("a place to come to"),
    PointMode.MOBILE: msg("mobile"),
    PointMode.DIGITAL: msg("on the net or by phone"),
}
ACCESS = {
    Access.STEP_FREE: msg("step-free"),
    Access.LIFT: msg("lift"),
    Access.ACCESSIBLE_TOILET: msg("accessible toilet"),
    Access.PARKING: msg("parking"),
    Access.PUBLIC_TRANSPORT: msg("public transport"),
    Access.INDUCTION_LOOP: msg("induction loop"),
    Access.SIGN_LANGUAGE: msg("sign language"),
    Access.INTERPRETING: msg("interpreting"),
    Access.QUIET_ROOM: msg("quiet room"),
    Access.ASSISTANCE_DOG: msg("assistance dogs welcome"),
}
SUPPLIES = {
    Supply.POWER: msg("electricity"),
    Supply.WATER: msg("water"),
    Supply.HEAT: msg("heating"),
    Supply.NETWORK: msg("the net"),
    Supply.PHONE: msg("phones"),
}


def list_lines(
    points: Sequence[Point], network: Network, words: Language, width: int
) -> Iterator[str]:
    """Two lines a point: its name and id, then where, when and with how many pairs."""
    teller = Teller(network.repository, words)
    for point in points:
        name = msg("{name} ({id})", name=point.name, id=point.id)
        yield wrapped(teller.say(name), width, "  ")
        yield wrapped(f"  {teller.say(_where_and_when(point, network, teller))}", width, "  ")


def _where_and_when(point: Point, network: Network, teller: Teller) -> Message:
    opened = network.open(point)
    hours = slots_text(opened) if opened else msg("hours are missing")
    if point.candidate:
        return msg("candidate; {area}; {hours}", area=_areas(point, teller), hours=hours)
    pairs = msgn("{count} pair", "{count} pairs", len(point.pairs))
    return msg("{area}; {hours}; {pairs}", area=_areas(point, teller), hours=hours, pairs=pairs)


def _areas(point: Point, teller: Teller) -> str:
    if not point.areas:
        return teller.say(msg("everywhere")) if point.is_digital_only else "–"
    return ", ".join(teller.words.value(teller.area(one)) for one in point.areas)


def point_lines(point: Point, network: Network, words: Language, width: int) -> Iterator[str]:
    """The whole sheet of a point."""
    teller = Teller(network.repository, words)
    yield point.name.best(words.language)
    if point.candidate:
        yield teller.say(msg("A candidate: it is not in the network yet."))
    if point.about:
        yield wrapped(point.about.best(words.language), width)
    yield ""
    for label, value in _facts(point, network, teller):
        if value:
            said = msg("{label}: {value}", label=label, value=value)
            yield wrapped(teller.say(said), width, "  ")
    for heading, sentences in (
        (msg("Services"), [_offer(one, point, network, teller) for one in point.services]),
        (msg("Pairs"), _pairs(point, network, teller)),
        (msg("Keys"), [_key(one, teller) for one in point.key_holders]),
        (msg("Phones"), [_contact(one, teller) for one in point.contacts]),
    ):
        if sentences:
            yield ""
            yield teller.say(heading)
            for sentence in sentences:
                yield wrapped(f"- {sentence}", width, "  ")


def _facts(point: Point, network: Network, teller: Teller) -> Iterator[tuple[Message, object]]:
    host = network.repository.organisation(point.host)
    yield msg("Host"), host.name if host else point.host
    partners = [network.repository.organisation(one) for one in point.partners]
    yield msg("With"), [one.name for one in partners if one]
    yield msg("How"), [MODES[one] for one in point.modes]
    yield msg("Area"), _areas(point, teller)
    yield msg("Address"), point.address
    yield msg("Directions"), point.directions
    yield msg("Coordinates"), str(point.coordinates) if point.coordinates else None
    yield msg("Link"), point.link
    opened = network.open(point)
    yield msg("Open"), slots_text(opened) if opened else msg("hours are missing")
    for stop in point.stops:
        yield (
            msg("Stop"),
            msg(
                "{stop}: {hours}",
                stop=stop.name,
                hours=slots_text(hours_slots(stop.hours, network.near)),
            ),
        )
    yield msg("For"), [teller.group(one) for one in point.target_groups]
    yield msg("Languages"), [teller.language(one) for one in network.languages(point)]
    yield msg("Accessibility"), [ACCESS[one] for one in point.accessibility]
    yield msg("Before coming"), point.access_note
    yield msg("People a day"), point.capacity
    yield msg("Room for"), point.room
    yield (
        msg("Without close contact"),
        msg("can help over the door, outdoors or by phone") if point.distance_safe else None,
    )
    yield msg("Works without"), [SUPPLIES[one] for one in point.works_without]
    yield msg("Appointment"), msg("needed") if point.appointment else msg("not needed")
    yield msg("Note"), point.note
    yield msg("Confirmed"), point.confirmed


def _offer(offer: Offer, point: Point, network: Network, teller: Teller) -> str:
    service = teller.service(offer.service)
    if offer.through is not None:
        through = teller.point(offer.through)
        return teller.say(msg("{service}: through {point}", service=service, point=through))
    given = network.given(point, offer.service)
    if given == network.open(point):
        return teller.words.value(service)
    return teller.say(msg("{service}: {hours}", service=service, hours=slots_text(given)))


def _pairs(point: Point, network: Network, teller: Teller) -> list[str]:
    return [
        teller.say(
            msg(
                "{hours}: {people}",
                hours=slots_text(pair_slots(point, pair, network.near)),
                people=", ".join(teller.person(one) for one in pair.people),
            )
        )
        for pair in point.pairs
    ]


def _key(holder: KeyHolder, teller: Teller) -> str:
    person = teller.repository.person(holder.person or "")
    name = person.name if person else teller.words.value(holder.title or holder.person or "")
    phone = holder.phone or (person.phone if person else None)
    return f"{name}, {phone}" if phone else name


def _contact(contact: Any, teller: Teller) -> str:  # noqa: ANN401 - the contact of an organisation
    parts = (contact.title, contact.name, contact.phone, contact.email, contact.web)
    return ", ".join(teller.words.value(one) for one in parts if one)


def points_json(points: Sequence[Point], network: Network, words: Language) -> str:
    """The points with the facts that a program wants."""
    return to_json([point_json(one, network, words) for one in points])


def point_json(point: Point, network: Network, words: Language) -> dict[str, Any]:
    """One point as plain values: ids, hours as text, and what each service gives."""
    language = words.language
    return {
        "id": point.id,
        "name": point.name.best(language),
        "host": point.host,
        "partners": list(point.partners),
        "candidate": point.candidate,
        "modes": [one.value for one in point.modes],
        "areas": list(point.areas),
        "municipality": network.municipality(point),
        "address": point.address,
        "coordinates": (
            [point.coordinates.latitude, point.coordinates.longitude] if point.coordinates else None
        ),
        "hours": write_slots(network.open(point), language),
        "hours_a_week": hours_in(network.open(point)),
        "services": [
            {
                "service": one.service,
                "hours": write_slots(network.given(point, one.service), language),
                "through": one.through,
            }
            for one in point.services
        ],
        "target_groups": list(point.target_groups),
        "languages": list(network.languages(point)),
        "accessibility": [one.value for one in point.accessibility],
        "capacity": point.capacity,
        "room": point.room,
        "distance_safe": point.distance_safe,
        "works_without": [one.value for one in point.works_without],
        "phones": list(point.phones),
        "pairs": [
            {
                "people": list(one.people),
                "hours": write_slots(pair_slots(point, one, network.near), language),
                "pinned": one.pinned,
            }
            for one in point.pairs
        ],
    }
