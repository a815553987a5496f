"""`sotekit crisis reduce`: shorter hours, fewer services."""

from typing import Annotated

import typer

from sotekit.cli.crisis.changing import HoursOption, ReasonOption, change
from sotekit.cli.crisis.choosing import ActivationOption, AtOption, DryRunOption
from sotekit.cli.session import session_of
from sotekit.messages import N_
from sotekit.model.activation import EntryKind

HELP = N_("Reduce: shorter hours or fewer services at a point.")


def reduce(
    context: typer.Context,
    point: Annotated[str, typer.Argument(help=N_("The point."))],
    hours: HoursOption = None,
    service: Annotated[
        list[str] | None, typer.Option(help=N_("A service it no longer gives; may be repeated."))
    ] = None,
    reason: ReasonOption = None,
    activation: ActivationOption = None,
    at: AtOption = None,
    dry_run: DryRunOption = False,
) -> None:
    """A point that closes is written down with `crisis point POINT deactivated`."""
    change(
        session_of(context), EntryKind.REDUCE, point, hours, service or [], reason, activation, at,
        dry_run=dry_run,
    )  # fmt: skip
