"""How a reception's slots were used, month by month and by municipality, and the demand that was not met.

A day without any count is left out and named: missing is not 0.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sotekit.hours.reception_days import consultation_days, reception_days
from sotekit.model.reception import OUTCOMES, SERVED, Booking, BookingState, Reception
from sotekit.plain.shares import Share

AT_THE_DESK = tuple(one for one in OUTCOMES if one is not BookingState.CONSULTATION)
"""What tells that a reception day has been counted; the online consultation has days of its own."""

States = Mapping[BookingState, int]


@dataclass(frozen=True, slots=True)
class Use:
    """What happened in a month, or in all: `slots` are those of the days that have been counted."""

    key: str
    days: int
    counted: int
    slots: int
    full: int
    states: States

    def count(self, *states: BookingState) -> int:
        """How many of those states together."""
        return sum(self.states.get(one, 0) for one in states)

    @property
    def served(self) -> int:
        """How many slots somebody was met in."""
        return self.count(*SERVED)

    @property
    def used(self) -> Share:
        """The share of the slots in which somebody was met."""
        return Share(self.served, self.slots)

    @property
    def absent(self) -> Share:
        """Of those who had a time: the share that did not come."""
        absent = self.count(BookingState.NO_SHOW)
        had = self.count(BookingState.USED, BookingState.JOINT_MEETING) + absent
        return Share(absent, had)

    @property
    def unmet(self) -> Share:
        """Of those who came or asked: the share that had to be turned away."""
        turned = self.count(BookingState.TURNED_AWAY)
        return Share(turned, self.served + turned)


@dataclass(frozen=True, slots=True)
class ReceptionReport:
    """One reception from `first` to `last`, both included."""

    reception: Reception
    first: date
    last: date
    total: Use
    months: tuple[Use, ...]
    municipalities: tuple[tuple[str | None, States], ...]
    uncounted: tuple[date, ...]
    consultations_uncounted: tuple[date, ...]


def reception_report(
    reception: Reception,
    bookings: Iterable[Booking],
    today: date,
    first: date | None = None,
    last: date | None = None,
) -> ReceptionReport:
    """What became of the reception's days up to `today`, from its first day unless `first` says otherwise."""
    begin = max(first, reception.start) if first else reception.start
    end = min(one for one in (last, reception.end, today) if one is not None)
    rows = [one for one in bookings if begin <= one.date <= end]
    days = {one.day: len(one.slots) for one in reception_days(reception, begin, end)}
    counted = {one.date for one in rows if one.state in AT_THE_DESK}
    online = {one.date for one in rows if one.state is BookingState.CONSULTATION}
    months = sorted({f"{day:%Y-%m}" for day in (*days, *(one.date for one in rows))})
    return ReceptionReport(
        reception=reception,
        first=begin,
        last=end,
        total=_use("", rows, days, counted),
        months=tuple(_month(one, rows, days, counted) for one in months),
        municipalities=_by_municipality(rows),
        uncounted=tuple(day for day in days if day not in counted and day < today),
        consultations_uncounted=tuple(
            day
            for day in consultation_days(reception, begin, end)
            if day not in online and day < today
        ),
    )


def _month(
    month: str, rows: Sequence[Booking], days: Mapping[date, int], counted: set[date]
) -> Use:
    return _use(
        month,
        [one for one in rows if f"{one.date:%Y-%m}" == month],
        {day: slots for day, slots in days.items() if f"{day:%Y-%m}" == month},
        counted,
    )


def _use(key: str, rows: Sequence[Booking], days: Mapping[date, int], counted: set[date]) -> Use:
    served: Counter[date] = Counter()
    for one in rows:
        if one.state in SERVED:
            served[one.date] += one.count
    known = {day: slots for day, slots in days.items() if day in counted}
    return Use(
        key=key,
        days=len(days),
        counted=len(known),
        slots=sum(known.values()),
        full=sum(1 for day, slots in known.items() if served[day] >= slots),
        states=_states(rows),
    )


def _by_municipality(rows: Sequence[Booking]) -> tuple[tuple[str | None, States], ...]:
    """Outcomes by municipality, the most served first; None for those whose municipality was not counted."""
    groups: dict[str | None, list[Booking]] = {}
    for one in rows:
        if one.state in OUTCOMES and one.count:
            groups.setdefault(one.municipality, []).append(one)
    found = [(key, _states(group)) for key, group in groups.items()]
    return tuple(
        sorted(
            found,
            key=lambda one: (one[0] is None, -sum(one[1].get(s, 0) for s in SERVED), one[0] or ""),
        )
    )


def _states(rows: Iterable[Booking]) -> States:
    found: Counter[BookingState] = Counter()
    for one in rows:
        found[one.state] += one.count
    return found
