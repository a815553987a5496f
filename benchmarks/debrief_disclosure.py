"""How much the protector keeps and how long it takes; what an attacker gets from it and from simple blanking.

`python -m benchmarks.debrief_disclosure 1000` protects that many random releases (two- and three-way tables,
three months and their quarter, two seasons, k from 3 to 10) and attacks each with an exact integer programme of
another solver, over every contact's full description.
"""

import sys
import time

from sotekit.debrief.disclosure.protect import protect
from sotekit.debrief.disclosure.space import count_cells
from sotekit.debrief.disclosure.system import system_of
from tests.debrief.attacker import Attack, attack_all
from tests.debrief.releases import sample

BATCH = 50


def main(count: int) -> None:
    seconds = slowest = 0.0
    cells = shown_cells = hidden_cells = narrowed = small_cells = recovered = 0
    for start in range(0, count, BATCH):
        attacks: list[Attack] = []
        rules = []
        for seed in range(start, min(start + BATCH, count)):
            one = sample(seed)
            system = system_of(one.tables, one.dimensions)
            numbers = count_cells(system.sums, one.records)
            began = time.process_time()
            hidden = protect(system, numbers, one.rule).hidden
            taken = time.process_time() - began
            seconds, slowest = seconds + taken, max(slowest, taken)
            small = {where for where, number in numbers.items() if one.rule.small(number)}
            cells, shown_cells = cells + len(numbers), shown_cells + len(numbers) - len(hidden)
            for gone in (hidden, small):
                shown = {where: n for where, n in numbers.items() if where not in gone}
                attacks.append((one.fields, shown, sorted(gone)))
            rules.append(one.rule)
        answers = attack_all(attacks)
        for rule, ours, blanked in zip(rules, answers[::2], answers[1::2], strict=True):
            hidden_cells += len(ours)
            narrowed += sum(high - low < rule.k - 1 for low, high in ours.values())
            small_cells += len(blanked)
            recovered += sum(low == high for low, high in blanked.values())
        done = min(start + BATCH, count)
        print(
            f"{done} releases: {seconds / done * 1000:.0f} ms each, slowest {slowest:.1f} s; "
            f"cells shown {shown_cells} of {cells} ({shown_cells / cells:.1%}); "
            f"narrowed {narrowed} of {hidden_cells} hidden; "
            f"simple blanking: {recovered} of {small_cells} recovered exactly",
            flush=True,
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
