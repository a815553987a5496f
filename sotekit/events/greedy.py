"""A plan that keeps every rule, made session by session: where the solver starts from, so that it never ends worse."""

from collections import Counter
from functools import partial

from sotekit.events.instance import Instance, Sitting
from sotekit.events.programme import Choice


def in_turn(instance: Instance) -> frozenset[Choice]:
    """Each session in order of time takes those who have presented least, grant holders and the longest waits first."""
    counts = [Counter(had) for had in instance.had]
    first: list[set[int]] = [set() for _ in instance.had]
    chosen: set[Choice] = set()
    for index, sitting in enumerate(instance.sittings):
        seen = first[sitting.audience]
        free = [one for one in sitting.able if not _is_busy(instance, chosen, index, one)]
        free.sort(key=partial(_order, instance, sitting, counts[sitting.audience], seen))
        taken = free[: sitting.places]
        chosen |= {(index, one) for one in taken}
        seen |= {*taken, *sitting.fixed}
        counts[sitting.audience].update((*taken, *sitting.fixed))
    return frozenset(chosen)


def _order(
    instance: Instance, sitting: Sitting, counts: Counter[int], seen: set[int], one: int
) -> tuple[int, ...]:
    granted = one in instance.granted
    return (
        counts[one],
        one in seen,
        one in instance.last[sitting.audience] or not granted,
        -instance.waits[sitting.audience][one],
        not granted,
        one not in sitting.held,
        one,
    )


def _is_busy(instance: Instance, chosen: set[Choice], index: int, candidate: int) -> bool:
    """Whether the candidate is in another sitting of the same time."""
    others = [sum(pair) - index for pair in instance.overlaps if index in pair]
    return any(
        (one, candidate) in chosen or candidate in instance.sittings[one].fixed for one in others
    )
