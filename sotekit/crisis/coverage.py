"""Which areas have which services from an hour to another, as quarters of an hour counted from the start.

A set of quarters is a whole number, bit n being the quarter that begins n quarters after the start: `|` joins, `&` meets.
Hours are those of an ordinary week (`hours.slots`); holidays and closed days are not looked at.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sotekit.hours.points import offer_slots
from sotekit.hours.slots import A_DAY, A_WEEK, QUARTER, Slots
from sotekit.model.point import Point
from sotekit.plain.moments import HELSINKI

A_HOUR = 60 // QUARTER


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of time from `start`, so many quarters long."""

    start: datetime
    quarters: int

    @property
    def minutes(self) -> int:
        """How long it is."""
        return self.quarters * QUARTER

    @property
    def all(self) -> int:
        """Every quarter of it."""
        return (1 << self.quarters) - 1

    def of(self, slots: Slots) -> int:
        """The quarters of the ordinary week as quarters of the window. It begins with the quarter under way."""
        local = self.start.astimezone(HELSINKI)
        first = local.weekday() * A_DAY + (local.hour * 60 + local.minute) // QUARTER
        found = 0
        for quarter in range(self.quarters):
            if slots >> (first + quarter) % A_WEEK & 1:
                found |= 1 << quarter
        return found

    def between(self, first: int, last: int) -> int:
        """The quarters from minute `first` to minute `last` after the start; a quarter begun counts whole at neither end."""
        low, high = max(0, -(-first // QUARTER)), min(self.quarters, last // QUARTER)
        return ((1 << high) - 1) & ~((1 << low) - 1) if high > low else 0


@dataclass(frozen=True, slots=True)
class Standing:
    """A point as it stands in a window: how it is opened, and in which quarters somebody keeps it open."""

    point: Point
    kept: int


def had(
    window: Window, standings: Iterable[Standing], areas: Iterable[str], services: Iterable[str]
) -> Mapping[tuple[str, str], int]:
    """For each area and service, the quarters in which some point gives it there."""
    found = {(area, service): 0 for area in areas for service in services}
    near = window.start.astimezone(HELSINKI).date()
    seen: dict[Slots, int] = {}
    for standing in standings:
        for area, service in found:
            offer = standing.point.offer(service)
            if offer is None:
                continue
            slots = offer_slots(standing.point, offer, near, area)
            if slots not in seen:
                seen[slots] = window.of(slots)
            found[area, service] |= seen[slots] & standing.kept
    return found


def hours_of(quarters: int) -> float:
    """How many hours a set of quarters makes."""
    return quarters.bit_count() / A_HOUR


def longest_gap(window: Window, quarters: int, from_quarter: int = 0) -> float:
    """The longest stretch of the window, in hours, outside the set, counted from a quarter on."""
    longest = run = 0
    for quarter in range(from_quarter, window.quarters):
        run = 0 if quarters >> quarter & 1 else run + 1
        longest = max(longest, run)
    return longest / A_HOUR
