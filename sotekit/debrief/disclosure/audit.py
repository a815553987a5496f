"""The attack: from everything that was ever published, the least and the most that each hidden cell can be."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sotekit.debrief.disclosure.programme import Programme
from sotekit.debrief.disclosure.space import Where
from sotekit.debrief.disclosure.system import System


@dataclass(frozen=True, slots=True)
class Interval:
    """The whole numbers that a hidden cell can be, both ends included and both possible."""

    low: int
    high: int

    @property
    def width(self) -> int:
        """High less low: 0 when the reader knows the number."""
        return self.high - self.low


@dataclass(frozen=True, slots=True)
class Audit:
    """What a reader can work out. `contradiction`: no table at all agrees with what was published."""

    intervals: Mapping[Where, Interval]
    contradiction: bool = False

    def narrow(self, k: int) -> tuple[Where, ...]:
        """The hidden cells that can be told to closer than k − 1."""
        return tuple(where for where, one in self.intervals.items() if one.width < k - 1)


def audit(system: System, shown: Mapping[Where, int], hidden: Iterable[Where]) -> Audit:
    """The exact interval of every hidden cell, by an integer programme a side.

    Counts are bounded by twice the largest shown number, so that a cell without any bound has an end too.
    """
    most = 2 * max(shown.values(), default=0) + 20
    programme = Programme(system, shown, most)
    for where in system.sums:
        programme.fix(where, moves=where not in shown)
    intervals: dict[Where, Interval] = {}
    for where in hidden:
        if where in shown:
            intervals[where] = Interval(shown[where], shown[where])
            continue
        low, high = programme.farthest(where, -1), programme.farthest(where, 1)
        if low is None or high is None:
            return Audit({}, contradiction=True)
        intervals[where] = Interval(low.changes.get(where, 0), high.changes.get(where, 0))
    return Audit(intervals)
