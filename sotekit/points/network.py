"""The network of service points in an ordinary week: who gives what, where, when, to whom and in which language."""

from dataclasses import dataclass, field
from datetime import date

from sotekit.hours.points import is_arranged, offer_slots, open_slots
from sotekit.hours.slots import NONE, Slots
from sotekit.model.point import Offer, Point
from sotekit.model.region import Area, PointService
from sotekit.model.repository import Repository


@dataclass(frozen=True, slots=True)
class Network:
    """The repository's points, with the answers that everything about them is worked out from.

    Hours are those of an ordinary week; where weeks differ it is the week that holds `near`.
    """

    repository: Repository
    near: date
    _given: dict[tuple[str, str, str | None], Slots] = field(
        default_factory=dict, compare=False, repr=False
    )

    @property
    def points(self) -> tuple[Point, ...]:
        """The points that are in the network."""
        return tuple(one for one in self.repository.points if not one.candidate)

    @property
    def candidates(self) -> tuple[Point, ...]:
        """The points that could be opened."""
        return tuple(one for one in self.repository.points if one.candidate)

    @property
    def areas(self) -> tuple[Area, ...]:
        """The areas, in the region's order."""
        return self.repository.region.areas

    @property
    def services(self) -> tuple[PointService, ...]:
        """The services, in the region's order."""
        return self.repository.region.point_services

    def given(self, point: Point, service: str, area: str | None = None) -> Slots:
        """When the point itself gives the service (in the area)."""
        key = (point.id, service, area)
        if key not in self._given:
            offers = [one for one in point.services if one.service == service]
            found = NONE
            for offer in offers:
                found |= offer_slots(point, offer, self.near, area)
            self._given[key] = found
        return self._given[key]

    def open(self, point: Point, area: str | None = None) -> Slots:
        """When one can come to the point (in the area)."""
        return open_slots(point, self.near, area)

    def is_arranged(self, point: Point, service: str) -> bool:
        """Whether another point of the network gives the service to those who come to this one."""
        return is_arranged(point, service, self.repository.point, self.near)

    def languages(self, point: Point, offer: Offer | None = None) -> tuple[str, ...]:
        """The languages of the service there: its own, else the point's, else the host's, else the region's first."""
        if offer is not None and offer.languages:
            return offer.languages
        if point.languages:
            return point.languages
        host = self.repository.organisation(point.host)
        return (host.languages if host else ()) or (self.repository.language,)

    def is_for(self, point: Point, group: str, offer: Offer | None = None) -> bool:
        """Whether people of the group are served: it is named, or nobody is, or everybody is."""
        named = (offer.target_groups if offer else ()) or point.target_groups
        if not named or group in named:
            return True
        everybody = {one.id for one in self.repository.region.target_groups if one.everybody}
        return bool(everybody & set(named))

    def in_area(self, point: Point, area: str) -> bool:
        """Whether the point serves the area: it is there, stops there, says so, or is digital and serves all."""
        if area in point.areas:
            return True
        return not point.areas and not point.stops and point.is_digital_only

    def municipality(self, point: Point) -> str | None:
        """Where the point is: its own word, else its area's."""
        if point.municipality:
            return point.municipality
        area = self.repository.region.area(point.area or "")
        return area.municipality if area else None
