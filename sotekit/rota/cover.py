"""Who could take over: stand-ins for a duty, ranked, each with its reasons; and swaps of two duties.

The back-up officer comes first: taking over in case of illness is what a back-up is for. After that colleagues
of the same organisation, then whoever keeps every must and harms the goal least.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from sotekit.errors import UsageError
from sotekit.messages import Message, msg, msgn
from sotekit.model.period import Period
from sotekit.model.person import Person, PersonRole
from sotekit.model.repository import Repository
from sotekit.model.rota import Change, Duty, DutyHolders
from sotekit.model.rules import BackUpFrom, RuleKind
from sotekit.rota.build import instance_from, is_weekday
from sotekit.rota.change import Order, changes_between, holders, refuse_past
from sotekit.rota.hindrances import person_facts
from sotekit.rota.plan import agreed_roster
from sotekit.rota.problem import Fact, Instance, Roster, Task
from sotekit.rota.score import Breach, Score, breach_sentence, score

IsOpen = Callable[[date], bool]


@dataclass(frozen=True, slots=True)
class StandIn:
    """One way to cover a duty: who holds it then, why this one, and which facts speak against it.

    Those with `against` break a must; they come last, and only a person can decide on them.
    """

    after: DutyHolders
    reasons: tuple[Message, ...]
    against: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """A duty that needs somebody else for one of its tasks, and the stand-ins, best first."""

    line: str
    season: str
    period: Period
    task: Task
    before: DutyHolders
    stand_ins: tuple[StandIn, ...]


@dataclass(frozen=True, slots=True)
class Swap:
    """Two duties exchanged: the records, the rules that it newly breaks, and the score before and after."""

    changes: tuple[Change, ...]
    breaks: tuple[Breach, ...]
    before: Score
    after: Score


def gaps_of_person(
    repository: Repository,
    person: str,
    start: date,
    end: date,
    *,
    today: date | None = None,
    is_open_day: IsOpen = is_weekday,
) -> tuple[Gap, ...]:
    """Every duty, on any line, that the person holds between the days (both included) and can't do."""
    return tuple(
        gap_of_duty(
            repository,
            rota.line,
            rota.season,
            duty.period,
            task,
            without=person,
            today=today,
            is_open_day=is_open_day,
        )
        for rota in repository.rotas
        for duty in rota.duties
        if duty.period.overlaps(start, end) and not (today and duty.period.last < today)
        for task, held in ((Task.ANSWER, duty.responders), (Task.BACK_UP, (duty.back_up,)))
        if person in held
    )


def gap_of_duty(
    repository: Repository,
    line: str,
    season: str,
    period: Period,
    task: Task = Task.ANSWER,
    *,
    without: str | None = None,
    today: date | None = None,
    is_open_day: IsOpen = is_weekday,
) -> Gap:
    """The stand-ins for one duty. `without` names the person who can't, if it isn't the whole organisation.

    Raises UsageError when the rota has no such duty, or it is over by `today`.
    """
    refuse_past(period, today)
    view = _View(repository, line, season, period, is_open_day)
    found = [
        *(view.back_up_takes_over() if task is Task.ANSWER else ()),
        *(view.colleagues(without) if task is Task.ANSWER and without else ()),
        *view.others(task, without),
    ]
    unique = {stand_in.after: stand_in for stand_in in reversed(found)}
    ranked = [one for one in found if unique[one.after] is one]
    ranked.sort(key=lambda one: bool(one.against))  # the order among equals stays
    return Gap(line, season, period, task, holders(view.duty), tuple(ranked))


class _View:
    """One duty in the rota as it stands."""

    def __init__(
        self, repository: Repository, line: str, season: str, period: Period, is_open_day: IsOpen
    ) -> None:
        self.repository = repository
        self.instance: Instance = instance_from(
            repository, [(line, season)], is_open_day=is_open_day
        )
        rota = repository.rota(line, season)
        duty = next((one for one in rota.duties if one.period == period), None) if rota else None
        index = next(
            (n for n, slot in enumerate(self.instance.slots) if slot.period == period), None
        )
        if duty is None or index is None:
            raise UsageError(msg("The rota has no duty {period}.", period=period))
        self.duty: Duty = duty
        self.index = index
        self.roster: Roster = agreed_roster(self.instance)
        self.score = score(self.instance, self.roster)

    def back_up_takes_over(self) -> list[StandIn]:
        """The back-up officer answers, and somebody else backs up."""
        person = self.repository.person(self.duty.back_up) if self.duty.back_up else None
        if person is None:
            return []
        after = DutyHolders(
            organisation=person.organisation,
            responders=(person.id,),
            back_up=self._new_back_up(person),
        )
        reasons = [
            msg("“{name}” is the back-up of this duty: taking over is agreed.", name=person.name)
        ]
        if after.back_up is None:
            reasons.append(msg("Nobody else is free to back up then."))
        return [StandIn(after, tuple(reasons), self._person_facts(person))]

    def _new_back_up(self, answering: Person) -> str | None:
        """The best back-up when this person answers."""
        rule = self.instance.rules(self.index)[RuleKind.BACK_UP_ORGANISATION]
        fitting = [
            number
            for number in self.instance.eligible.get((self.index, Task.BACK_UP), ())
            if self.instance.candidates[number].id != answering.id
            and (self.index, Task.BACK_UP, number) not in self.instance.blocks
            and (
                not rule.must
                or rule.back_up_from is BackUpFrom.ANY
                or (self.instance.candidates[number].organisation == answering.organisation)
                is (rule.back_up_from is BackUpFrom.SAME)
            )
        ]
        if not fitting:
            return None
        best = min(fitting, key=lambda number: self._worth(Task.BACK_UP, number))
        return self.instance.candidates[best].id

    def colleagues(self, without: str) -> list[StandIn]:
        """Others of the same organisation answer in the person's place."""
        organisation = self.duty.organisation
        found = []
        for person in self.repository.people:
            if (
                person.organisation == organisation
                and PersonRole.RESPONDER in person.roles
                and person.id not in (without, self.duty.back_up, *self.duty.responders)
            ):
                responders = tuple(
                    person.id if name == without else name for name in self.duty.responders
                )
                reason = msg("“{name}” is a colleague of the same organisation.", name=person.name)
                after = replace(holders(self.duty), responders=responders)
                found.append(StandIn(after, (reason,), self._person_facts(person)))
        return sorted(found, key=lambda one: len(one.against))

    def _person_facts(self, person: Person) -> tuple[Fact, ...]:
        days = self.instance.slots[self.index].days
        return person_facts(self.repository, person, days, self.duty)

    def others(self, task: Task, without: str | None) -> list[StandIn]:
        """Everybody else who could take the seat, those that harm the goal least first."""
        held = self.roster[self.index][task]
        backs = self.roster[self.index][Task.BACK_UP]
        numbers = [
            number
            for number in self.instance.eligible.get((self.index, task), ())
            if number not in (held, backs) and self.instance.candidates[number].id != without
        ]
        return [
            self._stand_in(task, number)
            for number in sorted(numbers, key=lambda number: self._worth(task, number))
        ]

    def _with(self, task: Task, number: int) -> Roster:
        answers, backs = self.roster[self.index]
        seats = (number, backs) if task is Task.ANSWER else (answers, number)
        return (*self.roster[: self.index], seats, *self.roster[self.index + 1 :])

    def _broken(self, made: Score) -> list[Breach]:
        return [breach for breach in made.broken if breach not in self.score.broken]

    def _worth(self, task: Task, number: int) -> tuple[int, list[int], int]:
        made = score(self.instance, self._with(task, number))
        return len(self._broken(made)), [cost for _, cost in made.goal], number

    def _stand_in(self, task: Task, number: int) -> StandIn:
        candidate = self.instance.candidates[number]
        made = score(self.instance, self._with(task, number))
        if task is Task.BACK_UP:
            after = replace(holders(self.duty), back_up=candidate.id)
        else:
            responders = (candidate.id,) if candidate.person else ()
            after = replace(
                holders(self.duty), organisation=candidate.organisation, responders=responders
            )
        return StandIn(
            after,
            (*self._count(made, task, number), *self._wishes(made, number)),
            tuple(dict.fromkeys(breach.fact for breach in self._broken(made))),
        )

    def _count(self, made: Score, task: Task, number: int) -> tuple[Message, ...]:
        name = self.instance.candidates[number].name
        return tuple(
            msgn(
                "“{name}” would then have {count} duty; its fair part is {fair}.",
                "“{name}” would then have {count} duties; its fair part is {fair}.",
                part.duties,
                name=name,
                fair=round(float(part.fair), 1),
            )
            for part in made.parts
            if (part.share.candidate, part.share.task) == (number, task)
        )

    def _wishes(self, made: Score, number: int) -> tuple[Message, ...]:
        return tuple(
            breach_sentence(self.instance, breach)
            for breach in made.wishes
            if breach.candidate == number and breach.slot == self.index
        )


def swap(
    repository: Repository,
    line: str,
    season: str,
    periods: tuple[Period, Period],
    order: Order,
    *,
    back_ups: bool = False,
    today: date | None = None,
    is_open_day: IsOpen = is_weekday,
) -> Swap:
    """Exchange who answers in two duties (with `back_ups` who backs up too). `change.apply` makes it.

    Raises UsageError when the rota lacks one of the duties or one is over by `today`.
    """
    rota = repository.rota(line, season)
    duties = {duty.period: duty for duty in rota.duties} if rota else {}
    for period in periods:
        refuse_past(period, today)
        if period not in duties:
            raise UsageError(msg("The rota has no duty {period}.", period=period))
    first, second = (duties[period] for period in periods)
    after = {
        **duties,
        periods[0]: _held_as(first, second, back_ups=back_ups),
        periods[1]: _held_as(second, first, back_ups=back_ups),
    }
    changed = tuple(duty for _, duty in sorted(after.items()))
    scores = [
        _agreed_score(_with_duties(repository, line, season, made), line, season, is_open_day)
        for made in (tuple(duties.values()), changed)
    ]
    known = {(breach.fact, breach.slot) for breach in scores[0].broken}
    return Swap(
        changes_between(duties.values(), changed, order),
        tuple(one for one in scores[1].broken if (one.fact, one.slot) not in known),
        *scores,
    )


def _held_as(duty: Duty, other: Duty, *, back_ups: bool) -> Duty:
    held = replace(duty, organisation=other.organisation, responders=other.responders)
    return replace(held, back_up=other.back_up) if back_ups else held


def _with_duties(
    repository: Repository, line: str, season: str, duties: tuple[Duty, ...]
) -> Repository:
    """The repository with other duties in one rota, none of them pinned, so that all are looked at."""
    rotas = tuple(
        replace(rota, duties=tuple(replace(duty, pinned=False) for duty in duties))
        if (rota.line, rota.season) == (line, season)
        else rota
        for rota in repository.rotas
    )
    return replace(repository, rotas=rotas)


def _agreed_score(repository: Repository, line: str, season: str, is_open_day: IsOpen) -> Score:
    instance = instance_from(repository, [(line, season)], is_open_day=is_open_day)
    return score(instance, agreed_roster(instance))
