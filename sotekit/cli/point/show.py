"""`sotekit point show`: everything that is known of one point."""

from typing import Annotated

import typer

from sotekit.cli.session import session_of
from sotekit.errors import UsageError
from sotekit.messages import N_, msg
from sotekit.plain.scalars import nearest_hint

HELP = N_("Show one service point: hours, services, pairs, keys and phones.")


def show(
    context: typer.Context,
    point: Annotated[str, typer.Argument(help=N_("The point's id."))],
    as_json: Annotated[bool, typer.Option("--json", help=N_("As JSON."))] = False,
) -> None:
    """What those who run the point need to know."""
    from sotekit.points.network import Network
    from sotekit.report.output import console, to_json
    from sotekit.report.points import point_json, point_lines

    session = session_of(context)
    found = session.repository.point(point)
    if found is None:
        raise UsageError(
            msg("There is no point “{point}”.", point=point),
            nearest_hint(point, [one.id for one in session.repository.points]),
        )
    network = Network(session.repository, session.today)
    if as_json:
        typer.echo(to_json(point_json(found, network, session.words)))
        return
    screen = console()
    for line in point_lines(found, network, session.words, screen.width):
        screen.print(line, soft_wrap=True)
