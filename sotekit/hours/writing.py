"""Writes hours in their normal form in one language: ma–to 9–15, pe 9–13; pyhinä suljettu.

Equal meaning gives equal text, and reading the text gives the hours back (`sotekit.hours.reading`).
"""

from datetime import date

from sotekit.hours.osm import runs
from sotekit.hours.schedule import (
    ALL_DAY,
    ALWAYS,
    BY_APPOINTMENT,
    CLOSED,
    MIDNIGHT,
    Day,
    Holidays,
    Hours,
    Layer,
    Span,
    leaves_others_as_usual,
)
from sotekit.hours.when import EVEN_WEEKS, EVERY_DAY, ODD_WEEKS, Dates, Feast, MonthDay, Scope
from sotekit.hours.written_words import WORDS, Words

_WORKING_DAYS = frozenset(range(5))


def write_hours(hours: Hours, language: str) -> str:
    """The normal form in `fi`, `sv` or `en`; an OSM expression that has none is written as it is."""
    return "; ".join(write_segments(hours, language))


def write_segments(hours: Hours, language: str) -> tuple[str, ...]:
    """The normal form in its pieces: the week, if there is one, then each season, holiday and exception."""
    if hours.expression:
        return (hours.expression,)
    words = WORDS[language]
    segments = (
        _week(hours, words),
        *(_layer(layer, hours, words) for layer in hours.layers),
        *(_clauses(_holiday_days(one, words), one.day, words) for one in _said_holidays(hours)),
        "" if hours.eves is None else _clauses(words.eves, hours.eves, words),
        *(_clauses(_when(special.when, words), special.day, words) for special in hours.specials),
        words.otherwise.format(hours=words.by_appointment)
        if hours.otherwise_by_appointment
        else "",
    )
    return tuple(segment for segment in segments if segment) or (words.closed,)


def write_day(day: Day, language: str) -> str:
    """One day's hours: 9–12 ja 13–16, or the word for closed."""
    words = WORDS[language]
    if len({span.by_appointment for span in day}) < 2:
        return _hours(day, words)
    return ", ".join(_hours((span,), words) for span in day)


def write_week_days(weekdays: frozenset[int], language: str) -> str:
    """Weekdays as ma–pe."""
    return _days(weekdays, WORDS[language])


def _week(hours: Hours, words: Words) -> str:
    if hours.week in ((ALL_DAY,) * 7, (BY_APPOINTMENT,) * 7):
        return _hours(hours.week[0], words)
    groups: dict[Day, set[int]] = {}
    for weekday, day in enumerate(hours.week):
        if day:
            groups.setdefault(day, set()).add(weekday)
    return ", ".join(
        _clauses(
            words.working_days
            if weekdays == _WORKING_DAYS and _only_working_days(hours)
            else _days(frozenset(weekdays), words),
            day,
            words,
        )
        for day, weekdays in groups.items()
    )


def _only_working_days(hours: Hours) -> bool:
    """Whether “arkisin” says it all: one set of hours, closed on the holidays among these days, and no others."""
    return hours.holidays == (Holidays(CLOSED, _WORKING_DAYS),) and len(set(hours.week[:5])) == 1


def _said_holidays(hours: Hours) -> tuple[Holidays, ...]:
    return () if _only_working_days(hours) and hours.week[0] else hours.holidays


def _clauses(days: str, day: Day, words: Words) -> str:
    """Days and their hours; hours of both kinds (open, by appointment) need a clause each."""
    free = tuple(span for span in day if not span.by_appointment)
    agreed = tuple(span for span in day if span.by_appointment)
    if not free or not agreed:
        return f"{days} {_hours(day, words)}"
    second = f"{days} {_hours(agreed, words)}"
    return f"{days} {_hours(free, words)}, {words.also.format(clause=second)}"


def _hours(day: Day, words: Words) -> str:
    if day == CLOSED:
        return words.closed
    if day == ALL_DAY:
        return words.all_day
    if day == BY_APPOINTMENT:
        return words.by_appointment
    joint = {"ympäri vuorokauden": " ja ", "dygnet runt": " och "}.get(words.all_day, " and ")
    times = joint.join(_span(span, words) for span in day)
    return f"{times} {words.by_appointment}" if day[0].by_appointment else times


def _span(span: Span, words: Words) -> str:
    past = span.end > MIDNIGHT
    end = span.end - MIDNIGHT if past else span.end
    mark = ":" if _like_dates(span.start, end) else words.minutes
    return f"{_clock(span.start, words, mark)}–{_clock(end, words, mark, padded=past)}"


UNSTOPPED = "{day}.{month}"
"""A way to write dates that leaves the last full stop out."""


def _like_dates(start: int, end: int) -> bool:
    """Whether the times could also be dates: 9–12.10 and 9.10–12.10 in October."""
    return end >= 60 and 1 <= end % 60 <= 12 and start % 60 <= 12


def _clock(minutes: int, words: Words, mark: str, *, padded: bool = False) -> str:
    hour, minute = divmod(minutes, 60)
    written = f"{hour:02}" if padded else str(hour)
    return f"{written}{mark}{minute:02}" if minute or words.always_minutes else written


def _days(weekdays: frozenset[int], words: Words) -> str:
    if weekdays == EVERY_DAY:
        return words.every_day
    written: list[str] = []
    for first, last in runs(weekdays):
        if last - first < 2:
            written.extend(words.weekdays[day] for day in range(first, last + 1))
        else:
            written.append(f"{words.weekdays[first]}–{words.weekdays[last]}")
    return ", ".join(written)


def _layer(layer: Layer, hours: Hours, words: Words) -> str:
    week = list(layer.week)
    usual = leaves_others_as_usual(layer.scope, week, hours.week)
    if not usual and len(hours.layers) == 1:
        week = [
            new if new is not None else old or None
            for new, old in zip(week, hours.week, strict=True)
        ]
        usual = True
    groups: dict[Day, set[int]] = {}
    for weekday, day in enumerate(week):
        if day is not None:
            groups.setdefault(day, set()).add(weekday)
    if layer.scope.nth is not None:
        return _nth_layer(layer, words)
    clauses = ", ".join(
        _clauses(_days(frozenset(days), words), day, words) for day, days in groups.items()
    )
    period = _period(layer.scope, words)
    return f"{period} {clauses}" if usual else words.also_in.format(period=period, clauses=clauses)


def _nth_layer(layer: Layer, words: Words) -> str:
    """Each weekday is a clause of its own: kuukauden 1. la 9–13."""
    number = layer.scope.nth or 1
    ordinal = words.ordinals[number if number < 0 else number - 1]
    period = _period(Scope(layer.scope.dates, layer.scope.weeks), words)
    clauses = []
    for weekday, day in enumerate(layer.week):
        if day is not None:
            named = words.nth.format(ordinal=ordinal, day=words.weekdays[weekday])
            clauses.append(_clauses(f"{period} {named}".strip(), day, words))
    return ", ".join(clauses)


def _period(scope: Scope, words: Words) -> str:
    parts = []
    if scope.dates is not None:
        parts.append(_when(scope.dates, words))
    if scope.weeks == ODD_WEEKS:
        parts.append(words.odd_weeks)
    elif scope.weeks == EVEN_WEEKS:
        parts.append(words.even_weeks)
    elif scope.weeks is not None:
        parts.append(words.weeks.format(first=scope.weeks.first, last=scope.weeks.last))
    return " ".join(parts)


def _holiday_days(holidays: Holidays, words: Words) -> str:
    if holidays.on == EVERY_DAY:
        named = words.holidays
    elif holidays.on == frozenset(range(6)):
        named = words.holidays_on_weekdays
    else:
        named = words.holidays_on.format(days=_days(holidays.on, words))
    return named if holidays.scope == ALWAYS else f"{_period(holidays.scope, words)} {named}"


def _when(when: Dates | Feast, words: Words) -> str:
    if isinstance(when, Feast):
        return words.feasts[when.key]
    first, last = when.first, when.last
    if last is None and first is not None:
        return words.since.format(date=_date(first, words))
    if first is None and last is not None:
        return words.until.format(date=_date(last, words))
    if first is None or last is None:
        return ""
    return _between(first, last, words)


def _between(first: MonthDay | date, last: MonthDay | date, words: Words) -> str:
    if first == last:
        return _date(first, words)
    if first.month == last.month and first < last and _year(first) == _year(last):  # type: ignore[operator] # both have a year or neither
        return words.same_month.format(first=first.day, last=_date(last, words))
    if isinstance(first, date) and isinstance(last, date) and first.year == last.year:
        return f"{_date(MonthDay(first.month, first.day), words)}–{_date(last, words)}"
    written = f"{_date(first, words)}–{_date(last, words)}"
    if (
        words.date == UNSTOPPED
        and isinstance(last, MonthDay)
        and min(first.month, last.month) >= 10
    ):
        return written.replace("–", ".–") + "."  # 1.11–31.12 could be times
    return written


def _year(day: MonthDay | date) -> int | None:
    return day.year if isinstance(day, date) else None


def _date(day: MonthDay | date, words: Words) -> str:
    month = words.months[day.month - 1]
    if isinstance(day, date):
        return words.full_date.format(day=day.day, month=month, year=day.year)
    return words.date.format(day=day.day, month=month)
