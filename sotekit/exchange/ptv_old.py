"""Reads the service catalogue's first open files (2016–2020): flat records in Finnish, with numbers as ids."""

import re
from typing import Any

from sotekit.exchange.found import Found, Piece, Sort, Words, web_address
from sotekit.exchange.hours_in import is_period, period_of
from sotekit.exchange.loss import Fate, Ledger, Seen
from sotekit.exchange.ptv_words import KINDS, business_id, language_codes
from sotekit.messages import msg

_NOT_NAMED = msg("Nothing in the files has this id.")


def sort_of(record: dict[str, Any]) -> Sort | None:
    """Which sort of record it is, told by its keys."""
    if "organizationType" in record or "businessID" in record:
        return Sort.ORGANISATION
    if "serviceToOrganization" in record:
        return Sort.SERVICE
    return Sort.CHANNEL if "organization" in record and "name" in record else None


def read_old(record: dict[str, Any], sort: Sort, *, long: bool) -> Found:
    """One record. `long` takes the long description where there are two."""
    ledger = Ledger(str(record.get("name") or record.get("id")), record)
    seen = Seen.of(ledger)
    found = Found(sort, f"old:{seen['id'].text()}", ledger)
    found.names = _finnish(seen["name"])
    _about(seen, found, long=long)
    for one in seen["language"].items():
        found.languages += language_codes(one)
    {Sort.ORGANISATION: _organisation, Sort.SERVICE: _service, Sort.CHANNEL: _channel}[sort](
        seen, found
    )
    return found


def _finnish(seen: Seen) -> Words:
    if not any(one.isalnum() for one in seen.peek()):
        return {}
    words = seen.text()
    return {"fi": words} if words else {}


def _about(seen: Seen, found: Found, *, long: bool) -> None:
    """The short description or the long one; the other is said to be left out."""
    short, whole = seen["shortDescription"], seen["description"]
    taken, other = (whole, short) if (long and whole) or not short else (short, whole)
    found.about = _finnish(taken)
    if other and other.peek() != taken.peek():
        other.note(
            Fate.DROPPED,
            msg("The long description; --long takes it.")
            if other is whole
            else msg("The short description."),
        )
    elif other:
        other.note(Fate.MERGED, msg("The same words twice."))


def _organisation(seen: Seen, found: Found) -> None:
    kind = seen["organizationType"]
    found.kind = KINDS.get(kind.peek().casefold(), "")
    if found.kind:
        kind.note(Fate.MERGED, msg("One of the kinds of the repository."))
    found.business_id = business_id(seen["businessID"])
    _one(found, "phone", seen["phone"])
    _one(found, "email", seen["email"])
    for key in ("webpages", "webPages"):
        for page in seen[key].items():
            _page(found, page, page["webpageName"])
    _addresses(seen, found)
    place = seen["munipalicityName"]
    if place:
        found.places.append((place, place.peek()))


def _service(seen: Seen, found: Found) -> None:
    owners = seen["serviceToOrganization"]
    for one in owners["responsibleOrganization"].items():
        found.owners.append(f"old:{one.text(Fate.MERGED, msg('Where the record went.'))}")
    producers = [f"old:{one.peek()}" for one in owners["producerOrganization"].items()]
    for one in owners["producerOrganization"].items():
        if f"old:{one.peek()}" in found.owners:
            one.note(Fate.MERGED, msg("The same as the responsible organisation."))
        elif not found.owners:
            one.note(Fate.GUESSED, msg("No organisation is responsible, so the producer is taken."))
    found.owners = found.owners or producers
    found.how = _finnish(seen["serviceUserInstructions"])
    channels = seen["serviceToServiceChannel"]
    for key in channels.keys():  # noqa: SIM118 - keys of a record that is read, not of a mapping
        for one in channels[key].items():
            one.note(Fate.DROPPED, _NOT_NAMED)
            found.channels.append(f"old:{one.peek()}")
    found.places = [(one, one.peek()) for one in seen["municipality"].items()]
    found.groups = [(one, one.peek()) for one in seen["targetGroup"].items()]
    found.topics = [
        (one, one.peek()) for key in ("serviceClass", "ontologyTerm") for one in seen[key].items()
    ]
    for page in seen["webPage"].items():
        _page(found, page, page["name"])


def _channel(seen: Seen, found: Found) -> None:
    owner = seen["organization"]
    found.owners = [f"old:{owner.text(Fate.MERGED, msg('Where the record went.'))}"]
    for one in seen["services"].items():
        one.note(Fate.DROPPED, _NOT_NAMED)
        found.services.append(f"old:{one.peek()}")
    _either(found, "phone", seen["phone"], ("phone", "phoneNumberDescription"))
    _either(found, "email", seen["email"], ("address", "description"))
    if isinstance(seen["webPage"].value, str):
        _one(found, "web", seen["webPage"])
    else:
        for page in seen["webPage"].items():
            _page(found, page, page["name"])
    _one(found, "web", seen["URL"])
    _addresses(seen, found)
    found.places += [(one, one.peek()) for one in seen["serviceArea"].items()]
    found.groups = [(one, one.peek()) for one in seen["targetGroup"].items()]
    found.topics = [
        (one, one.peek()) for key in ("serviceClass", "ontologyTerm") for one in seen[key].items()
    ]
    for one in seen["openingTimes"].items():
        _times(one, found)


def _times(seen: Seen, found: Found) -> None:
    words = seen["openingHoursException"]
    said = words.peek()
    opens, closes = seen["opens"], seen["closes"]
    first, last = seen["validFrom"], seen["validThrough"]
    days = [int(one.peek()) - 1 for one in seen["dayOfWeek"].items() if one.peek() in "1234567"]
    period = period_of(first.peek(), last.peek())
    if not period and is_period(said):
        period = said
        words.note(Fate.MERGED, msg("Read as opening hours."))
        said = ""
    parts = [opens, closes, first, last, *seen["dayOfWeek"].items()]
    if found.hours.add(period, days, opens.peek(), closes.peek()):
        found.hours.leaves += parts
    else:
        found.hours.broken.append((opens, opens.peek()))
        for part in parts[1:]:
            part.note(Fate.MERGED, msg("Not read as opening hours; kept in words."))
    if said and period_of(first.peek(), last.peek()) and re.fullmatch(r"[^\W\d]+", said):
        words.note(Fate.DROPPED, msg("A name for the period."))
    elif said:
        found.hours.prose.append((words, said))


def _either(found: Found, kind: str, seen: Seen, keys: tuple[str, str]) -> None:
    """A single value, or a list of values with titles: the files have both."""
    if isinstance(seen.value, str):
        _one(found, kind, seen)
        return
    for one in seen.items():
        _titled(found, kind, one[keys[0]], one[keys[1]])


def _one(found: Found, kind: str, seen: Seen) -> None:
    if seen:
        value = seen.text()
        found.pieces.append(Piece(kind, web_address(value) if kind == "web" else value, seen))


def _titled(found: Found, kind: str, seen: Seen, title: Seen) -> None:
    if seen:
        found.pieces.append(Piece(kind, seen.text(), seen, _finnish(title), title))


def _page(found: Found, page: Seen, title: Seen) -> None:
    url = page["url"]
    if not url:
        return
    named = title if title.peek() != url.peek() else Seen(page.ledger)
    if title and not named:
        title.note(Fate.MERGED, msg("The same words twice."))
    value = web_address(url.text())
    found.pieces.append(Piece("web", value, url, _finnish(named), named))


def _addresses(seen: Seen, found: Found) -> None:
    for one in seen["visitAddress"].items():
        street = " ".join(
            one[key].peek()
            for key in ("streetAddress", "buildingNumber", "apartmentIDLetter", "apartmentIDNumber")
            if one[key]
        )
        town = " ".join(one[key].peek() for key in ("postalCode", "postalDistrict") if one[key])
        parts = (
            "streetAddress",
            "buildingNumber",
            "apartmentIDLetter",
            "postalCode",
            "postalDistrict",
        )
        for key in parts:
            one[key].note(Fate.MERGED, msg("One line of address."))
        place = one["municipality"]
        if place:
            found.places.append((place, place.peek()))
        if street:
            title = one["addressQualifier"]
            whole = ", ".join(part for part in (street, town) if part)
            found.pieces.append(Piece("address", whole, one, _finnish(title), title))
