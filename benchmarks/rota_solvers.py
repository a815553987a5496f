"""Time, proof and memory of planning, beside the same instance given to OR-Tools CP-SAT.

`python -m benchmarks.rota_solvers` runs every case in a process of its own (the two solvers can't share one: both
bring a copy of HiGHS) and prints a table. `python -m benchmarks.rota_solvers CASE SEED SOLVER` runs one.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterable
from time import perf_counter
from typing import TYPE_CHECKING, Any

from benchmarks.rota_instances import daily_region, weekly_region
from sotekit.model.repository import Repository
from sotekit.model.rules import Rule, RuleKind, RuleLevel
from sotekit.rota.build import instance_from
from sotekit.rota.evaluate import cost_at
from sotekit.rota.greedy import greedy_choices
from sotekit.rota.plan import plan
from sotekit.rota.terms import Level, Terms, terms_of

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel, IntVar

STRICT = (
    Rule(rule=RuleKind.IN_A_ROW, level=RuleLevel.MUST),
    Rule(rule=RuleKind.REST, days=14),
)
WISHED = (Rule(rule=RuleKind.REST, level=RuleLevel.SHOULD, days=28),)
CROWDED = (Rule(rule=RuleKind.REST, level=RuleLevel.SHOULD, days=35),)
RESTED = (Rule(rule=RuleKind.REST, days=1), Rule(rule=RuleKind.IN_A_ROW, level=RuleLevel.SHOULD))

CASES: dict[str, Callable[[int], Repository]] = {
    "10 weeks × 12 organisations": lambda seed: weekly_region(seed, 10, 12),
    "52 × 60": lambda seed: weekly_region(seed, 52, 60),
    "52 × 60, two weeks' rest": lambda seed: weekly_region(seed, 52, 60, rules=STRICT),
    "52 × 100": lambda seed: weekly_region(seed, 52, 100),
    "250 days × 2 × 30 workers": lambda seed: daily_region(seed, 250, 30),
    "52 × 60, rest wished": lambda seed: weekly_region(seed, 52, 60, officers=12, rules=WISHED),
    "52 × 8, five weeks' rest wished": lambda seed: weekly_region(
        seed, 52, 8, officers=6, rules=CROWDED
    ),
    "250 × 2 × 30, a day's rest": lambda seed: daily_region(seed, 250, 30, rules=RESTED),
}
SEEDS = (1, 2)
LIMIT = 60.0
"""Seconds that CP-SAT gets in all, shared among its levels. sotekit itself never looks at the clock."""


def main(arguments: list[str]) -> None:
    if arguments:
        print(json.dumps(run(arguments[0], int(arguments[1]), arguments[2])))
        return
    print("| case | solver | seconds | proved | gap % | MB |")
    print("| --- | --- | --- | --- | --- | --- |")
    for case in CASES:
        for solver in ("highs", "cp-sat"):
            found = [_in_process(case, seed, solver) for seed in SEEDS]
            seconds = sorted(one["seconds"] for one in found)
            proved = sum(one["proved"] for one in found)
            gap = max(one["gap"] for one in found)
            memory = max(one["memory"] for one in found)
            print(
                f"| {case} | {solver} | {seconds[0]:.1f}–{seconds[-1]:.1f} | {proved} of {len(found)} "
                f"| {gap:.1f} | {memory:.0f} |",
                flush=True,
            )


def _in_process(case: str, seed: int, solver: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.rota_solvers", case, str(seed), solver]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def run(case: str, seed: int, solver: str) -> dict[str, object]:
    repository = CASES[case](seed)
    start = perf_counter()
    instance = instance_from(repository, [("line", "2027")])
    if solver == "highs":
        made = plan(instance)
        stages = [(stage.level.name, stage.cost, stage.bound) for stage in made.stages]
    else:
        stages = cp_sat(terms_of(instance))
    return {
        "seconds": perf_counter() - start,
        "proved": all(bound >= cost for _, cost, bound in stages),
        "gap": max(_gap(cost, bound) for level, cost, bound in stages if level != "TIES"),
        "memory": _memory(),
        "stages": stages,
    }


def _gap(cost: int, bound: int) -> float:
    return 0.0 if bound >= cost else 100.0 * (cost - bound) / max(1, abs(cost))


def _memory() -> float:
    """Most megabytes that the process has used."""
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 10)


def cp_sat(terms: Terms) -> list[tuple[str, int, int]]:
    """The same levels with CP-SAT: eight deterministic workers, hints from the greedy plan and level to level."""
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    choice = {number: model.new_bool_var("") for number in terms.open}
    costs = _cp_sat_model(model, terms, choice)
    chosen = greedy_choices(terms)
    stages: list[tuple[str, int, int]] = []
    start = perf_counter()
    for level in terms.order:
        if not costs[level]:
            continue
        total = sum(variable * cost for variable, cost in costs[level])
        model.minimize(total)
        model.clear_hints()  # type: ignore[no-untyped-call]  # ortools leaves it untyped
        for number, variable in choice.items():
            model.add_hint(variable, number in chosen)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 8
        solver.parameters.interleave_search = True
        solver.parameters.max_time_in_seconds = max(1.0, LIMIT - (perf_counter() - start))
        if solver.solve(model) in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            found = frozenset(number for number, one in choice.items() if solver.value(one))
            if cost_at(terms, found, level) <= cost_at(terms, chosen, level):
                chosen = found
        cost = cost_at(terms, chosen, level)
        stages.append((level.name, cost, min(cost, round(solver.best_objective_bound))))
        model.add(total <= cost)
    return stages


def _cp_sat_model(
    model: "CpModel", terms: Terms, choice: "dict[int, IntVar]"
) -> "dict[Level, list[tuple[IntVar, int]]]":
    costs: dict[Level, list[tuple[IntVar, int]]] = {
        level: [
            (choice[number], cost)
            for number, cost in terms.costs.get(level, {}).items()
            if number in choice
        ]
        for level in Level
    }
    for seat, choices in terms.by_seat.items():
        missing = model.new_bool_var("")
        model.add_exactly_one([missing, *_taken(choice, choices)])
        costs[Level.MISSING].append((missing, terms.missing[seat]))
    for number in terms.fixed:
        model.add(choice[number] == 1)
    for bound in terms.bounds:
        plus, minus = _taken(choice, bound.plus), _taken(choice, bound.minus)
        if len(plus) > bound.at_most and bound.weight is None:
            model.add(sum(plus) - sum(minus) <= terms.allowance(bound))
        elif len(plus) > bound.at_most:
            above = model.new_int_var(0, len(plus), "")
            model.add(sum(plus) - sum(minus) - above <= bound.at_most)
            costs[Level.WISHES].append((above, bound.weight or 0))
    for step in terms.steps:
        chosen = _taken(choice, step.choices)
        steps = [model.new_bool_var("") for _ in step.steps[: len(chosen)]]
        model.add(sum(chosen) == sum(steps))
        costs[Level.FAIRNESS] += zip(steps, step.steps, strict=False)
    return costs


def _taken(choice: "dict[int, IntVar]", numbers: Iterable[int]) -> "list[IntVar]":
    return [choice[number] for number in numbers if number in choice]


if __name__ == "__main__":
    main(sys.argv[1:])
