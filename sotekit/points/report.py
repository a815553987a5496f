"""Everything that `point gaps` tells, worked out once: gaps, weak points, the best changes and why not others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sotekit.hours.slots import Slots, longest_without
from sotekit.points.actions import Action, actions_for
from sotekit.points.closing import Closing, Way, best_closing
from sotekit.points.gaps import Gap, gaps_of, wants
from sotekit.points.matrix import union_given
from sotekit.points.network import Network
from sotekit.points.people import Shift, Worker, distance_km, place_of, workers
from sotekit.points.weak import Weakness, weaknesses


class Why(StrEnum):
    """Why a change is not among the best."""

    CLOSED_ALREADY = "closed-already"
    NOBODY_FREE = "nobody-free"
    PEOPLE_ELSEWHERE = "people-elsewhere"
    LIMIT = "limit"


@dataclass(frozen=True, slots=True)
class Left:
    """A change that was not chosen: why, the gaps it would have closed besides, and the shift nobody is free for."""

    action: int
    why: Why
    further: tuple[int, ...]
    shift: Shift | None = None


@dataclass(frozen=True, slots=True)
class AreaHours:
    """When an area gets a service in an ordinary week, and the longest stretch without it, in hours."""

    area: str
    service: str
    slots: Slots
    longest: float


@dataclass(frozen=True, slots=True)
class GapReport:
    """The whole of it. `wanted` is how many wants there are; gaps are those that are not met."""

    wanted: int
    gaps: tuple[Gap, ...]
    weaknesses: tuple[Weakness, ...]
    actions: tuple[Action, ...]
    closing: Closing
    left: tuple[Left, ...]
    hours: tuple[AreaHours, ...]
    free: int

    @property
    def remaining(self) -> tuple[Gap, ...]:
        """The gaps that stay open after the best changes."""
        return tuple(
            gap for number, gap in enumerate(self.gaps) if number not in self.closing.closed
        )


def gap_report(
    network: Network, today: date, *, area: str | None = None, most: int | None = None
) -> GapReport:
    """Works it all out, for one area or all."""
    gaps = tuple(one for one in gaps_of(network) if area in (None, one.want.area))
    actions = actions_for(network, gaps)
    people = workers(network, today)
    closing = best_closing(gaps, actions, people, most, way=_way(network))
    weak = tuple(
        one for one in weaknesses(network, today) if area is None or _is_about(network, one, area)
    )
    return GapReport(
        wanted=sum(area in (None, one.area) for one in wants(network)),
        gaps=gaps,
        weaknesses=weak,
        actions=actions,
        closing=closing,
        left=_left(actions, closing, people, most),
        hours=_hours(network, area),
        free=sum(one.trained and one.shifts_left > 0 for one in people),
    )


def _way(network: Network) -> Way:
    spots = {one.id: place_of(network, one) for one in network.repository.points}

    def way(shift: Shift, worker: Worker) -> int:
        return round(distance_km(network, worker, spots[shift.point]) or 0)

    return way


def _is_about(network: Network, weakness: Weakness, area: str) -> bool:
    point = network.repository.point(weakness.about)
    return weakness.about == area or (point is not None and area in point.areas)


def _hours(network: Network, area: str | None) -> tuple[AreaHours, ...]:
    found = []
    for one in network.areas:
        for service in network.services:
            if service.required and area in (None, one.id):
                slots = union_given(network, service.id, one.id, face_to_face=True)
                found.append(AreaHours(one.id, service.id, slots, longest_without(slots)))
    return tuple(found)


def _left(
    actions: Sequence[Action], closing: Closing, people: Sequence[Worker], most: int | None
) -> tuple[Left, ...]:
    found = []
    busy = _busy(closing.people)
    full = most is not None and len(closing.chosen) >= most
    for number, action in enumerate(actions):
        if number in closing.chosen:
            continue
        further = tuple(sorted(action.closes - closing.closed))
        if not further:
            found.append(Left(number, Why.CLOSED_ALREADY, ()))
            continue
        alone = next((one for one in action.shifts if not _can_be_staffed(one, people, {})), None)
        if alone is not None:
            found.append(Left(number, Why.NOBODY_FREE, further, alone))
            continue
        taken = next((one for one in action.shifts if not _can_be_staffed(one, people, busy)), None)
        why = Why.LIMIT if full and taken is None else Why.PEOPLE_ELSEWHERE
        found.append(Left(number, why, further, taken))
    return tuple(found)


def _busy(seated: Mapping[Shift, Sequence[str]]) -> dict[str, list[Shift]]:
    busy: dict[str, list[Shift]] = {}
    for shift, names in seated.items():
        for name in names:
            busy.setdefault(name, []).append(shift)
    return busy


def _can_be_staffed(
    shift: Shift, people: Sequence[Worker], busy: Mapping[str, Sequence[Shift]]
) -> bool:
    """Whether the shift alone could get its people, at most half of them from one organisation."""
    free: dict[str, int] = {}
    for one in people:
        others = busy.get(one.id, ())
        overlaps = any(other.slots & shift.slots for other in others)
        if one.trained and one.shifts_left > len(others) and one.can_take(shift) and not overlaps:
            free[one.person.organisation] = free.get(one.person.organisation, 0) + 1
    return sum(min(count, shift.staff // 2) for count in free.values()) >= shift.staff
