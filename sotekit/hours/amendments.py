"""What a later part of a text says about the clauses before it: breaks, and brackets that say more."""

from dataclasses import replace

from sotekit.hours.combining import combine
from sotekit.hours.cursor import Cursor, Part, UnclearError
from sotekit.hours.kinds import Kind, Rest
from sotekit.hours.schedule import Day
from sotekit.hours.statements import Statement
from sotekit.hours.states import read_times, without_breaks
from sotekit.hours.when import EVERY_DAY
from sotekit.messages import msg

MISSING_HOURS = msg("The hours are missing here.")
MISSING_DAYS = msg("It doesn't say on which days.")


def take_break(
    cursor: Cursor, statements: list[Statement], *, everywhere: bool, last_only: bool
) -> None:
    """Takes the times of a break out of all the clauses before, or of the last one, whichever is certain."""
    token = cursor.next()
    while cursor.take(Kind.FILLER, Kind.AT, Kind.COLON):
        pass
    if cursor.kind() is not Kind.TIMES or not statements:
        raise UnclearError(MISSING_HOURS, token.start, token.end)
    breaks = read_times(cursor)
    opened = [index for index, one in enumerate(statements) if one.day]
    if len(opened) > 1 and not (everywhere or last_only):
        raise UnclearError(
            msg("It isn't clear on which days the break is. Write it in brackets after each."),
            token.start,
            cursor.last_end,
        )
    for index in opened if everywhere else [len(statements) - 1]:
        day = without_breaks(statements[index].day, breaks)
        if day is None:
            raise UnclearError(
                msg("The break is not within the hours."), token.start, cursor.last_end
            )
        statements[index] = replace(statements[index], day=day)


def agree_last(cursor: Cursor, statements: list[Statement]) -> None:
    """Reads (ajanvarauksella) after a clause."""
    token = cursor.next()
    if cursor.kind() is not Kind.CLOSE_BRACKET or not statements:
        raise UnclearError(MISSING_DAYS, token.start, token.end)
    day: Day = tuple(replace(span, by_appointment=True) for span in statements[-1].day)
    statements[-1] = replace(statements[-1], day=day)


def modify_last(parts: list[Part], statements: list[Statement]) -> None:
    """Reads a bracket that says more of the clause before: (arkisin), (parilliset viikot), (1.6.–31.8.)."""
    last = statements[-1]
    selection = combine(parts)
    if selection.only_scope and not last.scopes:
        statements[-1] = replace(last, scopes=selection.scopes)
    elif selection.days == last.days and selection.only_days:
        statements[-1] = replace(last, workdays=last.workdays or selection.workdays)
    else:
        raise UnclearError(MISSING_HOURS, parts[0].start, parts[-1].end)


def other_days(rest: object, statements: list[Statement]) -> frozenset[int] | None:
    """The days that “muina päivinä” means; None where nobody can tell.

    After closed days alone “muulloin” means the same: ma suljettu, muulloin 9–15.
    """
    said = [one for one in statements if one.days]
    if not said or any(one.scopes or one.workdays or one.additional for one in said):
        return None
    if not isinstance(rest, Rest) and any(one.day for one in said):
        return None
    among = frozenset(range(5)) if rest is Rest.WORKDAYS else EVERY_DAY
    days = among.difference(*(one.days for one in said))
    return days or None
