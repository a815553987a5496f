"""What is said when something was taken out of a log that git has already."""

from collections.abc import Sequence

import typer

from sotekit.cli.session import Session
from sotekit.messages import msg


def tell_history(session: Session, shared: Sequence[str]) -> None:
    """How to get it out of the history of the files through which git has it; that there is nothing to do for none."""
    from sotekit.calls.redacting import HISTORY
    from sotekit.plain.git import checkout_of

    words = session.words
    if not shared:
        if checkout_of(session.root) is not None:
            typer.echo(msg("Git never had it: there is nothing more to do.").text(words))
        return
    typer.echo(msg("Git's history still has it. These steps take it out:").text(words))
    paths = ", ".join(shared)
    for number, step in enumerate(HISTORY, start=1):
        typer.echo(f"{number}. {step(paths).text(words)}")
