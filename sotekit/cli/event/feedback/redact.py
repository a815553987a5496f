"""`sotekit event feedback redact`: empties one answer, a comment above all, also after it was shared."""

from typing import Annotated

import typer

from sotekit.cli.event.naming import SeriesArgument
from sotekit.cli.session import session_of
from sotekit.messages import N_, msg

HELP = N_("Take a comment out of the feedback. What git's history has stays there: it says so.")


def redact(
    context: typer.Context,
    series: SeriesArgument = None,
    row: Annotated[str, typer.Option("--id", help=N_("The row's id."))] = "",
    question: Annotated[
        str, typer.Option(help=N_("The question whose answer is taken out."))
    ] = "comment",
) -> None:
    """The row stays, and so do its other answers."""
    from sotekit.cli.event.naming import named_series
    from sotekit.cli.given import known
    from sotekit.cli.redacting import tell_history
    from sotekit.errors import UsageError
    from sotekit.store.feedback import redact as taken_out
    from sotekit.store.log import open_parts
    from sotekit.store.root import relative

    run = session_of(context)
    chosen = named_series(run, series)
    ids = [one.id for one in chosen.feedback.questions]
    known(question, ids, msg("The form has no question “{question}”.", question=question))
    is_open = open_parts(run.root)
    changed = taken_out(run.root, chosen, row, question)
    if not changed:
        raise UsageError(
            msg("There is no answer “{id}”.", id=row),
            msg(
                "The ids are in the first column of data/events/feedback/{series}/.",
                series=chosen.id,
            ),
        )
    typer.echo(msg("Taken out.").text(run.words))
    shared = [relative(run.root, path) for path in changed if path.exists() and not is_open(path)]
    tell_history(run, shared)
