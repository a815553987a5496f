"""When a service point is open in an ordinary week, and when it gives a service, in one area or anywhere."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_

from sotekit.hours.slots import NONE, Slots, hours_slots
from sotekit.model.hours_text import HoursText
from sotekit.model.point import Offer, Pair, Point, Stop


def open_slots(point: Point, near: date, area: str | None = None) -> Slots:
    """When one can come to the point (in the area): its own hours, and its stops' there."""
    found = hours_slots(point.hours, near) if _is_itself_in(point, area) else NONE
    return reduce(or_, (hours_slots(stop.hours, near) for stop in stops_in(point, area)), found)


def offer_slots(point: Point, offer: Offer, near: date, area: str | None = None) -> Slots:
    """When the point itself gives the service (in the area); nothing where another point gives it."""
    if offer.through is not None:
        return NONE
    if offer.hours is None:
        return open_slots(point, near, area)
    own = hours_slots(offer.hours, near)
    found = own if _is_itself_in(point, area) and not _only_stops(point) else NONE
    for stop in stops_in(point, area):
        found |= own & hours_slots(stop.hours, near)
    return found


def gives(point: Point, service: str, near: date) -> bool:
    """Whether the point itself gives the service at some time of the week."""
    offers = [one for one in point.services if one.service == service]
    return any(offer_slots(point, one, near) for one in offers)


def is_arranged(
    point: Point, service: str, points: Callable[[str], Point | None], near: date
) -> bool:
    """Whether the point says which other point of the network gives the service, and that one does."""
    for offer in point.services:
        if offer.service == service and offer.through not in (None, point.id):
            other = points(offer.through or "")
            if other is not None and not other.candidate and gives(other, service, near):
                return True
    return False


def pair_hours(point: Point, pair: Pair) -> tuple[HoursText, ...]:
    """What is written of when the pair is there: its own hours, else those of its stop, else the point's."""
    if pair.hours is not None:
        return (pair.hours,)
    if pair.stop is not None:
        stop = point.stop(pair.stop)
        return (stop.hours,) if stop else ()
    own = (point.hours,) if point.hours else ()
    return (*own, *(stop.hours for stop in point.stops))


def pair_slots(point: Point, pair: Pair, near: date) -> Slots:
    """When the pair is at the point."""
    return reduce(or_, (hours_slots(one, near) for one in pair_hours(point, pair)), NONE)


def stops_in(point: Point, area: str | None) -> tuple[Stop, ...]:
    """The stops in the area; all of them when none is named."""
    return tuple(one for one in point.stops if area is None or one.area == area)


def _is_itself_in(point: Point, area: str | None) -> bool:
    """Whether the point, not a stop of it, serves the area; one without any areas that is digital serves all."""
    if area is None or area == point.area or area in point.serves:
        return True
    return not point.areas and not point.stops and point.is_digital_only


def _only_stops(point: Point) -> bool:
    return point.hours is None and bool(point.stops)


@dataclass(frozen=True, slots=True)
class Stand:
    """One person of one pair: pair `pair` of the point, person `person` of the pair, when they are there."""

    point: Point
    pair: int
    person: int
    slots: Slots

    @property
    def name(self) -> str:
        """The person's id."""
        return self.point.pairs[self.pair].people[self.person]

    def clashes(self, other: "Stand") -> bool:
        """Whether both are at the same time of the week, on days that both hold."""
        if not self.slots & other.slots:
            return False
        mine, others = self.point.pairs[self.pair], other.point.pairs[other.pair]
        before = mine.end is not None and others.start is not None and mine.end < others.start
        after = others.end is not None and mine.start is not None and others.end < mine.start
        return not before and not after


def stands(point: Point, near: date) -> Iterator[Stand]:
    """Everybody who stands at the point; a name that a pair repeats stands once."""
    for index, pair in enumerate(point.pairs):
        slots = pair_slots(point, pair, near)
        for name in dict.fromkeys(pair.people):
            yield Stand(point, index, pair.people.index(name), slots)


def clashes(points: Iterable[Point], near: date) -> Iterator[tuple[Stand, Stand]]:
    """Each stand that is at the same time as an earlier one of the same person, with the first such."""
    seen: dict[str, list[Stand]] = {}
    for point in points:
        for stand in stands(point, near):
            before = seen.setdefault(stand.name, [])
            clash = next((one for one in before if one.clashes(stand)), None)
            before.append(stand)
            if clash is not None:
                yield stand, clash
