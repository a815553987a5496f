"""Which sessions' answers may be told, so that nothing of fewer than `smallest` answers can be worked out.

A session with enough answers is told alone. Sessions with fewer wait, in the order of time, until they have enough
together, and are told as one. What still waits is in no figure at all, not even in the total. So every figure is of
some of the groups, whatever a reader adds and subtracts gives whole groups, and a report that is made again
after the next session never tells what a group of the earlier one hid.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sotekit.model.event import Session


@dataclass(frozen=True, slots=True)
class Told:
    """The groups of sessions that are told, in order of time, and the sessions whose answers wait."""

    groups: tuple[tuple[str, ...], ...]
    waiting: tuple[str, ...]

    @property
    def sessions(self) -> tuple[str, ...]:
        """Every session that is in the figures."""
        return tuple(one for group in self.groups for one in group)


def told(sessions: Sequence[Session], bases: Mapping[str, int], smallest: int) -> Told:
    """The groups of sessions (in order of time) with `bases` answers each. Sessions without any are in none."""
    groups: list[tuple[str, ...]] = []
    waiting: list[str] = []
    for one in sessions:
        base = bases.get(one.id, 0)
        if base >= smallest:
            groups.append((one.id,))
        elif base:
            waiting.append(one.id)
            if sum(bases[name] for name in waiting) >= smallest:
                groups.append(tuple(waiting))
                waiting = []
    return Told(tuple(groups), tuple(waiting))


def within(groups: Iterable[Sequence[str]], members: Iterable[str]) -> tuple[str, ...]:
    """The sessions of those groups that lie wholly among the members: of a round, say."""
    inside = frozenset(members)
    return tuple(one for group in groups if inside.issuperset(group) for one in group)
