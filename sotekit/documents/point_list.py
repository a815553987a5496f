"""The points in one order with one number each, the same on the map, in the diagram and in every table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sotekit.documents.sorting import sort_key
from sotekit.documents.words import Speech
from sotekit.messages import N_
from sotekit.model.coordinates import Coordinates
from sotekit.model.point import Point, PointMode
from sotekit.model.region import Region
from sotekit.model.repository import Repository

MODES = {
    PointMode.TRADITIONAL: N_("Place to come to"),
    PointMode.MOBILE: N_("Moves from place to place"),
    PointMode.DIGITAL: N_("On the net or by phone"),
}


@dataclass(frozen=True, slots=True)
class Spot:
    """A point, or one stop of a mobile point, on the map. `roughly`: only its area's middle is known."""

    id: str
    number: str
    name: str
    mode: PointMode
    at: Coordinates
    candidate: bool
    roughly: bool = False
    stop: bool = False


@dataclass(frozen=True, slots=True)
class Mapped:
    """What can be drawn on a map, and the points that can't, as numbers in the list."""

    spots: tuple[Spot, ...]
    unplaced: tuple[int, ...]


def numbered(repository: Repository, *, candidates: bool = False) -> tuple[Point, ...]:
    """The points in the order of their numbers, the first of which is 1: by area, then by name.

    Candidates come after the others, so that the numbers of the others never change with them.
    """
    areas = {one.id: at for at, one in enumerate(repository.region.areas)}
    last = len(areas)
    language = repository.language

    def place(one: Point) -> tuple[bool, int, tuple[str, str]]:
        first = one.areas[0] if one.areas else ""
        return one.candidate, areas.get(first, last), sort_key(one.name.best(language))

    wanted = (one for one in repository.points if candidates or not one.candidate)
    return tuple(sorted(wanted, key=place))


def mode_of(point: Point) -> PointMode:
    """The mode that the point's mark shows: the first one named."""
    return point.modes[0] if point.modes else PointMode.TRADITIONAL


def mapped(
    points: Sequence[Point],
    region: Region,
    speech: Speech,
    is_open: Callable[[Point], bool] = lambda point: not point.candidate,
) -> Mapped:
    """The spots of numbered points: their own, their stops', or their area's middle."""
    spots: list[Spot] = []
    unplaced: list[int] = []
    for number, one in enumerate(points, start=1):
        found = tuple(_spots(replace(one, candidate=not is_open(one)), number, region, speech))
        spots += found
        if not found:
            unplaced.append(number)
    return Mapped(tuple(spots), tuple(unplaced))


def _spots(point: Point, number: int, region: Region, speech: Speech) -> "list[Spot]":
    name, mode = speech.words(point.name).text, mode_of(point)
    stops = [one for one in point.stops if one.coordinates]
    if stops:
        return [
            Spot(point.id, f"{number}{_letter(at)}", speech.words(one.name).text, mode,
                 one.coordinates, point.candidate, stop=True)
            for at, one in enumerate(stops) if one.coordinates
        ]  # fmt: skip
    if point.coordinates:
        return [Spot(point.id, str(number), name, mode, point.coordinates, point.candidate)]
    area = region.area(point.area) if point.area else None
    if area and area.coordinates and mode is not PointMode.DIGITAL:
        return [
            Spot(point.id, str(number), name, mode, area.coordinates, point.candidate, roughly=True)
        ]
    return []


def _letter(at: int) -> str:
    return chr(ord("a") + at % 26) * (at // 26 + 1)
