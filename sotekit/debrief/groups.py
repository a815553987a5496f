"""The season split by one thing: who answered, topic, age band, week or municipality."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sotekit.debrief.breakdown import Spread, spread
from sotekit.debrief.counts import Cell, Counts, Crossing
from sotekit.debrief.season import Outcomes, organisation_of, outcomes_of
from sotekit.model.call import Outcome
from sotekit.model.period import Period
from sotekit.model.repository import Repository
from sotekit.plain.shares import Share


class By(StrEnum):
    """What a season can be split by."""

    ORGANISATION = "organisation"
    TOPIC = "topic"
    AGE = "age"
    WEEK = "week"


COLUMN = {
    By.ORGANISATION: "responder",
    By.TOPIC: "topics",
    By.AGE: "age",
    By.WEEK: "date",
}


@dataclass(frozen=True, slots=True)
class Group:
    """One value and its contacts. `id` is None for the contacts without a value."""

    id: str | None
    outcomes: Outcomes
    minutes: Spread
    referred: Share


def crossings(by: By) -> tuple[Crossing, Crossing]:
    """The crossings that the split needs."""
    column = COLUMN[by]
    return (column, "outcome", "minutes"), (column, "outcome", "referred")


def groups(counts: Counts, by: By, repository: Repository) -> tuple[Group, ...]:
    """The groups: weeks in order of time, others by their contacts, those without a value last.

    A call of several topics is in each of them, so the groups of topics add up to more than the season.
    """
    lengths, referrals = crossings(by)
    outcomes: dict[str | None, Counter[Outcome]] = {}
    minutes: dict[str | None, Counter[Any]] = {}
    referred: dict[str | None, Counter[bool]] = {}
    for (value, outcome, length), count in counts.of(*lengths).items():
        for key in _keys(value, by, repository):
            outcomes.setdefault(key, Counter())[outcome] += count
            if outcome is Outcome.ANSWERED:
                minutes.setdefault(key, Counter())[length] += count
    for (value, outcome, places), count in counts.of(*referrals).items():
        if outcome is Outcome.ANSWERED and not isinstance(places, Cell):
            for key in _keys(value, by, repository):
                referred.setdefault(key, Counter())[bool(places)] += count
    found = [
        Group(
            key,
            outcomes_of(outcomes[key]),
            spread(minutes.get(key, {})),
            Share(referred.get(key, Counter())[True], referred.get(key, Counter()).total()),
        )
        for key in outcomes
    ]
    return tuple(sorted(found, key=lambda one: _order(one, by)))


def _keys(value: object, by: By, repository: Repository) -> Iterable[str | None]:
    """The groups that a cell belongs to."""
    if by is By.ORGANISATION:
        return (organisation_of(value, repository),)
    if value is None or isinstance(value, Cell):
        return (None,)
    if isinstance(value, date):
        return (str(Period.week_of(value)),)
    if isinstance(value, tuple):
        return tuple(dict.fromkeys(value)) or (None,)
    return (str(value),)


def _order(group: Group, by: By) -> tuple[Any, ...]:
    name = group.id or ""
    return (group.id is None, name if by is By.WEEK else -group.outcomes.total, name)
