"""`sotekit event due`: what must be done today for the sessions of every series, and who does it."""

from datetime import timedelta
from typing import Annotated

import typer

from sotekit.cli.session import session_of
from sotekit.errors import UsageError
from sotekit.messages import N_, msg
from sotekit.plain.scalars import nearest_hint

HELP = N_("Show what is late, due today and due this week, and who does it.")


def due(
    context: typer.Context,
    days: Annotated[int, typer.Option(min=0, help=N_("How many days ahead."))] = 7,
    who: Annotated[
        str | None, typer.Option(help=N_("Only what this person or organisation does: an id."))
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help=N_("As JSON."))] = False,
) -> None:
    """Over every series. A coordinator who is away is stood in for by the deputy."""
    from sotekit.events.due import due_duties
    from sotekit.report.event_due import due_json, due_lines
    from sotekit.report.output import console

    run = session_of(context)
    people = [one.id for one in run.repository.people]
    known = [*people, *(one.id for one in run.repository.organisations)]
    if who is not None and who not in known:
        raise UsageError(
            msg("No person and no organisation has the id “{id}”.", id=who),
            nearest_hint(who, known),
        )
    found = [
        one
        for one in due_duties(run.repository, run.today, timedelta(days=days))
        if who is None or who in one.who
    ]
    if as_json:
        typer.echo(due_json(found, run.repository, run.today, run.words))
        return
    screen = console()
    for piece in due_lines(found, run.repository, run.today, run.words):
        screen.print(piece)
    if not found:
        screen.print(msg("Nothing is late or due.").text(run.words))
