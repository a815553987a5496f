"""`sotekit crisis list`: scenarios that are ready, activations that are on, and those that were."""

import typer

from sotekit.cli.crisis.choosing import JsonOption
from sotekit.cli.session import session_of
from sotekit.messages import N_

HELP = N_("List the scenarios, and the activations that are on or have been.")


def list_(context: typer.Context, as_json: JsonOption = False) -> None:
    """Exercises are told apart from what was real."""
    from sotekit.report.crisis_list import list_json, list_screen
    from sotekit.report.output import console

    session = session_of(context)
    if as_json:
        typer.echo(list_json(session.repository))
        return
    list_screen(console(), session.repository, session.words, session.now)
