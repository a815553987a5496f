"""A release: tables as they were published, with one mark for every hidden cell. Its data form is the ledger's.

It holds nothing that was not published: whoever has it knows what every reader knows, and can attack it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from math import prod
from typing import Any

from sotekit.debrief.disclosure.audit import Audit, audit
from sotekit.debrief.disclosure.protect import EFFORT, Rule, protect
from sotekit.debrief.disclosure.space import (
    STRATUM,
    Axis,
    Dimension,
    Record,
    Table,
    Where,
    count_cells,
    where_of,
)
from sotekit.debrief.disclosure.system import System, system_of

HIDDEN = "…"
"""What stands in place of every hidden number, whatever the reason it is hidden."""


@dataclass(frozen=True, slots=True)
class Published:
    """One table and its numbers, in the order of `Table.cells`; None where hidden."""

    table: Table
    numbers: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Release:
    """Tables published together under one rule. `merged` and `left_out` are names of tables, for the reader."""

    id: str
    rule: Rule
    dimensions: tuple[Dimension, ...]
    tables: tuple[Published, ...]
    merged: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Changed:
    """A cell that was published earlier with another number than the log gives now."""

    release: str
    table: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unsafe:
    """The tables can't be published: cells that would be given away whatever else is hidden."""

    cells: frozenset[Where]


@dataclass(frozen=True, slots=True)
class Known:
    """All releases as one system: what is shown, what is hidden, and numbers that don't agree with each other."""

    system: System
    shown: Mapping[Where, int]
    hidden: frozenset[Where]
    clashing: frozenset[Where]


def make_release(
    name: str,
    rule: Rule,
    dimensions: Sequence[Dimension],
    tables: Sequence[Table],
    records: Sequence[tuple[Record, int]],
    earlier: Sequence[Release] = (),
    effort: int = EFFORT,
) -> Release | Unsafe | tuple[Changed, ...]:
    """Protects the tables jointly with every earlier release, under the strictest rule that any of them promised.

    Returns what has changed instead, when the log no longer gives an earlier release's numbers: the difference
    between two versions of one table tells what a correction was, and that can't be protected.
    """
    for one in earlier:
        rule = rule.with_promise(one.rule)
    joined = joined_dimensions(dimensions, *(one.dimensions for one in earlier))
    before = combine(earlier, joined) if earlier else None
    empty = _said_empty(earlier, joined)
    system = system_of((*tables, *_tables(earlier)), joined, empty)
    numbers = count_cells(system.sums, _completed(records, joined))
    changed = _changes(earlier, joined, numbers, empty)
    if changed:
        return changed
    protection = protect(
        system,
        numbers,
        rule,
        shown=before.shown if before else (),
        hidden=before.hidden if before else (),
        effort=effort,
    )
    if protection.unsafe:
        return Unsafe(protection.unsafe)
    published = tuple(
        Published(
            table,
            tuple(
                None if where in protection.hidden else numbers[where]
                for _, where in table.cells(joined)
            ),
        )
        for table in tables
    )
    return Release(name, rule, tuple(dimensions), published)


def audit_releases(releases: Sequence[Release]) -> tuple[Known, Audit]:
    """What a reader of all the releases can work out."""
    known = combine(releases, joined_dimensions(*(one.dimensions for one in releases)))
    if known.clashing:
        return known, Audit({}, contradiction=True)
    return known, audit(known.system, known.shown, sorted(known.hidden))


def joined_dimensions(*groups: Iterable[Dimension]) -> dict[str, Dimension]:
    """The dimensions of several releases as one: every category that any of them knows."""
    found: dict[str, Dimension] = {}
    for one in chain(*groups):
        if one.name not in found:
            found[one.name] = one
            continue
        before = found[one.name]
        categories = tuple(dict.fromkeys((*before.categories, *one.categories)))
        found[one.name] = replace(before, categories=categories, blank=before.blank or one.blank)
    return found


def combine(releases: Sequence[Release], dimensions: Mapping[str, Dimension]) -> Known:
    """Everything that the releases tell together."""
    shown: dict[Where, int] = {}
    clashing: set[Where] = set()
    cells: set[Where] = set()
    for release in releases:
        for published in release.tables:
            pairs = zip(published.table.cells(dimensions), published.numbers, strict=True)
            for (_, where), number in pairs:
                cells.add(where)
                if number is not None and shown.setdefault(where, number) != number:
                    clashing.add(where)
    empty = _said_empty(releases, dimensions)
    for where in empty:
        shown.setdefault(where, 0)
    system = system_of(_tables(releases), dimensions, empty)
    return Known(system, shown, frozenset(cells - shown.keys()), frozenset(clashing))


def _said_empty(releases: Sequence[Release], dimensions: Mapping[str, Dimension]) -> list[Where]:
    """Categories that a release did not have yet: its tables' totals say that they were empty then."""
    found: dict[Where, None] = {}
    for release in releases:
        had = {one.name: one.categories for one in release.dimensions}
        for published in release.tables:
            for axis in published.table.axes:
                for category in dimensions[axis.dimension].categories:
                    if axis.dimension != STRATUM and category not in had[axis.dimension]:
                        limits = {STRATUM: published.table.strata, axis.dimension: (category,)}
                        found[where_of(limits, dimensions)] = None
    return list(found)


def _tables(releases: Iterable[Release]) -> tuple[Table, ...]:
    return tuple(published.table for release in releases for published in release.tables)


def _completed(
    records: Iterable[tuple[Record, int]], dimensions: Mapping[str, Dimension]
) -> list[tuple[Record, int]]:
    """The records with every dimension: in the blank one of those they say nothing of."""
    return [
        (
            {
                name: record.get(name, dimension.blank or dimension.categories[0])
                for name, dimension in dimensions.items()
            },
            count,
        )
        for record, count in records
    ]


def _changes(
    earlier: Sequence[Release],
    dimensions: Mapping[str, Dimension],
    numbers: Mapping[Where, int],
    empty: Iterable[Where],
) -> tuple[Changed, ...]:
    """Numbers that show and are others now; and contacts in categories that there were not when it was published."""
    filled = {where for where in empty if numbers[where]}
    late = tuple(Changed(earlier[-1].id, "", tuple(dict(where))) for where in sorted(filled))
    return late + tuple(
        Changed(release.id, published.table.name, labels)
        for release in earlier
        for published in release.tables
        for (labels, where), number in zip(
            published.table.cells(dimensions), published.numbers, strict=True
        )
        if number is not None and number != numbers[where]
    )


def release_data(release: Release) -> dict[str, Any]:
    """The release as plain data, for JSON."""
    return {
        "release": release.id,
        "k": release.rule.k,
        "zeros": release.rule.zeros,
        "dimensions": [
            {
                "name": one.name,
                "categories": list(one.categories),
                "many": one.many,
                "blank": one.blank,
            }
            for one in release.dimensions
        ],
        "merged": list(release.merged),
        "left_out": list(release.left_out),
        "tables": [
            {
                "name": one.table.name,
                "strata": list(one.table.strata),
                "axes": [
                    {
                        "dimension": axis.dimension,
                        "groups": [
                            {"label": label, "categories": list(chosen)}
                            for label, chosen in axis.groups
                        ],
                    }
                    for axis in one.table.axes
                ],
                "numbers": list(one.numbers),
            }
            for one in release.tables
        ],
    }


def release_of(data: Mapping[str, Any]) -> Release:
    """Reads `release_data` back. Raises KeyError, TypeError or ValueError for anything else."""
    dimensions = tuple(
        Dimension(
            str(one["name"]),
            tuple(map(str, one["categories"])),
            bool(one["many"]),
            None if one["blank"] is None else str(one["blank"]),
        )
        for one in data["dimensions"]
    )
    tables = tuple(
        Published(
            Table(
                str(one["name"]),
                tuple(
                    Axis(
                        str(axis["dimension"]),
                        tuple(
                            (str(group["label"]), tuple(map(str, group["categories"])))
                            for group in axis["groups"]
                        ),
                    )
                    for axis in one["axes"]
                ),
                tuple(map(str, one["strata"])),
            ),
            tuple(None if number is None else int(number) for number in one["numbers"]),
        )
        for one in data["tables"]
    )
    _check(dimensions, tables)
    return Release(
        str(data["release"]),
        Rule(int(data["k"]), bool(data["zeros"])),
        dimensions,
        tables,
        tuple(map(str, data["merged"])),
        tuple(map(str, data["left_out"])),
    )


def _check(dimensions: Sequence[Dimension], tables: Sequence[Published]) -> None:
    """Raises ValueError when the tables don't fit their dimensions."""
    known = {one.name: frozenset(one.categories) for one in dimensions}
    for one in tables:
        fits = known[STRATUM].issuperset(one.table.strata) and all(
            known[axis.dimension].issuperset(chosen)
            for axis in one.table.axes
            for _, chosen in axis.groups
        )
        if not fits or len(one.numbers) != prod(len(axis.groups) + 1 for axis in one.table.axes):
            raise ValueError(one.table.name)
