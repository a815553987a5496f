"""`sotekit rota confirm`: who has said that their duty holds, and whom to ask now."""

from dataclasses import replace
from typing import Annotated

import typer

from sotekit.cli.rota.changing import JsonOption, LineOption, SeasonOption, duty_of, rota_of
from sotekit.cli.session import session_of
from sotekit.messages import N_, msg

HELP = N_("Record that a duty is confirmed; without a duty, show whom to ask and who is at risk.")


def confirm(
    context: typer.Context,
    duty: Annotated[
        str | None, typer.Argument(help=N_("The duty that is confirmed: 27 or 2027-W27."))
    ] = None,
    line: LineOption = None,
    season: SeasonOption = None,
    as_json: JsonOption = False,
) -> None:
    """Duties are asked about four, two and one weeks and a day before."""
    from sotekit.report.output import console
    from sotekit.report.rota_confirm import askings_json, askings_table
    from sotekit.rota.confirmation import askings
    from sotekit.store.rota import write_rota

    session = session_of(context)
    chosen, of_season, rota = rota_of(session, line, season)
    words = session.words
    if duty is not None:
        period = duty_of(rota, duty)
        (held,) = (one for one in rota.duties if one.period == period)
        write_rota(session.root, chosen, of_season, [replace(held, confirmed=session.today)])
        typer.echo(msg("{period} is confirmed.", period=period).text(words))
        return
    found = askings(rota, session.today)
    if as_json:
        typer.echo(askings_json(found))
        return
    console().print(askings_table(found, session.repository, session.language, words))
