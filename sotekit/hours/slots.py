"""The hours of an ordinary week as a set of quarters of an hour, quick to join, meet and compare.

A set is a whole number: bit n is the quarter that begins n quarters after Monday's midnight, so `|` joins, `&` meets
and `& ~` takes away. Closures, holidays and the clock changes are left to the engine's other answers.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from sotekit.hours.answers import usual_week, week_table
from sotekit.hours.reading import read_hours
from sotekit.hours.schedule import MIDNIGHT, Day, Hours, Span, as_week
from sotekit.hours.writing import write_hours, write_week_days
from sotekit.model.hours_text import HoursText
from sotekit.model.text import LANGUAGES, Text

QUARTER = 15
"""Minutes of one slot."""

A_DAY = MIDNIGHT // QUARTER
A_WEEK = 7 * A_DAY
NONE = 0
ALL = (1 << A_WEEK) - 1

Slots = int
"""Quarters of the week, as bits."""


def weekday_slots(weekday: int) -> Slots:
    """All quarters of a weekday (0 is Monday)."""
    return ((1 << A_DAY) - 1) << weekday * A_DAY


def span_slots(weekday: int, start: int, end: int) -> Slots:
    """The quarters from minute `start` to `end` of a weekday; what passes Sunday's midnight comes on Monday.

    A quarter of which only a part is in the span is not in the set.
    """
    first, last = -(-start // QUARTER), end // QUARTER
    found = NONE
    for quarter in range(first, last):
        found |= 1 << (weekday * A_DAY + quarter) % A_WEEK
    return found


def hours_slots(text: HoursText | None, near: date) -> Slots:
    """The quarters of the ordinary week in which the hours are open without appointment.

    Where weeks differ from each other it is the week that holds `near`. Nothing for hours that can't be read.
    """
    return _slots(text.lines, near) if text else NONE


@lru_cache(maxsize=4096)
def _slots(lines: tuple[str, ...], near: date) -> Slots:
    hours, _ = read_hours(HoursText(lines))
    if hours is None:
        return NONE
    week = usual_week(hours, near) or as_week(list(week_table(hours, near).values()))
    found = NONE
    for weekday, day in enumerate(week):
        for span in day:
            if not span.by_appointment:
                found |= span_slots(weekday, span.start, span.end)
    return found


def runs(slots: Slots) -> Iterator[tuple[int, int, int]]:
    """The stretches of each day: weekday, first minute, minute after the last. Midnight parts a stretch."""
    for weekday in range(7):
        start: int | None = None
        for quarter in range(A_DAY + 1):
            held = quarter < A_DAY and slots >> (weekday * A_DAY + quarter) & 1
            if held and start is None:
                start = quarter
            elif not held and start is not None:
                yield weekday, start * QUARTER, quarter * QUARTER
                start = None


def weekdays_in(slots: Slots) -> tuple[int, ...]:
    """The weekdays that have any of the quarters."""
    return tuple(day for day in range(7) if slots & weekday_slots(day))


def hours_in(slots: Slots) -> float:
    """How many hours the quarters make."""
    return slots.bit_count() * QUARTER / 60


def longest_without(slots: Slots) -> float:
    """The longest stretch, in hours, outside the set, the week taken as a ring; 168 when the set is empty."""
    if not slots:
        return A_WEEK * QUARTER / 60
    quarters = [n for n in range(A_WEEK) if slots >> n & 1]
    around = [*quarters[1:], quarters[0] + A_WEEK]
    return max(after - one - 1 for one, after in zip(quarters, around, strict=True)) * QUARTER / 60


def slots_week(slots: Slots) -> Hours:
    """The same as hours of the ordinary week."""
    week: list[Day] = [() for _ in range(7)]
    for weekday, start, end in runs(slots):
        week[weekday] = (*week[weekday], Span(start, end))
    return Hours(week=as_week(week))


def write_slots(slots: Slots, language: str) -> str:
    """The quarters as people write hours: ma–to 9–15, pe 9–13. An empty text for none."""
    return write_hours(slots_week(slots), language) if slots else ""


def slots_text(slots: Slots) -> Text:
    """The quarters in every language, for a sentence whose language is not known yet."""
    return Text(**{language: write_slots(slots, language) for language in LANGUAGES})


def weekdays_text(weekdays: Iterable[int]) -> Text:
    """The short names of weekdays (0 is Monday) in every language: ma–pe, mån–fre, Mon–Fri."""
    days = frozenset(weekdays)
    return Text(**{language: write_week_days(days, language) for language in LANGUAGES})
