"""What a set of choices costs at each level, in whole numbers and without any solver."""

from collections.abc import Set as AbstractSet

from sotekit.rota.terms import Bound, Level, Terms

DUTY_CHANGED = 1000
"""A changed duty weighs more than any number of changed seats: the fewest duties come first."""

FORCED_BREACH = 50
"""A must that a pinned duty breaks unless others help: less than a missing back-up, so that seats are filled."""


def cost_at(terms: Terms, chosen: AbstractSet[int], level: Level) -> int:
    """The cost of the choices at the level; the lower the better. Constants are left out."""
    total = sum(cost for number, cost in terms.costs.get(level, {}).items() if number in chosen)
    total += sum(
        least.weight * max(0, least.at_least - _taken(least.choices, chosen))
        for least in terms.leasts
        if least.level is level
    )
    if level is Level.MISSING:
        total += sum(
            weight
            for seat, weight in terms.missing.items()
            if not _taken(terms.by_seat[seat], chosen)
        )
        total += FORCED_BREACH * sum(
            excess(bound, chosen) for bound in terms.bounds if terms.forced(bound)
        )
    elif level is Level.WISHES:
        total += sum(bound.weight * excess(bound, chosen) for bound in terms.bounds if bound.weight)
    elif level is Level.FAIRNESS:
        total += sum(sum(step.steps[: _taken(step.choices, chosen)]) for step in terms.steps)
    elif level is Level.CHANGES:
        total -= DUTY_CHANGED * sum(1 for kept in terms.kept if chosen >= set(kept))
    return total


def excess(bound: Bound, chosen: AbstractSet[int]) -> int:
    """How far the choices go beyond the bound."""
    return max(0, _taken(bound.plus, chosen) - _taken(bound.minus, chosen) - bound.at_most)


def allowed(terms: Terms, chosen: AbstractSet[int]) -> bool:
    """Whether the choices keep every must, apart from what fixed choices already break."""
    if not chosen >= terms.fixed or any(number in terms.blocked for number in chosen - terms.fixed):
        return False
    if any(_taken(choices, chosen) > 1 for choices in terms.by_seat.values()):
        return False
    return all(
        _taken(bound.plus, chosen) - _taken(bound.minus, chosen) <= terms.allowance(bound)
        for bound in terms.bounds
        if bound.weight is None and not terms.forced(bound)
    )


def _taken(choices: tuple[int, ...], chosen: AbstractSet[int]) -> int:
    return sum(1 for number in choices if number in chosen)
