"""How a rota does on each rule, whoever made it: a person, an older plan or a solver. Trusts none of them.

Written from the rules alone: it shares no sums with the solver, so that a mistake on one side shows.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import combinations

from sotekit.messages import Message, msg
from sotekit.model.rules import BackUpFrom, RuleKind
from sotekit.rota.evaluate import DUTY_CHANGED, FORCED_BREACH
from sotekit.rota.problem import Fact, FactKind, Instance, Limit, Roster, Seat, Share, Task
from sotekit.rota.reasons import back_up_organisation, in_a_row, one_phone, rest
from sotekit.rota.rules import Setting
from sotekit.rota.terms import Level, step_costs

Held = tuple[int, Task]
"""A slot and a task that one candidate holds."""


@dataclass(frozen=True, slots=True)
class Breach:
    """One rule broken once (or a wish come true, with a negative cost). `slot` is where, if at one slot."""

    fact: Fact
    cost: int
    slot: int | None = None
    candidate: int | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """What one candidate has of its share. `fair` is the part that promises alone would give."""

    share: Share
    duties: int
    fair: Fraction


@dataclass(frozen=True, slots=True)
class Score:
    """How a roster does. `goal` holds the cost per level in the order of the goal; less is better."""

    empty: tuple[Seat, ...]
    broken: tuple[Breach, ...]
    wishes: tuple[Breach, ...]
    parts: tuple[Part, ...]
    changed: tuple[int, ...]
    goal: tuple[tuple[Level, int], ...]

    def cost(self, level: Level) -> int:
        """The cost at one level."""
        return dict(self.goal)[level]


@dataclass(frozen=True, slots=True)
class RuleScore:
    """One rule in one line: how often it was broken as a must and as a should, and what that costs.

    For `prefers` it is how many wishes came true; their cost is negative.
    """

    kind: FactKind
    broken: int
    missed: int
    cost: int


def by_rule(made: Score) -> tuple[RuleScore, ...]:
    """The score rule by rule, for those that were broken (or wishes that came true) at least once."""
    broken = Counter(breach.fact.kind for breach in made.broken)
    missed = Counter(breach.fact.kind for breach in made.wishes)
    return tuple(
        RuleScore(
            kind,
            broken[kind],
            missed[kind],
            sum(breach.cost for breach in made.wishes if breach.fact.kind is kind),
        )
        for kind in FactKind
        if broken[kind] or missed[kind]
    )


def score(instance: Instance, roster: Roster) -> Score:
    """The score of any roster of the instance."""
    return _Scorer(instance, roster).score()


def breach_sentence(instance: Instance, breach: Breach) -> Message:
    """What happened, where the rule's own sentence would say only what should."""
    name = "" if breach.candidate is None else instance.candidates[breach.candidate].name
    period = None if breach.slot is None else instance.slots[breach.slot].period
    sentences = {
        FactKind.IN_A_ROW: msg(
            "“{name}” has {period} right after another duty.", name=name, period=period
        ),
        FactKind.REST: msg(
            "“{name}” has too little rest before {period}.", name=name, period=period
        ),
        FactKind.BACK_UP_ORGANISATION: msg(
            "The back-up in {period} is not from the organisation that the rule asks for.",
            period=period,
        ),
        FactKind.CAPACITY: msg("“{name}” has more duties than it can take.", name=name),
        FactKind.AT_LEAST: msg("“{name}” has fewer duties than agreed.", name=name),
        FactKind.ONE_PHONE: msg(
            "“{name}” has two duties at once in {period}.", name=name, period=period
        ),
    }
    return sentences.get(breach.fact.kind, breach.fact.message)


class _Scorer:
    """The duties of each candidate, and one method per rule."""

    def __init__(self, instance: Instance, roster: Roster) -> None:
        self.instance = instance
        self.roster = roster
        self.held: dict[int, list[Held]] = {}
        for index, task in instance.seats:
            candidate = roster[index][task]
            if candidate is not None:
                self.held.setdefault(candidate, []).append((index, task))

    def score(self) -> Score:
        found = [
            *self._pairs(),
            *self._one_phone(),
            *self._rest(),
            *self._in_a_row(),
            *self._back_up_organisation(),
            *(one for limit in self.instance.limits for one in self._limit(limit)),
        ]
        empty = tuple(
            (index, task) for index, task in self.instance.seats if self.roster[index][task] is None
        )
        broken = tuple(breach for breach, must in found if must)
        wishes = tuple(breach for breach, must in found if not must)
        parts = tuple(self._part(share) for share in self.instance.shares)
        costs = {
            Level.MISSING: self._missing(empty, broken),
            Level.FAIRNESS: sum(self._unfairness(share) for share in self.instance.shares),
            Level.WISHES: sum(breach.cost for breach in wishes),
            Level.CHANGES: sum(self._change_cost(index) for index in range(len(self.roster))),
        }
        order = (0, 3, 1, 2) if self.instance.keep else (0, 1, 2, 3)
        return Score(
            empty=empty,
            broken=broken,
            wishes=wishes,
            parts=parts,
            changed=tuple(one for one in range(len(self.roster)) if self._change_cost(one)),
            goal=tuple((Level(number), costs[Level(number)]) for number in order),
        )

    def _missing(self, empty: tuple[Seat, ...], broken: tuple[Breach, ...]) -> int:
        answers = sum(1 for _, task in empty if task is Task.ANSWER)
        seats = len(self.instance.seats)
        short = sum(breach.cost for breach in broken if breach.fact.kind is FactKind.AT_LEAST)
        same = sum(
            FORCED_BREACH
            for breach in broken
            if breach.fact.kind is FactKind.BACK_UP_ORGANISATION
            and breach.slot is not None
            and self._rule(breach.slot, RuleKind.BACK_UP_ORGANISATION).back_up_from
            is BackUpFrom.SAME
        )
        return answers * (seats + 1) * 100 + (len(empty) - answers) * 100 + short + same

    def _rule(self, slot: int, kind: RuleKind) -> Setting:
        return self.instance.rules(slot)[kind]

    def _pairs(self) -> Iterable[tuple[Breach, bool]]:
        """Closures, absences, other duties, languages, skills and wishes: what one seat alone breaks."""
        for candidate, held in self.held.items():
            for index, task in held:
                pair = (index, task, candidate)
                for fact in self.instance.blocks.get(pair, ()):
                    yield Breach(fact, 0, index, candidate), True
                for cost, fact in self.instance.costs.get(pair, ()):
                    yield Breach(fact, cost, index, candidate), False

    def _one_phone(self) -> Iterable[tuple[Breach, bool]]:
        for candidate, held in self.held.items():
            by_moment: dict[tuple[date, str], list[int]] = {}
            for index, _ in held:
                for moment in self.instance.slots[index].moments:
                    by_moment.setdefault(moment, []).append(index)
            hands = self.instance.candidates[candidate].hands
            for together in sorted({tuple(one) for one in by_moment.values() if len(one) > hands}):
                fact = one_phone(self.instance, candidate, together[0])
                for index in together[hands:]:
                    yield Breach(fact, 0, index, candidate), True

    def _rest(self) -> Iterable[tuple[Breach, bool]]:
        for candidate, one, other in self._neighbours():
            rule = self._rule(one, RuleKind.REST)
            slots = self.instance.slots
            free = (slots[other].period.first - slots[one].period.last).days - 1
            if rule.on and free < (rule.days or 1):
                fact = rest(self.instance, slots[one].target)
                yield Breach(fact, rule.weight, other, candidate), rule.must

    def _in_a_row(self) -> Iterable[tuple[Breach, bool]]:
        following: dict[int, int] = {}
        last: dict[int, int] = {}
        for index, slot in enumerate(self.instance.slots):
            if slot.target in last:
                following[last[slot.target]] = index
            last[slot.target] = index
        for candidate, one, other in self._neighbours():
            rule = self._rule(one, RuleKind.IN_A_ROW)
            if rule.on and following.get(one) == other:
                fact = in_a_row(self.instance, self.instance.slots[one].target)
                yield Breach(fact, rule.weight, other, candidate), rule.must

    def _neighbours(self) -> Iterable[tuple[int, int, int]]:
        """Every two different slots of one target that a candidate holds, the earlier first."""
        for candidate, held in self.held.items():
            for (one, _), (other, _) in combinations(sorted(held), 2):
                same = self.instance.slots[one].target == self.instance.slots[other].target
                if same and one != other:
                    yield candidate, one, other

    def _back_up_organisation(self) -> Iterable[tuple[Breach, bool]]:
        for index, slot in enumerate(self.instance.slots):
            rule = self._rule(index, RuleKind.BACK_UP_ORGANISATION)
            if not rule.on or len(slot.seats) < len(Task):
                continue
            answers, backs = (
                None if one is None else self.instance.candidates[one].organisation
                for one in self.roster[index]
            )
            if backs is None:
                continue
            other = rule.back_up_from is BackUpFrom.OTHER and answers == backs
            same = rule.back_up_from is BackUpFrom.SAME and answers != backs
            if other or same:
                fact = back_up_organisation(self.instance, slot.target)
                yield Breach(fact, rule.weight, index, self.roster[index][Task.BACK_UP]), rule.must

    def _limit(self, limit: Limit) -> Iterable[tuple[Breach, bool]]:
        count = sum(self._count(one, limit.tasks, limit.target) for one in limit.candidates)
        over = max(0, count - limit.at_most) if limit.at_most is not None else 0
        short = max(0, limit.at_least - count) if limit.at_least is not None else 0
        if over or short:
            cost = (over + short) * (1 if limit.must else limit.weight)
            yield Breach(limit.fact, cost, None, limit.candidates[0]), limit.must

    def _count(self, candidate: int, tasks: tuple[Task, ...], target: int | None) -> int:
        return sum(
            1
            for index, task in self.held.get(candidate, ())
            if task in tasks and target in (None, self.instance.slots[index].target)
        )

    def _part(self, share: Share) -> Part:
        group = [
            one
            for one in self.instance.shares
            if (one.task, one.target) == (share.task, share.target)
        ]
        duties = sum(self._count(one.candidate, (one.task,), one.target) for one in group)
        whole = sum((one.promised for one in group), Fraction(0))
        fair = duties * share.promised / whole if whole else Fraction(duties, len(group))
        return Part(share, self._count(share.candidate, (share.task,), share.target), fair)

    def _unfairness(self, share: Share) -> int:
        kind = RuleKind.FAIR_DUTIES if share.task is Task.ANSWER else RuleKind.FAIR_BACK_UPS
        targets = (
            self.instance.targets
            if share.target is None
            else (self.instance.targets[share.target],)
        )
        weight = max((one.rules[kind].weight for one in targets if one.rules[kind].on), default=0)
        count = self._count(share.candidate, (share.task,), share.target)
        total = sum(step_costs(share, count, weight)) if weight else 0
        if share.task is Task.BACK_UP or share.target is None:
            return total
        rule = self.instance.targets[share.target].rules[RuleKind.FAIR_DAYS]
        kinds = Counter(
            self.instance.slots[index].kind_of_day
            for index, task in self.held.get(share.candidate, ())
            if task is share.task and self.instance.slots[index].target == share.target
        )
        plain = Share(share.candidate, share.task, share.target, share.promised)
        days = sum(sum(step_costs(plain, number, rule.weight)) for number in kinds.values())
        return total + (days if rule.on else 0)

    def _change_cost(self, index: int) -> int:
        """A changed duty, and each changed seat of it. Filling what was empty changes nothing agreed."""
        slot = self.instance.slots[index]
        changed = sum(
            1
            for task in slot.seats
            if slot.agreed[task] is not None and slot.agreed[task] != self.roster[index][task]
        )
        return DUTY_CHANGED * bool(changed) + changed
