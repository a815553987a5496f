"""`sotekit rota tally`: duties planned and in fact served, beside what was promised."""

from typing import Annotated

import typer

from sotekit.cli.session import session_of
from sotekit.messages import N_

HELP = N_("Count the duties of everybody against the promises, over one season or more.")


def tally(
    context: typer.Context,
    line: Annotated[str | None, typer.Option(help=N_("The line."))] = None,
    season: Annotated[
        list[str] | None, typer.Option(help=N_("The season; can be given again. All if left out."))
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help=N_("As JSON."))] = False,
) -> None:
    """Served are the duties that are over; who stood in is in the rota as served."""
    from dataclasses import asdict

    from sotekit.report.output import console, to_json
    from sotekit.report.rota_tally import tally_table
    from sotekit.rota.statistics import tallies

    session = session_of(context)
    chosen = session.line(line)
    seasons = [session.season(chosen, one).id for one in season or ()] or [
        one.id for one in chosen.seasons
    ]
    found = tallies(session.repository, chosen.id, seasons, today=session.today)
    if as_json:
        typer.echo(to_json([asdict(one) for one in found]))
        return
    console().print(tally_table(found, session.repository, session.language, session.words))
