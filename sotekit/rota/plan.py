"""Plans: the instance in, a roster with its score and proof out.

The goal, most important first: nobody missing; duties fair by promise; wishes and shoulds; fewest changes to
what was agreed; and among equals a fixed order, so that the same data always gives the same plan. With `keep`
the changes come right after nobody missing.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from sotekit.model.repository import Repository
from sotekit.model.rota import Duty
from sotekit.plain.problem import Problem
from sotekit.rota.build import instance_from, is_weekday, never
from sotekit.rota.clash import clash_problems, clashes
from sotekit.rota.greedy import greedy_choices
from sotekit.rota.problem import Instance, Roster, Task
from sotekit.rota.remedies import WayOut, ways_out
from sotekit.rota.score import Score, score
from sotekit.rota.solver import WORK, Stage, best_choices
from sotekit.rota.terms import Terms, terms_of


@dataclass(frozen=True, slots=True)
class Plan:
    """A roster of the instance, its score by the rules, and what was proved level by level."""

    instance: Instance
    roster: Roster
    score: Score
    stages: tuple[Stage, ...]

    @property
    def proved(self) -> bool:
        """Whether no better plan exists."""
        return all(stage.proved for stage in self.stages)

    @property
    def complete(self) -> bool:
        """Whether every seat is filled and every must is kept."""
        return not self.score.empty and not self.score.broken


@dataclass(frozen=True, slots=True)
class PlanResult:
    """A planned season: a duty for each of its periods, how it scores, and what clashes where it has gaps, with the cheapest ways out."""

    duties: tuple[Duty, ...]
    score: Score
    proved: bool
    clash: tuple[Problem, ...]
    ways_out: tuple[WayOut, ...]
    plan: Plan


def plan(instance: Instance, *, work: int = WORK) -> Plan:
    """The best plan of the instance. Always gives one: seats that nobody can take stay empty.

    `work` limits the solver by its own count of checks per level, never by the clock.
    """
    terms = terms_of(instance)
    chosen, stages = best_choices(terms, greedy_choices(terms), work)
    roster = roster_of(instance, terms, chosen)
    return Plan(instance, roster, score(instance, roster), stages)


def greedy_plan(instance: Instance) -> Plan:
    """A plan at once, without a solver and without any proof."""
    terms = terms_of(instance)
    roster = roster_of(instance, terms, greedy_choices(terms))
    return Plan(instance, roster, score(instance, roster), ())


def roster_of(instance: Instance, terms: Terms, chosen: frozenset[int]) -> Roster:
    """The choices as a roster."""
    seats: list[list[int | None]] = [[None, None] for _ in instance.slots]
    for number in chosen:
        index, task, candidate = terms.pairs[number]
        seats[index][task] = candidate
    return tuple((answers, backs_up) for answers, backs_up in seats)


def agreed_roster(instance: Instance) -> Roster:
    """The rota as it is agreed now."""
    return tuple(slot.agreed for slot in instance.slots)


def plan_season(
    repository: Repository,
    line: str,
    season: str,
    *,
    today: date | None = None,
    keep: bool = False,
    is_open_day: Callable[[date], bool] = is_weekday,
    is_holiday: Callable[[date], bool] = never,
    work: int = WORK,
) -> PlanResult:
    """The season's duties, planned as well as can be.

    Pinned duties, and those begun by `today`, come out as they were. Where a seat can't be filled the duty
    lacks it and `clash` names the smallest set of rules and facts behind it, each with its place. Raises
    UsageError for a line or season that doesn't exist.
    """
    instance = instance_from(
        repository,
        [(line, season)],
        keep=keep,
        today=today,
        is_open_day=is_open_day,
        is_holiday=is_holiday,
    )
    made = plan(instance, work=work)
    return PlanResult(
        duties=duties_of(repository, made, 0),
        score=made.score,
        proved=made.proved,
        clash=() if made.complete else clash_problems(clashes(instance)),
        ways_out=() if made.complete else ways_out(instance),
        plan=made,
    )


def duties_of(repository: Repository, made: Plan, target: int) -> tuple[Duty, ...]:
    """The plan as duties of one target, in order of time; what else is agreed of a duty stays with it."""
    settings = made.instance.targets[target]
    rota = repository.rota(settings.line, settings.season)
    before = {duty.period: duty for duty in rota.duties} if rota else {}
    planned = {
        slot.period: _duty(made, index, before.get(slot.period))
        for index, slot in enumerate(made.instance.slots)
        if slot.target == target
    }
    # Agreed duties outside the season's periods are for validate to complain about, not for a plan to lose.
    return tuple(duty for _, duty in sorted({**before, **planned}.items()))


def _duty(made: Plan, index: int, before: Duty | None) -> Duty:
    slot, names = made.instance.slots[index], made.instance.candidates
    answers, backs_up = made.roster[index]
    duty = before or Duty(period=slot.period)
    planned = [
        task
        for task in slot.seats
        if task not in slot.fixed and not (slot.pinned and _held(duty, task))
    ]
    if Task.ANSWER in planned and answers is not None:
        chosen = names[answers]
        if chosen.person:
            others = duty.responders[1:] if duty.responders[:1] == (chosen.id,) else ()
            duty = replace(duty, organisation=chosen.organisation, responders=(chosen.id, *others))
        elif duty.organisation != chosen.id:
            duty = replace(duty, organisation=chosen.id, responders=())
    elif Task.ANSWER in planned:
        duty = replace(duty, organisation=None, responders=())
    if Task.BACK_UP in planned:
        duty = replace(duty, back_up=None if backs_up is None else names[backs_up].id)
    if before and (before.organisation, before.responders) != (duty.organisation, duty.responders):
        duty = replace(duty, confirmed=None)  # it was somebody else's word
    return duty


def _held(duty: Duty, task: Task) -> bool:
    """Whether the duty names somebody for the task, even somebody unknown."""
    return bool(duty.back_up if task is Task.BACK_UP else duty.organisation or duty.responders)
