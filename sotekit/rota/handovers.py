"""The phone's way from hand to hand through a season."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time

from sotekit.model.line import Line
from sotekit.model.rota import Duty, Rota
from sotekit.model.text import Text


@dataclass(frozen=True, slots=True)
class Passing:
    """One handover. `giver` is None when the phone comes from its keeper at the season's start."""

    day: date
    time: time
    giver: Duty | None
    taker: Duty
    place: Text | None


def passings(line: Line, rota: Rota) -> Iterator[Passing]:
    """Every handover of the rota, in order; none where the same hands go on."""
    if line.handover is None:
        return
    giver: Duty | None = None
    for duty in sorted(rota.duties, key=lambda one: one.period):
        if giver is None or _hands(giver) != _hands(duty):
            yield Passing(
                duty.period.first,
                duty.handover_time or line.handover.time,
                giver,
                duty,
                duty.handover_place or line.handover.place,
            )
        giver = duty


def _hands(duty: Duty) -> tuple[str | None, tuple[str, ...]]:
    return duty.organisation, duty.responders
