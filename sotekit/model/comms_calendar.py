"""A communications plan on the calendar: when each thing is out, and when its material must be ready."""

from dataclasses import dataclass
from datetime import date, timedelta

from sotekit.model.comms import Action, ActionState, Campaign, Channel, CommsPlan
from sotekit.model.line import Season


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


def steps_of(plan: CommsPlan, season: Season) -> tuple[Step, ...]:
    """The plan's actions with their dates, in the order of their deadlines.

    What is dropped, and what names no known channel, campaign or day, is not among them.
    """
    found = (step for one in plan.actions if (step := _step(one, plan, season)) is not None)
    return tuple(sorted(found, key=lambda step: (step.ready, step.out, step.channel.id)))


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
