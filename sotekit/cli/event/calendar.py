"""`sotekit event calendar`: the sessions of a series as calendar files."""

from typing import Annotated

import typer

from sotekit.cli.event.naming import SeriesArgument, named_series, named_session
from sotekit.cli.event.writing import LanguageOption, OutOption, languages_of, series_folder
from sotekit.cli.session import session_of
from sotekit.messages import N_

HELP = N_("Write the sessions as calendar files, one per language.")


def calendar(
    context: typer.Context,
    series: SeriesArgument = None,
    session: Annotated[
        str | None, typer.Argument(help=N_("One session: its id or its day; left out: all."))
    ] = None,
    tasks: Annotated[
        bool,
        typer.Option("--tasks", help=N_("With the tasks too, for the coordinator’s own calendar.")),
    ] = False,
    language: LanguageOption = None,
    out: OutOption = None,
) -> None:
    """A moved or cancelled session changes the same entry when the file is read in again."""
    from sotekit.events.calendar import session_entry, task_entries
    from sotekit.i18n import translator
    from sotekit.model.event import SessionStatus
    from sotekit.plain.files import replace_file
    from sotekit.plain.ics import calendar_bytes

    run = session_of(context)
    chosen = named_series(run, series)
    wanted = (
        sorted(chosen.sessions, key=chosen.starts)
        if session is None
        else [named_session(chosen, session, run)]
    )
    ending = f"-{wanted[0].id}" if session is not None else ""
    for one in languages_of(run, chosen, language):
        words = translator(one)
        entries = [session_entry(run.repository, chosen, each, words) for each in wanted]
        if tasks:
            entries += [
                entry
                for each in wanted
                if each.status is not SessionStatus.HELD
                for entry in task_entries(chosen, each, words)
            ]
        path = (out or series_folder(run, chosen)) / f"{chosen.id}{ending}-{one}.ics"
        replace_file(path, calendar_bytes(chosen.name.best(one), "events", entries))
        typer.echo(str(path))
