"""Reads dates, months and week numbers from tokens."""

from datetime import date
from typing import cast

from sotekit.hours.cursor import Cursor, Part, Sort, UnclearError, part_from
from sotekit.hours.kinds import Kind
from sotekit.hours.numbers import NO_SUCH_DAY, read_day
from sotekit.hours.token import Token
from sotekit.hours.when import Dates, MonthDay, Scope, Weeks
from sotekit.messages import msg

LAST_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def read_months(cursor: Cursor) -> list[Part]:
    """One month or several: heinäkuussa, kesä-elokuussa (from `parts`), juni–augusti, kesäkuusta elokuuhun."""
    index = cursor.position
    if cursor.kind() is Kind.FROM_MONTH and cursor.kind(1) is Kind.TO_MONTH:
        start, end = months_of(cursor.next()), months_of(cursor.next())
        return [month_range(cursor, index, start[0], end[0])]
    if cursor.kind() is not Kind.MONTH:
        return []
    first = months_of(cursor.next())
    last = first
    if cursor.kind() is Kind.DASH and cursor.kind(1) is Kind.MONTH:
        cursor.next()
        last = months_of(cursor.next())
    elif (day := day_number(cursor)) is not None:  # June 28
        return _named_date(cursor, index, day, first[0])
    return [month_range(cursor, index, first[0], last[-1])]


def read_dates(cursor: Cursor) -> list[Part]:
    """Dates with numbers or with the month's name; single, in a list, a range, or from one on."""
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
        dates = _in_order(cursor, index, _range_of(dates, cursor.next()))
    if dates.length > 1:
        return [part_from(cursor, index, Sort.RANGE, whens=(dates,))]
    return _open_or_single(cursor, index, dates, prefix)


def read_weeks(cursor: Cursor) -> list[Part]:
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
    return [part_from(cursor, index, Sort.SCOPE, scope=Scope(weeks=Weeks(first, last)))]


def month_range(cursor: Cursor, index: int, first: int, last: int) -> Part:
    """Whole months, with the year if one follows."""
    year = _year(cursor)
    start, end = MonthDay(first, 1), MonthDay(last, LAST_DAYS[last - 1])
    dates = (
        Dates(start, end)
        if year is None
        else Dates(start.in_year(year), end.in_year(year + (last < first)))
    )
    return part_from(cursor, index, Sort.RANGE, whens=(dates,), named=True)


def months_of(token: Token) -> tuple[int, ...]:
    """The months that a word means."""
    return cast(tuple[int, ...], token.value)


def _year(cursor: Cursor) -> int | None:
    if cursor.kind() is not Kind.NUMBER:
        return None
    written = cursor.tokens[cursor.position].numbers[0].rstrip(".")
    if len(written) != 4 or not written.startswith("20"):
        return None
    cursor.next()
    return int(written)


def day_number(cursor: Cursor) -> int | None:
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
    year = _late_year(cursor)
    first = _calendar_day(cursor, index, day, month, year)
    start = cursor.position
    if cursor.take(Kind.DASH):
        last = _second_named_date(cursor, index, month)
        if last is not None:
            dates = _in_order(cursor, index, _joined_dates(first, last))
            return [part_from(cursor, index, Sort.RANGE, whens=(dates,))]
        cursor.position = start
    return _open_or_single(cursor, index, Dates.single(first), prefix)


def _late_year(cursor: Cursor) -> int | None:
    """A year, perhaps after a comma: June 28, 2027."""
    start = cursor.position
    cursor.take(Kind.COMMA)
    year = _year(cursor)
    if year is None:
        cursor.position = start
    return year


def _second_named_date(cursor: Cursor, index: int, month: int) -> MonthDay | date | None:
    """The date after a dash: 31. elokuuta, July 25, or 31 of the same month."""
    named = cursor.take(Kind.MONTH)
    day = day_number(cursor)
    if day is None:
        return None
    named = named or cursor.take(Kind.MONTH)
    number = months_of(named)[0] if named else month
    return _calendar_day(cursor, index, day, number, _late_year(cursor))


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


def _in_order(cursor: Cursor, index: int, dates: Dates) -> Dates:
    """The dates, unless they end before they begin: only what comes back every year may run over the New Year."""
    first, last = dates.first, dates.last
    reversed_days = (isinstance(first, date) and isinstance(last, date) and last < first) or (
        isinstance(first, MonthDay)
        and isinstance(last, MonthDay)
        and first.month == last.month
        and last.day < first.day
    )
    if reversed_days:
        raise UnclearError(
            msg("It ends before it begins. Check both dates."),
            cursor.tokens[index].start,
            cursor.last_end,
        )
    return dates


def _range_of(first: Dates, last: Token) -> Dates:
    return _joined_dates(
        cast(MonthDay | date, first.first), cast(MonthDay | date, cast(Dates, last.value).last)
    )


def _month_and_day(cursor: Cursor, index: int, prefix: Kind | None) -> list[Part]:
    """A date after a word: from June 28."""
    month = cursor.take(Kind.MONTH) if prefix else None
    day = day_number(cursor) if month else None
    if month is None or day is None:
        return []
    return _named_date(cursor, index, day, months_of(month)[0], prefix)


def _day_and_month(cursor: Cursor, index: int, prefix: Kind | None) -> list[Part]:
    """24. joulukuuta, 24 December, and the first half of 28.–30. kesäkuuta."""
    day = day_number(cursor)
    if day is None:
        return []
    until = None
    if cursor.kind() is Kind.DASH and cursor.kind(1) is Kind.NUMBER:
        cursor.next()
        until = day_number(cursor)
    month = cursor.take(Kind.MONTH)
    if month is None:
        return []
    number = months_of(month)[0]
    if until is not None:
        year = _year(cursor)
        whens = Dates(
            _calendar_day(cursor, index, day, number, year),
            _calendar_day(cursor, index, until, number, year),
        )
        dates = _in_order(cursor, index, whens)
        return [part_from(cursor, index, Sort.RANGE, whens=(dates,))]
    return _named_date(cursor, index, day, number, prefix)


def _open_or_single(
    cursor: Cursor, index: int, dates: Dates, prefix: Kind | None = None
) -> list[Part]:
    """A single day, or everything from it or until it: 1.9.2027 alkaen."""
    word = prefix or (cursor.next().kind if cursor.kind() in (Kind.FROM, Kind.UNTIL) else None)
    if word is None:
        return [part_from(cursor, index, Sort.SPECIAL, whens=(dates,))]
    if dates.yearly:
        raise UnclearError(
            msg("The year is missing: hours that change for good need one."),
            cursor.tokens[index].start,
            cursor.last_end,
        )
    scope = Scope(Dates(dates.first, None) if word is Kind.FROM else Dates(None, dates.last))
    return [part_from(cursor, index, Sort.SCOPE, scope=scope)]


def _list_of_days(cursor: Cursor, index: int) -> list[Part]:
    """25. ja 26.12., 8. ja 10.–12.11.: the month and year of the last belong to all."""
    days = []
    start = cursor.position
    while cursor.kind() is Kind.NUMBER and cursor.kind(1) in (Kind.COMMA, Kind.AND):
        day = day_number(cursor)
        if day is None:
            break
        days.append(day)
        cursor.next()
        cursor.take(Kind.AND)
    token = cursor.take(Kind.DATES) if days else None
    if token is None or not isinstance(token.value, Dates):
        cursor.position = start
        return []
    last = cast(MonthDay | date, token.value.first)
    year = last.year if isinstance(last, date) else None
    whens = [Dates.single(_calendar_day(cursor, index, day, last.month, year)) for day in days]
    return [part_from(cursor, index, Sort.SPECIAL, whens=(*whens, token.value))]
