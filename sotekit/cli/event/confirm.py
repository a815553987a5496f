"""`sotekit event confirm`: a presenter has said that it comes, or the whole session holds."""

from typing import Annotated

import typer

from sotekit.cli.event.changing import DryRunOption, JsonOption, SeriesName, SessionName, finish
from sotekit.cli.event.naming import named_series, named_session
from sotekit.cli.session import session_of
from sotekit.errors import UsageError
from sotekit.messages import N_, msg

HELP = N_("Note that a presenter comes, or that the whole session holds.")


def confirm(
    context: typer.Context,
    series: SeriesName,
    session: SessionName,
    organisation: Annotated[
        str | None, typer.Argument(help=N_("Who said so; left out: the session is confirmed."))
    ] = None,
    dry_run: DryRunOption = False,
    as_json: JsonOption = False,
) -> None:
    """Planning leaves confirmed presenters and sessions as they are."""
    from sotekit.model.event import SessionStatus
    from sotekit.store.events import series_draft, with_keys

    run = session_of(context)
    chosen = named_series(run, series)
    one = named_session(chosen, session, run)
    if one.status in (SessionStatus.CANCELLED, SessionStatus.HELD):
        raise UsageError(
            msg("The session {session} is not to come.", session=one.id),
            msg("“sotekit event show {series}” shows how each stands.", series=chosen.id),
        )
    draft = series_draft(run.root, chosen)
    if organisation is None:
        draft = with_keys(draft, one.id, {"status": SessionStatus.CONFIRMED.value})
        said = [msg("{session} ({day}) is confirmed.", session=one.id, day=one.date)]
        waiting = [p.organisation for p in one.presenters if not p.confirmed]
        if waiting:
            said.append(msg("Not confirmed by: {organisations}.", organisations=waiting))
    else:
        if all(presenter.organisation != organisation for presenter in one.presenters):
            raise UsageError(
                msg(
                    "“{organisation}” does not present in {session}.",
                    organisation=organisation,
                    session=one.id,
                ),
                msg(
                    "“sotekit event pin {series} {session} {organisation}” adds it.",
                    series=chosen.id,
                    session=one.id,
                    organisation=organisation,
                ),
            )
        draft = with_keys(draft, one.id, {"confirmed": run.today}, organisation)
        said = [msg("{session}: {organisation} comes.", session=one.id, organisation=organisation)]
    finish(run, chosen, one.id, draft, said, dry_run=dry_run, as_json=as_json)
