"""Confirmations: when to ask whoever answers whether the duty holds, and which duties are at risk."""

from dataclasses import dataclass
from datetime import date, timedelta

from sotekit.model.rota import Duty, Rota

STEPS = (28, 14, 7, 1)
"""Days before a duty on which it is asked about: four, two and one weeks, and a day."""

AT_RISK = 7
"""A duty that begins within so many days and is not confirmed is at risk."""


@dataclass(frozen=True, slots=True)
class Asking:
    """One duty to come: when it was confirmed, the step that asks for it now, and when it is asked next."""

    duty: Duty
    due: date | None
    next_due: date | None
    at_risk: bool


def askings(rota: Rota, today: date) -> tuple[Asking, ...]:
    """Every duty to come, in order of time. A confirmed one is asked about no more until the day before."""
    coming = [duty for duty in rota.duties if duty.period.first > today]
    return tuple(_asking(duty, today) for duty in sorted(coming, key=lambda one: one.period))


def _asking(duty: Duty, today: date) -> Asking:
    first = duty.period.first
    asked = [first - timedelta(days=days) for days in STEPS]
    if duty.confirmed:
        asked = asked[-1:]
    answered = duty.confirmed or date.min
    due = max((day for day in asked if answered < day <= today), default=None)
    return Asking(
        duty=duty,
        due=due,
        next_due=min((day for day in asked if day > today), default=None),
        at_risk=duty.confirmed is None and (first - today).days <= AT_RISK,
    )
