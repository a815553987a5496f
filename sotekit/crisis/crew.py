"""Who can be had in a rehearsal: people who are ill or can't be reached, and pairs found for points."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from sotekit.crisis.coverage import Window
from sotekit.crisis.injects import Inject, InjectKind
from sotekit.model.person import Person, PersonRole
from sotekit.model.point import Point
from sotekit.model.repository import Repository
from sotekit.plain.moments import HELSINKI

TWO = 2


@dataclass(frozen=True, slots=True)
class FoundPair:
    """Two people who keep a point open in the quarters `kept`; `found` are those who stood in for somebody."""

    people: tuple[str, ...]
    found: tuple[str, ...]
    kept: int


def own_pair(point: Point, on: date) -> tuple[str, ...]:
    """The people of the point's pairs that serve on that day."""
    return tuple(
        dict.fromkeys(
            person
            for pair in point.pairs
            if (pair.start is None or pair.start <= on) and (pair.end is None or on <= pair.end)
            for person in pair.people
        )
    )


@dataclass(slots=True)
class Crew:
    """Everybody, and where they are already: the only thing of a rehearsal that changes as it goes."""

    repository: Repository
    window: Window
    events: Sequence[Inject]
    taken: dict[str, int] = field(default_factory=dict)

    @property
    def on(self) -> date:
        """The day of the start."""
        return self.window.start.astimezone(HELSINKI).date()

    @property
    def unable(self) -> frozenset[str]:
        """Points that can't be opened at all."""
        return frozenset(one.about for one in self.events if one.kind is InjectKind.POINT_UNABLE)

    @property
    def coordinator(self) -> str:
        """Who carries the coordination when it begins: the first who can be reached."""
        plan = self.repository.crisis
        gone = self.gone(0)
        people = plan.coordination.people if plan else ()
        return next((one for one in people if one not in gone), "")

    def gone(self, minute: int) -> frozenset[str]:
        """Those who can't be had at that minute after the start."""
        return frozenset(
            one.about
            for one in self.events
            if one.kind in (InjectKind.ILL, InjectKind.UNREACHABLE)
            and one.start <= minute
            and (one.end is None or minute < one.end)
        )

    def cut_off(self, point: Point) -> int:
        """The quarters in which something that the point can't do without is out in its area."""
        areas = {point.area, *(stop.area for stop in point.stops)}
        found = 0
        for one in self.events:
            if (
                one.kind is InjectKind.OUT
                and one.supply not in point.works_without
                and one.about in areas
            ):
                end = self.window.minutes if one.end is None else one.end
                found |= self.window.between(one.start, end)
        return found

    def pair(self, point: Point, due: int, asked: int) -> FoundPair | None:
        """Two people from two organisations for those quarters; whoever falls ill is replaced if anybody is free.

        None when two can't be found at all. The point closes when a place can't be filled later on.
        """
        own = own_pair(point, self.on)
        chosen = self._first_two(point, own, due, asked)
        if len(chosen) < TWO:
            return None
        kept, stood_in = asked, [one.id for one in chosen if own and one.id not in own]
        people = list(chosen)
        for event in self._illnesses(due):
            ill = next((one for one in people if one.id == event.about), None)
            if ill is None:
                continue
            rest = self.window.between(event.start, self.window.minutes)
            others = [one for one in people if one is not ill]
            other = self._substitute(point, others, event.start, kept & rest)
            if other is None:
                kept &= ~rest
                break
            people = [*others, other]
            chosen.append(other)
            stood_in.append(other.id)
        for person in chosen:
            self.taken[person.id] = self.taken.get(person.id, 0) | kept
        names = tuple(dict.fromkeys(one.id for one in chosen))
        return FoundPair(names, tuple(stood_in), kept)

    def _illnesses(self, due: int) -> list[Inject]:
        return sorted(
            (one for one in self.events if one.kind is InjectKind.ILL and one.start > due),
            key=lambda one: one.start,
        )

    def _first_two(self, point: Point, own: Sequence[str], due: int, asked: int) -> list[Person]:
        people = (self.repository.person(one) for one in own)
        chosen: list[Person] = []
        for one in people:
            if (
                one is not None
                and len(chosen) < TWO
                and self._is_free(one, due, asked)
                and one.organisation not in {other.organisation for other in chosen}
            ):
                chosen.append(one)
        while len(chosen) < TWO:
            other = self._substitute(point, chosen, due, asked)
            if other is None:
                break
            chosen.append(other)
        return chosen

    def _substitute(
        self, point: Point, others: Sequence[Person], minute: int, asked: int
    ) -> Person | None:
        """Somebody free of another organisation: of the point's own hosts first, then of the same area."""
        taken = {one.organisation for one in others}
        free = [
            one
            for one in self.repository.people
            if PersonRole.POINT in one.roles
            and one.organisation not in taken
            and self._is_free(one, minute, asked)
        ]
        hosts = point.organisations
        return min(
            free,
            key=lambda one: (one.organisation not in hosts, one.area != point.area, one.id),
            default=None,
        )

    def _is_free(self, person: Person, minute: int, asked: int) -> bool:
        return (
            person.id not in self.gone(minute)
            and not self.taken.get(person.id, 0) & asked
            and not any(one.start <= self.on <= one.end for one in person.absences)
        )
