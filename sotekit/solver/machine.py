"""HiGHS behind a few plain calls: rows of sums, a cost to minimise, bounds to change. Knows nothing of rotas.

HiGHS runs on one thread and is stopped by counting its own checks, never by the clock, so the same rows give
the same answer every time. It is imported when a machine is made.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil, isfinite
from typing import Any

_SMALL = 20_000
"""Factors of a programme of about 50 weeks and 10 organisations: up to it, `work` is the number of checks."""


@dataclass(slots=True)
class Rows:
    """A mixed integer programme as it is built: column bounds and kinds, rows as sums."""

    lower: list[float] = field(default_factory=list)
    upper: list[float] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    starts: list[int] = field(default_factory=lambda: [0])
    columns: list[int] = field(default_factory=list)
    factors: list[float] = field(default_factory=list)
    least: list[float] = field(default_factory=list)
    most: list[float] = field(default_factory=list)

    def column(self, most: float = 1, least: float = 0, *, whole: bool = False) -> int:
        """A new variable."""
        self.lower.append(least)
        self.upper.append(most)
        self.whole.append(whole)
        return len(self.lower) - 1

    def row(
        self,
        plus: Iterable[int],
        minus: Iterable[int] = (),
        least: float = float("-inf"),
        most: float = float("inf"),
    ) -> int:
        """`least <= sum(plus) - sum(minus) <= most`."""
        for factor, columns in ((1.0, plus), (-1.0, minus)):
            for column in columns:
                self.columns.append(column)
                self.factors.append(factor)
        self.starts.append(len(self.columns))
        self.least.append(least)
        self.most.append(most)
        return len(self.least) - 1

    def weighted(
        self,
        factors: Mapping[int, float],
        least: float = float("-inf"),
        most: float = float("inf"),
    ) -> int:
        """`least <= sum(factor times column) <= most`. A column stands once: HiGHS refuses one that comes twice."""
        self.columns.extend(factors)
        self.factors.extend(factors.values())
        self.starts.append(len(self.columns))
        self.least.append(least)
        self.most.append(most)
        return len(self.least) - 1


def opened(rows: Rows, *, gap: float = 0.0, presolve: bool = True) -> Any:  # noqa: ANN401 - highspy leaves it untyped
    """HiGHS with the programme in it: one thread, and stopped by nothing but what it counts itself.

    `gap` is how much dearer than the best an answer may be.
    """
    import highspy
    import numpy as np

    highs: Any = highspy.Highs()  # type: ignore[no-untyped-call]  # as above
    highs.silent()
    for name, value in (
        ("threads", 1),
        ("parallel", "off"),
        ("random_seed", 0),
        ("mip_rel_gap", 0.0),
        ("mip_abs_gap", gap),
        ("presolve", "choose" if presolve else "off"),
    ):
        highs.setOptionValue(name, value)
    model = highspy.HighsLp()
    count = len(rows.lower)
    model.num_col_, model.num_row_ = count, len(rows.least)
    model.col_cost_ = np.zeros(count)
    model.col_lower_ = np.array(rows.lower, dtype=float)
    model.col_upper_ = np.array(rows.upper, dtype=float)
    model.row_lower_ = np.array(rows.least, dtype=float)
    model.row_upper_ = np.array(rows.most, dtype=float)
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = np.array(rows.starts, dtype=np.int32)
    model.a_matrix_.index_ = np.array(rows.columns, dtype=np.int32)
    model.a_matrix_.value_ = np.array(rows.factors, dtype=float)
    kinds = highspy.HighsVarType
    model.integrality_ = [kinds.kInteger if one else kinds.kContinuous for one in rows.whole]
    if highs.passModel(model) == highspy.HighsStatus.kError:
        raise ValueError("a row holds a column twice, or a bound is not a number")
    return highs


@dataclass(frozen=True, slots=True)
class Answer:
    """What a run gave: the value of each column (None: nothing found), the least possible cost, and whether none can exist."""

    values: tuple[float, ...] | None
    bound: int
    infeasible: bool = False

    def taken(self, column: int) -> bool:
        """Whether the column's value is one (or more) rather than zero."""
        return self.values is not None and self.values[column] > 0.5


class Machine:
    """HiGHS holding one programme. Every cost must be a whole number: the proof relies on it."""

    def __init__(self, rows: Rows, work: int) -> None:
        import highspy
        import numpy as np

        self._highspy = highspy
        self._np = np
        self._work = _checks_allowed(work, len(rows.columns))
        self._checks = 0
        self._count = len(rows.lower)
        self._highs = opened(rows, gap=0.5)
        self._highs.cbMipInterrupt.subscribe(self._check)

    def _check(self, event: Any) -> None:  # noqa: ANN401 - as above
        self._checks += 1
        event.interrupt(self._checks > self._work)  # also takes back what an earlier run asked for

    def minimise(
        self, costs: Mapping[int, float], start: Mapping[int, float] | None = None
    ) -> Answer:
        """The best values of the columns, starting from some of them where they are known."""
        np, highspy = self._np, self._highspy
        vector = np.zeros(self._count)
        vector[list(costs)] = list(costs.values())
        self._highs.changeColsCost(self._count, np.arange(self._count, dtype=np.int32), vector)
        if start:
            columns = np.array(list(start), dtype=np.int32)
            self._highs.setSolution(len(columns), columns, np.array(list(start.values())))
        self._checks = 0
        self._highs.run()
        info = self._highs.getInfo()
        infeasible = self._highs.getModelStatus() == highspy.HighsModelStatus.kInfeasible
        found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
        values = tuple(self._highs.getSolution().col_value) if found and not infeasible else None
        return Answer(values, _whole(info.mip_dual_bound), infeasible)

    def limit(self, column: int, most: float) -> None:
        """Change the most that a column can be."""
        self._highs.changeColBounds(column, 0.0, most)

    def add(
        self, columns: Sequence[int], factors: Sequence[float], least: float, most: float
    ) -> None:
        """A further row: `least <= sum of factor times column <= most`."""
        np = self._np
        self._highs.addRow(
            least,
            most,
            len(columns),
            np.array(columns, dtype=np.int32),
            np.array(factors, dtype=float),
        )


def _checks_allowed(work: int, factors: int) -> int:
    """How many checks a run may take: fewer in large programmes, where the solver does more between two checks.

    Measured: the time between checks grows about with the square of the number of factors.
    """
    return max(30, int(work * min(1.0, (_SMALL / max(1, factors)) ** 2)))


def _whole(bound: float) -> int:
    """The least whole number that a cost can be when it is not under the bound, with room for rounding."""
    return ceil(bound - 1e-3 - abs(bound) * 1e-9) if isfinite(bound) else -(2**62)
