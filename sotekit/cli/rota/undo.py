"""`sotekit rota undo`: a change is taken back."""

from typing import Annotated

import typer

from sotekit.cli.rota.changing import (
    ByOption,
    DryRun,
    JsonOption,
    LineOption,
    SeasonOption,
    WhyOption,
    make_changes,
    order_of,
    rota_of,
)
from sotekit.cli.session import session_of
from sotekit.errors import UsageError
from sotekit.messages import N_, msg
from sotekit.model.rota import ChangeKind

HELP = N_("Take back a change of the rota, the latest if no number is given.")


def undo(
    context: typer.Context,
    number: Annotated[int | None, typer.Argument(help=N_("The number of the change."))] = None,
    line: LineOption = None,
    season: SeasonOption = None,
    why: WhyOption = None,
    by: ByOption = None,
    dry_run: DryRun = False,
    as_json: JsonOption = False,
) -> None:
    """The record stays: taking back is a change of its own."""
    from sotekit.rota.change import undo as taken_back

    session = session_of(context)
    chosen, of_season, rota = rota_of(session, line, season)
    undone = {change.undoes for change in rota.changes}
    open_ones = [
        change.number
        for change in rota.changes
        if change.undoes is None and change.number not in undone
    ]
    latest = number if number is not None else max(open_ones, default=None)
    if latest is None:
        raise UsageError(msg("The rota has no change to take back."))
    order = order_of(rota, session, ChangeKind.UNDO, by, why)
    changes = taken_back(rota, latest, order, today=session.today)
    make_changes(session, (chosen, of_season, rota), changes, dry_run=dry_run, as_json=as_json)
