"""What a season publishes: which tables, from which contacts, and which of them had to be left out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sotekit.debrief.counts import Cell, Counts, Crossing
from sotekit.debrief.disclosure.protect import Rule
from sotekit.debrief.disclosure.release import Changed, Release, make_release
from sotekit.debrief.disclosure.space import (
    STRATUM,
    Axis,
    Dimension,
    Record,
    Table,
    axis_of,
    count_cells,
)
from sotekit.model.call import ForWhom, Outcome
from sotekit.model.region import Region

CROSSING: Crossing = (
    "date",
    "outcome",
    "topics",
    "age",
    "for_whom",
    "referred",
    "follow_up",
    "feedback",
)
"""What publishing needs counted."""

BLANK = "not-marked"
REFERRED, NOT_REFERRED = "referred", "not-referred"
ENOUGH = 0.6
"""A table that shows less of its contacts than this is left out: it would say more of the rule than of the calls."""


@dataclass(frozen=True, slots=True)
class Publication:
    """What may be published, and the names of the tables that may not."""

    release: Release
    left_out: tuple[str, ...]


def publish(
    name: str, counts: Counts, region: Region, rule: Rule, earlier: Sequence[Release] = ()
) -> Publication | tuple[Changed, ...]:
    """Protects the season's tables, and adds finer ones where they cost the others nothing.

    Returns the changed cells when the log no longer agrees with what was published earlier.
    """
    records = tuple(_records(counts))
    dimensions = _dimensions(counts, region)
    chosen: list[Table] = []
    left_out: list[str] = []
    made: Release | None = None
    fields = tuple(dimensions.values())
    for table in _tables(dimensions):
        tried = make_release(name, rule, fields, (*chosen, table), records, earlier, effort=0)
        if not isinstance(tried, Release):
            return tried
        if table.name == "contacts" or _worth(tried, made, records):
            chosen.append(table)
            made = tried
        else:
            left_out.append(table.name)
    release = make_release(name, rule, fields, chosen, records, earlier) if chosen else None
    if release is not None and not isinstance(release, Release):
        return release
    return Publication(release or Release(name, rule, fields, ()), tuple(left_out))


def _worth(tried: Release, before: Release | None, records: Sequence[tuple[Record, int]]) -> bool:
    """Whether the last table shows enough, and hides nothing that the tables before it showed."""
    last = tried.tables[-1]
    dimensions = {one.name: one for one in tried.dimensions}
    cells = list(last.table.cells(dimensions))
    counts = count_cells([where for _, where in cells], records)
    inner = [
        (counts[where], number is not None)
        for (labels, where), number in zip(cells, last.numbers, strict=True)
        if all(labels)
    ]
    if sum(count for count, shown in inner if shown) < ENOUGH * sum(count for count, _ in inner):
        return False
    earlier = before.tables if before else ()
    return all(
        new.numbers.count(None) <= old.numbers.count(None)
        for new, old in zip(tried.tables, earlier, strict=False)
    )


def stratum(day: date, outcome: Outcome) -> str:
    """A month and an outcome: `2026-06/answered`."""
    return f"{day:%Y-%m}/{outcome.value}"


def _records(counts: Counts) -> Iterable[tuple[Record, int]]:
    for values, count in counts.of(*CROSSING).items():
        cells: dict[str, Any] = dict(zip(CROSSING, values, strict=True))
        yield (
            {
                STRATUM: stratum(cells["date"], cells["outcome"]),
                "topics": _many(cells["topics"]),
                "ages": _one(cells["age"]),
                "for_whom": _one(cells["for_whom"]),
                "referred": REFERRED if _many(cells["referred"]) != (BLANK,) else NOT_REFERRED,
                "follow_ups": _one(cells["follow_up"]),
                "feedback": _one(cells["feedback"]),
            },
            count,
        )


def _one(value: object) -> str:
    if value is None or isinstance(value, Cell):
        return BLANK
    return value.value if isinstance(value, ForWhom) else str(value)


def _many(value: object) -> tuple[str, ...]:
    if not isinstance(value, tuple) or not value:
        return (BLANK,)
    return tuple(dict.fromkeys(map(str, value)))


def _dimensions(counts: Counts, region: Region) -> dict[str, Dimension]:
    """The vocabularies, and whatever else stands in the log."""
    seen: dict[str, dict[str, None]] = {}
    for record, _ in _records(counts):
        for name, value in record.items():
            values = (value,) if isinstance(value, str) else value
            seen.setdefault(name, {}).update(dict.fromkeys(values))
    months = sorted({one.split("/")[0] for one in seen.get(STRATUM, ())})
    known = {
        STRATUM: [f"{month}/{outcome.value}" for month in months for outcome in Outcome],
        "topics": [one.id for one in region.topics],
        "ages": [one.id for one in region.age_bands],
        "for_whom": [one.value for one in ForWhom],
        "referred": [REFERRED, NOT_REFERRED],
        "follow_ups": [one.id for one in region.follow_ups],
        "feedback": [one.id for one in region.feedback],
    }
    found: dict[str, Dimension] = {}
    for name, categories in known.items():
        rest = sorted(set(seen.get(name, ())) - {*categories, BLANK})
        blank = BLANK if name not in (STRATUM, "referred") else None
        ends = (blank,) if blank else ()
        found[name] = Dimension(
            name, (*categories, *rest, *ends), many=name == "topics", blank=blank
        )
    return found


def _tables(dimensions: Mapping[str, Dimension]) -> tuple[Table, ...]:
    """The tables in the order of their worth: a later one may never cost an earlier one a number."""
    strata = dimensions[STRATUM].categories
    if not strata:
        return ()
    answered = tuple(one for one in strata if one.endswith(f"/{Outcome.ANSWERED.value}"))
    months = _grouped(strata, 0)
    by_month = _grouped(answered, 0)
    return (
        Table("contacts", (months, _grouped(strata, 1)), strata),
        *(
            Table(name, (axis_of(dimensions[name]),), answered)
            for name in ("topics", "ages", "for_whom", "referred", "follow_ups", "feedback")
        ),
        *(
            Table(f"{name}_by_month", (axis_of(dimensions[name]), by_month), answered)
            for name in ("ages", "topics")
        ),
        Table(
            "topics_by_age", (axis_of(dimensions["topics"]), axis_of(dimensions["ages"])), answered
        ),
    )


def _grouped(strata: Sequence[str], part: int) -> Axis:
    """The strata by month (part 0) or by outcome (part 1)."""
    groups: dict[str, list[str]] = {}
    for one in strata:
        groups.setdefault(one.split("/")[part], []).append(one)
    return Axis(STRATUM, tuple((label, tuple(chosen)) for label, chosen in groups.items()))
