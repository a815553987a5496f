"""Which duty somebody means: `27`, `W27`, `2027-W27`, `2027-06-07` or `2027-06-07-am`."""

import re
from collections.abc import Iterable

from sotekit.model.period import Period

_WEEK = re.compile(r"[Ww]?([0-9]{1,2})")


def find_period(text: str, periods: Iterable[Period]) -> Period | None:
    """The period that the text names, or the one that holds the day it names; None for none or for several."""
    listed = list(periods)
    short = _WEEK.fullmatch(text.strip())
    if short:
        found = [one for one in listed if one.first.isocalendar().week == int(short[1])]
        return found[0] if len(found) == 1 else None
    exact = Period.parse(text.strip())
    if exact is None:
        return None
    if exact in listed:
        return exact
    around = [one for one in listed if exact.first == exact.last and exact.first in one]
    return around[0] if len(around) == 1 else None
