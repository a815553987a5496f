"""What there is to publish of a season: its contacts in published categories, and its tables from fine to coarse.

Nothing that stands in the log becomes a category by standing there: months are those of the season, choices those
of the region. A mistyped topic, or something that should never have been written, can't reach a published page.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sotekit.debrief.counts import Counts, Crossing
from sotekit.debrief.disclosure.space import STRATUM, Axis, Dimension, Record, Table, axis_of
from sotekit.model.call import ForWhom, Outcome
from sotekit.model.region import AgeBand, Region, Topic

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
UNANSWERED = "not-answered"
QUARTERS_FROM = 4
"""A season of this many months can be published by quarters; a shorter one only whole."""

Span = tuple[date, date]
Forms = tuple[Table, ...]
"""One table in its forms, from the finest to the coarsest."""


def stratum(season: str, month: str, outcome: Outcome) -> str:
    """A month of a season and an outcome: `2026/2026-06/answered`. Seasons share no contact, so no stratum either."""
    return f"{season}/{month}/{outcome.value}"


def dimensions_of(region: Region, season: str, days: Span) -> dict[str, Dimension]:
    """The months of those days, and the region's vocabularies."""
    known: dict[str, Iterable[str]] = {
        "topics": (one.id for one in region.topics),
        "ages": (one.id for one in region.age_bands),
        "for_whom": (one.value for one in ForWhom),
        "follow_ups": (one.id for one in region.follow_ups),
        "feedback": (one.id for one in region.feedback),
    }
    strata = [stratum(season, month, one) for month in _months(*days) for one in Outcome]
    return {
        STRATUM: Dimension(STRATUM, tuple(strata)),
        "referred": Dimension("referred", (REFERRED, NOT_REFERRED)),
        **{
            name: Dimension(name, (*ids, BLANK), many=name == "topics", blank=BLANK)
            for name, ids in known.items()
        },
    }


def _months(first: date, last: date) -> Iterator[str]:
    for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        yield f"{number // 12:04}-{number % 12 + 1:02}"


def records_of(
    counts: Counts, region: Region, season: str, days: Span
) -> Iterator[tuple[Record, int]]:
    """The contacts of those days; what the vocabulary does not have is as if it were not marked."""
    fields = dimensions_of(region, season, days)
    known = {name: frozenset(one.categories) for name, one in fields.items()}
    for values, count in counts.of(*CROSSING).items():
        cells: dict[str, Any] = dict(zip(CROSSING, values, strict=True))
        if not days[0] <= cells["date"] <= days[1]:
            continue
        referred = isinstance(cells["referred"], tuple) and bool(cells["referred"])
        yield (
            {
                STRATUM: stratum(season, f"{cells['date']:%Y-%m}", cells["outcome"]),
                "topics": _many(cells["topics"], known["topics"]),
                "ages": _one(cells["age"], known["ages"]),
                "for_whom": _one(cells["for_whom"], known["for_whom"]),
                "referred": REFERRED if referred else NOT_REFERRED,
                "follow_ups": _one(cells["follow_up"], known["follow_ups"]),
                "feedback": _one(cells["feedback"], known["feedback"]),
            },
            count,
        )


def _one(value: object, known: frozenset[str]) -> str:
    name = value.value if isinstance(value, ForWhom) else value
    return name if isinstance(name, str) and name in known else BLANK


def _many(value: object, known: frozenset[str]) -> tuple[str, ...]:
    chosen = value if isinstance(value, tuple) else ()
    return tuple(dict.fromkeys(one for one in chosen if one in known)) or (BLANK,)


def plan(dimensions: Mapping[str, Dimension], region: Region) -> tuple[Forms, ...]:
    """The tables in the order of their worth: a later one may never cost an earlier one a number."""
    strata = dimensions[STRATUM].categories
    answered = tuple(one for one in strata if one.endswith(f"/{Outcome.ANSWERED.value}"))
    topics = _wider(dimensions["topics"], region.topics)
    ages = _wider(dimensions["ages"], region.age_bands)
    months = _times(answered)

    def forms(name: str, *sides: Sequence[Axis]) -> Forms:
        return tuple(Table(name, axes, answered) for axes in _coarser(*sides))

    sides = [*_coarser(_times(strata), _ends(strata))] if months else []
    by_month = (forms("ages_by_month", ages, months), forms("topics_by_month", topics, months))
    return (
        tuple(
            Table("contacts", axes, strata) for axes in (*sides, *((one,) for one in _ends(strata)))
        ),
        forms("topics", topics),
        forms("ages", ages),
        *(
            forms(name, (axis_of(dimensions[name]),))
            for name in ("for_whom", "referred", "follow_ups", "feedback")
        ),
        *(by_month if months else ()),
        forms("topics_by_age", topics, ages),
    )


def _coarser(*sides: Sequence[Axis]) -> list[tuple[Axis, ...]]:
    """Every choice of one axis a side, the fewest steps of merging first."""
    found: list[tuple[int, tuple[Axis, ...]]] = [(0, ())]
    for side in sides:
        found = [
            (steps + step, (*axes, axis)) for steps, axes in found for step, axis in enumerate(side)
        ]
    return [axes for _, axes in sorted(found, key=lambda one: one[0])]


def _times(strata: Sequence[str]) -> tuple[Axis, ...]:
    """By month, and by quarter in a longer season. Nothing where there is but one month."""
    months = _grouped(strata, lambda one: one.split("/")[1])
    quarters = _grouped(strata, lambda one: _quarter(one.split("/")[1]))
    if len(months.groups) < 2:
        return ()
    return (months, quarters) if len(months.groups) >= QUARTERS_FROM else (months,)


def _quarter(month: str) -> str:
    year, _, number = month.partition("-")
    return f"{year}-Q{(int(number) + 2) // 3}"


def _ends(strata: Sequence[str]) -> tuple[Axis, ...]:
    """By outcome, and answered or not."""
    answered = Outcome.ANSWERED.value
    return (
        _grouped(strata, lambda one: one.split("/")[2]),
        _grouped(strata, lambda one: answered if one.endswith(f"/{answered}") else UNANSWERED),
    )


def _grouped(strata: Sequence[str], label_of: Callable[[str], str]) -> Axis:
    groups: dict[str, list[str]] = {}
    for one in strata:
        groups.setdefault(label_of(one), []).append(one)
    return Axis(STRATUM, tuple((label, tuple(chosen)) for label, chosen in groups.items()))


def _wider(dimension: Dimension, words: Iterable[Topic | AgeBand]) -> tuple[Axis, ...]:
    """Category by category, and by the groups that the region has put them in."""
    group_of = {one.id: one.group for one in words if one.group}
    if not group_of:
        return (axis_of(dimension),)
    groups: dict[str, list[str]] = {}
    for one in dimension.categories:
        groups.setdefault(group_of.get(one, one), []).append(one)
    wide = tuple((label, tuple(chosen)) for label, chosen in groups.items())
    return axis_of(dimension), Axis(dimension.name, wide)
