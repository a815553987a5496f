"""Series and their sessions: the list, one series as a table, and both as JSON."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from sotekit.i18n import Language
from sotekit.messages import N_, msg
from sotekit.model.event import Mode, Presenter, Series, SeriesKind, Session, SessionStatus
from sotekit.model.repository import Repository
from sotekit.report.output import to_json
from sotekit.report.tables import plain_table

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

KINDS = {
    SeriesKind.BRIEFING: N_("Briefing"),
    SeriesKind.PRESENTATION: N_("Presentation event"),
    SeriesKind.TRAINING: N_("Training"),
    SeriesKind.SUPERVISION: N_("Supervision"),
    SeriesKind.MEETING: N_("Meeting"),
}

MODES = {
    Mode.ON_SITE: N_("on site"),
    Mode.REMOTE: N_("remote"),
    Mode.HYBRID: N_("on site and remote"),
}

STATUSES = {
    SessionStatus.PLANNED: N_("planned"),
    SessionStatus.CONFIRMED: N_("confirmed"),
    SessionStatus.CANCELLED: N_("cancelled"),
    SessionStatus.HELD: N_("held"),
}

_STYLES = {
    SessionStatus.PLANNED: "",
    SessionStatus.CONFIRMED: "green",
    SessionStatus.CANCELLED: "bold red",
    SessionStatus.HELD: "dim",
}

_WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))


def organisation_name(name: str, repository: Repository, language: str) -> str:
    """What people read for the organisation's id; the id where nothing has it."""
    organisation = repository.organisation(name)
    return organisation.name.best(language) if organisation else name


def person_name(name: str | None, repository: Repository, words: Language) -> str:
    """The person's name, or that nobody is named yet."""
    person = repository.person(name or "")
    return person.name if person else name or msg("nobody yet").text(words)


def presenter_name(presenter: Presenter, repository: Repository, language: str) -> str:
    """The organisation, and who speaks for it where that is known."""
    name = organisation_name(presenter.organisation, repository, language)
    return f"{name} ({presenter.name})" if presenter.name else name


def weekday(day: date, words: Language) -> str:
    """The day with the short name of its weekday: ti 9.2.2027."""
    return f"{words.gettext(_WEEKDAYS[day.weekday()])} {words.day(day)}"


def next_session(series: Series, today: date) -> Session | None:
    """The next session that takes place, today's included."""
    coming = (one for one in series.sessions if one.takes_place and one.date >= today)
    return min(coming, key=series.starts, default=None)


def list_table(repository: Repository, today: date, words: Language) -> "Table":
    """One row a series."""
    table = plain_table(words, N_("Series"), N_("Kind"), N_("Sessions"), N_("Next"))
    table.columns[2].justify = "right"
    for series in repository.series:
        coming = next_session(series, today)
        table.add_row(
            f"{series.name.best(words.language)} ({series.id})",
            words.gettext(KINDS[series.kind]),
            str(len(series.sessions)),
            weekday(coming.date, words) if coming else msg("none planned").text(words),
        )
    return table


def list_json(repository: Repository, today: date, words: Language) -> str:
    """The same as JSON."""
    listed = []
    for series in repository.series:
        coming = next_session(series, today)
        listed.append(
            {
                "id": series.id,
                "name": series.name.best(words.language),
                "kind": series.kind,
                "sessions": len(series.sessions),
                "next": coming.date if coming else None,
                "next_session": coming.id if coming else None,
            }
        )
    return to_json(listed)


def series_lines(series: Series, repository: Repository, words: Language) -> list[str]:
    """What the series is, for whom, and who runs it."""
    language = words.language
    return [
        series.name.best(language),
        msg("For: {audience}", audience=series.audience).text(words),
        msg(
            "At {start}, {minutes} min, {mode}.",
            start=series.start,
            minutes=series.minutes,
            mode=words.gettext(MODES[series.mode]),
        ).text(words),
        msg(
            "Coordinator: {coordinator}. Deputy: {deputy}.",
            coordinator=person_name(series.coordinator, repository, words),
            deputy=person_name(series.deputy, repository, words),
        ).text(words),
    ]


def sessions_table(series: Series, repository: Repository, words: Language) -> "Table":
    """One row a session, in order of time."""
    table = plain_table(words, N_("Session"), N_("Day"), N_("State"), N_("Presenters"), N_("Came"))
    table.columns[0].no_wrap = table.columns[1].no_wrap = True
    table.columns[4].justify = "right"
    for session in sorted(series.sessions, key=series.starts):
        table.add_row(
            session.id,
            weekday(session.date, words),
            _state(session, words),
            presenters_text(series, session, repository, words),
            "" if session.attendance is None else str(session.attendance),
        )
    return table


def presenters_text(
    series: Series, session: Session, repository: Repository, words: Language
) -> str:
    """Who presents, and how many places are free."""
    names = [presenter_name(one, repository, words.language) for one in session.presenters]
    free = len(series.places_of(session)) - len(names)
    if free > 0 and session.status in (SessionStatus.PLANNED, SessionStatus.CONFIRMED):
        names.append(msg("free: {count}", count=free).text(words))
    return "\n".join(names)


def _state(session: Session, words: Language) -> "Text":
    from rich.text import Text

    state = words.gettext(STATUSES[session.status])
    if session.moved_from and session.takes_place:
        state = msg("{state}, moved", state=state).text(words)
    return Text(state, _STYLES[session.status])


def series_json(series: Series, words: Language) -> str:
    """The series with its sessions."""
    return to_json(
        {
            "id": series.id,
            "name": series.name.best(words.language),
            "kind": series.kind,
            "coordinator": series.coordinator,
            "deputy": series.deputy,
            "sessions": [session_data(series, one) for one in _in_order(series)],
        }
    )


def session_data(series: Series, session: Session) -> dict[str, Any]:
    """One session with everything it takes from its series."""
    return {
        "id": session.id,
        "date": session.date,
        "start": f"{series.starts(session):%H:%M}",
        "end": f"{series.ends(session):%H:%M}",
        "status": session.status,
        "moved_from": session.moved_from,
        "round": session.round,
        "mode": series.mode_of(session),
        "coordinator": series.coordinator_of(session),
        "deputy": series.deputy_of(session),
        "places": len(series.places_of(session)),
        "presenters": [_presenter(one) for one in session.presenters],
        "channels": list(session.channels),
        "invited": session.invited,
        "attendance": session.attendance,
        "recording": session.recording,
    }


def _presenter(presenter: Presenter) -> dict[str, Any]:
    return {
        "organisation": presenter.organisation,
        "name": presenter.name,
        "pinned": presenter.pinned,
        "confirmed": presenter.confirmed,
        "absent": presenter.absent,
        "materials": [one.link for one in presenter.materials],
    }


def _in_order(series: Series) -> Iterable[Session]:
    return sorted(series.sessions, key=series.starts)
