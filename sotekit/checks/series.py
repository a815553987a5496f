"""Series of events and their sessions: who runs them, on which days, and whether what was written down can be."""

from collections.abc import Iterator
from itertools import combinations

from sotekit.checks.world import World
from sotekit.hours.holidays import is_public_holiday, school_holiday
from sotekit.messages import Message, msg
from sotekit.model.event import Avoided, Mode, Series, Session, SessionStatus
from sotekit.plain.problem import Level, Place, Problem
from sotekit.plain.scalars import nearest_hint, shown


def coming(world: World) -> Iterator[tuple[Series, Session]]:
    """Sessions from today on that take place and aren't over."""
    for series in world.repository.series:
        for session in series.sessions:
            if (
                session.date >= world.today
                and session.takes_place
                and session.status is not SessionStatus.HELD
            ):
                yield series, session


def deputies(world: World) -> Iterator[Problem]:
    """A series or session that nobody could take over, or that its coordinator would take over from themselves."""
    for series in world.repository.series:
        records: tuple[Series | Session, ...] = (series, *series.sessions)
        for record in records:
            if record.coordinator is not None and record.coordinator == record.deputy:
                yield Problem(
                    "deputy-same",
                    record.source.place("deputy"),
                    msg("“{person}” is both coordinator and deputy.", person=record.deputy),
                    msg("Name somebody else: the deputy steps in when the coordinator is away."),
                )
    bare = {series.id: series for series, one in coming(world) if not series.deputy_of(one)}
    for series in bare.values():
        yield Problem(
            "deputy-missing",
            series.source.place("id"),
            msg("“{series}” has sessions to come and no deputy.", series=series.id),
            msg("Write deputy: and the id of somebody who can run a session at once."),
            Level.WARNING,
        )


def holidays(world: World) -> Iterator[Problem]:
    """A coming session on a day that the series keeps away from. A pinned day is meant."""
    for series, session in coming(world):
        if session.pinned:
            continue
        reason = _day_off(world, series, session)
        if reason is not None:
            yield Problem(
                "session-holiday",
                session.source.place("date"),
                reason,
                msg(
                    "Move it (sotekit event move {series} {session} DAY), or pin the day if it is meant.",
                    series=series.id,
                    session=session.id,
                ),
                Level.WARNING,
            )


def _day_off(world: World, series: Series, session: Session) -> Message | None:
    day = session.date
    avoided = series.rule.avoid if series.rule else tuple(Avoided)
    if Avoided.PUBLIC_HOLIDAYS in avoided and is_public_holiday(day):
        return msg("{day} is a public holiday.", day=day)
    holiday = school_holiday(world.repository.region, series.municipalities_of(session), day)
    if Avoided.SCHOOL_HOLIDAYS in avoided and holiday is not None:
        return msg("{day} is in a school holiday: {name}.", day=day, name=holiday.name)
    if any(day in one for one in series.closures):
        return msg("The series has no sessions on {day}.", day=day)
    return None


def unknown_school_holidays(world: World) -> Iterator[Problem]:
    """Sessions later than the last school holiday that is written down: nobody knows whether they hit one."""
    known = max((one.end for one in world.repository.region.school_holidays), default=None)
    for series in world.repository.series:
        if series.rule is None or Avoided.SCHOOL_HOLIDAYS not in series.rule.avoid:
            continue
        late = [one for of, one in coming(world) if of is series and known and one.date > known]
        if late:
            yield Problem(
                "school-holidays-end",
                late[0].source.place("date"),
                msg("No school holidays are written down after {day}.", day=known),
                msg("Add the next ones to school_holidays in data/region.yaml."),
                Level.WARNING,
            )


def no_way_in(world: World) -> Iterator[Problem]:
    """A session to come on site without a place, or from afar without a link."""
    for series, session in coming(world):
        mode = series.mode_of(session)
        somewhere = series.place_of(session) or series.address_of(session)
        if mode is not Mode.REMOTE and not somewhere:
            yield _closed_door(session, msg("It is on site, and nobody knows where."), "place")
        if mode is not Mode.ON_SITE and not series.link_of(session):
            yield _closed_door(
                session, msg("People take part from afar, and there is no link."), "link"
            )


def _closed_door(session: Session, said: Message, key: str) -> Problem:
    return Problem(
        "session-without-place",
        session.source.place("date"),
        said,
        msg("Write {key}: in the session, or in the series for all of them.", key=key),
        Level.WARNING,
    )


def clashes(world: World) -> Iterator[Problem]:
    """Two sessions of one coordinator or deputy at the same time."""
    every = list(coming(world))
    for (series, one), (other_series, other) in combinations(every, 2):
        if one.date != other.date or not (
            series.starts(one) < other_series.ends(other)
            and other_series.starts(other) < series.ends(one)
        ):
            continue
        shared = {series.coordinator_of(one), series.deputy_of(one)} & {
            other_series.coordinator_of(other),
            other_series.deputy_of(other),
        }
        for person in sorted(name for name in shared if name):
            yield Problem(
                "session-clash",
                other.source.place("date"),
                msg("“{person}” has another session at the same time.", person=person),
                msg(
                    "The other one is at {place}. Move one, or name somebody else for it.",
                    place=str(one.source.place()),
                ),
                Level.WARNING,
            )


def contradictions(world: World) -> Iterator[Problem]:
    """What can't be: held tomorrow, attended without being held, or a task due both before and after."""
    for series in world.repository.series:
        for session in series.sessions:
            said = _contradiction(world, session)
            if said is not None:
                key, message, hint = said
                yield Problem("session-contradiction", session.source.place(key), message, hint)
        for task in series.tasks:
            if task.days_before is not None and task.days_after is not None:
                yield Problem(
                    "session-contradiction",
                    task.source.place("days_after"),
                    msg("The task is due both before and after the session."),
                    msg("Keep days_before or days_after, whichever is meant."),
                )


def _contradiction(world: World, session: Session) -> tuple[str, Message, Message] | None:
    if session.status is SessionStatus.HELD and session.date > world.today:
        return (
            "status",
            msg("It has not been yet: it is on {day}.", day=session.date),
            msg("Correct the day, or close the session when it has been held."),
        )
    if session.status is not SessionStatus.HELD and session.attendance is not None:
        return (
            "attendance",
            msg("Somebody came, but the session is not marked as held."),
            msg("Write status: held, or remove the attendance."),
        )
    return None


def unknown_parts(world: World) -> Iterator[Problem]:
    """A task or a channel that a session names and its series doesn't have."""
    for series in world.repository.series:
        tasks = [one.id for one in series.tasks]
        channels = [one.id for one in series.channels]
        for session in series.sessions:
            for done in session.done:
                if done.task not in tasks:
                    yield _unknown(done.source.place("task"), series, done.task, tasks)
            for index, channel in enumerate(session.channels):
                if channel not in channels:
                    yield _unknown(
                        session.source.place("channels", index), series, channel, channels
                    )


def _unknown(place: Place, series: Series, name: str, known: list[str]) -> Problem:
    return Problem(
        "unknown-reference",
        place,
        msg("The series “{series}” has nothing called “{id}”.", series=series.id, id=shown(name)),
        nearest_hint(name, known),
    )
