"""What is published: tables over dimensions, as cells that are sums of the finest counts.

A dimension is one field of the form. One dimension is in everything: the stratum, a month and an outcome.
Releases of different months, their quarter, two seasons, all contacts or the answered ones alone are then all sums
of the same strata, and can be audited together.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

Where = tuple[tuple[str, tuple[str, ...]], ...]
"""One cell: the categories it covers of each dimension it is limited in, in order of names. `()` is everything."""

Record = Mapping[str, str | tuple[str, ...]]
"""One contact: its category of each dimension, several where the dimension is of many."""

STRATUM = "stratum"


@dataclass(frozen=True, slots=True)
class Dimension:
    """A field and its categories.

    Of a field of `many` choices a contact is in one category or more, and in `blank` alone when nothing was
    chosen. Of any other field it is in exactly one.
    """

    name: str
    categories: tuple[str, ...]
    many: bool = False
    blank: str | None = None


@dataclass(frozen=True, slots=True)
class Axis:
    """One side of a table: groups of a dimension's categories, each with its label. Groups never overlap."""

    dimension: str
    groups: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table and all its totals, over the given strata. Two axes may group strata: months beside outcomes, say."""

    name: str
    axes: tuple[Axis, ...]
    strata: tuple[str, ...]

    def cells(self, dimensions: Mapping[str, Dimension]) -> Iterator[tuple[tuple[str, ...], Where]]:
        """Every cell with its labels, one an axis; an empty label is the total of that axis."""
        sides = [(("", None), *axis.groups) for axis in self.axes]
        for choice in product(*sides):
            limits = {STRATUM: self.strata}
            for axis, (_, categories) in zip(self.axes, choice, strict=True):
                if categories is not None:
                    within = limits.get(axis.dimension, categories)
                    limits[axis.dimension] = tuple(one for one in categories if one in within)
            yield tuple(label for label, _ in choice), where_of(limits, dimensions)


def axis_of(dimension: Dimension) -> Axis:
    """The dimension category by category."""
    return Axis(dimension.name, tuple((one, (one,)) for one in dimension.categories))


def where_of(limits: Mapping[str, Iterable[str]], dimensions: Mapping[str, Dimension]) -> Where:
    """The cell that covers those categories, in one form however it was asked for."""
    found = []
    for name in sorted(limits):
        dimension = dimensions[name]
        chosen = set(limits[name])
        if chosen == set(dimension.categories) and not dimension.many:
            continue
        found.append((name, tuple(one for one in dimension.categories if one in chosen)))
    return tuple(found)


def count_cells(cells: Iterable[Where], records: Iterable[tuple[Record, int]]) -> dict[Where, int]:
    """How many contacts each cell covers. Records come with how many contacts are like them."""
    totals = dict.fromkeys(cells, 0)
    limits = {where: [(name, frozenset(chosen)) for name, chosen in where] for where in totals}
    for record, count in records:
        for where, sides in limits.items():
            if all(_inside(record[name], chosen) for name, chosen in sides):
                totals[where] += count
    return totals


def _inside(value: str | Sequence[str], chosen: frozenset[str]) -> bool:
    return value in chosen if isinstance(value, str) else not chosen.isdisjoint(value)
