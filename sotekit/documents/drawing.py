"""Pieces of SVG for the map and the diagram: measured text, boxes, symbols, and places that don't overlap.

Lengths are the picture's own units. Colours are classes (templates/picture.css), so that a page can turn dark.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from sotekit.documents.templates import Templates
from sotekit.model.point import PointMode

if TYPE_CHECKING:
    from matplotlib.ft2font import FT2Font

LINE = 1.25
"""From one line of text to the next, in heights of its letters."""

STYLE = "picture.css"
MOST_LINES = 4
"""A name that takes more is cut: the table beside the picture has the whole of it."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; y grows downwards."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> tuple[float, float]:
        """Its centre."""
        return self.x + self.width / 2, self.y + self.height / 2

    def meets(self, other: "Box") -> bool:
        """Whether the two share more than an edge."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )

    def within(self, other: "Box") -> bool:
        """Whether it lies wholly in the other."""
        return (
            self.x >= other.x
            and self.y >= other.y
            and self.x + self.width <= other.x + other.width
            and self.y + self.height <= other.y + other.height
        )


@dataclass(frozen=True, slots=True)
class Picture:
    """A finished drawing, with the words for those who don't see it."""

    id: str
    title: str
    description: str
    width: float
    height: float
    body: str


def svg(picture: Picture) -> str:
    """The picture as an element for a page whose style sheet holds `picture.css`."""
    return _element(picture, "")


def svg_file(picture: Picture, templates: Templates) -> str:
    """The picture as a file of its own, or for a PDF: with its colours inside, light or dark as the reader's."""
    style = templates.read(STYLE)
    return _element(picture, f"<style>{style}</style>") + "\n"


def _element(picture: Picture, style: str) -> str:
    name = f"picture-{picture.id}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="picture" role="img" '
        f'viewBox="0 0 {n(picture.width)} {n(picture.height)}" '
        f'aria-labelledby="{name}-title {name}-desc">'
        f'<title id="{name}-title">{escape(picture.title)}</title>'
        f'<desc id="{name}-desc">{escape(picture.description)}</desc>'
        f"{style}{picture.body}</svg>"
    )


def n(number: float) -> str:
    """A length, as short as it can be written to a tenth."""
    written = f"{number:.1f}"
    return (
        written.removesuffix(".0").replace("-0", "0")
        if written == "-0.0"
        else written.removesuffix(".0")
    )


# ---- text ----


@cache
def _font(*, bold: bool) -> "FT2Font":
    from pathlib import Path

    import matplotlib as mpl
    from matplotlib.ft2font import FT2Font

    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    font = FT2Font(str(Path(mpl.get_data_path()) / "fonts" / "ttf" / name))
    font.set_size(100, 72)
    return font


@cache
def _letter_width(letter: str, *, bold: bool) -> float:
    """In a font of size 100. A letter that the font lacks counts as one of the wide ones, without a warning."""
    from matplotlib.ft2font import LoadFlags

    font = _font(bold=bold)
    known = ord(letter) if font.get_char_index(ord(letter)) else ord("W")
    return font.load_char(known, flags=LoadFlags.NO_HINTING).linearHoriAdvance / 65536


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide the text is in a font that is wider than most: other fonts leave a little room."""
    return sum(_letter_width(letter, bold=bold) for letter in text) * size / 100


def wrapped(
    text: str, size: float, width: float, *, bold: bool = False, most: int = MOST_LINES
) -> tuple[str, ...]:
    """The text in lines that fit the width, `most` of them at most; a word that is too wide is broken."""
    lines: list[str] = []
    broken = False
    for piece, hyphen in _pieces(text, size, width, bold=bold):
        joined = f"{lines[-1]} {piece}" if lines else piece
        if lines and not broken and text_width(joined, size, bold=bold) <= width:
            lines[-1] = joined
        else:
            lines.append(piece)
        broken = hyphen
        if len(lines) > most:
            return (*lines[: most - 1], lines[most - 1].rstrip("-")[:-1] + "…")
    return tuple(lines)


def _pieces(text: str, size: float, width: float, *, bold: bool) -> Iterator[tuple[str, bool]]:
    """The words; one that no line holds in parts, each but the last with a hyphen."""
    room = width - text_width("-", size, bold=bold)
    for word in text.split():
        if text_width(word, size, bold=bold) <= width:
            yield word, False
            continue
        part, wide = "", 0.0
        for letter in word:
            step = text_width(letter, size, bold=bold)
            if part and wide + step > room:
                yield f"{part}-", True
                part, wide = "", 0.0
            part, wide = part + letter, wide + step
        yield part, False


def text(
    lines: Sequence[str],
    x: float,
    y: float,
    size: float,
    kind: str = "ink",
    *,
    bold: bool = False,
    anchor: str = "start",
) -> str:
    """Lines of text; `y` is the top of the first one."""
    weight = ' font-weight="700"' if bold else ""
    side = "" if anchor == "start" else f' text-anchor="{anchor}"'
    space = " " if anchor == "start" else ""  # so that words of two lines are two words when copied
    spans = "".join(
        f'<tspan x="{n(x)}" y="{n(y + size * (0.92 + LINE * index))}">{escape(line)}{space if index + 1 < len(lines) else ""}</tspan>'
        for index, line in enumerate(lines)
    )
    return f'<text class="{kind}" font-size="{n(size)}"{weight}{side}>{spans}</text>'


def text_height(lines: Sequence[str], size: float) -> float:
    """How tall the lines are together."""
    return len(lines) * size * LINE


# ---- shapes ----


def rect(box: Box, kind: str, radius: float = 0) -> str:
    """A box, its corners rounded."""
    return (
        f'<rect class="{kind}" x="{n(box.x)}" y="{n(box.y)}" width="{n(box.width)}" '
        f'height="{n(box.height)}"{f" rx={quoteattr(n(radius))}" if radius else ""}/>'
    )


def path(points: Iterable[tuple[float, float]], kind: str, *, closed: bool = False) -> str:
    """A line through the points."""
    steps = " ".join(f"{n(x)},{n(y)}" for x, y in points)
    name = "polygon" if closed else "polyline"
    return f'<{name} class="{kind}" points="{steps}"/>'


def symbol(mode: PointMode, x: float, y: float, radius: float, label: str, *, hollow: bool) -> str:
    """A point's mark: round to come to, a diamond on wheels, a square on a screen; hollow for a candidate."""
    kind = f"mark {mode.value}{' hollow' if hollow else ''}"
    if mode is PointMode.TRADITIONAL:
        shape = f'<circle class="{kind}" cx="{n(x)}" cy="{n(y)}" r="{n(radius)}"/>'
    elif mode is PointMode.MOBILE:
        far = radius * 1.3
        corners = ((x, y - far), (x + far, y), (x, y + far), (x - far, y))
        shape = path(corners, kind, closed=True)
    else:
        side = radius * 0.92
        shape = rect(Box(x - side, y - side, 2 * side, 2 * side), kind, radius * 0.15)
    size = radius * (1.05 if len(label) < 3 else 0.82)
    number = (
        f'<text class="{"on-hollow" if hollow else "on-mark"}" x="{n(x)}" y="{n(y + size * 0.36)}" '
        f'font-size="{n(size)}" font-weight="700" text-anchor="middle">{escape(label)}</text>'
    )
    return shape + number


# ---- places ----


def free_place(candidates: Iterable[Box], taken: Sequence[Box], frame: Box) -> Box | None:
    """The first candidate that lies in the frame and meets nothing that is taken."""
    return next(
        (
            one
            for one in candidates
            if one.within(frame) and not any(one.meets(other) for other in taken)
        ),
        None,
    )
