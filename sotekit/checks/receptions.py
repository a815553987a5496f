"""The logs of receptions against their slots and against themselves."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from sotekit.checks.world import World
from sotekit.hours import read_hours
from sotekit.hours.reception_days import booked_slots, consultation_days, slots_of
from sotekit.messages import msg
from sotekit.model.reception import OUTCOMES, SERVED, Booking, BookingState, Reception
from sotekit.plain.problem import Problem

WITH_TIME = (BookingState.BOOKED, BookingState.CANCELLED)
HAD_A_TIME = (BookingState.USED, BookingState.JOINT_MEETING, BookingState.NO_SHOW)


def contradictions(world: World) -> Iterator[Problem]:
    """A row that its state doesn't fit: a booking without a time, a count with one."""
    for log in world.bookings:
        for one in log.rows:
            yield from _contradiction(one)


def _contradiction(one: Booking) -> Iterator[Problem]:
    place = one.source.place
    if one.state in WITH_TIME and one.at is None:
        yield Problem(
            "booking-contradiction",
            place("at"),
            msg("A row with the state “{state}” must name the slot.", state=one.state.value),
            msg("Write when it begins in the column “at”: 9:45."),
        )
    elif one.state in WITH_TIME and one.count != 1:
        yield Problem(
            "booking-contradiction",
            place("count"),
            msg("One row books or cancels one slot, not {count}.", count=one.count),
            msg("Write 1, and a row for each slot."),
        )
    elif one.state in OUTCOMES and one.at is not None:
        yield Problem(
            "booking-contradiction",
            place("at"),
            msg("What became of the slots is counted by the day, without a time."),
            msg("Empty the cell: with a time, somebody could be recognised."),
        )


def misplaced(world: World) -> Iterator[Problem]:
    """A booking of a time that is no slot, or a count on a day without a reception."""
    for log in world.bookings:
        if read_hours(log.reception.hours)[0] is not None:
            for one in log.rows:
                yield from misplaced_row(log.reception, one)


def misplaced_row(reception: Reception, one: Booking) -> Iterator[Problem]:
    """The problem of one row that fits no slot or no day of the reception."""
    slots = slots_of(reception, one.date)
    if one.state is BookingState.CONSULTATION:
        if one.count and not consultation_days(reception, one.date, one.date):
            yield _no_day(one)
    elif not slots:
        if one.count:
            yield _no_day(one)
    elif one.at is not None and one.at not in [slot.start.time() for slot in slots]:
        yield Problem(
            "booking-slot",
            one.source.place("at"),
            msg("No slot begins at {time} on {day}.", time=one.at, day=one.date),
            msg("The slots of the day: {slots}.", slots=tuple(slot.start.time() for slot in slots)),
        )


def _no_day(one: Booking) -> Problem:
    return Problem(
        "booking-slot",
        one.source.place("date"),
        msg("The reception is not open on {day}.", day=one.date),
        msg("Check the date. “sotekit reception slots” shows the days; holidays are closed."),
    )


def booked_twice(world: World) -> Iterator[Problem]:
    """A slot that is given to two, or given back without having been given out."""
    for log in world.bookings:
        yield from booked_twice_in(log.rows)


def booked_twice_in(rows: Sequence[Booking]) -> Iterator[Problem]:
    """The same for the rows of one log."""
    taken = booked_slots(rows)
    for one in rows:
        if one.at is None or one.state not in WITH_TIME:
            continue
        key = datetime.combine(one.date, one.at)
        wrong = (one.state is BookingState.BOOKED and taken[key] > 1) or (
            one.state is BookingState.CANCELLED and taken[key] < 0
        )
        if wrong:
            taken[key] += -1 if taken[key] > 1 else 1
            yield _twice(one)


def _twice(one: Booking) -> Problem:
    if one.state is BookingState.CANCELLED:
        return Problem(
            "booking-twice",
            one.source.place("at"),
            msg(
                "The slot at {time} on {day} is cancelled, but not booked.",
                time=one.at,
                day=one.date,
            ),
            msg("Remove the row, or correct its time."),
        )
    return Problem(
        "booking-twice",
        one.source.place("at"),
        msg("The slot at {time} on {day} is booked twice.", time=one.at, day=one.date),
        msg("Two people have the same time. Find one of them another, and remove this row."),
    )


def over_slots(world: World) -> Iterator[Problem]:
    """More people in a day than there are slots."""
    for log in world.bookings:
        if read_hours(log.reception.hours)[0] is not None:
            yield from over_slots_in(log.reception, log.rows)


def over_slots_in(reception: Reception, rows: Iterable[Booking]) -> Iterator[Problem]:
    """The same for the rows of one log. A walk-in may take the slot of somebody who did not come."""
    for day, found in _by_day(rows).items():
        slots = len(slots_of(reception, day))
        for states in (SERVED, HAD_A_TIME):
            counted = [one for one in found if one.state in states and one.count]
            total = sum(one.count for one in counted)
            if slots and total > slots:
                yield Problem(
                    "count-over-slots",
                    counted[-1].source.place("count"),
                    msg(
                        "{day} has {slots} slots, but {count} are counted.",
                        day=day,
                        slots=slots,
                        count=total,
                    ),
                    msg("Check the counts of the day; those who had no slot are turned-away."),
                )
                break


def counted_twice(world: World) -> Iterator[Problem]:
    """Two counts of one state, day and municipality: two people counted the same day."""
    for log in world.bookings:
        seen: Counter[tuple[date, BookingState, str | None]] = Counter()
        for one in log.rows:
            key = (one.date, one.state, one.municipality)
            if one.state in OUTCOMES:
                seen[key] += 1
                if seen[key] > 1:
                    yield Problem(
                        "count-twice",
                        one.source.place("state"),
                        msg(
                            "“{state}” of {day} is counted already.",
                            state=one.state.value,
                            day=one.date,
                        ),
                        msg("Keep the row that is right and remove the other."),
                    )


def _by_day(rows: Iterable[Booking]) -> dict[date, list[Booking]]:
    found: dict[date, list[Booking]] = defaultdict(list)
    for one in rows:
        found[one.date].append(one)
    return found
