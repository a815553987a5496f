"""The course of one session by the clock: which stretch begins when, and who has it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sotekit.model.event import Presenter, Series, Session, Slot, SlotKind


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the session. `start` is None for a presenter whom no slot of the session has room for."""

    start: datetime | None
    minutes: int | None
    slot: Slot | None
    presenters: tuple[Presenter, ...] = ()

    @property
    def end(self) -> datetime | None:
        """When the next one begins."""
        return self.start + timedelta(minutes=self.minutes or 0) if self.start else None


def agenda(series: Series, session: Session) -> tuple[Part, ...]:
    """The stretches in order, then the presenters for whom there is no slot. Those who stayed away are left out."""
    seats: dict[int, list[Presenter]] = {}
    for number, one in enumerate(session.presenters, start=1):
        if not one.absent:
            seats.setdefault(one.slot or number, []).append(one)
    parts: list[Part] = []
    start, place = series.starts(session), 0
    for slot in series.slots_of(session):
        place += slot.kind is SlotKind.PRESENTATION
        here = seats.pop(place, []) if slot.kind is SlotKind.PRESENTATION else []
        parts.append(Part(start, slot.minutes, slot, tuple(here)))
        start += timedelta(minutes=slot.minutes)
    left = (one for number in sorted(seats) for one in seats[number])
    return (*parts, *(Part(None, one.minutes, None, (one,)) for one in left))


def presenting(session: Session) -> tuple[Presenter, ...]:
    """Who presents, or presented: not those who stayed away."""
    return tuple(one for one in session.presenters if not one.absent)


def free_places(series: Series, session: Session) -> int:
    """How many presentation slots nobody has taken yet."""
    return max(0, len(series.places_of(session)) - len(presenting(session)))


def minutes_of(series: Series, session: Session, presenter: Presenter) -> int | None:
    """How long the presenter has; None where neither the presenter nor a slot says it."""
    parts = (part for part in agenda(series, session) if presenter in part.presenters)
    slot_minutes = next((part.minutes for part in parts), None)
    return presenter.minutes or slot_minutes
