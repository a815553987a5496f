"""`sotekit crisis note`: what else happened."""

from typing import Annotated

import typer

from sotekit.cli.crisis.choosing import (
    ActivationOption,
    AtOption,
    DryRunOption,
    moment_of,
    open_journal,
    say,
    write,
)
from sotekit.cli.session import session_of
from sotekit.messages import N_, msg

HELP = N_("Write a note into the log of the activation. Nobody's details.")


def note(
    context: typer.Context,
    text: Annotated[str, typer.Argument(help=N_("What happened."))],
    activation: ActivationOption = None,
    at: AtOption = None,
    dry_run: DryRunOption = False,
) -> None:
    """The text is screened like a note of a call."""
    from sotekit.cli.given import screened
    from sotekit.model.activation import Entry, EntryKind
    from sotekit.store.log import new_id

    session = session_of(context)
    journal = open_journal(session, activation)
    said = screened(session, text, "text")
    entry = Entry(id=new_id(), at=moment_of(session, at), entry=EntryKind.NOTE, note=said)
    state = write(session, journal, entry, dry_run=dry_run)
    say(session, state, msg("Noted."), dry_run=dry_run)
