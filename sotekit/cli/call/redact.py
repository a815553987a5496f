"""`sotekit call redact`: takes a cell out of the log, and tells how to get it out of the history."""

from typing import Annotated

import typer

from sotekit.cli.session import session_of
from sotekit.messages import N_

HELP = N_("Take a cell out of the log, and tell how to get it out of git's history.")


def redact(
    context: typer.Context,
    row: Annotated[str, typer.Argument(metavar="ID", help=N_("The row's id."))],
    field: Annotated[str, typer.Argument(metavar="FIELD", help=N_("The column: note."))],
) -> None:
    """The words that are taken out are never shown."""
    from sotekit.calls.redacting import check_redactable
    from sotekit.cli.call.changing import row_of
    from sotekit.cli.redacting import tell_history
    from sotekit.messages import msg
    from sotekit.store.changes import change_row, shared_parts

    session = session_of(context)
    words = session.words
    line, season, rows = row_of(session, row)
    check_redactable(rows, field)
    shared = shared_parts(session.root, line.id, season.id, row)
    change_row(session.root, line.id, season.id, row, {field: ""})
    typer.echo(msg("“{field}” of the row {id} is empty now.", field=field, id=row).text(words))
    tell_history(session, shared)
