"""`sotekit crisis point`: how far a point is."""

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
from sotekit.errors import UsageError
from sotekit.messages import N_, msg
from sotekit.model.activation import PointStatus

HELP = N_("Write down how far a point is: alerted, standing by, open, closed, unable to open.")


def point(
    context: typer.Context,
    point: Annotated[str, typer.Argument(help=N_("The point."))],
    status: Annotated[
        PointStatus,
        typer.Argument(help=N_("alerted, standing-by, active, deactivated or unable.")),
    ],
    reason: Annotated[
        str | None, typer.Option(help=N_("Why: no key, no power, no visitors. Nobody's details."))
    ] = None,
    activation: ActivationOption = None,
    at: AtOption = None,
    dry_run: DryRunOption = False,
) -> None:
    """A row in the log; the public page is made anew with `crisis page`."""
    from sotekit.cli.given import known, maybe_screened
    from sotekit.documents.crisis_words import STATUSES
    from sotekit.model.activation import Entry, EntryKind, EntryState
    from sotekit.report.crisis import point_name
    from sotekit.store.log import new_id

    session = session_of(context)
    journal = open_journal(session, activation)
    ids = [one.id for one in session.repository.points]
    known(point, ids, msg("There is no point “{point}”.", point=point))
    if status is PointStatus.UNABLE and not reason:
        raise UsageError(
            msg("Why can't it be opened?"),
            msg("Say it with --reason: whoever finds another place needs to know."),
        )
    entry = Entry(
        id=new_id(),
        at=moment_of(session, at),
        entry=EntryKind.POINT,
        about=point,
        state=EntryState(status.value),
        note=maybe_screened(session, reason, "reason"),
    )
    state = write(session, journal, entry, dry_run=dry_run)
    words = session.words
    said = msg(
        "{point}: {status}",
        point=point_name(session.repository, point, words),
        status=words.gettext(STATUSES[status]),
    )
    say(session, state, said, dry_run=dry_run)
