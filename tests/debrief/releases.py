"""Random releases: two- and three-way tables, months and their quarter, one season or two."""

import random
from collections.abc import Mapping
from dataclasses import dataclass

from sotekit.debrief.disclosure.protect import Rule
from sotekit.debrief.disclosure.space import STRATUM, Axis, Dimension, Record, Table, axis_of


@dataclass(frozen=True)
class Sample:
    """What is to be published, of whom, and under which rule."""

    rule: Rule
    dimensions: Mapping[str, Dimension]
    tables: tuple[Table, ...]
    records: tuple[tuple[Record, int], ...]

    @property
    def fields(self) -> dict[str, tuple[str, ...]]:
        return {name: one.categories for name, one in self.dimensions.items()}


def sample(seed: int) -> Sample:
    pick = random.Random(seed)
    years = ("2025", "2026") if pick.random() < 0.4 else ("2026",)
    months = tuple(f"{year}-{month}" for year in years for month in ("06", "07", "08"))
    topic = Dimension("topic", tuple(f"t{n}" for n in range(pick.randint(3, 6))))
    age = Dimension("age", tuple(f"a{n}" for n in range(pick.randint(2, 5))))
    stratum = Dimension(STRATUM, months)
    quarters = Axis(
        STRATUM,
        tuple((year, tuple(one for one in months if one.startswith(year))) for year in years),
    )
    pool = (
        Table("month-topic", (axis_of(stratum), axis_of(topic)), months),
        Table("quarter-topic", (quarters, axis_of(topic)), months),
        Table("month-age", (axis_of(stratum), axis_of(age)), months),
        Table("topic-age", (axis_of(topic), axis_of(age)), months),
        Table("quarter-topic-age", (quarters, axis_of(topic), axis_of(age)), months),
    )
    dimensions = {one.name: one for one in (stratum, topic, age)}
    weights = {
        name: [pick.random() ** 2 + 0.02 for _ in one.categories]
        for name, one in dimensions.items()
    }
    counts: dict[tuple[str, ...], int] = {}
    for _ in range(pick.randint(40, 600)):
        key = tuple(
            pick.choices(one.categories, weights[name])[0] for name, one in dimensions.items()
        )
        counts[key] = counts.get(key, 0) + 1
    return Sample(
        Rule(pick.randint(3, 10), zeros=pick.random() < 0.3),
        dimensions,
        tuple(pick.sample(pool, pick.randint(1, 3))),
        tuple((dict(zip(dimensions, key, strict=True)), count) for key, count in counts.items()),
    )
