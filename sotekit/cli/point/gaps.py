"""`sotekit point gaps`: what areas are left without, what is weak, and the least set of changes that closes most."""

from typing import Annotated

import typer

from sotekit.cli.session import session_of
from sotekit.errors import UsageError
from sotekit.messages import N_, msg
from sotekit.plain.scalars import nearest_hint

HELP = N_("Show the gaps in coverage, single points of failure, and what would close most gaps.")


def gaps(
    context: typer.Context,
    area: Annotated[str | None, typer.Option(help=N_("Only this area."))] = None,
    most: Annotated[
        int | None, typer.Option(min=1, help=N_("Suggest this many changes at most."))
    ] = None,
    hours: Annotated[
        bool, typer.Option("--hours", help=N_("Also when each area gets the minimum."))
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help=N_("As JSON."))] = False,
) -> None:
    """The solver finds the changes and proves that nothing closes more with the people there are."""
    from sotekit.points.network import Network
    from sotekit.points.report import gap_report
    from sotekit.report.output import console, waiting
    from sotekit.report.point_gaps import Teller, gap_lines, gaps_json

    session = session_of(context)
    known = [one.id for one in session.repository.region.areas]
    if area is not None and area not in known:
        raise UsageError(msg("There is no area “{area}”.", area=area), nearest_hint(area, known))
    screen = console()
    network = Network(session.repository, session.today)
    with waiting(screen, msg("Looking for what closes most gaps …").text(session.words)):
        report = gap_report(network, session.today, area=area, most=most)
    teller = Teller(session.repository, session.words)
    if as_json:
        typer.echo(gaps_json(report, teller))
        return
    for line in gap_lines(report, teller, screen.width, hours=hours):
        screen.print(line, soft_wrap=True)
