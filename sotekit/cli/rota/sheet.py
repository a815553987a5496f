"""`sotekit rota sheet`: the rota as an Excel workbook, made to be printed and hung on a wall."""

from pathlib import Path
from typing import Annotated

import typer

from sotekit.cli.rota.changing import LineOption, SeasonOption, rota_of
from sotekit.cli.session import session_of
from sotekit.messages import N_

HELP = N_("Write the duties and the handovers as an Excel workbook, ready to print.")


def sheet(
    context: typer.Context,
    line: LineOption = None,
    season: SeasonOption = None,
    out: Annotated[
        Path | None, typer.Option(help=N_("Folder to write into; build/ if left out."))
    ] = None,
) -> None:
    """Two sheets on A4: who answers and backs up, and the phone's way from hand to hand."""
    from sotekit.plain.files import replace_file
    from sotekit.report.rota_sheet import workbook

    session = session_of(context)
    chosen, of_season, _ = rota_of(session, line, season)
    path = (out or session.root / "build") / f"{chosen.id}-{of_season.id}-rota.xlsx"
    made = workbook(session.repository, chosen, of_season, session.language, session.words)
    replace_file(path, made)
    typer.echo(str(path))
