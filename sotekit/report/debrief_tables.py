"""The tables of the debrief's screen: weeks, choices with bars, and the heat of weekdays and hours."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from sotekit.debrief.breakdown import Breakdown, Choice
from sotekit.debrief.season import Grid, Outcomes
from sotekit.messages import msg, msgn
from sotekit.report.bars import bar, stacked
from sotekit.report.figures import MISSING, interval, percent

if TYPE_CHECKING:
    from rich.console import JustifyMethod
    from rich.table import Table
    from rich.text import Text

    from sotekit.report.debrief import Screen

MEDIUM, WIDE = 64, 88
"""From these widths on a table has room for its middle and for its last columns."""

HEAT = ("", "", "on grey15", "on grey23", "on grey30", "on grey37")


def spans_table(screen: "Screen") -> "Table":
    """Each week (or month): who was on duty by the rota, and what came."""
    spans, names = screen.statistics.spans, screen.names
    most = max((one.outcomes.total for one in spans), default=0)
    width = bar_width(screen)
    labels = [names.span(one) for one in spans]
    dates = [names.dates(one) if screen.width >= MEDIUM else "" for one in spans]
    people = [names.on_duty(one) or MISSING for one in spans]
    headings = _outcome_headings(screen)
    table = _table()
    _add_fixed(table, labels, justify="left", style="dim")
    if any(dates):
        _add_fixed(table, dates, style="dim")
    taken = (labels, *([dates] if any(dates) else []), *([one] for one in headings))
    _add_name(table, people, screen, width, taken, screen.say(msg("On duty")))
    table.add_column("", no_wrap=True, min_width=width + 1)
    for heading in headings:
        table.add_column(heading, justify="right", no_wrap=True, min_width=max(3, len(heading)))
    for span, label, when, who in zip(spans, labels, dates, people, strict=True):
        outcomes = span.outcomes
        numbers = (outcomes.answered, outcomes.missed, outcomes.voicemail)
        table.add_row(
            label,
            *([when] if any(dates) else []),
            who,
            stacked(numbers, most, width, screen.ink),
            *(str(number) if number else "·" for number in numbers),
        )
    return table


def bar_width(screen: "Screen") -> int:
    """How long the longest bar is."""
    return 28 if screen.width >= WIDE else 16 if screen.width >= MEDIUM else 8


def _outcome_headings(screen: "Screen") -> tuple[str, ...]:
    """Short headings that are also the key to the bar's characters."""
    headings = (msg("answ."), msg("missed"), msg("voice."))
    return tuple(
        f"{character} {screen.say(heading)}" if screen.width >= MEDIUM else character
        for character, heading in zip(screen.ink.parts, headings, strict=True)
    )


def _add_fixed(
    table: "Table",
    cells: list[str],
    *,
    justify: "JustifyMethod" = "right",
    style: str = "",
    heading: str = "",
) -> None:
    """A column that is never cut short."""
    width = max(map(len, (*cells, heading)), default=0)
    table.add_column(heading, justify=justify, no_wrap=True, min_width=width, style=style)


def _add_name(
    table: "Table",
    names: list[str],
    screen: "Screen",
    bar_width: int,
    taken: Iterable[Sequence[str]],
    heading: str = "",
) -> None:
    """The one column that gives way when the terminal is narrow: the names, cut with an ellipsis."""
    columns = [max(3, *map(len, cells)) if cells else 3 for cells in taken]
    room = screen.width - sum(columns) - bar_width - len(columns) - 3
    width = max(10, min(room, max(map(len, (*names, heading)), default=10)))
    table.add_column(heading, width=width, overflow="ellipsis", no_wrap=True)


def choices_table(screen: "Screen", field: str, most_rows: int | None) -> "Table":
    """The choices of one field: bar, count, share with its interval, and the season before."""
    breakdown: Breakdown = getattr(screen.statistics, field)
    of_all = field == "referrals"
    choices = _ordered(screen, field)
    shown = choices[:most_rows]
    most = max((one.count for one in shown), default=0)
    width = bar_width(screen)
    shares = [breakdown.share(one.id, of_all=of_all) for one in shown]
    columns = [
        [str(one.count) for one in shown],
        [percent(one.value, screen.words) for one in shares],
    ]
    if screen.width >= MEDIUM:
        columns.append([interval(one, screen.words) for one in shares])
    if screen.comparison is not None:
        columns.append([_before(screen, field, one.id, of_all=of_all) for one in shown])
    names = [screen.names.choice(field, one.id) for one in shown]
    table = _table(headings=screen.comparison is not None)
    _add_name(table, names, screen, width, columns)
    table.add_column("", no_wrap=True, min_width=width)
    for index, cells in enumerate(columns):
        last = screen.comparison is not None and index == len(columns) - 1
        heading = screen.comparison.before.season if screen.comparison and last else ""
        _add_fixed(table, cells, style="dim" if index >= 2 and not last else "", heading=heading)
    for index, name in enumerate(names):
        drawn = bar(shown[index].count, most, width, screen.ink)
        table.add_row(name, drawn, *(cells[index] for cells in columns))
    rest = choices[len(shown) :]
    if rest:
        label = msgn("{count} other", "{count} others", len(rest)).text(screen.words)
        table.add_row(label, "", str(sum(one.count for one in rest)), style="dim")
    return table


def _ordered(screen: "Screen", field: str) -> tuple[Choice, ...]:
    """The most chosen first; ages in the order of the vocabulary."""
    choices: tuple[Choice, ...] = getattr(screen.statistics, field).choices
    if field != "ages":
        return choices
    order = {one.id: index for index, one in enumerate(screen.names.repository.region.age_bands)}
    return tuple(sorted(choices, key=lambda one: order.get(one.id, len(order))))


def _before(screen: "Screen", field: str, choice: str, *, of_all: bool) -> str:
    """The share in the season before, with an arrow where the change is more than chance."""
    if screen.comparison is None:
        return ""
    change = screen.comparison.of(field, choice, of_all=of_all)
    up, down = screen.ink.arrows
    arrow = {1: f"{up} ", -1: f"{down} ", 0: ""}[change.direction]
    return arrow + percent(change.before.value, screen.words)


def heat_table(screen: "Screen") -> "Table":
    """Contacts by weekday and hour. Plain numbers are within opening hours, numbers in brackets outside them."""
    grid = screen.statistics.grid
    hours = _hours(grid)
    step = _step(len(hours), screen.width)
    blocks = [hours[start : start + step] for start in range(0, len(hours), step)]
    days = [
        day
        for day in range(7)
        if day < 5 or any(key[0] == day for key in (*grid.contacts, *grid.open))
    ]
    most = max((_sum(grid, day, block).total for day in days for block in blocks), default=0)
    table = _table()
    table.add_column("", no_wrap=True, style="dim")
    for block in blocks:
        heading = str(block[0]) if step == 1 else f"{block[0]}–{block[-1] + 1}"
        table.add_column(heading, justify="right", no_wrap=True, min_width=4)
    for day in days:
        table.add_row(
            screen.names.weekday(day), *(_cell(grid, day, block, most) for block in blocks)
        )
    return table


def _hours(grid: Grid) -> range:
    hours = [hour for _, hour in (*grid.contacts, *grid.open)]
    return range(min(hours), max(hours) + 1)


def _step(hours: int, width: int) -> int:
    """How many hours share a column so that the table fits."""
    return next((step for step in (1, 2, 3, 4, 6, 8) if -(-hours // step) * 6 + 4 <= width), 12)


def _sum(grid: Grid, day: int, block: range) -> Outcomes:
    return sum((grid.contacts.get((day, hour), Outcomes()) for hour in block), Outcomes())


def _cell(grid: Grid, day: int, block: range, most: int) -> "Text":
    from rich.text import Text

    total = _sum(grid, day, block).total
    open_ = any((day, hour) in grid.open for hour in block)
    if not open_:
        return Text(f"({total})" if total else "", style="dim")
    level = 0 if not most else -(-total * (len(HEAT) - 1) // most)
    return Text(f"{total} " if total else "· ", style=HEAT[level])


def _table(*, headings: bool = True) -> "Table":
    from rich.table import Table

    return Table(
        box=None,
        pad_edge=False,
        padding=(0, 1, 0, 0),
        show_header=headings,
        header_style="dim",
        expand=False,
    )
