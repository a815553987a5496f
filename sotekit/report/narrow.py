"""Tables on a terminal too narrow for them: each row becomes a few lines, so that no word is cut in pieces."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table


def fitted(
    table: "Table", width: int, *, least: int, head: int, named: bool = False
) -> "RenderableType":
    """The table where there are `least` columns of room, otherwise its rows one below the other.

    The first `head` cells of a row are its heading, with their columns' names where `named`; each other one stands
    below with its column's name.
    """
    if width >= least:
        return table
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    names = [str(column.header) for column in table.columns]
    lines: list[RenderableType] = [Text(str(table.title), "bold")] if table.title else []
    for row in zip(*(column.cells for column in table.columns), strict=True):
        cells = [one if isinstance(one, Text) else Text(str(one)) for one in row]
        headings = [
            Text.assemble(f"{name} " if named else "", cell)
            for name, cell in zip(names[:head], cells[:head], strict=True)
            if cell.plain
        ]
        lines.append(Text(" · ").join(headings))
        lines += [
            Padding(Text.assemble(f"{name}: ", cell), (0, 0, 0, 2), expand=False)
            for name, cell in zip(names[head:], cells[head:], strict=True)
            if cell.plain
        ]
    if table.caption:
        lines.append(Text(str(table.caption), "italic"))
    return Group(*lines)
