"""Takes the parts that follow one another: days, dates and seasons, with what joins them."""

from dataclasses import replace

from sotekit.hours.cursor import Cursor, Part, Sort
from sotekit.hours.kinds import Kind
from sotekit.hours.parts import read_part
from sotekit.hours.when import EVERY_DAY

_SKIPPED = (Kind.FILLER, Kind.PLACE, Kind.SERVICE)
_JOINTS = (Kind.COMMA, Kind.AND, Kind.SLASH)


def collect(cursor: Cursor) -> list[Part]:
    """All the parts that follow one another from here; the cursor stops before what is not a part."""
    parts: list[Part] = []
    while True:
        start = cursor.position
        joined, also = _joint(cursor) if parts else (False, False)
        opened = _opening(cursor)
        found = read_part(cursor)
        if not found or (opened and cursor.take(Kind.CLOSE_BRACKET) is None):
            cursor.position = start
            return parts
        if parts and joined and _is_claim(parts[-1], found[0]):
            cursor.position = start
            return parts
        if joined or also:
            found[0] = replace(found[0], joined=joined, also=also)
        parts.extend(found)
        if opened and _at_end(cursor):
            return parts


def _is_claim(before: Part, after: Part) -> bool:
    """“joka päivä, ma–pe 9–17, …”: every day, and then how; not a list of days."""
    return before.days == EVERY_DAY and before.group and after.sort is Sort.DAYS


def _joint(cursor: Cursor) -> tuple[bool, bool]:
    """Moves over what joins two parts; whether there was a comma or “and”, and whether there was “also”."""
    joined = False
    also = _skip(cursor)
    while cursor.take(*_JOINTS):
        joined = True
        if cursor.kind() is Kind.BREAK_LINE:
            cursor.next()
        also = _skip(cursor) or also
    return joined, also


def _skip(cursor: Cursor) -> bool:
    also = False
    while token := cursor.take(*_SKIPPED, Kind.ALSO):
        also = also or token.kind is Kind.ALSO
    return also


def _opening(cursor: Cursor) -> bool:
    if cursor.kind() is not Kind.OPEN_BRACKET:
        return False
    cursor.next()
    _skip(cursor)
    return True


def _at_end(cursor: Cursor) -> bool:
    return cursor.kind() in (None, Kind.BREAK_LINE, Kind.COLON)
