"""Who has presented in a series, when, and whose turn has come in the present round of turns.

A round of turns ends when everybody who fits the audience has presented once in it; then the next begins. So a
newcomer waits no longer than the others, and whoever has presented waits until everybody has.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from sotekit.model.event import Series
from sotekit.model.fitting import Audience, audience_of, series_audience


@dataclass(frozen=True, slots=True, order=True)
class Presented:
    """One presentation: when, by whom, and in which session (empty: before the series was kept here)."""

    on: date
    organisation: str
    session: str = ""


def presented(series: Series, *, before: date) -> Mapping[Audience, tuple[Presented, ...]]:
    """What has been presented before the day, by audience, in order of time."""
    found: dict[Audience, list[Presented]] = {}
    for one in series.earlier:
        if one.on < before:
            found.setdefault(series_audience(series), []).append(
                Presented(one.on, one.organisation)
            )
    for session in series.sessions:
        if not session.takes_place or session.date >= before:
            continue
        for presenter in session.presenters:
            if not presenter.absent:
                found.setdefault(audience_of(series, session), []).append(
                    Presented(session.date, presenter.organisation, session.id)
                )
    return {audience: tuple(sorted(ones)) for audience, ones in found.items()}


def had_turn(fitting: frozenset[str], history: Iterable[Presented]) -> frozenset[str]:
    """Who of the fitting has presented in the present round of turns.

    Of those who present on one day, the ones that still waited come first: with them the round may end.
    """
    had: set[str] = set()
    for _, day in groupby(sorted(history), key=lambda one: one.on):
        names = [one.organisation for one in day]
        for name in sorted(names, key=lambda name: name in had):
            if fitting <= had:
                had.clear()
            had.add(name)
    return frozenset() if fitting <= had else frozenset(had) & fitting


def last_times(history: Iterable[Presented]) -> dict[str, date]:
    """When each organisation presented last."""
    return {one.organisation: one.on for one in sorted(history)}
