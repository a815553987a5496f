"""Why no complete plan exists: the smallest set of rules and facts that can't all hold.

Every rule and fact is a part that can be given up. The least sets of parts to give up (corrections) are found
one by one; a set of parts clashes when it meets every correction, and the smallest such set is the smallest
clash (the method of implicit hitting sets: Ignatiev, Previti, Liffiton and Marques-Silva, CP 2015).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sotekit.messages import msg, msgn
from sotekit.plain.problem import Problem
from sotekit.rota.problem import Fact, Instance
from sotekit.rota.reasons import needed, pinned
from sotekit.rota.terms import Level, Terms, terms_of
from sotekit.solver.machine import Machine, Rows

_ROUNDS = 150
"""How many corrections to look for before an irreducible clash is good enough without being the smallest."""

_WORK = 2_000
"""The solver's checks for each question."""

_MOST_CLASHES = 5
"""How many clashes that share nothing are named at once."""


@dataclass(frozen=True, slots=True)
class Clash:
    """Rules and facts that can't all hold; without any one of them the others can. `smallest`: proved so."""

    parts: tuple[Fact, ...]
    smallest: bool


def clash_problems(found: Iterable[Clash]) -> tuple[Problem, ...]:
    """The clashes as problems: a sentence on each clash, followed by its parts where they stand."""
    problems: list[Problem] = []
    for clash in found:
        problems.append(
            Problem(
                "rota-clash",
                clash.parts[0].place,
                msgn(
                    "The rota can't be filled because of this:",
                    "The rota can't be filled: these {count} rules and facts can't all hold.",
                    len(clash.parts),
                ),
                msg("Change any one of them."),
            )
        )
        problems += [Problem("rota-clash-part", part.place, part.message) for part in clash.parts]
    return tuple(problems)


def clashes(instance: Instance) -> tuple[Clash, ...]:
    """Clashes that share no part, until the rest can hold. Empty when a complete plan exists."""
    search = _Search(instance)
    found: list[Clash] = []
    while len(found) < _MOST_CLASHES:
        clash = search.smallest()
        if clash is None:
            break
        found.append(
            Clash(tuple(search.parts[part] for part in sorted(clash.parts)), clash.smallest)
        )
        search.forget(clash.parts)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Found:
    parts: frozenset[int]
    smallest: bool


class _Search:
    """All parts, each with a column that says whether it is given up."""

    def __init__(self, instance: Instance) -> None:
        self.rows = Rows()
        self.columns: dict[Fact, int] = {}
        self._build(instance, terms_of(instance))
        self.parts = tuple(self.columns)
        self.machine = Machine(self.rows, _WORK)
        self.forgotten: frozenset[int] = frozenset()

    def forget(self, parts: frozenset[int]) -> None:
        """Let parts be given up for nothing, so that another clash shows."""
        self.forgotten |= parts

    def smallest(self) -> _Found | None:
        """The smallest clash among the parts that aren't forgotten."""
        corrections: list[frozenset[int]] = []
        core: frozenset[int] = frozenset()
        # Corrections that share nothing, until what they hold together can't hold: a first, rough clash.
        while (correction := self._correction(core)) is not None:
            if not correction:
                return None
            corrections.append(correction)
            core |= correction
        for _ in range(_ROUNDS):
            hitting = _smallest_hitting(corrections)
            correction = self._correction(hitting)
            if correction is None:
                return _Found(hitting, smallest=True)
            corrections.append(correction)
        return _Found(self._irreducible(core), smallest=False)

    def _irreducible(self, core: frozenset[int]) -> frozenset[int]:
        for part in sorted(core):
            if self._correction(core - {part}) is None:
                core -= {part}
        return core

    def _correction(self, held: frozenset[int]) -> frozenset[int] | None:
        """The fewest parts to give up so that the held ones stand; None when those alone clash."""
        for part, column in enumerate(self.columns.values()):
            self.machine.limit(column, 0.0 if part in held else 1.0)
        costs = {
            column: float(part not in self.forgotten)
            for part, column in enumerate(self.columns.values())
        }
        answer = self.machine.minimise(costs)
        if answer.values is None:
            return None
        return frozenset(
            part
            for part, column in enumerate(self.columns.values())
            if answer.taken(column) and part not in self.forgotten
        )

    def _part(self, fact: Fact) -> int:
        if fact not in self.columns:
            self.columns[fact] = self.rows.column(whole=True)
        return self.columns[fact]

    def _build(self, instance: Instance, terms: Terms) -> None:
        rows = self.rows
        choice = [rows.column(whole=True) for _ in terms.pairs]
        for (index, task), numbers in terms.by_seat.items():
            empty = self._spare(1, self._part(needed(instance, index, task)))
            rows.row([*(choice[one] for one in numbers), *empty], least=1, most=1)
        for number in sorted(terms.fixed):
            index, task, _ = terms.pairs[number]
            rows.row([choice[number], self._part(pinned(instance, index, task))], least=1)
        for number, facts in terms.blocked.items():
            for fact in facts:
                rows.row([choice[number]], [self._part(fact)], most=0)
        self._build_sums(terms, choice)

    def _build_sums(self, terms: Terms, choice: list[int]) -> None:
        for bound in terms.bounds:
            units = len(bound.plus) - bound.at_most
            if bound.weight is None and units > 0:
                above = self._spare(units, self._part(bound.fact))
                minus = [*(choice[one] for one in bound.minus), *above]
                self.rows.row([choice[one] for one in bound.plus], minus, most=bound.at_most)
        for least in terms.leasts:
            if least.level is Level.MISSING:
                short = self._spare(least.at_least, self._part(least.fact))
                self.rows.row(
                    [*(choice[one] for one in least.choices), *short], least=least.at_least
                )

    def _spare(self, units: int, part: int) -> list[int]:
        """Columns that can be taken only with the part: what giving it up allows."""
        columns = [self.rows.column() for _ in range(units)]
        for column in columns:
            self.rows.row([column], [part], most=0)
        return columns


def _smallest_hitting(sets: list[frozenset[int]]) -> frozenset[int]:
    """The fewest numbers that meet every set."""
    rows = Rows()
    column = {number: rows.column(whole=True) for number in sorted(frozenset().union(*sets))}
    for one in sets:
        rows.row([column[number] for number in sorted(one)], least=1)
    answer = Machine(rows, _WORK).minimise(dict.fromkeys(column.values(), 1.0))
    return frozenset(number for number, one in column.items() if answer.taken(one))
