"""`sotekit crisis status`: what is open, what is late, who does not answer, what comes next."""

from typing import Annotated

import typer

from sotekit.cli.crisis.choosing import (
    ActivationOption,
    AtOption,
    JsonOption,
    journal_of,
    moment_of,
)
from sotekit.cli.session import session_of
from sotekit.messages import N_, msg

HELP = N_("Show what is open, what is late, who does not answer and what comes next.")


def status(
    context: typer.Context,
    activation: ActivationOption = None,
    at: AtOption = None,
    everything: Annotated[bool, typer.Option("--all", help=N_("Every task to come."))] = False,
    as_json: JsonOption = False,
) -> None:
    """Of every activation that is on; --at shows how it stood at another moment."""
    from sotekit.crisis.state import state_of
    from sotekit.report.crisis_status import status_json, status_screen
    from sotekit.report.output import console

    session = session_of(context)
    now = moment_of(session, at)
    on = session.repository.open_journals
    journals = on if activation is None and on else (journal_of(session, activation, closed=True),)
    states = [state_of(journal, now) for journal in journals]
    if as_json:
        typer.echo(status_json(states, session.repository, session.words))
        return
    screen = console()
    for number, state in enumerate(states):
        if number:
            screen.print()
        status_screen(screen, state, session.repository, session.words, everything=everything)
    if not on:
        screen.print()
        screen.print(msg("No activation is on. This is the latest one.").text(session.words))
