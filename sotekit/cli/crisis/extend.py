"""`sotekit crisis extend`: longer hours, more services, a phase or a point more."""

from typing import Annotated

import typer

from sotekit.cli.crisis.changing import HoursOption, PointArgument, ReasonOption, change
from sotekit.cli.crisis.choosing import (
    ActivationOption,
    AtOption,
    DryRunOption,
    moment_of,
    open_journal,
    say,
    write,
)
from sotekit.cli.session import Session, session_of
from sotekit.errors import UsageError
from sotekit.messages import N_, msg, msgn
from sotekit.model.activation import EntryKind

HELP = N_("Extend: longer hours or more services at a point, or open a phase that waits.")


def extend(
    context: typer.Context,
    point: PointArgument = None,
    phase: Annotated[
        str | None,
        typer.Option(help=N_("Alert the points of this phase, which wait for an order.")),
    ] = None,
    hours: HoursOption = None,
    service: Annotated[
        list[str] | None, typer.Option(help=N_("A service it gives too; may be repeated."))
    ] = None,
    reason: ReasonOption = None,
    activation: ActivationOption = None,
    at: AtOption = None,
    dry_run: DryRunOption = False,
) -> None:
    """A point outside the scenario is opened with `crisis point`."""
    session = session_of(context)
    if (point is None) == (phase is None):
        raise UsageError(msg("Extend what?"), msg("Name a point, or a phase with --phase."))
    if point is not None:
        change(
            session, EntryKind.EXTEND, point, hours, service or [], reason, activation, at,
            dry_run=dry_run,
        )  # fmt: skip
        return
    _open_phase(session, phase or "", reason, activation, at, dry_run=dry_run)


def _open_phase(
    session: Session,
    phase: str,
    reason: str | None,
    activation: str | None,
    at: str | None,
    *,
    dry_run: bool,
) -> None:
    from sotekit.cli.given import maybe_screened
    from sotekit.crisis.state import state_of
    from sotekit.model.activation import Entry, EntryState
    from sotekit.plain.scalars import nearest_hint
    from sotekit.store.log import new_id

    journal = open_journal(session, activation)
    when = moment_of(session, at)
    waiting = [
        one
        for one in state_of(journal, max(when, session.now)).points
        if one.waits and one.ordered is not None
    ]
    chosen = [one for one in waiting if one.ordered and one.ordered.phase == phase]
    if not chosen:
        phases = dict.fromkeys(
            one.ordered.phase for one in waiting if one.ordered and one.ordered.phase
        )
        raise UsageError(
            msg("No phase “{phase}” waits for an order.", phase=phase),
            nearest_hint(phase, [one for one in phases if one]),
        )
    said = maybe_screened(session, reason, "reason")
    entries = [
        Entry(
            id=new_id(), at=when, entry=EntryKind.POINT, about=one.point,
            state=EntryState.ALERTED, note=said,
        )
        for one in chosen
    ]  # fmt: skip
    state = write(session, journal, *entries, dry_run=dry_run)
    sentence = msgn("{count} point alerted.", "{count} points alerted.", len(entries))
    say(session, state, sentence, dry_run=dry_run)
