"""Who has answered and backed up, as planned and in fact, beside what was promised; over one season or many."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sotekit.model.organisation import Role
from sotekit.model.repository import Repository
from sotekit.model.rota import Duty


@dataclass(frozen=True, slots=True)
class Tally:
    """One organisation or person in the seasons that were asked for.

    `promised` is None where nothing was promised in figures. `served` counts the duties that are over and were
    in fact answered; `stood_in` those of them that somebody else had been planned for; `missed` the duties that
    were planned for this one and answered by another.
    """

    id: str
    person: bool
    promised: int | None
    planned: int
    served: int
    stood_in: int
    missed: int
    back_ups: int


def tallies(
    repository: Repository, line: str, seasons: Iterable[str], *, today: date | None = None
) -> tuple[Tally, ...]:
    """The tallies of a line's seasons, organisations first, by id. Without `today` every duty counts as over."""
    counts = _Counts(repository)
    for season in seasons:
        rota = repository.rota(line, season)
        for duty in rota.duties if rota else ():
            counts.add(duty, over=today is None or duty.period.last < today)
        counts.promise(line, season)
    return counts.tallies()


class _Counts:
    """Counters by (is a person, id)."""

    def __init__(self, repository: Repository) -> None:
        self.repository = repository
        self.promised: Counter[tuple[bool, str]] = Counter()
        self.planned: Counter[tuple[bool, str]] = Counter()
        self.served: Counter[tuple[bool, str]] = Counter()
        self.stood_in: Counter[tuple[bool, str]] = Counter()
        self.missed: Counter[tuple[bool, str]] = Counter()
        self.back_ups: Counter[tuple[bool, str]] = Counter()

    def promise(self, line: str, season: str) -> None:
        for organisation in self.repository.organisations:
            for promise in organisation.participation:
                asked = (promise.line, promise.season, promise.role)
                if asked == (line, season, Role.ANSWERS) and promise.duties is not None:
                    self.promised[False, organisation.id] += promise.duties

    def add(self, duty: Duty, *, over: bool) -> None:
        planned = {(True, name) for name in duty.responders}
        if duty.organisation:
            planned.add((False, duty.organisation))
        self.planned.update(planned)
        if duty.back_up:
            self.back_ups[True, duty.back_up] += 1
        if over:
            served = self._served(duty) or planned
            self.served.update(served)
            self.stood_in.update(served - planned)
            self.missed.update(planned - served)

    def _served(self, duty: Duty) -> set[tuple[bool, str]]:
        """Who in fact answered, if the duty says so: an organisation, or a person and the person's organisation."""
        if duty.served is None:
            return set()
        person = self.repository.person(duty.served)
        if person is None:
            return {(False, duty.served)}
        return {(True, person.id), (False, person.organisation)}

    def tallies(self) -> tuple[Tally, ...]:
        known = {*self.promised, *self.planned, *self.served, *self.back_ups}
        return tuple(
            Tally(
                id=who[1],
                person=who[0],
                promised=self.promised.get(who),
                planned=self.planned[who],
                served=self.served[who],
                stood_in=self.stood_in[who],
                missed=self.missed[who],
                back_ups=self.back_ups[who],
            )
            for who in sorted(known)
        )
