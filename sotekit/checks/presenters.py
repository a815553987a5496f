"""Who presents in the sessions of a series: fit for the audience, there on the day, and with time enough."""

from collections.abc import Iterator
from itertools import combinations

from sotekit.checks.series import coming
from sotekit.checks.world import World
from sotekit.messages import msg
from sotekit.model.event import Presenter, Series, Session
from sotekit.model.fitting import absence, audience_of, misfit
from sotekit.plain.problem import Level, Problem


def unfit(world: World) -> Iterator[Problem]:
    """A presenter to come that doesn't fit the audience, and that nobody has pinned."""
    for series, session in coming(world):
        for presenter in session.presenters:
            organisation = world.repository.organisation(presenter.organisation)
            if organisation is None or presenter.pinned:
                continue
            reason = misfit(organisation, series, audience_of(series, session))
            if reason is not None:
                yield Problem(
                    "presenter-unfit",
                    presenter.source.place("organisation"),
                    msg(
                        "“{organisation}” may not fit this session: {reason}.",
                        organisation=organisation.id,
                        reason=reason,
                    ),
                    msg("Choose another, or write pinned: true if it is meant."),
                    Level.WARNING,
                )


def away(world: World) -> Iterator[Problem]:
    """A presenter that is closed or away on the day."""
    for _series, session in coming(world):
        for presenter in session.presenters:
            organisation = world.repository.organisation(presenter.organisation)
            reason = absence(organisation, session.date) if organisation else None
            if organisation is not None and reason is not None:
                yield Problem(
                    "presenter-away",
                    presenter.source.place("organisation"),
                    msg(
                        "“{organisation}” can't come on {day}: {reason}.",
                        organisation=organisation.id,
                        day=session.date,
                        reason=reason,
                    ),
                    msg("Ask it, and choose another or correct its file."),
                    Level.WARNING,
                )


def doubled(world: World) -> Iterator[Problem]:
    """The same presenter twice in a session, or in two sessions of the same time."""
    for series in world.repository.series:
        for session in series.sessions:
            seen: set[str] = set()
            for presenter in session.presenters:
                if presenter.organisation in seen:
                    yield _twice(presenter, str(session.source.place()))
                seen.add(presenter.organisation)
    every = list(coming(world))
    for (series, one), (other_series, other) in combinations(every, 2):
        at_once = series.starts(one) < other_series.ends(other) and other_series.starts(
            other
        ) < series.ends(one)
        names = {presenter.organisation for presenter in one.presenters} if at_once else set()
        for presenter in other.presenters:
            if presenter.organisation in names:
                yield _twice(presenter, str(one.source.place()))


def _twice(presenter: Presenter, other: str) -> Problem:
    return Problem(
        "presenter-twice",
        presenter.source.place("organisation"),
        msg(
            "“{organisation}” presents twice at the same time.", organisation=presenter.organisation
        ),
        msg("The other place is in {place}. Remove one of them.", place=other),
    )


def overfull(world: World) -> Iterator[Problem]:
    """Slots longer than the session, and more presenters or minutes than slots."""
    for series in world.repository.series:
        total = sum(one.minutes * one.times for one in series.slots)
        if total > series.minutes:
            yield Problem(
                "slots-too-long",
                series.source.place("slots"),
                msg(
                    "The slots take {total} minutes and a session {minutes}.",
                    total=total,
                    minutes=series.minutes,
                ),
                msg("Shorten them, or let the session be longer."),
            )
        for session in series.sessions:
            yield from _overfull(series, session)
    yield from _too_many(world)


def _overfull(series: Series, session: Session) -> Iterator[Problem]:
    total = sum(one.minutes for one in series.slots_of(session))
    length = session.minutes or series.minutes
    if (session.slots or session.minutes) and total > length:
        yield Problem(
            "slots-too-long",
            session.source.place("slots" if session.slots else "minutes"),
            msg(
                "The slots take {total} minutes and the session {minutes}.",
                total=total,
                minutes=length,
            ),
            msg("Shorten them, or let the session be longer."),
        )


def _too_many(world: World) -> Iterator[Problem]:
    for series, session in coming(world):
        places = series.places_of(session)
        if places and len(session.presenters) > len(places):
            yield Problem(
                "presenters-too-many",
                session.source.place("presenters"),
                msg(
                    "{count} present, and there are {places} slots for them.",
                    count=len(session.presenters),
                    places=len(places),
                ),
                msg("Move one to another session, or give this one a slot more."),
                Level.WARNING,
            )
        for presenter in session.presenters:
            slot = presenter.slot
            if places and slot is not None and slot > len(places):
                yield Problem(
                    "presenters-too-many",
                    presenter.source.place("slot"),
                    msg(
                        "There is no slot {slot}: the session has {places}.",
                        slot=slot,
                        places=len(places),
                    ),
                    msg("Write a number from 1 to {places}.", places=len(places)),
                    Level.WARNING,
                )
