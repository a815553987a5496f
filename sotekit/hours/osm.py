"""Hours as an OpenStreetMap `opening_hours` expression (wiki.openstreetmap.org/wiki/Key:opening_hours)."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from sotekit.hours.schedule import ALL_DAY, CLOSED, CLOSED_WEEK, MIDNIGHT, Day, Hours, Span
from sotekit.hours.when import EVERY_DAY, EVES, Dates, Feast, MonthDay, Scope

WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
APPOINTMENT = 'unknown "by appointment"'

_LAST_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LONG_AGO = date(2000, 1, 1)

Rule = tuple[str, Day]
"""A selector and the hours of the days it selects."""


def write_osm(hours: Hours) -> str:
    """The whole expression; one that was taken as it is comes back as it was."""
    if hours.expression:
        return hours.expression
    text = expression(rules(hours))
    return f"{text} || {APPOINTMENT}" if hours.otherwise_by_appointment else text


def expression(written: Iterable[Rule], change: Callable[[Day], Day] = tuple) -> str:
    """The rules joined, later over earlier; `change` is applied to every day's hours first."""
    return "; ".join(_rule(selector, change(day)) for selector, day in written) or "off"


def rules(hours: Hours) -> tuple[Rule, ...]:
    """The rules in rising precedence."""
    return (
        *_week(hours),
        *(rule for layer in hours.layers for rule in _days(layer.scope, layer.week)),
        *_holidays(hours),
        *_eves(hours),
        *((_when(special.when), special.day) for special in hours.specials),
    )


def _week(hours: Hours) -> Iterator[Rule]:
    if hours.week == (ALL_DAY,) * 7:
        yield "24/7", ALL_DAY
    elif hours.week != CLOSED_WEEK:
        yield from _days(Scope(), [day or None for day in hours.week])


def _days(
    scope: Scope, week: Iterable[Day | None], only: frozenset[int] = EVERY_DAY
) -> Iterator[Rule]:
    groups: dict[Day, list[int]] = {}
    for weekday, day in enumerate(week):
        if day is not None and weekday in only:
            groups.setdefault(day, []).append(weekday)
    for day, weekdays in groups.items():
        yield _selector(scope, weekdays), day


def _holidays(hours: Hours) -> Iterator[Rule]:
    for holidays in hours.holidays:
        yield " ".join(part for part in (_period(holidays.scope), "PH") if part), holidays.day
        others = frozenset(
            weekday
            for weekday in EVERY_DAY - holidays.on
            if not _same_anyway(hours, weekday, holidays.day)
        )
        if others:  # PH can't be narrowed to weekdays, so the other weekdays are said again
            yield from _days(Scope(), hours.week, others)
            for layer in hours.layers:
                yield from _days(layer.scope, layer.week, others)


def _same_anyway(hours: Hours, weekday: int, day: Day) -> bool:
    return hours.week[weekday] == day and all(layer.week[weekday] is None for layer in hours.layers)


def _eves(hours: Hours) -> Iterator[Rule]:
    if hours.eves is None:
        return
    open_days = [weekday for weekday in range(6) if hours.week[weekday]] or list(range(6))
    for eve in EVES:
        if isinstance(eve, MonthDay):
            yield f"{_dates(Dates.single(eve))} {_weekdays(open_days)}", hours.eves
        elif eve.falls_on in open_days:
            yield _when(eve), hours.eves


def _selector(scope: Scope, weekdays: list[int]) -> str:
    days = (
        _weekdays(weekdays, "" if scope.nth is None else f"[{scope.nth}]")
        if len(weekdays) < 7 or scope == Scope()
        else ""
    )
    return " ".join(part for part in (_period(scope), days) if part)


def _period(scope: Scope) -> str:
    weeks = scope.weeks
    parts = (
        _dates(scope.dates),
        f"week {weeks.first:02}-{weeks.last:02}" + (f"/{weeks.step}" if weeks.step > 1 else "")
        if weeks
        else "",
    )
    return " ".join(part for part in parts if part)


def _weekdays(weekdays: list[int], suffix: str = "") -> str:
    if suffix:
        return ",".join(WEEKDAYS[day] + suffix for day in weekdays)
    written = []
    for first, last in runs(weekdays):
        length = last - first
        written.append(
            WEEKDAYS[first]
            if length == 0
            else f"{WEEKDAYS[first]}{',' if length == 1 else '-'}{WEEKDAYS[last]}"
        )
    return ",".join(written)


def runs(weekdays: Iterable[int]) -> list[tuple[int, int]]:
    """Sorted numbers as runs without gaps: 0, 1, 2, 5 → (0, 2), (5, 5)."""
    found: list[tuple[int, int]] = []
    for day in sorted(weekdays):
        if found and day == found[-1][1] + 1:
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return found


def _when(when: Dates | Feast) -> str:
    if isinstance(when, Dates):
        return _dates(when)
    if when.easter is not None:
        days = abs(when.easter)
        sign = "-" if when.easter < 0 else "+"
        return f"easter {sign}{days} day{'s' if days > 1 else ''}" if days else "easter"
    last = when.since.number + 6
    end = date.fromordinal(date(2024, 1, 1).toordinal() + last - 1)
    until = (
        f"{end.day:02}"
        if end.month == when.since.month
        else _month_day(MonthDay(end.month, end.day))
    )
    return f"{_month_day(when.since)}-{until} {WEEKDAYS[when.weekday]}"


def _dates(dates: Dates | None) -> str:
    if dates is None:
        return ""
    if isinstance(dates.first, MonthDay) and isinstance(dates.last, MonthDay):
        return _yearly(dates.first, dates.last)
    if dates.last is None and isinstance(dates.first, date):
        return f"{_full(dates.first)}+"
    first = dates.first if isinstance(dates.first, date) else _LONG_AGO
    last = dates.last if isinstance(dates.last, date) else first
    return _full(first) if first == last else f"{_full(first)}-{_full(last)}"


def _yearly(first: MonthDay, last: MonthDay) -> str:
    if first.day == 1 and last.day == _LAST_DAYS[last.month - 1]:
        month = MONTHS[first.month - 1]
        return month if first.month == last.month else f"{month}-{MONTHS[last.month - 1]}"
    return _month_day(first) if first == last else f"{_month_day(first)}-{_month_day(last)}"


def _month_day(day: MonthDay) -> str:
    return f"{MONTHS[day.month - 1]} {day.day:02}"


def _full(day: date) -> str:
    return f"{day.year} {MONTHS[day.month - 1]} {day.day:02}"


def _rule(selector: str, day: Day) -> str:
    """A day with hours of both kinds needs an additional rule for the second kind (`,` instead of `;`)."""
    if day == CLOSED:
        return f"{selector} off"
    if selector == "24/7":
        return selector
    parts = []
    for by_appointment in (False, True):
        times = ",".join(_time(span) for span in day if span.by_appointment == by_appointment)
        if times:
            parts.append(f"{selector} {times}{' ' + APPOINTMENT if by_appointment else ''}")
    return ", ".join(parts)


def _time(span: Span) -> str:
    end = span.end if span.end <= MIDNIGHT else span.end - MIDNIGHT
    return f"{clock(span.start)}-{clock(end)}"


def clock(minutes: int) -> str:
    """Minutes from midnight as 09:30."""
    return f"{minutes // 60:02}:{minutes % 60:02}"
