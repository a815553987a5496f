"""The time of one duty: an ISO week, a day or a half of a day. Its written form is the duty's id."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Self

from sotekit.messages import msg
from sotekit.plain.nodes import Node
from sotekit.plain.problem import Problem
from sotekit.plain.scalars import YEARS, parse_date, read_text, shown

_WEEK = re.compile(r"([0-9]{4})-W([0-9]{2})")
_DAY = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:-(am|pm))?")


class DutyUnit(StrEnum):
    """How long one duty is."""

    WEEK = "week"
    DAY = "day"
    HALF_DAY = "half-day"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """First and last day (both included) and, for a half day, its part: `am` or `pm`."""

    first: date
    last: date
    part: str = ""

    @property
    def unit(self) -> DutyUnit:
        """Which of the three units this period is."""
        if self.part:
            return DutyUnit.HALF_DAY
        return DutyUnit.DAY if self.first == self.last else DutyUnit.WEEK

    @property
    def days(self) -> tuple[date, ...]:
        """Every date of the period."""
        return tuple(
            self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1)
        )

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def overlaps(self, start: date, end: date) -> bool:
        """Whether any day of the period lies between the two dates, both included."""
        return self.first <= end and start <= self.last

    def __str__(self) -> str:
        if self.unit is DutyUnit.WEEK:
            year, week, _ = self.first.isocalendar()
            return f"{year}-W{week:02}"
        return f"{self.first.isoformat()}-{self.part}" if self.part else self.first.isoformat()

    @classmethod
    def week_of(cls, day: date) -> Self:
        """The ISO week, Monday to Sunday, that holds the day."""
        monday = day - timedelta(days=day.weekday())
        return cls(monday, monday + timedelta(days=6))

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """`2027-W23`, `2027-06-07`, `2027-06-07-am`; None for anything else, or a day that does not exist."""
        if day := _DAY.fullmatch(text):
            when, _ = parse_date(day[1])
            return cls(when, when, day[2] or "") if when else None
        week = _WEEK.fullmatch(text)
        if week is None or int(week[1]) not in YEARS:
            return None
        try:
            return cls.week_of(date.fromisocalendar(int(week[1]), int(week[2]), 1))
        except ValueError:
            return None

    @classmethod
    def decode(cls, node: Node, problems: list[Problem]) -> Self | None:
        """Reads a period, or reports what stands there instead."""
        text = read_text(node, problems)
        if text is None:
            return None
        period = cls.parse(text)
        if period is None:
            problems.append(
                Problem(
                    "bad-period",
                    node.at,
                    msg("“{text}” is not a week or a day that exists.", text=shown(text)),
                    msg(
                        "Write a week as 2027-W23, a day as 2027-06-07, a half day as 2027-06-07-am."
                    ),
                )
            )
        return period
