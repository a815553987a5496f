"""Ways out of a clash: the cheapest concessions with which everything can be filled."""

from collections.abc import Callable
from dataclasses import dataclass

from sotekit.messages import Message, msg, msgn
from sotekit.plain.problem import Place
from sotekit.rota.problem import Fact, FactKind, Instance, Task
from sotekit.rota.reasons import needed, pinned
from sotekit.rota.terms import Bound, Least, Level, Terms, terms_of
from sotekit.solver.machine import Machine, Rows

_WORK = 2_000
"""The solver's checks for each way out."""

PRICES = {
    FactKind.AVOIDS: 1,
    FactKind.CAPACITY: 2,
    FactKind.AT_LEAST: 2,
    FactKind.PINNED: 2,
    FactKind.LANGUAGE: 3,
    FactKind.SKILL: 3,
    FactKind.IN_A_ROW: 3,
    FactKind.REST: 3,
    FactKind.BACK_UP_ORGANISATION: 3,
    FactKind.CLOSURE: 4,
    FactKind.BUSY: 5,
    FactKind.ABSENCE: 6,
    FactKind.NEEDED: 9,
}
"""What each sort of concession is taken to cost those who make it: asking for one more week comes before opening
a closed office, and that before calling somebody back from holiday; finding somebody new comes last."""

_SPREAD = 1000
"""Costs are multiplied by this, so that a fixed order can decide between equally cheap concessions."""


@dataclass(frozen=True, slots=True)
class Concession:
    """One thing to give: the sentence that asks for it, the fact that it softens, and its price."""

    message: Message
    fact: Fact
    price: int

    @property
    def place(self) -> Place:
        """Where to change the data."""
        return self.fact.place


@dataclass(frozen=True, slots=True)
class WayOut:
    """Concessions that together let every seat be filled."""

    concessions: tuple[Concession, ...]

    @property
    def price(self) -> int:
        """The prices together."""
        return sum(one.price for one in self.concessions)


def ways_out(instance: Instance, most: int = 5) -> tuple[WayOut, ...]:
    """The cheapest ways out, cheapest first; none holds another. Empty when nothing clashes."""
    search = _Search(instance)
    found: list[WayOut] = []
    while len(found) < most:
        columns = search.cheapest()
        if not columns:
            break
        found.append(WayOut(search.concessions(columns)))
        search.exclude(columns)
    return tuple(found)


class _Search:
    """Every single concession is a column with a price."""

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.terms: Terms = terms_of(instance)
        self.rows = Rows()
        self.offers: dict[int, tuple[Fact, Callable[[int], Message]]] = {}
        self.shared: dict[tuple[Fact, int], int] = {}
        self.choice = [self.rows.column(whole=True) for _ in self.terms.pairs]
        self._seats()
        self._blocks()
        for bound in self.terms.bounds:
            self._bound(bound)
        for least in self.terms.leasts:
            self._least(least)
        self.costs = {
            column: float(PRICES[fact.kind] * _SPREAD + min(order, _SPREAD // 2))
            for order, (column, (fact, _)) in enumerate(self.offers.items())
        }
        self.machine = Machine(self.rows, _WORK)

    def cheapest(self) -> tuple[int, ...]:
        """The concessions of the cheapest way out that isn't excluded."""
        answer = self.machine.minimise(self.costs)
        return tuple(column for column in self.offers if answer.taken(column))

    def exclude(self, columns: tuple[int, ...]) -> None:
        """Never offer these together again."""
        self.machine.add(columns, [1.0] * len(columns), float("-inf"), len(columns) - 1)

    def concessions(self, columns: tuple[int, ...]) -> tuple[Concession, ...]:
        """The columns as sentences; units of the same fact are counted together."""
        counts: dict[tuple[Fact, Message], int] = {}
        for column in columns:
            fact, say = self.offers[column]
            counts[fact, say(1)] = counts.get((fact, say(1)), 0) + 1
        says = {(fact, say(1)): say for fact, say in map(self.offers.__getitem__, columns)}
        return tuple(
            Concession(says[key](count), key[0], PRICES[key[0].kind] * count)
            for key, count in counts.items()
        )

    def _offer(self, fact: Fact, say: Callable[[int], Message]) -> int:
        column = self.rows.column(whole=True)
        self.offers[column] = (fact, say)
        return column

    def _seats(self) -> None:
        for (index, task), numbers in self.terms.by_seat.items():
            fact = needed(self.instance, index, task)
            empty = self._offer(fact, _somebody_new(self.instance, index, task))
            self.rows.row([*(self.choice[one] for one in numbers), empty], least=1, most=1)
        for number in sorted(self.terms.fixed):
            index, task, _ = self.terms.pairs[number]
            fact = pinned(self.instance, index, task)
            self.rows.row(
                [self.choice[number], self._offer(fact, _unpinned(self.instance, index))], least=1
            )

    def _blocks(self) -> None:
        for number, facts in self.terms.blocked.items():
            index, _, candidate = self.terms.pairs[number]
            for fact in facts:
                key = (fact, index)
                if key not in self.shared:
                    say = _after_all(self.instance, index, candidate, fact)
                    self.shared[key] = self._offer(fact, say)
                self.rows.row([self.choice[number]], [self.shared[key]], most=0)

    def _bound(self, bound: Bound) -> None:
        units = len(bound.plus) - bound.at_most
        if bound.weight is not None or units <= 0:
            return
        offers: list[int] = []
        if bound.fact.kind is not FactKind.ONE_PHONE:  # nobody can be in two places
            say = self._more(bound)
            offers = [self._offer(bound.fact, say) for _ in range(min(units, 3))]
        minus = [*(self.choice[one] for one in bound.minus), *offers]
        self.rows.row([self.choice[one] for one in bound.plus], minus, most=bound.at_most)

    def _more(self, bound: Bound) -> Callable[[int], Message]:
        fact = bound.fact
        index, _, candidate = self.terms.pairs[bound.plus[0]]
        if fact.kind is FactKind.CAPACITY:
            name: object = dict(fact.message.values)["name"]
            return lambda count: msgn(
                "“{name}” takes one duty more.",
                "“{name}” takes {count} duties more.",
                count,
                name=name,
            )
        if fact.kind is FactKind.BACK_UP_ORGANISATION:
            period = self.instance.slots[index].period
            return lambda _: msg(
                "Let the back-up in {period} come from another organisation than the rule asks for.",
                period=period,
            )
        name = self.instance.candidates[candidate].name
        return lambda _: msg("Let “{name}” have duties closer together once.", name=name)

    def _least(self, least: Least) -> None:
        if least.level is Level.MISSING:
            say = _fewer(least.fact)
            offers = [self._offer(least.fact, say) for _ in range(least.at_least)]
            self.rows.row(
                [*(self.choice[one] for one in least.choices), *offers], least=least.at_least
            )


def _somebody_new(instance: Instance, index: int, task: Task) -> Callable[[int], Message]:
    period = instance.slots[index].period
    if task is Task.ANSWER:
        return lambda _: msg("Find somebody new to answer in {period}.", period=period)
    return lambda _: msg("Find somebody new to back up in {period}.", period=period)


def _unpinned(instance: Instance, index: int) -> Callable[[int], Message]:
    period = instance.slots[index].period
    return lambda _: msg("Give the pinned duty {period} to somebody else.", period=period)


def _after_all(
    instance: Instance, index: int, candidate: int, fact: Fact
) -> Callable[[int], Message]:
    name, period = instance.candidates[candidate].name, instance.slots[index].period
    if fact.kind is FactKind.CLOSURE:
        return lambda _: msg(
            "Shorten a closure so that “{name}” is available in {period}.", name=name, period=period
        )
    if fact.kind is FactKind.ABSENCE:
        return lambda _: msg("“{name}” is there in {period} after all.", name=name, period=period)
    return lambda _: msg("“{name}” takes {period} all the same.", name=name, period=period)


def _fewer(fact: Fact) -> Callable[[int], Message]:
    name = dict(fact.message.values)["name"]
    return lambda count: msgn(
        "“{name}” gets one duty fewer than agreed.",
        "“{name}” gets {count} duties fewer than agreed.",
        count,
        name=name,
    )
