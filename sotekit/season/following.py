"""The season after the last: its dates, a year on and on the same weekdays."""

from dataclasses import dataclass
from datetime import date, timedelta

from sotekit.model.closure import Closure
from sotekit.model.line import Season

_MIDSUMMER_FIRST, _MIDSUMMER_MONTH = 20, 6
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Dates:
    """First and last day of the new season, and its closures in the order of the old ones."""

    start: date
    end: date
    closures: tuple[tuple[date, date], ...]


def following_dates(old: Season, start: date | None, end: date | None) -> Dates:
    """The new season's dates: those given, else the same weeks and weekdays of the next year.

    Closures move with the season; one that holds Midsummer Day moves with Midsummer.
    """
    first = start or same_weekday(old.start, old.start.year + 1)
    last = end or first + (old.end - old.start)
    return Dates(
        first, last, tuple(_moved(one, first.year - old.start.year) for one in old.closures)
    )


def same_weekday(day: date, year: int) -> date:
    """The same weekday of the same ISO week in another year (week 53 becomes 52 where there is none)."""
    _, week, weekday = day.isocalendar()
    try:
        return date.fromisocalendar(year, week, weekday)
    except ValueError:
        return date.fromisocalendar(year, week - 1, weekday)


def midsummer(year: int) -> date:
    """Midsummer Day: the Saturday of 20 to 26 June."""
    first = date(year, _MIDSUMMER_MONTH, _MIDSUMMER_FIRST)
    return first + timedelta(days=(_SATURDAY - first.weekday()) % 7)


def _moved(closure: Closure, years: int) -> tuple[date, date]:
    length = closure.end - closure.start
    feast = midsummer(closure.start.year)
    if closure.start <= feast <= closure.end:
        start = midsummer(feast.year + years) - (feast - closure.start)
    else:
        start = same_weekday(closure.start, closure.start.year + years)
    return start, start + length
