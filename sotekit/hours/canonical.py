"""One form for equal meaning: drops what says nothing new and joins what belongs together."""

from dataclasses import replace
from datetime import date, timedelta

from sotekit.hours.schedule import (
    ALWAYS,
    CLOSED_WEEK,
    Day,
    Holidays,
    Hours,
    Layer,
    Span,
    Special,
    Week,
    as_week,
)
from sotekit.hours.when import EVERY_DAY, Dates, Feast, MonthDay

_WORKING_DAYS = frozenset(range(5))
_MONDAY_TO_SATURDAY = frozenset(range(6))
_LEAP = 2024


def canonical(hours: Hours) -> Hours:
    """Hours with the same meaning in their one form."""
    week = _week(hours.week) if any(len(day) > 1 for day in hours.week) else hours.week
    layers = _layers(hours.layers, week)
    holidays = tuple(replace(one, day=_day(one.day)) for one in hours.holidays)
    return replace(
        hours,
        week=week,
        layers=layers,
        holidays=_holidays(holidays, week, layers),
        eves=None if hours.eves is None else _day(hours.eves),
        specials=_specials(hours.specials),
    )


def _week(week: Week) -> Week:
    return as_week([_day(day) for day in week])


def _day(day: Day) -> Day:
    """Spans in order; those that touch are one."""
    if len(day) < 2:
        return day
    joined: list[Span] = []
    for span in sorted(day):
        last = joined[-1] if joined else None
        if last and last.end == span.start and last.by_appointment == span.by_appointment:
            joined[-1] = replace(last, end=span.end)
        else:
            joined.append(span)
    return tuple(joined)


def _layers(layers: tuple[Layer, ...], week: Week) -> tuple[Layer, ...]:
    """A single layer need not repeat what the week says anyway."""
    kept = [
        replace(layer, week=tuple(None if day is None else _day(day) for day in layer.week))
        for layer in layers
    ]
    if len(kept) == 1 and (week != CLOSED_WEEK or any(kept[0].week)):
        new = tuple(
            None if day == usual else day for day, usual in zip(kept[0].week, week, strict=True)
        )
        kept = [replace(kept[0], week=new)]
    return tuple(layer for layer in kept if any(day is not None for day in layer.week))


def _holidays(
    holidays: tuple[Holidays, ...], week: Week, layers: tuple[Layer, ...]
) -> tuple[Holidays, ...]:
    """Without seasons, holidays on a weekday with the same hours anyway may be left out or in: one choice."""
    if len(holidays) != 1 or layers or holidays[0].scope != ALWAYS or week == CLOSED_WEEK:
        return holidays
    only = holidays[0]
    real = [weekday for weekday in only.on if week[weekday] != only.day]
    if not real:
        return ()
    for on in (EVERY_DAY, _MONDAY_TO_SATURDAY, _WORKING_DAYS):
        same = all(weekday in only.on or week[weekday] == only.day for weekday in on)
        if same and set(real) <= on:
            return (replace(only, on=on),)
    return (replace(only, on=frozenset(real)),)


def _specials(specials: tuple[Special, ...]) -> tuple[Special, ...]:
    """Neighbouring days with the same hours are one period, when nothing else speaks of them."""
    if len(specials) < 2:
        return tuple(replace(special, day=_day(special.day)) for special in specials)
    joined: list[Special] = []
    tidy = [replace(special, day=_day(special.day)) for special in specials]
    for special in sorted(tidy, key=_start):
        if joined and _continues(joined[-1], special):
            last = joined[-1]
            joined[-1] = replace(last, when=Dates(last.when.first, special.when.last))  # type: ignore[union-attr] # _continues: both are Dates
        else:
            joined.append(special)
    return tuple(sorted(joined, key=lambda special: special_rank(special.when)))


def special_rank(when: Dates | Feast) -> tuple[int, int, int]:
    """Order of precedence: every year before one year, the longer before the shorter, then by the calendar."""
    if isinstance(when, Feast):
        return (0, -1, when.in_year(_LEAP).timetuple().tm_yday)
    if isinstance(when.first, MonthDay):
        return (0, -when.length, when.first.number)
    end = when.first if isinstance(when.first, date) else when.last
    return (1, -when.length, end.toordinal() if isinstance(end, date) else 0)


def _start(special: Special) -> tuple[int, int]:
    when = special.when
    if isinstance(when, Feast):
        return (2, when.in_year(_LEAP).toordinal())
    if isinstance(when.first, MonthDay):
        return (0, when.first.number)
    return (1, when.first.toordinal() if when.first else 0)


def _continues(before: Special, after: Special) -> bool:
    if (
        before.day != after.day
        or not isinstance(before.when, Dates)
        or not isinstance(after.when, Dates)
    ):
        return False
    end, start = before.when.last, after.when.first
    if isinstance(end, MonthDay) and isinstance(start, MonthDay):
        return start.number == end.number + 1
    return isinstance(end, date) and isinstance(start, date) and start == end + timedelta(days=1)
