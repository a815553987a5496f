"""What a narrow terminal shows: whole words, nothing over the side."""

import io

import pytest
from rich.console import Console
from rich.table import Table
from rich.text import Text

from sotekit.report.narrow import fitted


def shown(width: int, least: int = 60) -> str:
    table = Table(title="Luovutukset", caption="2 vuoroa", box=None)
    for name in ("Vuoro", "Päivät", "Vastaa", "Takapäivystäjä"):
        table.add_column(name)
    table.add_row("Viikko 23", "1.–7.6.", Text("Kuutamon kuuntelijat ry (Kaarlo Keksitty)"), "")
    table.add_row("Viikko 24", "", "Omaispuu ry", "Aino Esimerkki")
    screen = Console(width=width, file=io.StringIO(), color_system=None)
    screen.print(fitted(table, width, least=least, head=2))
    assert isinstance(screen.file, io.StringIO)
    return "".join(f"{line.rstrip()}\n" for line in screen.file.getvalue().splitlines())


def test_a_row_becomes_a_heading_and_a_line_for_each_thing_it_says() -> None:
    assert shown(50) == (
        "Luovutukset\n"
        "Viikko 23 · 1.–7.6.\n"
        "  Vastaa: Kuutamon kuuntelijat ry (Kaarlo\n"
        "  Keksitty)\n"
        "Viikko 24\n"
        "  Vastaa: Omaispuu ry\n"
        "  Takapäivystäjä: Aino Esimerkki\n"
        "2 vuoroa\n"
    )


@pytest.mark.parametrize("width", [24, 30, 59])
def test_no_word_is_cut_and_no_line_is_too_long(width: int) -> None:
    text = shown(width)
    assert max(map(len, text.splitlines())) <= width
    assert {"Kuutamon", "kuuntelijat", "Takapäivystäjä:", "Esimerkki"} <= set(text.split())


def test_a_heading_may_say_what_its_cells_are() -> None:
    table = Table(box=None)
    for name in ("Valmiina", "Julki", "Kanava"):
        table.add_column(name)
    table.add_row("17.4.2027", "19.4.2027", "Bussit")
    screen = Console(width=40, file=io.StringIO(), color_system=None)
    screen.print(fitted(table, 40, least=60, head=2, named=True))
    assert isinstance(screen.file, io.StringIO)
    assert "Valmiina 17.4.2027 · Julki 19.4.2027\n  Kanava: Bussit" in screen.file.getvalue()


def test_a_wide_terminal_has_the_table() -> None:
    assert shown(80).count("Vastaa") == 1
