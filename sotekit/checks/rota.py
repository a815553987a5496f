"""The rota against the season and the people: nobody calls in vain, and nobody stands alone."""

from collections.abc import Iterator
from datetime import timedelta

from sotekit.checks.world import World
from sotekit.hours.seasons import is_open_day, periods
from sotekit.messages import msg
from sotekit.model.line import Line, Season
from sotekit.model.organisation import Role
from sotekit.model.period import DutyUnit
from sotekit.model.person import Person, PersonRole
from sotekit.model.repository import Repository
from sotekit.model.rota import Duty, Rota
from sotekit.plain.problem import Level, Problem

UNPLANNED_DAYS = 60
"""A season without a rota is warned of when it begins within this many days."""


def _known(world: World) -> Iterator[tuple[Rota, Line, Season]]:
    """The rotas whose line and season exist; the others are reported as unknown references."""
    for rota in world.repository.rotas:
        line = world.repository.line(rota.line)
        season = line.season(rota.season) if line else None
        if line and season:
            yield rota, line, season


def is_planned(rota: Rota) -> bool:
    """Whether somebody has planned it: a rota of nothing but pinned duties still waits for its plan."""
    return any(not duty.pinned for duty in rota.duties)


def gaps(world: World) -> Iterator[Problem]:
    """A duty of the season that nobody answers."""
    for rota, line, season in _known(world):
        if not is_planned(rota):
            continue
        answered = {duty.period for duty in rota.duties if duty.organisation or duty.responders}
        for period in periods(line, season):
            if period not in answered:
                unfilled = next((duty for duty in rota.duties if duty.period == period), None)
                yield Problem(
                    "rota-gap",
                    unfilled.source.place() if unfilled else rota.source.place("duties"),
                    msg(
                        "Nobody answers in {period} ({start} to {end}).",
                        period=str(period),
                        start=period.first,
                        end=period.last,
                    ),
                    msg(
                        "“sotekit rota plan” fills the gap and leaves the pinned duties as they are."
                    ),
                )


def unplanned(world: World) -> Iterator[Problem]:
    """A season that begins soon and has no rota."""
    soon = world.today + timedelta(days=UNPLANNED_DAYS)
    for line in world.repository.lines:
        for season in line.seasons:
            rota = world.repository.rota(line.id, season.id)
            if world.today <= season.start <= soon and not (rota and is_planned(rota)):
                yield Problem(
                    "rota-unplanned",
                    season.source.place("start"),
                    msg("The season begins on {date} and has no rota.", date=season.start),
                    msg(
                        "Plan it with “sotekit rota plan --line {line} --season {season}”.",
                        line=line.id,
                        season=season.id,
                    ),
                    Level.WARNING,
                )


def misplaced(world: World) -> Iterator[Problem]:
    """A duty outside the season, of the wrong length, or at the same time as another."""
    for rota, line, season in _known(world):
        seen: dict[str, Duty] = {}
        for duty in rota.duties:
            place = duty.source.place("period")
            if duty.period.unit is not line.duty:
                yield Problem(
                    "duty-unit",
                    place,
                    msg("The duties of this line are of the unit “{unit}”.", unit=line.duty),
                    msg(
                        "Write a week as 2027-W23, a day as 2027-06-07, a half day as 2027-06-07-am."
                    ),
                )
            elif not duty.period.overlaps(season.start, season.end):
                yield Problem(
                    "duty-outside-season",
                    place,
                    msg(
                        "{period} is not within the season ({start} to {end}).",
                        period=str(duty.period),
                        start=season.start,
                        end=season.end,
                    ),
                    msg(
                        "Correct the period, or the dates of the season in data/lines/{line}.yaml.",
                        line=line.id,
                    ),
                )
            elif str(duty.period) in seen:
                first = seen[str(duty.period)].source.place("period").line
                yield Problem(
                    "duty-twice",
                    place,
                    msg("{period} is on the rota twice.", period=str(duty.period)),
                    msg("It is first on line {line}. Remove one of them.", line=first),
                )
            seen.setdefault(str(duty.period), duty)


def unpromised(world: World) -> Iterator[Problem]:
    """A duty of an organisation that has not promised to answer this season."""
    for rota, line, season in _known(world):
        answering = {
            organisation.id
            for organisation, promise in world.repository.participants(line, season)
            if promise.role is Role.ANSWERS
        }
        for duty in rota.duties:
            organisation = duty.organisation
            if (
                organisation
                and organisation not in answering
                and world.repository.organisation(organisation)
            ):
                yield Problem(
                    "duty-not-promised",
                    duty.source.place("organisation"),
                    msg(
                        "“{organisation}” has not promised to answer in season {season}.",
                        organisation=organisation,
                        season=season.id,
                    ),
                    msg(
                        "Add its promise under participation in data/organisations/{organisation}.yaml, or choose another.",
                        organisation=organisation,
                    ),
                )


def during_closure(world: World) -> Iterator[Problem]:
    """A duty on days when its organisation is closed."""
    for rota, _line, season in _known(world):
        for duty in rota.duties:
            organisation = world.repository.organisation(duty.organisation or "")
            for closure in organisation.closures if organisation else ():
                days = [
                    day for day in duty.period.days if day in closure and is_open_day(season, day)
                ]
                if organisation and days:
                    yield Problem(
                        "duty-during-closure",
                        duty.source.place("organisation"),
                        msg(
                            "“{organisation}” is closed from {start} to {end}.",
                            organisation=organisation.id,
                            start=closure.start,
                            end=closure.end,
                        ),
                        msg(
                            "The closure is at {place}. Change the duty or the closure.",
                            place=str(closure.source.place()),
                        ),
                    )
                    break


def absent_people(world: World) -> Iterator[Problem]:
    """A responder or back-up officer who is away during the duty."""
    for rota, _line, season in _known(world):
        for duty in rota.duties:
            for key, index, person in _people_of(world.repository, duty):
                if any(
                    absence.start <= day <= absence.end and is_open_day(season, day)
                    for absence in person.absences
                    for day in duty.period.days
                ):
                    path = (key,) if index is None else (key, index)
                    yield Problem(
                        "duty-during-absence",
                        duty.source.place(*path),
                        msg(
                            "“{person}” is away during {period}.",
                            person=person.id,
                            period=str(duty.period),
                        ),
                        msg("Choose another, or correct the absence in data/people.yaml."),
                    )


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
    for rota, line, _season in _known(world):
        for duty in rota.duties:
            if duty.back_up is None:
                if is_planned(rota):
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
                yield from _unfit_back_up(line, duty, person)


def _unfit_back_up(line: Line, duty: Duty, person: Person) -> Iterator[Problem]:
    place = duty.source.place("back_up")
    if person.id in duty.responders:
        yield Problem(
            "back-up-same",
            place,
            msg("“{person}” both answers and backs up.", person=person.id),
            msg("Choose somebody else: the responder needs a person to talk to."),
        )
    elif line.duty is DutyUnit.WEEK and person.organisation == duty.organisation:
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
    for rota, _line, _season in _known(world):
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
                elif duty.organisation and person.organisation != duty.organisation:
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


def two_at_once(world: World) -> Iterator[Problem]:
    """A person on two phones, or back-up for two, at the same time."""
    seen: dict[tuple[str, str, object], Duty] = {}
    for rota, _line, season in _known(world):
        for duty in rota.duties:
            for key, index, person in _people_of(world.repository, duty):
                clash = None
                for day in duty.period.days:
                    if not is_open_day(season, day):
                        continue
                    for part in (duty.period.part,) if duty.period.part else ("am", "pm"):
                        mark = (person.id, key, (day, part))
                        clash = clash or seen.get(mark)
                        seen.setdefault(mark, duty)
                if clash is not None and clash is not duty:
                    path = (key,) if index is None else (key, index)
                    yield Problem(
                        "two-at-once",
                        duty.source.place(*path),
                        msg("“{person}” has another duty at the same time.", person=person.id),
                        msg("The other one is at {place}.", place=str(clash.source.place())),
                    )


def broken_promises(world: World) -> Iterator[Problem]:
    """More duties than an organisation said it can take."""
    for rota, line, season in _known(world):
        for organisation, promise in world.repository.participants(line, season):
            most = promise.duties_at_most if promise.duties_at_most is not None else promise.duties
            count = sum(duty.organisation == organisation.id for duty in rota.duties)
            if promise.role is Role.ANSWERS and most is not None and count > most:
                yield Problem(
                    "promise-exceeded",
                    promise.source.place(
                        "duties_at_most" if promise.duties_at_most is not None else "duties"
                    ),
                    msg(
                        "“{organisation}” has {count} duties and can take {most}.",
                        organisation=organisation.id,
                        count=count,
                        most=most,
                    ),
                    msg("Move a duty to another organisation, or agree on more."),
                    Level.WARNING,
                )
