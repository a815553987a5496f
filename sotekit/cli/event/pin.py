"""`sotekit event pin`: a presenter, or the day itself, agreed for good."""

from typing import Annotated

import typer

from sotekit.cli.event.changing import DryRunOption, JsonOption, SeriesName, SessionName, finish
from sotekit.cli.event.naming import named_series, named_session
from sotekit.cli.session import session_of
from sotekit.messages import N_, Message, msg

HELP = N_("Agree for good on a presenter, or on the day: planning never changes it.")


def pin(
    context: typer.Context,
    series: SeriesName,
    session: SessionName,
    organisation: Annotated[
        str | None, typer.Argument(help=N_("Who presents; left out: the day is pinned."))
    ] = None,
    off: Annotated[bool, typer.Option("--off", help=N_("Planning may change it again."))] = False,
    dry_run: DryRunOption = False,
    as_json: JsonOption = False,
) -> None:
    """An organisation that isn't among the presenters yet is added. What speaks against it is said, not forbidden."""
    from sotekit.errors import UsageError
    from sotekit.events.changing import unfit
    from sotekit.model.event import Presenter
    from sotekit.store.events import series_draft, with_keys, with_listed

    run = session_of(context)
    chosen = named_series(run, series)
    one = named_session(chosen, session, run)
    draft = series_draft(run.root, chosen)
    value = None if off else True
    said: list[Message]
    if organisation is None:
        draft = with_keys(draft, one.id, {"pinned": value})
        said = [
            msg("{session}: planning may move it again.", session=one.id)
            if off
            else msg("{session}: {day} is agreed for good.", session=one.id, day=one.date)
        ]
        finish(run, chosen, one.id, draft, said, dry_run=dry_run, as_json=as_json)
        return
    against = unfit(run.repository, chosen, one, organisation)
    present = any(presenter.organisation == organisation for presenter in one.presenters)
    if off and not present:
        raise UsageError(
            msg(
                "“{organisation}” does not present in {session}.",
                organisation=organisation,
                session=one.id,
            ),
            msg(
                "“sotekit event show {series} {session}” tells who does.",
                series=chosen.id,
                session=one.id,
            ),
        )
    if present:
        draft = with_keys(draft, one.id, {"pinned": value}, organisation)
    else:
        draft = with_listed(
            draft, one.id, "presenters", Presenter(organisation=organisation, pinned=True)
        )
    name = run.repository.organisation(organisation)
    said = [
        msg(
            "{session}: planning may change {organisation} again.",
            session=one.id,
            organisation=name.name if name else organisation,
        )
        if off
        else msg(
            "{session}: {organisation} presents, agreed for good.",
            session=one.id,
            organisation=name.name if name else organisation,
        )
    ]
    if against is not None and not off:
        said.append(msg("Note: {reason}.", reason=against))
    places = len(chosen.places_of(one))
    if not present and len(one.presenters) >= places:
        said.append(
            msg("The session has {places} places and more presenters than that now.", places=places)
        )
    finish(run, chosen, one.id, draft, said, dry_run=dry_run, as_json=as_json)
