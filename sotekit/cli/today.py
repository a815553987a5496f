"""`sotekit today`, and what a bare `sotekit` shows: who answers now, who backs up, who is open, what is due."""

from typing import TYPE_CHECKING, Annotated

import typer

from sotekit.cli.session import Session, session_of
from sotekit.messages import N_

if TYPE_CHECKING:
    from sotekit.events.waiting import Recorded

HELP = N_("Show who answers now, who backs up, what is open and what is due.")


def today(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help=N_("As JSON."))] = False,
) -> None:
    """Everything is worked out for now, or for the day given with --today."""
    from sotekit.report.output import console
    from sotekit.report.today import today_json, today_lines
    from sotekit.today import situation

    session = session_of(context)
    now = situation(session.repository, session.now, _recorded(session))
    if as_json:
        typer.echo(today_json(now, session.language, session.words))
    else:
        screen = console()
        for line in today_lines(now, session.repository, session.language, session.words):
            screen.print(line)


def _recorded(session: Session) -> "Recorded":
    """What the logs of receptions and the feedback have. What is wrong in them, `validate` says."""
    from sotekit.events.waiting import Recorded
    from sotekit.store.bookings import read_bookings
    from sotekit.store.feedback import read_feedback

    root, repository = session.root, session.repository
    return Recorded(
        {one.id: read_bookings(root, one.id)[0] for one in repository.receptions},
        {
            one.id: frozenset(answer.session for answer in read_feedback(root, one)[0])
            for one in repository.series
        },
    )
