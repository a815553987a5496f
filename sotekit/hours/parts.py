"""What hours can be said of: days, holidays, dates, seasons, weeks. Reads them from tokens, one part at a time."""

from collections.abc import Callable
from functools import cache
from itertools import pairwise
from typing import cast

from sotekit.hours.cursor import Cursor, Part, Sort, UnclearError, part_from
from sotekit.hours.kinds import Kind, Named
from sotekit.hours.part_dates import (
    LAST_DAYS,
    day_number,
    month_range,
    months_of,
    read_dates,
    read_months,
    read_weeks,
)
from sotekit.hours.token import Token
from sotekit.hours.when import EVERY_DAY, Dates, Feast, MonthDay, Scope, Weeks
from sotekit.hours.words import compound, month_of
from sotekit.messages import msg

_GROUPS = {Kind.GROUP, Kind.WORKDAYS, Kind.SUMMER_DAYS}
_SIMPLE = {
    Kind.EVES: Sort.EVES,
    Kind.SUMMER: Sort.SUMMER,
    Kind.WINTER: Sort.WINTER,
    Kind.OCCASION: Sort.OCCASION,
    Kind.CLOSING: Sort.CLOSING,
    Kind.FALLING_ON: Sort.FALLING_ON,
    Kind.HOLIDAY_OR_WEEKEND: Sort.HOLIDAY_OR_WEEKEND,
}


def read_part(cursor: Cursor) -> list[Part]:
    """The part or parts that begin here; none when something else does."""
    kind = cursor.kind()
    if kind is None:
        return []
    index = cursor.position
    for read in _readers().get(kind, ()):
        parts = read(cursor)
        if parts:
            return parts
        cursor.position = index
    return []


@cache
def _readers() -> dict[Kind, tuple[Callable[[Cursor], list[Part]], ...]]:
    """Who can read a part that begins with a token of some kind, in the order they try."""
    simple = dict.fromkeys((*_SIMPLE, *_GROUPS, Kind.HOLIDAY, Kind.PARITY), (_simple,))
    return {
        **simple,
        Kind.WEEKDAY: (_weekdays,),
        Kind.FROM_WEEKDAY: (_weekdays,),
        Kind.NTH: (_nth,),
        Kind.OF_MONTH: (_nth,),
        Kind.MONTH: (read_months,),
        Kind.FROM_MONTH: (read_months,),
        Kind.STEM: (_stems,),
        Kind.NAMED: (_named,),
        Kind.NUMBER: (_nth, read_dates),
        Kind.DATES: (read_dates,),
        Kind.FROM: (read_dates,),
        Kind.UNTIL: (read_dates,),
        Kind.WEEK_NUMBER: (read_weeks,),
    }


def _weekdays(cursor: Cursor) -> list[Part]:
    index = cursor.position
    if start := cursor.take(Kind.FROM_WEEKDAY):
        end = cursor.take(Kind.TO_WEEKDAY)
        if end is None:
            return []
        return [
            part_from(cursor, index, Sort.DAYS, days=_range(_day(start), _day(end), start, end))
        ]
    first = _weekday(cursor)
    if first is None:
        return []
    last = None
    if cursor.kind() is Kind.DASH and cursor.kind(1) is Kind.WEEKDAY:
        cursor.next()
        last = _weekday(cursor)
    days = _range(_day(first), _day(last), first, last) if last else frozenset({_day(first)})
    return [part_from(cursor, index, Sort.DAYS, days=days)]


def _weekday(cursor: Cursor) -> Token | None:
    """One weekday, perhaps in two languages: må/ma."""
    token = cursor.take(Kind.WEEKDAY)
    while token and cursor.kind() is Kind.SLASH and cursor.kind(1) is Kind.WEEKDAY:
        if cursor.tokens[cursor.position + 1].value != token.value:
            break
        cursor.position += 2
    return token


def _day(token: Token) -> int:
    return min(cast(frozenset[int], token.value))


def _range(first: int, last: int, start: Token, end: Token) -> frozenset[int]:
    if first == last:
        raise UnclearError(msg("The days begin and end on the same weekday."), start.start, end.end)
    return frozenset((first + offset) % 7 for offset in range((last - first) % 7 + 1))


def _simple(cursor: Cursor) -> list[Part]:
    index = cursor.position
    kind = cursor.kind()
    if kind in _GROUPS:
        token = cursor.next()
        return [
            part_from(
                cursor,
                index,
                Sort.DAYS,
                days=token.value,
                group=kind is not Kind.SUMMER_DAYS,
                workdays=kind is Kind.WORKDAYS,
                summer=kind is Kind.SUMMER_DAYS,
            )
        ]
    if kind is Kind.HOLIDAY:
        token = cursor.next()
        return [part_from(cursor, index, Sort.HOLIDAYS, days=token.value)]
    if kind is Kind.PARITY:
        token = cursor.next()
        return [part_from(cursor, index, Sort.SCOPE, scope=Scope(weeks=cast(Weeks, token.value)))]
    if kind in _SIMPLE:
        cursor.next()
        return [part_from(cursor, index, _SIMPLE[kind])]
    return []


def _named(cursor: Cursor) -> list[Part]:
    """A named day, and those that share its first half: jouluaattona ja -päivänä."""
    index = cursor.position
    token = cursor.take(Kind.NAMED)
    if token is None or not isinstance(token.value, Named):
        return []
    whens = [_as_when(token.value)]
    while cursor.kind() in (Kind.COMMA, Kind.AND) and cursor.kind(1) is Kind.DASH:
        tail = cursor.tokens[cursor.position + 2] if cursor.kind(2) is Kind.TAIL else None
        other = compound(token.value.stem, str(tail.value)) if tail else None
        if other is None:
            break
        cursor.position += 3
        whens.append(_as_when(other))
    return [part_from(cursor, index, Sort.SPECIAL, whens=tuple(whens), named=True)]


def _as_when(named: Named) -> Dates | Feast:
    return Dates.single(named.day) if isinstance(named.day, MonthDay) else named.day


def _stems(cursor: Cursor) -> list[Part]:
    """Halves of compounds that the last one completes: joulu- ja juhannusaatto, kesä-elokuussa, arki- ja juhlapyhät."""
    index = cursor.position
    stems = []
    glued = False
    while cursor.kind() is Kind.STEM:
        stems.append(str(cursor.next().value))
        cursor.take(Kind.DASH)
        glued = cursor.kind() not in (Kind.COMMA, Kind.AND, Kind.SLASH)
        while cursor.take(Kind.COMMA, Kind.AND, Kind.SLASH):
            pass
    if not stems:
        return []
    token = cursor.take(Kind.MONTH, Kind.NAMED, Kind.HOLIDAY)
    if token is None:
        return []
    if token.kind is Kind.MONTH:
        return _months_of_stems(cursor, index, stems, months_of(token), to=glued)
    if token.kind is Kind.HOLIDAY:
        known = set(stems) <= {"arki", "juhla"}
        return (
            [part_from(cursor, index, Sort.HOLIDAYS, days=EVERY_DAY)] if known and not glued else []
        )
    named = cast(Named, token.value)
    others = [
        compound("uudenvuoden" if stem.startswith("uuden") else stem, named.tail) for stem in stems
    ]
    if glued or None in others:
        return []
    whens = [_as_when(day) for day in (*others, named) if day]
    return [part_from(cursor, index, Sort.SPECIAL, whens=tuple(whens), named=True)]


def _months_of_stems(
    cursor: Cursor, index: int, stems: list[str], last: tuple[int, ...], *, to: bool
) -> list[Part]:
    numbers = [month_of(stem) for stem in stems]
    months = [number for number in numbers if number is not None]
    if len(months) < len(stems):
        return []
    if to:
        return [month_range(cursor, index, months[0], last[-1])] if len(months) == 1 else []
    listed = [*months, last[0]]
    if all(after == before + 1 for before, after in pairwise(listed)):
        return [month_range(cursor, index, listed[0], listed[-1])]
    whens = tuple(
        Dates(MonthDay(month, 1), MonthDay(month, LAST_DAYS[month - 1])) for month in listed
    )
    return [part_from(cursor, index, Sort.RANGE, whens=whens, named=True)]


def _nth(cursor: Cursor) -> list[Part]:
    """One weekday of a month: kuukauden 1. lauantai, first Saturday of the month."""
    index = cursor.position
    before = cursor.take(Kind.OF_MONTH)
    number = _ordinal(cursor)
    if number is None:
        return []
    days = _weekdays(cursor)
    if not days or not (before or cursor.take(Kind.OF_MONTH)):
        return []
    scope = part_from(cursor, index, Sort.SCOPE, scope=Scope(nth=number))
    return [scope, part_from(cursor, index, Sort.DAYS, days=days[0].days)]


def _ordinal(cursor: Cursor) -> int | None:
    if token := cursor.take(Kind.NTH):
        return int(str(token.value))
    number = day_number(cursor)
    return number if number is not None and number <= 5 else None
