"""When a phone, an organisation or a service is open: the one place where the debrief asks the opening hours."""

from collections.abc import Sequence
from datetime import date, timedelta

from sotekit.debrief.season import Intervals, OpenOn
from sotekit.hours import days, read_hours
from sotekit.hours.schedule import MIDNIGHT
from sotekit.model.closure import Closure
from sotekit.model.hours_text import HoursText
from sotekit.model.line import Season


def opening(season: Season) -> OpenOn | None:
    """The season's times of answering on any day; nothing outside the season. None when they can't be read."""
    return opening_of(season.hours, season.closures, season.start, season.end)


def opening_of(
    text: HoursText, closures: Sequence[Closure], first: date, last: date
) -> OpenOn | None:
    """Times open without appointment on each day from `first` to `last`. None when the text can't be read.

    Hours past midnight are cut in two: an hour of the night belongs to the day on which a call in it is dated.
    """
    hours, problems = read_hours(text)
    if hours is None or problems:
        return None
    table: dict[date, list[tuple[int, int]]] = {}
    for day, spans in days(hours, first, last, closures).items():
        for span in spans:
            if span.by_appointment:
                continue
            table.setdefault(day, []).append((span.start, min(span.end, MIDNIGHT)))
            if span.end > MIDNIGHT:
                morning = (0, span.end - MIDNIGHT)
                table.setdefault(day + timedelta(days=1), []).append(morning)
    opened: dict[date, Intervals] = {day: tuple(sorted(found)) for day, found in table.items()}
    return lambda day: opened.get(day, ())
