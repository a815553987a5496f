"""Bars of plain characters: full blocks where the terminal has them, ASCII where it doesn't."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text


@dataclass(frozen=True, slots=True)
class Ink:
    """The characters of a bar's parts, told apart without colour, and the character of its finer end."""

    parts: tuple[str, str, str]
    half: str
    arrows: tuple[str, str]
    bullet: str
    nothing: str


BLOCKS = Ink(("█", "▒", "░"), "▌", ("▲", "▼"), "•", "·")
ASCII = Ink(("#", "=", "-"), "", ("+", "-"), "*", ".")
STYLES = ("cyan", "yellow", "magenta")


def ink_of(console: "Console") -> Ink:
    """What the terminal can show."""
    return BLOCKS if console.encoding.lower().startswith("utf") else ASCII


def bar(value: float, most: float, width: int, ink: Ink, style: str = STYLES[0]) -> "Text":
    """One bar; anything above nothing is at least a sliver."""
    from rich.text import Text

    if value <= 0 or most <= 0:
        return Text("")
    halves = max(1, round(value / most * width * 2))
    whole, rest = divmod(halves, 2)
    end = ink.half if rest and ink.half else ink.parts[0] * rest
    return Text(ink.parts[0] * whole + end, style=style)


def stacked(values: Sequence[int], most: int, width: int, ink: Ink) -> "Text":
    """One bar of several parts, each in its own character and colour. A part above nothing has a character."""
    from rich.text import Text

    text = Text()
    for value, character, style in zip(values, ink.parts, STYLES, strict=True):
        if value and most:
            text.append(character * max(1, round(value / most * width)), style=style)
    return text
