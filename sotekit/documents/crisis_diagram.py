"""The diagram of the model: who coordinates, who answers for what, and the points of every area."""

from collections.abc import Sequence
from dataclasses import dataclass

from sotekit.documents.drawing import (
    Box,
    Picture,
    path,
    rect,
    symbol,
    text,
    text_height,
    text_width,
    wrapped,
)
from sotekit.documents.point_list import MODES
from sotekit.messages import Translator, msg
from sotekit.model.point import PointMode

WIDTH, MARGIN, SPINE, GUTTER = 1000.0, 6.0, 22.0, 14.0
TITLE, BODY, SMALL = 17.0, 15.0, 13.0
PAD, RADIUS = 12.0, 11.0
COLUMNS, MANY = 3, 12
"""Columns of cards, and how many points a card of one column holds at most."""


@dataclass(frozen=True, slots=True)
class Member:
    """A point in the diagram, under its number."""

    number: str
    name: str
    host: str
    mode: PointMode
    candidate: bool


@dataclass(frozen=True, slots=True)
class Card:
    """A box: a title, lines under it (`missing` ones stand out), and points."""

    title: str
    lines: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    points: tuple[Member, ...] = ()


@dataclass(frozen=True, slots=True)
class Model:
    """What the diagram shows: the group on top, then rows of cards under their headings."""

    group: Card | None
    bands: tuple[tuple[str, tuple[Card, ...]], ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A card in its place."""

    box: Box
    svg: str


def diagram(model: Model, words: Translator, title: str, id_: str = "diagram") -> Picture:
    """The model from top to bottom: a trunk from the group leads to the heading of every row of cards."""
    parts: list[str] = []
    left, y = MARGIN, MARGIN
    trunk: list[tuple[float, float]] = []
    if model.group:
        drawn = _card(model.group, Box(MARGIN, y, WIDTH - 2 * MARGIN, 0), "head")
        parts.append(drawn.svg)
        left, y = MARGIN + SPINE, drawn.box.height + MARGIN
        trunk.append((MARGIN + 9, y))
    for heading, cards in model.bands:
        y += 24
        if trunk:
            trunk += [
                (MARGIN + 9, y + TITLE * 0.6),
                (left - 4, y + TITLE * 0.6),
                (MARGIN + 9, y + TITLE * 0.6),
            ]
        parts.append(text((heading,), left, y, TITLE, "accent", bold=True))
        placed = band(cards, left, y + TITLE * 1.6)
        parts += [one.svg for one in placed]
        y = max((one.box.y + one.box.height for one in placed), default=y + TITLE * 1.6)
    if len(trunk) > 1:
        parts.insert(0, path(trunk[:-1], "link"))
    y = _legend(model, words, parts, y + 18)
    return Picture(id_, title, _description(model, words), WIDTH, y, "".join(parts))


def band(cards: Sequence[Card], left: float, top: float) -> list[Drawn]:
    """The cards in columns, each under the shortest column so far; a card with many points takes the whole width."""
    columns = min(COLUMNS, max(1, len(cards)))
    whole = WIDTH - MARGIN - left
    wide = (whole - GUTTER * (columns - 1)) / columns
    ends = [top] * columns
    placed = []
    for one in cards:
        if len(one.points) > MANY:
            drawn = _card(one, Box(left, max(ends), whole, 0), "card", COLUMNS)
            ends = [max(ends) + drawn.box.height + GUTTER] * columns
        else:
            column = min(range(columns), key=lambda at: (round(ends[at], 3), at))
            drawn = _card(one, Box(left + column * (wide + GUTTER), ends[column], wide, 0), "card")
            ends[column] += drawn.box.height + GUTTER
        placed.append(drawn)
    return placed


def _card(card: Card, at: Box, kind: str, columns: int = 1) -> Drawn:
    """The card with its top left corner and width as given, as tall as what it holds."""
    x, y, inner = at.x + PAD, at.y + PAD, at.width - 2 * PAD
    parts: list[str] = []

    def write(words: str, size: float, look: str, *, bold: bool) -> None:
        nonlocal y
        lines = wrapped(words, size, inner, bold=bold)
        parts.append(text(lines, x, y, size, look, bold=bold))
        y += text_height(lines, size) + 2

    write(card.title, TITLE, "ink", bold=True)
    for one in card.lines:
        write(one, BODY, "quiet", bold=False)
    for one in card.missing:
        write(f"! {one}", BODY, "warn", bold=True)
    each = (inner - GUTTER * (columns - 1)) / columns
    rows = -(-len(card.points) // columns)
    lowest = y
    for column in range(columns):
        below = y
        for point in card.points[column * rows : (column + 1) * rows]:
            drawn, tall = _member(point, x + column * (each + GUTTER), below + 5, each)
            parts.append(drawn)
            below += tall + 5
        lowest = max(lowest, below)
    box = Box(at.x, at.y, at.width, lowest + PAD - 4 - at.y)
    return Drawn(box, rect(box, kind, 8) + "".join(parts))


def _member(point: Member, x: float, y: float, width: float) -> tuple[str, float]:
    left = x + 2 * RADIUS + 12
    name = wrapped(point.name, BODY, width - (left - x))
    host = wrapped(point.host, SMALL, width - (left - x)) if point.host else ()
    drawn = symbol(
        point.mode, x + RADIUS + 2, y + RADIUS, RADIUS, point.number, hollow=point.candidate
    )
    drawn += text(name, left, y + 1, BODY)
    below = y + 1 + text_height(name, BODY)
    if host:
        drawn += text(host, left, below, SMALL, "quiet")
    tall = 1 + text_height(name, BODY) + text_height(host, SMALL)
    return drawn, max(tall, 2 * RADIUS + 3)


def _legend(model: Model, words: Translator, parts: list[str], y: float) -> float:
    points = [one for _, cards in model.bands for card in cards for one in card.points]
    x = MARGIN + 8
    for mode in PointMode:
        if any(one.mode is mode for one in points):
            name = words.gettext(MODES[mode])
            parts.append(symbol(mode, x + 8, y + 10, 9, "", hollow=False))
            parts.append(text((name,), x + 26, y + 1, BODY, "quiet"))
            x += 26 + text_width(name, BODY) + 26
    if any(one.candidate for one in points):
        parts.append(symbol(PointMode.TRADITIONAL, x + 8, y + 10, 9, "", hollow=True))
        parts.append(text((msg("Could be opened").text(words),), x + 26, y + 1, BODY, "quiet"))
    return y + 30 if points else y


def _description(model: Model, words: Translator) -> str:
    """The same in words: headings, cards, people and points."""
    group = [_spoken(model.group)] if model.group else []
    bands = [
        f"{heading}: " + "; ".join(_spoken(one) for one in cards)
        for heading, cards in model.bands
        if cards
    ]
    return msg("From top to bottom. {parts}.", parts=". ".join((*group, *bands))).text(words)


def _spoken(card: Card) -> str:
    points = [f"{one.number} {one.name}" for one in card.points]
    return ", ".join((card.title, *card.lines, *card.missing, *points))
