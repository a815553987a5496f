"""The times open on each day as plain numbers: what figures of a season are held against."""

from collections.abc import Sequence
from datetime import date, timedelta

from sotekit.hours.answers import days
from sotekit.hours.reading import read_hours
from sotekit.hours.schedule import MIDNIGHT
from sotekit.model.closure import Closure
from sotekit.model.hours_text import HoursText


def opened(
    text: HoursText, closures: Sequence[Closure], first: date, last: date
) -> dict[date, tuple[tuple[int, int], ...]] | None:
    """Times open without appointment on each day from `first` to `last`; None when the text can't be read.

    In minutes from midnight, the end left out. Hours past midnight are cut in two: an hour of the night belongs to
    the day on which a call in it is dated.
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
    return {day: tuple(sorted(found)) for day, found in table.items()}
