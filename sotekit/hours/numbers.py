"""Reads numbers in opening hours: times, dates, or either where only the rest of the text can tell."""

import re
from datetime import date

from sotekit.hours.kinds import Kind
from sotekit.hours.schedule import MIDNIGHT, Span
from sotekit.hours.token import Token
from sotekit.hours.when import Dates, MonthDay
from sotekit.messages import Message, msg

_DASH = r"[-–—−‐‑‒~]"
_ISO = re.compile(
    rf"(\d{{4}})-(\d\d)-(\d\d)(?:\s*(?:/|{_DASH}{{1,2}}|\.\.)\s*(\d{{4}})-(\d\d)-(\d\d))?(?![\d])"
)
_ATOM = r"(?>\d+(?:[.:]\d+)*\.?(?:(?<=\d\.)[ \t]+20\d\d(?![\d.:]))?)"  # whole or not at all: 13-15 never 13-1
_COMMA_START = r"\d{1,2},[0-5][05](?=[ \t]*" + _DASH + ")"
_COMMA_END = r"\d{1,2},[0-5][05](?![\d.:,])(?![ \t]*" + _DASH + ")"
_PAIR = re.compile(
    rf"({_COMMA_START}|{_ATOM})(?:[ \t]*{_DASH}{{1,2}}|(?<!\.)[ \t]+(?:till|to|until)(?=[ \t]))[ \t]*"
    rf"(?:klo[ \t]+|kl[ \t]+)?({_COMMA_END}|{_ATOM})(?![ \t]*{_DASH}[ \t]*\d)(?:[ \t]?h\b)?"
)
_HALF_DAY = re.compile(
    r"(\d{1,2})(?:[.:]([0-5]\d))?[ \t]*(am|pm|a\.m\.|p\.m\.)[ \t]*(?:"
    + _DASH
    + r"|to|till|until)[ \t]*"
    r"(\d{1,2})(?:[.:]([0-5]\d))?[ \t]*(am|pm|a\.m\.|p\.m\.)(?!\w)"
)
_SINGLE = re.compile(_ATOM)
_TIME = re.compile(r"([01]?\d|2[0-4])(?:[.:,]([0-5]\d))?")
_IN_HOURS = re.compile(r"\d{1,2}(?:[.:]\d{2})?")
_DATE = re.compile(r"(\d{1,2})\.(\d{1,2})\.?")
_FULL_DATE = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})\.?")
_DAY = re.compile(r"(\d{1,2})\.?")
_GLUED = re.compile(r"(\d{1,2}\.\d{1,2}\.)(\d{1,2}(?:[.:]\d\d)?)")


def read_number(lower: str, first: re.Match[str]) -> list[Token] | None:
    """The tokens of the number that begins with this match, None when it is a word after all."""
    if not first.group().isdecimal():
        return None
    position = first.start()
    for read in (_iso, _half_days, _pair, _single):
        found = read(lower, position)
        if found:
            return found
    return None


def _iso(text: str, position: int) -> list[Token] | None:
    match = _ISO.match(text, position)
    if match is None:
        return None
    first = _date(match[3], match[2], match[1])
    last = first if match[4] is None else _date(match[6], match[5], match[4])
    if first is None or last is None:
        return [Token(Kind.UNKNOWN, NO_SUCH_DAY, match.start(), match.end())]
    return [Token(Kind.DATES, Dates(first, last), match.start(), match.end())]


def _half_days(text: str, position: int) -> list[Token] | None:
    match = _HALF_DAY.match(text, position)
    if match is None:
        return None
    start = _half_day(match[1], match[2], match[3])
    end = _half_day(match[4], match[5], match[6])
    return [_times(start, end, match[4], match.start(), match.end())]


def _half_day(hour: str, minute: str | None, half: str) -> int | None:
    if not 1 <= int(hour) <= 12:
        return None
    return (int(hour) % 12 + 12 * half.startswith("p")) * 60 + int(minute or 0)


def _pair(text: str, position: int) -> list[Token] | None:
    match = _PAIR.match(text, position)
    if match is None:
        return None
    numbers = (match[1], match[2])
    readings = [
        reading
        for reading in (
            _pair_of_times(match[1], match[2], match),
            _pair_of_dates(match[1], match[2], match),
            _date_and_times(match[1], match[2], match),
        )
        if reading
    ]
    if not readings:
        wrong = Token(Kind.UNKNOWN, NO_SUCH_TIME, match.start(), match.end(), numbers=numbers)
        return [wrong] if all(_IN_HOURS.fullmatch(number) for number in numbers) else None
    best = readings[0]
    head = best[0]
    other = tuple(readings[1]) if len(readings) > 1 else ()
    return [
        Token(head.kind, head.value, head.start, head.end, other, len(best), numbers),
        *best[1:],
    ]


def _pair_of_times(first: str, last: str, match: re.Match[str]) -> list[Token] | None:
    stopped = last.endswith(".")
    start, end = _minutes(first), _minutes(last.rstrip("."))
    if start is None or end is None:
        return None
    token_end = match.end() - stopped
    times = _times(start, end, last, match.start(), token_end)
    return [times, Token(Kind.STOP, ".", token_end, match.end())] if stopped else [times]


def _times(start: int | None, end: int | None, written: str, at: int, to: int) -> Token:
    span = None if start is None or end is None else _span(start, end, written)
    if isinstance(span, Span):
        return Token(Kind.TIMES, span, at, to)
    return Token(Kind.UNKNOWN, span or NO_SUCH_TIME, at, to)


NO_SUCH_TIME = msg("There is no such time of day.")
NO_SUCH_DAY = msg("There is no such day in the calendar.")


def _span(start: int, end: int, written: str) -> Span | Message:
    """The span, past midnight where that is certain: 22–02, 18–8, 10–02, but not 9–5 (is it 9–17?)."""
    if start == MIDNIGHT:
        return msg("A day begins at 0, not at 24. Write 0–6 for the early morning of that day.")
    if end == 0:
        end = MIDNIGHT  # 7–00
    if end > start:
        return Span(start, end)
    if start == end:
        return msg(
            "It begins and ends at the same time. Write 24 h if it is open all day and night."
        )
    zero = written.startswith("0")
    if start < 13 * 60 and not zero:
        return msg(
            "It ends before it begins. Write times with 24 hours: 9–17; past midnight with a zero: 10–02."
        )
    if end + MIDNIGHT - start > 16 * 60:
        return msg(
            "It ends before it begins, or lasts over 16 hours past midnight. Check the times."
        )
    return Span(start, end + MIDNIGHT)


def _minutes(written: str) -> int | None:
    match = _TIME.fullmatch(written)
    if match is None:
        return None
    minutes = int(match[1]) * 60 + int(match[2] or 0)
    return minutes if minutes <= MIDNIGHT else None


def _pair_of_dates(first: str, last: str, match: re.Match[str]) -> list[Token] | None:
    end = read_day(last) if "." in last else None
    if end is None:
        return None
    start = read_day(first)
    if start is None:
        start = _same_month(first, end)
    elif isinstance(end, date) and isinstance(start, MonthDay):
        start = _year_before(start, end)
    elif isinstance(start, date) and isinstance(end, MonthDay):
        end = _year_after(end, start)
    if start is None or end is None:
        return None
    if isinstance(start, date) and isinstance(end, date) and start > end:
        return None
    return [Token(Kind.DATES, Dates(start, end), match.start(), match.end())]


def _same_month(written: str, end: MonthDay | date) -> MonthDay | date | None:
    """24.–27.12.: the month and the year are the end's."""
    if _DAY.fullmatch(written) is None:
        return None
    day = int(written.rstrip("."))
    if not 1 <= day < end.day:
        return None
    return MonthDay(end.month, day) if isinstance(end, MonthDay) else end.replace(day=day)


def _year_before(start: MonthDay, end: date) -> date:
    year = end.year - ((start.month, start.day) > (end.month, end.day))
    return start.in_year(year)


def _year_after(end: MonthDay, start: date) -> date:
    year = start.year + ((end.month, end.day) < (start.month, start.day))
    return end.in_year(year)


def _date_and_times(first: str, last: str, match: re.Match[str]) -> list[Token] | None:
    """31.12.9-15: a date and then times, without a blank between."""
    glued = _GLUED.fullmatch(first) if first.count(".") > 1 else None
    if glued is None:
        return None
    day = read_day(glued[1])
    times = _pair_of_times(glued[2], last, match)
    if day is None or times is None:
        return None
    middle = match.start() + len(glued[1])
    head = Token(Kind.DATES, Dates.single(day), match.start(), middle)
    return [head, Token(times[0].kind, times[0].value, middle, times[0].end), *times[1:]]


def read_day(written: str) -> MonthDay | date | None:
    """24.12. or 24.12 or 24.12.2027 or 24.12.27; None if it isn't that, or no such day exists."""
    written = "".join(written.split())
    if full := _FULL_DATE.fullmatch(written):
        year = full[3] if len(full[3]) == 4 else "20" + full[3]
        return _date(full[1], full[2], year) if 1990 <= int(year) <= 2099 else None
    short = _DATE.fullmatch(written)
    if short is None or _date(short[1], short[2], "2024") is None:
        return None
    return MonthDay(int(short[2]), int(short[1]))


def _date(day: str, month: str, year: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _single(text: str, position: int) -> list[Token]:
    match = _SINGLE.match(text, position)
    written = match.group() if match else text[position]
    end = position + len(written)
    day = read_day(written)
    if day is None:
        is_date = _minutes(written) is None and (
            _DATE.fullmatch(written) or _FULL_DATE.fullmatch(written)
        )
        kind, value = (Kind.UNKNOWN, NO_SUCH_DAY) if is_date else (Kind.NUMBER, written)
        return [Token(kind, value, position, end, numbers=(written,))]
    return [Token(Kind.DATES, Dates.single(day), position, end, numbers=(written,))]
