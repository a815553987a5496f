"""What everybody's fair part is, and how many duties each can take."""

from collections import Counter
from collections.abc import Iterable, Mapping
from fractions import Fraction

from sotekit.messages import msg, msgn
from sotekit.model.line import Line, Season
from sotekit.model.organisation import Role
from sotekit.model.period import DutyUnit
from sotekit.model.person import Person
from sotekit.model.repository import Repository
from sotekit.model.rota import Duty
from sotekit.model.rules import RuleKind
from sotekit.plain.problem import Place
from sotekit.rota.planned import Planned
from sotekit.rota.problem import Candidate, Fact, FactKind, Limit, Seat, Share, Slot, Task
from sotekit.rota.rules import Rules, Setting, rules_of

Able = Mapping[tuple[int, Task], tuple[int, ...]]
"""Per target and task, the candidates who can take any of its seats."""


def able_candidates(slots: tuple[Slot, ...], eligible: Mapping[Seat, tuple[int, ...]]) -> Able:
    """Per target and task, whoever can take any of its seats."""
    found: dict[tuple[int, Task], set[int]] = {}
    for (index, task), able in eligible.items():
        found.setdefault((slots[index].target, task), set()).update(able)
    return {key: tuple(sorted(able)) for key, able in found.items()}


def shares_of(
    repository: Repository,
    views: tuple[Planned, ...],
    candidates: tuple[Candidate, ...],
    able: Able,
) -> tuple[Share, ...]:
    """The part of each candidate: by promise for answering, even for backing up."""
    shares: list[Share] = []
    for view in views:
        numbers = able.get((view.index, Task.ANSWER), ())
        promised = _promised(repository, view, [candidates[number] for number in numbers])
        carry = _carried(repository, view, Task.ANSWER)
        shares += [
            Share(
                number,
                Task.ANSWER,
                view.index,
                *promise,
                carry.get(candidates[number].id, Fraction(0)),
            )
            for number, promise in zip(numbers, promised, strict=True)
        ]
    backing = sorted({number for (_, task), all_ in able.items() if task for number in all_})
    carried = Counter[str]()
    for view in views:
        carried.update(_carried(repository, view, Task.BACK_UP))
    return (
        *shares,
        *(
            Share(
                number,
                Task.BACK_UP,
                None,
                Fraction(1),
                explicit=False,
                carry=Fraction(carried[candidates[number].id]),
            )
            for number in backing
        ),
    )


def _promised(
    repository: Repository, view: Planned, candidates: list[Candidate]
) -> list[tuple[Fraction, bool]]:
    """The weight of each candidate's part, and whether it is a promise that somebody made.

    Whoever promised nothing in figures weighs as much as the others on average.
    """
    colleagues = Counter(one.organisation for one in candidates)
    said: list[Fraction | None] = []
    for one in candidates:
        participation = view.answering.get(one.organisation)
        person = repository.person(one.id) if one.person else None
        if person and person.duties is not None:
            said.append(Fraction(person.duties))
        elif participation and participation.duties is not None:
            said.append(
                Fraction(participation.duties, colleagues[one.organisation] if person else 1)
            )
        else:
            said.append(None)
    known = [promise for promise in said if promise]
    usual = sum(known, Fraction(0)) / len(known) if known else Fraction(1)
    return [(usual, False) if promise is None else (promise, True) for promise in said]


def _carried(repository: Repository, view: Planned, task: Task) -> dict[str, Fraction]:
    """How many duties above the fair part each had in the line's earlier seasons."""
    if not rules_of(view.line, view.season)[RuleKind.EARLIER_SEASONS].on:
        return {}
    carry: dict[str, Fraction] = {}
    for season in view.line.seasons:
        rota = repository.rota(view.line.id, season.id)
        if rota is None or season.start >= view.season.start:
            continue
        had = Counter(
            name for duty in rota.duties if (name := _who(view.line, duty, task)) is not None
        )
        weights = _weights(repository, view.line, season, task, had)
        total = sum(weights.values(), Fraction(0))
        for name, weight in weights.items():
            part = Fraction(sum(had.values())) * weight / total if total else Fraction(0)
            carry[name] = carry.get(name, Fraction(0)) + had[name] - part
    return carry


def _who(line: Line, duty: Duty, task: Task) -> str | None:
    """Who held the seat: who in fact answered, where the record says so."""
    if task is Task.BACK_UP:
        return duty.back_up
    if duty.served is not None:
        return duty.served
    if line.duty is DutyUnit.WEEK:
        return duty.organisation
    return duty.responders[0] if duty.responders else None


def _weights(
    repository: Repository, line: Line, season: Season, task: Task, had: Counter[str]
) -> dict[str, Fraction]:
    """What an earlier season would have been shared by: promises for weeks, evenly for people."""
    if task is Task.ANSWER and line.duty is DutyUnit.WEEK:
        promised = {
            organisation.id: Fraction(promise.duties or 0)
            for organisation, promise in repository.participants(line, season)
            if promise.role is Role.ANSWERS
        }
        if all(name in promised for name in had) and any(promised.values()):
            return promised
    return dict.fromkeys(had, Fraction(1))


def limits_of(
    repository: Repository,
    views: tuple[Planned, ...],
    candidates: tuple[Candidate, ...],
    able: Able,
) -> tuple[Limit, ...]:
    """The most and the least that organisations and people can have."""
    limits: list[Limit] = []
    for view in views:
        rules = rules_of(view.line, view.season)
        answering = able.get((view.index, Task.ANSWER), ())
        for name in dict.fromkeys(candidates[number].organisation for number in answering):
            group = tuple(one for one in answering if candidates[one].organisation == name)
            known = repository.organisation(name)
            shown = known.name.best(repository.language) if known else name
            limits += _promised_limits(view, name, shown, group, rules)
    capacity = [rules_of(view.line, view.season)[RuleKind.CAPACITY] for view in views]
    # A person's own limit is about the person, whatever the line: it holds if any of the lines asks for it.
    rule = next(
        (one for one in capacity if one.must), next((one for one in capacity if one.on), None)
    )
    if rule:
        limits += _own_limits(
            repository, candidates, {one for all_ in able.values() for one in all_}, rule
        )
    return tuple(limits)


def _promised_limits(
    view: Planned, organisation: str, shown: str, group: tuple[int, ...], rules: Rules
) -> Iterable[Limit]:
    promise = view.answering.get(organisation)
    capacity, least = rules[RuleKind.CAPACITY], rules[RuleKind.AT_LEAST]
    if promise is None:
        return
    most = promise.duties if promise.duties_at_most is None else promise.duties_at_most
    if most is not None and capacity.on:
        field = "duties" if promise.duties_at_most is None else "duties_at_most"
        fact = _most(shown, most, promise.source.place(field))
        yield Limit(
            group,
            (Task.ANSWER,),
            view.index,
            fact,
            at_most=most,
            must=capacity.must,
            weight=capacity.weight,
        )
    if promise.duties_at_least and least.on:
        fact = Fact(
            FactKind.AT_LEAST,
            msg(
                "“{name}” must get at least {number} duties.",
                name=shown,
                number=promise.duties_at_least,
            ),
            (promise.source.place("duties_at_least"),),
        )
        yield Limit(
            group,
            (Task.ANSWER,),
            view.index,
            fact,
            at_least=promise.duties_at_least,
            must=least.must,
            weight=least.weight,
        )


def _own_limits(
    repository: Repository, candidates: tuple[Candidate, ...], able: set[int], rule: Setting
) -> Iterable[Limit]:
    for number in sorted(able):
        person = _person(repository, candidates[number])
        if person is not None and person.duties_at_most is not None:
            fact = _most(person.name, person.duties_at_most, person.source.place("duties_at_most"))
            yield Limit(
                (number,),
                (Task.ANSWER, Task.BACK_UP),
                None,
                fact,
                at_most=person.duties_at_most,
                must=rule.must,
                weight=rule.weight,
            )


def _most(name: str, number: int, place: Place) -> Fact:
    return Fact(
        FactKind.CAPACITY,
        msgn(
            "“{name}” can take at most {count} duty.",
            "“{name}” can take at most {count} duties.",
            number,
            name=name,
        ),
        (place,),
    )


def _person(repository: Repository, candidate: Candidate) -> Person | None:
    return repository.person(candidate.id) if candidate.person else None
