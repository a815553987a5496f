"""What the repository itself has published: names, numbers and addresses that a note may hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sotekit.privacy.normalise import normalise

if TYPE_CHECKING:  # the screen of a note needs none of the model's modules
    from sotekit.model.organisation import Contact
    from sotekit.model.repository import Repository
    from sotekit.model.text import Text

_WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Allowed:
    """Words of published names, whole names as tuples of words, digits of numbers, e-mails and street addresses.

    All in small letters. A single word excuses an unknown word with a capital; only a whole name
    excuses a word that is a person's name.
    """

    words: frozenset[str] = field(default=frozenset())
    names: frozenset[tuple[str, ...]] = field(default=frozenset())
    numbers: frozenset[str] = field(default=frozenset())
    emails: frozenset[str] = field(default=frozenset())
    addresses: frozenset[str] = field(default=frozenset())


NOTHING_ALLOWED = Allowed()

PUBLIC_NUMBERS = frozenset(
    {
        "112",
        "116000",
        "116006",
        "116016",
        "116111",
        "116117",
        "116123",
        "080005005",
        "0400221180",
        "0400221190",
    }
    | {f"09252501{tail}" for tail in ("11", "12", "13", "14", "15")}
)
"""Numbers anybody in Finland may be told to call, beside those of the repository.

Source: the keepers' own pages (terveyskyla.fi, riku.fi, nollalinja.fi, mll.fi, mieli.fi,
kirkonkeskusteluapu.fi), and the harmonised numbers of social value, decision 2007/116/EC."""


def plain_number(number: str) -> str:
    """The digits of a phone number as dialled in Finland: +358 40 1 and 040 1 become the same."""
    digits = "".join(letter for letter in number if letter.isdigit())
    bare = number.lstrip()
    for prefix in ("00358", "358") if not bare.startswith("+") else ("358",):
        if digits.startswith(prefix) and len(digits) > 8:
            return "0" + digits[len(prefix) :].removeprefix("0")
    return digits


def words_of(text: str) -> tuple[str, ...]:
    """The words of a name, in small letters."""
    return tuple(match[0].lower() for match in _WORD.finditer(normalise(text).text))


def allowed_from(repository: Repository) -> Allowed:
    """What a repository's own records allow: organisations, services, places, lines, helplines, never workers."""
    names = {words for text in _names(repository) for words in _written(text)}
    contacts = list(_contacts(repository))
    numbers = [contact.phone for contact in contacts]
    numbers += [line.number for line in repository.lines]
    numbers += [helpline.number for helpline in repository.helplines]
    return Allowed(
        words=frozenset(word for words in names for word in words if len(word) > 1),
        names=frozenset(names),
        numbers=frozenset(plain_number(number) for number in numbers if number),
        emails=frozenset(contact.email.lower() for contact in contacts if contact.email),
        addresses=frozenset(_addresses(contacts)),
    )


def _written(text: Text | None) -> Iterator[tuple[str, ...]]:
    if text is not None:
        for words in (text.plain, text.fi, text.sv, text.en):
            if words:
                yield words_of(words)


def _names(repository: Repository) -> Iterator[Text | None]:
    region = repository.region
    yield region.name
    for municipality in region.municipalities:
        yield municipality.name
        yield municipality.located
    for vocabulary in (region.topics, region.target_groups):
        yield from (word.name for word in vocabulary)
    yield from (area.name for area in region.areas)
    yield from (point.name for point in repository.points)
    yield from (stop.name for point in repository.points for stop in point.stops)
    for organisation in repository.organisations:
        yield organisation.name
        yield from (service.name for service in organisation.services)
    yield from (line.name for line in repository.lines)
    yield from (helpline.name for helpline in repository.helplines)


def _contacts(repository: Repository) -> Iterator[Contact]:
    for organisation in repository.organisations:
        yield from organisation.contacts
        for service in organisation.services:
            yield from service.contacts


def _addresses(contacts: Iterable[Contact]) -> Iterator[str]:
    for contact in contacts:
        if contact.address:
            yield street(contact.address)


def street(address: str) -> str:
    """The street and number of an address, in small letters and single spaces: what is compared."""
    return " ".join(normalise(address).text.partition(",")[0].lower().split())
