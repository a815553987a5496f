"""`sotekit sync`: sends one's own work and brings that of others."""

import typer

from sotekit.cli.session import session_of
from sotekit.messages import N_

HELP = N_("Check, save, bring the work of others and send one's own, through git.")


def sync(context: typer.Context) -> None:
    """The one command that reaches the network, by way of git and the remote that git knows."""
    from sotekit.calls.sync import sync as steps
    from sotekit.report.problems import problem_line

    session = session_of(context)
    words = session.words
    for step in steps(session.root, session.today):
        for problem in step.problems:
            typer.echo(problem_line(problem, words), err=True)
        typer.echo(step.message.text(words), err=step.trouble)
        if step.trouble:
            raise typer.Exit(1)
