"""Moving, cancelling and closing a session: what is allowed, and what the session is like afterwards."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, time

from sotekit.errors import UsageError
from sotekit.events.clashes import Calendar, occupied, occupied_by, runners
from sotekit.messages import Message, msg
from sotekit.model.event import (
    Series,
    Session,
    SessionChange,
    SessionChangeKind,
    SessionStatus,
)
from sotekit.model.fitting import absence, audience_of, misfit
from sotekit.model.repository import Repository
from sotekit.model.text import Text
from sotekit.plain.scalars import nearest_hint


@dataclass(frozen=True, slots=True)
class Changed:
    """A session as it will be, and the change that people must be told of."""

    session: Session
    change: SessionChange
    warnings: tuple[Message, ...] = ()


def moved(
    repository: Repository,
    series: Series,
    session: Session,
    day: date,
    start: time | None,
    *,
    today: date,
    why: str | None = None,
) -> Changed:
    """The session on another day or at another time; `warnings` are what stands in the way of that.

    Presenters have to confirm again: they said yes to another day.

    Raises UsageError for a session that is over or cancelled, and for a move that changes nothing.
    """
    _must_be_coming(series, session)
    begins = series.starts(session).time()
    if day == session.date and start in (None, begins):
        raise UsageError(
            msg("The session is on {day} at {start} already.", day=day, start=begins),
            msg("Name another day, or another time with --start."),
        )
    change = SessionChange(
        on=today,
        kind=SessionChangeKind.MOVED,
        was=session.date,
        was_start=begins if start not in (None, begins) else None,
        why=Text(plain=why) if why else None,
    )
    new = replace(
        session,
        date=day,
        start=start if start is not None else session.start,
        presenters=tuple(replace(one, confirmed=None) for one in session.presenters),
        changes=(*session.changes, change),
    )
    return Changed(new, change, (*_clashes(repository, series, new), *_missing(repository, new)))


def _clashes(repository: Repository, series: Series, session: Session) -> tuple[Message, ...]:
    own = (
        occupied(series, one) for one in series.sessions if one.id != session.id and one.takes_place
    )
    calendar = Calendar(repository, series, (*occupied_by(repository, without=series.id), *own))
    return calendar.clashes(
        session.date,
        session.start or series.start,
        session.minutes or series.minutes,
        people=runners(series, session),
    )


def _missing(repository: Repository, session: Session) -> Iterable[Message]:
    """Presenters who can't come on the new day."""
    for presenter in session.presenters:
        organisation = repository.organisation(presenter.organisation)
        reason = absence(organisation, session.date) if organisation else None
        if organisation is not None and reason is not None:
            yield msg("{organisation}: {reason}", organisation=organisation.name, reason=reason)


def cancelled(series: Series, session: Session, *, today: date, why: str | None = None) -> Changed:
    """The session called off. It keeps its id, day and presenters: calendars must be told of it."""
    _must_be_coming(series, session)
    change = SessionChange(
        on=today, kind=SessionChangeKind.CANCELLED, why=Text(plain=why) if why else None
    )
    new = replace(session, status=SessionStatus.CANCELLED, changes=(*session.changes, change))
    return Changed(new, change)


def restored(series: Series, session: Session, *, today: date, why: str | None = None) -> Changed:
    """A cancelled session that takes place after all."""
    if session.status is not SessionStatus.CANCELLED:
        raise UsageError(
            msg("The session {session} is not cancelled.", session=session.id),
            msg("“sotekit event show {series}” shows how each stands.", series=series.id),
        )
    change = SessionChange(
        on=today, kind=SessionChangeKind.RESTORED, why=Text(plain=why) if why else None
    )
    new = replace(session, status=SessionStatus.PLANNED, changes=(*session.changes, change))
    return Changed(new, change)


def _must_be_coming(series: Series, session: Session) -> None:
    if session.status is SessionStatus.HELD:
        raise UsageError(
            msg("The session {session} has been held.", session=session.id),
            msg("What has been can't be changed. Correct its file if it is wrong."),
        )
    if session.status is SessionStatus.CANCELLED:
        raise UsageError(
            msg("The session {session} is cancelled.", session=session.id),
            msg(
                "Bring it back first: sotekit event cancel {series} {session} --restore.",
                series=series.id,
                session=session.id,
            ),
        )


def unfit(
    repository: Repository, series: Series, session: Session, organisation: str
) -> Message | None:
    """Why the organisation is no natural presenter of the session; None when nothing speaks against it.

    Raises UsageError when there is no such organisation.
    """
    found = repository.organisation(organisation)
    if found is None:
        raise UsageError(
            msg("There is no organisation “{organisation}”.", organisation=organisation),
            nearest_hint(organisation, [one.id for one in repository.organisations]),
        )
    return misfit(found, series, audience_of(series, session)) or absence(found, session.date)


def closable(series: Series, session: Session, today: date) -> None:
    """Refuses to close a session that hasn't been, or that was cancelled."""
    if session.status is SessionStatus.CANCELLED:
        _must_be_coming(series, session)
    if session.date > today:
        raise UsageError(
            msg(
                "The session {session} is on {day}: it can't be closed yet.",
                session=session.id,
                day=session.date,
            ),
            msg("Close it when it has been held."),
        )


def unclosed(series: Series, today: date) -> Sequence[Session]:
    """Sessions that are over and not closed yet, oldest first."""
    return sorted(
        (
            one
            for one in series.sessions
            if one.takes_place and one.status is not SessionStatus.HELD and one.date < today
        ),
        key=series.starts,
    )
