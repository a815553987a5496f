"""Gaps in coverage (katvealueet): what an area should have, and has not.

A want is something that one area should have; it is met when some point gives it there face to face. What only a
digital point gives remains a gap, of half the weight: not everybody has the device, the power or the nerve. A service
that is as good from afar (`remote`) is met by a digital point as well.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sotekit.hours.slots import NONE, Slots, hours_slots, weekday_slots, weekdays_in
from sotekit.model.point import Point
from sotekit.model.region import Area, PointService
from sotekit.points.needs import loudest, voices
from sotekit.points.network import Network

BASE = 10
"""The weight of a want that no survey has spoken of; a need that all answers name doubles it."""


class GapKind(StrEnum):
    """What an area is left without."""

    SERVICE = "service"
    HOURS = "hours"
    GROUP = "group"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True)
class Want:
    """Something an area should have.

    SERVICE: `service` at some time of the week. HOURS: `service` on `weekday` at some of the `slots`.
    LANGUAGE: `service` in `language`. GROUP: any service for people of `group`.
    """

    kind: GapKind
    area: str
    service: str | None = None
    weekday: int | None = None
    group: str | None = None
    language: str | None = None
    slots: Slots = NONE
    weight: int = BASE


@dataclass(frozen=True, slots=True)
class Gap:
    """A want that no point meets face to face; `remote` are digital points that meet it from afar."""

    want: Want
    remote: tuple[str, ...] = ()

    @property
    def weight(self) -> int:
        """How much it matters."""
        return max(1, self.want.weight // 2) if self.remote else self.want.weight


def wants(network: Network) -> Iterator[Want]:
    """Everything the areas should have, in the region's order."""
    for area in network.areas:
        for service in network.services:
            yield from _of_service(network, area, service)
        for group in area.target_groups:
            share = loudest(network.repository, area=area.id, group=group)
            yield Want(GapKind.GROUP, area.id, group=group, weight=_weight(share))


def _of_service(network: Network, area: Area, service: PointService) -> Iterator[Want]:
    """The minimum is wanted everywhere; other services where somebody has named a need for them there."""
    named = [
        one
        for one in voices(network.repository, area=area.id, service=service.id)
        if one.finding.area == area.id or area.id in one.inquiry.areas
    ]
    if not service.required and not named:
        return
    weight = _weight(loudest(network.repository, area=area.id, service=service.id))
    yield Want(GapKind.SERVICE, area.id, service.id, weight=weight)
    window = hours_slots(service.when, network.near)
    for weekday in weekdays_in(window):
        slots = window & weekday_slots(weekday)
        yield Want(GapKind.HOURS, area.id, service.id, weekday, slots=slots, weight=weight)
    if service.required:
        for language in area.languages:
            yield Want(GapKind.LANGUAGE, area.id, service.id, language=language)


def _weight(share: float) -> int:
    return BASE + round(BASE * share)


def meets(network: Network, point: Point, want: Want) -> bool:
    """Whether the point gives what is wanted, face to face or from afar."""
    if want.kind is GapKind.GROUP:
        return any(
            network.given(point, offer.service, want.area)
            and network.is_for(point, want.group or "", offer)
            for offer in point.services
        )
    given = network.given(point, want.service or "", want.area)
    if want.kind is GapKind.HOURS:
        return bool(given & want.slots)
    if want.kind is GapKind.LANGUAGE:
        offers = [one for one in point.services if one.service == want.service]
        return bool(given) and any(
            want.language in network.languages(point, one) for one in offers if not one.through
        )
    return bool(given)


def gaps_of(network: Network) -> tuple[Gap, ...]:
    """The wants that no point of the network meets face to face, in the region's order."""
    found = []
    for want in wants(network):
        meeting = [one for one in network.points if meets(network, one, want)]
        if not any(counts_fully(network, one, want) for one in meeting):
            found.append(Gap(want, tuple(one.id for one in meeting)))
    return tuple(found)


def counts_fully(network: Network, point: Point, want: Want) -> bool:
    """Whether what the point gives is the whole of it: face to face, or a service that is as good from afar."""
    service = network.repository.region.point_service(want.service or "")
    return not point.is_digital_only or (service is not None and service.remote)
