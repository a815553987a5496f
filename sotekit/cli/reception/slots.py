"""`sotekit reception slots`: the free slots of the coming weeks."""

from datetime import timedelta
from typing import Annotated

import typer

from sotekit.cli.reception.naming import JsonOption, NameArgument
from sotekit.cli.session import session_of
from sotekit.messages import N_

HELP = N_("Show the free slots of the coming weeks.")


def slots(
    context: typer.Context,
    reception: NameArgument = None,
    weeks: Annotated[int, typer.Option(min=1, max=52, help=N_("How many weeks ahead."))] = 4,
    first: Annotated[
        str | None, typer.Option("--from", help=N_("The first day; today if left out."))
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Holidays and closures are left out. Slots of today that have begun are not free."""
    from sotekit.cli.given import maybe_day
    from sotekit.cli.reception.naming import reception_of, rows_of
    from sotekit.hours.reception_days import consultation_days, reception_days
    from sotekit.report.output import console
    from sotekit.report.receptions import slots_json, slots_lines

    session = session_of(context)
    chosen = reception_of(session, reception)
    begin = maybe_day(first) or session.today
    end = begin + timedelta(weeks=weeks) - timedelta(days=1)
    days = reception_days(chosen, begin, end, rows_of(session, chosen))
    online = consultation_days(chosen, begin, end)
    now = session.now.replace(tzinfo=None)
    if as_json:
        typer.echo(slots_json(chosen, days, online, now))
        return
    screen = console()
    for piece in slots_lines(chosen, days, online, now, session.words, min(screen.width, 100)):
        screen.print(piece)
