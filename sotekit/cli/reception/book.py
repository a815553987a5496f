"""`sotekit reception book`: gives a slot out. The slot is written down, and nothing of who has it."""

from typing import Annotated

import typer

from sotekit.cli.reception.naming import DryRunOption, NameArgument
from sotekit.cli.session import session_of
from sotekit.messages import N_, msg

HELP = N_("Book a slot: its day and time are written down, never who has it.")

DateOption = Annotated[str, typer.Option(help=N_("The day: 2027-06-07."))]
TimeOption = Annotated[str, typer.Option(help=N_("When the slot begins: 9:45."))]
MunicipalityOption = Annotated[
    str | None, typer.Option(help=N_("Whose resident it is for, where that is counted."))
]


def book(
    context: typer.Context,
    reception: NameArgument = None,
    date: DateOption = "",
    time: TimeOption = "",
    municipality: MunicipalityOption = None,
    dry_run: DryRunOption = False,
) -> None:
    """Keep who comes in your own diary: here it would stay in the history for good."""
    from sotekit.checks.receptions import booked_twice_in, misplaced_row
    from sotekit.cli.given import given_day, given_time
    from sotekit.cli.reception.naming import (
        municipality_of,
        reception_of,
        refuse,
        rows_of,
        write_rows,
    )
    from sotekit.errors import UsageError
    from sotekit.model.reception import Booking, BookingState
    from sotekit.store.log import new_id

    session = session_of(context)
    chosen = reception_of(session, reception)
    if not chosen.appointment:
        raise UsageError(
            msg("Nobody books a time at this reception: one comes without."),
            msg("“sotekit reception count” counts those who came."),
        )
    one = Booking(
        id=new_id(),
        date=given_day(date),
        state=BookingState.BOOKED,
        at=given_time(time),
        count=1,
        municipality=municipality_of(session, chosen, municipality),
    )
    if one.date < session.today:
        raise UsageError(
            msg("{day} is over.", day=one.date),
            msg("“sotekit reception count” counts what came of a day."),
        )
    problems = [*misplaced_row(chosen, one), *booked_twice_in((*rows_of(session, chosen), one))]
    if problems:
        refuse(session, problems)
    write_rows(session, chosen, [one], dry_run=dry_run)
