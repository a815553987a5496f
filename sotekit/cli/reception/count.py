"""`sotekit reception count`: what became of a day's slots, in numbers."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from sotekit.cli.reception.naming import DryRunOption, NameArgument
from sotekit.cli.session import Session, interactive, session_of
from sotekit.messages import N_, msg

if TYPE_CHECKING:
    import datetime

    from sotekit.model.reception import Booking, BookingState, Reception

HELP = N_("Count what became of a day: used, no-show, walk-in, turned away … 0 is an answer.")

Number = int | None


def count(
    context: typer.Context,
    reception: NameArgument = None,
    date: Annotated[
        str | None, typer.Option(help=N_("The day, as 2027-06-07. Today if left out."))
    ] = None,
    used: Annotated[
        Number, typer.Option(min=0, help=N_("Booked slots in which somebody came."))
    ] = None,
    no_show: Annotated[
        Number, typer.Option(min=0, help=N_("Booked slots to which nobody came."))
    ] = None,
    walk_in: Annotated[
        Number, typer.Option(min=0, help=N_("Those who came without a time and were met."))
    ] = None,
    joint: Annotated[
        Number, typer.Option(min=0, help=N_("Slots used for a joint meeting."))
    ] = None,
    consultation: Annotated[
        Number, typer.Option(min=0, help=N_("Consultations online for other municipalities."))
    ] = None,
    turned_away: Annotated[
        Number, typer.Option(min=0, help=N_("Those for whom there was no slot."))
    ] = None,
    municipality: Annotated[
        str | None,
        typer.Option(help=N_("Whose residents they were. Count each municipality by itself.")),
    ] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help=N_("Put these numbers in place of those there are."))
    ] = False,
    dry_run: DryRunOption = False,
) -> None:
    """At a terminal it asks for each number; in a script they come from the options."""
    from sotekit.cli.given import given_day
    from sotekit.cli.reception.naming import municipality_of, reception_of, rows_of
    from sotekit.errors import UsageError
    from sotekit.model.reception import BookingState

    session = session_of(context)
    chosen = reception_of(session, reception)
    day = given_day(date) if date else session.today
    if day > session.today:
        raise UsageError(
            msg("{day} has not been yet, so nobody can have come.", day=day),
            msg("Check the date."),
        )
    where = municipality_of(session, chosen, municipality)
    given = {
        BookingState.USED: used,
        BookingState.NO_SHOW: no_show,
        BookingState.WALK_IN: walk_in,
        BookingState.JOINT_MEETING: joint,
        BookingState.CONSULTATION: consultation,
        BookingState.TURNED_AWAY: turned_away,
    }
    numbers = {state: number for state, number in given.items() if number is not None}
    if not numbers and interactive():
        numbers = _asked(session, chosen, day)
    if not numbers:
        raise UsageError(
            msg("There is nothing to count."),
            msg("Give the numbers: --used 4 --no-show 1. If nobody came, that is --used 0."),
        )
    new = [_row(day.isoformat(), state, number, where) for state, number in numbers.items()]
    _write(session, chosen, rows_of(session, chosen), new, replace=replace, dry_run=dry_run)


def _row(day: str, state: "BookingState", number: int, where: str | None) -> "Booking":
    from datetime import date

    from sotekit.model.reception import Booking
    from sotekit.store.log import new_id

    return Booking(
        id=new_id(), date=date.fromisoformat(day), state=state, count=number, municipality=where
    )


def _write(
    session: Session,
    reception: "Reception",
    there: "Sequence[Booking]",
    new: "Sequence[Booking]",
    *,
    replace: bool,
    dry_run: bool,
) -> None:
    """Numbers that are counted already are changed only when that is asked for."""
    from sotekit.checks.receptions import misplaced_row, over_slots_in
    from sotekit.cli.reception.naming import refuse, write_rows
    from sotekit.report.receptions import row_sentence
    from sotekit.store.bookings import change_count

    old = {(one.date, one.state, one.municipality): one for one in there}
    doubled = [one for one in new if (one.date, one.state, one.municipality) in old]
    if doubled and not replace:
        _refuse_twice(session, [old[one.date, one.state, one.municipality] for one in doubled])
    replaced = {old[(one.date, one.state, one.municipality)].id for one in doubled}
    after = (*(one for one in there if one.id not in replaced), *new)
    day = new[0].date
    problems = [
        *(problem for one in new for problem in misplaced_row(reception, one)),
        *over_slots_in(reception, [one for one in after if one.date == day]),
    ]
    if problems:
        refuse(session, problems)
    fresh = [one for one in new if one not in doubled]
    for one in doubled:
        row = old[(one.date, one.state, one.municipality)]
        if not dry_run:
            change_count(session.root, reception.id, row.id, one.count)
        typer.echo(row_sentence(one, session.repository, session.words))
    if fresh:
        write_rows(session, reception, fresh, dry_run=dry_run)
    elif dry_run:
        typer.echo(msg("Nothing was written: this was a dry run.").text(session.words))


def _refuse_twice(session: Session, there: "Sequence[Booking]") -> NoReturn:
    from sotekit.report.receptions import row_sentence

    words = session.words
    typer.echo(msg("This has been counted already:").text(words), err=True)
    for one in there:
        typer.echo("  " + row_sentence(one, session.repository, words), err=True)
    typer.echo(
        msg("Nothing was written. With --replace your numbers take their place.").text(words),
        err=True,
    )
    raise typer.Exit(1)


def _asked(
    session: Session, reception: "Reception", day: "datetime.date"
) -> "dict[BookingState, int]":
    """Every number in turn; Enter is 0. What the reception doesn't have is not asked."""
    from sotekit.cli.asking import ask
    from sotekit.hours.reception_days import consultation_days
    from sotekit.model.reception import OUTCOMES, BookingState
    from sotekit.report.receptions import QUESTIONS

    offered = {
        BookingState.USED: reception.appointment,
        BookingState.NO_SHOW: reception.appointment,
        BookingState.WALK_IN: reception.walk_in,
        BookingState.JOINT_MEETING: reception.joint_meetings,
        BookingState.CONSULTATION: bool(consultation_days(reception, day, day)),
    }
    numbers: dict[BookingState, int] = {}
    for state in OUTCOMES:
        if not offered.get(state, True):
            continue
        answer = ""
        while not answer.isdecimal():
            answer = ask(QUESTIONS[state], session.words, "0")
        numbers[state] = int(answer)
    first = BookingState.USED if reception.appointment else BookingState.WALK_IN
    always = (first, BookingState.CONSULTATION)
    return {state: number for state, number in numbers.items() if number or state in always}
