"""When the phone was answered: the one place where the debrief asks the opening hours."""

from datetime import date

from sotekit.debrief.season import Intervals, OpenOn
from sotekit.hours.seasons import is_open_day
from sotekit.model.line import Season


def opening(season: Season) -> OpenOn:
    """The season's times of answering on any day; nothing outside the season, on closed days and on holidays."""

    def on(day: date) -> Intervals:
        if not season.start <= day <= season.end or not is_open_day(season, day):
            return ()
        return ((10 * 60, 16 * 60),)

    return on
