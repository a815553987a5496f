"""Opening hours for a document: lines to read, and a day table that the page can look the moment up in.

The engine decides; the page only looks up. Each distinct pair of hours and closures gets one table, which
records share by its index, so five hundred organisations with office hours cost one table.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from sotekit.documents.view import DayTable, HoursView, Words
from sotekit.documents.words import Speech
from sotekit.model.closure import Closure
from sotekit.model.hours_text import HoursText

Day = tuple[tuple[int, int], ...]


class Schedules:
    """Collects the day tables of one document. `first` and `last` bound its horizon, both included."""

    def __init__(self, speech: Speech, region_language: str, first: date, last: date) -> None:
        self._speech = speech
        self._region_language = region_language
        self._days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
        self._index: dict[tuple[tuple[str, ...], tuple[tuple[date, date], ...]], int] = {}
        self._tables: list[DayTable] = []

    @property
    def tables(self) -> tuple[DayTable, ...]:
        """The tables so far, in the order of their indexes."""
        return tuple(self._tables)

    def view(self, hours: HoursText, closures: Sequence[Closure]) -> HoursView:
        """The hours as lines to read and the index of their table."""
        language = "" if self._region_language == self._speech.language else self._region_language
        return HoursView(tuple(Words(line, language) for line in hours.lines))


def day_table(days: Sequence[tuple[date, Day]]) -> DayTable:
    """The commonest day of each weekday, and the days that differ from it."""
    week = tuple(_commonest([open_ for day, open_ in days if day.weekday() == n]) for n in range(7))
    return DayTable(
        week, tuple((day, open_) for day, open_ in days if open_ != week[day.weekday()])
    )


def _commonest(days: Sequence[Day]) -> Day:
    """Ties go to the longer hours, then to the earlier ones, so that the table doesn't hang on order."""
    counted = Counter(days)
    return max(counted, key=lambda day: (counted[day], sum(b - a for a, b in day), day), default=())
