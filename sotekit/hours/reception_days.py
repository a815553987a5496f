"""The slots of a reception: when they are, which are given out and which are free."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from sotekit.hours.answers import days
from sotekit.hours.reading import read_hours
from sotekit.hours.schedule import CLOSED_WEEK, MIDNIGHT, Day
from sotekit.hours.seasons import public_holidays
from sotekit.model.closure import Closure
from sotekit.model.hours_text import HoursText
from sotekit.model.reception import Booking, BookingState, Reception

_ON_HOLIDAYS = re.compile(
    r"(?i)\b(?:myös pyh|också helg|även helg|(?:also|even) (?:on )?(?:public )?holiday)"
)
"""“As on other days” leaves no trace in hours that are read, since holidays are as other days unless closed."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One time that can be given to somebody."""

    start: datetime
    minutes: int
    booked: bool = False

    @property
    def end(self) -> datetime:
        """When it is over."""
        return self.start + timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True)
class ReceptionDay:
    """One day of the reception with its slots in order."""

    day: date
    slots: tuple[Slot, ...]

    @property
    def free(self) -> tuple[Slot, ...]:
        """The slots that nobody has."""
        return tuple(one for one in self.slots if not one.booked)


def reception_days(
    reception: Reception, first: date, last: date, bookings: Iterable[Booking] = ()
) -> tuple[ReceptionDay, ...]:
    """The days from `first` to `last` (both included) on which the adviser is there. [] where hours can't be read."""
    taken = booked_slots(bookings)
    return tuple(
        ReceptionDay(day, tuple(replace(slot, booked=taken[slot.start] > 0) for slot in slots))
        for day, slots in _slots(reception, first, last).items()
        if slots
    )


def booked_slots(bookings: Iterable[Booking]) -> Counter[datetime]:
    """How often each slot is given out and not given back. More than once: two people have the same time."""
    found: Counter[datetime] = Counter()
    for one in bookings:
        if one.at is None:
            continue
        moment = datetime.combine(one.date, one.at)
        if one.state is BookingState.BOOKED:
            found[moment] += one.count
        elif one.state is BookingState.CANCELLED:
            found[moment] -= one.count
    return found


def slots_of(reception: Reception, day: date) -> tuple[Slot, ...]:
    """The slots of one day, booked or not."""
    return _slots(reception, day, day).get(day, ()) if reception.holds(day) else ()


def open_days(
    text: HoursText, first: date, last: date, closures: Sequence[Closure]
) -> Mapping[date, Day]:
    """The hours of each day; public holidays are closed unless the hours themselves speak of them."""
    hours, _ = read_hours(text)
    if hours is None or last < first:
        return {}
    table = days(hours, first, last, closures)
    if hours.holidays or hours.expression or any(map(_ON_HOLIDAYS.search, text.lines)):
        return table
    on_holidays = days(replace(hours, week=CLOSED_WEEK, layers=()), first, last, closures)
    holidays = public_holidays(first, last)
    return {day: on_holidays[day] if day in holidays else spans for day, spans in table.items()}


def consultation_days(reception: Reception, first: date, last: date) -> tuple[date, ...]:
    """The days of the online consultation from `first` to `last`."""
    if reception.consultation is None:
        return ()
    first, last = _within(reception, first, last)
    table = open_days(reception.consultation.hours, first, last, reception.closures)
    return tuple(day for day, spans in table.items() if spans)


def _within(reception: Reception, first: date, last: date) -> tuple[date, date]:
    return max(first, reception.start), min(last, reception.end) if reception.end else last


def _slots(reception: Reception, first: date, last: date) -> dict[date, tuple[Slot, ...]]:
    first, last = _within(reception, first, last)
    table = open_days(reception.hours, first, last, reception.closures)
    online: Mapping[date, Day] = {}
    if reception.consultation is not None:
        online = open_days(reception.consultation.hours, first, last, reception.closures)
    return {
        day: tuple(
            Slot(datetime.combine(day, time()) + timedelta(minutes=start), reception.slot)
            for start in _starts(spans, reception.slot)
            if not _overlaps(online.get(day, ()), start, start + reception.slot)
        )
        for day, spans in table.items()
    }


def _starts(spans: Day, length: int) -> Iterator[int]:
    """Whole slots one after another from the beginning of each span; what is left of it is too short."""
    for span in spans:
        start = span.start
        while start + length <= min(span.end, MIDNIGHT):
            yield start
            start += length


def _overlaps(spans: Day, start: int, end: int) -> bool:
    return any(span.start < end and start < span.end for span in spans)
