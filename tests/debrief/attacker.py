"""An attacker who shares no code and no solver with the protector: CP-SAT over every contact's full description.

Knows what a reader of the published tables knows: the shown numbers, that counts are whole and not negative, and
how the tables are cut. Its unknowns are the cells of ONE table of all fields crossed, whatever the protector does.
Run apart, since ortools and highspy can't be loaded into one process: a JSON list of attacks on standard input,
the intervals on standard output.
"""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from itertools import product
from typing import Any

Cell = tuple[tuple[str, tuple[str, ...]], ...]
Attack = tuple[Mapping[str, tuple[str, ...]], Mapping[Cell, int], Sequence[Cell]]
"""The categories of each field, the shown cells, and the hidden ones."""


def attack_all(attacks: Sequence[Attack]) -> list[dict[Cell, tuple[int, int]]]:
    """The exact interval of every hidden cell of every attack."""
    asked = [
        {"fields": dict(fields), "shown": list(shown.items()), "hidden": list(hidden)}
        for fields, shown, hidden in attacks
    ]
    done = subprocess.run(
        [sys.executable, __file__],
        input=json.dumps(asked),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    answers = json.loads(done.stdout)
    return [
        {cell: (low, high) for cell, (low, high) in zip(hidden, answer, strict=True)}
        for (_, _, hidden), answer in zip(attacks, answers, strict=True)
    ]


def attack(
    fields: Mapping[str, Sequence[str]], shown: Sequence[Any], hidden: Sequence[Any]
) -> list[tuple[int, int]]:
    from ortools.sat.python import cp_model

    most = 2 * max((count for _, count in shown), default=0) + 20
    model = cp_model.CpModel()
    atoms = {key: model.new_int_var(0, most, "") for key in product(*fields.values())}

    def sum_of(cell: Any) -> Any:
        limits = {name: set(chosen) for name, chosen in cell}
        return sum(
            atom
            for key, atom in atoms.items()
            if all(
                name not in limits or one in limits[name]
                for name, one in zip(fields, key, strict=True)
            )
        )

    for cell, count in shown:
        model.add(sum_of(cell) == count)
    found = []
    for cell in hidden:
        ends = []
        for optimise in (model.minimize, model.maximize):
            optimise(sum_of(cell))
            solver = cp_model.CpSolver()
            solver.parameters.num_workers = 1
            assert solver.solve(model) == cp_model.OPTIMAL
            ends.append(round(solver.objective_value))
        found.append((ends[0], ends[1]))
    return found


if __name__ == "__main__":
    print(json.dumps([attack(**one) for one in json.load(sys.stdin)]))  # noqa: T201
