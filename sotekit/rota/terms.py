"""The instance as plain sums over yes-or-no choices: what any solver of integer programmes understands.

A choice is one candidate in one seat. Rules become sums with a bound (`Bound`), each with the fact behind it;
what is counted for fairness becomes a step cost (`Steps`): the k-th duty of a group costs `steps[k-1]`, more
for each further one, so that counting needs no order among the duties.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from fractions import Fraction
from hashlib import blake2b

from sotekit.model.rules import BackUpFrom, RuleKind
from sotekit.rota.problem import Fact, Instance, Pair, Seat, Share, Task
from sotekit.rota.reasons import back_up_organisation, in_a_row, one_phone, rest
from sotekit.rota.spacing import adjacent, clashes, too_close


class Level(IntEnum):
    """The goal, most important first; with `keep` the changes come before fairness."""

    MISSING = 0
    FAIRNESS = 1
    WISHES = 2
    CHANGES = 3
    TIES = 4


POINTS = 1000
"""Fairness is counted in thousandths, so that all costs are whole numbers."""

BEYOND_PROMISE = 100 * POINTS
"""One duty more than promised weighs more than any unevenness within the promises."""


@dataclass(frozen=True, slots=True)
class Bound:
    """`sum(plus) - sum(minus) <= at_most`. A soft one costs `weight` at the level of wishes per unit above."""

    plus: tuple[int, ...]
    at_most: int
    fact: Fact
    minus: tuple[int, ...] = ()
    weight: int | None = None


@dataclass(frozen=True, slots=True)
class Least:
    """`sum(choices) >= at_least`; what is short costs `weight` at its level."""

    choices: tuple[int, ...]
    at_least: int
    fact: Fact
    level: Level
    weight: int


@dataclass(frozen=True, slots=True)
class Steps:
    """The k-th of these choices costs `steps[k-1]` at the level of fairness; steps never fall."""

    choices: tuple[int, ...]
    steps: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """The whole instance in sums. `pairs[n]` is what choice n means; `blocked` what forbids it."""

    pairs: tuple[Pair, ...]
    by_seat: Mapping[Seat, tuple[int, ...]]
    missing: Mapping[Seat, int]
    fixed: frozenset[int]
    blocked: Mapping[int, tuple[Fact, ...]]
    bounds: tuple[Bound, ...]
    leasts: tuple[Least, ...]
    steps: tuple[Steps, ...]
    kept: tuple[tuple[int, ...], ...] = ()
    costs: Mapping[Level, Mapping[int, int]] = field(default_factory=dict)
    order: tuple[Level, ...] = tuple(Level)

    @property
    def open(self) -> tuple[int, ...]:
        """The choices that may be made: those that nothing forbids, and those that are made already."""
        return tuple(
            number
            for number in range(len(self.pairs))
            if number in self.fixed or number not in self.blocked
        )

    def forced(self, bound: Bound) -> bool:
        """Whether fixed choices break a must that other choices could still mend."""
        taken = sum(1 for number in bound.plus if number in self.fixed)
        return bound.weight is None and bool(bound.minus) and taken > bound.at_most

    def allowance(self, bound: Bound) -> int:
        """The bound's limit, or as much as the fixed choices already take."""
        return max(bound.at_most, sum(1 for number in bound.plus if number in self.fixed))


def terms_of(instance: Instance) -> Terms:
    """All sums of the instance."""
    pairs = tuple(
        (index, task, number)
        for index, task in instance.seats
        for number in instance.eligible[index, task]
    )
    numbers = {pair: number for number, pair in enumerate(pairs)}
    by_seat: dict[Seat, list[int]] = {seat: [] for seat in instance.seats}
    by_candidate: dict[int, list[int]] = {}
    for number, (index, task, candidate) in enumerate(pairs):
        by_seat[index, task].append(number)
        by_candidate.setdefault(candidate, []).append(number)
    seats = len(instance.seats)
    view = _View(instance, pairs, numbers, by_candidate)
    levels = (
        (Level.MISSING, Level.CHANGES, Level.FAIRNESS, Level.WISHES, Level.TIES)
        if instance.keep
        else tuple(Level)
    )
    return Terms(
        pairs=pairs,
        by_seat={seat: tuple(choices) for seat, choices in by_seat.items()},
        missing={
            (index, task): (seats + 1) * 100 if task is Task.ANSWER else 100
            for index, task in instance.seats
        },
        fixed=view.made,
        blocked={
            numbers[pair]: facts for pair, facts in instance.blocks.items() if pair in numbers
        },
        bounds=(*view.one_phone(), *view.capacity(), *view.spaced(), *view.back_up_organisations()),
        leasts=tuple(view.leasts()),
        steps=(*view.fair_shares(), *view.fair_days()),
        kept=tuple(view.kept()),
        costs={
            Level.WISHES: {
                numbers[pair]: cost
                for pair, speaks in instance.costs.items()
                if pair in numbers and (cost := sum(weight for weight, _ in speaks))
            },
            Level.CHANGES: view.changes(),
            Level.TIES: {number: _tie(instance, pair) for number, pair in enumerate(pairs)},
        },
        order=levels,
    )


def _tie(instance: Instance, pair: Pair) -> int:
    """A fixed number that looks like chance: which of two equally good plans is taken, on any machine."""
    index, task, number = pair
    slot, candidate = instance.slots[index], instance.candidates[number]
    target = instance.targets[slot.target]
    text = f"{target.line}/{slot.period}/{task.value}/{candidate.id}"
    return int.from_bytes(blake2b(text.encode(), digest_size=2).digest(), "big")


def step_costs(share: Share, count: int, weight: int) -> tuple[int, ...]:
    """What each further duty costs: the method of Sainte-Laguë, by which parliaments share their seats.

    The k-th duty of somebody who promised p costs (2(k + carry) - 1) / p. The sum is least when everybody's
    duties are as near to proportional as whole numbers allow. Beyond a promise each costs much more.
    """
    promised = share.promised or Fraction(1, 2)
    costs: list[int] = []
    for number in range(1, count + 1):
        fair = int(POINTS * (2 * (number + share.carry) - 1) / promised)
        beyond = BEYOND_PROMISE if share.explicit and number > share.promised else 0
        costs.append(weight * (fair + beyond))
    return tuple(costs)


class _View:
    """The instance while its sums are written: choices by candidate and by pair."""

    def __init__(
        self,
        instance: Instance,
        pairs: tuple[Pair, ...],
        numbers: Mapping[Pair, int],
        by_candidate: Mapping[int, list[int]],
    ) -> None:
        self.instance = instance
        self.pairs = pairs
        self.numbers = numbers
        self.by_candidate = by_candidate
        self.made = frozenset(self.fixed())

    def choices(
        self, candidates: Iterable[int], tasks: tuple[Task, ...], target: int | None
    ) -> tuple[int, ...]:
        """The choices of these candidates in these tasks, of one target or of all."""
        return tuple(
            number
            for candidate in candidates
            for number in self.by_candidate.get(candidate, ())
            if self.pairs[number][1] in tasks
            and (target is None or self.instance.slots[self.pairs[number][0]].target == target)
        )

    def fixed(self) -> Iterable[int]:
        """The choices that are made already."""
        for index, slot in enumerate(self.instance.slots):
            for task in slot.fixed:
                held = slot.agreed[task]
                if held is not None:
                    yield self.numbers[index, task, held]

    def one_phone(self) -> Iterable[Bound]:
        """Nobody answers or backs up twice at the same time; an organisation answers as often as it has responders."""
        for candidate, held in self.by_candidate.items():
            hands = self.instance.candidates[candidate].hands
            for group in clashes(self.instance, [self.pairs[number] for number in held]):
                if len(group) > hands:
                    fact = one_phone(self.instance, candidate, self.pairs[held[group[0]]][0])
                    yield Bound(tuple(held[one] for one in group), hands, fact)

    def capacity(self) -> Iterable[Bound]:
        """How many duties somebody can take."""
        for limit in self.instance.limits:
            if limit.at_most is not None:
                choices = self.choices(limit.candidates, limit.tasks, limit.target)
                if len(choices) > limit.at_most:
                    weight = None if limit.must else limit.weight
                    yield Bound(choices, limit.at_most, limit.fact, weight=weight)

    def leasts(self) -> Iterable[Least]:
        """How many duties somebody must get."""
        for limit in self.instance.limits:
            if limit.at_least is not None:
                choices = self.choices(limit.candidates, limit.tasks, limit.target)
                level = Level.MISSING if limit.must else Level.WISHES
                weight = 1 if limit.must else limit.weight
                yield Least(choices, limit.at_least, limit.fact, level, weight)

    def spaced(self) -> Iterable[Bound]:
        """Rest between duties, and no two in a row."""
        for target, settings in enumerate(self.instance.targets):
            kinds = (
                (settings.rules[RuleKind.REST], too_close, rest(self.instance, target)),
                (settings.rules[RuleKind.IN_A_ROW], adjacent, in_a_row(self.instance, target)),
            )
            for held in self.by_candidate.values():
                own = [n for n in held if self.instance.slots[self.pairs[n][0]].target == target]
                pairs = [self.pairs[number] for number in own]
                held_apart: dict[int, list[frozenset[int]]] = {}
                for rule, groups, fact in sorted(kinds, key=lambda kind: not kind[0].must):
                    for group in groups(self.instance, pairs, rule) if rule.on else ():
                        choices = frozenset(own[one] for one in group)
                        if any(choices <= must for must in held_apart.get(min(choices), ())):
                            continue  # a must keeps these apart already
                        if rule.must:
                            for one in choices:
                                held_apart.setdefault(one, []).append(choices)
                        weight = None if rule.must else rule.weight
                        yield Bound(tuple(sorted(choices)), 1, fact, weight=weight)

    def back_up_organisations(self) -> Iterable[Bound]:
        """Whose worker backs up: another organisation's than the one that answers, or the same."""
        for index, slot in enumerate(self.instance.slots):
            rule = self.instance.rules(index)[RuleKind.BACK_UP_ORGANISATION]
            if not rule.on or rule.back_up_from is BackUpFrom.ANY or len(slot.seats) < len(Task):
                continue
            fact = back_up_organisation(self.instance, slot.target)
            weight = None if rule.must else rule.weight
            answers, back_ups = self._by_organisation(index)
            for name, backing in back_ups.items():
                answering = tuple(answers.get(name, ()))
                if rule.back_up_from is BackUpFrom.SAME:
                    yield Bound(tuple(backing), 0, fact, answering, weight)
                elif answering:
                    yield Bound((*answering, *backing), 1, fact, weight=weight)

    def _by_organisation(self, index: int) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
        found: tuple[dict[str, list[int]], dict[str, list[int]]] = ({}, {})
        for task in Task:
            for candidate in self.instance.eligible.get((index, task), ()):
                name = self.instance.candidates[candidate].organisation
                found[task].setdefault(name, []).append(self.numbers[index, task, candidate])
        return found

    def fair_shares(self) -> Iterable[Steps]:
        """Duties in proportion to promises; back-ups evenly."""
        for share in self.instance.shares:
            weight = self._fairness_weight(share)
            choices = self.choices((share.candidate,), (share.task,), share.target)
            if weight and choices:
                count = self._most(share, choices)
                yield Steps(choices, step_costs(share, count, weight))

    def _fairness_weight(self, share: Share) -> int:
        kind = RuleKind.FAIR_DUTIES if share.task is Task.ANSWER else RuleKind.FAIR_BACK_UPS
        targets = self.instance.targets
        chosen = targets if share.target is None else (targets[share.target],)
        return max(one.rules[kind].weight if one.rules[kind].on else 0 for one in chosen)

    def _most(self, share: Share, choices: tuple[int, ...]) -> int:
        """How many of the choices can come together at most: fewer step costs make a smaller model."""
        slots = len({self.pairs[number][0] for number in choices})
        made = len(set(choices) & self.made)
        limits = [
            limit.at_most
            for limit in self.instance.limits
            if limit.must
            and limit.at_most is not None
            and share.candidate in limit.candidates
            and share.task in limit.tasks
            and limit.target in (None, share.target)
        ]
        return max(made, min([slots, *limits]))

    def fair_days(self) -> Iterable[Steps]:
        """Each weekday, and the holidays, shared as evenly as the whole: on lines planned by the day."""
        for share in self.instance.shares:
            if share.target is None or share.task is not Task.ANSWER:
                continue
            rule = self.instance.targets[share.target].rules[RuleKind.FAIR_DAYS]
            if not rule.on:
                continue
            kinds: dict[str, list[int]] = {}
            for number in self.choices((share.candidate,), (share.task,), share.target):
                kinds.setdefault(self.instance.slots[self.pairs[number][0]].kind_of_day, []).append(
                    number
                )
            plain = Share(share.candidate, share.task, share.target, share.promised)
            for choices in kinds.values():
                yield Steps(tuple(choices), step_costs(plain, len(choices), rule.weight))

    def kept(self) -> Iterable[tuple[int, ...]]:
        """The agreed choices of each duty that can still stay as it is."""
        for index, slot in enumerate(self.instance.slots):
            held = [(task, slot.agreed[task]) for task in slot.seats]
            agreed = [self.numbers.get((index, task, one)) for task, one in held if one is not None]
            if agreed and None not in agreed:
                yield tuple(number for number in agreed if number is not None)

    def changes(self) -> dict[int, int]:
        """Every agreed choice that stays saves one."""
        return {number: -1 for choices in self.kept() for number in choices}
