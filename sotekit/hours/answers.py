"""Questions to hours: open now, next change, a day's and a week's hours, minutes open, closed weeks.

opening_hours (Rust) finds which hours a day has, with Finland's public holidays; the clock is this module's, so
that the nights of the clock changes are right. A time is open when the clock on the wall in Helsinki shows a time
within the hours: the hour that comes twice in autumn counts twice. Hours past midnight belong to the day they
begin on: closing that day closes them, closing the next day does not.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from sotekit.hours.osm import expression, rules
from sotekit.hours.schedule import CLOSED_WEEK, MIDNIGHT, Day, Hours, Span, Week, as_week
from sotekit.model.closure import Closure

if TYPE_CHECKING:
    from opening_hours import OpeningHours

HELSINKI = ZoneInfo("Europe/Helsinki")
FARTHEST = 800
"""How many days ahead the next change is looked for."""


class State(StrEnum):
    """What somebody who calls or comes meets."""

    OPEN = "open"
    BY_APPOINTMENT = "by-appointment"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Interval:
    """Open from `start` to `end`, both with the zone Europe/Helsinki."""

    start: datetime
    end: datetime
    by_appointment: bool = False

    @property
    def minutes(self) -> int:
        """How long it really lasts, clock changes included."""
        return int((self.end.astimezone(UTC) - self.start.astimezone(UTC)).total_seconds() // 60)


def days(
    hours: Hours, first: date, last: date, closures: Sequence[Closure] = ()
) -> dict[date, Day]:
    """The hours that begin on each day from `first` to `last`; () on closed days. Closures win over everything."""
    table = _calendar_days(hours, first, last)
    if hours.otherwise_by_appointment:
        table = {day: _filled(spans) for day, spans in table.items()}
    return {
        day: () if any(day in closure for closure in closures) else spans
        for day, spans in table.items()
    }


def week_table(hours: Hours, day: date, closures: Sequence[Closure] = ()) -> dict[date, Day]:
    """The hours of the week, Monday to Sunday, that holds the day."""
    monday = day - timedelta(days=day.weekday())
    return days(hours, monday, monday + timedelta(days=6), closures)


def usual_week(hours: Hours, near: date) -> Week | None:
    """The hours of each weekday outside seasons, holidays and single days; None when weeks differ from each other.

    Of an OSM expression beyond `Hours` it is the commonest day of each weekday in the year that begins at `near`.
    """
    if hours.expression:
        table = days(hours, near, near + timedelta(days=364))
        return as_week([_commonest(table, weekday) for weekday in range(7)])
    week = hours.normal_week
    differing = any(layer.scope.weeks and not layer.scope.dates for layer in hours.layers)
    return None if week == CLOSED_WEEK and differing else week


def _commonest(table: dict[date, Day], weekday: int) -> Day:
    counted = Counter(spans for day, spans in table.items() if day.weekday() == weekday)
    return max(counted, key=lambda spans: (counted[spans], spans))


def intervals(
    hours: Hours, first: date, last: date, closures: Sequence[Closure] = ()
) -> tuple[Interval, ...]:
    """What begins on the days from `first` to `last`, in order; the end may be on the day after."""
    return tuple(
        interval
        for day, spans in days(hours, first, last, closures).items()
        for span in spans
        for interval in _on_the_clock(day, span)
    )


def state_at(hours: Hours, when: datetime, closures: Sequence[Closure] = ()) -> State:
    """What holds at that moment (with its zone; without one it is Helsinki time)."""
    local = when.astimezone(HELSINKI) if when.tzinfo else when
    day, minute = local.date(), local.hour * 60 + local.minute
    table = days(hours, day - timedelta(days=1), day, closures)
    spans = [
        *(span for span in table[day] if span.start <= minute < span.end),
        *(
            span
            for span in table[day - timedelta(days=1)]
            if span.start <= minute + MIDNIGHT < span.end
        ),
    ]
    return _state(spans)


def is_open(hours: Hours, when: datetime, closures: Sequence[Closure] = ()) -> bool:
    """Whether one can call or come without an appointment at that moment."""
    return state_at(hours, when, closures) is State.OPEN


def next_change(
    hours: Hours, when: datetime, closures: Sequence[Closure] = ()
) -> tuple[datetime, State] | None:
    """When the state changes next and to what; None when it doesn't within `FARTHEST` days."""
    local = when.astimezone(HELSINKI) if when.tzinfo else when.replace(tzinfo=HELSINKI)
    now = state_at(hours, local, closures)
    start = local.date() - timedelta(days=1)
    for offset in range(0, FARTHEST, 30):
        first = start + timedelta(days=offset)
        found = intervals(hours, first, first + timedelta(days=31), closures)
        edges = sorted({edge.astimezone(UTC) for one in found for edge in (one.start, one.end)})
        for edge in edges:
            if edge > local.astimezone(UTC) and state_at(hours, edge, closures) is not now:
                return edge.astimezone(HELSINKI), state_at(hours, edge, closures)
    return None


def minutes_open(
    hours: Hours, start: datetime, end: datetime, closures: Sequence[Closure] = ()
) -> int:
    """Minutes open without appointment from `start` to `end`, as they pass: clock changes included."""
    begin, stop = (
        (moment if moment.tzinfo else moment.replace(tzinfo=HELSINKI)).astimezone(UTC)
        for moment in (start, end)
    )
    first = begin.astimezone(HELSINKI).date() - timedelta(days=1)
    found = intervals(hours, first, stop.astimezone(HELSINKI).date(), closures)
    pieces = sorted(
        (max(one.start.astimezone(UTC), begin), min(one.end.astimezone(UTC), stop))
        for one in found
        if not one.by_appointment
    )
    total = timedelta()
    reached = begin
    for piece_start, piece_end in pieces:
        if piece_end > max(reached, piece_start):
            total += piece_end - max(reached, piece_start)
            reached = piece_end
    return int(total.total_seconds() // 60)


def closed_weeks(
    hours: Hours, first: date, last: date, closures: Sequence[Closure] = ()
) -> tuple[date, ...]:
    """The Mondays of the weeks between the dates (touched weeks included) in which nothing is open."""
    monday = first - timedelta(days=first.weekday())
    table = days(hours, monday, last + timedelta(days=6 - last.weekday()), closures)
    mondays = [day for day in table if day.weekday() == 0]
    return tuple(
        day
        for day in mondays
        if not any(table[day + timedelta(days=offset)] for offset in range(7))
    )


def _state(spans: Iterable[Span]) -> State:
    kinds = {span.by_appointment for span in spans}
    if False in kinds:
        return State.OPEN
    return State.BY_APPOINTMENT if kinds else State.CLOSED


def _filled(day: Day) -> Day:
    """The day with the rest of it by appointment."""
    filled: list[Span] = []
    reached = 0
    for span in day:
        if span.start > reached:
            filled.append(Span(reached, span.start, by_appointment=True))
        filled.append(span)
        reached = max(reached, span.end)
    if reached < MIDNIGHT:
        filled.append(Span(reached, MIDNIGHT, by_appointment=True))
    return tuple(filled)


def _on_the_clock(day: date, span: Span) -> Iterator[Interval]:
    """The moments of a span. At a clock change it is cut where the wall clock jumps."""
    midnight = datetime.combine(day, time())
    start, end = midnight + timedelta(minutes=span.start), midnight + timedelta(minutes=span.end)
    for first, last in _without_jumps(start, end):
        if first < last:
            yield Interval(
                first.astimezone(HELSINKI), last.astimezone(HELSINKI), span.by_appointment
            )


def _without_jumps(start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
    """The local times from `start` to `end` as moments in UTC; in autumn an hour comes twice, in spring it is missing."""
    change = _change_between(start, end)
    if change is None:
        yield _utc(start, 0), _utc(end, 0)
        return
    pieces = [piece for piece in _around(change, start, end) if piece[0] < piece[1]]
    if len(pieces) == 2 and pieces[0][1] == pieces[1][0]:
        pieces = [(pieces[0][0], pieces[1][1])]
    yield from pieces


def _around(
    change: datetime, start: datetime, end: datetime
) -> tuple[tuple[datetime, datetime], tuple[datetime, datetime]]:
    """The part before the clock change, in the old time, and the part after it, in the new."""
    old = _offset(change - timedelta(minutes=1))
    new = _offset(change)
    return (
        ((start - old).replace(tzinfo=UTC), min((end - old).replace(tzinfo=UTC), change)),
        (max((start - new).replace(tzinfo=UTC), change), (end - new).replace(tzinfo=UTC)),
    )


def _offset(moment: datetime) -> timedelta:
    offset = moment.astimezone(HELSINKI).utcoffset()
    return offset if offset is not None else timedelta()


def _utc(local: datetime, fold: int) -> datetime:
    return local.replace(tzinfo=HELSINKI, fold=fold).astimezone(UTC)


def _change_between(start: datetime, end: datetime) -> datetime | None:
    """The moment of a clock change that the local times touch."""
    first, last = _utc(start, 0) - timedelta(hours=1), _utc(end, 1) + timedelta(hours=1)
    if _offset(first) == _offset(last):
        return None
    low, high = 0, int((last - first).total_seconds() // 60)
    while high - low > 1:
        middle = (low + high) // 2
        if _offset(first + timedelta(minutes=middle)) == _offset(first):
            low = middle
        else:
            high = middle
    return first + timedelta(minutes=high)


def _calendar_days(hours: Hours, first: date, last: date) -> dict[date, Day]:
    written = hours.expression
    if written:
        return _spans_of(_engine(written), first, last)
    table = _spans_of(_engine(expression(rules(hours), _today)), first, last)
    if all(span.end <= MIDNIGHT for day in hours.every_day() for span in day):
        return table
    rest = _spans_of(_engine(expression(rules(hours), _tomorrow)), first, last)
    return {day: _joined(spans, rest[day]) for day, spans in table.items()}


def _today(day: Day) -> Day:
    """The part of a day's hours before midnight."""
    return tuple(Span(span.start, min(span.end, MIDNIGHT), span.by_appointment) for span in day)


def _tomorrow(day: Day) -> Day:
    """The part of a day's hours after midnight, as if it were the same day's.

    Asked apart, since the engine lets a closed day keep the night that begins on it.
    """
    return tuple(
        Span(0, span.end - MIDNIGHT, span.by_appointment) for span in day if span.end > MIDNIGHT
    )


def _joined(today: Day, tomorrow: Day) -> Day:
    late = [
        Span(MIDNIGHT + span.start, MIDNIGHT + span.end, span.by_appointment) for span in tomorrow
    ]
    if today and late and today[-1].end == MIDNIGHT:
        last = Span(today[-1].start, late[0].end, today[-1].by_appointment)
        return (*today[:-1], last, *late[1:])
    return (*today, *late)


@lru_cache(maxsize=4096)
def _engine(written: str) -> "OpeningHours":
    from opening_hours import OpeningHours

    return OpeningHours(written, country="FI")


def _spans_of(engine: "OpeningHours", first: date, last: date) -> dict[date, Day]:
    """What the engine says for each day, cut at the midnights."""
    table: dict[date, list[Span]] = {
        first + timedelta(days=offset): [] for offset in range((last - first).days + 1)
    }
    begin = datetime.combine(first, time())
    stop = datetime.combine(last + timedelta(days=1), time())
    for start, end, state, _ in engine.intervals(begin, stop):
        name = str(state)
        if name == "closed":
            continue
        for day, span in _per_day(start, end or stop, by_appointment=name == "unknown"):
            if day in table:
                table[day].append(span)
    return {day: tuple(spans) for day, spans in table.items()}


def _per_day(
    start: datetime, end: datetime, *, by_appointment: bool
) -> Iterator[tuple[date, Span]]:
    day = start.date()
    while datetime.combine(day, time()) < end:
        midnight = datetime.combine(day, time())
        from_minute = max(0, int((start - midnight).total_seconds() // 60))
        to_minute = min(MIDNIGHT, int((end - midnight).total_seconds() // 60))
        yield day, Span(from_minute, to_minute, by_appointment)
        day += timedelta(days=1)
