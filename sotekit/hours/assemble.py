"""Makes one timetable of what the clauses say, and refuses those that contradict each other.

Precedence, low to high: the week, hours for good from a date, some weeks, seasons (the shorter over the longer),
public holidays, eves, single days and closed periods (the shorter over the longer, those of one year over those
of every year).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from sotekit.hours.canonical import canonical, special_rank
from sotekit.hours.cursor import UnclearError
from sotekit.hours.schedule import (
    ALL_DAY,
    ALWAYS,
    CLOSED,
    CLOSED_WEEK,
    Day,
    Holidays,
    Hours,
    Layer,
    Special,
    Week,
    as_week,
    leaves_others_as_usual,
)
from sotekit.hours.statements import Reading, Statement
from sotekit.hours.when import Dates, Feast, MonthDay, Scope
from sotekit.messages import Message, msg

WORKING_DAYS = frozenset(range(5))
LONGEST_OVER_NEW_YEAR = 190
"""Days: a closing without a year that runs longer over the New Year has its dates turned round."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that was read, but in a way its writer should confirm; `start` to `end` is its place."""

    message: Message
    hint: Message
    start: int
    end: int


def assemble(reading: Reading) -> tuple[Hours, tuple[Doubt, ...]]:
    """The timetable, and what should be confirmed; raises `UnclearError` for contradictions."""
    statements = _without_winter(reading.statements)
    _check_continuations(statements)
    doubts: list[Doubt] = []
    week = _fill(statement for statement in statements if statement.days and not statement.scopes)
    based = any(statement.days and not statement.scopes for statement in statements)
    base = _closed_elsewhere(week)
    hours = Hours(
        week=base,
        layers=_layers(statements, base, doubts),
        holidays=_holidays(
            statements,
            based=based,
            as_usual=reading.also_on_holidays or reading.every_day is not None,
        ),
        eves=_eves(statements, base),
        specials=_specials(statements),
        otherwise_by_appointment=reading.otherwise_by_appointment,
    )
    if reading.every_day is not None:
        _check_every_day(hours, reading.every_day.start, reading.every_day.end)
    if not statements and not hours.otherwise_by_appointment:
        raise UnclearError(msg("There are no hours here."), 0, 0)
    doubts.extend(_doubts(statements, hours))
    return canonical(hours), tuple(doubts)


def _doubts(statements: list[Statement], hours: Hours) -> list[Doubt]:
    """What was read but leaves a question: only closed days, dates of which some have a year."""
    found = []
    if statements and not hours.otherwise_by_appointment and not any(hours.every_day()):
        everything = hours.specials or hours.holidays or hours.layers
        if everything:
            found.append(
                Doubt(
                    msg("It says when it is closed, but not when it is open."),
                    msg("Write the opening hours too."),
                    statements[0].start,
                    statements[-1].end,
                )
            )
    dated = [when for special in hours.specials if isinstance(when := special.when, Dates)]
    moving = [statement for statement in statements if statement.dates_without_year]
    if moving and any(not when.yearly for when in dated):
        found.append(
            Doubt(
                msg("Some dates have a year and this one has none; it is taken for every year."),
                msg("Write the year, or remove it from the others."),
                moving[0].start,
                moving[0].end,
            )
        )
    return found


def _check_continuations(statements: list[Statement]) -> None:
    """Refuses “1.6.–31.8. ma–to 9–14; pe 9–12”: is Friday of the summer or of the whole year."""
    usual: frozenset[int] = frozenset()
    of_period: frozenset[int] = frozenset()
    for statement in statements:
        if any(scope.dates for scope in statement.scopes):
            of_period |= statement.days
        elif statement.days and not statement.scopes:
            if of_period and not statement.days & (usual | of_period) and not statement.winter:
                raise UnclearError(
                    msg(
                        "It isn't clear whether this is of the period before it or of the whole year. Write the hours of the whole year first."
                    ),
                    statement.start,
                    statement.end,
                )
            usual |= statement.days


def _without_winter(statements: list[Statement]) -> list[Statement]:
    """In “talvella ma–pe 9–17, kesällä 1.6.–31.8. …” winter is the rest of the year, once summer has its dates."""
    winter = next((one for one in statements if one.winter), None)
    if winter is None:
        return statements
    dated = any(scope.dates for one in statements for scope in one.scopes)
    if not dated or any(one.days and not one.scopes and not one.winter for one in statements[:1]):
        raise UnclearError(
            msg("It doesn't say which dates that is. Write them, for example 1.6.–31.8."),
            winter.start,
            winter.end,
        )
    return statements


def _fill(statements: Iterable[Statement]) -> list[Day | None]:
    """The hours of each weekday; the same weekday twice with different hours is a contradiction."""
    week: list[Day | None] = [None] * 7
    said: list[Statement] = []
    for statement in statements:
        exception = _is_exception(statement, said)
        for weekday in statement.days:
            week[weekday] = CLOSED if exception else _joined(week[weekday], statement)
        said.append(statement)
    return week


def _is_exception(statement: Statement, said: list[Statement]) -> bool:
    """“ma–la 10–18, ke suljettu”: closed on a few days of a run, none of which had been named itself."""
    before = [one for one in said if one.days & statement.days]
    return (
        statement.day == CLOSED
        and len(before) == 1
        and before[0].day != CLOSED
        and statement.days <= before[0].spread
        and 2 * len(statement.days) < len(before[0].days)
    )


def _joined(old: Day | None, statement: Statement) -> Day:
    """The hours together with those said before of the same days: the same again, or more of them (myös)."""
    if old is None or old == statement.day:
        return statement.day
    if statement.additional and statement.day:
        both = tuple(sorted((*old, *statement.day)))
        if all(before.end <= after.start for before, after in pairwise(both)):
            return both
    raise UnclearError(
        msg("Hours for the same days have been given before, and they are different."),
        statement.start,
        statement.end,
    )


def _closed_elsewhere(week: list[Day | None]) -> Week:
    return as_week([CLOSED if day is None else day for day in week])


def _layers(statements: list[Statement], base: Week, doubts: list[Doubt]) -> tuple[Layer, ...]:
    grouped: dict[Scope, list[Statement]] = {}
    for statement in statements:
        for scope in statement.scopes if statement.days else ():
            grouped.setdefault(scope, []).append(statement)
    layers = []
    for scope in sorted(grouped, key=lambda scope: scope.rank):
        week = _fill(grouped[scope])
        layers.append(Layer(scope, tuple(_unsaid_days(scope, week, base, grouped[scope], doubts))))
    _check_layers(layers, grouped)
    return tuple(layers)


def _unsaid_days(
    scope: Scope, week: list[Day | None], base: Week, said: list[Statement], doubts: list[Doubt]
) -> list[Day | None]:
    """What a season means for the weekdays it doesn't name.

    When it doesn't leave them as they are (`leaves_others_as_usual`) and names most of the open days, it is a week
    of its own, and the others are closed, to be confirmed. In between nobody can tell.
    """
    if leaves_others_as_usual(scope, week, base) or any(statement.additional for statement in said):
        return week
    usual = {weekday for weekday in range(7) if base[weekday]}
    named = {weekday for weekday in range(7) if week[weekday] is not None}
    if 2 * len(named & usual) < len(usual):
        raise UnclearError(
            msg(
                "It doesn't say whether the other weekdays of this period are as usual or closed. Write all of them."
            ),
            said[0].start,
            said[-1].end,
        )
    doubts.append(
        Doubt(
            msg(
                "Some weekdays that are usually open are not mentioned for this period; they are taken as closed."
            ),
            msg("Write their hours, or that they are closed, for this period too."),
            said[0].start,
            said[-1].end,
        )
    )
    return [
        CLOSED if day is None and weekday in usual - named else day
        for weekday, day in enumerate(week)
    ]


def _check_layers(layers: list[Layer], grouped: dict[Scope, list[Statement]]) -> None:
    for index, layer in enumerate(layers):
        for other in layers[:index]:
            if _contradict(other, layer):
                statement = grouped[layer.scope][0]
                raise UnclearError(
                    msg("Two periods overlap and give the same days different hours."),
                    statement.start,
                    statement.end,
                )


def _contradict(one: Layer, other: Layer) -> bool:
    first, second = one.scope.dates, other.scope.dates
    if first is None or second is None or first.open_ended or second.open_ended:
        return False
    if first.yearly != second.yearly or (one.scope.weeks, one.scope.nth) != (
        other.scope.weeks,
        other.scope.nth,
    ):
        return False
    if not first.overlaps(second) or first.covers(second) or second.covers(first):
        return False
    return any(
        mine is not None and theirs is not None and mine != theirs
        for mine, theirs in zip(one.week, other.week, strict=True)
    )


def _holidays(statements: list[Statement], *, based: bool, as_usual: bool) -> tuple[Holidays, ...]:
    """Hours of public holidays; `as_usual` when the text says that they are like other days."""
    said = [statement for statement in statements if statement.holidays]
    found: dict[Scope, Holidays] = {}
    for statement in said:
        for scope in _holiday_scopes(statement, based=based):
            known = found.get(scope, Holidays(statement.day, statement.holidays, scope))
            found[scope] = Holidays(
                _joined(known.day, statement), known.on | statement.holidays, scope
            )
    if not said and not as_usual:
        found = _of_working_days(statements)
    if len({one.on for one in found.values()}) > 1:
        last = said[-1]
        raise UnclearError(
            msg(
                "Some of these holiday hours are for every holiday and some only for those on weekdays."
            ),
            last.start,
            last.end,
        )
    return tuple(
        found[scope]
        for scope in sorted(found, key=lambda scope: scope.rank if scope != ALWAYS else (-1, 0))
    )


def _holiday_scopes(statement: Statement, *, based: bool) -> tuple[Scope, ...]:
    """Closed holidays hold always, unless they stand under a heading or there are no hours but the season's."""
    scopes = statement.scopes or (ALWAYS,)
    inherited = based and not statement.heading and not statement.own_scope
    if inherited and statement.day == CLOSED:
        return (ALWAYS,)
    if inherited and any(not _is_for_good(scope) for scope in scopes):
        raise UnclearError(
            msg(
                "It isn't clear whether these holiday hours hold always or in this period. Write them on their own line."
            ),
            statement.start,
            statement.end,
        )
    return scopes


def _is_for_good(scope: Scope) -> bool:
    """Whether it holds always, or for good from a date on."""
    return scope == ALWAYS or (scope.dates is not None and scope.dates.open_ended)


def _of_working_days(statements: list[Statement]) -> dict[Scope, Holidays]:
    """“arkisin” alone: a public holiday is not a working day."""
    found: dict[Scope, Holidays] = {}
    for statement in statements:
        if statement.workdays and statement.day != CLOSED:
            for scope in statement.scopes or (ALWAYS,):
                found[scope] = Holidays(CLOSED, WORKING_DAYS, scope)
    return {ALWAYS: found[ALWAYS]} if ALWAYS in found else found


def _eves(statements: list[Statement], base: Week) -> Day | None:
    """Hours of eves. Beside hours of a season alone they would open days of the rest of the year."""
    seasonal = base == CLOSED_WEEK and any(one.days and one.day for one in statements)
    day: Day | None = None
    for statement in statements:
        if not statement.eves:
            continue
        day = _joined(day, statement)
        if seasonal:
            raise UnclearError(
                msg(
                    "Hours for eves need hours for the whole year. Name the days: jouluaattona 9–12."
                ),
                statement.start,
                statement.end,
            )
    return day


def _specials(statements: list[Statement]) -> tuple[Special, ...]:
    found: dict[Dates | Feast, Day] = {}
    for statement in statements:
        for when in statement.specials:
            _check_turned(when, statement)
            found[when] = _joined(found.get(when), statement)
            _check_overlaps(when, statement, found)
    return tuple(Special(when, found[when]) for when in sorted(found, key=special_rank))


def _check_turned(when: Dates | Feast, statement: Statement) -> None:
    """Dates without a year may run over the New Year, but most of a year is a slip: 25.7.–28.6. for 28.6.–25.7."""
    if not isinstance(when, Dates) or not when.yearly or when.open_ended:
        return
    first, last = when.first, when.last
    turned = isinstance(first, MonthDay) and isinstance(last, MonthDay) and first > last
    if turned and not statement.day and when.length > LONGEST_OVER_NEW_YEAR:
        raise UnclearError(
            msg("The dates end before they begin. If they run over the New Year, write the years."),
            statement.start,
            statement.end,
        )


def _check_overlaps(
    when: Dates | Feast, statement: Statement, found: dict[Dates | Feast, Day]
) -> None:
    """Of two periods that overlap one must be inside the other, or their hours the same."""
    for other, day in found.items():
        if day == found[when] or not isinstance(other, Dates) or not isinstance(when, Dates):
            continue
        if other.yearly != when.yearly or not other.overlaps(when):
            continue
        if not other.covers(when) and not when.covers(other):
            raise UnclearError(
                msg("Two periods overlap and give the same days different hours."),
                statement.start,
                statement.end,
            )


def _check_every_day(hours: Hours, start: int, end: int) -> None:
    """Refuses “vuoden jokaisena päivänä” beside days without hours."""
    closed = any(day == CLOSED for day in hours.normal_week) or any(
        one.day == CLOSED for one in hours.holidays
    )
    if closed and hours.week != (ALL_DAY,) * 7:
        raise UnclearError(msg("It says every day, but some days have no hours."), start, end)
