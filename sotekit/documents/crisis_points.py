"""Services, points and the table of both, as the plan and the packs show them."""

from collections.abc import Iterator, Sequence

from sotekit.documents.crisis_reader import Reader, number
from sotekit.documents.paper import Block, Cell, Facts, Piece, Table, Words, joined
from sotekit.documents.point_list import MODES
from sotekit.messages import msg
from sotekit.model.point import Offer, Point
from sotekit.model.region import PointService


def service_blocks(reader: Reader) -> Iterator[Block]:
    """What the points give, and which of it every point gives."""
    services = reader.repository.region.point_services
    if not services:
        yield Words((reader.missing(msg("No services have been written down.")),))
        return
    yield Words((reader.line(msg("Services of the minimum are given at every point.")),))
    yield Facts(
        tuple(
            (
                reader.text(one.name).text,
                joined(
                    reader.text(one.about) if one.about else None,
                    reader.line(msg("Minimum: at every point"), "strong") if one.required else None,
                    _needed(reader, one),
                )
                or (reader.missing(msg("No description")),),
            )
            for one in services
        )
    )
    if not any(one.required for one in services):
        yield Words((say_missing_minimum(reader),))


def _needed(reader: Reader, one: PointService) -> Piece | None:
    """When the service must be had in every area."""
    if one.when is None:
        return None
    hours = ", ".join(two.text for two in reader.hours(one.when, msg("No hours")))
    return reader.line(msg("Needed in every area: {hours}", hours=hours), "quiet")


def say_missing_minimum(reader: Reader) -> Piece:
    """That nothing has been agreed on as the minimum."""
    return reader.missing(msg("No service has been agreed on as the minimum of every point."))


def point_blocks(reader: Reader) -> Iterator[Block]:
    """Every point: where, whose, when and its numbers."""
    say, points = reader.say, reader.points
    if not points:
        yield Words((reader.missing(msg("There are no service points yet.")),))
        return
    yield Words(
        (reader.line(msg("The numbers are the same on the map and in the diagram.")),), "quiet"
    )
    yield Table(
        say(msg("Service points")),
        ("", say(msg("Point and place")), say(msg("Host")), say(msg("Open")), say(msg("Phone"))),
        tuple(
            (
                (Piece(str(at), "strong"),),
                place_cell(reader, one),
                (
                    reader.organisation(one.host),
                    *(reader.organisation(two) for two in one.partners),
                ),
                open_cell(reader, one),
                phone_cell(reader, one),
            )
            for at, one in enumerate(points, start=1)
        ),
        (0.35, 2.5, 1.9, 2.1, 1.3),
    )


def place_cell(reader: Reader, point: Point) -> Cell:
    """Name, address, area and how people meet the point."""
    mode = ", ".join(reader.words.gettext(MODES[one]) for one in point.modes)
    stops = ", ".join(reader.text(one.name).text for one in point.stops)
    where: Piece | None = Piece(point.address) if point.address else None
    if where is None and stops:
        where = reader.line(msg("Stops: {stops}", stops=stops))
    if where is None:
        where = Piece(point.link) if point.link else reader.missing(msg("No address"))
    area = reader.areas(point.areas) or reader.say(msg("All areas"))
    return (
        Piece(reader.text(point.name).text, "strong", reader.text(point.name).language),
        where,
        Piece(f"{area} · {mode}", "quiet"),
        *(() if reader.is_open(point) else (reader.line(msg("Could be opened"), "strong"),)),
    )


def open_cell(reader: Reader, point: Point) -> Cell:
    """Opening hours; those of the stops where the point has none of its own."""
    if point.hours is None and point.stops:
        return joined(
            *(
                joined(reader.text(one.name, "quiet"), reader.hours(one.hours, msg("No hours")))
                for one in point.stops
            )
        )
    return reader.hours(point.hours, msg("No hours"))


def phone_cell(reader: Reader, point: Point) -> Cell:
    """The numbers of the point."""
    found = tuple(number(one) for one in point.phones)
    return found or (reader.missing(msg("No phone")),)


def matrix(reader: Reader, points: Sequence[Point]) -> Iterator[Block]:
    """Services × points, with the minimum marked."""
    services = reader.repository.region.point_services
    if not points or not services:
        yield Words((reader.missing(msg("Points and services are needed for this table.")),))
        return
    yield Words(
        (
            reader.line(
                msg(
                    "● is given, ○ is given through another point, – is not given. * belongs to the minimum; ⚠ is where it is missing."
                )
            ),
        ),
        "quiet",
    )
    yield Table(
        reader.say(msg("Services at the points")),
        (
            reader.say(msg("Point")),
            *(
                f"{reader.text(one.name).text} *" if one.required else reader.text(one.name).text
                for one in services
            ),
        ),
        tuple(
            (
                (reader.point(one.id),),
                *((_mark(one.offer(two.id), required=two.required),) for two in services),
            )
            for one in points
        ),
        (1.0, *(0.0 for _ in services)),
    )


def _mark(offer: Offer | None, *, required: bool) -> Piece:
    if offer:
        return Piece("○" if offer.through else "●", "mark")
    return Piece("⚠", "missing") if required else Piece("–", "quiet")
