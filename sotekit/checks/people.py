"""The people on the rota: present, fit for the part they have, and in one place at a time."""

from collections.abc import Iterator
from datetime import date

from sotekit.checks.rota import is_planned, keeps_closures, known_rotas
from sotekit.checks.world import World
from sotekit.hours.seasons import is_open_day
from sotekit.messages import msg, msgn
from sotekit.model.line import Line, Season
from sotekit.model.period import DutyUnit
from sotekit.model.person import Person, PersonRole, hands
from sotekit.model.repository import Repository
from sotekit.model.rota import Duty, Rota
from sotekit.model.rules import BackUpFrom, RuleKind, RuleLevel
from sotekit.plain.problem import Level, Place, Problem


def absent_people(world: World) -> Iterator[Problem]:
    """A responder or back-up officer who is away during the duty, or whose organisation is closed then."""
    for rota, _line, season in known_rotas(world):
        if not keeps_closures(season):
            continue
        for duty in rota.duties:
            days = [day for day in duty.period.days if is_open_day(season, day)]
            for key, index, person in _people_of(world.repository, duty):
                place = duty.source.place(*((key,) if index is None else (key, index)))
                if any(one.start <= day <= one.end for one in person.absences for day in days):
                    yield Problem(
                        "duty-during-absence",
                        place,
                        msg(
                            "“{person}” is away during {period}.",
                            person=person.id,
                            period=str(duty.period),
                        ),
                        msg("Choose another, or correct the absence in data/people.yaml."),
                    )
                elif person.organisation != duty.organisation:
                    yield from _closed_at_home(world.repository, person, days, place)


def _closed_at_home(
    repository: Repository, person: Person, days: list[date], place: Place
) -> Iterator[Problem]:
    """The person's own organisation is closed, and it isn't the one whose closure is reported anyway."""
    organisation = repository.organisation(person.organisation)
    for closure in organisation.closures if organisation else ():
        if any(day in closure for day in days):
            yield Problem(
                "duty-during-closure",
                place,
                msg(
                    "“{person}” works for “{organisation}”, which is closed from {start} to {end}.",
                    person=person.id,
                    organisation=person.organisation,
                    start=closure.start,
                    end=closure.end,
                ),
                msg(
                    "The closure is at {place}. Change the duty or the closure.",
                    place=str(closure.source.place()),
                ),
            )
            return


def _people_of(repository: Repository, duty: Duty) -> Iterator[tuple[str, int | None, Person]]:
    for index, responder in enumerate(duty.responders):
        person = repository.person(responder)
        if person:
            yield "responders", index, person
    back_up = repository.person(duty.back_up or "")
    if back_up:
        yield "back_up", None, back_up


def back_ups(world: World) -> Iterator[Problem]:
    """A duty without a back-up officer, or with one who can't be one."""
    for rota, line, season in known_rotas(world):
        needed = is_planned(rota) and _needs_back_up(world.repository, line, season)
        for duty in rota.duties:
            if duty.back_up is None:
                if needed:
                    yield Problem(
                        "back-up-missing",
                        duty.source.place(),
                        msg("{period} has no back-up officer.", period=str(duty.period)),
                        msg(
                            "“sotekit rota plan” chooses one from another organisation, or write back_up: yourself."
                        ),
                    )
                continue
            person = world.repository.person(duty.back_up)
            if person is not None:
                yield from _unfit_back_up(line, season, duty, person)


def _needs_back_up(repository: Repository, line: Line, season: Season) -> bool:
    """Whether duties have a back-up; a line by the day has one if it says so or has officers, as planning takes it."""
    if line.duty is DutyUnit.WEEK or any(one.rule is RuleKind.BACK_UP for one in season.rules):
        return _asks(season, RuleKind.BACK_UP)
    taking_part = {organisation.id for organisation, _ in repository.participants(line, season)}
    return any(
        PersonRole.BACK_UP in person.roles
        and (line.id in person.lines if person.lines else person.organisation in taking_part)
        for person in repository.people
    )


def _asks(season: Season, kind: RuleKind) -> bool:
    """Whether the rule holds in the season as usual: neither off nor changed to allow the organisation itself."""
    return not any(
        rule.rule is kind
        and (rule.level is RuleLevel.OFF or rule.back_up_from not in (None, BackUpFrom.OTHER))
        for rule in season.rules
    )


def _unfit_back_up(line: Line, season: Season, duty: Duty, person: Person) -> Iterator[Problem]:
    place = duty.source.place("back_up")
    if person.id in duty.responders:
        yield Problem(
            "back-up-same",
            place,
            msg("“{person}” both answers and backs up.", person=person.id),
            msg("Choose somebody else: the responder needs a person to talk to."),
        )
    elif (
        line.duty is DutyUnit.WEEK
        and person.organisation == duty.organisation
        and _asks(season, RuleKind.BACK_UP_ORGANISATION)
    ):
        yield Problem(
            "back-up-same",
            place,
            msg(
                "“{person}” works for “{organisation}”, which answers.",
                person=person.id,
                organisation=person.organisation,
            ),
            msg("Choose a back-up officer from another organisation."),
        )
    if PersonRole.BACK_UP not in person.roles:
        yield Problem(
            "wrong-role",
            place,
            msg("“{person}” is not a back-up officer.", person=person.id),
            msg("Add back-up to the person's roles in data/people.yaml, or choose another."),
        )


def responders(world: World) -> Iterator[Problem]:
    """A responder who is not one, or who works for another organisation than the one that answers."""
    for rota, _line, _season in known_rotas(world):
        for duty in rota.duties:
            for key, index, person in _people_of(world.repository, duty):
                if index is None:
                    continue
                place = duty.source.place(key, index)
                if PersonRole.RESPONDER not in person.roles:
                    yield Problem(
                        "wrong-role",
                        place,
                        msg("“{person}” is not a responder.", person=person.id),
                        msg(
                            "Add responder to the person's roles in data/people.yaml, or choose another."
                        ),
                    )
                elif _works_elsewhere(world.repository, person, duty):
                    yield Problem(
                        "wrong-organisation",
                        place,
                        msg(
                            "“{person}” works for “{organisation}”, not for the one that answers.",
                            person=person.id,
                            organisation=person.organisation,
                        ),
                        msg("Choose one of its own people, or correct the organisation."),
                    )


def _works_elsewhere(repository: Repository, person: Person, duty: Duty) -> bool:
    """Whether both organisations are known and differ; an unknown one is a mistake of its own."""
    return (
        duty.organisation is not None
        and person.organisation != duty.organisation
        and repository.organisation(person.organisation) is not None
        and repository.organisation(duty.organisation) is not None
    )


def two_at_once(world: World) -> Iterator[Problem]:
    """A person on two phones, or back-up for two, at the same time."""
    seen: dict[tuple[str, date, str], tuple[Rota, Duty]] = {}
    for rota, _line, season in known_rotas(world):
        for duty in rota.duties:
            for key, index, person in _people_of(world.repository, duty):
                marks = [(person.id, *half) for half in _halves(duty, season)]
                clash = next((seen[mark] for mark in marks if mark in seen), None)
                for mark in marks:
                    seen.setdefault(mark, (rota, duty))
                if clash is None or _is_same_turn(clash, (rota, duty)):
                    continue
                yield Problem(
                    "two-at-once",
                    duty.source.place(*((key,) if index is None else (key, index))),
                    msg("“{person}” has another duty at the same time.", person=person.id),
                    msg("The other one is at {place}.", place=str(clash[1].source.place())),
                )


def two_lines_at_once(world: World) -> Iterator[Problem]:
    """An organisation that answers more lines in the same week than it has responders.

    Named responders settle it: then each of them is looked at alone (`two-at-once`).
    """
    held: dict[tuple[str, date], dict[str, Duty]] = {}
    for rota, line, season in known_rotas(world):
        for duty in rota.duties if line.duty is DutyUnit.WEEK else ():
            if duty.organisation is None:
                continue
            others: dict[str, Duty] = {}
            for day in duty.period.days:
                if is_open_day(season, day):
                    there = held.setdefault((duty.organisation, day), {})
                    others |= {name: one for name, one in there.items() if name != line.id}
                    there[line.id] = duty
            named = duty.responders and all(one.responders for one in others.values())
            count = hands(world.repository.people, duty.organisation)
            if len(others) >= count and not named:
                yield _two_lines(duty, *next(iter(others.items())), count)


def _two_lines(duty: Duty, other_line: str, other: Duty, count: int) -> Problem:
    return Problem(
        "two-lines-at-once",
        duty.source.place("organisation"),
        msgn(
            "“{organisation}” answers “{other}” too in {period}, and has {count} responder.",
            "“{organisation}” answers “{other}” too in {period}, and has {count} responders.",
            count,
            organisation=duty.organisation,
            other=other_line,
            period=str(duty.period),
        ),
        msg(
            "The other duty is at {place}. Give one of them to another, or name who answers (responders).",
            place=str(other.source.place()),
        ),
        Level.WARNING,
    )


def _halves(duty: Duty, season: Season) -> Iterator[tuple[date, str]]:
    """The half days of the duty on which the phone is answered."""
    for day in duty.period.days:
        if is_open_day(season, day):
            for part in (duty.period.part,) if duty.period.part else ("am", "pm"):
                yield day, part


def _is_same_turn(one: tuple[Rota, Duty], other: tuple[Rota, Duty]) -> bool:
    """The same duty, or a second copy of it, which is reported as `duty-twice`."""
    return one[0] is other[0] and one[1].period == other[1].period
