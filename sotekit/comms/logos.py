"""Logos laid out fairly: each of the same optical size, however long or tall it is.

Equal heights make a long logo huge and a tall one a speck; equal areas look equal. All logos get the same area
(a little more at the extremes), and the area is the largest with which they all fit.
"""

import re
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from math import log, sqrt

BOOST = 0.1
"""How much more area a logo gets for each e-fold of its proportions: a thin line looks smaller than its area."""

GAP = 0.42
"""Air between logos, as a share of the size."""

ROW_GAP = 0.5
_HALVINGS = 40
_PNG = b"\x89PNG\r\n\x1a\n"
_NUMBER = r"([0-9]*\.?[0-9]+)"


@dataclass(frozen=True, slots=True)
class Mark:
    """A logo's proportions, width by height. `weight` is its share of area where it isn't one like the others."""

    ratio: float
    weight: float = 1


@dataclass(frozen=True, slots=True)
class Box:
    """Where one logo stands in the band, from its upper left corner; the unit is the band's."""

    x: float
    y: float
    width: float
    height: float


def ratio_of(data: bytes) -> float | None:
    """Width by height of an SVG or a PNG; None for anything else, or a picture without a size."""
    if data.startswith(_PNG):
        width, height = struct.unpack(">II", data[16:24])
        return width / height if width and height else None
    head = data[:4096].decode("utf-8", "replace")
    tag = re.search(r"<svg\b[^>]*>", head)
    if tag is None:
        return None
    return _view_box(tag[0]) or _svg_size(tag[0])


def _view_box(tag: str) -> float | None:
    found = re.search(
        rf"viewBox\s*=\s*[\"']\s*-?{_NUMBER}[\s,]+-?{_NUMBER}[\s,]+{_NUMBER}[\s,]+{_NUMBER}", tag
    )
    if found is None:
        return None
    width, height = float(found[3]), float(found[4])
    return width / height if width and height else None


def _svg_size(tag: str) -> float | None:
    width = re.search(rf"\bwidth\s*=\s*[\"']{_NUMBER}", tag)
    height = re.search(rf"\bheight\s*=\s*[\"']{_NUMBER}", tag)
    if width is None or height is None or not float(width[1]) or not float(height[1]):
        return None
    return float(width[1]) / float(height[1])


def lay_out(logos: Sequence[Mark], width: float, height: float) -> tuple[Box, ...]:
    """A box for each logo, in order, inside the band: the largest size at which every one fits."""
    if not logos:
        return ()
    low, high = 0.0, 2 * max(width, height)
    for _ in range(_HALVINGS):
        size = (low + high) / 2
        if _rows(logos, size, width, height) is None:
            high = size
        else:
            low = size
    rows = _rows(logos, low, width, height)
    return _placed(logos, rows or [], low, width, height)


def _sizes(logo: Mark, size: float) -> tuple[float, float]:
    tall = size * sqrt(logo.weight * (1 + BOOST * abs(log(logo.ratio))) / logo.ratio)
    return tall * logo.ratio, tall


def _rows(logos: Sequence[Mark], size: float, width: float, height: float) -> list[int] | None:
    """How many logos on each row: as few rows as hold them, as even as they can be; None when too large."""
    widths = [_sizes(one, size)[0] for one in logos]
    if max(widths) > width:
        return None
    gap = GAP * size
    fewest = len(_broken(widths, width, gap))
    rows = _broken(widths, _evenest(widths, width, gap, fewest), gap)
    return rows if _height(logos, rows, size) <= height else None


def _broken(widths: Sequence[float], width: float, gap: float) -> list[int]:
    rows: list[int] = []
    used = 0.0
    for one in widths:
        if rows and used + gap + one <= width:
            rows[-1] += 1
            used += gap + one
        else:
            rows.append(1)
            used = one
    return rows


def _evenest(widths: Sequence[float], width: float, gap: float, rows: int) -> float:
    """The narrowest band that still needs no more rows: no single logo is left alone on the last one."""
    low, high = max(widths), width
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if len(_broken(widths, middle, gap)) <= rows:
            high = middle
        else:
            low = middle
    return high


def _height(logos: Sequence[Mark], rows: Sequence[int], size: float) -> float:
    return sum(_row_heights(logos, rows, size)) + ROW_GAP * size * (len(rows) - 1)


def _row_heights(logos: Sequence[Mark], rows: Sequence[int], size: float) -> list[float]:
    heights, start = [], 0
    for count in rows:
        heights.append(max(_sizes(one, size)[1] for one in logos[start : start + count]))
        start += count
    return heights


def _placed(
    logos: Sequence[Mark], rows: Sequence[int], size: float, width: float, height: float
) -> tuple[Box, ...]:
    boxes: list[Box] = []
    heights = _row_heights(logos, rows, size)
    y = (height - _height(logos, rows, size)) / 2
    start = 0
    for count, tall in zip(rows, heights, strict=True):
        sizes = [_sizes(one, size) for one in logos[start : start + count]]
        air = GAP * size
        x = (width - sum(wide for wide, _ in sizes) - air * (count - 1)) / 2
        for wide, high in sizes:
            boxes.append(Box(x, y + (tall - high) / 2, wide, high))
            x += wide + air
        y += tall + ROW_GAP * size
        start += count
    return tuple(boxes)


def order(logos: Sequence[Mark]) -> tuple[int, ...]:
    """An order in which rows fill well: from the longest to the tallest, so that heights of a row are alike."""
    return tuple(sorted(range(len(logos)), key=lambda n: -logos[n].ratio))
