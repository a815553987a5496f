"""Moments: a day and a time by the clocks of Finland, and stretches of time as people write them.

A moment is written with its distance from UTC, so that the hour that comes twice in October is never in doubt.
Without one it is Finland's clock, and the first of the two hours.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Self
from zoneinfo import ZoneInfo

from sotekit.messages import msg
from sotekit.plain.nodes import Node
from sotekit.plain.problem import Problem
from sotekit.plain.scalars import YEARS, parse_date, read_text, shown

HELSINKI = ZoneInfo("Europe/Helsinki")

_MOMENT = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{1,2})[.:]([0-9]{2})(?::([0-9]{2}))?"
    r"(Z|[+-][0-9]{2}:[0-9]{2})?"
)
_SPAN = re.compile(r"([0-9]{1,5})\s*(min|h|d|pv|vrk|t|tim|dygn)")
_MINUTES = {"min": 1, "h": 60, "t": 60, "tim": 60, "d": 1440, "pv": 1440, "vrk": 1440, "dygn": 1440}


def parse_moment(text: str) -> datetime | None:
    """The moment of `2026-11-23T21:40+02:00` or `2026-11-23 21:40`, with Finland's clock; None for anything else."""
    found = _MOMENT.fullmatch(text.strip())
    day = parse_date(found[1])[0] if found else None
    if found is None or day is None or int(found[2]) > 23 or int(found[3]) > 59:
        return None
    seconds = int(found[4] or 0)
    if seconds > 59:
        return None
    local = datetime(
        day.year, day.month, day.day, int(found[2]), int(found[3]), seconds, tzinfo=HELSINKI
    )
    if found[5] is None:
        return local
    try:
        offset = datetime.fromisoformat(f"2000-01-01T00:00:00{found[5].replace('Z', '+00:00')}")
        moment = local.replace(tzinfo=offset.tzinfo).astimezone(HELSINKI)
    except (ValueError, OverflowError):
        return None
    return moment if moment.year in YEARS else None


def written_moment(moment: datetime) -> str:
    """The moment as it stands in a file: to the second, with its distance from UTC."""
    return moment.astimezone(HELSINKI).isoformat(timespec="seconds")


def later(moment: datetime, minutes: int) -> datetime:
    """So many minutes of real time later, also over a night when clocks are turned."""
    from datetime import UTC

    return (moment.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(HELSINKI)


def read_moment(node: Node, problems: list[Problem]) -> datetime | None:
    """A moment, or a problem that says how one is written."""
    text = read_text(node, problems)
    if text is None:
        return None
    moment = parse_moment(text)
    if moment is None:
        problems.append(
            Problem(
                "bad-time",
                node.at,
                msg("“{text}” is not a moment.", text=shown(text)),
                msg("Write the day and the time: 2027-01-14 21:40."),
            )
        )
    return moment


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of time, to the minute: `30 min`, `2 h`, `3 d`."""

    minutes: int

    @property
    def hours(self) -> float:
        """The same in hours."""
        return self.minutes / 60

    def __str__(self) -> str:
        for unit, size in (("d", 1440), ("h", 60)):
            if self.minutes and self.minutes % size == 0:
                return f"{self.minutes // size} {unit}"
        return f"{self.minutes} min"

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """`30 min`, `2 h`, `3 d`, or several of them in a row; None for anything else."""
        rest, minutes = text.strip(), 0
        while rest:
            found = _SPAN.match(rest)
            if found is None:
                return None
            minutes += int(found[1]) * _MINUTES[found[2]]
            rest = rest[found.end() :].strip()
        return cls(minutes) if text.strip() else None

    @classmethod
    def decode(cls, node: Node, problems: list[Problem]) -> Self | None:
        """Reads a stretch of time, or reports what stands there instead."""
        text = read_text(node, problems)
        if text is None:
            return None
        span = cls.parse(text)
        if span is None:
            problems.append(
                Problem(
                    "bad-time",
                    node.at,
                    msg("“{text}” is not a stretch of time.", text=shown(text)),
                    msg("Write a number and min, h or d: 30 min, 2 h, 3 d."),
                )
            )
        return span
