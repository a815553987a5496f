"""`sotekit event list`: the series, and when each comes next."""

from typing import Annotated

import typer

from sotekit.cli.session import session_of
from sotekit.messages import N_

HELP = N_("List the series: how many sessions, and when each comes next.")


def list_(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help=N_("As JSON."))] = False,
) -> None:
    """Series without a coming session are in the list too."""
    from sotekit.report.events import list_json, list_table
    from sotekit.report.output import console

    run = session_of(context)
    if as_json:
        typer.echo(list_json(run.repository, run.today, run.words))
        return
    console().print(list_table(run.repository, run.today, run.words))
