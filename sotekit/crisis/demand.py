"""Demand against capacity over days, from the assumptions of a scenario. A guess to plan by, never a forecast.

Assumed, and said in every report: the need grows evenly to its busiest day and falls evenly to nothing; everybody goes
where there is room (so this is the best that can happen); the services of the minimum come first; of those who were not
helped, so many in a hundred come back the next day.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sotekit.crisis.flow import Room, helped
from sotekit.hours.points import offer_slots
from sotekit.hours.slots import weekday_slots
from sotekit.model.point import Point
from sotekit.model.repository import Repository
from sotekit.model.scenario import Demand, Scenario, as_opened

HUNDRED = 100
A_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class ServiceDay:
    """One service (in one area, or anywhere) on one day, in people."""

    service: str
    area: str | None
    day: int
    on: date
    new: int
    back: int
    helped: int

    @property
    def asked(self) -> int:
        """Those who came that day."""
        return self.new + self.back

    @property
    def without(self) -> int:
        """Those who were not helped."""
        return self.asked - self.helped


@dataclass(frozen=True, slots=True)
class Simulation:
    """Every day of every service, and the points that had no capacity written down (they count as nothing)."""

    scenario: str
    start: date
    days: tuple[ServiceDay, ...]
    unmeasured: tuple[str, ...]
    come_back: int
    closed: int
    phases: tuple[str, ...]

    def services(self) -> tuple[tuple[str, str | None], ...]:
        """The services and areas, in the order they are served."""
        return tuple(dict.fromkeys((one.service, one.area) for one in self.days))

    def of(self, service: str, area: str | None) -> tuple[ServiceDay, ...]:
        """The days of one service."""
        return tuple(one for one in self.days if (one.service, one.area) == (service, area))


def simulate(
    repository: Repository, scenario: Scenario, start: date, *, with_waiting: bool = False
) -> Simulation:
    """The days from the start on. `with_waiting` opens the phases that wait for an order too."""
    expects = scenario.expects
    if expects is None:
        return Simulation(scenario.id, start, (), (), 0, 0, ())
    order = [one.id for one in repository.region.point_services]
    ranked = sorted(expects.demand, key=lambda one: _rank(repository, order, one))
    phases = [one for one in scenario.phases if with_waiting or not one.on_order]
    opened = tuple(_opened(repository, scenario, with_waiting=with_waiting))
    days: list[ServiceDay] = []
    before = [0] * len(ranked)
    for day in range(1, expects.days + 1):
        on = start + timedelta(days=day - 1)
        new = [needed(one, day) for one in ranked]
        back = [one * expects.come_back // HUNDRED for one in before]
        asked = [one + other for one, other in zip(new, back, strict=True)]
        rooms = tuple(_rooms(opened, ranked, on, day, expects.closed))
        needs = [(_key(one), count) for one, count in zip(ranked, asked, strict=True)]
        got = helped(needs, rooms)
        for at, one in enumerate(ranked):
            days.append(ServiceDay(one.service, one.area, day, on, new[at], back[at], got[at]))
        before = [one - other for one, other in zip(asked, got, strict=True)]
    return Simulation(
        scenario=scenario.id,
        start=start,
        days=tuple(days),
        unmeasured=tuple(dict.fromkeys(point.id for point, _ in opened if _is_unmeasured(point))),
        come_back=expects.come_back,
        closed=expects.closed,
        phases=tuple(one.id for one in phases),
    )


def needed(demand: Demand, day: int) -> int:
    """People who need it on that day: up evenly to the busiest day, down evenly to nothing. Halves are rounded up."""
    if day >= demand.last_day and day > demand.peak_day:
        return 0
    if day <= demand.peak_day:
        steps, step = demand.peak_day - 1, day - 1
        first, last = demand.first_day, demand.peak
    else:
        steps, step = demand.last_day - demand.peak_day, day - demand.peak_day
        first, last = demand.peak, 0
    if steps <= 0:
        return last if day >= demand.peak_day else first
    return (2 * (first * steps + (last - first) * step) + steps) // (2 * steps)


def _rank(repository: Repository, order: Sequence[str], one: Demand) -> tuple[bool, int, str]:
    """Services of the minimum first, then in the region's order."""
    found = repository.region.point_service(one.service)
    place = order.index(one.service) if one.service in order else len(order)
    return (not (found and found.required), place, one.area or "")


def _key(one: Demand) -> str:
    return f"{one.service}@{one.area or ''}"


def _opened(
    repository: Repository, scenario: Scenario, *, with_waiting: bool
) -> Iterator[tuple[Point, int]]:
    """Each point as it is in the situation, and the first day that it is open from the morning on."""
    seen: set[str] = set()
    for phase in scenario.phases:
        for one in phase.points if with_waiting or not phase.on_order else ():
            point = repository.point(one.point)
            if point is not None and point.id not in seen:
                seen.add(point.id)
                first = 1 + -(-phase.within.minutes // A_DAY)
                yield as_opened(point, one.hours, one.services), first


def _rooms(
    opened: Iterable[tuple[Point, int]],
    demands: Sequence[Demand],
    on: date,
    day: int,
    closed: int,
) -> Iterator[Room]:
    for point, first in opened:
        if day < first or any(on in closure for closure in point.closures):
            continue
        takes = {
            _key(one): _lessened(_capacity(point, one.service), closed)
            for one in demands
            if _gives(point, one, on)
        }
        total = None if point.capacity is None else _lessened(point.capacity, closed)
        if takes:
            yield Room(point.id, takes, total)


def _gives(point: Point, demand: Demand, on: date) -> bool:
    """Whether the point gives the service on that weekday (in the area)."""
    offer = point.offer(demand.service)
    return offer is not None and bool(
        offer_slots(point, offer, on, demand.area) & weekday_slots(on.weekday())
    )


def _capacity(point: Point, service: str) -> int:
    offer = point.offer(service)
    own = offer.capacity if offer else None
    return (point.capacity or 0) if own is None else own


def _is_unmeasured(point: Point) -> bool:
    return point.capacity is None and any(one.capacity is None for one in point.services)


def _lessened(count: int, closed: int) -> int:
    """What is left of the capacity when the point is closed so many days in a hundred, on an average day."""
    return count * (HUNDRED - closed) // HUNDRED
