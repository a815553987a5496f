"""What changed in the handbook: for those who have an older print of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from sotekit.documents.dates import days
from sotekit.documents.labels import language_names
from sotekit.documents.view import (
    ClosureView,
    ContactView,
    DutyView,
    GuideView,
    HelplineView,
    HoursView,
    Named,
    OrganisationView,
    PersonView,
    ServiceView,
    Words,
)
from sotekit.messages import Message, Translator, msg


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that reads differently. `before` is empty for what is new, `after` for what is gone."""

    subject: str
    what: Message
    before: str
    after: str


Key = tuple[str, ...]
Fact = tuple[str, Message, str]
"""What it is about, which of its details, and what that says."""


def changes(old: GuideView, new: GuideView, translator: Translator) -> tuple[Change, ...]:
    """What the newer view says otherwise than the older, in the newer one's order, then what is gone.

    Both are views of the same line, season, language and audience. Something that is new or gone as a whole is
    one change, not one for each of its details.
    """
    before, after = (dict(_Facts(view, translator).all()) for view in (old, new))
    found = [
        Change(subject, what, before[key][2] if key in before else "", text)
        for key, (subject, what, text) in after.items()
        if (key not in before or before[key][2] != text) and not _inside_new(key, before)
    ]
    gone = [
        Change(subject, what, text, "")
        for key, (subject, what, text) in before.items()
        if key not in after and not _inside_new(key, after)
    ]
    return tuple(found + gone)


def _inside_new(key: Key, others: dict[Key, Fact]) -> bool:
    """Whether something around it is missing on the other side and told of already."""
    return any(key[:length] not in others for length in range(2, len(key), 2))


class _Facts:
    """Everything a view says, by a key that stays the same over time: kind, id, kind within, id within."""

    def __init__(self, view: GuideView, translator: Translator) -> None:
        self._view = view
        self._translator = translator

    def all(self) -> Iterator[tuple[Key, Fact]]:
        view = self._view
        line = ("line", "")
        name = view.line.name.text
        yield line, (name, msg("Name"), name)
        yield from self._details(
            line,
            name,
            (
                ("number", msg("Number"), view.line.phone.shown),
                ("hours", msg("Hours"), _hours(view.line.hours)),
                ("closures", msg("Closed days"), self._closures(view.line.closures)),
            ),
        )
        for helpline in (*view.emergency, *view.helplines):
            yield from self._helpline(helpline)
        for duty in view.duties:
            yield from self._duty(duty)
        for organisation in view.organisations:
            yield from self._organisation(organisation)

    def _helpline(self, one: HelplineView) -> Iterator[tuple[Key, Fact]]:
        key = ("helpline", one.id)
        yield key, (one.name.text, msg("National helpline"), one.name.text)
        yield from self._details(
            key,
            one.name.text,
            (
                ("number", msg("Number"), one.phone.shown),
                ("hours", msg("Hours"), _hours(one.hours) or _text(one.hours_note)),
                ("about", msg("Description"), _text(one.about)),
            ),
        )

    def _duty(self, one: DutyView) -> Iterator[tuple[Key, Fact]]:
        key = ("duty", one.id)
        when = days(one.first, one.last, self._view.language, self._view.line.start)
        subject = f"{when} {one.part}".strip()
        yield key, (subject, msg("Duty"), when)
        yield from self._details(
            key,
            subject,
            (
                ("answers", msg("Answers"), one.organisation.name.text if one.organisation else ""),
                ("responders", msg("Responders"), ", ".join(map(_person, one.responders))),
                ("back-up", msg("Back-up"), _person(one.back_up) if one.back_up else ""),
                ("note", msg("Note"), _text(one.note)),
            ),
        )

    def _organisation(self, one: OrganisationView) -> Iterator[tuple[Key, Fact]]:
        key = ("organisation", one.id)
        name = one.name.text
        yield key, (name, msg("Organisation"), name)
        yield from self._details(
            key,
            name,
            (
                ("about", msg("Description"), _text(one.about)),
                ("hours", msg("Hours"), _hours(one.hours)),
                ("closures", msg("Closed days"), self._closures(one.closures)),
                ("contacts", msg("Contacts"), _contacts(one.contacts)),
                ("languages", msg("Languages"), language_names(one.languages, self._translator)),
                ("places", msg("Where"), _names(one.municipalities)),
            ),
        )
        for service in one.services:
            yield from self._service(key, name, service)

    def _service(self, owner: Key, name: str, one: ServiceView) -> Iterator[tuple[Key, Fact]]:
        key = (*owner, "service", one.id)
        subject = f"{name}: {one.name.text}"
        yield key, (subject, msg("Service"), one.name.text)
        yield from self._details(
            key,
            subject,
            (
                ("about", msg("Description"), _text(one.about)),
                ("how", msg("How to get in"), _text(one.how)),
                ("hours", msg("Hours"), _hours(one.hours) if one.own_hours else ""),
                ("closures", msg("Closed days"), self._closures(one.closures)),
                ("contacts", msg("Contacts"), _contacts(one.contacts)),
                ("topics", msg("Helps with"), _names(one.topics)),
                ("groups", msg("For whom"), _names(one.target_groups)),
                ("places", msg("Where"), _names(one.municipalities)),
            ),
        )

    def _details(
        self, key: Key, subject: str, details: tuple[tuple[str, Message, str], ...]
    ) -> Iterator[tuple[Key, Fact]]:
        for name, what, text in details:
            if text:
                yield (*key, name), (subject, what, text)

    def _closures(self, closures: tuple[ClosureView, ...]) -> str:
        language, around = self._view.language, self._view.line.start
        return ", ".join(days(one.start, one.end, language, around) for one in closures)


def _text(words: Words | None) -> str:
    return words.text if words else ""


def _hours(hours: HoursView | None) -> str:
    return ", ".join(line.text for line in hours.lines) if hours else ""


def _names(names: tuple[Named, ...]) -> str:
    return ", ".join(one.name.text for one in names)


def _person(one: PersonView) -> str:
    return " ".join(filter(None, (one.name, one.phone.shown if one.phone else "")))


def _contacts(contacts: tuple[ContactView, ...]) -> str:
    return "; ".join(
        ", ".join(
            filter(
                None,
                (
                    _text(one.title),
                    one.name,
                    one.phone.shown if one.phone else "",
                    one.email,
                    one.web,
                    one.address,
                ),
            )
        )
        for one in contacts
    )
