"""Reads the hours of a clause: times, closed, all day, by appointment."""

from dataclasses import replace
from typing import NoReturn, cast

from sotekit.hours.cursor import Cursor, UnclearError
from sotekit.hours.kinds import Kind
from sotekit.hours.schedule import ALL_DAY, BY_APPOINTMENT, CLOSED, Day, Span
from sotekit.hours.token import Token
from sotekit.messages import Message, msg

STATES = (Kind.TIMES, Kind.CLOSED, Kind.ALL_DAY, Kind.APPOINTMENT)
_NAMES = (Kind.FILLER, Kind.PLACE, Kind.SERVICE)
_LEADS = (Kind.COLON, Kind.DASH, Kind.AT, Kind.BREAK_LINE, Kind.STOP, Kind.FROM, *_NAMES)
_BEFORE_TIMES = (Kind.STOP, Kind.FROM)


def read_state(cursor: Cursor, *, over_lines: bool) -> Day | None:
    """The hours that begin here, None when there are none; `over_lines` lets them stand on the next line."""
    start = cursor.position
    _lead_in(cursor, over_lines=over_lines)
    by_appointment = cursor.take(Kind.APPOINTMENT) is not None
    while cursor.take(Kind.FILLER, Kind.AT):
        pass
    if cursor.kind() is Kind.TIMES:
        day = read_times(cursor)
        by_appointment = cursor.take(Kind.APPOINTMENT) is not None or by_appointment
        if not by_appointment:
            return day
        return tuple(replace(span, by_appointment=True) for span in day)
    if by_appointment:
        return BY_APPOINTMENT
    if cursor.take(Kind.ALL_DAY):
        return ALL_DAY
    if cursor.take(Kind.CLOSED):
        return _closed(cursor)
    cursor.position = start
    return None


def _lead_in(cursor: Cursor, *, over_lines: bool) -> None:
    """Moves over what may stand between the days and the hours: colon, dash, klo, one line break."""
    while token := cursor.take(*_LEADS):
        kind = cursor.kind()
        stops = token.kind in _BEFORE_TIMES and kind is not Kind.TIMES
        if token.kind is Kind.BREAK_LINE:
            stops = not over_lines or kind not in (*STATES, Kind.AT)
        if stops:
            cursor.position -= 1
            return


def _closed(cursor: Cursor) -> Day:
    while cursor.kind() is Kind.SLASH and cursor.kind(1) is Kind.CLOSED:
        slash, other = cursor.tokens[cursor.position : cursor.position + 2]
        if slash.start > cursor.last_end or other.start > slash.end:
            break
        cursor.position += 2  # stängt/suljettu
    if cursor.kind() is Kind.TIMES:
        token = cursor.next()
        raise UnclearError(msg("Is it closed or open at these times?"), token.start, token.end)
    return CLOSED


def read_times(cursor: Cursor) -> Day:
    """The times from here on, in order: 9–12 ja 13–16."""
    spans = [cast(Span, cursor.next().value)]
    while True:
        start = cursor.position
        cursor.take(Kind.COMMA, Kind.AND, Kind.SLASH)
        cursor.take(Kind.AND)
        cursor.take(Kind.AT)
        token = cursor.take(Kind.TIMES)
        if token is None:
            cursor.position = start
            return tuple(spans)
        span = cast(Span, token.value)
        if span.start < spans[-1].end:
            raise UnclearError(
                msg("The times overlap or are not in order."), token.start, token.end
            )
        spans.append(span)


def without_breaks(day: Day, breaks: Day) -> Day | None:
    """The day without the breaks; None when a break is not inside one of its spans."""
    spans = list(day)
    for pause in breaks:
        around = next(
            (span for span in spans if span.start < pause.start and pause.end < span.end), None
        )
        if around is None:
            return None
        place = spans.index(around)
        spans[place : place + 1] = [
            replace(around, end=pause.start),
            replace(around, start=pause.end),
        ]
    return tuple(spans)


def refuse(cursor: Cursor, token: Token) -> NoReturn:
    """Says why a token makes no sense where it stands; the cursor is behind it."""
    why = token.value if isinstance(token.value, Message) else msg("This is not understood.")
    if token.kind in (Kind.NUMBER, Kind.DATES) and cursor.kind() is Kind.UNTIL:
        why = msg("It says until when, but not from when.")
    elif token.kind is Kind.NUMBER and cursor.kind() is Kind.FROM:
        why = msg("It says from when, but not until when.")
    raise UnclearError(why, token.start, token.end)
