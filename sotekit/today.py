"""What is going on at a moment: who answers, who backs up, what comes next and what is due."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sotekit.checks.rota import UNPLANNED_DAYS, is_planned
from sotekit.comms.plan import planned
from sotekit.crisis.state import CrisisState, state_of
from sotekit.events.due import doer_names, due_duties
from sotekit.events.waiting import Recorded, waiting
from sotekit.hours import is_open, next_change, read_hours
from sotekit.hours.seasons import is_open_day
from sotekit.messages import Message, msg, msgn
from sotekit.model.comms import ActionState
from sotekit.model.line import Line, Season
from sotekit.model.meeting import next_meeting, open_decisions, try_by
from sotekit.model.organisation import Organisation
from sotekit.model.repository import Repository
from sotekit.model.rota import Duty, Rota
from sotekit.model.text import Text
from sotekit.points.volunteers import dues
from sotekit.rota.confirmation import askings
from sotekit.season.readiness import Standing, readiness

AHEAD = timedelta(days=14)
MOST_TASKS = 6
"""Tasks of one series of events that are named one by one."""

MOST_ENDING = 4
"""Trainings and insurances that are named one by one."""

MOST_ASKED = 3
"""Duties to confirm that are named one by one; a line by the day has more of them."""
HELPLINE_RECHECK = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class LineSituation:
    """One line: its season (on, or the next one), and the duties around this moment."""

    line: Line
    season: Season | None
    on: bool
    open_today: bool
    open_now: bool
    duty: Duty | None
    next_duty: Duty | None


@dataclass(frozen=True, slots=True)
class Due:
    """Something to be done by a day."""

    day: date
    what: Message


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything the first screen tells."""

    now: datetime
    lines: tuple[LineSituation, ...]
    open_now: tuple[tuple[Organisation, datetime | None], ...]
    closed: tuple[tuple[Organisation, date], ...]
    due: tuple[Due, ...]
    crises: tuple[CrisisState, ...] = ()


def situation(repository: Repository, now: datetime, recorded: Recorded | None = None) -> Situation:
    """The lines, the organisations closed today (and until when), and what is due in two weeks.

    `recorded` is what the logs of receptions and feedback have; without it nothing is said of them.
    """
    today = now.date()
    lines = tuple(_line(repository, line, now) for line in repository.lines)
    closed = tuple(
        (organisation, max(closure.end for closure in organisation.closures if today in closure))
        for organisation in repository.organisations
        if any(today in closure for closure in organisation.closures)
    )
    found = _due(repository, lines, today)
    found += [
        Due(day, what) for day, what in waiting(repository, recorded or Recorded(), today, AHEAD)
    ]
    due = sorted(found, key=lambda one: one.day)
    crises = tuple(state_of(journal, now) for journal in repository.open_journals)
    return Situation(now, lines, _open_now(repository, now), closed, tuple(due), crises)


def _open_now(
    repository: Repository, now: datetime
) -> tuple[tuple[Organisation, datetime | None], ...]:
    """The organisations that are open at this moment, and when they close next."""
    found = []
    for organisation in repository.organisations:
        hours = read_hours(organisation.hours)[0] if organisation.hours else None
        if hours and is_open(hours, now, organisation.closures):
            change = next_change(hours, now, organisation.closures)
            found.append((organisation, change[0] if change else None))
    return tuple(found)


def _line(repository: Repository, line: Line, now: datetime) -> LineSituation:
    today = now.date()
    season = line.season_on(today) or min(
        (one for one in line.seasons if one.start > today), key=lambda one: one.start, default=None
    )
    rota = repository.rota(line.id, season.id) if season else None
    on = season is not None and season.start <= today
    duty = rota.duty_on(today) if rota else None
    return LineSituation(
        line=line,
        season=season,
        on=on,
        open_today=bool(season and on and is_open_day(season, today)),
        open_now=bool(season and on and _answered_at(season, now)),
        duty=duty,
        next_duty=_next_duty(rota, duty, today),
    )


def _answered_at(season: Season, now: datetime) -> bool:
    hours, _ = read_hours(season.hours)
    return hours is not None and is_open(hours, now, season.closures)


def _next_duty(rota: Rota | None, duty: Duty | None, today: date) -> Duty | None:
    after = duty.period.last if duty else today
    coming = [one for one in rota.duties if one.period.first > after] if rota else []
    return min(coming, key=lambda one: one.period, default=None)


def _due(repository: Repository, lines: tuple[LineSituation, ...], today: date) -> list[Due]:
    due = [
        Due(
            helpline.checked + HELPLINE_RECHECK,
            msg(
                "Check the number {number} with {source}.",
                number=helpline.number,
                source=helpline.published_by,
            ),
        )
        for helpline in repository.helplines
        if helpline.checked + HELPLINE_RECHECK <= today + AHEAD
    ]
    due += _due_of_debriefs(repository, today)
    due += _due_of_crisis_plan(repository, today)
    due += _due_of_events(repository, today)
    due += _due_of_volunteers(repository, today)
    for one in lines:
        due += _due_of_line(repository, one, today)
        due += _due_of_checklist(repository, one, today)
        due += _due_of_comms(repository, one, today)
    return due


def _due_of_crisis_plan(repository: Repository, today: date) -> list[Due]:
    """The steering group's meeting and decisions, numbers that wait to be tried, the plan's own review."""
    plan = repository.crisis
    if plan is None:
        return []
    due: list[Due] = []
    meeting = next_meeting(plan, today)
    if meeting is not None and meeting <= today + AHEAD:
        what = (
            msg("The steering group's meeting was due: agree on a day.")
            if meeting < today
            else msg("The steering group meets.")
        )
        due.append(Due(meeting, what))
    due += [
        Due(
            decision.due,
            msg(
                "Decided in the steering group: {text} ({owner})",
                text=decision.text,
                owner=_owner_named(repository, decision.owner),
            ),
        )
        for _, decision in open_decisions(plan)
        if decision.due <= today + AHEAD
    ]
    waiting = [by for one in plan.contacts if (by := try_by(plan, one, today)) <= today]
    if waiting:
        text = msgn(
            "{count} number of the crisis plan waits to be tried: “sotekit crisis contact list”.",
            "{count} numbers of the crisis plan wait to be tried: “sotekit crisis contact list”.",
            len(waiting),
        )
        due.append(Due(min(waiting), text))
    if plan.review is not None and plan.review <= today + AHEAD:
        due.append(Due(plan.review, msg("Go through the crisis plan.")))
    return due


def _owner_named(repository: Repository, owner: str) -> Text | Message | str:
    person = repository.person(owner)
    return person.name if person else _named(repository, owner)


def _due_of_checklist(repository: Repository, one: LineSituation, today: date) -> list[Due]:
    """Questions of the convener's checklist that are late or due soon."""
    checklist = repository.checklist(one.line.id, one.season.id) if one.season else None
    if one.season is None or checklist is None:
        return []
    ready = readiness(repository, one.line, one.season, checklist, today)
    return [
        Due(item.due, msg("To agree on: {question}", question=item.question.question))
        for item in ready.standing(Standing.LATE, Standing.SOON)
        if item.due is not None
    ]


def _due_of_debriefs(repository: Repository, today: date) -> list[Due]:
    """Decisions of joint debriefs that nobody has carried out yet."""
    return [
        Due(
            decision.due,
            msg(
                "Decided in the debrief of {season}: {text} ({owner})",
                season=debrief.season,
                text=decision.text,
                owner=_named(repository, decision.owner),
            ),
        )
        for debrief in repository.debriefs
        for decision in debrief.open
        if decision.due <= today + AHEAD
    ]


def _due_of_events(repository: Repository, today: date) -> list[Due]:
    """What is to be done for briefings and other events; many tasks of a series in one sentence."""
    due: list[Due] = []
    for series in repository.series:
        found = [one for one in due_duties(repository, today, AHEAD) if one.series is series]
        if len(found) > MOST_TASKS:
            text = msgn(
                "{series}: {count} task is due: “sotekit event due”.",
                "{series}: {count} tasks are due: “sotekit event due”.",
                len(found),
                series=series.name,
            )
            due.append(Due(found[0].day, text))
            continue
        for one in found:
            who = doer_names(one, repository, repository.language) or msg("nobody yet")
            text = msg(
                "{series} {day}: {task} ({who})",
                series=series.name, day=one.session.date, task=one.name, who=who,
            )  # fmt: skip
            due.append(Due(one.day, text))
    return due


def _due_of_volunteers(repository: Repository, today: date) -> list[Due]:
    """Trainings and insurances of the service points' people that end."""
    ending = [one for one in dues(repository, today, AHEAD) if one.day is not None]
    if len(ending) > MOST_ENDING:
        text = msg("Trainings and insurances end: “sotekit point volunteers”.")
        return [Due(min(one.day for one in ending if one.day is not None), text)]
    return [Due(one.day, one.message) for one in ending if one.day is not None]


def _due_of_comms(repository: Repository, one: LineSituation, today: date) -> list[Due]:
    """Material that a channel waits for."""
    plan = repository.comms_plan(one.line.id, one.season.id) if one.season else None
    if one.season is None or plan is None:
        return []
    found = planned(repository, one.line, one.season, plan, today)
    return [
        Due(
            step.ready,
            msg(
                "Material ready for “{channel}”: {owner}",
                channel=step.channel.name,
                owner=_named(repository, step.owner),
            ),
        )
        for step in found.steps
        if step.ready <= today + AHEAD and step.action.state is ActionState.PLANNED
    ]


def _named(repository: Repository, organisation: str | None) -> Text | Message:
    found = repository.organisation(organisation or "")
    return found.name if found else msg("nobody yet")


def _due_of_line(repository: Repository, one: LineSituation, today: date) -> list[Due]:
    if one.season is None:
        return []
    due: list[Due] = []
    rota = repository.rota(one.line.id, one.season.id)
    plan_by = one.season.start - timedelta(days=UNPLANNED_DAYS)
    if plan_by <= today + AHEAD and not (rota and is_planned(rota)):
        due.append(Due(plan_by, msg("Plan the rota of season {season}.", season=one.season.id)))
    if rota:
        due += _confirmations(repository, rota, today)
    next_duty = one.next_duty
    if one.line.handover and next_duty and next_duty.period.first <= today + AHEAD:
        due.append(
            Due(
                next_duty.period.first,
                msg(
                    "The phone passes on at {time}.",
                    time=next_duty.handover_time or one.line.handover.time,
                ),
            )
        )
    return due


def _confirmations(repository: Repository, rota: Rota, today: date) -> list[Due]:
    """Whom to ask whether a duty holds, for duties of the next two weeks; many at once in one sentence."""
    found = [
        asking
        for asking in askings(rota, today)
        if asking.at_risk or (asking.due and asking.duty.period.first <= today + AHEAD)
    ]
    if len(found) > MOST_ASKED:
        text = msgn(
            "{count} duty waits to be confirmed: “sotekit rota confirm --line {line}”.",
            "{count} duties wait to be confirmed: “sotekit rota confirm --line {line}”.",
            len(found),
            line=rota.line,
        )
        return [Due(today, text)]
    return [
        Due(
            asking.due or today,
            msg(
                "Ask {who} to confirm {period}.",
                who=_answering(repository, asking.duty),
                period=asking.duty.period,
            ),
        )
        for asking in found
    ]


def _answering(repository: Repository, duty: Duty) -> str:
    organisation = repository.organisation(duty.organisation or "")
    people = [person.name for one in duty.responders if (person := repository.person(one))]
    name = organisation.name.best(repository.language) if organisation else duty.organisation or ""
    return f"{name} ({', '.join(people)})" if people and name else ", ".join(people) or name
