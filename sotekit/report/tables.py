"""The plain table that lists are shown in."""

from typing import TYPE_CHECKING

from sotekit.i18n import Language

if TYPE_CHECKING:
    from rich.table import Table


def plain_table(words: Language, *titles: str) -> "Table":
    """A table with a line under its headings and nothing else; long words are folded, not cut."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for title in titles:
        table.add_column(words.gettext(title) if title else "", overflow="fold")
    return table
