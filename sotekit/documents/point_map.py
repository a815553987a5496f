"""The map of the points: outlines, numbered marks, names where there is room, scale and north. No tiles, no network.

A mark stands on its spot where it can; where marks would cover each other, it moves aside and a thin line leads
back to the spot. The number is the one of the table that goes with the map.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sotekit.documents.drawing import (
    Box,
    Picture,
    free_place,
    path,
    rect,
    symbol,
    text,
    text_height,
    text_width,
    wrapped,
)
from sotekit.documents.point_list import MODES, Mapped, Spot
from sotekit.messages import Translator, msg
from sotekit.model.coordinates import Coordinates
from sotekit.model.point import PointMode

WIDTH, LEAST, MOST = 1000.0, 560.0, 1250.0
"""The map's width, and between what its height stays."""
RADIUS, NAME, PLACE, FOOT = 13.0, 17.0, 15.0, 15.0
MARGIN, GAP = 10.0, 3.0
NAME_WIDTH = 210.0
LEAST_KM = 1.5
"""A map shows this much at least, so that one point alone still has its surroundings."""
CROWDED = 6
"""So many marks beside their spots call for a second map of the crowded part."""
STEPS_KM = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200)


@dataclass(frozen=True, slots=True)
class Outline:
    """A border with the name of what lies inside; `part` for an area of a municipality."""

    name: str
    corners: tuple[Coordinates, ...]
    part: bool


@dataclass(frozen=True, slots=True)
class Named:
    """A name that is written where it is, without a border."""

    name: str
    at: Coordinates


@dataclass(frozen=True, slots=True)
class View:
    """From degrees to the picture: equal scales, so that kilometres are alike both ways."""

    west: float
    north: float
    per_km: float
    km_per_degree: float
    height: float

    def place(self, spot: Coordinates) -> tuple[float, float]:
        """Where the spot lies in the picture."""
        x = (spot.longitude - self.west) * self.km_per_degree * self.per_km
        y = (self.north - spot.latitude) * KM_PER_LATITUDE * self.per_km
        return x, y


KM_PER_LATITUDE = 111.2


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark and, where there was room, its name; `moved` where the mark is not on its spot."""

    spot: Spot
    at: tuple[float, float]
    mark: Box
    name: Box | None
    lines: tuple[str, ...]
    anchor: str

    @property
    def moved(self) -> bool:
        """Whether a line must lead back to the spot."""
        x, y = self.mark.middle
        return math.hypot(x - self.at[0], y - self.at[1]) > 0.5


@dataclass(frozen=True, slots=True)
class MapLayout:
    """Where everything goes: what the drawing draws and the tests look at."""

    view: View
    placed: tuple[Placed, ...]
    places: tuple[tuple[str, Box], ...]


def point_map(
    mapped: Mapped,
    outlines: Sequence[Outline],
    names: Sequence[Named],
    words: Translator,
    title: str,
    id_: str = "map",
    here: str = "",
) -> Picture:
    """The map of every spot that has coordinates, with a ring around the point `here`.

    Raises ValueError where no spot has any.
    """
    layout = lay_out(mapped, outlines, names)
    frame = Box(0, 0, WIDTH, layout.view.height)
    foot = _legend(mapped, layout.view, words, here)
    parts = [
        f'<clipPath id="{id_}-clip">{rect(frame, "frame")}</clipPath>',
        rect(frame, "sea" if outlines else "land"),
        f'<g clip-path="url(#{id_}-clip)">',
        *(path(map(layout.view.place, one.corners), "part" if one.part else "land", closed=True)
          for one in sorted(outlines, key=lambda one: one.part)),
        "</g>",
        *(text((name,), box.x, box.y, PLACE, "place") for name, box in layout.places),
        *_routes(layout),
        *_leads(layout),
        *(_ring(one) for one in layout.placed if one.spot.id == here),
        *(_mark(one) for one in layout.placed),
        rect(frame, "frame"),
        *foot.parts,
    ]  # fmt: skip
    return Picture(id_, title, _description(mapped, words), WIDTH, foot.bottom, "".join(parts))


def lay_out(mapped: Mapped, outlines: Sequence[Outline], names: Sequence[Named]) -> MapLayout:
    """Marks first, then their names, then the names of places: each where it meets nothing before it."""
    view = _view([one.at for one in mapped.spots])
    frame = Box(MARGIN, MARGIN, WIDTH - 2 * MARGIN, view.height - 2 * MARGIN)
    taken: list[Box] = []
    marks: list[tuple[Spot, tuple[float, float], Box]] = []
    for one in mapped.spots:
        at = view.place(one.at)
        box = free_place(_around(at), taken, frame) or _square(at, RADIUS)
        taken.append(box)
        marks.append((one, at, box))
    taken += [box for _, at, mark in marks for box in _along(at, mark.middle)]
    placed = []
    for one, at, mark in marks:
        lines, name, anchor = _name(one, mark, taken, frame)
        if name:
            taken.append(name)
        placed.append(Placed(one, at, mark, name, lines, anchor))
    return MapLayout(view, tuple(placed), tuple(_places(view, outlines, names, taken, frame)))


def _view(spots: Sequence[Coordinates]) -> View:
    south, north = min(s.latitude for s in spots), max(s.latitude for s in spots)
    west, east = min(s.longitude for s in spots), max(s.longitude for s in spots)
    km_per_degree = KM_PER_LATITUDE * math.cos(math.radians((south + north) / 2))
    wide = max((east - west) * km_per_degree * 1.25, LEAST_KM)
    tall = max((north - south) * KM_PER_LATITUDE * 1.25, LEAST_KM * 0.6)
    wide = max(wide, tall * WIDTH / MOST)
    tall = max(tall, wide * LEAST / WIDTH)
    per_km = WIDTH / wide
    middle_x, middle_y = (west + east) / 2, (south + north) / 2
    return View(
        middle_x - wide / 2 / km_per_degree,
        middle_y + tall / 2 / KM_PER_LATITUDE,
        per_km,
        km_per_degree,
        tall * per_km,
    )


def detail_of(layout: MapLayout) -> Mapped | None:
    """The spots of the densest part, for a second map at a larger scale; None where the first one is enough."""
    moved = [one for one in layout.placed if one.moved]
    if len(moved) < CROWDED:
        return None
    x = sorted(one.at[0] for one in moved)[len(moved) // 2]
    y = sorted(one.at[1] for one in moved)[len(moved) // 2]
    nearest = sorted(moved, key=lambda one: math.hypot(one.at[0] - x, one.at[1] - y))
    core = nearest[: math.ceil(len(moved) * 0.7)]
    left, right = min(one.at[0] for one in core), max(one.at[0] for one in core)
    top, bottom = min(one.at[1] for one in core), max(one.at[1] for one in core)
    if max(right - left, bottom - top) > WIDTH * 0.55:
        return None
    around = Box(left - RADIUS, top - RADIUS, right - left + 2 * RADIUS, bottom - top + 2 * RADIUS)
    inside = tuple(one.spot for one in layout.placed if _square(one.at, 0).within(around))
    return Mapped(inside, ())


def _square(at: tuple[float, float], half: float) -> Box:
    return Box(at[0] - half, at[1] - half, 2 * half, 2 * half)


def _around(at: tuple[float, float]) -> Iterator[Box]:
    """The spot itself, then wider and wider rings around it."""
    half = RADIUS + GAP
    yield _square(at, half)
    for ring in range(1, 60):
        far = 2 * half * (0.6 + 0.55 * ring)
        for step in range(8 + 4 * ring):
            turn = 2 * math.pi * step / (8 + 4 * ring)
            yield _square((at[0] + far * math.sin(turn), at[1] - far * math.cos(turn)), half)


def _along(start: tuple[float, float], end: tuple[float, float]) -> Iterator[Box]:
    """Small boxes along the line that leads to a moved mark, so that no name is written across it."""
    length = math.hypot(end[0] - start[0], end[1] - start[1])
    for step in range(int(length // 8) + 1):
        share = step * 8 / length if length else 0
        at = (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)
        yield _square(at, 3)


def _name(
    spot: Spot, mark: Box, taken: Sequence[Box], frame: Box
) -> tuple[tuple[str, ...], Box | None, str]:
    """The name beside its mark, on as few lines as there is room for; nothing where there is none.

    Tells also which end of the letters keeps to the mark, as the reader's font may be narrower than the box.
    """
    others = [one for one in taken if one != mark and not one.within(mark)]
    for width in (NAME_WIDTH, NAME_WIDTH * 0.6):
        lines = wrapped(spot.name, NAME, width)
        wide = max(text_width(line, NAME) for line in lines)
        tall = text_height(lines, NAME)
        x, y = mark.middle
        right, left = mark.x + mark.width + 2, mark.x - wide - 2
        above, below = mark.y - tall, mark.y + mark.height
        for anchor, box in (
            ("start", Box(right, y - tall / 2, wide, tall)),
            ("end", Box(left, y - tall / 2, wide, tall)),
            ("middle", Box(x - wide / 2, above, wide, tall)),
            ("middle", Box(x - wide / 2, below, wide, tall)),
            ("start", Box(right, above, wide, tall)),
            ("start", Box(right, below, wide, tall)),
            ("end", Box(left, above, wide, tall)),
            ("end", Box(left, below, wide, tall)),
        ):
            if free_place((box,), others, frame):
                return lines, box, anchor
    return (), None, "start"


def _places(
    view: View,
    outlines: Sequence[Outline],
    names: Sequence[Named],
    taken: list[Box],
    frame: Box,
) -> Iterator[tuple[str, Box]]:
    """Names of municipalities and areas, once each, where they are in sight and there is room."""
    seen: set[str] = set()
    everything: tuple[Outline | Named, ...] = (*outlines, *names)
    for one in everything:
        wide = text_width(one.name, PLACE) + 1.0 * len(one.name)
        choices = _inside(one, view, wide) if isinstance(one, Outline) else [view.place(one.at)]
        boxes = (Box(x - wide / 2, y - PLACE * 0.6, wide, PLACE * 1.25) for x, y in choices)
        found = free_place(boxes, taken, frame) if one.name not in seen else None
        if found:
            taken.append(found)
            seen.add(one.name)
            yield one.name, found


def _inside(outline: Outline, view: View, wide: float) -> list[tuple[float, float]]:
    """Spots in sight around which words of that width lie within the border, the middle first."""
    corners = [view.place(one) for one in outline.corners]
    columns, rows = 24, max(8, int(24 * view.height / WIDTH))
    spots = [
        (WIDTH * (column + 0.5) / columns, view.height * (row + 0.5) / rows)
        for row in range(rows)
        for column in range(columns)
    ]
    inside = [
        (x, y)
        for x, y in spots
        if all(_contains(corners, (x + side * wide / 2, y)) for side in (-1, 0, 1))
    ]
    if not inside:
        return []
    x = sum(one[0] for one in inside) / len(inside)
    y = sum(one[1] for one in inside) / len(inside)
    return sorted(inside, key=lambda one: (round(math.hypot(one[0] - x, one[1] - y), 3), one))


def _contains(corners: Sequence[tuple[float, float]], spot: tuple[float, float]) -> bool:
    x, y = spot
    inside = False
    for (x1, y1), (x2, y2) in zip(corners, (*corners[1:], corners[0]), strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def _mark(one: Placed) -> str:
    x, y = one.mark.middle
    drawn = symbol(one.spot.mode, x, y, RADIUS, one.spot.number, hollow=one.spot.candidate)
    if one.name is None:
        return drawn
    share = {"start": 0.0, "middle": 0.5, "end": 1.0}[one.anchor]
    x = one.name.x + one.name.width * share
    return text(one.lines, x, one.name.y, NAME, "name", anchor=one.anchor) + drawn


def _ring(one: Placed) -> str:
    x, y = one.mark.middle
    return f'<circle class="here" cx="{x:.1f}" cy="{y:.1f}" r="{RADIUS * 1.75:.1f}"/>'


def _leads(layout: MapLayout) -> Iterator[str]:
    for one in layout.placed:
        kind = "about" if one.spot.roughly else "dot"
        if one.moved:
            yield path((one.at, one.mark.middle), "lead")
        if one.moved or one.spot.roughly:
            yield f'<circle class="{kind}" cx="{one.at[0]:.1f}" cy="{one.at[1]:.1f}" r="4"/>'


def _routes(layout: MapLayout) -> Iterator[str]:
    """The stops of one mobile point, joined in the order of its route."""
    stops: dict[str, list[tuple[float, float]]] = {}
    for one in layout.placed:
        if one.spot.stop:
            stops.setdefault(one.spot.id, []).append(one.at)
    for route in stops.values():
        if len(route) > 1:
            yield path(route, "route")


@dataclass(frozen=True, slots=True)
class _Foot:
    parts: tuple[str, ...]
    bottom: float


def _legend(mapped: Mapped, view: View, words: Translator, here: str) -> _Foot:
    """Under the map: what the marks mean, how long a kilometre is, where north is."""
    top = view.height + 18
    parts: list[str] = []
    x, y = 14.0, top
    entries = [
        (mode.value, words.gettext(MODES[mode]))
        for mode in PointMode
        if any(one.mode is mode and not one.candidate for one in mapped.spots)
    ]
    if any(one.candidate for one in mapped.spots):
        entries.append(("hollow", msg("Could be opened").text(words)))
    if any(one.roughly for one in mapped.spots):
        entries.append(("about", msg("Place known by the area only").text(words)))
    if any(one.id == here for one in mapped.spots):
        entries.append(("here", msg("This point").text(words)))
    limit = WIDTH - 300
    for kind, name in entries:
        wide = 34 + text_width(name, FOOT) + 24
        if x + wide > limit and x > 14:
            x, y = 14.0, y + 32
        parts.append(_sign(kind, x + 12, y + 12))
        parts.append(text((name,), x + 32, y + 3, FOOT))
        x += wide
    parts += _scale(view, top)
    return _Foot(tuple(parts), y + 40)


def _sign(kind: str, x: float, y: float) -> str:
    if kind in ("about", "here"):
        radius = 5 if kind == "about" else 9
        return f'<circle class="{kind}" cx="{x:.1f}" cy="{y:.1f}" r="{radius}"/>'
    mode = PointMode.TRADITIONAL if kind == "hollow" else PointMode(kind)
    return symbol(mode, x, y, 10, "", hollow=kind == "hollow")


def _scale(view: View, top: float) -> Iterator[str]:
    km = max((one for one in STEPS_KM if one * view.per_km <= 190), default=STEPS_KM[0])
    long = km * view.per_km
    right = WIDTH - 60
    left = right - long
    label = f"{km * 1000:.0f} m" if km < 1 else f"{km:.0f} km"
    yield rect(Box(left, top + 16, long, 4), "bar")
    yield rect(Box(left, top + 10, 2, 16), "bar")
    yield rect(Box(right - 2, top + 10, 2, 16), "bar")
    yield text((label,), left + long / 2, top - 8, FOOT, anchor="middle")
    x = WIDTH - 26
    yield path(
        ((x, top - 6), (x + 9, top + 14), (x, top + 9), (x - 9, top + 14)), "bar", closed=True
    )
    yield text(("N",), x, top + 14, FOOT, bold=True, anchor="middle")


def _description(mapped: Mapped, words: Translator) -> str:
    named = "; ".join(f"{one.number} {one.name}" for one in mapped.spots)
    return msg(
        "A map with {count} numbered marks: {points}. The table beside it says the same.",
        count=len(mapped.spots),
        points=named,
    ).text(words)
