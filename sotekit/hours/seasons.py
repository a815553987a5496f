"""The days and duties of a season: when the phone is answered, and in which turns."""

from datetime import date, timedelta

from sotekit.model.line import Line, Season
from sotekit.model.period import DutyUnit, Period


def open_days(season: Season) -> tuple[date, ...]:
    """The days on which the phone is answered, in order."""
    count = 0 if season.is_overlong else (season.end - season.start).days + 1
    days = (season.start + timedelta(days=n) for n in range(max(0, count)))
    return tuple(day for day in days if is_open_day(season, day))


def is_open_day(season: Season, day: date) -> bool:
    """Whether the phone is answered on that day."""
    return day.weekday() < 5 and not any(day in closure for closure in season.closures)


def periods(line: Line, season: Season) -> tuple[Period, ...]:
    """The duties that the season needs, in order of time: those with at least one day of answering."""
    days = open_days(season)
    if line.duty is DutyUnit.WEEK:
        return tuple(dict.fromkeys(Period.week_of(day) for day in days))
    if line.duty is DutyUnit.DAY:
        return tuple(Period(day, day) for day in days)
    return tuple(Period(day, day, part) for day in days for part in ("am", "pm"))
