"""How much is shown and how well it holds, beside an open build of τ-ARGUS with optimal cell suppression.

`python -m benchmarks.debrief_peer 200 PYTHON` protects that many random tables (each by itself, since τ-ARGUS's
optimal method takes one table at a time) with sotekit and with pytauargus, which PYTHON must have with pandas:
two native libraries with HiGHS in them are better kept in two processes. The attack is the one of the tests.

τ-ARGUS is given the same rule as far as it has one: counts under k are unsafe, zeros are not, and the safety range
is the widest it takes, 100 % of the count. It promises that range, not a width of k − 1, so both are counted.
"""

import json
import subprocess
import sys
from dataclasses import replace

from sotekit.debrief.disclosure.protect import Rule, protect
from sotekit.debrief.disclosure.space import STRATUM, Table, Where, count_cells
from sotekit.debrief.disclosure.system import system_of
from tests.debrief.attacker import attack_all
from tests.debrief.releases import Sample, sample

PEER = """
import json, os, sys, tempfile
os.chdir(tempfile.mkdtemp())  # it writes logs where it stands
import pandas
from pytauargus import protect
for line in sys.stdin:
    asked = json.loads(line)
    frame = pandas.DataFrame(asked["rows"], columns=[*asked["names"], "one"])
    try:
        with tempfile.TemporaryDirectory() as folder:
            table = protect(
                frame, asked["names"], response="one", safety_rules=f"FREQ({asked['k']},100)",
                suppress="OPT(1)", workdir=folder,
            ).tables[0]
            rows = table.dataframe()[asked["names"]].values.tolist()
            answer = [row for row, safe in zip(rows, table.safe()) if safe == "x"]
    except Exception as error:
        answer = f"{type(error).__name__}: {error}"
    print(json.dumps(answer), flush=True)
"""


def single(seed: int) -> Sample:
    """One table a sample: two-way or three-way, zeros shown."""
    one = sample(seed)
    months = tuple(name for name in one.dimensions[STRATUM].categories)
    tables = [table for table in one.tables if not table.name.startswith("quarter")]
    axes = (tables or list(one.tables))[0].axes
    if any(len(chosen) > 1 for axis in axes for _, chosen in axis.groups):
        axes = tuple(axis for axis in axes if axis.dimension != STRATUM)
    return replace(one, rule=Rule(one.rule.k), tables=(Table("one", axes, months),))


def ask(python: str, samples: list[Sample]) -> list[set[tuple[str, ...]] | None]:
    """The hidden cells of each, by their labels; None where the peer failed."""
    lines = []
    for one in samples:
        names = [axis.dimension for axis in one.tables[0].axes]
        rows = [
            [*(record[name] for name in names), 1.0]
            for record, count in one.records
            for _ in range(count)
        ]
        lines.append(json.dumps({"names": names, "rows": rows, "k": one.rule.k}))
    done = subprocess.run(
        [python, "-c", PEER],
        input="\n".join(lines),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    answers = [json.loads(line) for line in done.stdout.splitlines() if line[:1] in '["']
    return [
        None
        if isinstance(answer, str)
        else {tuple("" if part == "Total" else part for part in row) for row in answer}
        for answer in answers
    ]


def main(count: int, python: str) -> None:
    samples = [single(seed) for seed in range(count)]
    theirs = ask(python, samples)
    failed = theirs.count(None)
    cells = 0
    totals = {name: [0, 0, 0, 0] for name in ("sotekit", "pytauargus")}
    for one, answer in zip(samples, theirs, strict=True):
        if answer is None:
            continue
        system = system_of(one.tables, one.dimensions)
        numbers = count_cells(system.sums, one.records)
        labels = dict(one.tables[0].cells(one.dimensions))
        gone: dict[str, set[Where]] = {
            "sotekit": set(protect(system, numbers, one.rule).hidden),
            # a category without a single contact is not in τ-ARGUS's table at all: its zeros show
            "pytauargus": {labels[row] for row in answer},
        }
        cells += len(numbers)
        attacks = [
            (one.fields, {w: n for w, n in numbers.items() if w not in hidden}, sorted(hidden))
            for hidden in gone.values()
        ]
        for (name, hidden), found in zip(gone.items(), attack_all(attacks), strict=True):
            small = [where for where in hidden if one.rule.small(numbers[where])]
            totals[name][0] += len(numbers) - len(hidden)
            totals[name][1] += len(hidden)
            totals[name][2] += sum(high - low < one.rule.k - 1 for low, high in found.values())
            totals[name][3] += sum(found[where][0] == found[where][1] for where in small)
    print(f"{len(samples) - failed} tables ({failed} that the peer could not do), {cells} cells")
    for name, (shown, concealed, narrowed, exact) in totals.items():
        print(
            f"{name}: {shown / cells:.1%} of the cells shown; of {concealed} hidden {narrowed} narrower than k − 1, "
            f"{exact} small ones known exactly"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
