"""`sotekit call`: log a call in under a minute, and look at what was logged."""

from collections.abc import Callable
from typing import Annotated

import typer

from sotekit.cli.session import Session, interactive, session_of
from sotekit.i18n import Language
from sotekit.messages import N_, msg
from sotekit.model.call import Outcome
from sotekit.model.line import Line
from sotekit.plain.scalars import parse_date

Confirm = Callable[[str, Language], bool]

app = typer.Typer(help=N_("Log calls, and list what was logged."), no_args_is_help=True)


@app.command("add", help=N_("Log one call. What isn't given is asked, with the rota's defaults."))
def add(
    context: typer.Context,
    line: Annotated[str | None, typer.Option(help=N_("The line."))] = None,
    date: Annotated[
        str | None, typer.Option(help=N_("The day, as 2027-06-07. Today if left out."))
    ] = None,
    time: Annotated[
        str | None, typer.Option(help=N_("The hour or the time; only the hour is kept."))
    ] = None,
    outcome: Annotated[str | None, typer.Option(help=N_("answered, missed or voicemail."))] = None,
    topic: Annotated[
        list[str] | None, typer.Option(help=N_("What it was about. Can be given again."))
    ] = None,
    age: Annotated[str | None, typer.Option(help=N_("Estimated age band."))] = None,
    minutes: Annotated[
        str | None, typer.Option(help=N_("Length; rounded to five minutes."))
    ] = None,
    for_whom: Annotated[
        str | None, typer.Option("--for", help=N_("self, close or professional."))
    ] = None,
    referred: Annotated[
        list[str] | None,
        typer.Option(help=N_("Where the caller was referred. Can be given again.")),
    ] = None,
    follow_up: Annotated[str | None, typer.Option(help=N_("What else was done."))] = None,
    feedback: Annotated[str | None, typer.Option(help=N_("What the caller thought of it."))] = None,
    responder: Annotated[
        str | None, typer.Option(help=N_("Who answered. By default who is on duty."))
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help=N_("Ask nothing; write at once."))] = False,
) -> None:
    """Asks only at a terminal; in a script everything comes from the options."""
    from sotekit.cli.call_questions import ask_missing, confirm

    session = session_of(context)
    chosen = _line(session, line)
    given = {
        "date": date or session.today.isoformat(),
        "hour": _hour(time, session, of_today=date is None),
        "outcome": outcome or "",
        "topics": "+".join(topic or ()),
        "age": age or "",
        "minutes": minutes or "",
        "for_whom": for_whom or "",
        "referred": "+".join(referred or ()),
        "follow_up": follow_up or "",
        "feedback": feedback or "",
        "responder": responder or "",
    }
    asking = interactive() and not yes
    if asking:
        given = ask_missing(session, chosen, given)
    _write(session, chosen, given, confirm if asking else None)


def _line(session: Session, name: str | None) -> Line:
    """The named line, or the one whose season is on today if there is just one."""
    on_today = [one for one in session.repository.lines if one.season_on(session.today)]
    return on_today[0] if name is None and len(on_today) == 1 else session.line(name)


def _hour(time: str | None, session: Session, *, of_today: bool) -> str:
    """The hour of `13`, `13:40` or `13.40`; the current hour for a call of today."""
    if time is None:
        return str(session.now.hour) if of_today else ""
    return time.replace(".", ":").split(":")[0].lstrip("0") or "0"


def _write(session: Session, line: Line, given: dict[str, str], confirm: Confirm | None) -> None:
    """Checks the entry, writes it for good and says what was written."""
    from sotekit.calls.entry import make_call
    from sotekit.report.calls import call_sentence
    from sotekit.report.problems import problem_line
    from sotekit.store.log import append_call, new_id

    words = session.words
    given = {**given, "outcome": given["outcome"] or Outcome.ANSWERED.value}
    given["responder"] = given["responder"] or _on_duty(session, line, given["date"])
    call, problems = make_call(
        session.repository, session.loaded.names, line, session.today, {"id": new_id(), **given}
    )
    season = line.season_on(call.date) if call else None
    if call is None or season is None:
        for problem in problems:
            typer.echo(problem_line(problem, words), err=True)
        typer.echo(msg("Nothing was written.").text(words), err=True)
        raise typer.Exit(1)
    sentence = call_sentence(call, session.repository, session.language, words)
    if confirm is not None and not confirm(sentence, words):
        typer.echo(msg("Nothing was written.").text(words))
        raise typer.Exit(1)
    append_call(session.root, line.id, season.id, call)
    typer.echo(msg("Logged {call}", call=sentence).text(words))


def _on_duty(session: Session, line: Line, written: str) -> str:
    from sotekit.calls.entry import on_duty

    day, _ = parse_date(written)
    return (on_duty(session.repository, line, day) if day else None) or ""


@app.command("list", help=N_("Show the logged calls of a season, the latest first."))
def list_(
    context: typer.Context,
    line: Annotated[str | None, typer.Option(help=N_("The line."))] = None,
    season: Annotated[str | None, typer.Option(help=N_("The season."))] = None,
    last: Annotated[int, typer.Option(help=N_("How many at most; 0 shows all."), min=0)] = 20,
    as_json: Annotated[bool, typer.Option("--json", help=N_("As JSON."))] = False,
) -> None:
    """Nothing in the list says who called; there is nothing of the kind to show."""
    from sotekit.report.calls import calls_json, calls_table
    from sotekit.report.output import console
    from sotekit.store.log import read_log

    session = session_of(context)
    chosen = session.line(line)
    of_season = session.season(chosen, season)
    calls, problems = read_log(session.root, chosen.id, of_season.id)
    ordered = sorted(calls, key=lambda call: (call.date, call.hour or 0, call.id), reverse=True)
    shown = ordered[:last] if last else ordered
    if as_json:
        typer.echo(calls_json(shown))
    else:
        repository, words = session.repository, session.words
        console().print(calls_table(shown, len(calls), repository, session.language, words))
    if problems:
        typer.echo(
            msg("Some rows can't be read. “sotekit validate” shows which.").text(session.words),
            err=True,
        )
