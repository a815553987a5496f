"""`sotekit crisis page`: the public page as it is now."""

from typing import Annotated

import typer

from sotekit.cli.crisis.choosing import (
    ActivationOption,
    AtOption,
    OutOption,
    journal_of,
    moment_of,
)
from sotekit.cli.session import session_of
from sotekit.messages import N_

HELP = N_("Write the public page of open points anew, in every language.")


def page(
    context: typer.Context,
    messages: Annotated[
        bool, typer.Option("--messages", help=N_("The messages too, as things stand now."))
    ] = False,
    activation: ActivationOption = None,
    at: AtOption = None,
    out: OutOption = None,
) -> None:
    """Only what the activation's own points and log say; an exercise says on every page that it is one."""
    from sotekit.cli.crisis.writing import write_pages
    from sotekit.crisis.state import state_of

    session = session_of(context)
    journal = journal_of(session, activation, closed=True)
    state = state_of(journal, moment_of(session, at))
    written = write_pages(session, state, out, messages=messages)
    if written is None:
        raise typer.Exit(1)
    found, folder = written
    for name, _ in found.files:
        typer.echo(str(folder / name))
