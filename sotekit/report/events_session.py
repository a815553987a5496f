"""One session of a series: everything of it on the screen, and as JSON."""

from datetime import date, timedelta

from sotekit.i18n import Language
from sotekit.messages import Message, msg
from sotekit.model.event import Mode, Presenter, Series, Session, SessionChangeKind, SessionStatus
from sotekit.model.repository import Repository
from sotekit.report.events import (
    MODES,
    STATUSES,
    person_name,
    presenter_name,
    session_data,
    weekday,
)
from sotekit.report.output import to_json


def session_lines(
    series: Series, session: Session, repository: Repository, today: date, words: Language
) -> list[str]:
    """When, where, who, and what is done and still to do."""
    lines = [
        f"{series.name_of(session).best(words.language)} · {session.id}",
        msg(
            "{day}, {start} to {end}, {mode}: {status}.",
            day=weekday(session.date, words),
            start=series.starts(session).time(),
            end=series.ends(session).time(),
            mode=words.gettext(MODES[series.mode_of(session)]),
            status=words.gettext(STATUSES[session.status]),
        ).text(words),
        msg("For: {audience}", audience=series.audience_of(session)).text(words),
        *_where(series, session, words),
        msg(
            "Coordinator: {coordinator}. Deputy: {deputy}.",
            coordinator=person_name(series.coordinator_of(session), repository, words),
            deputy=person_name(series.deputy_of(session), repository, words),
        ).text(words),
        *_changes(session, words),
        "",
        *_presenters(series, session, repository, words),
    ]
    if session.status is SessionStatus.HELD:
        lines += ["", *_afterwards(session, words)]
    if session.takes_place:
        lines += ["", *_tasks(series, session, today, words)]
    return lines


def _where(series: Series, session: Session, words: Language) -> list[str]:
    mode, lines = series.mode_of(session), []
    place, address = series.place_of(session), series.address_of(session)
    if mode is not Mode.REMOTE and (place or address):
        named = [place.best(words.language)] if place else []
        lines.append(
            msg("Place: {place}", place=[*named, *([address] if address else [])]).text(words)
        )
    if mode is not Mode.ON_SITE and series.link_of(session):
        lines.append(msg("Link: {link}", link=series.link_of(session)).text(words))
    return lines


def _changes(session: Session, words: Language) -> list[str]:
    texts = {
        SessionChangeKind.MOVED: msg("Moved"),
        SessionChangeKind.CANCELLED: msg("Cancelled"),
        SessionChangeKind.RESTORED: msg("Takes place after all"),
    }
    lines = []
    for one in session.changes:
        line = f"{words.day(one.on)}: {texts[one.kind].text(words)}"
        if one.was:
            line = msg("{change}, was {day}", change=line, day=weekday(one.was, words)).text(words)
        if one.why:
            line += f" ({one.why.best(words.language)})"
        lines.append(line)
    return lines


def _presenters(
    series: Series, session: Session, repository: Repository, words: Language
) -> list[str]:
    places = series.places_of(session)
    coming = session.status in (SessionStatus.PLANNED, SessionStatus.CONFIRMED)
    lines = []
    for number, one in enumerate(session.presenters):
        taken = (one.slot or number + 1) - 1
        minutes = one.minutes or (places[taken].minutes if taken < len(places) else None)
        parts = [presenter_name(one, repository, words.language)]
        if minutes:
            parts.append(msg("{minutes} min", minutes=minutes).text(words))
        if one.absent or coming:
            parts.append(_answer(one).text(words))
        lines.append("- " + ", ".join(parts))
    free = len(places) - len(session.presenters)
    if free > 0 and coming:
        said = msg("free: {count}", count=free).text(words)
        lines.append(f"- {said}")
    return lines or [msg("No presenters.").text(words)]


def _answer(presenter: Presenter) -> Message:
    if presenter.absent:
        return msg("did not come")
    return msg("has confirmed") if presenter.confirmed else msg("not confirmed yet")


def _afterwards(session: Session, words: Language) -> list[str]:
    unknown = msg("not recorded yet")
    came: object = unknown if session.attendance is None else session.attendance
    return [
        msg("Came: {count}", count=came).text(words),
        msg("Recording: {link}", link=session.recording or msg("missing")).text(words),
    ]


def _tasks(series: Series, session: Session, today: date, words: Language) -> list[str]:
    done = {one.task: one for one in session.done}
    lines = []
    for task in series.tasks:
        due = session.date + timedelta(days=task.offset)
        name = task.name.best(words.language)
        if task.id in done:
            lines.append(f"✓ {name} ({words.day(done[task.id].on)})")
        elif session.status is not SessionStatus.HELD or due >= today - timedelta(days=60):
            text = msg("was due {date}", date=due) if due < today else msg("due {date}", date=due)
            lines.append(f"· {name}: {text.text(words)}")
    return lines


def session_json(series: Series, session: Session, words: Language) -> str:
    """The same as JSON."""
    done = {one.task: one.on for one in session.done}
    return to_json(
        {
            **session_data(series, session),
            "series": series.id,
            "audience": series.audience_of(session).best(words.language),
            "tasks": [
                {
                    "id": task.id,
                    "name": task.name.best(words.language),
                    "owner": task.owner,
                    "due": session.date + timedelta(days=task.offset),
                    "done": done.get(task.id),
                }
                for task in series.tasks
            ],
        }
    )
