"""The plan of a series: the days of its sessions and who presents in each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sotekit.events.choosing import EVERYTHING, WORK, Chosen, choose
from sotekit.events.clashes import Calendar, occupied_by
from sotekit.events.dates import Placed, planned_by_rule
from sotekit.events.instance import Instance, instance_of
from sotekit.events.programme import Level
from sotekit.events.rounds import next_round
from sotekit.messages import Message
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
    def replaced(self) -> tuple[tuple[str, str, Message | None], ...]:
        """Session, organisation and reason of presenters who stood in the file and don't any more."""
        numbers = {one.id: number for number, one in enumerate(self.instance.candidates)}
        index = {one.session: number for number, one in enumerate(self.instance.sittings)}
        found = []
        for session in self.sessions:
            before = self.series.session(session.id)
            staying = {one.organisation for one in session.presenters}
            for one in before.presenters if before else ():
                if one.organisation not in staying:
                    sitting, number = index[session.id], numbers[one.organisation]
                    audience = self.instance.sittings[sitting].audience
                    reason = self.instance.blocks.get((sitting, number))
                    reason = reason or self.instance.misfits[audience].get(number)
                    found.append((session.id, one.organisation, reason))
        return tuple(found)

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
    levels: Sequence[Level] = EVERYTHING,
    anew: bool = False,
) -> SeriesPlan:
    """The sessions from today to `last` (a year ahead when left out), or the round after the last.

    Presenters who stand in the file stay, unless one can't come; with `anew` only those stay who know of it or are
    pinned. Nothing is written here.
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
    instance = instance_of(repository, series, sessions, today, anew=anew)
    if series.kind not in PRESENTED:
        instance = replace(
            instance, sittings=tuple(replace(one, places=0) for one in instance.sittings)
        )
    chosen = choose(instance, work, levels)
    planned = (
        _with_presenters(sessions, instance, chosen)
        if series.kind in PRESENTED
        else tuple(sessions)
    )
    return SeriesPlan(series, placed, planned, instance, chosen)


def _with_presenters(
    sessions: Sequence[Session], instance: Instance, chosen: Chosen
) -> tuple[Session, ...]:
    index = {one.session: number for number, one in enumerate(instance.sittings)}
    found = []
    for session in sessions:
        number = index.get(session.id)
        if number is None:
            found.append(session)
            continue
        chosen_here = (*instance.sittings[number].fixed, *chosen.of(number))
        names = {instance.candidates[one].id for one in chosen_here}
        kept = tuple(one for one in session.presenters if one.organisation in names)
        known = {one.organisation for one in kept}
        new = tuple(Presenter(organisation=name) for name in sorted(names - known))
        found.append(replace(session, presenters=(*kept, *new)))
    return tuple(found)
