"""The plan of a series: the days of its sessions and who presents in each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sotekit.events.choosing import WORK, Chosen, choose
from sotekit.events.clashes import Calendar, occupied_by
from sotekit.events.dates import Placed, planned_by_rule
from sotekit.events.instance import Instance, instance_of, stays
from sotekit.events.rounds import next_round
from sotekit.model.event import Presenter, Series, SeriesKind, Session
from sotekit.model.repository import Repository

YEAR = 365

PRESENTED = frozenset({SeriesKind.BRIEFING, SeriesKind.PRESENTATION})
"""The kinds whose places organisations are chosen for. In the others people name who leads."""


@dataclass(frozen=True, slots=True)
class SeriesPlan:
    """What planning came to. `placed` are the days, `sessions` those with their presenters, in order of time."""

    series: Series
    placed: tuple[Placed, ...]
    sessions: tuple[Session, ...]
    instance: Instance
    chosen: Chosen

    @property
    def unsolved(self) -> tuple[Placed, ...]:
        """Sessions for which no day is free."""
        return tuple(one for one in self.placed if one.unsolved)

    @property
    def free(self) -> int:
        """How many places nobody takes."""
        return sum(
            sitting.places - len(self.chosen.of(index))
            for index, sitting in enumerate(self.instance.sittings)
        )


def plan_series(
    repository: Repository,
    series: Series,
    today: date,
    *,
    last: date | None = None,
    from_last: bool = False,
    work: int = WORK,
) -> SeriesPlan:
    """The sessions from today to `last` (a year ahead when left out), or the round after the last.

    Confirmed sessions and pinned presenters stay as they are. Nothing is written here.
    """
    calendar = Calendar(repository, series, occupied_by(repository, without=series.id))
    until = last or today + timedelta(days=YEAR)
    placed = next_round(calendar, today) if from_last else planned_by_rule(calendar, today, until)
    dated = {one.session.id: one.session for one in placed if not one.unsolved}
    others = [
        one
        for one in series.sessions
        if one.id not in dated and today <= one.date and (from_last or one.date <= until)
    ]
    sessions = sorted((*others, *dated.values()), key=series.starts)
    instance = instance_of(repository, series, sessions, today)
    if series.kind not in PRESENTED:
        instance = replace(
            instance, sittings=tuple(replace(one, places=0) for one in instance.sittings)
        )
    chosen = choose(instance, work)
    return SeriesPlan(
        series, placed, _with_presenters(series, sessions, instance, chosen), instance, chosen
    )


def _with_presenters(
    series: Series, sessions: Sequence[Session], instance: Instance, chosen: Chosen
) -> tuple[Session, ...]:
    index = {one.session: number for number, one in enumerate(instance.sittings)}
    found = []
    for session in sessions:
        number = index.get(session.id)
        if number is None or not instance.sittings[number].places:
            found.append(session)
            continue
        names = {instance.candidates[one].id for one in chosen.of(number)}
        kept = tuple(
            one
            for one in session.presenters
            if stays(series, session, one) or one.organisation in names
        )
        known = {one.organisation for one in kept}
        new = tuple(Presenter(organisation=name) for name in sorted(names - known))
        found.append(replace(session, presenters=(*kept, *new)))
    return tuple(found)
