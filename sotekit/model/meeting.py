"""When the steering group meets next and what it has left to do. Pure questions to the plan."""

from collections.abc import Iterator
from datetime import date

from sotekit.model.crisis import CrisisPlan, GroupDecision, GroupMeeting, KeyContact


def last_meeting(plan: CrisisPlan, today: date) -> GroupMeeting | None:
    """The latest meeting that has been."""
    been = [one for one in plan.group.meetings if one.on <= today]
    return max(been, key=lambda one: one.on, default=None)


def next_meeting(plan: CrisisPlan, today: date) -> date | None:
    """The day that is agreed and still to come, else the day by which the rhythm wants one; None when none has been."""
    agreed = plan.group.next
    if agreed is not None and agreed >= today:
        return agreed
    last = last_meeting(plan, today)
    if last is None:
        return agreed
    return months_later(last.on, plan.group.every_months)


def open_decisions(plan: CrisisPlan) -> Iterator[tuple[GroupMeeting, GroupDecision]]:
    """What was decided and not yet done, oldest first by its day."""
    found = [
        (meeting, decision)
        for meeting in plan.group.meetings
        for decision in meeting.decisions
        if decision.done is None
    ]
    yield from sorted(found, key=lambda one: one[1].due)


def try_by(plan: CrisisPlan, contact: KeyContact, today: date) -> date:
    """By when the number is to be tried; today where it never has been."""
    if contact.tried is None:
        return today
    return months_later(contact.tried, plan.try_every_months)


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day."""
    from calendar import monthrange

    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
