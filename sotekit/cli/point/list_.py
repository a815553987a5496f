"""`sotekit point list`: the points of the network and the candidates."""

from typing import Annotated

import typer

from sotekit.cli.session import session_of
from sotekit.messages import N_, msg

HELP = N_("List the service points and the candidates.")


def list_(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help=N_("As JSON."))] = False,
) -> None:
    """The points in the network first, then the candidates."""
    from sotekit.points.network import Network
    from sotekit.report.output import console
    from sotekit.report.points import list_lines, points_json

    session = session_of(context)
    network = Network(session.repository, session.today)
    points = (*network.points, *network.candidates)
    if as_json:
        typer.echo(points_json(points, network, session.words))
        return
    screen = console()
    if not points:
        screen.print(
            msg("There are no service points yet. docs/points.md tells how to begin.").text(
                session.words
            )
        )
        return
    for line in list_lines(points, network, session.words, screen.width):
        screen.print(line, soft_wrap=True)
