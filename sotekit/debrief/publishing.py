"""What a season publishes: which tables, in which categories, and which of them had to be left out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sotekit.debrief.counts import Counts
from sotekit.debrief.disclosure.protect import Rule
from sotekit.debrief.disclosure.release import Changed, Release, Unsafe, make_release
from sotekit.debrief.disclosure.space import Dimension, Record, Table, count_cells
from sotekit.debrief.disclosure.system import Impossible
from sotekit.debrief.publishing_plan import CROSSING, Span, dimensions_of, plan, records_of
from sotekit.model.line import Season
from sotekit.model.publication import Zeros
from sotekit.model.region import Region

__all__ = ["CROSSING", "Publication", "agreed_rule", "full_months", "publish"]

ENOUGH = 0.6
"""A table that shows less of its contacts than this is merged or left out: it would say more of the rule than of the calls."""


@dataclass(frozen=True, slots=True)
class Publication:
    """What may be published. `outside` contacts were logged on days that the release does not cover."""

    release: Release
    outside: int = 0


def agreed_rule(region: Region) -> Rule:
    """What the region has agreed on in region.yaml."""
    return Rule(region.publication.minimum, region.publication.zeros is Zeros.HIDDEN)


def full_months(season: Season, today: date) -> Span | None:
    """The days that can be published: of a season that is on only whole months, since half of one will change."""
    if today > season.end:
        return season.start, season.end
    last = today.replace(day=1) - timedelta(days=1)
    return (season.start, last) if last >= season.start else None


def publish(
    name: str,
    counts: Counts,
    region: Region,
    rule: Rule,
    season: str,
    days: Span,
    earlier: Sequence[Release] = (),
) -> Publication | tuple[Changed, ...]:
    """Protects the season's tables, merging categories where a finer table can't be protected.

    A table is added only if it costs the tables before it nothing. `earlier` are the same season's releases.
    Returns the changed cells when the log no longer agrees with what was published earlier.
    """
    records = tuple(records_of(counts, region, season, days))
    fields = dimensions_of(region, season, days)
    outside = sum(counts.of(*CROSSING).values()) - sum(count for _, count in records)
    empty = Release(name, rule, tuple(fields.values()), ())
    if not records and not earlier:
        return Publication(empty, outside)
    chosen: list[Table] = []
    merged: list[str] = []
    left_out: list[str] = []
    made = empty
    for forms in plan(fields, region):
        for number, table in enumerate(forms):
            tried = _tried(empty, (*chosen, table), records, earlier, effort=0)
            if isinstance(tried, tuple):
                return tried
            if isinstance(tried, Release) and _worth(tried, made, records):
                chosen.append(table)
                made = tried
                merged += [table.name] if number else []
                break
        else:
            left_out.append(forms[0].name)
    release = _tried(empty, chosen, records, earlier) if chosen else made
    if isinstance(release, tuple):
        return release
    release = release if isinstance(release, Release) else made
    return Publication(
        replace(release, merged=tuple(merged), left_out=tuple(left_out)),
        outside,
    )


def _tried(
    empty: Release,
    tables: Sequence[Table],
    records: Sequence[tuple[Record, int]],
    earlier: Sequence[Release],
    **effort: int,
) -> Release | Unsafe | tuple[Changed, ...]:
    try:
        return make_release(
            empty.id, empty.rule, empty.dimensions, tables, records, earlier, **effort
        )
    except Impossible:
        return Unsafe(frozenset())


def _worth(tried: Release, before: Release, records: Sequence[tuple[Record, int]]) -> bool:
    """Whether the last table shows enough, and hides nothing that the tables before it showed."""
    last = tried.tables[-1]
    dimensions: dict[str, Dimension] = {one.name: one for one in tried.dimensions}
    cells = list(last.table.cells(dimensions))
    counts = count_cells([where for _, where in cells], records)
    inner = [
        (counts[where], number is not None)
        for (labels, where), number in zip(cells, last.numbers, strict=True)
        if all(labels)
    ]
    if sum(count for count, shown in inner if shown) < ENOUGH * sum(count for count, _ in inner):
        return False
    return all(
        new.numbers.count(None) <= old.numbers.count(None)
        for new, old in zip(tried.tables, before.tables, strict=False)
    )
