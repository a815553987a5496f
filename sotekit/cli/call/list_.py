"""`sotekit call list`: the logged calls of a season."""

from typing import Annotated

import typer

from sotekit.cli.session import named_season, session_of
from sotekit.messages import N_, msg

NARROW = 72
"""Columns of a terminal: with fewer, a call takes a few lines."""

HELP = N_("Show the logged calls of a season, the latest first.")


def list_(
    context: typer.Context,
    line: Annotated[str | None, typer.Option(help=N_("The line."))] = None,
    season: Annotated[str | None, typer.Option(help=N_("The season."))] = None,
    last: Annotated[int, typer.Option(help=N_("How many at most; 0 shows all."), min=0)] = 20,
    as_json: Annotated[bool, typer.Option("--json", help=N_("As JSON."))] = False,
) -> None:
    """Nothing in the list says who called; there is nothing of the kind to show."""
    from sotekit.cli.session import named_line
    from sotekit.report.calls import calls_json, calls_table
    from sotekit.report.narrow import fitted
    from sotekit.report.output import console
    from sotekit.store.log import read_log

    session = session_of(context)
    desk = session.desk
    chosen = named_line(desk.lines, line)
    of_season = named_season(chosen.id, chosen.seasons, season, session.today)
    calls, problems = read_log(session.root, chosen.id, of_season.id)
    ordered = sorted(calls, key=lambda call: (call.date, call.hour or 0, call.id), reverse=True)
    shown = ordered[:last] if last else ordered
    if as_json:
        typer.echo(calls_json(shown))
    else:
        screen = console()
        table = calls_table(shown, len(calls), desk, session.language, session.words)
        screen.print(fitted(table, screen.width, least=NARROW, head=2))
    if problems:
        typer.echo(
            msg("Some rows can't be read. “sotekit validate” shows which.").text(session.words),
            err=True,
        )
