"""What could be done about gaps: open a candidate, let a point give one more service, open a point on one more day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sotekit.hours.slots import NONE, Slots, hours_slots, runs, span_slots, weekday_slots
from sotekit.model.point import Point
from sotekit.points.gaps import Gap, GapKind, Want, counts_fully, meets
from sotekit.points.network import Network
from sotekit.points.people import Shift, point_shifts, shifts_of

MOST_MINUTES = 4 * 60
"""How long a point is opened on a day it is closed otherwise."""


class ActionKind(StrEnum):
    """What is changed."""

    OPEN = "open"
    SERVICE = "service"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Action:
    """One change. `closes` are numbers of the gaps it closes; `shifts` want people that nobody has promised yet."""

    kind: ActionKind
    point: str
    service: str | None = None
    weekday: int | None = None
    slots: Slots = NONE
    shifts: tuple[Shift, ...] = ()
    closes: frozenset[int] = frozenset()


def actions_for(network: Network, gaps: Sequence[Gap]) -> tuple[Action, ...]:
    """Every change that closes at least one of the gaps, in the order of the points."""
    found = (
        *(_opening(network, point, gaps) for point in network.candidates),
        *(
            one
            for point in network.points
            for one in (*_services(network, point, gaps), *_days(network, point, gaps))
        ),
    )
    return tuple(one for one in found if one.closes)


def _opening(network: Network, point: Point, gaps: Sequence[Gap]) -> Action:
    closes = frozenset(
        number for number, gap in enumerate(gaps) if _would_meet(network, point, gap.want)
    )
    return Action(
        ActionKind.OPEN,
        point.id,
        slots=network.open(point),
        shifts=point_shifts(network, point),
        closes=closes,
    )


def _would_meet(network: Network, point: Point, want: Want) -> bool:
    return meets(network, point, want) and counts_fully(network, point, want)


def _services(network: Network, point: Point, gaps: Sequence[Gap]) -> Iterator[Action]:
    """A service of the minimum that the point doesn't give, given whenever it is open."""
    for service in network.services:
        if not service.required or network.given(point, service.id):
            continue
        closes = frozenset(
            number
            for number, gap in enumerate(gaps)
            if gap.want.service == service.id
            and counts_fully(network, point, gap.want)
            and _given_when_open(network, point, gap.want)
        )
        yield Action(
            ActionKind.SERVICE,
            point.id,
            service=service.id,
            slots=network.open(point),
            closes=closes,
        )


def _given_when_open(network: Network, point: Point, want: Want) -> bool:
    """Whether the want would be met if its service were given whenever the point is open in the area."""
    slots = network.open(point, want.area)
    if want.kind is GapKind.HOURS:
        return bool(slots & want.slots)
    if want.kind is GapKind.LANGUAGE:
        return bool(slots) and want.language in network.languages(point)
    return bool(slots)


def _days(network: Network, point: Point, gaps: Sequence[Gap]) -> Iterator[Action]:
    """Opening on a day that is wanted and on which the point is closed, for at most four hours."""
    if point.is_digital_only or point.stops or point.hours is None:
        return
    usual = hours_slots(point.hours, network.near)
    for weekday in range(7):
        wanted = [
            (number, gap.want)
            for number, gap in enumerate(gaps)
            if gap.want.kind is GapKind.HOURS
            and gap.want.weekday == weekday
            and gap.want.area in point.areas
            and any(
                one.service == gap.want.service and one.through is None for one in point.services
            )
        ]
        if not wanted or usual & weekday_slots(weekday):
            continue
        slots = _new_day(usual, weekday, wanted[0][1].slots)
        closes = frozenset(number for number, want in wanted if want.slots & slots)
        yield Action(
            ActionKind.DAY,
            point.id,
            weekday=weekday,
            slots=slots,
            shifts=tuple(shifts_of(point, slots)),
            closes=closes,
        )


def _new_day(usual: Slots, weekday: int, window: Slots) -> Slots:
    """The point's usual hour of opening on the new day, within the window, for at most four hours."""
    first = next(iter(runs(window)))
    opening = min((start for _, start, _ in runs(usual)), default=first[1])
    start = max(opening, first[1])
    if start >= first[2]:
        start = first[1]
    end = min(start + MOST_MINUTES, first[2])
    return span_slots(weekday, start, end)
