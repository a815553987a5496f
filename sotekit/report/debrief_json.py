"""The season's numbers as JSON: the twin of the screen, from the same statistics."""

from typing import Any

from sotekit.debrief.breakdown import Breakdown, Spread
from sotekit.debrief.compared import Comparison
from sotekit.debrief.doubts import doubts
from sotekit.debrief.season import Grid, Outcomes, SeasonStatistics
from sotekit.messages import Translator
from sotekit.plain.shares import Share
from sotekit.report.output import to_json

FIELDS = ("topics", "ages", "for_whom", "referrals", "follow_ups", "feedback")


def debrief_json(
    statistics: SeasonStatistics, comparison: Comparison | None, words: Translator
) -> str:
    """Counts, shares with intervals, and what they can't tell; the season before under `before`."""
    return to_json(
        {
            **season_data(statistics),
            "before": season_data(comparison.before) if comparison else None,
            "changes": _changes(comparison) if comparison else None,
            "doubts": [one.text(words) for one in doubts(statistics, comparison)],
        }
    )


def season_data(statistics: SeasonStatistics) -> dict[str, Any]:
    """One season as plain data."""
    return {
        "line": statistics.line,
        "season": statistics.season,
        "first": statistics.first,
        "last": statistics.last,
        "unfinished": statistics.unfinished,
        "contacts": _outcomes(statistics.outcomes),
        "answered_share": _share(statistics.outcomes.answered_share),
        "open": {
            "known": statistics.hours_known,
            "hours": round(statistics.open_hours, 2),
            "days": statistics.open_days,
            "contacts_per_hour": _rounded(statistics.per_open_hour),
        },
        "daily": _daily(statistics),
        "spans": [
            {
                "first": one.first,
                "last": one.last,
                "week": one.week,
                "on_duty": [{"id": who, "days": days} for who, days in one.on_duty],
                **_outcomes(one.outcomes),
            }
            for one in statistics.spans
        ],
        "responders": [
            {"id": one.id, "minutes": one.minutes, **_outcomes(one.outcomes)}
            for one in statistics.responders
        ],
        "minutes": _spread(statistics.minutes),
        **{
            name: _breakdown(getattr(statistics, name), of_all=name == "referrals")
            for name in FIELDS
        },
        "own": {name: _breakdown(one, of_all=False) for name, one in statistics.own.items()},
        "hours": _grid(statistics.grid),
        "languages": list(statistics.languages),
        "outside_season": statistics.outside_season,
        "damaged": statistics.damaged,
    }


def _outcomes(outcomes: Outcomes) -> dict[str, int]:
    return {
        "total": outcomes.total,
        "answered": outcomes.answered,
        "missed": outcomes.missed,
        "voicemail": outcomes.voicemail,
    }


def _share(share: Share) -> dict[str, float | int | None]:
    return {
        "count": share.count,
        "of": share.of,
        "share": _rounded(share.value),
        "low": _rounded(share.low),
        "high": _rounded(share.high),
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _daily(statistics: SeasonStatistics) -> dict[str, float | int] | None:
    daily = statistics.daily
    if daily is None:
        return None
    return {
        "days": daily.days,
        "least": daily.least,
        "most": daily.most,
        "mean": round(daily.mean, 4),
    }


def _spread(spread: Spread) -> dict[str, float | int | None]:
    return {
        "calls": spread.calls,
        "blank": spread.blank,
        "total": spread.total,
        "mean": _rounded(spread.mean),
        "least": spread.least,
        "lower_quartile": spread.lower,
        "median": spread.median,
        "upper_quartile": spread.upper,
        "most": spread.most,
    }


def _breakdown(breakdown: Breakdown, *, of_all: bool) -> dict[str, Any]:
    return {
        "calls": breakdown.calls,
        "filled": breakdown.filled,
        "blank": breakdown.blank,
        "unreadable": breakdown.unreadable,
        "not_asked": breakdown.not_asked,
        "choices": [
            {"id": one.id, "known": one.known, **_share(breakdown.share(one.id, of_all=of_all))}
            for one in breakdown.choices
        ],
    }


def _grid(grid: Grid) -> dict[str, Any]:
    keys = sorted({*grid.contacts, *grid.open})
    return {
        "inside": _outcomes(grid.inside),
        "outside": _outcomes(grid.outside),
        "no_hour": _outcomes(grid.no_hour),
        "cells": [
            {
                "weekday": day + 1,
                "hour": hour,
                "open_dates": grid.open.get((day, hour), 0),
                **_outcomes(grid.contacts.get((day, hour), Outcomes())),
            }
            for day, hour in keys
        ],
    }


def _changes(comparison: Comparison) -> dict[str, Any]:
    """Where the change is more than chance: 1 up, −1 down. What is not here can't be told from chance."""
    fields = {
        name: {
            one.id: direction
            for one in getattr(comparison.now, name).choices
            if (direction := comparison.of(name, one.id, of_all=name == "referrals").direction)
        }
        for name in FIELDS
    }
    return {
        "answered_share": comparison.answered.direction,
        "contacts_per_hour": comparison.per_open_hour,
        **{name: changed for name, changed in fields.items() if changed},
    }
