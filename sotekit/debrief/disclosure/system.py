"""What any reader can add up: the finest counts as unknowns, and every cell as a sum of them.

Fields that are never crossed with each other share nothing but the strata, so each group of crossed fields (a
block) has unknowns of its own, and blocks agree on the number of contacts in each stratum. Strata that no cell of
a block tells apart are one class there. Whole numbers that agree so far can always be completed to one table of
everything (contacts of a class can be dealt out to its strata in any way), which makes the bounds exact.

A field of many choices has unknowns for its mentions: in each combination of the other fields, a choice is
mentioned by no more contacts than there are, and every contact that is not blank mentions something. A wider
category of such a field is no sum of its choices, since a contact may mention two of them: it has unknowns of its
own, from the largest of its choices up to their sum. Any whole numbers within those limits can be dealt out to
contacts as long as wider categories never overlap, so here too the bounds are exact.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, combinations, product

from sotekit.debrief.disclosure.space import STRATUM, Dimension, Table, Where


@dataclass(frozen=True, slots=True)
class Row:
    """`least <= sum of factor × unknown <= most`; None where there is no limit."""

    terms: tuple[tuple[int, int], ...]
    least: int | None
    most: int | None


@dataclass(slots=True)
class System:
    """The unknowns (all whole and not negative), the rows that hold between them, and the cells as sums."""

    unknowns: int = 0
    rows: list[Row] = field(default_factory=list)
    sums: dict[Where, tuple[int, ...]] = field(default_factory=dict)

    def unknown(self) -> int:
        """A new unknown."""
        self.unknowns += 1
        return self.unknowns - 1


class Impossible(Exception):  # noqa: N818 - it says what the table is
    """A table that crosses two fields of many choices, or whose wider categories overlap."""


def system_of(
    tables: Iterable[Table], dimensions: Mapping[str, Dimension], more: Iterable[Where] = ()
) -> System:
    """The system of all cells of all the tables, whichever release they are from, and of `more` cells."""
    wanted: dict[Where, None] = dict.fromkeys(more)
    crossed = [frozenset(name for name, _ in where) - {STRATUM} for where in wanted]
    for table in tables:
        wanted.update((where, None) for _, where in table.cells(dimensions))
        crossed.append(frozenset(axis.dimension for axis in table.axes) - {STRATUM})
    system = System()
    strata = {one: system.unknown() for one in dimensions[STRATUM].categories}
    for where in wanted:
        if {name for name, _ in where} <= {STRATUM}:
            chosen = dict(where).get(STRATUM, tuple(strata))
            system.sums[where] = tuple(strata[one] for one in chosen)
    for block in _blocks(crossed):
        cells = [one for one in wanted if one not in system.sums and _fits(one, block)]
        _add_block(system, sorted(block), dimensions, cells, strata)
    return system


def _blocks(crossed: list[frozenset[str]]) -> list[frozenset[str]]:
    """The fields that are crossed with each other, directly or by way of others."""
    blocks: list[frozenset[str]] = []
    for fields in crossed:
        if fields:
            touching = [block for block in blocks if block & fields]
            blocks = [block for block in blocks if not block & fields]
            blocks.append(fields.union(*touching))
    return sorted(blocks, key=sorted)


def _fits(where: Where, block: frozenset[str]) -> bool:
    return {name for name, _ in where} <= block | {STRATUM}


Class = tuple[str, ...]
"""Strata that no cell of a block tells apart."""

Key = tuple[Class, tuple[str, ...]]
"""A class of strata, and a category of each field of one choice."""


def _classes(cells: Sequence[Where], strata: Sequence[str]) -> list[Class]:
    """The strata that the cells cover, those together that are always covered together."""
    covered = [frozenset(dict(where).get(STRATUM, strata)) for where in cells]
    found: dict[tuple[bool, ...], list[str]] = {}
    for one in strata:
        found.setdefault(tuple(one in cover for cover in covered), []).append(one)
    return [tuple(chosen) for inside, chosen in found.items() if any(inside)]


def _add_block(
    system: System,
    names: list[str],
    dimensions: Mapping[str, Dimension],
    cells: list[Where],
    strata: Mapping[str, int],
) -> None:
    """The unknowns of one block, what ties them to the contacts of the strata, and the cells they make."""
    single = [name for name in names if not dimensions[name].many]
    contacts: dict[Key, int] = {}
    for covered in _classes(cells, tuple(strata)):
        keys = [(covered, key) for key in product(*(dimensions[one].categories for one in single))]
        contacts.update((key, system.unknown()) for key in keys)
        terms = [(contacts[key], 1) for key in keys] + [(strata[one], -1) for one in covered]
        system.rows.append(Row(tuple(terms), 0, 0))
    mentions = {
        name: _add_mentions(system, dimensions[name], contacts, _wider(name, cells, dimensions))
        for name in names
        if dimensions[name].many
    }
    for where in cells:
        system.sums[where] = _sum_of(where, single, contacts, mentions)


def _wider(
    name: str, cells: Iterable[Where], dimensions: Mapping[str, Dimension]
) -> list[tuple[str, ...]]:
    """The wider categories that the cells ask for. Raises Impossible where they overlap."""
    asked = dict.fromkeys(dict(where).get(name, ()) for where in cells)
    found = [chosen for chosen in asked if len(chosen) > 1]
    overlap = any(set(one) & set(other) for one, other in combinations(found, 2))
    if overlap or any(dimensions[name].blank in one for one in found):
        raise Impossible(name)
    return found


def _add_mentions(
    system: System,
    dimension: Dimension,
    contacts: Mapping[Key, int],
    wider: Sequence[tuple[str, ...]],
) -> dict[tuple[Key, tuple[str, ...]], int]:
    """Unknowns for how many contacts of each combination mention each choice, and what must hold of them."""
    found: dict[tuple[Key, tuple[str, ...]], int] = {}
    chosen = [(one,) for one in dimension.categories if one != dimension.blank]
    grouped = set(chain.from_iterable(wider))
    top = [*(one for one in chosen if one[0] not in grouped), *wider]
    for key, all_ in contacts.items():
        for one in (*chosen, *wider):
            found[key, one] = system.unknown()
        blank = []
        if dimension.blank is not None:
            found[key, (dimension.blank,)] = system.unknown()
            blank = [(found[key, (dimension.blank,)], 1)]
        minus = [(unknown, -1) for unknown, _ in blank]
        system.rows += [Row(((all_, 1), (found[key, one], -1), *minus), 0, None) for one in top]
        everybody = [(found[key, one], 1) for one in top] + blank
        system.rows.append(Row((*everybody, (all_, -1)), 0, None))
        if blank and not top:
            system.rows.append(Row(((all_, 1), (blank[0][0], -1)), 0, None))
        for group in wider:
            inner = [found[key, (one,)] for one in group]
            system.rows += [Row(((found[key, group], 1), (one, -1)), 0, None) for one in inner]
            terms = [*((one, 1) for one in inner), (found[key, group], -1)]
            system.rows.append(Row(tuple(terms), 0, None))
    return found


def _sum_of(
    where: Where,
    single: list[str],
    contacts: Mapping[Key, int],
    mentions: Mapping[str, Mapping[tuple[Key, tuple[str, ...]], int]],
) -> tuple[int, ...]:
    limits = dict(where)
    within = set(limits[STRATUM]) if STRATUM in limits else None
    keys = [
        key
        for key in contacts
        if (within is None or within.issuperset(key[0]))
        and all(
            name not in limits or one in limits[name]
            for name, one in zip(single, key[1], strict=True)
        )
    ]
    many = [name for name in limits if name in mentions]
    if not many:
        return tuple(contacts[key] for key in keys)
    if len(many) > 1:
        raise Impossible(many)
    return tuple(mentions[many[0]][key, limits[many[0]]] for key in keys)
