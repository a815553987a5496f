"""When the sessions of a series are: by its rule, or half a year after the last round, clashes moved."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sotekit.events.clashes import Calendar, occupied, runners
from sotekit.messages import Message
from sotekit.model.event import DateRule, Session

SHIFTS = (7, -7, 14, -14)
"""Where a clashing session is tried, in days: the next week first."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A session with its day. `wanted` is the day of the rule; `why` says why it isn't that; `new` if it wasn't there.

    `unsolved` says that no day near it is free: the session is not written.
    """

    session: Session
    wanted: date
    new: bool
    why: tuple[Message, ...] = ()
    unsolved: bool = False

    @property
    def shifted(self) -> bool:
        """Whether it is on another day than the rule says."""
        return self.session.date != self.wanted


def original_date(session: Session) -> date:
    """The day it had before its first move."""
    return next((one.was for one in session.changes if one.was), session.date)


def occurrences(rule: DateRule, first: date, last: date) -> Iterator[date]:
    """The days of the rule from `first` to `last`, before any limit a year."""
    start = max(first, rule.start) if rule.start else first
    end = min(last, rule.end) if rule.end else last
    # every other week is counted from the rule's own start, not from today
    anchor = rule.start if rule.start and rule.every.weeks > 1 else start
    months = {one.number for one in rule.months}
    for day in rule.every.days(min(anchor, start), end):
        if day >= start and (not months or day.month in months):
            yield day


def occurrence_key(rule: DateRule, day: date) -> str:
    """The id of a session on that day of the rule: the month, or the day where a month has several."""
    return f"{day.year}-{day.month:02}" if rule.every.nth else day.isoformat()


def planned_by_rule(calendar: Calendar, today: date, last: date) -> tuple[Placed, ...]:
    """The sessions that the rule asks for from today to `last`, those in the file first matched, then the new."""
    series = calendar.series
    rule = series.rule
    if rule is None:
        return ()
    taken = {_key_of(rule, one): one for one in series.sessions}
    every = list(occurrences(rule, date(today.year, 1, 1), last))
    days = _within_year_limit(calendar, rule, every, frozenset(taken))
    placed: list[Placed] = []
    for day in days:
        known = taken.get(occurrence_key(rule, day))
        if known is not None:
            if known.date >= today:
                placed.append(_kept(calendar, known, placed))
        elif day > today:
            new = Session(id=occurrence_key(rule, day), date=day)
            placed.append(on_free_day(calendar, new, day, placed, new=True))
    return tuple(placed)


def _key_of(rule: DateRule, session: Session) -> str:
    """Which occurrence a session stands for: by its id where that is one, else by the day it first had."""
    key = occurrence_key(rule, original_date(session))
    return session.id if len(session.id) == len(key) and session.id[:4].isdigit() else key


def _within_year_limit(
    calendar: Calendar, rule: DateRule, days: list[date], taken: frozenset[str]
) -> list[date]:
    """At most `per_year` days of each calendar year: clashing ones give way first, then the latest."""
    if rule.per_year is None:
        return days
    kept: list[date] = []
    for year in sorted({day.year for day in days}):
        of_year = [day for day in days if day.year == year]
        surplus = len(of_year) - rule.per_year
        spare = [day for day in of_year if occurrence_key(rule, day) not in taken]
        clashing = [day for day in spare if any(calendar.day_clashes(day))]
        free = [day for day in spare if day not in clashing]
        dropped = {*clashing[: max(0, surplus)]}
        rest = surplus - len(dropped)
        dropped |= {*free[max(0, len(free) - rest) :]} if rest > 0 else set()
        kept += [day for day in of_year if day not in dropped]
    return kept


def _kept(calendar: Calendar, session: Session, placed: Iterable[Placed]) -> Placed:
    """A session of the file: only one that nobody has been told of is moved out of the way of a holiday."""
    if session.is_settled or session.pinned or session.changes:
        return Placed(session, session.date, new=False)
    if not _clashes(calendar, session, session.date, placed):
        return Placed(session, session.date, new=False)
    return on_free_day(calendar, session, session.date, placed, new=False)


def on_free_day(
    calendar: Calendar, session: Session, wanted: date, placed: Iterable[Placed], *, new: bool
) -> Placed:
    """The session on the wanted day, or on the nearest weekday alike on which nothing stands in the way."""
    why = _clashes(calendar, session, wanted, placed)
    if not why:
        return Placed(replace(session, date=wanted), wanted, new)
    tried = [wanted + timedelta(days=shift) for shift in SHIFTS]
    tried.sort(key=lambda day: day.month != wanted.month)
    for day in tried:
        if not _clashes(calendar, session, day, placed):
            return Placed(replace(session, date=day), wanted, new, why)
    return Placed(replace(session, date=wanted), wanted, new, why, unsolved=True)


def _clashes(
    calendar: Calendar, session: Session, day: date, placed: Iterable[Placed]
) -> tuple[Message, ...]:
    """What stands in the way of the session on that day, other sessions of the series included."""
    series = calendar.series
    settled = (one for one in series.sessions if one.is_settled or one.pinned)
    others = {one.id: one for one in (*settled, *(one.session for one in placed))}
    own = (
        occupied(series, one)
        for one in others.values()
        if one.id != session.id and one.takes_place and one.date == day
    )
    return replace(calendar, busy=(*calendar.busy, *own)).clashes(
        day,
        session.start or series.start,
        session.minutes or series.minutes,
        people=runners(series, session),
    )
