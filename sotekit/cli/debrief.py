"""`sotekit debrief`: the season in numbers."""

from typing import Annotated

import typer

from sotekit.cli.session import session_of
from sotekit.messages import N_

HELP = N_("Show the season's statistics, to talk over together.")


def debrief(
    context: typer.Context,
    line: Annotated[str | None, typer.Option(help=N_("The line."))] = None,
    season: Annotated[str | None, typer.Option(help=N_("The season."))] = None,
    as_json: Annotated[bool, typer.Option("--json", help=N_("As JSON."))] = False,
) -> None:
    """The latest season that has calls, unless another is named."""
    session = session_of(context)
    session.season(session.line(line), season)
    typer.echo(str(as_json))
