"""Which seats of one candidate come too close together: at once, in a row, without enough rest.

Each function takes the pairs that one candidate could take, in order of time, and gives groups of positions in
that list, of which at most one may be taken. A must gives few large groups (cheap for a solver); a should gives
two slots at a time, so that breaches can be counted.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from sotekit.rota.problem import Instance, Pair
from sotekit.rota.rules import Setting

Group = tuple[int, ...]


def clashes(instance: Instance, pairs: Sequence[Pair]) -> list[Group]:
    """Largest groups of seats that share a half of a day."""
    by_moment: dict[tuple[date, str], list[int]] = {}
    for position, (index, _, _) in enumerate(pairs):
        for moment in instance.slots[index].moments:
            by_moment.setdefault(moment, []).append(position)
    return _largest({tuple(group) for group in by_moment.values() if len(group) > 1})


def too_close(instance: Instance, pairs: Sequence[Pair], rule: Setting) -> list[Group]:
    """Seats with fewer free days between them than the rule asks for."""
    days = rule.days or 1
    spans = [instance.slots[index].period for index, _, _ in pairs]
    groups: set[Group] = set()
    for position, span in enumerate(spans):
        if position and pairs[position - 1][0] == pairs[position][0]:
            continue  # the slot's first seat has begun a group for both
        near = [position]
        for other in range(position + 1, len(spans)):
            if (spans[other].first - span.last).days > days:
                break
            near.append(other)
        groups.update(_apart(pairs, near, rule))
    return sorted(groups) if rule.should else _largest(groups)


def adjacent(instance: Instance, pairs: Sequence[Pair], rule: Setting) -> list[Group]:
    """Seats of neighbouring slots of the same target."""
    ranks = _ranks(instance)
    by_rank: dict[int, list[int]] = {}
    for position, (index, _, _) in enumerate(pairs):
        by_rank.setdefault(ranks[index], []).append(position)
    groups: set[Group] = set()
    for rank, first in by_rank.items():
        if rank + 1 in by_rank:
            groups.update(_apart(pairs, [*first, *by_rank[rank + 1]], rule))
    return sorted(groups)


def _ranks(instance: Instance) -> list[int]:
    """Each slot's place in the order of its own target."""
    seen: dict[int, int] = {}
    ranks: list[int] = []
    for slot in instance.slots:
        ranks.append(seen.get(slot.target, 0))
        seen[slot.target] = ranks[-1] + 1
    return ranks


def _apart(pairs: Sequence[Pair], near: list[int], rule: Setting) -> Iterable[Group]:
    """One group for a must; for a should, one for each two different slots (a slot's seats exclude each other)."""
    slots: dict[int, list[int]] = {}
    for position in near:
        slots.setdefault(pairs[position][0], []).append(position)
    if len(slots) < 2:
        return ()
    if rule.must:
        return (tuple(near),)
    first = slots[pairs[near[0]][0]]
    return ((*first, *other) for other in list(slots.values())[1:])


def _largest(groups: set[Group]) -> list[Group]:
    """The groups that lie in no other one, in order."""
    holding: dict[int, list[set[int]]] = {}
    for group in groups:
        members = set(group)
        for position in group:
            holding.setdefault(position, []).append(members)
    return sorted(
        group for group in groups if not any(set(group) < other for other in holding[group[0]])
    )
