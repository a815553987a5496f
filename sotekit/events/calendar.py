"""Sessions, and the tasks around them, as calendar entries that stay the same entry when a session changes.

The UID is made of the ids of the series and the session, which never change; SEQUENCE counts the changes that
people must be told of; the stamp is the latest day that the session's data knows.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from sotekit.events.agenda import presenting
from sotekit.events.contacts import organisation_reach, organiser, presenter_reach
from sotekit.messages import Translator, msg
from sotekit.model.event import Mode, Series, SeriesKind, Session, SessionStatus
from sotekit.model.organisation import Audience
from sotekit.model.repository import Repository
from sotekit.plain.ics import Alarm, Entry

BASE_STAMP = date(2000, 1, 1)
"""Of a session whose data knows no day yet but its own."""

OPEN_KINDS = frozenset((SeriesKind.BRIEFING, SeriesKind.PRESENTATION, SeriesKind.TRAINING))
"""Series whose sessions are no secret."""

DAY_BEFORE = timedelta(days=1)
AT_ONCE = timedelta(minutes=15)
NINE_O_CLOCK = -timedelta(hours=9)
"""Of an all-day entry: nine hours after its beginning."""


def session_entry(
    repository: Repository, series: Series, session: Session, words: Translator
) -> Entry:
    """The session with a reminder the day before and one a quarter of an hour before."""
    summary = summary_of(repository, series, session, words)
    link = series.link_of(session) if series.mode_of(session) is not Mode.ON_SITE else None
    return Entry(
        uid=f"event.{series.id}.{session.id}@sotekit",
        sequence=len(session.changes),
        stamp=stamp(session),
        start=series.starts(session),
        end=series.ends(session),
        summary=summary,
        description="\n".join(_description(repository, series, session, words)),
        location=location(series, session, words) or link or "",
        url=link or "",
        organiser=_organiser(repository, series, words),
        cancelled=not session.takes_place,
        alarms=(Alarm(DAY_BEFORE, summary), Alarm(AT_ONCE, summary)),
    )


def public_entries(repository: Repository, words: Translator) -> Iterator[Entry]:
    """The sessions that anybody may know of, without the link and the names that are for those invited."""
    for series in repository.series:
        if series.kind not in OPEN_KINDS:
            continue
        for session in sorted(series.sessions, key=series.starts):
            if session.status is not SessionStatus.PLANNED:
                yield replace(
                    session_entry(repository, series, session, words),
                    description=msg("For: {audience}", audience=series.audience_of(session)).text(
                        words
                    ),
                    location=location(series, session, words),
                    url="",
                    alarms=(),
                    busy=False,
                )


def task_entries(series: Series, session: Session, words: Translator) -> Iterator[Entry]:
    """The tasks as whole days, for the coordinator's own calendar. What is done reminds of nothing any more."""
    done = {one.task for one in session.done}
    title = msg("{series} {day}", series=series.name_of(session), day=session.date).text(words)
    for task in series.tasks:
        name = task.name.best(words.language)
        what = msg("{task} ({session})", task=name, session=title).text(words)
        day = session.date + timedelta(days=task.offset)
        yield Entry(
            uid=f"event.{series.id}.{session.id}.{task.id}@sotekit",
            sequence=len(session.changes),
            stamp=stamp(session),
            start=day,
            end=day,
            summary=f"✓ {what}" if task.id in done else what,
            description=task.how.best(words.language) if task.how else "",
            cancelled=not session.takes_place,
            busy=False,
            alarms=() if task.id in done else (Alarm(NINE_O_CLOCK, what),),
        )


def stamp(session: Session) -> date:
    """The latest day on which something of the session was written down."""
    days = [
        *(one.on for one in session.changes),
        *(one.on for one in session.done),
        *(one.confirmed for one in session.presenters if one.confirmed),
    ]
    return max((_day(one) for one in days), default=BASE_STAMP)


def summary_of(repository: Repository, series: Series, session: Session, words: Translator) -> str:
    """What the entry is called: a cancelled one says so first, whatever the calendar program makes of its state."""
    named = series.name_of(session)
    names = [
        organisation.name.best(words.language)
        for one in presenting(session)
        if (organisation := repository.organisation(one.organisation))
    ]
    title = named.best(words.language)
    if names:
        title = msg("{series}: {presenters}", series=named, presenters=names).text(words)
    if session.takes_place:
        return title
    return msg("CANCELLED: {title}", title=title).text(words)


def location(series: Series, session: Session, words: Translator) -> str:
    """The place and its address; empty where people take part from afar only."""
    if series.mode_of(session) is Mode.REMOTE:
        return ""
    place, address = series.place_of(session), series.address_of(session)
    return ", ".join(one for one in (place.best(words.language) if place else "", address) if one)


def _description(
    repository: Repository, series: Series, session: Session, words: Translator
) -> Iterator[str]:
    yield msg("For: {audience}", audience=series.audience_of(session)).text(words)
    link = series.link_of(session)
    if link and series.mode_of(session) is not Mode.ON_SITE:
        yield msg("Link: {link}", link=link).text(words)
    for one in presenting(session):
        organisation = repository.organisation(one.organisation)
        reach = presenter_reach(repository, one)
        ways = [way for way in (reach.name, reach.phone, reach.email) if way]
        name = organisation.name.best(words.language) if organisation else one.organisation
        yield msg("{name}: {ways}", name=name, ways=ways).text(words) if ways else name
    if series.web:
        yield msg("Materials and recordings: {link}", link=series.web).text(words)


def _organiser(repository: Repository, series: Series, words: Translator) -> tuple[str, str] | None:
    found = organiser(repository, series)
    email = organisation_reach(found, Audience.PUBLIC).email
    return (found.name.best(words.language), email) if found and email.isascii() and email else None


def _day(day: date) -> date:
    return day.date() if isinstance(day, datetime) else day
