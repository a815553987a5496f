"""The terms minimised one level after the other.

Where every level is proved, the last one (a fixed number per choice) leaves one best plan, whatever the machine.
"""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from sotekit.rota.evaluate import DUTY_CHANGED, FORCED_BREACH, allowed, cost_at
from sotekit.rota.terms import Bound, Level, Terms
from sotekit.solver.machine import Machine, Rows

WORK = 4_000
"""How much the solver may do for one level by default: its checks in a small programme (see `machine`), which is
some twenty seconds of one core where the proof is hard, and never reached where it is easy."""


@dataclass(frozen=True, slots=True)
class Stage:
    """What was reached at one level: the cost, the least that any plan could have, and whether they meet."""

    level: Level
    cost: int
    bound: int

    @property
    def proved(self) -> bool:
        """Whether no plan is better at this level, given the levels before."""
        return self.bound >= self.cost


@dataclass(slots=True)
class Programme:
    """The terms as a programme: `choice[n]` is the column of choice n, `costs` the cost of columns per level."""

    rows: Rows
    choice: dict[int, int]
    costs: dict[Level, dict[int, float]]


def programme_of(terms: Terms) -> Programme:
    """Everything but the level that is minimised."""
    rows = Rows()
    choice = {
        number: rows.column(least=1 if number in terms.fixed else 0, whole=True)
        for number in terms.open
    }
    costs: dict[Level, dict[int, float]] = {
        level: {
            choice[number]: float(cost)
            for number, cost in terms.costs.get(level, {}).items()
            if number in choice
        }
        for level in Level
    }
    made = Programme(rows, choice, costs)
    _seats(made, terms)
    for bound in terms.bounds:
        _bound(made, terms, bound)
    for least in terms.leasts:
        short = rows.column(least.at_least)
        rows.row([*_columns(made, least.choices), short], least=least.at_least)
        costs[least.level][short] = least.weight
    for step in terms.steps:
        chosen = _columns(made, step.choices)
        steps = [rows.column() for _ in step.steps[: len(chosen)]]
        rows.row(chosen, steps, least=0, most=0)
        costs[Level.FAIRNESS].update(zip(steps, map(float, step.steps), strict=False))
    for kept in terms.kept:
        columns = _columns(made, kept)
        if len(columns) == len(kept):
            stays = rows.column()
            for column in columns:
                rows.row([column], [stays], least=0)
            costs[Level.CHANGES][stays] = -DUTY_CHANGED
    return made


def _columns(made: Programme, choices: Iterable[int]) -> list[int]:
    return [made.choice[number] for number in choices if number in made.choice]


def _seats(made: Programme, terms: Terms) -> None:
    for seat, choices in terms.by_seat.items():
        missing = made.rows.column()
        made.rows.row([*_columns(made, choices), missing], least=1, most=1)
        made.costs[Level.MISSING][missing] = terms.missing[seat]


def _bound(made: Programme, terms: Terms, bound: Bound) -> None:
    plus, minus = _columns(made, bound.plus), _columns(made, bound.minus)
    if len(plus) <= bound.at_most:
        return
    forced = terms.forced(bound)
    if bound.weight is None and not forced:
        made.rows.row(plus, minus, most=terms.allowance(bound))
        return
    above = made.rows.column(len(plus))
    made.rows.row(plus, [*minus, above], most=bound.at_most)
    if forced:
        made.costs[Level.MISSING][above] = FORCED_BREACH
    else:
        made.costs[Level.WISHES][above] = float(bound.weight or 0)


def best_choices(
    terms: Terms, start: AbstractSet[int], work: int = WORK
) -> tuple[frozenset[int], tuple[Stage, ...]]:
    """The best choices found, level by level from `start` (which must be allowed), and what was proved."""
    made = programme_of(terms)
    machine = Machine(made.rows, work)
    chosen = frozenset(start)
    stages: list[Stage] = []
    for level in terms.order:
        costs = made.costs[level]
        if not costs or (level is Level.TIES and not all(stage.proved for stage in stages)):
            continue  # choosing among equals makes sense only among the best
        answer = machine.minimise(
            costs, {column: float(number in chosen) for number, column in made.choice.items()}
        )
        found = frozenset(number for number, column in made.choice.items() if answer.taken(column))
        if answer.values and allowed(terms, found) and _not_worse(terms, found, chosen, level):
            chosen = found
        cost = cost_at(terms, chosen, level)
        stages.append(Stage(level, cost, min(cost, answer.bound)))
        # Costs are whole numbers: the quarter is room for rounding and none for a worse plan.
        machine.add(list(costs), list(costs.values()), float("-inf"), cost + 0.25)
    return chosen, tuple(stages)


def _not_worse(
    terms: Terms, found: AbstractSet[int], chosen: AbstractSet[int], level: Level
) -> bool:
    """Whether the solver's answer is at least as good in whole numbers at the level and those before it."""
    levels = terms.order[: terms.order.index(level) + 1]
    return [cost_at(terms, found, one) for one in levels] <= [
        cost_at(terms, chosen, one) for one in levels
    ]
