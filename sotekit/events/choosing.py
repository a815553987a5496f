"""The best presenters for every open place, level by level, and whether that is proved."""

from collections.abc import Sequence
from dataclasses import dataclass

from sotekit.events.greedy import in_turn
from sotekit.events.instance import Instance
from sotekit.events.programme import Choice, Level, costs_of, programme_of
from sotekit.solver.machine import Machine

WORK = 1_000
"""How much the solver may do for one level by default: its checks in a small programme."""


@dataclass(frozen=True, slots=True)
class Stage:
    """What was reached at one level: the cost, and the least that any choice could have."""

    level: Level
    cost: int
    bound: int

    @property
    def proved(self) -> bool:
        """Whether no choice is better at this level, given the levels before."""
        return self.bound >= self.cost


@dataclass(frozen=True, slots=True)
class Chosen:
    """The presenters of every sitting, by numbers, and what was proved of them."""

    choices: frozenset[Choice]
    stages: tuple[Stage, ...]

    @property
    def proved(self) -> bool:
        """Whether no plan is better by the goal; the order among equals is no part of it."""
        return all(stage.proved for stage in self.stages if stage.level is not Level.TIES)

    def of(self, sitting: int) -> tuple[int, ...]:
        """Who was chosen for the sitting, by number."""
        return tuple(sorted(one for index, one in self.choices if index == sitting))


EVERYTHING = tuple(Level)


def choose(instance: Instance, work: int = WORK, levels: Sequence[Level] = EVERYTHING) -> Chosen:
    """Fills the open places. The same instance gives the same answer every time.

    With fewer `levels` less is weighed; what is forbidden stays so.
    """
    made = programme_of(instance)
    if not made.choice:
        return Chosen(frozenset(), ())
    machine = Machine(made.rows, work)
    chosen = in_turn(instance)
    stages: list[Stage] = []
    for level in levels:
        costs = made.costs[level]
        if not costs or (level is Level.TIES and not all(one.proved for one in stages)):
            continue
        start = {column: float(one in chosen) for one, column in made.choice.items()}
        answer = machine.minimise(costs, start)
        found = frozenset(one for one, column in made.choice.items() if answer.taken(column))
        if answer.values and _not_worse(instance, found, chosen, level):
            chosen = found
        cost = costs_of(instance, chosen)[level]
        stages.append(Stage(level, cost, min(cost, answer.bound)))
        machine.add(list(costs), list(costs.values()), float("-inf"), cost + 0.25)
    return Chosen(chosen, tuple(stages))


def _not_worse(
    instance: Instance, found: frozenset[Choice], chosen: frozenset[Choice], level: Level
) -> bool:
    upto = level + 1
    return costs_of(instance, found)[:upto] <= costs_of(instance, chosen)[:upto]
