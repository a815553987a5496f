"""The tables of the debrief's screen: weeks, choices with bars, and the heat of weekdays and hours."""

from typing import TYPE_CHECKING

from sotekit.debrief.breakdown import Breakdown, Choice
from sotekit.debrief.season import Grid, Outcomes
from sotekit.messages import msg, msgn
from sotekit.report.bars import Ink, bar, stacked
from sotekit.report.figures import MISSING, interval, percent
from sotekit.report.grid import Column, grid

if TYPE_CHECKING:
    from rich.text import Text

    from sotekit.report.debrief import Screen

MEDIUM, WIDE = 64, 100
"""From these widths on a table has room for its middle and for its last columns."""

HOURS_TOGETHER = (1, 2, 3, 4, 6, 8, 12)
"""How many hours may share a column of the heat table, so that it fits."""

HEAT = ("", "", "on grey15", "on grey23", "on grey30", "on grey37")


def spans_table(screen: "Screen") -> "Text":
    """Each week (or month): who was on duty by the rota, and what came."""
    spans, names = screen.statistics.spans, screen.names
    most = max((one.outcomes.total for one in spans), default=0)
    width = bar_width(screen)
    numbers = [
        (one.outcomes.answered, one.outcomes.missed, one.outcomes.voicemail) for one in spans
    ]
    columns = [
        Column([names.span(one) for one in spans], style="dim"),
        Column(
            [names.on_duty(one) or MISSING for one in spans],
            screen.say(msg("On duty")),
            gives_way=True,
        ),
        Column([stacked(one, most, width, screen.ink) for one in numbers], least=width),
        *(
            Column(
                [str(one[index]) if one[index] else screen.ink.nothing for one in numbers],
                heading,
                right=True,
                least=3,
            )
            for index, heading in enumerate(_outcome_headings(screen))
        ),
    ]
    if screen.width >= MEDIUM:
        columns.insert(1, Column([names.dates(one) for one in spans], right=True, style="dim"))
    return grid(columns, screen.width)


def bar_width(screen: "Screen") -> int:
    """How long the longest bar is."""
    return 28 if screen.width >= WIDE else 16 if screen.width >= MEDIUM else 8


def _outcome_headings(screen: "Screen") -> tuple[str, ...]:
    """Short headings that are also the key to the bar's characters."""
    headings = (msg("answ."), msg("no answ."), msg("voice."))
    return tuple(
        f"{character} {screen.say(heading)}" if screen.width >= MEDIUM else character
        for character, heading in zip(screen.ink.parts, headings, strict=True)
    )


def choices_table(screen: "Screen", field: str, most_rows: int | None) -> "Text":
    """The choices of one field: bar, count, share with its interval, and the season before."""
    breakdown: Breakdown = getattr(screen.statistics, field)
    of_all = field == "referrals"
    choices = _ordered(screen, field)
    shown = choices[:most_rows]
    most = max((one.count for one in shown), default=0)
    width = bar_width(screen)
    shares = [breakdown.share(one.id, of_all=of_all) for one in shown]
    names = [screen.names.choice(field, one.id) for one in shown]
    columns = [
        Column(names, gives_way=True),
        Column([bar(one.count, most, width, screen.ink) for one in shown], least=width),
        Column([str(one.count) for one in shown], right=True),
        Column([percent(one.value, screen.words) for one in shares], right=True),
    ]
    if screen.width >= MEDIUM:
        columns.append(
            Column([interval(one, screen.words) for one in shares], right=True, style="dim")
        )
    if screen.comparison is not None:
        before = [_before(screen, field, one.id, of_all=of_all) for one in shown]
        columns.append(Column(before, screen.comparison.before.season, right=True))
    table = grid(columns, screen.width)
    rest = choices[len(shown) :]
    if rest:
        label = msgn(
            "and {count} other, {times} in all",
            "and {count} others, {times} in all",
            len(rest),
            times=sum(one.count for one in rest),
        )
        table.append(f"\n{screen.say(label)}", style="dim")
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


def heat_table(screen: "Screen") -> "Text":
    """Contacts by weekday and hour. Plain numbers are within opening hours, numbers in brackets outside them."""
    hours = _hours(screen.statistics.grid)
    for step in HOURS_TOGETHER:
        columns = _heat_columns(screen, hours, step)
        wide = sum(max(one.least, len(one.heading), *map(len, one.cells)) + 1 for one in columns)
        if wide - 1 <= screen.width:
            break
    return grid(columns, screen.width)


def _heat_columns(screen: "Screen", hours: range, step: int) -> list[Column]:
    """The table with so many hours to a column."""
    table, known = screen.statistics.grid, screen.statistics.hours_known
    blocks = [hours[start : start + step] for start in range(0, len(hours), step)]
    days = [
        day
        for day in range(7)
        if day < 5 or any(key[0] == day for key in (*table.contacts, *table.open))
    ]
    most = max((_sum(table, day, block).total for day in days for block in blocks), default=0)
    columns = [Column([screen.names.weekday(day) for day in days], style="dim", least=4)]
    for block in blocks:
        heading = f"{block[0]}" if step == 1 else f"{block[0]}–{block[-1] + 1}"
        cells = [
            _cell(_sum(table, day, block).total, most, screen.ink)
            if not known or any((day, hour) in table.open for hour in block)
            else _outside(_sum(table, day, block).total)
            for day in days
        ]
        columns.append(Column(cells, f"{heading} ", right=True, least=4))
    return columns


def _hours(grid: Grid) -> range:
    hours = [hour for _, hour in (*grid.contacts, *grid.open)]
    return range(min(hours), max(hours) + 1)


def _sum(grid: Grid, day: int, block: range) -> Outcomes:
    return sum((grid.contacts.get((day, hour), Outcomes()) for hour in block), Outcomes())


def _outside(total: int) -> "Text":
    from rich.text import Text

    return Text(f"({total})" if total else "", style="dim")


def _cell(total: int, most: int, ink: Ink) -> "Text":
    """A number on a ground that is the lighter the more there were."""
    from rich.text import Text

    level = 0 if not most else -(-total * (len(HEAT) - 1) // most)
    return Text(f"{total or ink.nothing} ".rjust(4), style=HEAT[level])
