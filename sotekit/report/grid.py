"""A plain grid of aligned columns, for screens that must come up at once: no boxes, one column that gives way.

rich's own tables measure every cell several times over; here each cell is measured once.
"""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

GAP = 1


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading and cells, which side they keep to, how they look, and whether it may be cut."""

    cells: Sequence["str | Text"]
    heading: str = ""
    right: bool = False
    style: str = ""
    gives_way: bool = False
    least: int = 0


def grid(columns: Sequence[Column], width: int) -> "Text":
    """The columns side by side within the width: the one that gives way is cut with an ellipsis."""
    from rich.text import Text

    widths = _widths(columns, width)
    lines: list[Text] = []
    if any(column.heading for column in columns):
        lines.append(_line([column.heading for column in columns], columns, widths, "dim"))
    lines += [
        _line([column.cells[row] for column in columns], columns, widths)
        for row in range(max((len(column.cells) for column in columns), default=0))
    ]
    return Text("\n").join(lines)


def wrapped(text: str, width: int, indent: str = "") -> str:
    """The text in lines. Unlike rich's own wrapping it never parts a number from its percent sign."""
    return "\n".join(textwrap.wrap(text, width, subsequent_indent=indent)) if text else ""


def put(screen: "Console", text: str, style: str = "", further: str = "") -> None:
    """The text in whole words within the screen; lines after the first begin as it does, and then with `further`."""
    indent = text[: len(text) - len(text.lstrip())] + further
    screen.print(wrapped(text, screen.width, indent), style=style, soft_wrap=True)


def _widths(columns: Sequence[Column], width: int) -> list[int]:
    widths = [
        max(column.least, _length(column.heading), *map(_length, column.cells), 0)
        for column in columns
    ]
    over = sum(widths) + GAP * (len(widths) - 1) - width
    for index, column in enumerate(columns):
        if column.gives_way and over > 0:
            widths[index] = max(8, widths[index] - over)
    return widths


def _length(cell: "str | Text") -> int:
    from rich.cells import cell_len

    return cell_len(cell if isinstance(cell, str) else cell.plain)


def _line(
    cells: Sequence["str | Text"], columns: Sequence[Column], widths: Sequence[int], style: str = ""
) -> "Text":
    from rich.text import Text

    line = Text(no_wrap=True, overflow="ellipsis")
    for index, (cell, column) in enumerate(zip(cells, columns, strict=True)):
        text = Text(cell, style or column.style) if isinstance(cell, str) else cell.copy()
        if _length(text) > widths[index]:
            text.truncate(widths[index], overflow="ellipsis")
        space = widths[index] - _length(text)
        line.append(" " * (GAP if index else 0) + (" " * space if column.right else ""))
        line.append_text(text)
        if not column.right:
            line.append(" " * space)
    line.rstrip()
    return line
