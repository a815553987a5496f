"""What any reader can add up: the finest counts as unknowns, and every cell as a sum of them.

Fields that are never crossed with each other share nothing but the strata, so each group of crossed fields (a
block) has unknowns of its own, and blocks agree on the number of contacts in each stratum. Whole numbers that
agree so far can always be completed to one table of everything, which makes the bounds exact.

A field of many choices has unknowns for its mentions: in each combination of the other fields, a choice is
mentioned by no more contacts than there are, and every contact that is not blank mentions something. Any whole
numbers within those limits can be dealt out to contacts, so here too the bounds are exact.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import product

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


class Impossible(Exception):  # noqa: N818 - it says what the table is
    """A table that crosses two fields of many choices, or sums one of them."""


def system_of(
    tables: Iterable[Table], dimensions: Mapping[str, Dimension], more: Iterable[Where] = ()
) -> System:
    """The system of all cells of all the tables, whichever release they are from, and of `more` cells."""
    wanted: dict[Where, None] = dict.fromkeys(more)
    crossed: list[frozenset[str]] = []
    for table in tables:
        wanted.update((where, None) for _, where in table.cells(dimensions))
        crossed.append(frozenset(axis.dimension for axis in table.axes) - {STRATUM})
    blocks = _blocks(crossed) or [frozenset()]
    system = System()
    strata = [
        _add_block(system, sorted(block), dimensions, [one for one in wanted if _fits(one, block)])
        for block in blocks
    ]
    for other in strata[1:]:
        for stratum, contacts in strata[0].items():
            terms = [(one, 1) for one in contacts] + [(one, -1) for one in other[stratum]]
            system.rows.append(Row(tuple(terms), 0, 0))
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


Key = tuple[str, ...]


def _add_block(
    system: System, names: list[str], dimensions: Mapping[str, Dimension], cells: list[Where]
) -> dict[str, list[int]]:
    """The unknowns of one block and the cells they make; returns its contacts by stratum."""
    single = [STRATUM, *(name for name in names if not dimensions[name].many)]
    contacts: dict[Key, int] = {}
    for key in product(*(dimensions[name].categories for name in single)):
        contacts[key] = system.unknowns
        system.unknowns += 1
    mentions = {
        name: _add_mentions(system, dimensions[name], contacts)
        for name in names
        if dimensions[name].many
    }
    for where in cells:
        if where not in system.sums:
            system.sums[where] = _sum_of(where, single, contacts, mentions)
    strata: dict[str, list[int]] = {}
    for key, unknown in contacts.items():
        strata.setdefault(key[0], []).append(unknown)
    return strata


def _add_mentions(
    system: System, dimension: Dimension, contacts: Mapping[Key, int]
) -> dict[tuple[Key, str], int]:
    """Unknowns for how many contacts of each combination mention each choice, and what must hold of them."""
    found: dict[tuple[Key, str], int] = {}
    for key, all_ in contacts.items():
        for category in dimension.categories:
            found[key, category] = system.unknowns
            system.unknowns += 1
        blank = [(found[key, dimension.blank], 1)] if dimension.blank is not None else []
        chosen = [one for one in dimension.categories if one != dimension.blank]
        system.rows += [
            Row(((all_, 1), (found[key, one], -1), *((blank[0], -1) for blank in blank)), 0, None)
            for one in chosen
        ]
        everybody = [(found[key, one], 1) for one in chosen] + blank
        system.rows.append(Row((*everybody, (all_, -1)), 0, None))
        if blank and not chosen:
            system.rows.append(Row(((all_, 1), (blank[0][0], -1)), 0, None))
    return found


def _sum_of(
    where: Where,
    single: list[str],
    contacts: Mapping[Key, int],
    mentions: Mapping[str, Mapping[tuple[Key, str], int]],
) -> tuple[int, ...]:
    limits = dict(where)
    keys = [
        key
        for key in contacts
        if all(
            name not in limits or one in limits[name] for name, one in zip(single, key, strict=True)
        )
    ]
    many = [name for name in limits if name in mentions]
    if not many:
        return tuple(contacts[key] for key in keys)
    if len(many) > 1 or len(limits[many[0]]) != 1:
        raise Impossible(many)
    return tuple(mentions[many[0]][key, limits[many[0]][0]] for key in keys)
