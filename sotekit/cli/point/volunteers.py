"""`sotekit point volunteers`: how many there are for what, and what ends or is missing."""

from typing import Annotated

import typer

from sotekit.cli.session import session_of
from sotekit.messages import N_

HELP = N_("Show volunteers as counts, and what of their training and insurance ends.")


def volunteers(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help=N_("As JSON."))] = False,
) -> None:
    """Counts only: who the volunteers are, their own organisations know."""
    from sotekit.report.output import console
    from sotekit.report.point_gaps import Teller
    from sotekit.report.point_volunteers import volunteer_lines, volunteers_json

    session = session_of(context)
    teller = Teller(session.repository, session.words)
    if as_json:
        typer.echo(volunteers_json(teller, session.today))
        return
    screen = console()
    for line in volunteer_lines(teller, session.today, screen.width):
        screen.print(line, soft_wrap=True)
