"""Which organisations have been presented to which audience, when last and when next, and which never."""

from dataclasses import dataclass
from datetime import date

from sotekit.events.memory import presented
from sotekit.events.plan import PRESENTED
from sotekit.model.event import Series, Session
from sotekit.model.fitting import Audience, audience_of, misfit, series_audience
from sotekit.model.repository import Repository
from sotekit.model.text import Text


@dataclass(frozen=True, slots=True)
class Covered:
    """One organisation before one audience. `fits` is whether it is meant for it now; `next` a coming session's day."""

    organisation: str
    fits: bool
    times: int
    last: date | None
    next: date | None


@dataclass(frozen=True, slots=True)
class Coverage:
    """One audience of one series, with every organisation that fits it or has presented to it."""

    series: str
    audience: Text
    organisations: tuple[Covered, ...]

    @property
    def fitting(self) -> tuple[Covered, ...]:
        """Those that fit the audience."""
        return tuple(one for one in self.organisations if one.fits)

    @property
    def never(self) -> tuple[Covered, ...]:
        """Those that fit and have never presented, planned or not."""
        return tuple(one for one in self.fitting if not one.times)


def coverage(
    repository: Repository, today: date, series: Series | None = None
) -> tuple[Coverage, ...]:
    """Every audience of the series (all of them when left out) in the order of the files.

    A session counts as presented once its day has come, unless it was cancelled or the presenter stayed away.
    """
    chosen = (series,) if series else repository.series
    return tuple(
        _of(repository, one, audience, words, today)
        for one in chosen
        if one.kind in PRESENTED
        for audience, words in _audiences(one).items()
    )


def _audiences(series: Series) -> dict[Audience, Text]:
    """The audiences with the words used of them last; the series' own when it has no session."""
    ordered = sorted(series.sessions, key=series.starts)
    found = {audience_of(series, one): series.audience_of(one) for one in ordered}
    if series.earlier or not found:
        found.setdefault(series_audience(series), series.audience)
    return found


def _of(
    repository: Repository, series: Series, audience: Audience, words: Text, today: date
) -> Coverage:
    tomorrow = date.fromordinal(today.toordinal() + 1)
    history = presented(series, before=tomorrow).get(audience, ())
    times: dict[str, list[date]] = {}
    for one in history:
        times.setdefault(one.organisation, []).append(one.on)
    coming = _coming(series, audience, today)
    fitting = {one.id for one in repository.organisations if misfit(one, series, audience) is None}
    names = sorted(fitting | set(times) | set(coming))
    found = [
        Covered(
            name,
            name in fitting,
            len(times.get(name, ())),
            max(times[name]) if name in times else None,
            coming.get(name),
        )
        for name in names
    ]
    found.sort(key=lambda one: (one.times > 0, one.last or date.min, one.organisation))
    return Coverage(series.id, words, tuple(found))


def _coming(series: Series, audience: Audience, today: date) -> dict[str, date]:
    """When each organisation presents to the audience next."""

    def counts(session: Session) -> bool:
        return (
            session.takes_place
            and session.date > today
            and audience_of(series, session) == audience
        )

    sessions = sorted((one for one in series.sessions if counts(one)), key=series.starts)
    found: dict[str, date] = {}
    for session in sessions:
        for presenter in session.presenters:
            found.setdefault(presenter.organisation, session.date)
    return found
