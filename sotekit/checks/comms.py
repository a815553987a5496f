"""What a communications plan overlooks: names, days, owners, deadlines, clashes, and colours nobody can read."""

from collections.abc import Iterator, Sequence
from datetime import date

from sotekit.checks.contrast import AA, contrast
from sotekit.checks.world import World
from sotekit.messages import Message, msg
from sotekit.model.comms import Action, Channel, CommsPlan
from sotekit.model.comms_calendar import Step, out_day, steps_of
from sotekit.model.line import Line, Season
from sotekit.model.organisation import Organisation, Role
from sotekit.model.repository import Repository
from sotekit.plain.problem import Level, Problem
from sotekit.plain.scalars import nearest_hint


def plans(world: World) -> Iterator[Problem]:
    """Every plan whose line and season are known."""
    repository = world.repository
    for plan in repository.comms:
        line = repository.line(plan.line)
        season = line.season(plan.season) if line else None
        if line is not None and season is not None:
            yield from plan_problems(repository, line, season, plan, world.today)


def plan_problems(
    repository: Repository, line: Line, season: Season, plan: CommsPlan, today: date
) -> Iterator[Problem]:
    """Everything that is wrong with one plan; who does what and when is looked at until the season is over."""
    steps = steps_of(plan, season)
    yield from _unreadable(plan, season)
    if today <= season.end:
        yield from _ownerless(plan, steps)
        yield from _late(steps, today)
        yield from _clashes(steps)
        yield from _strangers(repository, line, season, steps)
        yield from _closed(repository, steps)
        yield from _silent(repository, line, season, plan, steps)
    yield from _unpublished(plan, today)
    yield from _pale(plan)


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


def _ownerless(plan: CommsPlan, steps: Sequence[Step]) -> Iterator[Problem]:
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


def _has_steps(channel: Channel, steps: Sequence[Step]) -> bool:
    return any(step.channel.id == channel.id for step in steps)


def _late(steps: Sequence[Step], today: date) -> Iterator[Problem]:
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


def _clashes(steps: Sequence[Step]) -> Iterator[Problem]:
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
    repository: Repository, line: Line, season: Season, steps: Sequence[Step]
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
                msg(
                    "Write its promise under participation in its file, or give the task to another."
                ),
            )


def _closed(repository: Repository, steps: Sequence[Step]) -> Iterator[Problem]:
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
    repository: Repository, line: Line, season: Season, plan: CommsPlan, steps: Sequence[Step]
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
