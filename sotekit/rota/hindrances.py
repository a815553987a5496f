"""What stands between a candidate and a seat: closures, absences, other phones, languages, skills, wishes."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from sotekit.messages import msg
from sotekit.model.closure import Closure
from sotekit.model.line import Line
from sotekit.model.organisation import Organisation
from sotekit.model.period import DutyUnit, Period
from sotekit.model.person import Absence, Person, PersonRole
from sotekit.model.repository import Repository
from sotekit.model.rota import Duty
from sotekit.model.rules import RuleKind
from sotekit.rota.planned import Planned
from sotekit.rota.problem import Candidate, Fact, FactKind, Pair, Seat, Slot, Task
from sotekit.rota.rules import Rules, rules_of

Blocks = dict[Pair, tuple[Fact, ...]]
Costs = dict[Pair, tuple[tuple[int, Fact], ...]]
Found = Iterable[tuple[RuleKind, int, Fact]]
"""Rule, how many times it would be broken, and the fact. A negative number is a wish that would come true."""


def hindrances(
    repository: Repository,
    views: tuple[Planned, ...],
    slots: tuple[Slot, ...],
    candidates: tuple[Candidate, ...],
    eligible: Mapping[Seat, tuple[int, ...]],
) -> tuple[Blocks, Costs]:
    """What forbids each pair of seat and candidate, and what speaks for or against it."""
    blocks: Blocks = {}
    costs: Costs = {}
    rules = [rules_of(view.line, view.season) for view in views]
    days_off = [_days_off(repository, views, candidate) for candidate in candidates]
    busy = _busy(repository, views, slots)
    houses = _busy_houses(repository, views, slots)
    fits = _Fits(repository, views)
    for (index, task), able in eligible.items():
        slot = slots[index]
        for number in able:
            candidate = candidates[number]
            taken = (busy if candidate.person else houses).get((candidate.id, index), [])
            enough = candidate.person or len(taken) >= candidate.hands
            forbidden = dict.fromkeys(taken if enough else ())
            speaks: list[tuple[int, Fact]] = []
            found = [*_off(slot, days_off[number]), *fits.of(slot, task, candidate)]
            for kind, times, fact in found:
                _sort_out(rules[slot.target], kind, times, fact, forbidden, speaks)
            if forbidden:
                blocks[index, task, number] = tuple(forbidden)
            if speaks:
                costs[index, task, number] = tuple(speaks)
    return blocks, costs


def _sort_out(
    rules: Rules,
    kind: RuleKind,
    times: int,
    fact: Fact,
    forbidden: dict[Fact, None],
    speaks: list[tuple[int, Fact]],
) -> None:
    rule = rules[kind]
    if rule.must and times > 0:
        forbidden[fact] = None
    elif rule.on:
        speaks.append((times * rule.weight, fact))


def _off(slot: Slot, off: Mapping[date, tuple[Fact, ...]]) -> Found:
    facts = dict.fromkeys(fact for day in slot.days for fact in off.get(day, ()))
    return [(RuleKind.CLOSURES, 1, fact) for fact in facts]


def _days_off(
    repository: Repository, views: tuple[Planned, ...], candidate: Candidate
) -> dict[date, tuple[Fact, ...]]:
    """The days on which the candidate can't take a seat, with the facts."""
    organisation = repository.organisation(candidate.organisation)
    facts = (
        [
            _closed(organisation.name.best(repository.language), closure)
            for closure in organisation.closures
        ]
        if organisation
        else []
    )
    person = repository.person(candidate.id) if candidate.person else None
    if person:
        facts += [(one.start, one.end, _absent(person, one)) for one in person.absences]
    found: dict[date, tuple[Fact, ...]] = {}
    for start, end, fact in facts:
        for day in _days(start, end, views):
            found[day] = (*found.get(day, ()), fact)
    if organisation and not candidate.person:
        _nobody_there(repository, views, organisation, found)
    return found


def person_facts(
    repository: Repository, person: Person, days: tuple[date, ...], duty: Duty | None = None
) -> tuple[Fact, ...]:
    """What keeps a person from a duty on these days: absences, the organisation's closures, other duties.

    `duty` is the one that is being filled: it doesn't stand in its own way.
    """
    organisation = repository.organisation(person.organisation)
    spans = [(one.start, one.end, _absent(person, one)) for one in person.absences]
    if organisation:
        name = organisation.name.best(repository.language)
        spans += [_closed(name, closure) for closure in organisation.closures]
    off = [fact for start, end, fact in spans if any(start <= day <= end for day in days)]
    part = duty.period.part if duty else ""
    busy = [
        _busy_fact(repository, person.id, rota.line, one)
        for rota in repository.rotas
        for one in rota.duties
        if one is not duty
        and person.id in (*one.responders, one.back_up)
        and any(day in one.period for day in days)
        and (not part or one.period.part in ("", part))
    ]
    return (*off, *busy)


def _days(start: date, end: date, views: tuple[Planned, ...]) -> Iterable[date]:
    """The days from start to end that lie in a planned season: a closure may be written for ten years."""
    first = max(start, min(view.season.start for view in views))
    last = min(end, max(view.season.end for view in views))
    return (first + timedelta(days=number) for number in range((last - first).days + 1))


def _closed(name: str, closure: Closure) -> tuple[date, date, Fact]:
    fact = Fact(
        FactKind.CLOSURE,
        msg(
            "“{organisation}” is closed from {start} to {end}.",
            organisation=name,
            start=closure.start,
            end=closure.end,
        ),
        (closure.source.place(),),
    )
    return closure.start, closure.end, fact


def _absent(person: Person, absence: Absence) -> Fact:
    return Fact(
        FactKind.ABSENCE,
        msg(
            "“{person}” is away from {start} to {end}.",
            person=person.name,
            start=absence.start,
            end=absence.end,
        ),
        (absence.source.place(),),
    )


def _nobody_there(
    repository: Repository,
    views: tuple[Planned, ...],
    organisation: Organisation,
    found: dict[date, tuple[Fact, ...]],
) -> None:
    """An organisation can't answer on a day when all of its responders are away."""
    workers = [
        person
        for person in repository.people
        if person.organisation == organisation.id
        and any(view.serves(person, PersonRole.RESPONDER) for view in views)
    ]
    if not workers or not all(person.absences for person in workers):
        return
    away: dict[tuple[Absence, ...], list[date]] = {}
    for start in workers[0].absences:
        for day in _days(start.start, start.end, views):
            absences = [_absence_on(person, day) for person in workers]
            if all(absences):
                away.setdefault(tuple(one for one in absences if one), []).append(day)
    for together, days in away.items():
        fact = _all_away(repository, organisation, together)
        for day in days:
            found[day] = (*found.get(day, ()), fact)


def _all_away(
    repository: Repository, organisation: Organisation, together: tuple[Absence, ...]
) -> Fact:
    """One fact for all the days that the same absences share."""
    return Fact(
        FactKind.ABSENCE,
        msg(
            "All responders of “{organisation}” are away from {start} to {end}.",
            organisation=organisation.name.best(repository.language),
            start=max(one.start for one in together),
            end=min(one.end for one in together),
        ),
        tuple(one.source.place() for one in together),
    )


def _absence_on(person: Person, day: date) -> Absence | None:
    return next((one for one in person.absences if one.start <= day <= one.end), None)


def _busy(
    repository: Repository, views: tuple[Planned, ...], slots: tuple[Slot, ...]
) -> dict[tuple[str, int], list[Fact]]:
    """Per person and slot, the duties elsewhere that take the person's time."""
    planned = {(view.line.id, view.season.id): view for view in views}
    found: dict[tuple[str, int], list[Fact]] = {}
    by_day: dict[date, list[int]] = {}
    for index, slot in enumerate(slots):
        for day in slot.days:
            by_day.setdefault(day, []).append(index)
    for rota in repository.rotas:
        view = planned.get((rota.line, rota.season))
        for duty in rota.duties:
            people = _held_elsewhere(duty, view)
            near = {index for day in duty.period.days for index in by_day.get(day, ())}
            for index in sorted(
                index for index in near if people and _meet(duty.period, slots[index])
            ):
                for person in people:
                    fact = _busy_fact(repository, person, rota.line, duty)
                    found.setdefault((person, index), []).append(fact)
    return found


def _busy_houses(
    repository: Repository, views: tuple[Planned, ...], slots: tuple[Slot, ...]
) -> dict[tuple[str, int], list[Fact]]:
    """Per organisation and slot, the weeks that it answers on lines that are not planned now."""
    planned = {(view.line.id, view.season.id) for view in views}
    found: dict[tuple[str, int], list[Fact]] = {}
    for rota in repository.rotas:
        line = repository.line(rota.line)
        if line is None or line.duty is not DutyUnit.WEEK or (rota.line, rota.season) in planned:
            continue
        for duty in rota.duties:
            organisation = repository.organisation(duty.organisation or "")
            if organisation is None:
                continue
            for index, slot in enumerate(slots):
                if _meet(duty.period, slot):
                    fact = _house_fact(repository, organisation, line, duty)
                    found.setdefault((organisation.id, index), []).append(fact)
    return found


def _house_fact(repository: Repository, organisation: Organisation, line: Line, duty: Duty) -> Fact:
    return Fact(
        FactKind.BUSY,
        msg(
            "“{organisation}” answers the line “{line}” in {period}.",
            organisation=organisation.name.best(repository.language),
            line=line.name.best(repository.language),
            period=duty.period,
        ),
        (duty.source.place(),),
    )


def _held_elsewhere(duty: Duty, view: Planned | None) -> tuple[str, ...]:
    """The people whom a duty takes and the plan can't move: all of another rota; who answers a fixed week."""
    if view is None:
        return (*duty.responders, *((duty.back_up,) if duty.back_up else ()))
    return duty.responders if duty.pinned and view.line.duty is DutyUnit.WEEK else ()


def _meet(period: Period, slot: Slot) -> bool:
    parts = (period.part,) if period.part else ("am", "pm")
    return any((day, part) in slot.moments for day in period.days for part in parts)


def _busy_fact(repository: Repository, person_id: str, line_id: str, duty: Duty) -> Fact:
    person, line = repository.person(person_id), repository.line(line_id)
    return Fact(
        FactKind.BUSY,
        msg(
            "“{person}” has a duty on the line “{line}” in {period}.",
            person=person.name if person else person_id,
            line=line.name.best(repository.language) if line else line_id,
            period=duty.period,
        ),
        (duty.source.place(),),
    )


class _Fits:
    """How a candidate fits a seat apart from time: languages, skills and wishes. Answers are kept."""

    def __init__(self, repository: Repository, views: tuple[Planned, ...]) -> None:
        self.repository = repository
        self.views = views
        self.lasting: dict[tuple[int, Task, str, bool], list[tuple[RuleKind, int, Fact]]] = {}

    def of(self, slot: Slot, task: Task, candidate: Candidate) -> Found:
        """Every rule but time that this pair would break or fulfil."""
        if task is Task.BACK_UP:
            return []
        key = (slot.target, task, candidate.id, candidate.person)
        if key not in self.lasting:
            self.lasting[key] = self._lacks(self.views[slot.target], candidate)
        return [*self.lasting[key], *self._wishes(self.views[slot.target], slot, candidate)]

    def _lacks(self, view: Planned, candidate: Candidate) -> list[tuple[RuleKind, int, Fact]]:
        spoken = candidate.languages or (self.repository.language,)
        lacking = [
            (RuleKind.LANGUAGES, 1, self._fact(FactKind.LANGUAGE, candidate, language))
            for language in view.season.languages
            if language not in spoken
        ]
        known = self._skills(view, candidate)
        return lacking + [
            (RuleKind.SKILLS, 1, self._fact(FactKind.SKILL, candidate, skill))
            for skill in view.season.skills
            if skill not in known
        ]

    def _skills(self, view: Planned, candidate: Candidate) -> set[str]:
        if candidate.person:
            return set(candidate.skills)
        return {
            skill
            for person in self.repository.people
            if person.organisation == candidate.id and view.serves(person, PersonRole.RESPONDER)
            for skill in person.skills
        }

    @staticmethod
    def _fact(kind: FactKind, candidate: Candidate, what: str) -> Fact:
        message = (
            msg(
                "“{candidate}” does not serve in the language “{language}”.",
                candidate=candidate.name,
                language=what,
            )
            if kind is FactKind.LANGUAGE
            else msg(
                "“{candidate}” lacks the skill “{skill}”.", candidate=candidate.name, skill=what
            )
        )
        return Fact(kind, message, (candidate.place,))

    def _wishes(self, view: Planned, slot: Slot, candidate: Candidate) -> Found:
        promise = view.answering.get(candidate.organisation)
        if promise is None:
            return
        for number, period in enumerate(promise.prefers):
            if _meet(period, slot):
                wish = msg(
                    "“{organisation}” would gladly take {period}.",
                    organisation=self._name(candidate),
                    period=period,
                )
                place = promise.source.place("prefers", number)
                yield RuleKind.PREFERS, -1, Fact(FactKind.PREFERS, wish, (place,))
        for number, period in enumerate(promise.avoids):
            if _meet(period, slot):
                wish = msg(
                    "“{organisation}” would rather not take {period}.",
                    organisation=self._name(candidate),
                    period=period,
                )
                place = promise.source.place("avoids", number)
                yield RuleKind.AVOIDS, 1, Fact(FactKind.AVOIDS, wish, (place,))

    def _name(self, candidate: Candidate) -> str:
        organisation = self.repository.organisation(candidate.organisation)
        return organisation.name.best(self.repository.language) if organisation else candidate.name
