"""The days and duties of a season: when the phone is answered, and in which turns."""

from datetime import date, timedelta
from functools import lru_cache

from sotekit.hours.answers import days
from sotekit.hours.reading import read_hours
from sotekit.model.closure import Closure
from sotekit.model.hours_text import HoursText
from sotekit.model.line import Line, Season
from sotekit.model.period import DutyUnit, Period

_WORKING_DAYS = range(5)


def open_days(season: Season) -> tuple[date, ...]:
    """The days on which the phone is answered, in order."""
    if season.is_overlong or season.end < season.start:
        return ()
    return _open_days(season.hours, season.closures, season.start, season.end)


def is_open_day(season: Season, day: date) -> bool:
    """Whether the phone is answered on that day."""
    if season.start <= day <= season.end and not season.is_overlong:
        return day in _set_of_open_days(season.hours, season.closures, season.start, season.end)
    return bool(_open_days(season.hours, season.closures, day, day))


def periods(line: Line, season: Season) -> tuple[Period, ...]:
    """The duties that the season needs, in order of time: those with at least one day of answering."""
    found = open_days(season)
    if line.duty is DutyUnit.WEEK:
        return tuple(dict.fromkeys(Period.week_of(day) for day in found))
    if line.duty is DutyUnit.DAY:
        return tuple(Period(day, day) for day in found)
    return tuple(Period(day, day, part) for day in found for part in ("am", "pm"))


@lru_cache(maxsize=256)
def _open_days(
    text: HoursText, closures: tuple[Closure, ...], first: date, last: date
) -> tuple[date, ...]:
    """While its hours can't be read, which is reported elsewhere, a season counts on Monday to Friday."""
    hours, _ = read_hours(text)
    if hours is not None:
        return tuple(day for day, spans in days(hours, first, last, closures).items() if spans)
    span = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return tuple(
        day
        for day in span
        if day.weekday() in _WORKING_DAYS and not any(day in closure for closure in closures)
    )


@lru_cache(maxsize=256)
def _set_of_open_days(
    text: HoursText, closures: tuple[Closure, ...], first: date, last: date
) -> frozenset[date]:
    return frozenset(_open_days(text, closures, first, last))
