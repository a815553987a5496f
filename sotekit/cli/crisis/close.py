"""`sotekit crisis close`: ends an activation. The record stays, and the evaluation begins."""

from typing import Annotated

import typer

from sotekit.cli.crisis.choosing import (
    ActivationOption,
    AtOption,
    DryRunOption,
    OutOption,
    moment_of,
    open_journal,
    write,
)
from sotekit.cli.session import interactive, session_of
from sotekit.errors import UsageError
from sotekit.messages import N_, msg, msgn

HELP = N_("Close an activation: its points, closing messages and page; the record is kept.")


def close(
    context: typer.Context,
    reason: Annotated[str | None, typer.Option(help=N_("Why now. Nobody's details."))] = None,
    activation: ActivationOption = None,
    at: AtOption = None,
    yes: Annotated[bool, typer.Option("--yes", help=N_("Don't ask."))] = False,
    dry_run: DryRunOption = False,
    out: OutOption = None,
) -> None:
    """Nothing is removed: the log keeps every row, and what was learnt is added to the record."""
    from sotekit.cli.asking import agree
    from sotekit.cli.crisis.writing import write_pages
    from sotekit.cli.given import maybe_screened
    from sotekit.crisis.closing import closing_entries
    from sotekit.crisis.state import state_of
    from sotekit.report.crisis import headline, marked
    from sotekit.store.log import new_id

    session = session_of(context)
    words = session.words
    journal = open_journal(session, activation)
    when = moment_of(session, at)
    before = state_of(journal, max((when, *(one.at for one in journal.entries))))
    typer.echo(headline(before, session.repository, words))
    if before.late_tasks:
        typer.echo(
            msgn(
                "{count} task was never written down as done.",
                "{count} tasks were never written down as done.",
                len(before.late_tasks),
            ).text(words)
        )
    if not (yes or dry_run):
        if not interactive():
            raise UsageError(
                msg("Nobody can be asked here."),
                msg("Nothing was written. Say --yes when you mean it."),
            )
        if not agree(msg("Close it?"), words):
            typer.echo(msg("Nothing was written.").text(words))
            raise typer.Exit(1)
    entries = closing_entries(before, when, maybe_screened(session, reason, "reason"), new_id)
    state = write(session, journal, *entries, dry_run=dry_run)
    if dry_run:
        typer.echo(msg("Nothing was written, as asked.").text(words))
        return
    typer.echo(marked(state, msg("Closed.").text(words), words))
    written = write_pages(session, state, out)
    if written is not None:
        found, folder = written
        typer.echo(
            msgn(
                "{count} file in {folder}: the closing messages and the page.",
                "{count} files in {folder}: the closing messages and the page.",
                len(found.files),
                folder=str(folder),
            ).text(words)
        )
    typer.echo(
        msg(
            "Talk it over soon: “sotekit crisis evaluate” keeps what was learnt, “sotekit crisis record” prints it."
        ).text(words)
    )
