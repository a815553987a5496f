"""The sheet of one point: what it is, who opens it, who runs it, and where the nearest others are."""

from collections.abc import Iterator

from sotekit.documents.crisis_labels import ACCESS, SUPPLIES
from sotekit.documents.crisis_points import open_cell, phone_cell
from sotekit.documents.crisis_reader import Reader, number
from sotekit.documents.paper import Block, Cell, Facts, Heading, Piece, Table, Words, joined
from sotekit.documents.point_list import MODES
from sotekit.messages import msg, msgn
from sotekit.model.coordinates import Coordinates
from sotekit.model.point import KeyHolder, Offer, Pair, Point, PointMode

NEAREST = 3


def sheet(reader: Reader, point: Point, title: str) -> Iterator[Block]:
    """The sheet under its heading."""
    say = reader.say
    yield Heading(1, title, f"sheet-{point.id}")
    if point.about:
        yield Words((reader.text(point.about),), "lead")
    yield Facts(tuple(_facts(reader, point)))
    yield Heading(2, say(msg("Who runs it")))
    yield from _people(reader, point)
    yield Heading(2, say(msg("Services")))
    yield from _services(reader, point)
    yield Heading(2, say(msg("In the scenarios")))
    yield from _scenarios(reader, point)
    yield Heading(2, say(msg("Nearest other points")))
    yield from _nearest(reader, point)


def _facts(reader: Reader, point: Point) -> Iterator[tuple[str, Cell]]:
    say = reader.say
    yield say(msg("Address")), _address(reader, point)
    if point.directions:
        yield say(msg("How to find it")), (reader.text(point.directions),)
    area = reader.areas(point.areas) or say(msg("All areas"))
    yield say(msg("Area")), (Piece(area),)
    yield say(msg("Open")), open_cell(reader, point)
    yield say(msg("Phone")), phone_cell(reader, point)
    yield (
        say(msg("How people meet it")),
        (Piece(", ".join(reader.words.gettext(MODES[one]) for one in point.modes)),),
    )
    host = reader.organisation(point.host)
    yield (
        say(msg("Host and partners")),
        (host, *(reader.organisation(one) for one in point.partners)),
    )
    if point.target_groups:
        groups = {one.id: one for one in reader.repository.region.target_groups}
        known = tuple(reader.text(groups[one].name) for one in point.target_groups if one in groups)
        yield say(msg("Whom it is for")), known
    home = reader.repository.organisation(point.host)
    languages = point.languages or (home.languages if home else ())
    yield (
        say(msg("Languages")),
        (Piece(reader.languages(languages)),)
        if languages
        else (reader.missing(msg("Not written down")),),
    )
    yield say(msg("Accessibility")), _access(reader, point)
    yield say(msg("Room and capacity")), _room(reader, point)
    yield say(msg("When something fails")), _failures(reader, point)
    if point.note:
        yield say(msg("Remember")), (reader.text(point.note, "strong"),)
    yield say(msg("Confirmed")), reader.day(point.confirmed, msg("Not confirmed"))


def _address(reader: Reader, point: Point) -> Cell:
    if point.address:
        spot = Piece(str(point.coordinates), "quiet") if point.coordinates else None
        return joined(Piece(point.address, "strong"), spot)
    if point.stops:
        return tuple(
            Piece(f"{reader.text(one.name).text}{', ' + one.address if one.address else ''}")
            for one in point.stops
        )
    return (Piece(point.link),) if point.link else (reader.missing(msg("No address")),)


def _access(reader: Reader, point: Point) -> Cell:
    found = ", ".join(reader.words.gettext(ACCESS[one]) for one in point.accessibility)
    note = reader.text(point.access_note) if point.access_note else None
    said = joined(Piece(found) if found else None, note)
    if said or PointMode.DIGITAL in point.modes:
        return said or (Piece("–"),)
    return (reader.missing(msg("Not written down: ask before you send anybody here.")),)


def _room(reader: Reader, point: Point) -> Cell:
    room, day = point.room, point.capacity
    return joined(
        reader.line(msgn("{count} visitor at once", "{count} visitors at once", room))
        if room
        else None,
        reader.line(msgn("{count} helped in a day", "{count} helped in a day", day))
        if day
        else None,
    ) or (reader.missing(msg("Not written down")),)


def _failures(reader: Reader, point: Point) -> Cell:
    without = [reader.words.gettext(SUPPLIES[one]) for one in point.works_without]
    works = (
        reader.line(msg("Open also without: {supplies}", supplies=without))
        if without
        else reader.line(msg("Cannot be open without electricity, water, heating and phones."))
    )
    safe = (
        reader.line(msg("Can help without close contact."))
        if point.distance_safe
        else reader.line(msg("Cannot keep people apart: not for an epidemic as it is."))
    )
    return (works, safe)


# ---- people ----


def _people(reader: Reader, point: Point) -> Iterator[Block]:
    say = reader.say
    rows = [
        (_pair_title(reader, point, one), _pair(reader, one))
        for one in point.pairs
        if one.end is None or one.end >= reader.today
    ]
    if not rows:
        nobody = reader.missing(msg("No pair has been named. The point must not be opened alone."))
        rows.append((say(msg("Pair")), (nobody,)))
    keys = joined(*(_key(reader, one) for one in point.key_holders))
    if keys or PointMode.DIGITAL not in point.modes:
        rows.append(
            (say(msg("Keys")), keys or (reader.missing(msg("Nobody is known to have a key")),))
        )
    elif not keys:
        rows.append((say(msg("Keys")), (reader.line(msg("None needed")),)))
    yield Facts(tuple(rows))


def _pair_title(reader: Reader, point: Point, one: Pair) -> str:
    stop = point.stop(one.stop) if one.stop else None
    when = (
        ", ".join(two.text for two in reader.hours(one.hours, msg("No hours"))) if one.hours else ""
    )
    where = reader.text(stop.name).text if stop else ""
    said = ", ".join(two for two in (where, when) if two)
    return reader.say(msg("Pair: {when}", when=said)) if said else reader.say(msg("Pair"))


def _pair(reader: Reader, one: Pair) -> Cell:
    people = [reader.repository.person(two) for two in one.people]
    homes = {person.organisation for person in people if person}
    alone = reader.missing(msg("Only one person")) if len(one.people) < 2 else None
    same = (
        reader.missing(msg("Both are from the same organisation"))
        if len(one.people) > 1 and len(homes) == 1 and all(people)
        else None
    )
    said = (
        joined(
            reader.person_line(person.id),
            Piece(reader.organisation(person.organisation).text, "quiet"),
        )
        if person
        else (reader.missing(msg("{name} is not among the people", name=id_)),)
        for id_, person in zip(one.people, people, strict=True)
    )
    return joined(*said, alone, same)


def _key(reader: Reader, one: KeyHolder) -> Cell:
    if one.person:
        return (reader.person_line(one.person),)
    title = reader.text(one.title) if one.title else reader.line(msg("Somebody"))
    return joined(title, number(one.phone) if one.phone else reader.missing(msg("No phone number")))


# ---- services, scenarios, neighbours ----


def _services(reader: Reader, point: Point) -> Iterator[Block]:
    say = reader.say
    if point.services:
        yield Table(
            say(msg("Services of the point")),
            (say(msg("Service")), say(msg("When")), say(msg("In a day"))),
            tuple(
                (
                    (reader.service(one.service),),
                    _offered(reader, one),
                    (Piece(str(one.capacity)),) if one.capacity is not None else (Piece("–", "quiet"),),
                )
                for one in point.services
            ),
            (2.4, 3.2, 0.9),
        )  # fmt: skip
    lacking = [one for one in reader.repository.region.required_services if not point.offer(one.id)]
    for one in lacking:
        name = reader.text(one.name).text
        yield Words(
            (reader.missing(msg("The minimum service “{service}” is missing.", service=name)),)
        )
    if not point.services and not lacking:
        yield Words((reader.missing(msg("No services have been written down.")),))


def _offered(reader: Reader, one: Offer) -> Cell:
    if one.through:
        other = reader.point(one.through).text
        return (reader.line(msg("Through another point: {point}", point=other)),)
    if one.hours:
        return reader.hours(one.hours, msg("No hours"))
    return (reader.line(msg("Whenever the point is open")),)


def _scenarios(reader: Reader, point: Point) -> Iterator[Block]:
    rows = []
    chosen = (reader.scenario,) if reader.scenario else reader.repository.scenarios
    for scenario in chosen:
        for phase in scenario.phases:
            for one in phase.points:
                if one.point == point.id:
                    order = reader.line(msg("only on order"), "strong") if phase.on_order else None
                    door = (
                        reader.line(msg("Over the door only"), "strong")
                        if one.over_the_door
                        else None
                    )
                    hours = one.hours or point.hours
                    rows.append(
                        (
                            (reader.text(scenario.name),),
                            joined(Piece(reader.span(phase.within)), order),
                            reader.hours(hours, msg("No hours"))
                            if hours
                            else open_cell(reader, point),
                            joined(reader.text(one.note) if one.note else None, door),
                        )
                    )
    if not rows:
        yield Words((reader.line(msg("No scenario opens this point by itself.")),))
        return
    yield Table(
        reader.say(msg("In the scenarios")),
        tuple(
            reader.say(text)
            for text in (msg("Scenario"), msg("Open by"), msg("Hours"), msg("What is different"))
        ),
        tuple(rows),
        (2.2, 1.2, 2, 2.6),
    )


def _nearest(reader: Reader, point: Point) -> Iterator[Block]:
    near = nearest(reader, point)
    if not near:
        yield Words((reader.line(msg("There are no other points to send people to.")),))
        return
    say = reader.say
    yield Table(
        say(msg("Nearest other points")),
        (say(msg("Point")), say(msg("How far")), say(msg("Open")), say(msg("Phone"))),
        tuple(
            (
                joined(
                    reader.point(one.id),
                    Piece(one.address, "quiet") if one.address else None,
                ),
                (Piece(_distance(reader, far)),),
                open_cell(reader, one),
                phone_cell(reader, one),
            )
            for one, far in near
        ),
        (2.6, 1, 2.4, 1.4),
    )


def nearest(reader: Reader, point: Point) -> list[tuple[Point, float | None]]:
    """The nearest points with their distance in kilometres, then those that work from anywhere.

    From a point that is nowhere itself people are sent everywhere it serves: all points of its areas.
    """
    here = _spots(reader, point)
    others = [one for one in reader.points if one.id != point.id and reader.is_open(one)]
    if not here:
        areas = set(point.areas)
        return [(one, None) for one in others if not areas or areas & {*one.areas} or not one.areas]
    far = [
        (min(a.distance_km(b) for a in here for b in there), one)
        for one in others
        if (there := _spots(reader, one))
    ]
    far.sort(key=lambda pair: (pair[0], pair[1].id))
    found: list[tuple[Point, float | None]] = [(one, km) for km, one in far[:NEAREST]]
    anywhere = (one for one in others if one.is_digital_only)
    return found + [(one, None) for one in anywhere][:NEAREST]


def _spots(reader: Reader, point: Point) -> list[Coordinates]:
    own = [point.coordinates] if point.coordinates else []
    own += [one.coordinates for one in point.stops if one.coordinates]
    if own or point.is_digital_only:
        return own
    area = reader.repository.region.area(point.area) if point.area else None
    return [area.coordinates] if area and area.coordinates else []


def _distance(reader: Reader, km: float | None) -> str:
    """`650 m` or `12 km`, as the crow flies."""
    if km is None:
        return "–"
    if km < 1:
        return reader.say(msg("{metres} m", metres=max(50, round(km * 20) * 50)))
    return reader.say(msg("{kilometres} km", kilometres=round(km)))
