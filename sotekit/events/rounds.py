"""The next round of a series, from the last: the same events half a year later, and nothing of what was done."""

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

from sotekit.events.clashes import Calendar
from sotekit.events.dates import Placed, on_free_day, original_date
from sotekit.model.event import Series, Session, SessionStatus

HALF_YEAR = 6


def last_round(series: Series, today: date) -> tuple[Session, ...]:
    """The sessions of the latest round that has begun, in order of time. Sessions without a round are none."""
    begun = [one for one in series.sessions if one.round and one.date <= today]
    if not begun:
        return ()
    latest = max(begun, key=lambda one: one.date).round
    found = [one for one in series.sessions if one.round == latest]
    return tuple(sorted(found, key=series.starts))


def next_round(calendar: Calendar, today: date) -> tuple[Placed, ...]:
    """The coming round: what the last one had, on the like weekday of the like week, clashes moved.

    Sessions of it that the file has already are kept as they are. Cancelled ones of the last round are planned again.
    """
    series = calendar.series
    before = last_round(series, today)
    if not before:
        return ()
    months = series.rule.round_months if series.rule else HALF_YEAR
    while shifted(original_date(before[0]), months) <= today:
        months += series.rule.round_months if series.rule else HALF_YEAR
    name = round_name(shifted(original_date(before[0]), months))
    placed: list[Placed] = []
    for number, one in enumerate(before, 1):
        wanted = shifted(original_date(one), months)
        known = series.session(f"{name}-{number}")
        if known is not None:
            placed.append(Placed(known, known.date, new=False))
            continue
        copy = replace(
            one,
            id=f"{name}-{number}",
            date=wanted,
            round=name,
            status=SessionStatus.PLANNED,
            pinned=False,
            presenters=(),
            participants=(),
            done=(),
            invited=None,
            attendance=None,
            recording=None,
            materials=(),
            changes=(),
            note=None,
        )
        placed.append(on_free_day(calendar, copy, wanted, placed, new=True))
    return tuple(placed)


def round_name(day: date) -> str:
    """The half of the year in which a round begins."""
    return f"{day.year}-{'spring' if day.month <= HALF_YEAR else 'autumn'}"


def shifted(day: date, months: int) -> date:
    """So many months later, the like weekday of the like week: the fourth Wednesday stays one.

    A fifth weekday becomes the last of its month.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first = date(year, month + 1, 1)
    nth = (day.day - 1) // 7
    found = first + timedelta(days=(day.weekday() - first.weekday()) % 7 + 7 * nth)
    last = date(year, month + 1, monthrange(year, month + 1)[1])
    return found if found <= last else found - timedelta(days=7)
