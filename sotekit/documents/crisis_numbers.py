"""Whom the messages go to: names, numbers and addresses by audience. For those who lead, never for the public."""

from collections.abc import Iterator

from sotekit.crisis.state import CrisisState
from sotekit.documents.crisis_exercise import long_text
from sotekit.documents.crisis_labels import AUDIENCES
from sotekit.i18n import Language
from sotekit.messages import msg
from sotekit.model.crisis import MessageAudience
from sotekit.model.owners import staff_of
from sotekit.model.person import Person
from sotekit.model.repository import Repository
from sotekit.plain.moments import HELSINKI


def steering_people(repository: Repository) -> tuple[Person, ...]:
    """The coordination in its order, then the group's members and their deputies, each once."""
    plan = repository.crisis
    if plan is None:
        return ()
    named = [*plan.coordination.people]
    named += [one.person for one in plan.group.members if one.person]
    named += [one.deputy for one in plan.group.members if one.deputy]
    return _people(repository, named)


def point_people(repository: Repository, state: CrisisState, point: str) -> tuple[Person, ...]:
    """The pairs of the point that serve that day, and those who can open its door."""
    found = repository.point(point)
    if found is None:
        return ()
    on = state.activation.start.astimezone(HELSINKI).date()
    return _people(repository, [one for one in staff_of(found, on) if one])


def volunteer_people(repository: Repository) -> tuple[Person, ...]:
    """Those who call the groups of volunteers together."""
    return _people(repository, [one.contact for one in repository.volunteers if one.contact])


def _people(repository: Repository, named: list[str]) -> tuple[Person, ...]:
    found = (repository.person(one) for one in dict.fromkeys(named))
    return tuple(one for one in found if one is not None)


def addresses(
    repository: Repository, state: CrisisState, audience: MessageAudience
) -> tuple[tuple[str, str], ...]:
    """Names and e-mail addresses of an audience that is known by name; nobody for the others."""
    people: tuple[Person, ...] = ()
    if audience is MessageAudience.STEERING:
        people = steering_people(repository)
    elif audience is MessageAudience.POINTS:
        every = (
            person
            for stand in state.points
            if not stand.waits
            for person in point_people(repository, state, stand.point)
        )
        people = tuple(dict.fromkeys(every))
    elif audience is MessageAudience.VOLUNTEERS:
        people = volunteer_people(repository)
    return tuple((one.name, one.email) for one in people if one.email)


def numbers_text(repository: Repository, state: CrisisState, words: Language) -> str:
    """The list on paper: the group, each point that is alerted, the groups of volunteers."""
    exercise = state.activation.is_exercise
    return long_text("\n".join(_lines(repository, state, words)), words, exercise=exercise)


def _lines(repository: Repository, state: CrisisState, words: Language) -> Iterator[str]:
    yield msg("Numbers for those who lead. Not for the public.").text(words)
    yield ""
    yield words.gettext(AUDIENCES[MessageAudience.STEERING])
    yield from (_line(one) for one in steering_people(repository))
    yield ""
    yield words.gettext(AUDIENCES[MessageAudience.POINTS])
    for stand in state.points:
        point = repository.point(stand.point)
        if point is None or stand.waits:
            continue
        yield f"  {point.name.best(words.language)}: {', '.join(point.phones)}"
        yield from (f"  {_line(one)}" for one in point_people(repository, state, stand.point))
    volunteers = volunteer_people(repository)
    if volunteers:
        yield ""
        yield words.gettext(AUDIENCES[MessageAudience.VOLUNTEERS])
        yield from (_line(one) for one in volunteers)


def _line(person: Person) -> str:
    return "  " + " ".join(one for one in (person.name, person.phone, person.email) if one)
