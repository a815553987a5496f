"""Opening hours for a document: lines to read, and a day table that the page can look the moment up in.

The engine decides; the page only looks up. Each distinct pair of hours and closures gets one table, which
records share by its index, so five hundred organisations with office hours cost one table.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from sotekit.documents.view import DayTable, HoursView, Words
from sotekit.documents.words import Speech
from sotekit.hours import Hours, Span, days, read_hours, write_hours
from sotekit.model.closure import Closure
from sotekit.model.hours_text import HoursText

Day = tuple[tuple[int, int], ...]

DAY = 24 * 60
"""Minutes."""


class Schedules:
    """Collects the day tables of one document. `first` and `last` bound its horizon, both included."""

    def __init__(self, speech: Speech, region_language: str, first: date, last: date) -> None:
        self._speech = speech
        self._region_language = region_language
        self._horizon = (first, last)
        self._index: dict[tuple[Hours, tuple[tuple[date, date], ...]], int] = {}
        self._tables: list[DayTable] = []

    @property
    def tables(self) -> tuple[DayTable, ...]:
        """The tables so far, in the order of their indexes."""
        return tuple(self._tables)

    def view(self, hours: HoursText, closures: Sequence[Closure]) -> HoursView:
        """The hours in the reader's words and the index of their table.

        Hours that can't be read for certain are shown as they are written and get no table; `validate` reports
        them. Neither does what is by appointment only: nobody is “open now” by appointment.
        """
        read, _ = read_hours(hours)
        if read is None:
            return HoursView(self._as_written(hours))
        table = self._table(read, closures)
        return HoursView(
            (Words(write_hours(read, self._speech.language)),),
            table,
            table >= 0 and _always(self._tables[table]),
        )

    def _as_written(self, hours: HoursText) -> tuple[Words, ...]:
        other = self._region_language != self._speech.language
        return tuple(Words(line, self._region_language if other else "") for line in hours.lines)

    def _table(self, hours: Hours, closures: Sequence[Closure]) -> int:
        closed = tuple(sorted({(one.start, one.end) for one in closures}))
        key = (hours, closed)
        if key not in self._index:
            spans = days(hours, *self._horizon, closures)
            open_days = [(day, _open_to_all(spans[day])) for day in sorted(spans)]
            self._index[key] = -1
            if any(open_ for _, open_ in open_days):
                self._index[key] = len(self._tables)
                self._tables.append(day_table(open_days))
        return self._index[key]


def _always(table: DayTable) -> bool:
    return not table.exceptions and all(day == ((0, DAY),) for day in table.week)


def _open_to_all(spans: Iterable[Span]) -> Day:
    return tuple((span.start, span.end) for span in spans if not span.by_appointment)


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
