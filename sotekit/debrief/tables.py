"""The season as plain tables, for exports: the same statistics as on the screen, one row a line."""

from collections.abc import Sequence
from dataclasses import dataclass

from sotekit.debrief.breakdown import Breakdown
from sotekit.debrief.groups import Group
from sotekit.debrief.season import Outcomes, SeasonStatistics
from sotekit.plain.shares import Share

Value = str | int | float | None

OUTCOMES = ("contacts", "answered", "missed", "voicemail")
SHARE = ("count", "of", "share", "low", "high")
BREAKDOWNS = ("topics", "ages", "for_whom", "referrals", "follow_ups", "feedback")


@dataclass(frozen=True, slots=True)
class Table:
    """A named table. Columns have English names, stable from version to version."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def season_tables(statistics: SeasonStatistics) -> tuple[Table, ...]:
    """Every table of a season: summary, weeks, responders, the breakdowns and the hours."""
    return (
        _summary(statistics),
        Table(
            "spans",
            ("first", "last", "week", "on_duty", *OUTCOMES),
            tuple(
                (
                    one.first.isoformat(),
                    one.last.isoformat(),
                    one.week,
                    "+".join(who for who, _ in one.on_duty),
                    *_outcomes(one.outcomes),
                )
                for one in statistics.spans
            ),
        ),
        Table(
            "responders",
            ("id", *OUTCOMES, "minutes"),
            tuple((one.id, *_outcomes(one.outcomes), one.minutes) for one in statistics.responders),
        ),
        *(
            Table(name, ("id", *SHARE), tuple(_choices(getattr(statistics, name), name)))
            for name in BREAKDOWNS
        ),
        *(
            Table(f"own_{name}", ("id", *SHARE), tuple(_rows(one)))
            for name, one in statistics.own.items()
        ),
        _hours(statistics),
    )


def group_table(groups: Sequence[Group], by: str) -> Table:
    """The season split by one thing."""
    return Table(
        f"by_{by}",
        ("id", *OUTCOMES, "answered_share", "median_minutes", "minutes", "referred_share"),
        tuple(
            (
                one.id,
                *_outcomes(one.outcomes),
                _rounded(one.outcomes.answered_share.value),
                one.minutes.median,
                one.minutes.total,
                _rounded(one.referred.value),
            )
            for one in groups
        ),
    )


def _summary(statistics: SeasonStatistics) -> Table:
    outcomes, minutes, daily = statistics.outcomes, statistics.minutes, statistics.daily
    figures: dict[str, Value] = {
        **dict(zip(OUTCOMES, _outcomes(outcomes), strict=True)),
        "answered_share": _rounded(outcomes.answered_share.value),
        "open_hours": round(statistics.open_hours, 2),
        "open_days": statistics.open_days,
        "contacts_per_open_hour": _rounded(statistics.per_open_hour),
        "least_a_day": daily.least if daily else None,
        "most_a_day": daily.most if daily else None,
        "mean_a_day": _rounded(daily.mean) if daily else None,
        "outside_hours": statistics.grid.outside.total if statistics.hours_known else None,
        "lower_quartile_minutes": minutes.lower,
        "median_minutes": minutes.median,
        "upper_quartile_minutes": minutes.upper,
        "longest_minutes": minutes.most,
        "minutes": minutes.total,
        "damaged_rows": statistics.damaged,
        "outside_season": statistics.outside_season,
    }
    return Table("summary", ("figure", "value"), tuple(figures.items()))


def _hours(statistics: SeasonStatistics) -> Table:
    grid = statistics.grid
    keys = sorted({*grid.contacts, *grid.open})
    return Table(
        "hours",
        ("weekday", "hour", "open_dates", *OUTCOMES),
        tuple(
            (
                day + 1,
                hour,
                grid.open.get((day, hour), 0),
                *_outcomes(grid.contacts.get((day, hour), Outcomes())),
            )
            for day, hour in keys
        ),
    )


def _choices(breakdown: Breakdown, name: str) -> list[tuple[Value, ...]]:
    return _rows(breakdown, of_all=name == "referrals")


def _rows(breakdown: Breakdown, *, of_all: bool = False) -> list[tuple[Value, ...]]:
    shares = [(one.id, breakdown.share(one.id, of_all=of_all)) for one in breakdown.choices]
    return [(choice, *_share(share)) for choice, share in shares]


def _share(share: Share) -> tuple[Value, ...]:
    return (share.count, share.of, _rounded(share.value), _rounded(share.low), _rounded(share.high))


def _outcomes(outcomes: Outcomes) -> tuple[int, int, int, int]:
    return (outcomes.total, outcomes.answered, outcomes.missed, outcomes.voicemail)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
