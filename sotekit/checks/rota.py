"""The rota against the season and the people: nobody calls in vain, and nobody stands alone."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sotekit.checks.promises import most_duties
from sotekit.checks.world import World
from sotekit.hours.seasons import is_open_day, periods
from sotekit.messages import Message, msg
from sotekit.model.line import Line, Season
from sotekit.model.organisation import Role
from sotekit.model.period import Period
from sotekit.model.rota import Duty, Rota
from sotekit.model.rules import Rule, RuleKind, RuleLevel
from sotekit.plain.nodes import Mapping, Sequence
from sotekit.plain.problem import Level, Problem

HELSINKI = ZoneInfo("Europe/Helsinki")
UNPLANNED_DAYS = 60
"""A season without a rota is warned of when it begins within this many days."""


def known_rotas(world: World) -> Iterator[tuple[Rota, Line, Season]]:
    """The rotas whose line and season exist; the others are reported as unknown references."""
    for rota in world.repository.rotas:
        line = world.repository.line(rota.line)
        season = line.season(rota.season) if line else None
        if line and season:
            yield rota, line, season


def is_planned(rota: Rota) -> bool:
    """Whether somebody has planned it: a rota of nothing but pinned duties still waits for its plan."""
    return any(not duty.pinned for duty in rota.duties)


def gaps(world: World) -> Iterator[Problem]:
    """A duty of the season that nobody answers."""
    for rota, line, season in known_rotas(world):
        if not is_planned(rota):
            continue
        open_periods = [
            period for period in periods(line, season) if not _is_answered(period, rota, line)
        ]
        if len(open_periods) <= _unread_duties(rota):
            # whoever answers then is on the rota, in a duty with a mistake of its own
            continue
        for period in open_periods:
            unfilled = next((duty for duty in rota.duties if duty.period == period), None)
            yield Problem(
                "rota-gap",
                unfilled.source.place() if unfilled else rota.source.place("duties"),
                msg(
                    "Nobody answers in {period} ({start} to {end}).",
                    period=str(period),
                    start=period.first,
                    end=period.last,
                ),
                msg("“sotekit rota plan” fills the gap and leaves the pinned duties as they are."),
            )


def _is_answered(period: Period, rota: Rota, line: Line) -> bool:
    """Whether a duty covers the period; one of a wrong length that touches it is a mistake of its own."""
    return any(
        duty.period == period
        or (duty.period.unit is not line.duty and duty.period.overlaps(period.first, period.last))
        for duty in rota.duties
        if duty.organisation or duty.responders
    )


def _unread_duties(rota: Rota) -> int:
    """How many duties of the file could not be read and are missing from the record."""
    listed = rota.source.get("duties") if isinstance(rota.source, Mapping) else None
    return len(listed.items) - len(rota.duties) if isinstance(listed, Sequence) else 0


def unplanned(world: World) -> Iterator[Problem]:
    """A season that begins soon and has no rota."""
    soon = world.today + timedelta(days=UNPLANNED_DAYS)
    for line in world.repository.lines:
        for season in line.seasons:
            rota = world.repository.rota(line.id, season.id)
            if world.today <= season.start <= soon and not (rota and is_planned(rota)):
                yield Problem(
                    "rota-unplanned",
                    season.source.place("start"),
                    msg("The season begins on {date} and has no rota.", date=season.start),
                    msg(
                        "Plan it with “sotekit rota plan --line {line} --season {season}”.",
                        line=line.id,
                        season=season.id,
                    ),
                    Level.WARNING,
                )


def misplaced(world: World) -> Iterator[Problem]:
    """A duty outside the season, of the wrong length, or at the same time as another."""
    for rota, line, season in known_rotas(world):
        seen: dict[str, Duty] = {}
        for duty in rota.duties:
            place = duty.source.place("period")
            if duty.period.unit is not line.duty:
                yield Problem(
                    "duty-unit",
                    place,
                    msg("The duties of this line are of the unit “{unit}”.", unit=line.duty),
                    msg(
                        "Write a week as 2027-W23, a day as 2027-06-07, a half day as 2027-06-07-am."
                    ),
                )
            elif not duty.period.overlaps(season.start, season.end):
                yield Problem(
                    "duty-outside-season",
                    place,
                    msg(
                        "{period} is not within the season ({start} to {end}).",
                        period=str(duty.period),
                        start=season.start,
                        end=season.end,
                    ),
                    msg(
                        "Correct the period, or the dates of the season in data/lines/{line}.yaml.",
                        line=line.id,
                    ),
                )
            elif str(duty.period) in seen:
                first = seen[str(duty.period)].source.place("period").line
                yield Problem(
                    "duty-twice",
                    place,
                    msg("{period} is on the rota twice.", period=str(duty.period)),
                    msg("It is first on line {line}. Remove one of them.", line=first),
                )
            seen.setdefault(str(duty.period), duty)


def unpromised(world: World) -> Iterator[Problem]:
    """A duty of an organisation that has not promised to answer this season."""
    for rota, line, season in known_rotas(world):
        answering = {
            organisation.id
            for organisation, promise in world.repository.participants(line, season)
            if promise.role is Role.ANSWERS
        }
        for duty in rota.duties:
            organisation = duty.organisation
            if (
                organisation
                and organisation not in answering
                and world.repository.organisation(organisation)
            ):
                yield Problem(
                    "duty-not-promised",
                    duty.source.place("organisation"),
                    msg(
                        "“{organisation}” has not promised to answer in season {season}.",
                        organisation=organisation,
                        season=season.id,
                    ),
                    msg(
                        "Add its promise under participation in data/organisations/{organisation}.yaml, or choose another.",
                        organisation=organisation,
                    ),
                )


def keeps_closures(season: Season) -> bool:
    """Whether closures and absences forbid duties, as they do unless the season's rules say otherwise."""
    return all(
        rule.rule is not RuleKind.CLOSURES or rule.level in (None, RuleLevel.MUST)
        for rule in season.rules
    )


def during_closure(world: World) -> Iterator[Problem]:
    """A duty on days when its organisation is closed."""
    for rota, _line, season in known_rotas(world):
        if not keeps_closures(season):
            continue
        for duty in rota.duties:
            organisation = world.repository.organisation(duty.organisation or "")
            for closure in organisation.closures if organisation else ():
                days = [
                    day for day in duty.period.days if day in closure and is_open_day(season, day)
                ]
                if organisation and days:
                    yield Problem(
                        "duty-during-closure",
                        duty.source.place("organisation"),
                        msg(
                            "“{organisation}” is closed from {start} to {end}.",
                            organisation=organisation.id,
                            start=closure.start,
                            end=closure.end,
                        ),
                        msg(
                            "The closure is at {place}. Change the duty or the closure.",
                            place=str(closure.source.place()),
                        ),
                    )
                    break


def broken_promises(world: World) -> Iterator[Problem]:
    """More duties than an organisation said it can take."""
    for rota, line, season in known_rotas(world):
        for organisation, promise in world.repository.participants(line, season):
            most = most_duties(promise)
            count = sum(duty.organisation == organisation.id for duty in rota.duties)
            if promise.role is Role.ANSWERS and most is not None and count > most:
                yield Problem(
                    "promise-exceeded",
                    promise.source.place(
                        "duties_at_most" if promise.duties_at_most is not None else "duties"
                    ),
                    msg(
                        "“{organisation}” has {count} duties and can take {most}.",
                        organisation=organisation.id,
                        count=count,
                        most=most,
                    ),
                    msg("Move a duty to another organisation, or agree on more."),
                    Level.WARNING,
                )


def impossible_handovers(world: World) -> Iterator[Problem]:
    """A handover in the hour that a clock change skips or repeats: two people would come at different times."""
    for rota, line, _season in known_rotas(world):
        for duty in rota.duties:
            at = duty.handover_time or (line.handover.time if line.handover else None)
            template = _clock_change(duty.period.first, at) if at else None
            if template:
                yield Problem(
                    "handover-clock-change",
                    duty.source.place("handover_time" if duty.handover_time else "period"),
                    template,
                    msg("Write a handover_time outside the hour of the clock change."),
                )


def _clock_change(day: date, at: time) -> Message | None:
    """What is wrong with the local time on that day, if anything is."""
    local = datetime.combine(day, at, HELSINKI)
    if local.astimezone(UTC).astimezone(HELSINKI).time() != at:
        return msg(
            "On {date} there is no {time}: the clocks go forward over it.", date=day, time=at
        )
    if local.utcoffset() != local.replace(fold=1).utcoffset():
        return msg("On {date} it is {time} twice: the clocks go back.", date=day, time=at)
    return None


def doubled_rules(world: World) -> Iterator[Problem]:
    """A rule that a season mentions twice: only one of them would hold."""
    for line in world.repository.lines:
        for season in line.seasons:
            seen: dict[RuleKind, Rule] = {}
            for rule in season.rules:
                if rule.rule in seen:
                    first = seen[rule.rule].source.place("rule").line
                    yield Problem(
                        "rule-twice",
                        rule.source.place("rule"),
                        msg("The rule “{rule}” is in the season twice.", rule=rule.rule.value),
                        msg("It is first on line {line}. Remove one of them.", line=first),
                    )
                seen.setdefault(rule.rule, rule)
