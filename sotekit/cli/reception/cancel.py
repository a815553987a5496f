"""`sotekit reception cancel`: gives a booked slot back."""

import typer

from sotekit.cli.reception.book import DateOption, TimeOption
from sotekit.cli.reception.naming import DryRunOption, NameArgument
from sotekit.cli.session import session_of
from sotekit.messages import N_

HELP = N_("Cancel a booking: the slot is free again.")


def cancel(
    context: typer.Context,
    reception: NameArgument = None,
    date: DateOption = "",
    time: TimeOption = "",
    dry_run: DryRunOption = False,
) -> None:
    """Whoever does not come without saying so is counted afterwards, as no-show."""
    from sotekit.checks.receptions import booked_twice_in
    from sotekit.cli.given import given_day, given_time
    from sotekit.cli.reception.naming import reception_of, refuse, rows_of, write_rows
    from sotekit.model.reception import Booking, BookingState
    from sotekit.store.log import new_id

    session = session_of(context)
    chosen = reception_of(session, reception)
    one = Booking(
        id=new_id(),
        date=given_day(date),
        state=BookingState.CANCELLED,
        at=given_time(time),
        count=1,
    )
    problems = list(booked_twice_in((*rows_of(session, chosen), one)))
    if problems:
        refuse(session, problems)
    write_rows(session, chosen, [one], dry_run=dry_run)
