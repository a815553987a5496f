"""The communications plan on the calendar: when each thing is out, when its material must be ready, what clashes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sotekit.comms.contrast import AA, contrast
from sotekit.messages import Message, msg
from sotekit.model.comms import Action, ActionState, Campaign, Channel, CommsPlan
from sotekit.model.line import Line, Season
from sotekit.model.organisation import Organisation, Role
from sotekit.model.repository import Repository
from sotekit.plain.problem import Level, Problem
from sotekit.plain.scalars import nearest_hint


@dataclass(frozen=True, slots=True)
class Step:
    """One action with its dates. `ready` is when the channel wants its material, `last` the last day it is seen."""

    action: Action
    channel: Channel
    campaign: Campaign
    owner: str | None
    out: date
    ready: date
    last: date

    def late(self, today: date) -> bool:
        """Whether the material should have been ready and nobody says that it is."""
        return self.action.state is ActionState.PLANNED and self.ready < today


@dataclass(frozen=True, slots=True)
class Planned:
    """The plan's steps in the order of their deadlines, and everything that is wrong with it."""

    plan: CommsPlan
    line: Line
    season: Season
    steps: tuple[Step, ...]
    problems: tuple[Problem, ...]

    def share(self, organisation: str) -> tuple[Step, ...]:
        """What one organisation does."""
        return tuple(one for one in self.steps if one.owner == organisation)

    @property
    def owners(self) -> tuple[str, ...]:
        """Everybody who has something to do."""
        return tuple(sorted({one.owner for one in self.steps if one.owner}))


def planned(
    repository: Repository, line: Line, season: Season, plan: CommsPlan, today: date
) -> Planned:
    """The steps of the plan; actions that name no known channel or day are problems instead."""
    steps = sorted(
        (step for one in plan.actions if (step := _step(one, plan, season)) is not None),
        key=lambda step: (step.ready, step.out, step.channel.id),
    )
    problems = [
        *_unreadable(plan, season),
        *_ownerless(plan, steps),
        *_late(steps, today),
        *_clashes(steps),
        *_strangers(repository, line, season, steps),
        *_closed(repository, steps),
        *_silent(repository, line, season, plan, steps),
        *_unpublished(plan, today),
        *_pale(plan),
    ]
    ordered = sorted(problems, key=lambda one: (one.place.path, one.place.line, one.place.column))
    return Planned(plan, line, season, tuple(steps), tuple(ordered))


def out_day(action: Action, season: Season) -> date | None:
    """The day named, or counted from the season's first or last day."""
    if action.on is not None:
        return action.on
    if action.days_before is not None:
        return season.start - timedelta(days=action.days_before)
    if action.days_into is not None:
        return season.start + timedelta(days=action.days_into)
    if action.days_after is not None:
        return season.end + timedelta(days=action.days_after)
    return None


def _step(action: Action, plan: CommsPlan, season: Season) -> Step | None:
    channel, campaign = plan.channel(action.channel), plan.campaign(action.campaign)
    out = out_day(action, season)
    if action.state is ActionState.DROPPED or channel is None or campaign is None or out is None:
        return None
    ready = out - timedelta(days=channel.lead_days)
    last = out + timedelta(days=(action.lasts or 1) - 1)
    return Step(action, channel, campaign, action.owner or channel.owner, out, ready, last)


def _unreadable(plan: CommsPlan, season: Season) -> Iterator[Problem]:
    for one in plan.actions:
        for key, name, known in (
            ("channel", one.channel, [channel.id for channel in plan.channels]),
            ("campaign", one.campaign, [campaign.id for campaign in plan.campaigns]),
        ):
            if name not in known:
                yield Problem(
                    "comms-unknown",
                    one.source.place(key),
                    msg("The plan has no {key} “{name}”.", key=key, name=name),
                    nearest_hint(name, known),
                )
        if out_day(one, season) is None:
            yield Problem(
                "comms-no-day",
                one.source.place(),
                msg("The action has no day."),
                msg("Write days_before, days_into, days_after or on."),
            )


def _ownerless(plan: CommsPlan, steps: list[Step]) -> Iterator[Problem]:
    used = {step.channel.id for step in steps if step.owner is None}
    for channel in plan.channels:
        if channel.owner is None and (channel.id in used or not _has_steps(channel, steps)):
            yield _warning(
                "comms-no-owner",
                channel,
                "id",
                msg("Nobody owns the channel “{channel}”.", channel=channel.id),
                msg("Agree on who takes it and write owner, or take the channel away."),
            )


def _has_steps(channel: Channel, steps: list[Step]) -> bool:
    return any(step.channel.id == channel.id for step in steps)


def _late(steps: list[Step], today: date) -> Iterator[Problem]:
    for step in steps:
        if step.late(today):
            yield _warning(
                "comms-late",
                step.action,
                "channel",
                msg(
                    "The material for “{channel}” should have been ready on {date}.",
                    channel=step.channel.id, date=step.ready,
                ),
                msg("Ask its keeper for more time, or write state: agreed, done or dropped."),
            )  # fmt: skip


def _clashes(steps: list[Step]) -> Iterator[Problem]:
    seen: dict[tuple[str, date], Step] = {}
    for step in steps:
        key = (step.channel.id, step.out)
        if key in seen:
            yield _warning(
                "comms-clash",
                step.action,
                "channel",
                msg(
                    "“{channel}” has two things on {date}.", channel=step.channel.id, date=step.out
                ),
                msg("Move one of them by a day or two, or tell both in one."),
            )
        seen.setdefault(key, step)


def _strangers(
    repository: Repository, line: Line, season: Season, steps: list[Step]
) -> Iterator[Problem]:
    taking_part = {organisation.id for organisation, _ in repository.participants(line, season)}
    for owner in sorted({step.owner for step in steps if step.owner}):
        if owner not in taking_part and repository.organisation(owner):
            step = next(one for one in steps if one.owner == owner)
            yield _warning(
                "comms-stranger",
                step.action,
                "owner" if step.action.owner else "channel",
                msg("“{owner}” has a task, but takes no part in the season.", owner=owner),
                msg("Write its promise under participation in its file, or give the task to another."),
            )


def _closed(repository: Repository, steps: list[Step]) -> Iterator[Problem]:
    for step in steps:
        owner = repository.organisation(step.owner or "")
        closure = _closure_on(owner, step.ready) if owner else None
        if owner and closure:
            yield _warning(
                "comms-closed",
                step.action,
                "channel",
                msg(
                    "“{owner}” is closed on {date}, when the material for “{channel}” must be ready.",
                    owner=owner.id, date=step.ready, channel=step.channel.id,
                ),
                msg("Do it before the closure, or give the task to another."),
            )  # fmt: skip


def _closure_on(owner: Organisation, day: date) -> bool:
    return any(day in closure for closure in owner.closures)


def _silent(
    repository: Repository, line: Line, season: Season, plan: CommsPlan, steps: list[Step]
) -> Iterator[Problem]:
    busy = {step.owner for step in steps}
    for organisation, promise in repository.participants(line, season):
        if promise.role is Role.MARKETING and organisation.id not in busy:
            yield Problem(
                "comms-silent",
                plan.source.place("actions"),
                msg(
                    "“{organisation}” has promised to help with marketing, but has nothing to do.",
                    organisation=organisation.id,
                ),
                msg("Agree on a channel and a day with it, and add an action."),
                Level.WARNING,
            )


def _unpublished(plan: CommsPlan, today: date) -> Iterator[Problem]:
    for one in plan.figures:
        if one.published > today:
            yield Problem(
                "comms-unpublished",
                one.source.place("published"),
                msg("These figures are published only on {date}.", date=one.published),
                msg("Leave them out until the debrief has been published."),
            )


def _pale(plan: CommsPlan) -> Iterator[Problem]:
    look = plan.look
    if look is None:
        return
    for key, one, other in (
        ("ink", look.ink, look.ground),
        ("accent_ink", look.accent_ink, look.accent),
        ("accent", look.accent, look.ground),
    ):
        found = contrast(one, other)
        if found < AA:
            yield Problem(
                "comms-contrast",
                look.source.place(key),
                msg(
                    "The colour {colour} is hard to read on {ground}: contrast {found}, {needed} is needed.",
                    colour=one, ground=other, found=f"{found:.1f}", needed=AA,
                ),
                msg("Make the one lighter or the other darker."),
            )  # fmt: skip


def _warning(
    code: str, record: Action | Channel, key: str, message: Message, hint: Message
) -> Problem:
    return Problem(code, record.source.place(key), message, hint, Level.WARNING)
