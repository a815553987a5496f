"""`sotekit event coverage`: which organisations have been presented to which audience, and which never."""

from typing import Annotated

import typer

from sotekit.cli.event.naming import named_series
from sotekit.cli.session import session_of
from sotekit.messages import N_

HELP = N_("Show which organisations have been presented to which audience, and which never.")


def coverage(
    context: typer.Context,
    series: Annotated[
        str | None, typer.Argument(help=N_("The series; left out: all of them."))
    ] = None,
    never: Annotated[
        bool, typer.Option("--never", help=N_("Only those that have never presented."))
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help=N_("As JSON."))] = False,
    as_csv: Annotated[
        bool, typer.Option("--csv", help=N_("As CSV, one organisation and audience a row."))
    ] = False,
) -> None:
    """Those who wait come first, the longest wait first."""
    from sotekit.events.coverage import coverage as covered
    from sotekit.report.events_coverage import coverage_csv, coverage_json, coverage_parts
    from sotekit.report.output import console

    run = session_of(context)
    chosen = named_series(run, series) if series else None
    found = covered(run.repository, run.today, chosen)
    if as_json:
        typer.echo(coverage_json(found, run.repository, run.words))
        return
    if as_csv:
        typer.echo(coverage_csv(found, run.repository, run.words), nl=False)
        return
    screen = console()
    for part in coverage_parts(found, run.repository, run.words, only_never=never):
        screen.print(part, soft_wrap=isinstance(part, str))
