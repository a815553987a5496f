"""Reads tokens as clauses: ma–pe 9–15, pyhinä suljettu, 1.6.–31.8. ma–to 9–14. Never guesses; raises `UnclearError`."""

from dataclasses import dataclass, field, replace
from typing import NoReturn, cast

from sotekit.hours.parts import Cursor, Part, Sort, UnclearError
from sotekit.hours.schedule import ALL_DAY, BY_APPOINTMENT, CLOSED, Day, Span
from sotekit.hours.selection import Selection, collect, combine
from sotekit.hours.tokens import Token
from sotekit.hours.when import EVERY_DAY, Dates, Feast, Scope
from sotekit.hours.words import Kind
from sotekit.messages import Message, msg

MISSING_HOURS = msg("The hours are missing here.")
MISSING_DAYS = msg("It doesn't say on which days.")


@dataclass(frozen=True, slots=True)
class Statement:
    """What one clause says: the hours `day` on some days, valid in `scopes` (none: always).

    `heading` is set when the scope stood as a heading over several clauses, `own_scope` when it stood in this
    very clause; `additional` when the hours come on
    top of others (myös, lisäksi).
    """

    start: int
    end: int
    day: Day
    days: frozenset[int] = frozenset()
    workdays: bool = False
    holidays: frozenset[int] = frozenset()
    eves: bool = False
    specials: tuple[Dates | Feast, ...] = ()
    scopes: tuple[Scope, ...] = ()
    heading: bool = False
    own_scope: bool = False
    additional: bool = False
    winter: bool = False
    dates_without_year: bool = False


@dataclass(slots=True)
class Reading:
    """What the clauses of a text say together."""

    statements: list[Statement] = field(default_factory=list)
    otherwise_by_appointment: bool = False
    every_day: Token | None = None  # “vuoden jokaisena päivänä”, to be checked against the rest


_WEAK = (Kind.COMMA, Kind.AND, Kind.COLON, Kind.SLASH, Kind.DASH)
_STRONG = (Kind.STOP, Kind.SEMICOLON, Kind.BREAK_LINE)
_BRACKETS = (Kind.OPEN_BRACKET, Kind.CLOSE_BRACKET)
_ENDS = (None, *_WEAK, *_STRONG, *_BRACKETS)
_STATES = (Kind.TIMES, Kind.CLOSED, Kind.ALL_DAY, Kind.APPOINTMENT)


def read_clauses(tokens: list[Token]) -> Reading:
    """Everything the tokens say, in order."""
    return _Reader(tokens).read()


class _Reader:
    """Walks over the tokens once; keeps the scope that the clauses of a line share."""

    def __init__(self, tokens: list[Token]) -> None:
        self.cursor = Cursor(tokens)
        self.reading = Reading()
        self.scopes: tuple[Scope, ...] = ()
        self.heading = False
        self.titled = False  # the heading stood alone, as a title
        self.subject: str | None = None
        self.first_of_line = 0
        self._follows = False  # a bracket follows the clause before without a comma

    def read(self) -> Reading:
        """Reads to the end."""
        while True:
            self._separators()
            if self.cursor.kind() is None:
                return self.reading
            self._clause()

    def _separators(self) -> None:
        self._follows = self.cursor.kind() is Kind.OPEN_BRACKET and self._closes_before_a_break()
        while token := self.cursor.take(*_WEAK, *_STRONG, *_BRACKETS):
            if token.kind in _STRONG:
                self.first_of_line = len(self.reading.statements)
                if not self.heading or (token.kind is Kind.SEMICOLON and not self.titled):
                    self.scopes = ()
                    self.heading = False

    def _closes_before_a_break(self) -> bool:
        """Whether the bracket that opens here is the last thing before a comma, a full stop or a new line."""
        ahead = 1
        while self.cursor.kind(ahead) not in (None, Kind.CLOSE_BRACKET):
            ahead += 1
        return self.cursor.kind(ahead + 1) in _ENDS

    def _fillers(self) -> bool:
        """Moves over words without a meaning of their own; whether “myös” was among them."""
        also = False
        while token := self.cursor.take(
            Kind.FILLER, Kind.SUBJECT, Kind.ALSO, Kind.AT, Kind.YEAR_ROUND
        ):
            also = also or token.kind is Kind.ALSO
            if token.kind is Kind.YEAR_ROUND:
                self.reading.every_day = token
            if token.kind is Kind.SUBJECT:
                self._one_subject(token)
        return also

    def _one_subject(self, token: Token) -> None:
        if self.subject not in (None, token.value):
            raise UnclearError(
                msg("It speaks of several services. Write the hours of each on its own."),
                token.start,
                token.end,
            )
        self.subject = str(token.value)

    def _clause(self) -> None:
        also = self._fillers()
        kind = self.cursor.kind()
        if kind in _ENDS:
            return
        if kind is Kind.OTHERWISE:
            self._otherwise()
        elif kind is Kind.BREAK or (kind is Kind.CLOSED and self._before_times()):
            self._break(everywhere=False)
        elif kind is Kind.EXCEPT:
            self._except()
        elif kind in _STATES:
            self._state_first(also)
        else:
            self._days_first(also)

    def _days_first(self, also: bool) -> None:
        parts = self._parts()
        if not parts:
            self._refuse(self.cursor.next())
        if self._is_break(parts):
            self._break(everywhere=True)
            return
        if self._modifies_last(parts):
            return
        selection = combine(parts)
        self._exceptions(selection)
        also = self._fillers() or also
        day = self._state(selection)
        if day is None:
            self._without_hours(selection)
            return
        self._trailing_days(selection, day)
        self._trailing_scope(selection)
        self._state_of(selection, day, also)

    def _exceptions(self, selection: Selection) -> None:
        """Reads exceptions before the hours: joka päivä paitsi sunnuntaisin."""
        if self.cursor.take(Kind.EXCEPT) is None:
            return
        parts = collect(self.cursor)
        without = combine(parts) if parts else None
        if (
            without is None
            or not without.days
            or without.days >= selection.days
            or without.holidays
        ):
            raise UnclearError(
                msg("It isn't clear what is left out."), selection.start, self.cursor.last_end
            )
        selection.days -= without.days

    def _except(self) -> None:
        """A clause “paitsi keskiviikkoisin”, “ei sunnuntaisin” after hours: closed then."""
        token = self.cursor.next()
        parts = collect(self.cursor)
        if not parts or not self.reading.statements:
            raise UnclearError(msg("It isn't clear what is left out."), token.start, token.end)
        selection = combine(parts)
        last = self.reading.statements[-1]
        if selection.days:
            if not selection.days < last.days or selection.holidays or selection.specials:
                raise UnclearError(
                    msg("It isn't clear what is left out."), token.start, selection.end
                )
            self.reading.statements[-1] = replace(last, days=last.days - selection.days)
            return
        self._state_of(selection, CLOSED, also=False)

    def _without_hours(self, selection: Selection) -> None:
        kind = self.cursor.kind()
        if selection.only_scope and kind in (Kind.BREAK_LINE, Kind.COLON, None):
            self._open_scope(selection, heading=True)
            self.titled = self.heading
            return
        if selection.days == EVERY_DAY and kind in _ENDS and not selection.holidays:
            self.reading.every_day = self.cursor.tokens[self.cursor.position - 1]
            return
        if kind not in _ENDS:
            self._refuse(self.cursor.next())
        raise UnclearError(MISSING_HOURS, selection.start, selection.end)

    def _refuse(self, token: Token) -> NoReturn:
        why = token.value if isinstance(token.value, Message) else msg("This is not understood.")
        if token.kind in (Kind.NUMBER, Kind.DATES) and self.cursor.kind() is Kind.UNTIL:
            why = msg("It says until when, but not from when.")
        raise UnclearError(why, token.start, token.end)

    def _parts(self) -> list[Part]:
        """The parts that begin here, the first perhaps in brackets: (1.6.–31.8.) la 10–14."""
        cursor = self.cursor
        if (
            cursor.position
            and cursor.tokens[cursor.position - 1].kind is Kind.OPEN_BRACKET
            and not self._follows
        ):
            cursor.position -= 1
            if parts := collect(cursor):
                return parts
            cursor.position += 1
        return collect(cursor)

    def _state(self, selection: Selection | None) -> Day | None:
        """The hours that begin here: times, closed, all day, by appointment; None when there are none."""
        cursor = self.cursor
        start = cursor.position
        self._lead_in(selection)
        by_appointment = cursor.take(Kind.APPOINTMENT) is not None
        self._fillers()
        if cursor.kind() is Kind.TIMES:
            day = self._times()
            by_appointment = cursor.take(Kind.APPOINTMENT) is not None or by_appointment
            return tuple(replace(span, by_appointment=by_appointment) for span in day)
        if by_appointment:
            return BY_APPOINTMENT
        if cursor.take(Kind.ALL_DAY):
            return ALL_DAY
        if cursor.take(Kind.CLOSED):
            while cursor.kind() is Kind.SLASH and cursor.kind(1) is Kind.CLOSED:  # stängt/suljettu
                cursor.position += 2
            if cursor.kind() is Kind.TIMES:
                token = cursor.next()
                raise UnclearError(
                    msg("Is it closed or open at these times?"), token.start, token.end
                )
            return CLOSED
        cursor.position = start
        return None

    def _lead_in(self, selection: Selection | None) -> None:
        """What may stand between the days and the hours: colon, dash, klo, one line break."""
        cursor = self.cursor
        while token := cursor.take(
            Kind.COLON,
            Kind.DASH,
            Kind.AT,
            Kind.FILLER,
            Kind.BREAK_LINE,
            Kind.SUBJECT,
            Kind.STOP,
            Kind.FROM,
        ):
            if token.kind in (Kind.STOP, Kind.FROM) and cursor.kind() is not Kind.TIMES:
                cursor.position -= 1
                return
            if token.kind is Kind.BREAK_LINE and (
                selection is None
                or selection.only_scope
                or cursor.kind() not in (*_STATES, Kind.AT)
            ):
                cursor.position -= 1
                return

    def _times(self) -> Day:
        """9–12 ja 13–16; each span after the one before."""
        cursor = self.cursor
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

    def _state_first(self, also: bool) -> None:
        """Reads hours that stand before their days: suljettu pyhinä; klo 9–15 arkisin; ympäri vuorokauden."""
        cursor = self.cursor
        token = cursor.tokens[cursor.position]
        day = self._state(None)
        if day is None:
            raise UnclearError(msg("This is not understood."), token.start, token.end)
        self._fillers()
        parts = collect(cursor)
        if not parts:
            self._bare(day, token)
            return
        if cursor.kind() not in _ENDS:
            parts = self._split(parts)
        selection = combine(parts)
        self._state_of(selection, day, also)

    def _split(self, parts: list[Part]) -> list[Part]:
        """In “suljettu pyhinä, ma–pe 9–15” the last part begins the next clause, if that is the only way to read it."""
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
        alone = not self.reading.statements and self.cursor.kind() in _ENDS
        timed = day not in (CLOSED, ALL_DAY, BY_APPOINTMENT)
        if timed or not alone:
            raise UnclearError(MISSING_DAYS, token.start, self.cursor.last_end)
        selection = Selection(token.start, self.cursor.last_end, days=EVERY_DAY)
        self._state_of(selection, day, also=False)

    def _otherwise(self) -> None:
        """Reads “muina aikoina suljettu” (goes without saying) and “muina aikoina sopimuksen mukaan”."""
        token = self.cursor.next()
        day = self._state(None)
        if day == BY_APPOINTMENT:
            self.reading.otherwise_by_appointment = True
        elif day != CLOSED:
            raise UnclearError(msg("It isn't clear when that is."), token.start, token.end)

    def _before_times(self) -> bool:
        ahead = 1
        while self.cursor.kind(ahead) in (Kind.AT, Kind.FILLER):
            ahead += 1
        return self.cursor.kind(ahead) is Kind.TIMES and bool(self.reading.statements)

    def _is_break(self, parts: list[Part]) -> bool:
        """Whether a break of every day begins: (päivittäin suljettu 12–13)."""
        daily = len(parts) == 1 and parts[0].days == EVERY_DAY and parts[0].group
        return daily and self.cursor.kind() in (Kind.CLOSED, Kind.BREAK) and self._before_times()

    def _break(self, *, everywhere: bool) -> None:
        """Takes the times of a break out of the clause before, or of all the clauses before."""
        token = self.cursor.next()
        self._fillers()
        self.cursor.take(Kind.COLON)
        if self.cursor.kind() is not Kind.TIMES or not self.reading.statements:
            raise UnclearError(MISSING_HOURS, token.start, token.end)
        breaks = self._times()
        statements = self.reading.statements
        changed = range(len(statements)) if everywhere else [len(statements) - 1]
        for index in changed:
            statement = statements[index]
            day = _without(statement.day, breaks)
            if day is None:
                raise UnclearError(
                    msg("The break is not within the hours."), token.start, self.cursor.last_end
                )
            statements[index] = replace(statement, day=day)

    def _modifies_last(self, parts: list[Part]) -> bool:
        """A bracket after a clause that says more about it: (arkisin), (parilliset viikot), (1.6.–31.8.)."""
        index = parts[0].index
        opened = index > 0 and self.cursor.tokens[index - 1].kind is Kind.OPEN_BRACKET
        if (
            not (opened and self._follows)
            or self.cursor.kind() is not Kind.CLOSE_BRACKET
            or not self.reading.statements
        ):
            return False
        last = self.reading.statements[-1]
        selection = combine(parts)
        if selection.only_scope and not last.scopes:
            self.reading.statements[-1] = replace(last, scopes=_scopes(selection))
            return True
        if selection.days == last.days and not selection.holidays and not selection.ranges:
            self.reading.statements[-1] = replace(
                last, workdays=last.workdays or selection.workdays
            )
            return True
        raise UnclearError(MISSING_HOURS, parts[0].start, parts[-1].end)

    def _trailing_scope(self, selection: Selection) -> None:
        """A period after the hours: la suljettu 1.6.–31.8.; su 12–16 parittomilla viikoilla."""
        cursor = self.cursor
        start = cursor.position
        self._fillers()
        parts = collect(cursor) if cursor.kind() not in _ENDS else []
        sorts = {part.sort for part in parts}
        if not parts or not sorts <= {Sort.RANGE, Sort.SCOPE} or cursor.kind() not in _ENDS:
            cursor.position = start
            return
        after = combine(parts)
        weeks_only = not after.ranges and after.scope is not None and after.scope.dates is None
        others = len(self.reading.statements) > self.first_of_line
        if others and not weeks_only and not selection.summer:
            raise UnclearError(
                msg("It isn't clear which hours this period belongs to. Write it before them."),
                after.start,
                after.end,
            )
        if selection.ranges or selection.scope:
            raise UnclearError(msg("Two periods that don't fit together."), after.start, after.end)
        selection.ranges = after.ranges
        selection.scope = after.scope

    def _trailing_days(self, selection: Selection, day: Day) -> None:
        """Takes the days that follow: heinäkuussa suljettu keskiviikkoisin."""
        cursor = self.cursor
        start = cursor.position
        if day != CLOSED or not selection.only_scope:
            return
        self._fillers()
        parts = collect(cursor) if cursor.kind() not in _ENDS else []
        if not parts or {part.sort for part in parts} != {Sort.DAYS} or cursor.kind() not in _ENDS:
            cursor.position = start
            return
        selection.days = combine(parts).days

    def _open_scope(self, selection: Selection, *, heading: bool) -> None:
        self.scopes = _scopes(selection)
        self.heading = heading and not selection.winter

    def _state_of(self, selection: Selection, day: Day, also: bool) -> None:
        """Adds the statement that these days have these hours."""
        if selection.summer and not selection.ranges:
            raise UnclearError(
                msg("It doesn't say which dates that is. Write them, for example 1.6.–31.8."),
                selection.start,
                selection.end,
            )
        own = bool(selection.ranges or selection.scope)
        if own:
            self._open_scope(selection, heading=self._for_good(selection))
        if own and not selection.has_days:
            self._whole_period(selection, day)
            return
        dated = selection.specials and not (selection.days or selection.holidays or selection.eves)
        self.reading.statements.append(
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
            )
        )

    def _for_good(self, selection: Selection) -> bool:
        """“1.9.2027 alkaen” at the beginning of a text holds for all of it."""
        dates = selection.scope.dates if selection.scope else None
        return self.heading or (dates is not None and not self.reading.statements)

    def _whole_period(self, selection: Selection, day: Day) -> None:
        """28.6.–25.7. suljettu: all the days of it. With times it must be short, or say the weekdays."""
        whens = tuple(selection.ranges)
        if selection.scope is not None and selection.scope.dates is not None:
            whens = (*whens, selection.scope.dates)
        weeks = selection.scope.weeks if selection.scope else None
        long = weeks is not None or any(when.length > 7 for when in whens)
        if day not in (CLOSED, ALL_DAY, BY_APPOINTMENT) and long:
            raise UnclearError(
                msg(
                    "It doesn't say on which weekdays of this period. Write them: 1.6.–31.8. ma–pe 9–15."
                ),
                selection.start,
                selection.end,
            )
        if weeks is None and (selection.scope is None or selection.scope.nth is None):
            self.scopes = self.scopes if self.heading else ()
            self.reading.statements.append(
                Statement(selection.start, self.cursor.last_end, day, specials=whens)
            )
            return
        self.reading.statements.append(
            Statement(
                selection.start,
                self.cursor.last_end,
                day,
                EVERY_DAY,
                scopes=_scopes(selection),
                heading=self.heading,
            )
        )


def _scopes(selection: Selection) -> tuple[Scope, ...]:
    if not selection.ranges:
        return (selection.scope,) if selection.scope else ()
    weeks = selection.scope.weeks if selection.scope else None
    nth = selection.scope.nth if selection.scope else None
    return tuple(Scope(dates, weeks, nth) for dates in selection.ranges)


def _without(day: Day, breaks: Day) -> Day | None:
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
