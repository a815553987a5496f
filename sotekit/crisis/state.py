"""How an activation stands at a moment: a pure function of its record and its log."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sotekit.model.activation import (
    ActivatedPoint,
    ActivatedTask,
    Activation,
    Entry,
    EntryKind,
    EntryState,
    Journal,
    PointStatus,
)
from sotekit.model.hours_text import HoursText
from sotekit.model.point import Point
from sotekit.model.scenario import as_opened
from sotekit.plain.moments import later


@dataclass(frozen=True, slots=True)
class PointStand:
    """One point of the activation. `hours` is None and `services` () where they are the point's own.

    `added` and `removed` are services that the log has added and taken away since, in that order of weight.
    """

    point: str
    ordered: ActivatedPoint | None
    status: PointStatus
    since: datetime
    reason: str | None
    hours: HoursText | None
    services: tuple[str, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]
    due: datetime | None
    waits: bool
    late: bool

    @property
    def is_coming(self) -> bool:
        """Whether it is on its way: alerted or standing by, and not waiting for an order."""
        return self.status in (PointStatus.ALERTED, PointStatus.STANDING_BY) and not self.waits

    def as_open(self, point: Point) -> Point:
        """The point with the hours and services that it has in this situation."""
        return as_opened(point, self.hours, self.services_at(point))

    def services_at(self, point: Point) -> tuple[str, ...]:
        """What it gives in this situation; () where that is just what its own file says."""
        if not (self.services or self.added or self.removed):
            return ()
        base = self.services or tuple(one.service for one in point.services)
        return tuple(one for one in dict.fromkeys((*base, *self.added)) if one not in self.removed)


@dataclass(frozen=True, slots=True)
class TaskStand:
    """One task: when it is due next, and when it was done. `due` is None when nothing is left to do."""

    task: ActivatedTask
    due: datetime | None
    done: tuple[datetime, ...]
    late: bool


@dataclass(frozen=True, slots=True)
class ContactStand:
    """A number that was tried: the last time, and how often nobody answered since somebody last did."""

    contact: str
    tried: datetime
    reached: bool
    failures: int


@dataclass(frozen=True, slots=True)
class CrisisState:
    """Everything that is known of an activation at `now`. `entries` are the rows of the log until then."""

    activation: Activation
    now: datetime
    points: tuple[PointStand, ...]
    tasks: tuple[TaskStand, ...]
    contacts: tuple[ContactStand, ...]
    entries: tuple[Entry, ...]
    closed: datetime | None

    def point(self, point: str) -> PointStand | None:
        """The point of that id, if the activation has it."""
        return next((one for one in self.points if one.point == point), None)

    def task(self, task: str) -> TaskStand | None:
        """The task of that id."""
        return next((one for one in self.tasks if one.task.id == task), None)

    @property
    def open_points(self) -> tuple[PointStand, ...]:
        """The points that are active."""
        return tuple(one for one in self.points if one.status is PointStatus.ACTIVE)

    @property
    def late_tasks(self) -> tuple[TaskStand, ...]:
        """The tasks that are late, the longest first."""
        return tuple(one for one in self.tasks if one.late)

    @property
    def next_tasks(self) -> tuple[TaskStand, ...]:
        """The tasks that are to be done and aren't late, in order of time."""
        return tuple(one for one in self.tasks if one.due is not None and not one.late)

    @property
    def unanswered(self) -> tuple[ContactStand, ...]:
        """Those who did not answer when last tried, and points that have said nothing by their time."""
        return tuple(one for one in self.contacts if not one.reached)


def state_of(journal: Journal, now: datetime) -> CrisisState:
    """The state at `now` (with its zone). Rows of the log that are later than that don't count yet."""
    activation = journal.activation
    entries = tuple(one for one in journal.entries if one.at <= now)
    closed = next((one.at for one in entries if one.entry is EntryKind.CLOSE), None)
    points = tuple(_points(activation, entries, now, closed))
    tasks = (_task(one, entries, now, points, closed) for one in activation.tasks)
    ordered = sorted(tasks, key=lambda one: (one.due is None, one.due or one.task.due))
    return CrisisState(
        activation, now, points, tuple(ordered), tuple(_contacts(entries)), entries, closed
    )


def _points(
    activation: Activation, entries: Sequence[Entry], now: datetime, closed: datetime | None
) -> Iterator[PointStand]:
    named = {one.point: one for one in activation.points}
    of_points = (EntryKind.POINT, EntryKind.EXTEND, EntryKind.REDUCE)
    added = (one.about for one in entries if one.entry in of_points and one.about)
    for point in dict.fromkeys((*named, *added)):
        ordered = named.get(point)
        stand = _first_stand(point, ordered, activation)
        for entry in entries:
            if entry.about == point and entry.entry in of_points:
                stand = _after(stand, entry)
        late = stand.is_coming and stand.due is not None and stand.due < (closed or now)
        yield replace(stand, late=late)


def _first_stand(point: str, ordered: ActivatedPoint | None, activation: Activation) -> PointStand:
    return PointStand(
        point=point,
        ordered=ordered,
        status=PointStatus.ALERTED,
        since=activation.start,
        reason=None,
        hours=ordered.hours if ordered else None,
        services=ordered.services if ordered else (),
        added=(),
        removed=(),
        due=ordered.due if ordered else None,
        waits=ordered.waits if ordered else False,
        late=False,
    )


def _after(stand: PointStand, entry: Entry) -> PointStand:
    """The point after one row of the log."""
    if entry.entry is EntryKind.POINT:
        if entry.state is None:
            return stand
        status = PointStatus(entry.state.value) if entry.state.value in _STATUSES else stand.status
        return replace(stand, status=status, since=entry.at, reason=entry.note, waits=False)
    more = entry.entry is EntryKind.EXTEND
    changed = replace(stand, hours=entry.hours or stand.hours, reason=entry.note or stand.reason)
    added = _with(changed.added, entry.services, more)
    return replace(changed, added=added, removed=_with(changed.removed, entry.services, not more))


def _with(services: tuple[str, ...], change: tuple[str, ...], into: bool) -> tuple[str, ...]:
    """The services with the changed ones among them, or without."""
    kept = tuple(one for one in services if one not in change)
    return (*kept, *change) if into else kept


_STATUSES = frozenset(one.value for one in PointStatus)


def _task(
    task: ActivatedTask,
    entries: Sequence[Entry],
    now: datetime,
    points: Sequence[PointStand],
    closed: datetime | None,
) -> TaskStand:
    marks = [one for one in entries if one.entry is EntryKind.TASK and one.about == task.id]
    done: list[datetime] = []
    for mark in marks:
        if mark.state is EntryState.DONE:
            done.append(mark.at)
        elif mark.state is EntryState.NOT_DONE and done:
            done.pop()
    needless = closed is not None or _is_needless(task, points)
    due = None if needless else _next_due(task, done)
    return TaskStand(task, due, tuple(done), late=due is not None and due < now)


def _is_needless(task: ActivatedTask, points: Sequence[PointStand]) -> bool:
    """A task at a point that will not open, is closed again, or still waits for its order."""
    found = next((one for one in points if one.point == task.about), None)
    return found is not None and (
        found.status in (PointStatus.DEACTIVATED, PointStatus.UNABLE) or found.waits
    )


def _next_due(task: ActivatedTask, done: Sequence[datetime]) -> datetime | None:
    """When it is to be done next. Of a task done again and again, turns follow each other from the first one.

    Doing it covers the turn that waits and every turn whose time has passed. A turn can be done from half-way to it
    on: two people who both report the one before don't hide it.
    """
    if task.every is None or task.every.minutes == 0:
        return None if done else task.due
    apart = task.every.minutes
    covered = -1
    for moment in done:
        minutes = int((moment - task.due).total_seconds() // 60)
        begun = (2 * minutes + apart) // (2 * apart)
        if covered == -1 or begun > covered:
            covered = max(covered + 1, minutes // apart)
    return later(task.due, apart * (covered + 1))


def _contacts(entries: Sequence[Entry]) -> Iterator[ContactStand]:
    found: dict[str, ContactStand] = {}
    for entry in entries:
        if entry.entry is not EntryKind.CONTACT or entry.about is None:
            continue
        reached = entry.state is EntryState.REACHED
        before = found.get(entry.about)
        failures = 0 if reached else (before.failures if before else 0) + 1
        found[entry.about] = ContactStand(entry.about, entry.at, reached, failures)
    yield from found.values()
