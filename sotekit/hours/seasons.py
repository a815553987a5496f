"""The days and duties of a season: when the phone is answered, and in which turns."""

from datetime import date, timedelta
from functools import lru_cache

from sotekit.hours.answers import days
from sotekit.hours.reading import read_hours
from sotekit.model.hours_text import HoursText
from sotekit.model.line import Line, Season
from sotekit.model.period import DutyUnit, Period

_WEEKDAYS = 5


@lru_cache(maxsize=256)
def open_days(season: Season) -> tuple[date, ...]:
    """The days on which the phone is answered, in order.

    Where the hours can't be read, which is a problem of its own, the weekdays stand in for them, so that one
    unclear line doesn't empty the rota.
    """
    if season.is_overlong or season.end < season.start:
        return ()
    hours, _ = read_hours(season.hours)
    if hours is None:
        every = (
            season.start + timedelta(days=n) for n in range((season.end - season.start).days + 1)
        )
        return tuple(
            day
            for day in every
            if day.weekday() < _WEEKDAYS and not any(day in closure for closure in season.closures)
        )
    table = days(hours, season.start, season.end, season.closures)
    return tuple(day for day, spans in table.items() if spans)


@lru_cache(maxsize=256)
def _open_set(season: Season) -> frozenset[date]:
    return frozenset(open_days(season))


def is_open_day(season: Season, day: date) -> bool:
    """Whether the phone is answered on that day."""
    return day in _open_set(season)


@lru_cache(maxsize=256)
def public_holidays(start: date, end: date) -> frozenset[date]:
    """Finland's public holidays from `start` to `end`, both included."""
    hours, _ = read_hours(HoursText(("PH 00:00-24:00",)))
    return (
        frozenset(day for day, spans in days(hours, start, end).items() if spans)
        if hours
        else frozenset()
    )


def is_holiday(season: Season, day: date) -> bool:
    """Whether the day of the season is one of Finland's public holidays."""
    return not season.is_overlong and day in public_holidays(season.start, season.end)


def periods(line: Line, season: Season) -> tuple[Period, ...]:
    """The duties that the season needs, in order of time: those with at least one day of answering."""
    answered = open_days(season)
    if line.duty is DutyUnit.WEEK:
        return tuple(dict.fromkeys(Period.week_of(day) for day in answered))
    if line.duty is DutyUnit.DAY:
        return tuple(Period(day, day) for day in answered)
    return tuple(Period(day, day, part) for day in answered for part in ("am", "pm"))
