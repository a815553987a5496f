"""When an organisation or a service is open: the one place where the debrief asks the opening hours."""

from collections.abc import Sequence
from datetime import date

from sotekit.debrief.season import OpenOn
from sotekit.hours.opened import opened
from sotekit.model.closure import Closure
from sotekit.model.hours_text import HoursText


def opening_of(
    text: HoursText, closures: Sequence[Closure], first: date, last: date
) -> OpenOn | None:
    """Times open without appointment on each day from `first` to `last`. None when the text can't be read."""
    table = opened(text, closures, first, last)
    return None if table is None else lambda day: table.get(day, ())
