"""`sotekit call correct`: gives columns of a logged row new values."""

from typing import Annotated

import typer

from sotekit.cli.session import session_of
from sotekit.messages import N_

HELP = N_("Correct a logged call: sotekit call correct ID minutes=20 age=30-44.")


def correct(
    context: typer.Context,
    row: Annotated[str, typer.Argument(metavar="ID", help=N_("The row's id."))],
    changes: Annotated[
        list[str],
        typer.Argument(
            metavar="COLUMN=VALUE", help=N_("The column and its new value. Can be given again.")
        ),
    ],
) -> None:
    """The corrected row is checked as a new one is."""
    from sotekit.cli.call.changing import row_of
    from sotekit.cli.call.writing import answers_of, checked_call
    from sotekit.messages import msg
    from sotekit.report.calls import call_sentence
    from sotekit.store.changes import change_row, joined
    from sotekit.store.log import CHANGED, cells_of

    session = session_of(context)
    line, season, rows = row_of(session, row)
    given = answers_of(changes)
    before = joined([one.named for one in rows])
    before.pop(CHANGED, None)
    call = checked_call(session, line, {"responder": "", "hour": "", **before, **given})
    columns = tuple(given)
    cells = dict(zip(columns, cells_of(call, columns), strict=True))
    change_row(session.root, line.id, season.id, row, cells)
    words = session.words
    sentence = call_sentence(call, session.desk, session.language, words)
    typer.echo(msg("Corrected: {call}", call=sentence).text(words))
