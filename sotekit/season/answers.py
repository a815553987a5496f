"""What the repository answers of a checklist's questions by itself: counts from its files, nobody's opinion."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sotekit.checks.rota import is_planned
from sotekit.hours.reading import read_hours
from sotekit.hours.seasons import periods
from sotekit.messages import Message, msg, msgn
from sotekit.model.checklist import Subject
from sotekit.model.comms import ActionState
from sotekit.model.form import DEFAULT_FORM
from sotekit.model.line import Line, Season
from sotekit.model.organisation import Organisation, Role
from sotekit.model.person import PersonRole
from sotekit.model.repository import Repository

FRESH = timedelta(days=270)
"""An organisation's data is fresh for a season when it was confirmed at most this long before its first day."""

HELPLINES_FRESH = timedelta(days=183)
"""The national numbers are checked again for each season: at most half a year before its first day."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the files say: in one sentence, and whether that settles the question."""

    settled: bool
    says: Message


@dataclass(frozen=True, slots=True)
class _Case:
    repository: Repository
    line: Line
    season: Season
    today: date

    def with_role(self, role: Role) -> list[Organisation]:
        found = self.repository.participants(self.line, self.season)
        return [organisation for organisation, promise in found if promise.role is role]

    def everybody(self) -> list[Organisation]:
        return [one for one, _ in self.repository.participants(self.line, self.season)]

    def with_role_before(self, role: Role) -> int:
        """How many had the role in the season before."""
        earlier = [one for one in self.line.seasons if one.start < self.season.start]
        if not earlier:
            return 0
        last = max(earlier, key=lambda one: one.start)
        found = self.repository.participants(self.line, last)
        return sum(1 for _, promise in found if promise.role is role)


def answer(
    subject: Subject, repository: Repository, line: Line, season: Season, today: date
) -> Answer:
    """What the repository says of the subject for that season, on that day."""
    return _ANSWERS[subject](_Case(repository, line, season, today))


def _organisations(case: _Case) -> Answer:
    count = len(case.with_role(Role.ANSWERS))
    before = case.with_role_before(Role.ANSWERS)
    if before:
        return Answer(
            count >= before,
            msgn(
                "{count} organisation has promised to answer; {before} did the season before.",
                "{count} organisations have promised to answer; {before} did the season before.",
                count,
                before=before,
            ),
        )
    return Answer(
        count > 1,
        msgn(
            "{count} organisation has promised to answer.",
            "{count} organisations have promised to answer.",
            count,
        ),
    )


def _role(role: Role) -> Callable[[_Case], Answer]:
    def says(case: _Case) -> Answer:
        count, before = len(case.with_role(role)), case.with_role_before(role)
        sentence = msgn(
            "{count} organisation is in the register for it; {before} the season before.",
            "{count} organisations are in the register for it; {before} the season before.",
            count,
            before=before,
        )
        return Answer(count >= max(1, before), sentence)

    return says


def _confirmations(case: _Case) -> Answer:
    everybody = case.everybody()
    since = case.season.start - FRESH
    fresh = sum(1 for one in everybody if one.confirmed and since <= one.confirmed <= case.today)
    return Answer(
        bool(everybody) and fresh == len(everybody),
        msg(
            "{fresh} of {count} organisations have confirmed their data.",
            fresh=fresh,
            count=len(everybody),
        ),
    )


def _resources(case: _Case) -> Answer:
    needed = len(periods(case.line, case.season))
    found = case.repository.participants(case.line, case.season)
    promised = sum(promise.duties or 0 for _, promise in found if promise.role is Role.ANSWERS)
    return Answer(
        promised >= needed > 0,
        msg(
            "{promised} duties are promised, {needed} are needed.", promised=promised, needed=needed
        ),
    )


def _workers(case: _Case) -> Answer:
    answering = case.with_role(Role.ANSWERS)
    staffed = {
        person.organisation
        for person in case.repository.people
        if PersonRole.RESPONDER in person.roles
        and (not person.lines or case.line.id in person.lines)
    }
    named = sum(1 for one in answering if one.id in staffed)
    return Answer(
        bool(answering) and named == len(answering),
        msg(
            "{named} of {count} answering organisations have named who answers.",
            named=named,
            count=len(answering),
        ),
    )


def _dates(case: _Case) -> Answer:
    season = case.season
    return Answer(
        season.start <= season.end and not season.is_overlong,
        msg("{start} to {end}.", start=season.start, end=season.end),
    )


def _hours(case: _Case) -> Answer:
    hours, _ = read_hours(case.season.hours)
    if hours is None:
        return Answer(
            settled=False, says=msg("The hours in the season's data can't be read for certain.")
        )
    return Answer(
        settled=True, says=msg("The hours are written: {hours}.", hours=case.season.hours.lines)
    )


def _languages(case: _Case) -> Answer:
    languages = case.season.languages
    if not languages:
        return Answer(settled=False, says=msg("The season names no language."))
    return Answer(
        settled=True, says=msg("The season's languages: {languages}.", languages=languages)
    )


def _closures(case: _Case) -> Answer:
    answering = case.with_role(Role.ANSWERS)
    season = case.season
    told = sum(
        1
        for one in answering
        if any(c.start <= season.end and season.start <= c.end for c in one.closures)
    )
    return Answer(
        0 < told == len(answering),
        msg(
            "{told} of {count} answering organisations have a closure in the season; ask the others "
            "whether they have none.",
            told=told,
            count=len(answering),
        )
        if told < len(answering)
        else msg("All {count} answering organisations have told theirs.", count=told),
    )


def _rota(case: _Case) -> Answer:
    needed = periods(case.line, case.season)
    rota = case.repository.rota(case.line.id, case.season.id)
    held = {duty.period for duty in rota.duties if duty.organisation} if rota else set()
    filled = sum(1 for one in needed if one in held)
    planned = bool(rota and is_planned(rota))
    return Answer(
        planned and filled == len(needed),
        msg(
            "{filled} of {needed} duties have somebody to answer.",
            filled=filled,
            needed=len(needed),
        ),
    )


def _back_ups(case: _Case) -> Answer:
    needed = periods(case.line, case.season)
    rota = case.repository.rota(case.line.id, case.season.id)
    held = {duty.period for duty in rota.duties if duty.back_up} if rota else set()
    filled = sum(1 for one in needed if one in held)
    return Answer(
        filled == len(needed) > 0,
        msg("{filled} of {needed} duties have a back-up.", filled=filled, needed=len(needed)),
    )


def _number(case: _Case) -> Answer:
    placeholder = set(case.line.number) <= set("0 ")
    if placeholder:
        return Answer(settled=False, says=msg("The number is still a row of zeros."))
    return Answer(settled=True, says=msg("The number is {number}.", number=case.line.number))


def _subscription(case: _Case) -> Answer:
    if not case.line.subscription:
        return Answer(settled=False, says=msg("The line's data says nothing of the subscription."))
    return Answer(
        settled=True, says=msg("The line's data tells whose phone and subscription it is.")
    )


def _handover(case: _Case) -> Answer:
    handover = case.line.handover
    if handover is None:
        return Answer(settled=False, says=msg("Nothing is written of the handover."))
    checks = len(handover.checks)
    return Answer(
        bool(handover.place and checks),
        msgn(
            "At {time}, {count} thing to check; the place is the next responder's office.",
            "At {time}, {count} things to check; the place is the next responder's office.",
            checks,
            time=handover.time,
        )
        if handover.place is None
        else msgn(
            "Time and place are written, and {count} thing to check.",
            "Time and place are written, and {count} things to check.",
            checks,
        ),
    )


def _form(case: _Case) -> Answer:
    if case.line.form == DEFAULT_FORM:
        return Answer(
            settled=False,
            says=msg("The line uses the built-in questions: have they been gone through together?"),
        )
    return Answer(settled=True, says=msg("The line has a form of its own."))


def _helplines(case: _Case) -> Answer:
    helplines = case.repository.helplines
    since = case.season.start - HELPLINES_FRESH
    fresh = sum(1 for one in helplines if since <= one.checked <= case.today)
    return Answer(
        bool(helplines) and fresh == len(helplines),
        msg(
            "{fresh} of {count} numbers have been checked for this season.",
            fresh=fresh,
            count=len(helplines),
        ),
    )


def _logos(case: _Case) -> Answer:
    everybody = case.everybody()
    have = sum(1 for one in everybody if one.logo)
    return Answer(
        bool(everybody) and have == len(everybody),
        msg(
            "{have} of {count} organisations have given their logo; the others get their name in type.",
            have=have,
            count=len(everybody),
        ),
    )


def _communications(case: _Case) -> Answer:
    plan = case.repository.comms_plan(case.line.id, case.season.id)
    actions = [one for one in plan.actions if one.state is not ActionState.DROPPED] if plan else []
    if plan is None or not actions:
        return Answer(settled=False, says=msg("There is no communications plan yet."))
    channels = {one.id: one.owner for one in plan.channels}
    owned = sum(1 for one in actions if one.owner or channels.get(one.channel))
    return Answer(
        owned == len(actions),
        msg("{owned} of {count} actions have an owner.", owned=owned, count=len(actions)),
    )


_ANSWERS: dict[Subject, Callable[[_Case], Answer]] = {
    Subject.ORGANISATIONS: _organisations,
    Subject.MARKETING: _role(Role.MARKETING),
    Subject.PARTNERS: _role(Role.PARTNER),
    Subject.CONFIRMATIONS: _confirmations,
    Subject.RESOURCES: _resources,
    Subject.WORKERS: _workers,
    Subject.DATES: _dates,
    Subject.HOURS: _hours,
    Subject.LANGUAGES: _languages,
    Subject.CLOSURES: _closures,
    Subject.ROTA: _rota,
    Subject.BACK_UPS: _back_ups,
    Subject.NUMBER: _number,
    Subject.SUBSCRIPTION: _subscription,
    Subject.HANDOVER: _handover,
    Subject.FORM: _form,
    Subject.HELPLINES: _helplines,
    Subject.LOGOS: _logos,
    Subject.COMMUNICATIONS: _communications,
}


def subjects() -> Iterable[Subject]:
    """Every subject that is answered."""
    return _ANSWERS.keys()
