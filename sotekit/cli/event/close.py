"""`sotekit event close`: what came of a session: how many came, the recording, the materials."""

from typing import TYPE_CHECKING, Annotated

import typer

from sotekit.cli.event.changing import DryRunOption, JsonOption, SeriesName, finish
from sotekit.cli.event.naming import named_series, named_session
from sotekit.cli.session import Session as Run
from sotekit.cli.session import interactive, session_of
from sotekit.errors import UsageError
from sotekit.messages import N_, Message, msg

if TYPE_CHECKING:
    from sotekit.model.event import Series, Session

HELP = N_("Close a session: how many came, the recording, what each presenter showed.")

NONE_THERE = "-"


def close(
    context: typer.Context,
    series: SeriesName,
    session: Annotated[
        str | None,
        typer.Argument(help=N_("The session; left out: the oldest that is over and not closed.")),
    ] = None,
    attendance: Annotated[
        int | None, typer.Option(min=0, help=N_("How many came; 0 is an answer."))
    ] = None,
    invited: Annotated[int | None, typer.Option(min=0, help=N_("How many were invited."))] = None,
    recording: Annotated[
        str | None, typer.Option(help=N_("Link to the recording; - when there is none."))
    ] = None,
    material: Annotated[
        list[str] | None,
        typer.Option(help=N_("ORGANISATION=LINK of what it showed. Can be given again.")),
    ] = None,
    absent: Annotated[
        list[str] | None,
        typer.Option(
            help=N_("A presenter that did not come: it keeps its turn. Can be given again.")
        ),
    ] = None,
    dry_run: DryRunOption = False,
    as_json: JsonOption = False,
) -> None:
    """Asks at a terminal for what isn't given. Running it again adds what was still missing."""
    from sotekit.events.changing import closable
    from sotekit.model.event import Material, SessionStatus
    from sotekit.model.event_tasks import TaskDone
    from sotekit.model.text import Text
    from sotekit.store.events import series_draft, with_keys, with_listed

    run = session_of(context)
    chosen = named_series(run, series)
    one = _session(run, chosen, session)
    closable(chosen, one, run.today)
    materials = _materials(one, material or [])
    missed = [_presenter(one, name) for name in absent or []]
    if attendance is None and one.attendance is None:
        attendance = _attendance(run, one)
        recording = recording or _link(run, msg("Link to the recording (Enter: none yet)"))
    keys = {
        "status": SessionStatus.HELD.value,
        "invited": invited,
        "attendance": attendance,
        "recording": _web(recording),
    }
    given = {name: value for name, value in keys.items() if value is not None}
    draft = with_keys(series_draft(run.root, chosen), one.id, given)
    for name in missed:
        draft = with_keys(draft, one.id, {"absent": True}, name)
    for name, link in materials:
        shown = Material(name=Text(fi="Esitys", sv="Presentationen", en="Slides"), link=link)
        draft = with_listed(draft, one.id, "materials", shown, name)
    if chosen.task("close") and all(done.task != "close" for done in one.done):
        done = TaskDone(task="close", on=run.today)
        draft = with_listed(draft, one.id, "done", done)
    finish(
        run, chosen, one.id, draft,
        _said(one, attendance, materials, missed, recording),
        dry_run=dry_run, as_json=as_json,
    )  # fmt: skip


def _said(
    session: "Session",
    attendance: int | None,
    materials: "list[tuple[str, str | None]]",
    missed: list[str],
    recording: str | None,
) -> list[Message]:
    came = attendance if attendance is not None else session.attendance
    said = [msg("{session} is closed: {count} came.", session=session.id, count=came)]
    shown = {name for name, _ in materials}
    missing = [
        one.organisation
        for one in session.presenters
        if not one.materials and one.organisation not in shown and one.organisation not in missed
    ]
    if missing:
        said.append(msg("Materials are missing from: {organisations}.", organisations=missing))
    if not session.recording and not recording:
        said.append(msg("There is no link to a recording yet."))
    return said


def _session(run: Run, series: "Series", name: str | None) -> "Session":
    from sotekit.events.changing import unclosed

    if name is not None:
        return named_session(series, name, run)
    waiting = unclosed(series, run.today)
    if not waiting:
        raise UsageError(
            msg("Every session of “{series}” that is over has been closed.", series=series.id),
            msg("Name a session to add to it."),
        )
    return waiting[0]


def _attendance(run: Run, session: "Session") -> int:
    from sotekit.cli.asking import ask

    if not interactive():
        raise UsageError(
            msg("How many came to {session}?", session=session.id),
            msg("Say it with --attendance; 0 is an answer."),
        )
    while True:
        answer = ask(
            msg(
                "How many came to {session} on {day}? (0 is an answer)",
                session=session.id,
                day=session.date,
            ),
            run.words,
        )
        if answer.isdecimal():
            return int(answer)


def _link(run: Run, question: Message) -> str | None:
    from sotekit.cli.asking import ask

    return (ask(question, run.words) or None) if interactive() else None


def _web(link: str | None) -> str | None:
    from sotekit.model.record import WEB

    if link is None or link == NONE_THERE:
        return None
    if not WEB.matches(link):
        raise UsageError(
            msg("“{link}” is not a web address.", link=link),
            msg("It looks like this: {example}.", example=WEB.example),
        )
    return link


def _presenter(session: "Session", name: str) -> str:
    from sotekit.cli.given import known

    unknown = msg(
        "“{organisation}” does not present in {session}.", organisation=name, session=session.id
    )
    return known(name, [one.organisation for one in session.presenters], unknown)


def _materials(session: "Session", given: list[str]) -> list[tuple[str, str | None]]:
    found: list[tuple[str, str | None]] = []
    for one in given:
        name, equals, link = one.partition("=")
        if not equals:
            raise UsageError(
                msg("“{text}” does not say whose material it is.", text=one),
                msg(
                    "Write ORGANISATION=LINK, for example: {example}", example="omaispuu=https://…"
                ),
            )
        found.append((_presenter(session, name), _web(link)))
    return found
