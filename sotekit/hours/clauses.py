"""Reads tokens as clauses: ma–pe 9–15, pyhinä suljettu, 1.6.–31.8. ma–to 9–14.

Never guesses: what can't be read for certain raises `UnclearError`.
"""

from dataclasses import replace

from sotekit.hours.amendments import (
    MISSING_DAYS,
    MISSING_HOURS,
    agree_last,
    modify_last,
    other_days,
    take_break,
)
from sotekit.hours.collecting import collect
from sotekit.hours.combining import combine
from sotekit.hours.cursor import Cursor, Part, UnclearError
from sotekit.hours.kinds import Kind, Rest
from sotekit.hours.schedule import ALL_DAY, BY_APPOINTMENT, CLOSED, Day
from sotekit.hours.selection import Selection
from sotekit.hours.statements import Reading, Statement
from sotekit.hours.states import STATES, read_state, refuse
from sotekit.hours.token import Token
from sotekit.hours.trailing import (
    BRACKETS,
    ENDS,
    NOT_TOGETHER,
    STRONG,
    WEAK,
    skip_words,
    trailing_days,
    trailing_scope,
)
from sotekit.hours.when import EVERY_DAY, Scope
from sotekit.messages import msg

MISSING_DATES = msg("It doesn't say which dates that is. Write them, for example 1.6.–31.8.")
CLOSED_OR_OPEN = msg("Is it closed or open at these times?")
NO_WEEKDAYS = msg(
    "It doesn't say on which weekdays of this period. Write them: 1.6.–31.8. ma–pe 9–15."
)
UNCLEAR_EXCEPTION = msg("It isn't clear what is left out.")

_LONG_PERIOD = 7


def read_clauses(tokens: list[Token]) -> Reading:
    """Everything the tokens say, in order."""
    _check_services(tokens)
    return _Reader(tokens).read()


def _check_services(tokens: list[Token]) -> None:
    """Refuses a text that names a service after the hours have begun, or two services."""
    begun = False
    named: object = None
    for token in tokens:
        begun = begun or token.kind in STATES
        if token.kind is Kind.PLACE and not (begun and named):
            continue
        if token.kind not in (Kind.SERVICE, Kind.PLACE):
            continue
        if (begun and token.value != named) or named not in (None, token.value):
            raise UnclearError(
                msg("It speaks of several services. Write the hours of each on its own."),
                token.start,
                token.end,
            )
        named = token.value


class _Reader:
    """Walks over the tokens once; keeps the scope that the clauses of a line share."""

    def __init__(self, tokens: list[Token]) -> None:
        self.cursor = Cursor(tokens)
        self.reading = Reading()
        self.statements = self.reading.statements
        self.scopes: tuple[Scope, ...] = ()
        self.heading = False
        self.title: Selection | None = None  # a heading that stood alone, with nothing under it yet
        self.titled = False
        self.first_of_line = 0
        self.follows = False  # a bracket follows the clause before without a comma
        self.parted = False  # the clause stands on its own line or in its own sentence
        self.rest_of_year = False

    def read(self) -> Reading:
        """Reads to the end."""
        while True:
            self._separators()
            if self.cursor.kind() is None:
                break
            self._clause()
        self._check_title()
        return self.reading

    def _separators(self) -> None:
        self.follows = self.cursor.kind() is Kind.OPEN_BRACKET and self._closes_before_a_break()
        self.parted = False
        while token := self.cursor.take(*WEAK, *STRONG, *BRACKETS):
            if token.kind in STRONG:
                self.parted = True
                self.first_of_line = len(self.statements)
                if not self.heading or (token.kind is Kind.SEMICOLON and not self.titled):
                    self.scopes = ()
                    self.heading = False

    def _closes_before_a_break(self) -> bool:
        """Whether the bracket that opens here is the last thing before a comma, a full stop or a new line."""
        ahead = 1
        while self.cursor.kind(ahead) not in (None, Kind.CLOSE_BRACKET):
            ahead += 1
        return self.cursor.kind(ahead + 1) in ENDS

    def _fillers(self) -> bool:
        return skip_words(self.cursor, self.reading)

    def _clause(self) -> None:
        also = self._fillers()
        kind = self.cursor.kind()
        if kind in ENDS:
            return
        if kind is Kind.OTHERWISE:
            self._otherwise()
        elif kind is Kind.OR_APPOINTMENT:
            self._or_appointment()
        elif kind is Kind.BREAK or (kind is Kind.CLOSED and self._before_times()):
            self._break(everywhere=self.parted and not self.follows)
        elif kind is Kind.EXCEPT:
            self._except()
        elif kind in STATES:
            self._state_first(also=also)
        else:
            self._days_first(also=also)

    def _days_first(self, *, also: bool) -> None:
        parts = self._parts()
        if not parts:
            refuse(self.cursor, self.cursor.next())
        if self._is_break(parts):
            self._break(everywhere=True)
            return
        if self._is_about_last(parts):
            modify_last(parts, self.statements)
            return
        selection = combine(parts)
        self._exceptions(selection)
        also = self._fillers() or also
        day = read_state(self.cursor, over_lines=not selection.only_scope)
        if day is None and selection.closing and self.cursor.kind() in ENDS:
            day = CLOSED
        selection.also = selection.also or also
        if day is None:
            self._without_hours(selection)
            return
        trailing_days(self.cursor, self.reading, selection, day)
        others = len(self.statements) > self.first_of_line
        trailing_scope(self.cursor, self.reading, selection, others=others)
        self._add(selection, day, also=also)

    def _parts(self) -> list[Part]:
        """The parts that begin here, the first perhaps in brackets: (1.6.–31.8.) la 10–14."""
        cursor = self.cursor
        before = cursor.tokens[cursor.position - 1].kind if cursor.position else None
        if before is Kind.OPEN_BRACKET and not self.follows:
            cursor.position -= 1
            if parts := collect(cursor):
                return parts
            cursor.position += 1
        return collect(cursor)

    def _exceptions(self, selection: Selection) -> None:
        """Reads exceptions before the hours: joka päivä paitsi sunnuntaisin."""
        if self.cursor.take(Kind.EXCEPT) is None:
            return
        parts = collect(self.cursor)
        without = combine(parts) if parts else selection
        if not without.only_days or not without.days < selection.days:
            raise UnclearError(UNCLEAR_EXCEPTION, selection.start, self.cursor.last_end)
        selection.days -= without.days

    def _except(self) -> None:
        """Reads an exception after the hours: paitsi keskiviikkoisin, ei pyhinä, paitsi ke 9–13."""
        token = self.cursor.next()
        parts = collect(self.cursor)
        if not parts or not self.statements:
            raise UnclearError(UNCLEAR_EXCEPTION, token.start, self.cursor.last_end)
        selection = combine(parts)
        day = read_state(self.cursor, over_lines=False)
        last = self.statements[-1]
        if selection.days:
            if not selection.days < last.days or not selection.only_days:
                raise UnclearError(UNCLEAR_EXCEPTION, token.start, selection.end)
            self.statements[-1] = replace(last, days=last.days - selection.days)
            if not day:
                return
        self._add(selection, day or CLOSED, also=False)

    def _without_hours(self, selection: Selection) -> None:
        """Days without hours: a heading, “joka päivä” before the list of days, or a mistake."""
        kind = self.cursor.kind()
        if selection.only_scope and kind in (Kind.BREAK_LINE, Kind.COLON):
            self._check_title()
            self._open_scope(selection, heading=True)
            self.titled = self.heading
            self.title = selection
            return
        if selection.days == EVERY_DAY and kind in ENDS and selection.only_days:
            self.reading.every_day = self.cursor.tokens[self.cursor.position - 1]
            return
        if selection.also and selection.only_holidays and kind in ENDS and self.statements:
            self.reading.also_on_holidays = True  # ma–su 8–21, myös pyhinä
            return
        if kind not in ENDS:
            refuse(self.cursor, self.cursor.next())
        raise UnclearError(MISSING_HOURS, selection.start, selection.end)

    def _check_title(self) -> None:
        if self.title is not None:
            raise UnclearError(MISSING_HOURS, self.title.start, self.title.end)

    def _state_first(self, *, also: bool) -> None:
        """Reads hours that stand before their days: suljettu pyhinä; klo 9–15 arkisin; ympäri vuorokauden."""
        cursor = self.cursor
        token = cursor.tokens[cursor.position]
        if token.kind is Kind.APPOINTMENT and self.follows:
            agree_last(cursor, self.statements)
            return
        day = read_state(cursor, over_lines=False)
        if day is None:
            refuse(cursor, cursor.next())
        self._fillers()
        cursor.take(Kind.COLON)
        self._fillers()
        parts = collect(cursor)
        if not parts:
            self._bare(day, token)
            return
        if cursor.kind() not in ENDS:
            parts = self._split(parts)
        self._add(combine(parts), day, also=also)

    def _split(self, parts: list[Part]) -> list[Part]:
        """In “suljettu pyhinä, ma–pe 9–15” the last part begins the next clause, when that is the only way."""
        if len(parts) != 2:
            raise UnclearError(
                msg("It isn't clear which days belong together. Write the days before the hours."),
                parts[0].start,
                parts[-1].end,
            )
        self.cursor.position = parts[1].index
        return parts[:1]

    def _bare(self, day: Day, token: Token) -> None:
        """Hours without days: only “suljettu”, “24 h” and “sopimuksen mukaan” mean every day."""
        alone = not self.statements and self.cursor.kind() in ENDS
        if day not in (CLOSED, ALL_DAY, BY_APPOINTMENT) or not alone:
            raise UnclearError(MISSING_DAYS, token.start, self.cursor.last_end)
        self._add(Selection(token.start, self.cursor.last_end, days=EVERY_DAY), day, also=False)

    def _otherwise(self) -> None:
        """Reads “muina aikoina” and then suljettu (goes without saying), sopimuksen mukaan, or other hours."""
        token = self.cursor.next()
        day = read_state(self.cursor, over_lines=False)
        if day == BY_APPOINTMENT:
            self.reading.otherwise_by_appointment = True
        elif day is None and any(scope.dates for scope in self.scopes):
            self.rest_of_year = True  # 1.6.–31.8. ma–pe 9–15, muina aikoina ma–pe 9–17
            self._days_first(also=False)
            self.rest_of_year = False
        elif day != CLOSED:
            rest = None if day is None or self.scopes else other_days(token.value, self.statements)
            if day is None or rest is None:
                raise UnclearError(msg("It isn't clear when that is."), token.start, token.end)
            working = token.value is Rest.WORKDAYS
            self._add(
                Selection(token.start, self.cursor.last_end, days=rest, workdays=working),
                day,
                also=False,
            )

    def _or_appointment(self) -> None:
        """Reads “tai sopimuksen mukaan” at the end of a clause."""
        token = self.cursor.next()
        if self.cursor.kind() not in ENDS or not self.statements:
            raise UnclearError(msg("It isn't clear when that is."), token.start, token.end)
        self.reading.otherwise_by_appointment = True

    def _before_times(self) -> bool:
        ahead = 1
        while self.cursor.kind(ahead) in (Kind.AT, Kind.FILLER):
            ahead += 1
        return self.cursor.kind(ahead) is Kind.TIMES and bool(self.statements)

    def _is_break(self, parts: list[Part]) -> bool:
        """Whether a break of every day begins: (päivittäin suljettu 12–13)."""
        daily = len(parts) == 1 and parts[0].days == EVERY_DAY and parts[0].group
        return daily and self.cursor.kind() in (Kind.CLOSED, Kind.BREAK) and self._before_times()

    def _break(self, *, everywhere: bool) -> None:
        take_break(self.cursor, self.statements, everywhere=everywhere, last_only=self.follows)

    def _is_about_last(self, parts: list[Part]) -> bool:
        """Whether these parts stand alone in a bracket right after a clause."""
        before = self.cursor.tokens[parts[0].index - 1].kind if parts[0].index else None
        alone = before is Kind.OPEN_BRACKET and self.cursor.kind() is Kind.CLOSE_BRACKET
        return alone and self.follows and bool(self.statements)

    def _open_scope(self, selection: Selection, *, heading: bool) -> None:
        self.scopes = selection.scopes
        self.heading = heading and not selection.winter
        self.titled = False

    def _add(self, selection: Selection, day: Day, *, also: bool) -> None:
        """Adds the statement that these days have these hours."""
        if selection.summer and not selection.ranges:
            raise UnclearError(MISSING_DATES, selection.start, selection.end)
        if selection.closing and day != CLOSED:
            raise UnclearError(CLOSED_OR_OPEN, selection.start, selection.end)
        own = self._own_period(selection, day)
        if own:
            self._check_title()
            self._open_scope(selection, heading=self._for_good(selection))
        self.title = None
        if own and not selection.has_days:
            self._add_period(selection, day)
            return
        dated = selection.specials and not (selection.days or selection.holidays or selection.eves)
        self.statements.append(
            Statement(
                selection.start,
                self.cursor.last_end,
                day,
                selection.days,
                selection.workdays,
                selection.holidays,
                selection.eves,
                tuple(selection.specials),
                () if dated else self.scopes,
                self.heading,
                own,
                also or selection.also,
                selection.winter,
                selection.dates_without_year,
                selection.spread,
            )
        )

    def _own_period(self, selection: Selection, day: Day) -> bool:
        """Fits the clause's own period to its days, or refuses; whether there is one."""
        whole = day in (CLOSED, ALL_DAY, BY_APPOINTMENT)
        if selection.specials and selection.only_dates:  # 6.12. ja 24.–26.12. suljettu
            if not whole and any(dates.length > _LONG_PERIOD for dates in selection.ranges):
                raise UnclearError(NO_WEEKDAYS, selection.start, selection.end)
            selection.specials.extend(selection.ranges)
            selection.ranges = []
        own = bool(selection.ranges or selection.scope)
        if (own or (self.scopes and not self.heading)) and selection.eves:
            raise UnclearError(NOT_TOGETHER, selection.start, selection.end)
        if own and selection.specials:
            raise UnclearError(NOT_TOGETHER, selection.start, selection.end)
        if not own and (selection.winter or self.rest_of_year):
            selection.winter = True
            self.scopes = ()
            self.heading = False
        if own and not selection.has_days and not whole and self.follows and self.statements:
            selection.days = self.statements[-1].days  # ma–pe 9–17 (heinäkuussa 9–15)
        return own

    def _for_good(self, selection: Selection) -> bool:
        """“1.9.2027 alkaen” at the beginning of a text holds for all of it."""
        dates = selection.scope.dates if selection.scope else None
        return self.heading or (dates is not None and not self.statements)

    def _add_period(self, selection: Selection, day: Day) -> None:
        """28.6.–25.7. suljettu: all the days of it. With times it must be short, or say the weekdays."""
        scope = selection.scope or Scope()
        whens = (*selection.ranges, scope.dates) if scope.dates else tuple(selection.ranges)
        timed = day not in (CLOSED, ALL_DAY, BY_APPOINTMENT)
        if timed and (scope.weeks or any(when.length > _LONG_PERIOD for when in whens)):
            raise UnclearError(NO_WEEKDAYS, selection.start, selection.end)
        end = self.cursor.last_end
        if scope.weeks is None and scope.nth is None:
            self.scopes = self.scopes if self.heading else ()
            self.statements.append(Statement(selection.start, end, day, specials=whens))
            return
        self.statements.append(
            Statement(
                selection.start,
                end,
                day,
                EVERY_DAY,
                scopes=selection.scopes,
                heading=self.heading,
                own_scope=True,
            )
        )
