"""Why this one: what speaks for whoever holds a seat, what stood in the others' way, and the next best plan."""

from dataclasses import dataclass, replace

from sotekit.messages import Message, msg, msgn
from sotekit.rota.plan import Plan, plan
from sotekit.rota.problem import Fact, FactKind, Task
from sotekit.rota.reasons import pinned
from sotekit.rota.score import Breach, Part, breach_sentence
from sotekit.rota.solver import WORK
from sotekit.rota.terms import Level


@dataclass(frozen=True, slots=True)
class NextBest:
    """The best plan in which somebody else has the seat (None: nobody).

    `costs` says level by level how much worse it is, first difference first; `moved` how many other seats change.
    """

    candidate: int | None
    costs: tuple[tuple[Level, int], ...]
    moved: int
    proved: bool


@dataclass(frozen=True, slots=True)
class SeatExplanation:
    """Why one seat is held by whom it is."""

    slot: int
    task: Task
    candidate: int | None
    fixed: Fact | None
    part: Part | None
    speaks: tuple[Breach, ...]
    hindered: tuple[tuple[int, tuple[Fact, ...]], ...]
    free: tuple[int, ...]
    next_best: NextBest | None


@dataclass(frozen=True, slots=True)
class CandidateExplanation:
    """What one organisation or person has in the plan, against its share and wishes."""

    candidate: int
    duties: tuple[tuple[int, Task], ...]
    parts: tuple[Part, ...]
    breaches: tuple[Breach, ...]
    hindered: tuple[tuple[int, tuple[Fact, ...]], ...]


def explain_seat(made: Plan, index: int, task: Task, *, work: int = WORK) -> SeatExplanation:
    """Why the plan gives the seat to whom it does. The next best comes from planning once more without it."""
    instance, candidate = made.instance, made.roster[index][task]
    slot = instance.slots[index]
    fixed = pinned(instance, index, task) if task in slot.fixed else None
    others = [one for one in instance.eligible.get((index, task), ()) if one != candidate]
    hindered = tuple(
        (one, instance.blocks[index, task, one])
        for one in others
        if (index, task, one) in instance.blocks
    )
    blocked = {one for one, _ in hindered}
    return SeatExplanation(
        slot=index,
        task=task,
        candidate=candidate,
        fixed=fixed,
        part=_part(made, index, task, candidate),
        speaks=tuple(
            breach
            for breach in made.score.wishes
            if (breach.slot, breach.candidate) == (index, candidate)
        ),
        hindered=hindered,
        free=tuple(one for one in others if one not in blocked),
        next_best=(
            None if fixed or candidate is None else _next_best(made, index, task, candidate, work)
        ),
    )


def explain_candidate(made: Plan, candidate: int) -> CandidateExplanation:
    """What the plan gives one candidate and what stood in its way."""
    instance = made.instance
    return CandidateExplanation(
        candidate=candidate,
        duties=tuple(
            (index, task) for index, task in instance.seats if made.roster[index][task] == candidate
        ),
        parts=tuple(part for part in made.score.parts if part.share.candidate == candidate),
        breaches=tuple(one for one in made.score.wishes if one.candidate == candidate),
        hindered=tuple(
            (index, facts)
            for (index, _, one), facts in sorted(instance.blocks.items(), key=lambda item: item[0])
            if one == candidate
        ),
    )


def _part(made: Plan, index: int, task: Task, candidate: int | None) -> Part | None:
    targets = (None, made.instance.slots[index].target)
    return next(
        (
            part
            for part in made.score.parts
            if (part.share.candidate, part.share.task) == (candidate, task)
            and part.share.target in targets
        ),
        None,
    )


def _next_best(made: Plan, index: int, task: Task, candidate: int, work: int) -> NextBest:
    instance = made.instance
    asked = Fact(FactKind.NEEDED, msg("Who would be the next best?"))
    blocks = {**instance.blocks, (index, task, candidate): (asked,)}
    slots = instance.slots
    if not instance.keep:
        # Among equals the plan that moves the fewest other seats is the one to compare with.
        slots = tuple(
            replace(slot, agreed=made.roster[one]) for one, slot in enumerate(instance.slots)
        )
    other = plan(replace(instance, blocks=blocks, slots=slots), work=work)
    moved = sum(
        made.roster[one][which] != other.roster[one][which] for one, which in instance.seats
    )
    return NextBest(
        candidate=other.roster[index][task],
        costs=tuple(
            (level, cost - made.score.cost(level))
            for level, cost in other.score.goal
            if cost != made.score.cost(level) and (instance.keep or level is not Level.CHANGES)
        ),
        moved=moved - 1,
        proved=other.proved,
    )


def seat_sentences(made: Plan, explained: SeatExplanation) -> tuple[Message, ...]:
    """The explanation of a seat as sentences, the most telling first."""
    if explained.candidate is None:
        return (_empty(made, explained), *_hindered(explained))
    return (
        _duty(made, explained.slot, explained.task, explained.candidate),
        *((explained.fixed.message,) if explained.fixed else ()),
        *(_shares(made, explained.part) if explained.part else ()),
        *(breach_sentence(made.instance, breach) for breach in explained.speaks),
        *_alone(made, explained),
        *_hindered(explained),
        *(_next(made, explained.next_best) if explained.next_best else ()),
    )


def candidate_sentences(made: Plan, explained: CandidateExplanation) -> tuple[Message, ...]:
    """The explanation of an organisation or a person as sentences."""
    return (
        *(_duty(made, index, task, explained.candidate) for index, task in explained.duties),
        *(sentence for part in explained.parts for sentence in _shares(made, part)),
        *(breach_sentence(made.instance, breach) for breach in explained.breaches),
        *dict.fromkeys(fact.message for _, facts in explained.hindered for fact in facts),
    )


def _empty(made: Plan, explained: SeatExplanation) -> Message:
    period = made.instance.slots[explained.slot].period
    if explained.task is Task.ANSWER:
        return msg("Nobody answers in {period}.", period=period)
    return msg("Nobody backs up in {period}.", period=period)


def _duty(made: Plan, index: int, task: Task, candidate: int) -> Message:
    name, period = made.instance.candidates[candidate].name, made.instance.slots[index].period
    if task is Task.ANSWER:
        return msg("“{name}” answers in {period}.", name=name, period=period)
    return msg("“{name}” backs up in {period}.", name=name, period=period)


def _shares(made: Plan, part: Part) -> tuple[Message, ...]:
    """How many duties the candidate has, beside the promise and the fair part."""
    name, fair = made.instance.candidates[part.share.candidate].name, round(float(part.fair), 1)
    if part.share.task is Task.BACK_UP:
        sentence = msgn(
            "“{name}” backs up {count} duty; an even part is {fair}.",
            "“{name}” backs up {count} duties; an even part is {fair}.",
            part.duties,
            name=name,
            fair=fair,
        )
    else:
        sentence = msgn(
            "“{name}” has {count} duty; by the promises its part is {fair}.",
            "“{name}” has {count} duties; by the promises its part is {fair}.",
            part.duties,
            name=name,
            fair=fair,
        )
    return (sentence,)


def _alone(made: Plan, explained: SeatExplanation) -> tuple[Message, ...]:
    if explained.free or explained.fixed:
        return ()
    period = made.instance.slots[explained.slot].period
    return (msg("Nobody else is available in {period}.", period=period),)


def _hindered(explained: SeatExplanation) -> tuple[Message, ...]:
    """One hindrance each is enough: a closed office needs no list of its absent people as well."""
    return tuple(dict.fromkeys(facts[0].message for _, facts in explained.hindered if facts))


def _next(made: Plan, next_best: NextBest) -> tuple[Message, ...]:
    if next_best.candidate is None:
        first = msg("Without it the seat would stay empty.")
    else:
        name = made.instance.candidates[next_best.candidate].name
        first = msg("The next best would be “{name}”.", name=name)
    sentences = [first]
    level, cost = next_best.costs[0] if next_best.costs else (Level.TIES, 0)
    sentences.append(_price(level, cost))
    if next_best.moved:
        sentences.append(
            msgn(
                "{count} other seat would change hands too.",
                "{count} other seats would change hands too.",
                next_best.moved,
            )
        )
    return tuple(sentences)


def _price(level: Level, cost: int) -> Message:
    """The first level at which the next best is worse decides; what comes after it can be better."""
    prices = {
        Level.MISSING: msg("But then a seat would stay empty."),
        Level.FAIRNESS: msg("But the duties would be shared less fairly."),
        Level.CHANGES: msg("But more of what was agreed would change."),
        Level.TIES: msg("It would be as good: a fixed order decides between equals."),
    }
    return prices.get(level) or msgn(
        "But it would cost {count} point of wishes.",
        "But it would cost {count} points of wishes.",
        cost,
    )
