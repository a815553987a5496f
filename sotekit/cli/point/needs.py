"""`sotekit point needs`: what surveys and discussion events say of the need, with counts and sources."""

from typing import Annotated

import typer

from sotekit.cli.session import session_of
from sotekit.errors import UsageError
from sotekit.messages import N_, msg
from sotekit.plain.scalars import nearest_hint

HELP = N_("Show what surveys and discussion events say people need.")


def needs(
    context: typer.Context,
    area: Annotated[str | None, typer.Option(help=N_("Only this area."))] = None,
    service: Annotated[
        str | None, typer.Option(help=N_("Only needs that this service answers."))
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help=N_("As JSON."))] = False,
) -> None:
    """The louder a need, the more a gap in what answers it weighs in “point gaps”."""
    from sotekit.report.output import console
    from sotekit.report.point_gaps import Teller
    from sotekit.report.point_needs import need_lines, needs_json

    session = session_of(context)
    region = session.repository.region
    areas, services = [one.id for one in region.areas], [one.id for one in region.point_services]
    if area is not None and area not in areas:
        raise UsageError(msg("There is no area “{area}”.", area=area), nearest_hint(area, areas))
    if service is not None and service not in services:
        raise UsageError(
            msg("There is no service “{service}”.", service=service),
            nearest_hint(service, services),
        )
    teller = Teller(session.repository, session.words)
    if as_json:
        typer.echo(needs_json(teller, area, service))
        return
    screen = console()
    for line in need_lines(teller, area, service, screen.width):
        screen.print(line, soft_wrap=True)
