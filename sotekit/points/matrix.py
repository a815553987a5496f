"""The services table: services × points, or × areas, municipalities, target groups, languages and hours of the week."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sotekit.hours.slots import NONE, Slots, slots_text, span_slots, weekdays_text
from sotekit.model.point import Point
from sotekit.model.region import PointService
from sotekit.model.text import Text
from sotekit.points.network import Network


class By(StrEnum):
    """What stands beside the services."""

    POINT = "point"
    AREA = "area"
    MUNICIPALITY = "municipality"
    GROUP = "target-group"
    LANGUAGE = "language"
    HOUR = "hour"


class Mark(StrEnum):
    """How a point gives a service."""

    FULL = "full"
    PART = "part"
    THROUGH = "through"
    NO = "no"
    LACKING = "lacking"


@dataclass(frozen=True, slots=True)
class Cell:
    """One place of the table. Of a point: the mark, its hours or the point that gives it. Of a group: how many points."""

    mark: Mark
    count: int | None = None
    hours: Text | None = None
    through: Text | None = None
    points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A service, or an hour of the day."""

    id: str
    name: Text
    required: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A point, an area, a group … with a cell for each column. `note` says where a point is."""

    id: str
    name: Text
    cells: tuple[Cell, ...]
    note: Text | None = None
    candidate: bool = False


@dataclass(frozen=True, slots=True)
class Matrix:
    """One table. `of` is the service that a table of hours is about."""

    by: By
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    of: PointService | None = None

    @property
    def lacking(self) -> tuple[tuple[Row, Column], ...]:
        """Where the minimum is not reached."""
        return tuple(
            (row, column)
            for row in self.rows
            for column, cell in zip(self.columns, row.cells, strict=True)
            if cell.mark is Mark.LACKING
        )


def matrices(
    network: Network, by: By, services: Sequence[str] = (), *, candidates: bool = False
) -> tuple[Matrix, ...]:
    """The tables that were asked for: one, or by the hour one for each service (the minimum if none is named)."""
    points = (*network.points, *(network.candidates if candidates else ()))
    chosen = [one for one in network.services if not services or one.id in services]
    if by is By.HOUR:
        shown = chosen if services else [one for one in chosen if one.required] or chosen
        return tuple(_hours(network, points, service) for service in shown)
    columns = tuple(Column(one.id, one.name, one.required) for one in chosen)
    if by is By.POINT:
        rows = tuple(_point_row(network, point, columns) for point in points)
    else:
        rows = tuple(_group_rows(network, points, columns, by))
    return (Matrix(by, columns, rows),)


def _point_row(network: Network, point: Point, columns: Sequence[Column]) -> Row:
    region = network.repository.region
    area = region.area(point.areas[0]) if len(point.areas) == 1 else None
    return Row(
        point.id,
        point.name,
        tuple(_point_cell(network, point, column) for column in columns),
        area.name if area else None,
        point.candidate,
    )


def _point_cell(network: Network, point: Point, column: Column) -> Cell:
    given = network.given(point, column.id)
    if given:
        whole = not network.open(point) & ~given
        return Cell(Mark.FULL if whole else Mark.PART, hours=slots_text(given))
    through = next(
        (one.through for one in point.services if one.service == column.id and one.through), None
    )
    if through is not None and network.is_arranged(point, column.id):
        other = network.repository.point(through)
        return Cell(Mark.THROUGH, through=other.name if other else Text(plain=through))
    return Cell(Mark.LACKING if column.required else Mark.NO)


Given = Callable[[Point, str], bool]


def _group_rows(
    network: Network, points: Sequence[Point], columns: Sequence[Column], by: By
) -> Iterable[Row]:
    for name, shown, gives in _groups(network, by):
        cells = []
        for column in columns:
            giving = tuple(one.id for one in points if gives(one, column.id))
            lacks = Mark.LACKING if column.required else Mark.NO
            cells.append(Cell(Mark.FULL if giving else lacks, len(giving), points=giving))
        yield Row(name, shown, tuple(cells))


def _groups(network: Network, by: By) -> Iterable[tuple[str, Text, Given]]:
    if by is By.AREA:
        return [(one.id, one.name, _in_areas(network, (one.id,))) for one in network.areas]
    if by is By.MUNICIPALITY:
        return [
            (one.id, one.name, _in_municipality(network, one.id))
            for one in network.repository.region.municipalities
        ]
    if by is By.GROUP:
        groups = network.repository.region.target_groups
        return [
            (one.id, one.name, _for_group(network, one.id)) for one in groups if not one.everybody
        ]
    return [(one, Text(plain=one), _in_language(network, one)) for one in _languages(network)]


def _in_areas(network: Network, areas: Sequence[str]) -> Given:
    return lambda point, service: any(network.given(point, service, one) for one in areas)


def _in_municipality(network: Network, municipality: str) -> Given:
    areas = [one.id for one in network.areas if one.municipality == municipality]
    in_areas = _in_areas(network, areas)

    def gives(point: Point, service: str) -> bool:
        placed = not point.areas and network.municipality(point) == municipality
        return in_areas(point, service) or (placed and bool(network.given(point, service)))

    return gives


def _for_group(network: Network, group: str) -> Given:
    return lambda point, service: any(
        bool(network.given(point, service)) and network.is_for(point, group, offer)
        for offer in point.services
        if offer.service == service
    )


def _in_language(network: Network, language: str) -> Given:
    return lambda point, service: any(
        bool(network.given(point, service)) and language in network.languages(point, offer)
        for offer in point.services
        if offer.service == service and offer.through is None
    )


def _languages(network: Network) -> tuple[str, ...]:
    """Every language that points serve in or areas ask for, the region's own first."""
    spoken = {
        language
        for point in network.points
        for offer in (None, *point.services)
        for language in network.languages(point, offer)
    }
    spoken |= {language for area in network.areas for language in area.languages}
    own = [one for one in network.repository.region.languages if one in spoken]
    return (*own, *sorted(spoken - set(own)))


def _hours(network: Network, points: Sequence[Point], service: PointService) -> Matrix:
    columns = tuple(Column(f"{hour:02}", Text(plain=f"{hour:02}")) for hour in range(24))
    rows = []
    for weekday in range(7):
        cells = [
            _hour_cell(network, points, service, span_slots(weekday, hour * 60, hour * 60 + 60))
            for hour in range(24)
        ]
        rows.append(Row(str(weekday + 1), weekdays_text((weekday,)), tuple(cells)))
    return Matrix(By.HOUR, columns, tuple(rows), service)


def _hour_cell(
    network: Network, points: Sequence[Point], service: PointService, hour: Slots
) -> Cell:
    giving = tuple(one.id for one in points if network.given(one, service.id) & hour)
    return Cell(Mark.FULL if giving else Mark.NO, len(giving), points=giving)


def union_given(
    network: Network, service: str, area: str | None = None, *, face_to_face: bool = False
) -> Slots:
    """When any point gives the service (in the area); digital ones are left out where faces are asked for."""
    found = NONE
    for point in network.points:
        if not (face_to_face and point.is_digital_only):
            found |= network.given(point, service, area)
    return found
