"""`sotekit event move`: a session on another day or at another time. Its id stays, so calendars follow."""

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
from sotekit.errors import UsageError
from sotekit.messages import N_, msg

HELP = N_("Move a session to another day or time; its place in people's calendars follows.")


def move(
    context: typer.Context,
    series: SeriesName,
    session: SessionName,
    day: Annotated[
        str | None, typer.Argument(help=N_("The new day: 2027-02-16; left out: the same day."))
    ] = None,
    start: Annotated[str | None, typer.Option(help=N_("The new time: 9:30."))] = None,
    why: WhyOption = None,
    anyway: Annotated[
        bool,
        typer.Option("--anyway", help=N_("Move it although something speaks against the day.")),
    ] = False,
    dry_run: DryRunOption = False,
    as_json: JsonOption = False,
) -> None:
    """Holidays, absences and other sessions of the same people are looked up first."""
    from sotekit.cli.given import given_time, maybe_day
    from sotekit.events.changing import moved
    from sotekit.report.events import weekday
    from sotekit.report.events_plan import joined
    from sotekit.store.events import series_draft, values_of, with_keys, with_listed

    run = session_of(context)
    chosen = named_series(run, series)
    one = named_session(chosen, session, run)
    made = moved(
        run.repository,
        chosen,
        one,
        maybe_day(day) or one.date,
        given_time(start) if start else None,
        today=run.today,
        why=reason(run, why),
    )
    if made.warnings and not anyway:
        raise UsageError(
            msg(
                "Something speaks against it: {reasons}.", reasons=joined(made.warnings, run.words)
            ),
            msg("Choose another day, or move it nevertheless with --anyway."),
        )
    new = values_of(made.session)
    keys = {name: value for name, value in new.items() if name in ("date", "start")}
    draft = with_keys(series_draft(run.root, chosen), one.id, keys)
    again = [presenter.organisation for presenter in one.presenters if presenter.confirmed]
    for name in again:
        draft = with_keys(draft, one.id, {"confirmed": None}, name)
    draft = with_listed(draft, one.id, "changes", made.change)
    said = [
        msg(
            "{session}: from {before} to {after} at {start}.",
            session=one.id,
            before=weekday(one.date, run.words),
            after=weekday(made.session.date, run.words),
            start=chosen.starts(made.session).time(),
        ),
        msg("Tell the presenters and those who were invited: “sotekit event mail” writes it."),
    ]
    if again:
        said.append(msg("They must confirm again: {organisations}.", organisations=again))
    finish(run, chosen, one.id, draft, said, dry_run=dry_run, as_json=as_json)
