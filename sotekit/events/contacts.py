"""How the people of a session are reached, and by whom: a number is shown only to those who may see it."""

from dataclasses import dataclass

from sotekit.model.event import Presenter, Series, Session
from sotekit.model.organisation import Audience, Contact, Organisation
from sotekit.model.repository import Repository
from sotekit.model.text import Text

_SEES = {
    Audience.PUBLIC: frozenset({Audience.PUBLIC}),
    Audience.NETWORK: frozenset({Audience.PUBLIC, Audience.NETWORK}),
    Audience.RESPONDER: frozenset(Audience),
}
"""What each circle of readers may see."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Ways to reach somebody; what isn't known is empty."""

    name: str = ""
    title: Text | None = None
    phone: str = ""
    email: str = ""
    web: str = ""

    def __bool__(self) -> bool:
        return bool(self.phone or self.email or self.web)


@dataclass(frozen=True, slots=True)
class Host:
    """Whoever runs a session, or can step in: the person, whose worker, and how to reach them or their office."""

    id: str
    name: str
    organisation: Organisation | None
    reach: Reach


def may_see(readers: Audience, audience: Audience) -> bool:
    """Whether these readers may see what is meant for that audience."""
    return audience in _SEES[readers]


def presenter_reach(repository: Repository, presenter: Presenter) -> Reach:
    """Where questions go afterwards: to the presenter where that was given, otherwise to the public contact."""
    organisation = repository.organisation(presenter.organisation)
    public = organisation_reach(organisation, Audience.PUBLIC)
    if presenter.email or presenter.phone:
        return Reach(
            name=presenter.name or "",
            phone=presenter.phone or public.phone,
            email=presenter.email or public.email,
            web=public.web,
        )
    return public


def organisation_reach(organisation: Organisation | None, readers: Audience) -> Reach:
    """The organisation's first contact that can be written or called to, completed from the others."""
    if organisation is None:
        return Reach()
    seen = [one for one in organisation.contacts if may_see(readers, one.audience)]
    first = next((one for one in seen if one.email or one.phone), seen[0] if seen else None)
    if first is None:
        return Reach()
    return Reach(
        name=first.name or "",
        title=first.title,
        phone=first.phone or _first(seen, "phone"),
        email=first.email or _first(seen, "email"),
        web=first.web or _first(seen, "web"),
    )


def letter_address(repository: Repository, presenter: Presenter) -> str | None:
    """Where a letter to the presenter goes: agreed with it, or public. None where there is no such address."""
    organisation = repository.organisation(presenter.organisation)
    asked = organisation.presenting.email if organisation and organisation.presenting else None
    public = organisation_reach(organisation, Audience.PUBLIC).email
    return presenter.email or asked or public or None


def host(repository: Repository, person: str | None, readers: Audience) -> Host | None:
    """The person with the ways that these readers may see; of a kept number its organisation's instead."""
    if person is None:
        return None
    found = repository.person(person)
    if found is None:
        return Host(person, person, None, Reach())
    organisation = repository.organisation(found.organisation)
    own = may_see(readers, found.audience)
    office = organisation_reach(organisation, readers)
    reach = (
        Reach(phone=found.phone or office.phone, email=found.email or office.email)
        if own
        else Reach(phone=office.phone, email=office.email)
    )
    return Host(found.id, found.name, organisation, reach)


def hosts(
    repository: Repository, series: Series, session: Session, readers: Audience
) -> tuple[Host | None, Host | None]:
    """The session's coordinator and deputy."""
    return (
        host(repository, series.coordinator_of(session), readers),
        host(repository, series.deputy_of(session), readers),
    )


def organiser(repository: Repository, series: Series) -> Organisation | None:
    """Who arranges the series: named there, or the region's convener."""
    return repository.organisation(series.organiser or repository.region.coordinator or "")


def _first(contacts: list[Contact], key: str) -> str:
    return next((value for one in contacts if (value := getattr(one, key))), "")
