"""`sotekit reception report`: use by month, share used, demand not met, municipalities."""

from pathlib import Path
from typing import Annotated

import typer

from sotekit.cli.reception.naming import JsonOption, NameArgument
from sotekit.cli.session import session_of
from sotekit.messages import N_, msg

HELP = N_("How the slots were used by month, who was turned away, and from which municipalities.")


def report(
    context: typer.Context,
    reception: NameArgument = None,
    first: Annotated[
        str | None, typer.Option("--from", help=N_("The first day; all if left out."))
    ] = None,
    last: Annotated[
        str | None, typer.Option("--to", help=N_("The last day; today if left out."))
    ] = None,
    as_json: JsonOption = False,
    csv: Annotated[
        Path | None, typer.Option("--csv", help=N_("Write the months as CSV too."))
    ] = None,
) -> None:
    """Days that nobody has counted are named and left out: missing is not 0."""
    from sotekit.cli.given import maybe_day
    from sotekit.cli.reception.naming import reception_of, rows_of
    from sotekit.events.reception_use import reception_report
    from sotekit.plain.files import replace_file
    from sotekit.report.output import console
    from sotekit.report.receptions import report_csv, report_json, report_lines

    session = session_of(context)
    chosen = reception_of(session, reception)
    found = reception_report(
        chosen, rows_of(session, chosen), session.today, maybe_day(first), maybe_day(last)
    )
    if csv is not None:
        replace_file(session.folder / csv, report_csv(found))
    if as_json:
        typer.echo(report_json(found))
        return
    screen = console()
    for piece in report_lines(found, session.repository, session.words, min(screen.width, 100)):
        screen.print(piece)
    if csv is not None:
        typer.echo(msg("Written to {path}.", path=str(csv)).text(session.words))
