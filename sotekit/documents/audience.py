"""Who may see what: the one place where a repository is cut down to what an audience may read.

Every document is made from `for_audience(repository, audience)`, never from the repository itself, so what
is marked for a narrower audience can't reach a wider document by way of a template, an index or a search.
"""

from dataclasses import replace

from sotekit.model.line import Line
from sotekit.model.organisation import Audience, Contact, Organisation, Service
from sotekit.model.person import Person
from sotekit.model.repository import Repository

WIDTH = (Audience.PUBLIC, Audience.NETWORK, Audience.RESPONDER)
"""From the widest audience to the narrowest; each also reads what the ones before it read."""


def may_see(reader: Audience, marked: Audience) -> bool:
    """Whether a reader of that audience may see something that is marked for `marked`."""
    return WIDTH.index(marked) <= WIDTH.index(reader)


def for_audience(repository: Repository, audience: Audience) -> Repository:
    """The repository without anything that the audience may not see.

    The public gets no rota, no workers and nothing about the phone itself. What organisations have promised
    to the lines is for planning and reaches no document; only their roles in a season stay.
    """
    public = audience is Audience.PUBLIC
    return replace(
        repository,
        lines=tuple(_line(line, public) for line in repository.lines),
        organisations=tuple(_organisation(one, audience) for one in repository.organisations),
        people=() if public else tuple(_person(one, audience) for one in repository.people),
        rotas=() if public else repository.rotas,
    )


def _line(line: Line, public: bool) -> Line:
    return replace(line, subscription=None, handover=None) if public else line


def _organisation(organisation: Organisation, audience: Audience) -> Organisation:
    return replace(
        organisation,
        contacts=_contacts(organisation.contacts, audience),
        services=tuple(
            _service(service, audience)
            for service in organisation.services
            if may_see(audience, service.audience)
        ),
        participation=tuple(
            replace(promise, duties=None, duties_at_most=None, prefers=(), avoids=(), note=None)
            for promise in organisation.participation
        ),
        confirmed_by=None if audience is Audience.PUBLIC else organisation.confirmed_by,
    )


def _service(service: Service, audience: Audience) -> Service:
    return replace(service, contacts=_contacts(service.contacts, audience))


def _contacts(contacts: tuple[Contact, ...], audience: Audience) -> tuple[Contact, ...]:
    return tuple(one for one in contacts if may_see(audience, one.audience))


def _person(person: Person, audience: Audience) -> Person:
    """Absences, limits and roles are the planner's; the phone and e-mail follow the person's own mark."""
    known = replace(person, absences=(), duties_at_most=None)
    return known if may_see(audience, person.audience) else replace(known, phone=None, email=None)
