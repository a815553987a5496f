"""What has to be done for the sessions of every series, when, and by whom on that day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sotekit.events.agenda import presenting
from sotekit.messages import Message, msg
from sotekit.model.event import Series, Session, SessionChange, SessionChangeKind, SessionStatus
from sotekit.model.event_tasks import Letter, Task, TaskDone, TaskOwner
from sotekit.model.repository import Repository
from sotekit.model.text import Text

WEEK = timedelta(days=7)
FORGOTTEN = timedelta(days=60)
"""How long after a session its aftercare is still asked for."""

TELLING = {
    SessionChangeKind.MOVED: (Letter.CHANGE, msg("Tell everybody of the new time")),
    SessionChangeKind.CANCELLED: (Letter.CANCELLATION, msg("Tell everybody of the cancellation")),
    SessionChangeKind.RESTORED: (
        Letter.CHANGE,
        msg("Tell everybody that it takes place after all"),
    ),
}
"""What a change asks for once people have been told of the session. The letter's name is the task's id."""

OPENING = frozenset((Letter.INVITATION, Letter.TO_PRESENTERS))
"""Letters after which people count on the session."""


class When(StrEnum):
    """How near it is."""

    LATE = "late"
    TODAY = "today"
    WEEK = "week"
    LATER = "later"


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One task of one session. `who` are ids: of persons, or of organisations where presenters do it."""

    series: Series
    session: Session
    id: str
    name: Text | Message
    day: date
    owner: TaskOwner
    who: tuple[str, ...]
    stands_in: bool
    letter: Letter | None
    how: Text | None
    done: TaskDone | None
    when: When


def due_duties(repository: Repository, today: date, ahead: timedelta = WEEK) -> tuple[Duty, ...]:
    """What is late, due today, or due within `ahead`, over every series, the earliest first."""
    found = [
        duty
        for series in repository.series
        for session in series.sessions
        for duty in duties(repository, series, session, today)
        if duty.done is None and duty.day <= today + ahead
    ]
    return tuple(sorted(found, key=lambda one: (one.day, one.series.id, one.session.id)))


def duties(
    repository: Repository, series: Series, session: Session, today: date
) -> tuple[Duty, ...]:
    """Every task of the session that has been done or can still be done, in order of time.

    What was to be done before a session that is over is passed; aftercare is asked for during two months.
    """
    found = [
        *(_duty(repository, series, session, task, today) for task in _asked(series, session, today)),
        *_tellings(repository, series, session, today),
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda one: (one.day, one.id)))


def known_tasks(series: Series) -> tuple[str, ...]:
    """The ids that can be marked as done: the tasks of the series, and the telling of changes."""
    told = dict.fromkeys(letter.value for letter, _ in TELLING.values())
    return (*(one.id for one in series.tasks), *(one for one in told if not series.task(one)))


def doer_names(one: Duty, repository: Repository, language: str) -> list[str]:
    """The names of those who do it; an id that nobody has stays as it is."""
    if one.owner is TaskOwner.PRESENTERS:
        found = ((name, repository.organisation(name)) for name in one.who)
        return [each.name.best(language) if each else name for name, each in found]
    people = ((name, repository.person(name)) for name in one.who)
    return [each.name if each else name for name, each in people]


def whoever(
    repository: Repository, series: Series, session: Session, owner: TaskOwner, day: date
) -> tuple[tuple[str, ...], bool]:
    """Who has the part on that day, and whether they stand in: the deputy for a coordinator who is away."""
    if owner is TaskOwner.PRESENTERS:
        return tuple(one.organisation for one in presenting(session)), False
    coordinator, deputy = series.coordinator_of(session), series.deputy_of(session)
    first, second = (
        (coordinator, deputy) if owner is TaskOwner.COORDINATOR else (deputy, coordinator)
    )
    if first and not _away(repository, first, day):
        return (first,), False
    if second and not _away(repository, second, day):
        return (second,), True
    return tuple(one for one in (first, second) if one)[:1], False


def _asked(series: Series, session: Session, today: date) -> Iterable[Task]:
    done = {one.task for one in session.done}
    if not session.takes_place:
        return [one for one in series.tasks if one.id in done]
    over = session.date < today or session.status is SessionStatus.HELD
    forgotten = session.date + FORGOTTEN < today
    return [
        one
        for one in series.tasks
        if one.id in done or not ((over and one.offset <= 0) or forgotten)
    ]


def _duty(
    repository: Repository, series: Series, session: Session, task: Task, today: date
) -> Duty:
    day = session.date + timedelta(days=task.offset)
    who, stands_in = whoever(repository, series, session, task.owner, max(day, today))
    return Duty(
        series=series,
        session=session,
        id=task.id,
        name=task.name,
        day=day,
        owner=task.owner,
        who=who,
        stands_in=stands_in,
        letter=task.sends,
        how=task.how,
        done=next((one for one in session.done if one.task == task.id), None),
        when=_when(day, today),
    )


def _tellings(
    repository: Repository, series: Series, session: Session, today: date
) -> Iterator[Duty]:
    """The last change, where people had been told of the session before it."""
    change = _last_change(session, today)
    if change is None or not _was_known(series, session, change):
        return
    if session.date < today and change.on < today - WEEK:
        return
    letter, name = TELLING[change.kind]
    who, stands_in = whoever(
        repository, series, session, TaskOwner.COORDINATOR, max(change.on, today)
    )
    told = [one for one in session.done if one.task == letter.value and one.on >= change.on]
    yield Duty(
        series=series,
        session=session,
        id=letter.value,
        name=name,
        day=change.on,
        owner=TaskOwner.COORDINATOR,
        who=who,
        stands_in=stands_in,
        letter=letter,
        how=None,
        done=told[0] if told else None,
        when=_when(change.on, today),
    )


def _last_change(session: Session, today: date) -> SessionChange | None:
    """The change to tell of. One cancelled by hand, without a note of the day, counts as cancelled today."""
    last = session.changes[-1] if session.changes else None
    if session.takes_place or (last and last.kind is SessionChangeKind.CANCELLED):
        return last
    told = [one.on for one in session.done if one.task == Letter.CANCELLATION.value]
    return SessionChange(on=min((*told, today)), kind=SessionChangeKind.CANCELLED)


def _was_known(series: Series, session: Session, change: SessionChange) -> bool:
    """Whether anybody counted on the session as it was before the change."""
    opening = {one.id for one in series.tasks if one.sends in OPENING}
    told = any(one.task in opening and one.on <= change.on for one in session.done)
    said = any(one.confirmed and one.confirmed <= change.on for one in session.presenters)
    return told or said or session.status is SessionStatus.CONFIRMED


def _away(repository: Repository, person: str, day: date) -> bool:
    found = repository.person(person)
    return found is not None and any(one.start <= day <= one.end for one in found.absences)


def _when(day: date, today: date) -> When:
    if day < today:
        return When.LATE
    if day == today:
        return When.TODAY
    return When.WEEK if day <= today + WEEK else When.LATER
