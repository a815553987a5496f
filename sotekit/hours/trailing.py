"""What may follow the hours of a clause: its days, its period, and words without a meaning of their own."""

from sotekit.hours.collecting import collect
from sotekit.hours.combining import combine
from sotekit.hours.cursor import Cursor, Part, Sort, UnclearError
from sotekit.hours.kinds import Kind
from sotekit.hours.schedule import CLOSED, Day
from sotekit.hours.selection import Selection
from sotekit.hours.statements import Reading
from sotekit.messages import msg

WEAK = (Kind.COMMA, Kind.AND, Kind.COLON, Kind.SLASH, Kind.DASH)
STRONG = (Kind.STOP, Kind.SEMICOLON, Kind.BREAK_LINE)
BRACKETS = (Kind.OPEN_BRACKET, Kind.CLOSE_BRACKET)
ENDS = (None, *WEAK, *STRONG, *BRACKETS)
NOT_TOGETHER = msg("Two periods that don't fit together.")

_WITHOUT_MEANING = (Kind.FILLER, Kind.PLACE, Kind.SERVICE, Kind.ALSO, Kind.AT, Kind.YEAR_ROUND)


def skip_words(cursor: Cursor, reading: Reading) -> bool:
    """Moves over words without a meaning of their own; whether “myös” was among them."""
    also = False
    while token := cursor.take(*_WITHOUT_MEANING):
        also = also or token.kind is Kind.ALSO
        if token.kind is Kind.YEAR_ROUND:
            reading.every_day = token
    return also


def trailing_days(cursor: Cursor, reading: Reading, selection: Selection, day: Day) -> None:
    """Takes the days that follow: heinäkuussa suljettu keskiviikkoisin."""
    if day != CLOSED or not selection.only_scope:
        return
    start = cursor.position
    parts = _following(cursor, reading, {Sort.DAYS})
    if parts:
        selection.days = combine(parts).days
    else:
        cursor.position = start


def trailing_scope(cursor: Cursor, reading: Reading, selection: Selection, *, others: bool) -> None:
    """A period after the hours: la suljettu 1.6.–31.8.; su 12–16 parittomilla viikoilla.

    `others` is set when the line has other clauses that the period could be of.
    """
    start = cursor.position
    parts = _following(cursor, reading, {Sort.RANGE, Sort.SCOPE})
    if not parts:
        cursor.position = start
        return
    after = combine(parts)
    weeks_only = not after.ranges and after.scope is not None and after.scope.dates is None
    if others and not weeks_only and not selection.summer:
        raise UnclearError(
            msg("It isn't clear which hours this period belongs to. Write it before them."),
            after.start,
            after.end,
        )
    if selection.ranges or selection.scope:
        raise UnclearError(NOT_TOGETHER, after.start, after.end)
    selection.ranges = after.ranges
    selection.scope = after.scope


def _following(cursor: Cursor, reading: Reading, sorts: set[Sort]) -> list[Part]:
    """The parts right after the hours, when they are of these sorts and end the clause; none otherwise."""
    skip_words(cursor, reading)
    parts = collect(cursor) if cursor.kind() not in ENDS else []
    end = next((index for index, part in enumerate(parts) if part.joined), None)
    if end is not None and (cursor.kind() not in ENDS or not _are(parts, sorts)):
        cursor.position = parts[end].index
        parts = parts[:end]
        return parts if _are(parts, sorts) else []
    return parts if _are(parts, sorts) and cursor.kind() in ENDS else []


def _are(parts: list[Part], sorts: set[Sort]) -> bool:
    return bool(parts) and {part.sort for part in parts} <= sorts
