"""`sotekit event cancel`: a session called off, or brought back."""

from typing import Annotated

import typer

from sotekit.cli.event.changing import (
    DryRunOption,
    JsonOption,
    SeriesName,
    SessionName,
    WhyOption,
    finish,
    reason,
)
from sotekit.cli.event.naming import named_series, named_session
from sotekit.cli.session import session_of
from sotekit.messages import N_, msg

HELP = N_("Cancel a session, or bring a cancelled one back.")


def cancel(
    context: typer.Context,
    series: SeriesName,
    session: SessionName,
    why: WhyOption = None,
    restore: Annotated[
        bool, typer.Option("--restore", help=N_("It takes place after all."))
    ] = False,
    dry_run: DryRunOption = False,
    as_json: JsonOption = False,
) -> None:
    """It stays in the file with its reason, so that calendars can be told; its presenters wait for their turn."""
    from sotekit.events.changing import cancelled, restored
    from sotekit.report.events import weekday
    from sotekit.store.events import series_draft, with_keys, with_listed

    run = session_of(context)
    chosen = named_series(run, series)
    one = named_session(chosen, session, run)
    change = restored if restore else cancelled
    made = change(chosen, one, today=run.today, why=reason(run, why))
    draft = with_keys(series_draft(run.root, chosen), one.id, {"status": made.session.status.value})
    draft = with_listed(draft, one.id, "changes", made.change)
    day = weekday(one.date, run.words)
    said = [
        msg("{session} ({day}) takes place after all.", session=one.id, day=day)
        if restore
        else msg("{session} ({day}) is cancelled.", session=one.id, day=day),
        msg("Tell the presenters and those who were invited: “sotekit event mail” writes it."),
    ]
    finish(run, chosen, one.id, draft, said, dry_run=dry_run, as_json=as_json)
