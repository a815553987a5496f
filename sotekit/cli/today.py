"""`sotekit today`, and what a bare `sotekit` shows: who answers now, who backs up, who is open, what is due."""

from typing import Annotated

import typer

from sotekit.cli.session import session_of
from sotekit.messages import N_

HELP = N_("Show who answers now, who backs up, what is open and what is due.")


def today(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help=N_("As JSON."))] = False,
) -> None:
    """Everything is worked out for now, or for the day given with --today."""
    from sotekit.report.output import console
    from sotekit.report.today import today_json, today_lines
    from sotekit.today import situation

    session = session_of(context)
    now = situation(session.repository, session.now)
    if as_json:
        typer.echo(today_json(now, session.language, session.words))
    else:
        screen = console()
        for line in today_lines(now, session.repository, session.language, session.words):
            screen.print(line)
