"""`sotekit rota show`: who answers and who backs up, and the handovers."""

from typing import Annotated

import typer

from sotekit.cli.session import session_of
from sotekit.messages import N_

NARROW = 60
"""Columns of a terminal: with fewer, a duty takes a few lines."""

HELP = N_("Show who answers and who backs up, duty by duty, and the handovers.")


def show(
    context: typer.Context,
    line: Annotated[str | None, typer.Option(help=N_("The line."))] = None,
    season: Annotated[str | None, typer.Option(help=N_("The season."))] = None,
    as_json: Annotated[bool, typer.Option("--json", help=N_("As JSON."))] = False,
) -> None:
    """Duties that nobody answers yet are in the table too."""
    from sotekit.report.narrow import fitted
    from sotekit.report.output import console
    from sotekit.report.rota import handover_table, rota_json, rota_table

    session = session_of(context)
    chosen = session.line(line)
    of_season = session.season(chosen, season)
    repository, language, words = session.repository, session.language, session.words
    if as_json:
        typer.echo(rota_json(chosen, of_season, repository.rota(chosen.id, of_season.id)))
        return
    screen = console()
    duties = rota_table(repository, chosen, of_season, language, words)
    screen.print(fitted(duties, screen.width, least=NARROW, head=2))
    handovers = handover_table(repository, chosen, of_season, language, words)
    if handovers is not None:
        screen.print()
        screen.print(fitted(handovers, screen.width, least=NARROW, head=1))
