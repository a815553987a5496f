"""Opening hours that can't be read for certain: a wrong hour sends somebody to a closed door."""

from collections.abc import Iterator
from dataclasses import is_dataclass
from typing import Any

from sotekit.checks.world import World
from sotekit.hours import read_hours
from sotekit.model.hours_text import HoursText
from sotekit.plain.problem import Problem
from sotekit.plain.shape import shape_of


def unclear_hours(world: World) -> Iterator[Problem]:
    """Every text of hours in the repository, through the one engine that reads them."""
    repository = world.repository
    records = (
        *repository.lines,
        *repository.organisations,
        *repository.people,
        *repository.helplines,
        *repository.receptions,
        *repository.region.point_services,
        *repository.points,
        *repository.volunteers,
        *repository.scenarios,
        *(record for one in repository.journals for record in (one.activation, *one.entries)),
    )
    for record in records:
        for text in hours_in(record):
            yield from read_hours(text)[1]


def hours_in(record: Any) -> Iterator[HoursText]:  # noqa: ANN401 - any record
    """The hours written in a record and in the records inside it."""
    for shape in shape_of(type(record)):
        value = getattr(record, shape.name)
        if isinstance(value, HoursText):
            yield value
        elif isinstance(shape.item, type) and is_dataclass(shape.item):
            for item in value if shape.many else (value,):
                if hasattr(item, "source") and not isinstance(item, HoursText):
                    yield from hours_in(item)
