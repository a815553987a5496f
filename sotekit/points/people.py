"""Who can be had for the points, and the shifts that want somebody."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from sotekit.hours.points import pair_slots
from sotekit.hours.slots import (
    ALL,
    NONE,
    Slots,
    hours_slots,
    runs,
    span_slots,
    weekdays_in,
)
from sotekit.model.coordinates import Coordinates
from sotekit.model.person import Person, PersonRole
from sotekit.model.point import Pair, Point
from sotekit.points.network import Network

SHIFTS_A_WEEK = 5
"""How many shifts a person takes in a week unless their own record says otherwise."""

LONGEST_HOURS = 8
"""A shift is not longer; a longer day is parted into equal shifts."""

HALF_HOUR = 30


@dataclass(frozen=True, slots=True)
class Shift:
    """A stretch of one weekday at one point that wants `staff` people: one pair or more."""

    point: str
    weekday: int
    start: int
    end: int
    staff: int = 2

    @property
    def slots(self) -> Slots:
        """Its quarters of the week."""
        return span_slots(self.weekday, self.start, self.end)

    @property
    def hours(self) -> float:
        """How long it is."""
        return (self.end - self.start) / 60


@dataclass(frozen=True, slots=True)
class Worker:
    """A person who serves at points: when they can be had, and what is already promised of that."""

    person: Person
    available: Slots
    taken: Slots
    shifts_left: int
    trained: bool

    @property
    def id(self) -> str:
        """The person's id."""
        return self.person.id

    def can_take(self, shift: Shift) -> bool:
        """Whether the person is there for the whole shift and has promised nothing else then."""
        return not shift.slots & ~self.available and not shift.slots & self.taken


def workers(
    network: Network, today: date, keeps: Callable[[Point, Pair], bool] | None = None
) -> tuple[Worker, ...]:
    """Everybody with the role, with what their present pairs (or those that `keeps` keeps) take of their week.

    The week is an ordinary one: absences, which pass, don't show in it.
    """
    taken: dict[str, Slots] = {}
    for point in network.points:
        for pair in point.pairs:
            over = pair.end is not None and pair.end < today
            if over or (keeps is not None and not keeps(point, pair)):
                continue
            for name in pair.people:
                taken[name] = taken.get(name, NONE) | pair_slots(point, pair, network.near)
    return tuple(
        _worker(person, taken.get(person.id, NONE), network, today)
        for person in sorted(network.repository.people, key=lambda one: one.id)
        if PersonRole.POINT in person.roles
    )


def _worker(person: Person, taken: Slots, network: Network, today: date) -> Worker:
    available = hours_slots(person.available, network.near) if person.available else ALL
    most = SHIFTS_A_WEEK if person.shifts_at_most is None else person.shifts_at_most
    return Worker(
        person=person,
        available=available,
        taken=taken,
        shifts_left=max(0, most - len(weekdays_in(taken))),
        trained=person.trained_until is None or person.trained_until >= today,
    )


def shifts_of(point: Point, slots: Slots) -> Iterator[Shift]:
    """The slots as shifts: one for each stretch of a day, parted evenly where it is longer than a shift may be."""
    for weekday, start, end in runs(slots):
        parts = -(-(end - start) // (LONGEST_HOURS * 60))
        edges = [_edge(start, end, part, parts) for part in range(parts + 1)]
        for first, last in pairwise(edges):
            yield Shift(point.id, weekday, first, last, point.staff + point.staff % 2)


def _edge(start: int, end: int, part: int, parts: int) -> int:
    """Where a part begins: on the half hour nearest to an even share; the ends stay as they are."""
    if part in (0, parts):
        return end if part else start
    even = start + (end - start) * part / parts
    return round(even / HALF_HOUR) * HALF_HOUR


def point_shifts(network: Network, point: Point, covered: Slots = NONE) -> tuple[Shift, ...]:
    """All shifts of a point in an ordinary week, without the quarters that are covered.

    A mobile point's round is one shift from the day's first stop to its last: the same people ride along.
    """
    found = list(shifts_of(point, hours_slots(point.hours, network.near) & ~covered))
    stops = NONE
    for stop in point.stops:
        stops |= hours_slots(stop.hours, network.near)
    days: dict[int, list[int]] = {}
    for weekday, start, end in runs(stops & ~covered):
        days.setdefault(weekday, []).extend((start, end))
    for weekday, edges in days.items():
        found += shifts_of(point, span_slots(weekday, min(edges), max(edges)))
    return tuple(sorted(found, key=lambda one: (one.weekday, one.start)))


def place_of(network: Network, point: Point) -> Coordinates | None:
    """Where its people meet: its spot, else the middle of its area; None where nobody has to go anywhere."""
    if point.is_digital_only:
        return None
    area = network.repository.region.area(point.area or "")
    return point.coordinates or (area.coordinates if area else None)


def distance_km(network: Network, worker: Worker, spot: Coordinates | None) -> float | None:
    """How far the person's area is from the spot; None where either is not known."""
    area = network.repository.region.area(worker.person.area or "")
    if spot is None or area is None or area.coordinates is None:
        return None
    return area.coordinates.distance_km(spot)


def minutes_of(shifts: Iterable[Shift]) -> int:
    """The minutes of people's time that the shifts take."""
    return sum((one.end - one.start) * one.staff for one in shifts)
