"""HiGHS holding one system: find whole counts that agree with everything published, at the least cost.

Every cell is a sum that equals its published or true number plus what it has risen minus what it has fallen. A
shown cell may do neither; hiding it lets it move. One thread and no clock: the same question has the same answer.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf

from sotekit.debrief.disclosure.space import Where
from sotekit.debrief.disclosure.system import Row, System
from sotekit.solver.machine import Rows, opened

FIRST = 10_000.0
"""What makes reaching as far as possible come before every price."""


@dataclass(frozen=True, slots=True)
class Move:
    """One possible table: how far each cell is from its number there. Cells that are the same are left out."""

    changes: Mapping[Where, int]


class Programme:
    """Asks for tables that the published numbers allow."""

    def __init__(self, system: System, numbers: Mapping[Where, int], most: int) -> None:
        """`numbers` are the cells that are known or pretended to be; `most` bounds every count."""
        import highspy

        self._optimal = highspy.HighsModelStatus.kOptimal
        self._cells = {where: index for index, where in enumerate(system.sums)}
        self._system = system
        self._numbers = {where: numbers.get(where, 0) for where in system.sums}
        self._fixed: set[Where] = set()
        self.solved = 0
        self._unknowns = system.unknowns
        self._most = most
        # HiGHS 1.15.1 calls some of these programmes impossible when it presolves
        self._highs = opened(self._rows(), gap=1e-6, presolve=False)

    def _rows(self) -> Rows:
        rows = Rows()
        for index in range(self._unknowns + 2 * len(self._cells)):
            rows.column(self._most, whole=index < self._unknowns)
        for row in self._system.rows:
            least = -inf if row.least is None else row.least
            rows.weighted(dict(row.terms), least, inf if row.most is None else row.most)
        for where, index in self._cells.items():
            number, sums = self._numbers[where], self._system.sums[where]
            rows.row([*sums, self._fall(index)], [self._rise(index)], number, number)
        return rows

    def _rise(self, index: int) -> int:
        return self._unknowns + 2 * index

    def _fall(self, index: int) -> int:
        return self._unknowns + 2 * index + 1

    def fix(self, where: Where, *, moves: bool) -> None:
        """Whether the cell may differ from its number at all."""
        most = float(self._most) if moves else 0.0
        (self._fixed.discard if moves else self._fixed.add)(where)
        for column in (self._rise(self._cells[where]), self._fall(self._cells[where])):
            self._highs.changeColBounds(column, 0.0, most)

    def price(self, where: Where, cost: float) -> None:
        """What it costs to move the cell by one."""
        for column in (self._rise(self._cells[where]), self._fall(self._cells[where])):
            self._highs.changeColCost(column, cost)

    def reach(self, where: Where, change: int) -> Move | None:
        """The cheapest table in which the cell is at least that much higher (lower, if negative); None if there is none."""
        index = self._cells[where]
        column, other = self._rise(index), self._fall(index)
        if change < 0:
            column, other = other, column
        self._highs.changeColBounds(column, float(abs(change)), float(self._most))
        self._highs.changeColBounds(other, 0.0, 0.0)
        move = self._solve()
        self._highs.changeColBounds(column, 0.0, float(self._most))
        self._highs.changeColBounds(other, 0.0, float(self._most))
        return move

    def farthest(self, where: Where, direction: int) -> Move | None:
        """A table in which the cell is as high (1) or as low (−1) as what may not move allows."""
        column = self._rise(self._cells[where])
        self._highs.changeColCost(column, -float(direction) * FIRST)
        self._highs.changeColCost(column + 1, float(direction) * FIRST)
        move = self._solve()
        self._highs.changeColCost(column, 0.0)
        self._highs.changeColCost(column + 1, 0.0)
        return move

    def _solve(self) -> Move | None:
        """The best table found, checked in whole numbers: what is wrong in the solver must not weaken a proof."""
        self.solved += 1
        self._highs.run()
        if self._highs.getModelStatus() != self._optimal:
            return None
        values = [round(one) for one in self._highs.getSolution().col_value[: self._unknowns]]
        if min(values, default=0) < 0 or not all(_holds(row, values) for row in self._system.rows):
            return None
        changes: dict[Where, int] = {}
        for where, number in self._numbers.items():
            change = sum(values[one] for one in self._system.sums[where]) - number
            if change and where in self._fixed:
                return None
            if change:
                changes[where] = change
        return Move(changes)


def _holds(row: Row, values: list[int]) -> bool:
    total = sum(factor * values[unknown] for unknown, factor in row.terms)
    return (row.least is None or total >= row.least) and (row.most is None or total <= row.most)
