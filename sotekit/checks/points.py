"""Service points: where they are, what every one must give, and the pairs that run them."""

from collections.abc import Iterator

from sotekit.checks.walk import records_in
from sotekit.checks.world import World
from sotekit.hours.points import Stand, clashes, is_arranged, offer_slots, open_slots, pair_slots
from sotekit.hours.slots import Slots, hours_slots, slots_text
from sotekit.messages import Message, msg
from sotekit.model.coordinates import Coordinates
from sotekit.model.person import Person, PersonRole
from sotekit.model.point import Point
from sotekit.model.record import Record
from sotekit.plain.problem import Level, Place, Problem
from sotekit.plain.shape import shape_of

TWO = 2


def misplaced(world: World) -> Iterator[Problem]:
    """Coordinates that are not in Finland: turned round, or mistyped."""
    region = world.repository.region
    roots: tuple[Record, ...] = (*region.municipalities, *region.areas, *world.repository.points)
    for record in (one for root in roots for one in records_in(root)):
        for shape in shape_of(type(record)):
            if shape.item is not Coordinates:
                continue
            value = getattr(record, shape.name)
            for index, spot in enumerate(value if shape.many else (value,)):
                if spot is not None and not spot.is_in_finland:
                    path = (shape.name, index) if shape.many else (shape.name,)
                    yield _outside(spot, record.source.place(*path))


def _outside(spot: Coordinates, place: Place) -> Problem:
    hint = (
        msg("Degrees north come first: {spot}.", spot=str(spot.turned))
        if spot.turned.is_in_finland
        else msg("Copy them again from a map: degrees north (60–70), then degrees east (19–32).")
    )
    return Problem(
        "coordinates-outside", place, msg("{spot} is not in Finland.", spot=str(spot)), hint
    )


def lacking_minimum(world: World) -> Iterator[Problem]:
    """A point that lacks a service of the minimum and doesn't say where else it is given."""
    for point in _open_points(world):
        for service in world.repository.region.required_services:
            if not (
                _is_given(world, point, service.id)
                or is_arranged(point, service.id, world.repository.point, world.today)
            ):
                yield Problem(
                    "point-minimum",
                    point.source.place("services"),
                    msg(
                        "“{point}” does not give “{service}”, which every point does.",
                        point=point.id,
                        service=service.id,
                    ),
                    msg(
                        "Add it under services:, or say which point gives it instead: "
                        "service: {service}, through: another-point.",
                        service=service.id,
                    ),
                    Level.WARNING,
                )


def _is_given(world: World, point: Point, service: str) -> bool:
    """Whether the service has hours; where the point has none at all, that is a warning of its own."""
    offer = point.offer(service)
    if offer is None:
        return False
    return bool(offer_slots(point, offer, world.today)) or not open_slots(point, world.today)


def unready(world: World) -> Iterator[Problem]:
    """What a point can't be opened without: hours, an area, a phone, somebody with a key."""
    for point in _open_points(world):
        if point.hours is None and not point.stops:
            yield _lack(
                point,
                "point-without-hours",
                msg("“{point}” has no opening hours.", point=point.id),
                msg("Add hours:, as in an e-mail: ma–to 9–15, pe 9–13."),
            )
        if not point.is_digital_only and world.repository.region.areas and not point.areas:
            yield _lack(
                point,
                "point-without-area",
                msg("“{point}” is in no area, so that it covers none.", point=point.id),
                msg("Add area: with the id of an area of region.yaml."),
            )
        if not point.phones:
            yield _lack(
                point,
                "point-without-phone",
                msg("“{point}” has no phone number.", point=point.id),
                msg("Add contacts: with the phone that is answered there."),
            )
        if not point.is_digital_only and not point.key_holders:
            yield _lack(
                point,
                "no-key-holder",
                msg("Nobody is said to have the key of “{point}”.", point=point.id),
                msg("Add key_holders:, at least two, so that the door opens when one is away."),
            )


def _lack(point: Point, code: str, message: Message, hint: Message) -> Problem:
    return Problem(code, point.source.place("id"), message, hint, Level.WARNING)


def _open_points(world: World) -> tuple[Point, ...]:
    return tuple(one for one in world.repository.points if not one.candidate)


def ill_paired(world: World) -> Iterator[Problem]:
    """A pair that isn't one: not two people, or both from the same organisation."""
    for point in world.repository.points:
        for index, pair in enumerate(point.pairs):
            place = point.source.place("pairs", index, "people")
            if len(pair.people) != TWO or len(set(pair.people)) != TWO:
                yield Problem(
                    "pair-not-two",
                    place,
                    msg("A pair is two different people."),
                    msg("Write two ids of data/people.yaml: [aino, toivo]."),
                )
                continue
            one, other = (world.repository.person(name) for name in pair.people)
            if one and other and one.organisation == other.organisation:
                yield Problem(
                    "pair-one-organisation",
                    place,
                    msg(
                        "“{one}” and “{other}” are both from “{organisation}”.",
                        one=one.id,
                        other=other.id,
                        organisation=one.organisation,
                    ),
                    msg(
                        "Choose somebody from another organisation; “sotekit point pairs” suggests."
                    ),
                )


def in_two_points(world: World) -> Iterator[Problem]:
    """A person who would stand at two points, or in two pairs, at the same time."""
    for stand, other in clashes(_open_points(world), world.today):
        yield Problem(
            "two-points-at-once",
            _place(stand),
            msg(
                "“{person}” is also at “{point}” at the same time: {hours}.",
                person=stand.name,
                point=other.point.id,
                hours=slots_text(stand.slots & other.slots),
            ),
            msg("The other place is {place}. Keep one of them.", place=str(_place(other))),
        )


def _place(stand: Stand) -> Place:
    return stand.point.source.place("pairs", stand.pair, "people", stand.person)


def unfit_pairs(world: World) -> Iterator[Problem]:
    """Somebody in a pair who doesn't serve at points, can't be had then, or whose training has ended."""
    for point in world.repository.points:
        for index, pair in enumerate(point.pairs):
            slots = pair_slots(point, pair, world.today)
            for number, name in enumerate(pair.people):
                person = world.repository.person(name)
                if person is not None:
                    place = point.source.place("pairs", index, "people", number)
                    yield from _unfit(world, person, slots, place)


def _unfit(world: World, person: Person, slots: Slots, place: Place) -> Iterator[Problem]:
    if PersonRole.POINT not in person.roles:
        yield Problem(
            "pair-unfit",
            place,
            msg("“{person}” is not said to serve at points.", person=person.id),
            msg("Add the role point to the person in data/people.yaml, or choose another."),
            Level.WARNING,
        )
    missing = slots & ~hours_slots(person.available, world.today) if person.available else 0
    if missing:
        yield Problem(
            "pair-unfit",
            place,
            msg(
                "“{person}” can't be had {hours}.",
                person=person.id,
                hours=slots_text(missing),
            ),
            msg("Give the pair its own hours, or change available: of the person."),
            Level.WARNING,
        )
    if person.trained_until and person.trained_until < world.today:
        yield Problem(
            "pair-unfit",
            place,
            msg(
                "The training of “{person}” ended on {date}.",
                person=person.id,
                date=person.trained_until,
            ),
            msg("Arrange the training again, or choose another."),
            Level.WARNING,
        )


def impossible_counts(world: World) -> Iterator[Problem]:
    """More people who named a need than answered, or more answers than were asked."""
    for inquiry in world.repository.inquiries:
        if inquiry.invited is not None and inquiry.answers > inquiry.invited:
            yield _count(inquiry, "answers", inquiry.answers, inquiry.invited)
        for finding in inquiry.findings:
            if finding.count > inquiry.answers:
                yield _count(finding, "count", finding.count, inquiry.answers)


def _count(record: Record, key: str, count: int, most: int) -> Problem:
    return Problem(
        "needs-count",
        record.source.place(key),
        msg("{count} is more than there were: {most}.", count=count, most=most),
        msg("Count how many answers named the need, each answer once."),
    )
