"""What a professional needs at the desk: organisations and parishes by target group, theme and diagnosis, as one page.

Who they are, whom they help, how they are reached, and how a referral is noted in the record and in the plan.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sotekit.documents.audience import for_audience
from sotekit.documents.comms_texts import tidy
from sotekit.documents.event_words import Speech, escaped
from sotekit.documents.labels import kind_name
from sotekit.documents.letters import Raw
from sotekit.documents.sorting import sort_key
from sotekit.documents.templates import Templates, environment, run
from sotekit.events.contacts import Reach, organisation_reach
from sotekit.i18n import Language
from sotekit.messages import msg
from sotekit.model.organisation import Audience, Contact, Organisation, OrganisationKind, Service
from sotekit.model.repository import Repository

DOCUMENT = "event-directory.md.j2"
REFERRAL = "{language}/events/referral.md"

LISTED = (OrganisationKind.ASSOCIATION, OrganisationKind.PARISH)
"""What bodies the page is of; authorities have pages of their own."""


@dataclass(frozen=True, slots=True)
class Directory:
    """The page as Markdown."""

    title: str
    text: str
    language: str


def directory(
    repository: Repository, audience: Audience, today: date, words: Language, templates: Templates
) -> Directory:
    """The page as that audience may read it. Raises TemplateError where a template can't be used."""
    seen = for_audience(repository, audience)
    speech = Speech(words, repository.region.languages)
    found = sorted(
        (one for one in seen.organisations if one.kind in LISTED),
        key=lambda one: sort_key(speech.text(one.name)),
    )
    title = msg("Associations and parishes of {region}", region=seen.region.name).text(words)

    def say(template: str, /, **values: object) -> str:
        return msg(template, **values).text(words)

    env = environment(templates, escaped, {"_": say}, {}, autoescape=False)
    referral = run(env, REFERRAL.format(language=words.language), {})
    values = {
        "title": title,
        "made": today,
        "by_group": _by_group(seen, found, audience, speech),
        "by_theme": _by_theme(found, speech),
        "referral": Raw(referral),
        "organisations": [_card(seen, one, speech) for one in found],
    }
    return Directory(title, tidy(run(env, DOCUMENT, values)), words.language)


def _by_group(
    repository: Repository, found: Sequence[Organisation], audience: Audience, speech: Speech
) -> list[dict[str, object]]:
    """Every target group that somebody serves, with the services for it and how to reach them."""
    groups: list[dict[str, object]] = []
    for group in repository.region.target_groups:
        members = [
            {
                "name": speech.text(one.name),
                "services": ", ".join(speech.text(service.name) for service in services),
                "ways": speech.ways(organisation_reach(one, audience)),
            }
            for one in found
            if (services := [each for each in one.services if group.id in each.target_groups])
        ]
        if members:
            groups.append({"name": speech.text(group.name), "members": members})
    return groups


def _by_theme(found: Iterable[Organisation], speech: Speech) -> list[dict[str, object]]:
    """Contact persons by theme or diagnosis; themes that are written alike are one."""
    themes: dict[str, tuple[str, list[dict[str, object]]]] = {}
    for one in found:
        for contact in _contacts(one):
            for theme in contact.themes:
                name = speech.text(theme)
                _, people = themes.setdefault(name.casefold(), (name, []))
                person = _person(one, contact, speech)
                if person not in people:
                    people.append(person)
    ordered = sorted(themes.values(), key=lambda theme: sort_key(theme[0]))
    return [{"name": name[:1].upper() + name[1:], "people": people} for name, people in ordered]


def _contacts(one: Organisation) -> tuple[Contact, ...]:
    return (*one.contacts, *(each for service in one.services for each in service.contacts))


def _person(one: Organisation, contact: Contact, speech: Speech) -> dict[str, object]:
    title = speech.text(contact.title)
    return {
        "name": contact.name or title or speech.text(one.name),
        "title": title if contact.name else "",
        "organisation": speech.text(one.name),
        "ways": speech.ways(_reach(contact, named=False)),
    }


def _reach(contact: Contact, *, named: bool) -> Reach:
    return Reach(
        name=(contact.name or "") if named else "",
        title=contact.title if named else None,
        phone=contact.phone or "",
        email=contact.email or "",
        web=contact.web or "",
    )


def _card(repository: Repository, one: Organisation, speech: Speech) -> dict[str, object]:
    towns = {town.id: speech.text(town.name) for town in repository.region.municipalities}
    return {
        "name": speech.text(one.name),
        "kind": kind_name(one.kind.value, speech.words),
        "where": ", ".join(towns[town] for town in one.municipalities if town in towns),
        "about": speech.text(one.about),
        "services": [_service(service, speech) for service in one.services],
        "contacts": [
            ways for contact in _contacts(one) if (ways := speech.ways(_reach(contact, named=True)))
        ],
        "confirmed": speech.words.day(one.confirmed) if one.confirmed else "",
    }


def _service(service: Service, speech: Speech) -> dict[str, object]:
    return {
        "name": speech.text(service.name),
        "about": speech.text(service.about),
        "how": speech.text(service.how),
    }
