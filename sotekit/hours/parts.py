"""What hours can be said of: days, holidays, dates, seasons, weeks. Reads them from tokens, one part at a time."""

from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from itertools import pairwise
from typing import cast

from sotekit.hours.schedule import ALWAYS
from sotekit.hours.tokens import NO_SUCH_DAY, Token, read_day
from sotekit.hours.when import EVERY_DAY, Dates, Feast, MonthDay, Scope, Weeks
from sotekit.hours.words import Kind, Named, compound, month_of
from sotekit.messages import Message, msg

_LAST_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class UnclearError(Exception):
    """The text can't be read for certain; caught where a text is read and turned into a problem."""

    def __init__(self, message: Message, start: int, end: int) -> None:
        super().__init__(str(message))
        self.message = message
        self.start = start
        self.end = end


class Sort(Enum):
    """The sorts of parts."""

    DAYS = auto()
    HOLIDAYS = auto()
    HOLIDAY_OR_WEEKEND = auto()
    EVES = auto()
    SPECIAL = auto()  # single days
    RANGE = auto()  # runs of days: a season or an exception, what follows decides
    SCOPE = auto()  # for good from a date, some weeks, nth of the month
    SUMMER = auto()
    WINTER = auto()
    OCCASION = auto()
    FALLING_ON = auto()


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a selection and its place. Only the field of its sort is set."""

    sort: Sort
    start: int
    end: int
    index: int  # of its first token
    days: frozenset[int] = frozenset()
    group: bool = False  # a word for several days: arkisin, viikonloppuisin
    workdays: bool = False
    summer: bool = False
    whens: tuple[Dates | Feast, ...] = ()
    named: bool = False
    scope: Scope = ALWAYS
    joined: bool = False  # by a comma or a word to the part before
    also: bool = False  # myös stands before it


class Cursor:
    """Walks the tokens; `position` is the index of the next."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.position = 0

    def kind(self, ahead: int = 0) -> Kind | None:
        """The kind of the next token, or of one further on; None past the end."""
        index = self.position + ahead
        return self.tokens[index].kind if index < len(self.tokens) else None

    def next(self) -> Token:
        """The next token; moves past it."""
        token = self.tokens[self.position]
        self.position += 1
        return token

    def take(self, *kinds: Kind) -> Token | None:
        """The next token if it is of one of the kinds; moves past it then."""
        return self.next() if self.kind() in kinds else None

    @property
    def last_end(self) -> int:
        """Where the token before ended."""
        return self.tokens[self.position - 1].end if self.position else 0


_GROUPS = {Kind.GROUP, Kind.WORKDAYS, Kind.SUMMER_DAYS}
_SIMPLE = {
    Kind.EVES: Sort.EVES,
    Kind.SUMMER: Sort.SUMMER,
    Kind.WINTER: Sort.WINTER,
    Kind.OCCASION: Sort.OCCASION,
    Kind.FALLING_ON: Sort.FALLING_ON,
    Kind.HOLIDAY_OR_WEEKEND: Sort.HOLIDAY_OR_WEEKEND,
}


def read_part(cursor: Cursor) -> list[Part]:
    """The part or parts that begin here; none when something else does."""
    index = cursor.position
    for read in (_nth, _weekdays, _simple, _months, _stems, _named, _dates, _weeks):
        parts = read(cursor)
        if parts:
            return parts
        cursor.position = index
    return []


def _part(cursor: Cursor, index: int, sort: Sort, **fields: object) -> Part:
    return Part(sort, cursor.tokens[index].start, cursor.last_end, index, **fields)  # type: ignore[arg-type] # fields are checked by Part


def _weekdays(cursor: Cursor) -> list[Part]:
    index = cursor.position
    if start := cursor.take(Kind.FROM_WEEKDAY):
        end = cursor.take(Kind.TO_WEEKDAY)
        if end is None:
            return []
        return [_part(cursor, index, Sort.DAYS, days=_range(_day(start), _day(end), start, end))]
    first = _weekday(cursor)
    if first is None:
        return []
    last = None
    if cursor.kind() is Kind.DASH and cursor.kind(1) is Kind.WEEKDAY:
        cursor.next()
        last = _weekday(cursor)
    days = _range(_day(first), _day(last), first, last) if last else frozenset({_day(first)})
    return [_part(cursor, index, Sort.DAYS, days=days)]


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
            _part(
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
        return [_part(cursor, index, Sort.HOLIDAYS, days=token.value)]
    if kind is Kind.PARITY:
        token = cursor.next()
        return [_part(cursor, index, Sort.SCOPE, scope=Scope(weeks=cast(Weeks, token.value)))]
    if kind in _SIMPLE:
        cursor.next()
        return [_part(cursor, index, _SIMPLE[kind])]
    return []


def _months(cursor: Cursor) -> list[Part]:
    index = cursor.position
    if cursor.kind() is not Kind.MONTH:
        return []
    first = _as_months(cursor.next())
    last = first
    if cursor.kind() is Kind.DASH and cursor.kind(1) is Kind.MONTH:
        cursor.next()
        last = _as_months(cursor.next())
    elif (day := _day_number(cursor)) is not None:  # June 28
        return _named_date(cursor, index, day, first[0])
    return [_month_range(cursor, index, first[0], last[-1])]


def _as_months(token: Token) -> tuple[int, ...]:
    return cast(tuple[int, ...], token.value)


def _month_range(cursor: Cursor, index: int, first: int, last: int) -> Part:
    year = _year(cursor)
    start, end = MonthDay(first, 1), MonthDay(last, _LAST_DAYS[last - 1])
    dates = (
        Dates(start, end)
        if year is None
        else Dates(start.in_year(year), end.in_year(year + (last < first)))
    )
    return _part(cursor, index, Sort.RANGE, whens=(dates,), named=True)


def _year(cursor: Cursor) -> int | None:
    if cursor.kind() is not Kind.NUMBER:
        return None
    written = cursor.tokens[cursor.position].numbers[0].rstrip(".")
    if len(written) != 4 or not written.startswith("20"):
        return None
    cursor.next()
    return int(written)


def _day_number(cursor: Cursor) -> int | None:
    """A day of a month: `28` or `28.`."""
    if cursor.kind() is not Kind.NUMBER:
        return None
    written = cursor.tokens[cursor.position].numbers[0].rstrip(".")
    if not written.isdigit() or not 1 <= int(written) <= 31 or len(written) > 2:
        return None
    cursor.next()
    return int(written)


def _named_date(
    cursor: Cursor, index: int, day: int, month: int, prefix: Kind | None = None
) -> list[Part]:
    """A date with the month's name, perhaps to another such date: 1. kesäkuuta – 31. elokuuta 2027."""
    if cursor.kind() is Kind.COMMA and cursor.kind(1) is Kind.NUMBER:  # June 28, 2027
        cursor.next()
        year = _year(cursor)
        cursor.position -= year is None
    else:
        year = _year(cursor)
    first = _calendar_day(cursor, index, day, month, year)
    start = cursor.position
    if cursor.take(Kind.DASH):
        last = _second_named_date(cursor, index, month)
        if last is not None:
            return [_part(cursor, index, Sort.RANGE, whens=(_joined_dates(first, last),))]
        cursor.position = start
    return _open_or_single(cursor, index, Dates.single(first), prefix)


def _second_named_date(cursor: Cursor, index: int, month: int) -> MonthDay | date | None:
    day = _day_number(cursor)
    if day is not None:
        named = cursor.take(Kind.MONTH)
        return _calendar_day(
            cursor, index, day, _as_months(named)[0] if named else month, _year(cursor)
        )
    named = cursor.take(Kind.MONTH)
    day = _day_number(cursor) if named else None
    if named is None or day is None:
        return None
    return _calendar_day(cursor, index, day, _as_months(named)[0], _year(cursor))


def _calendar_day(
    cursor: Cursor, index: int, day: int, month: int, year: int | None
) -> MonthDay | date:
    found = read_day(f"{day}.{month}.{year}" if year else f"{day}.{month}.")
    if found is None:
        raise UnclearError(NO_SUCH_DAY, cursor.tokens[index].start, cursor.last_end)
    return found


def _joined_dates(first: MonthDay | date, last: MonthDay | date) -> Dates:
    if isinstance(first, MonthDay) and isinstance(last, date):
        return Dates(
            first.in_year(last.year - ((first.month, first.day) > (last.month, last.day))), last
        )
    if isinstance(first, date) and isinstance(last, MonthDay):
        return Dates(
            first, last.in_year(first.year + ((last.month, last.day) < (first.month, first.day)))
        )
    return Dates(first, last)


def _dates(cursor: Cursor) -> list[Part]:
    index = cursor.position
    prefix = cursor.kind() if cursor.kind() in (Kind.FROM, Kind.UNTIL) else None
    if prefix:
        cursor.next()
    if days := _list_of_days(cursor, index):
        return days
    token = cursor.take(Kind.DATES)
    if token is None:
        return _day_and_month(cursor, index, prefix) or _month_and_day(cursor, index, prefix)
    dates = cast(Dates, token.value)
    if cursor.kind() is Kind.DASH and cursor.kind(1) is Kind.DATES and dates.length == 1:
        cursor.next()
        dates = _range_of(dates, cursor.next())
    if dates.length > 1:
        return [_part(cursor, index, Sort.RANGE, whens=(dates,))]
    return _open_or_single(cursor, index, dates, prefix)


def _range_of(first: Dates, last: Token) -> Dates:
    return _joined_dates(
        cast(MonthDay | date, first.first), cast(MonthDay | date, cast(Dates, last.value).last)
    )


def _month_and_day(cursor: Cursor, index: int, prefix: Kind | None) -> list[Part]:
    """A date after a word: from June 28."""
    month = cursor.take(Kind.MONTH) if prefix else None
    day = _day_number(cursor) if month else None
    if month is None or day is None:
        return []
    return _named_date(cursor, index, day, _as_months(month)[0], prefix)


def _day_and_month(cursor: Cursor, index: int, prefix: Kind | None) -> list[Part]:
    """24. joulukuuta, 24 December, and the first half of 28.–30. kesäkuuta."""
    day = _day_number(cursor)
    if day is None:
        return []
    until = None
    if cursor.kind() is Kind.DASH and cursor.kind(1) is Kind.NUMBER:
        cursor.next()
        until = _day_number(cursor)
    month = cursor.take(Kind.MONTH)
    if month is None:
        return []
    number = _as_months(month)[0]
    if until is not None:
        year = _year(cursor)
        whens = Dates(
            _calendar_day(cursor, index, day, number, year),
            _calendar_day(cursor, index, until, number, year),
        )
        return [_part(cursor, index, Sort.RANGE, whens=(whens,))]
    return _named_date(cursor, index, day, number, prefix)


def _open_or_single(
    cursor: Cursor, index: int, dates: Dates, prefix: Kind | None = None
) -> list[Part]:
    """A single day, or everything from it or until it: 1.9.2027 alkaen."""
    word = prefix or (cursor.next().kind if cursor.kind() in (Kind.FROM, Kind.UNTIL) else None)
    if word is None:
        return [_part(cursor, index, Sort.SPECIAL, whens=(dates,))]
    if dates.yearly:
        raise UnclearError(
            msg("The year is missing: hours that change for good need one."),
            cursor.tokens[index].start,
            cursor.last_end,
        )
    scope = Scope(Dates(dates.first, None) if word is Kind.FROM else Dates(None, dates.last))
    return [_part(cursor, index, Sort.SCOPE, scope=scope)]


def _list_of_days(cursor: Cursor, index: int) -> list[Part]:
    """25. ja 26.12.: the month and year of the last belong to all."""
    days = []
    start = cursor.position
    while cursor.kind() is Kind.NUMBER and cursor.kind(1) in (Kind.COMMA, Kind.AND):
        day = _day_number(cursor)
        if day is None:
            break
        days.append(day)
        cursor.next()
        cursor.take(Kind.AND)
    token = cursor.take(Kind.DATES) if days else None
    if token is None or not isinstance(token.value, Dates) or token.value.length > 1:
        cursor.position = start
        return []
    last = cast(MonthDay | date, token.value.first)
    year = last.year if isinstance(last, date) else None
    whens = [Dates.single(_calendar_day(cursor, index, day, last.month, year)) for day in days]
    return [_part(cursor, index, Sort.SPECIAL, whens=(*whens, token.value))]


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
    return [_part(cursor, index, Sort.SPECIAL, whens=tuple(whens), named=True)]


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
        return _months_of_stems(cursor, index, stems, _as_months(token), to=glued)
    if token.kind is Kind.HOLIDAY:
        known = set(stems) <= {"arki", "juhla"}
        return [_part(cursor, index, Sort.HOLIDAYS, days=EVERY_DAY)] if known and not glued else []
    named = cast(Named, token.value)
    others = [
        compound("uudenvuoden" if stem.startswith("uuden") else stem, named.tail) for stem in stems
    ]
    if glued or None in others:
        return []
    whens = [_as_when(day) for day in (*others, named) if day]
    return [_part(cursor, index, Sort.SPECIAL, whens=tuple(whens), named=True)]


def _months_of_stems(
    cursor: Cursor, index: int, stems: list[str], last: tuple[int, ...], *, to: bool
) -> list[Part]:
    numbers = [month_of(stem) for stem in stems]
    months = [number for number in numbers if number is not None]
    if len(months) < len(stems):
        return []
    if to:
        return [_month_range(cursor, index, months[0], last[-1])] if len(months) == 1 else []
    listed = [*months, last[0]]
    if all(after == before + 1 for before, after in pairwise(listed)):
        return [_month_range(cursor, index, listed[0], listed[-1])]
    whens = tuple(
        Dates(MonthDay(month, 1), MonthDay(month, _LAST_DAYS[month - 1])) for month in listed
    )
    return [_part(cursor, index, Sort.RANGE, whens=whens, named=True)]


def _weeks(cursor: Cursor) -> list[Part]:
    """Week numbers: viikot 28–31."""
    index = cursor.position
    if cursor.take(Kind.WEEK_NUMBER) is None:
        return []
    if cursor.kind() not in (Kind.TIMES, Kind.NUMBER, Kind.UNKNOWN, Kind.DATES):
        return []
    token = cursor.next()
    numbers = [number.rstrip(".") for number in token.numbers]
    last_number = None
    if len(numbers) == 1 and cursor.kind() is Kind.DASH and cursor.kind(1) is Kind.NUMBER:
        cursor.next()
        last_number = cursor.next().numbers[0].rstrip(".")
    numbers = [*numbers, last_number] if last_number else numbers
    if not numbers or not all(number.isdigit() for number in numbers):
        return []
    first, last = int(numbers[0]), int(numbers[-1])
    if not 1 <= first <= last <= 53:
        raise UnclearError(
            msg("There are no such weeks."), cursor.tokens[index].start, cursor.last_end
        )
    return [_part(cursor, index, Sort.SCOPE, scope=Scope(weeks=Weeks(first, last)))]


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
    scope = _part(cursor, index, Sort.SCOPE, scope=Scope(nth=number))
    return [scope, _part(cursor, index, Sort.DAYS, days=days[0].days)]


def _ordinal(cursor: Cursor) -> int | None:
    if token := cursor.take(Kind.NTH):
        return int(str(token.value))
    number = _day_number(cursor)
    return number if number is not None and number <= 5 else None
