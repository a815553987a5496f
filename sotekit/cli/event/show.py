"""`sotekit event show`: the sessions of a series, or everything of one session."""

from typing import Annotated

import typer

from sotekit.cli.event.naming import named_series, named_session
from sotekit.cli.session import session_of
from sotekit.messages import N_

HELP = N_("Show the sessions of a series, or everything of one of them.")


def show(
    context: typer.Context,
    series: Annotated[
        str | None,
        typer.Argument(help=N_("The series; may be left out when there is only one.")),
    ] = None,
    session: Annotated[
        str | None, typer.Argument(help=N_("One session: its id or its day; left out: all."))
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help=N_("As JSON."))] = False,
) -> None:
    """Cancelled and moved sessions say so; who is missing is said in words too."""
    from sotekit.report.events import series_json, series_lines, sessions_table
    from sotekit.report.events_session import session_json, session_lines
    from sotekit.report.output import console

    run = session_of(context)
    repository, words = run.repository, run.words
    chosen = named_series(run, series)
    screen = console()
    if session is not None:
        one = named_session(chosen, session, run)
        if as_json:
            typer.echo(session_json(chosen, one, words))
            return
        for line in session_lines(chosen, one, repository, run.today, words):
            screen.print(line, soft_wrap=True)
        return
    if as_json:
        typer.echo(series_json(chosen, words))
        return
    for line in series_lines(chosen, repository, words):
        screen.print(line, soft_wrap=True)
    screen.print()
    screen.print(sessions_table(chosen, repository, words))
