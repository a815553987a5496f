"""The season counted again by a few lines that share nothing with the package but the file format."""

import csv
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from statistics import mean, median, quantiles

Rows = list[dict[str, str]]


def rows_of(folder: Path) -> Rows:
    """Every row of every part."""
    found: Rows = []
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            found += list(csv.DictReader(file))
    return found


def answered(rows: Rows) -> Rows:
    """The answered calls."""
    return [row for row in rows if row["outcome"] == "answered"]


def choices(rows: Rows, column: str) -> Counter[str]:
    """How often each choice of a column was made."""
    return Counter(one for row in rows for one in set(row[column].split("+")) if one)


def minutes(rows: Rows) -> dict[str, float]:
    """Lengths by the standard library's own statistics."""
    lengths = [int(row["minutes"]) for row in rows if row["minutes"]]
    if len(lengths) < 2:
        only = lengths[0] if lengths else 0
        return dict.fromkeys(("lower", "median", "upper", "mean"), only)
    lower, _, upper = quantiles(lengths, n=4, method="inclusive")
    return {"lower": lower, "median": median(lengths), "upper": upper, "mean": mean(lengths)}


def weeks(rows: Rows) -> Counter[str]:
    """Contacts per ISO week."""
    return Counter("{}-W{:02}".format(*_day(row).isocalendar()[:2]) for row in rows)


def grid(rows: Rows) -> Counter[tuple[int, int]]:
    """Contacts per weekday (Monday 1) and hour."""
    return Counter((_day(row).isoweekday(), int(row["hour"])) for row in rows if row["hour"])


def outside(rows: Rows, is_open: Callable[[date, int], bool]) -> int:
    """Contacts in hours in which the phone was not answered at all."""
    return sum(1 for row in rows if row["hour"] and not is_open(_day(row), int(row["hour"])))


def per_day(rows: Rows, days: Iterator[date]) -> tuple[int, int, float]:
    """Least, most and mean over the given days."""
    found = Counter(_day(row) for row in rows)
    numbers = [found[day] for day in days]
    return min(numbers), max(numbers), mean(numbers)


def _day(row: dict[str, str]) -> date:
    return date.fromisoformat(row["date"])
