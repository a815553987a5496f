"""The map and the diagram of a repository: from its points, areas and plan to what is drawn."""

from collections.abc import Iterator, Sequence

from sotekit.documents.crisis_diagram import Card, Member, Model, diagram
from sotekit.documents.crisis_reader import Reader
from sotekit.documents.drawing import Picture
from sotekit.documents.point_list import Mapped, mapped, mode_of
from sotekit.documents.point_map import (
    Named,
    Outline,
    detail_of,
    lay_out,
    point_map,
)
from sotekit.messages import Message, msg
from sotekit.model.point import Point
from sotekit.model.region import Area, Municipality


def map_pictures(
    reader: Reader, points: Sequence[Point], here: str = ""
) -> tuple[tuple[Picture, ...], Mapped]:
    """The map, a second one of its crowded part if it has one, and what is on them; a ring around `here`.

    Without any coordinates the picture is a schematic one: the points by area, in boxes.
    """
    found = mapped(points, reader.repository.region, reader.speech, reader.is_open)
    if not found.spots:
        return (schematic(reader, points),), found
    outlines, names = tuple(_outlines(reader)), tuple(_names(reader))
    title = reader.say(msg("Service points on the map"))
    pictures = [point_map(found, outlines, names, reader.words, title, here=here)]
    if detail := detail_of(lay_out(found, outlines, names)):
        title = reader.say(msg("Service points on the map: the crowded part"))
        pictures.append(point_map(detail, outlines, names, reader.words, title, "map-detail", here))
    return tuple(pictures), found


def _outlines(reader: Reader) -> Iterator[Outline]:
    region = reader.repository.region
    everything: tuple[Municipality | Area, ...] = (*region.municipalities, *region.areas)
    for one in everything:
        if len(one.outline) > 2:
            name = reader.text(one.name).text
            yield Outline(name, one.outline, isinstance(one, Area))


def _names(reader: Reader) -> Iterator[Named]:
    for one in reader.repository.region.areas:
        if one.coordinates and not one.outline:
            yield Named(reader.text(one.name).text, one.coordinates)


def schematic(reader: Reader, points: Sequence[Point]) -> Picture:
    """The points by area where nobody knows where they are."""
    cards = tuple(area_cards(reader, points, people=False))
    heading = reader.say(msg("Points by area: their places on the map are not known"))
    title = reader.say(msg("Service points by area"))
    return diagram(Model(None, ((heading, cards),)), reader.words, title, "map")


def model_picture(reader: Reader, points: Sequence[Point], *, people: bool) -> Picture:
    """The diagram of the model; without `people` organisations stand for those who are named."""
    region = reader.repository.region
    bands = []
    if region.point_services:
        heading = reader.say(msg("Service entities"))
        bands.append((heading, tuple(service_cards(reader, people=people))))
    bands.append(
        (reader.say(msg("Areas and points")), tuple(area_cards(reader, points, people=people)))
    )
    title = reader.say(msg("Who coordinates whom, and which points"))
    return diagram(Model(group_card(reader, people=people), tuple(bands)), reader.words, title)


def group_card(reader: Reader, *, people: bool) -> Card:
    """The steering group with its parties, and whoever carries the coordination."""
    plan = reader.repository.crisis
    if plan is None:
        nothing = reader.say(msg("There is no plan yet: write data/crisis/plan.yaml."))
        return Card(reader.say(msg("Steering and coordination group")), (), (nothing,))
    name = reader.text(plan.group.name).text if plan.group.name else ""
    carries = reader.organisation(plan.coordination.organisation).text
    who = [
        person.name for one in plan.coordination.people if (person := reader.repository.person(one))
    ]
    lines = [
        reader.say(msg("Coordination: {organisation}", organisation=carries))
        if not (who and people)
        else reader.say(
            msg(
                "Coordination: {organisation}. In this order: {people}",
                organisation=carries,
                people=who,
            )
        )
    ]
    seats = dict.fromkeys(reader.organisation(one.organisation).text for one in plan.group.members)
    if seats:
        lines.append(reader.say(msg("Members: {organisations}", organisations=list(seats))))
    missing = () if who else (reader.say(msg("Nobody is named to carry the coordination")),)
    return Card(name or reader.say(msg("Steering and coordination group")), tuple(lines), missing)


def service_cards(reader: Reader, *, people: bool) -> Iterator[Card]:
    """Every service entity with whoever answers for it."""
    for one in reader.repository.region.point_services:
        lines, missing = _answers(reader, one.responsible, one.deputy, people=people)
        yield Card(reader.text(one.name).text, lines, missing)


def area_cards(reader: Reader, points: Sequence[Point], *, people: bool) -> Iterator[Card]:
    """Every area with whoever answers for it and its points; then the points that have no area."""
    places: dict[str, list[Member]] = {}
    for number, one in enumerate(points, start=1):
        first = one.areas[0] if one.areas else ""
        places.setdefault(first, []).append(_member(reader, one, number))
    known = reader.repository.region.areas
    for area in known:
        lines, missing = _answers(reader, area.responsible, area.deputy, people=people)
        members = tuple(places.pop(area.id, ()))
        if not members:
            missing = (*missing, reader.say(msg("No point of its own")))
        yield Card(reader.text(area.name).text, lines, missing, members)
    rest = tuple(member for members in places.values() for member in members)
    if rest:
        yield Card(reader.say(msg("For all areas")), (), (), rest)


def _member(reader: Reader, point: Point, number: int) -> Member:
    host = reader.organisation(point.host).text
    return Member(
        str(number), reader.text(point.name).text, host, mode_of(point), not reader.is_open(point)
    )


def _answers(
    reader: Reader, responsible: str | None, deputy: str | None, *, people: bool
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who answers and who steps in, as lines; and what of it is missing."""
    repository = reader.repository
    first = repository.person(responsible) if responsible else None
    second = repository.person(deputy) if deputy else None
    if first is None:
        return (), (reader.say(msg("Nobody answers for it yet")),)
    if not people:
        return (
            reader.say(msg("Answers for it: {who}", who=_home(reader, first.organisation))),
        ), ()
    lines = (reader.say(msg("Answers for it: {who}", who=first.name)),)
    if second is None:
        return lines, (reader.say(msg("No deputy")),)
    return (*lines, reader.say(msg("Deputy: {who}", who=second.name))), ()


def _home(reader: Reader, organisation: str) -> str:
    return reader.organisation(organisation).text


def unplaced_note(found: Mapped) -> Message | None:
    """Which numbers are not on the map."""
    if not found.unplaced or not found.spots:
        return None
    return msg(
        "Not on the map: {numbers}. They work on the net, by phone or in places not yet marked.",
        numbers=found.unplaced,
    )
