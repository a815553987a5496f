"""Opening hours: reads them as people write them, answers questions about them, writes them in one form.

`read_hours` makes `Hours` of a text; `days`, `week_table`, `intervals`, `state_at`, `is_open`, `next_change`,
`minutes_open` and `closed_weeks` answer; `write_hours` writes. No other package parses a time range.
"""

from sotekit.hours.answers import (
    HELSINKI,
    Interval,
    State,
    closed_weeks,
    days,
    intervals,
    is_open,
    minutes_open,
    next_change,
    state_at,
    usual_week,
    week_table,
)
from sotekit.hours.reading import read_hours
from sotekit.hours.schedule import Day, Hours, Span, Week
from sotekit.hours.writing import write_day, write_hours, write_segments

__all__ = [
    "HELSINKI",
    "Day",
    "Hours",
    "Interval",
    "Span",
    "State",
    "Week",
    "closed_weeks",
    "days",
    "intervals",
    "is_open",
    "minutes_open",
    "next_change",
    "read_hours",
    "state_at",
    "usual_week",
    "week_table",
    "write_day",
    "write_hours",
    "write_segments",
]
