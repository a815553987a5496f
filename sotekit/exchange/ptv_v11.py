"""Reads the service catalogue's open API, version 11, and the language versions of version 12."""

from typing import Any

from sotekit.exchange.found import Found, Piece, Sort, Words, web_address
from sotekit.exchange.hours_in import period_of
from sotekit.exchange.loss import Fate, Ledger, Seen
from sotekit.exchange.ptv_words import KINDS, OURS, WEEKDAYS, business_id, language_codes
from sotekit.messages import msg
from sotekit.model.text import LANGUAGES

_LINK = msg("Where the record went.")
_NOT_NAMED = msg("Nothing in the files has this id.")
_OTHER_LANGUAGE = msg("A language that the repository doesn't have.")
_SAME = msg("The same words twice.")


def sort_of(record: dict[str, Any]) -> Sort | None:
    """Which sort of record it is, told by its keys."""
    if "organizationNames" in record or "businessCode" in record:
        return Sort.ORGANISATION
    if "serviceChannelNames" in record or "serviceChannelType" in record:
        return Sort.CHANNEL
    if "serviceNames" in record or "serviceClasses" in record:
        return Sort.SERVICE
    return Sort.CHANNEL if "languageVersions" in record and "channelType" in record else None


def read_v11(record: dict[str, Any], sort: Sort, *, long: bool) -> Found:
    """One record. `long` takes the long description where there are two."""
    ledger = Ledger(str(record.get("id") or "?"), record)
    seen = Seen.of(ledger)
    found = Found(sort, seen["id"].text(), ledger)
    prefix = {
        Sort.ORGANISATION: "organization",
        Sort.SERVICE: "service",
        Sort.CHANNEL: "serviceChannel",
    }[sort]
    found.names = _typed(seen[f"{prefix}Names"], "Name")
    _descriptions(seen[f"{prefix}Descriptions"], found, long=long)
    _language_versions(seen["languageVersions"], found, long=long)
    ledger.record = found.name
    ours = seen["sourceId"].peek()
    if ours.startswith(OURS):
        found.our_id = ours.removeprefix(OURS)
        seen["sourceId"].note(Fate.KEPT)
    for one in seen["languages"].items():
        found.languages += language_codes(one)
    _areas(seen, found)
    _contacts(seen, found)
    {Sort.ORGANISATION: _organisation, Sort.SERVICE: _service, Sort.CHANNEL: _channel}[sort](
        seen, found
    )
    return found


def words(seen: Seen, key: str = "value") -> Words:
    """A list of {language, value} as words by language; the first of each language."""
    found: Words = {}
    for one in seen.items():
        language, value = one["language"], one[key]
        name = language.peek().casefold()
        if name not in LANGUAGES:
            value.note(Fate.DROPPED, _OTHER_LANGUAGE)
            language.note(Fate.DROPPED, _OTHER_LANGUAGE)
        elif value and name not in found:
            found[name] = value.text()
            language.note(Fate.KEPT)
        elif value and found.get(name) == value.peek():
            value.note(Fate.MERGED, _SAME)
            language.note(Fate.MERGED, _SAME)
    return found


def _typed(seen: Seen, wanted: str) -> Words:
    """The texts of one type out of a list of {type, language, value}."""
    found: Words = {}
    for one in seen.items():
        if one["type"].peek() in (wanted, ""):
            for language, value in words(one).items():
                if found.setdefault(language, value) == value:
                    one["type"].note(Fate.KEPT)
    return found


def _descriptions(seen: Seen, found: Found, *, long: bool) -> None:
    short, whole = _types(seen, "Summary"), _types(seen, "Description")
    for name in LANGUAGES:
        taken, other = (
            (whole, short) if (long and name in whole) or name not in short else (short, whole)
        )
        if name in taken:
            found.about[name] = _take(taken[name])
        if name in other:
            same = other[name]["value"].peek() == found.about.get(name)
            why = (
                msg("The long description; --long takes it.")
                if other is whole
                else msg("The short description.")
            )
            for key in ("value", "language", "type"):
                other[name][key].note(Fate.MERGED if same else Fate.DROPPED, _SAME if same else why)
    for key in ("ServiceUserInstruction", "UserInstruction"):
        for name, one in _types(seen, key).items():
            found.how.setdefault(name, _take(one))


def _types(seen: Seen, wanted: str) -> dict[str, Seen]:
    return {
        one["language"].peek(): one
        for one in seen.items()
        if one["type"].peek() == wanted and one["value"]
    }


def _take(one: Seen) -> str:
    for key in ("language", "type"):
        one[key].note(Fate.KEPT)
    return one["value"].text()


def _language_versions(seen: Seen, found: Found, *, long: bool) -> None:
    """Version 12: every text of one language together, as a mapping by language or a list with `language`."""
    versions = (
        [(one["language"].text(), one) for one in seen.items()]
        if isinstance(seen.value, list)
        else [(name, seen[name]) for name in seen.keys()]  # noqa: SIM118 - a record, not a mapping
    )
    for name, one in versions:
        if name not in LANGUAGES:
            one.note_all(Fate.DROPPED, _OTHER_LANGUAGE)
            continue
        wanted = ("description", "summary") if long else ("summary", "description")
        for target, keys in (
            (found.names, ("name",)),
            (found.about, wanted),
            (found.how, ("userInstructions",)),
        ):
            text = next((one[key].text() for key in keys if one[key].peek()), "")
            if text:
                target.setdefault(name, text)


def _areas(seen: Seen, found: Found) -> None:
    for area in seen["areas"].items():
        for place in area["municipalities"].items():
            _place(place, found)
        if area["type"].peek() == "Municipality" and not area["municipalities"]:
            _place(area, found)
    _place(seen["municipality"], found)


def _place(seen: Seen, found: Found) -> None:
    names = [one["value"] for one in seen["name"].items() if one["value"]]
    if names:
        found.places.append((names[0], names[0].peek()))
        for one in names[1:]:
            one.note(Fate.MERGED, msg("Another name of the same municipality."))
        for one in seen["name"].items():
            one["language"].note(Fate.MERGED, msg("Another name of the same municipality."))
        seen["code"].note(Fate.MERGED, msg("Another name of the same municipality."))


def _contacts(seen: Seen, found: Found) -> None:
    for key in ("phoneNumbers", "supportPhones"):
        for one in seen[key].items():
            _phone(one, found)
    for key in ("emails", "supportEmails"):
        for one in seen[key].items():
            _piece(found, "email", one["value"], one, one["description"])
    for key in ("webPages",):
        for one in seen[key].items():
            _piece(found, "web", one["url"], one, one["value"])
    for one in seen["addresses"].items():
        _address(one, found)


def _phone(one: Seen, found: Found) -> None:
    number, prefix = one["number"], one["prefixNumber"]
    if not number:
        return
    joined = " ".join(part for part in (prefix.peek(), number.peek()) if part)
    if prefix:
        prefix.note(Fate.MERGED, msg("One phone number."))
    _piece(found, "phone", number, one, one["additionalInformation"], joined)


def _piece(found: Found, kind: str, value: Seen, one: Seen, title: Seen, text: str = "") -> None:
    """Adds a way to reach it; the same one in another language only adds its title in that language."""
    if not value:
        return
    said = text or value.text()
    value.note(Fate.KEPT)
    said = web_address(said) if kind == "web" else said
    language = one["language"].peek() or "fi"
    one["language"].note(Fate.KEPT)
    known = next(
        (
            piece
            for piece in found.pieces
            if (piece.kind, piece.value) == (kind, said) and language not in piece.title
        ),
        None,
    )
    words_said = title.text() if title and language in LANGUAGES else ""
    if known is not None and (words_said or not known.title):
        if words_said:
            known.title[language] = words_said
        for key in ("language",):
            one[key].note(Fate.MERGED, _SAME)
        value.note(Fate.MERGED, _SAME)
        return
    found.pieces.append(
        Piece(kind, said, value, {language: words_said} if words_said else {}, title)
    )


def _address(one: Seen, found: Found) -> None:
    street = one["streetAddress"]
    if not street or one["type"].peek() == "Postal":
        return
    name = _best(street["street"])
    town = " ".join(
        part for part in (street["postalCode"].peek(), _town(_best(street["postOffice"]))) if part
    )
    whole = ", ".join(
        part for part in (f"{name} {street['streetNumber'].peek()}".strip(), town) if part
    )
    _place(street["municipality"], found)
    if name:
        for key in ("street", "streetNumber", "postalCode", "postOffice"):
            street[key].note_all(Fate.MERGED, msg("One line of address."))
        title = words(street["additionalInformation"])
        found.pieces.append(Piece("address", whole, street, title, None))


def _town(name: str) -> str:
    """The catalogue writes post offices in capitals."""
    return name.title() if name.isupper() else name


def _best(seen: Seen) -> str:
    found = {one["language"].peek(): one["value"].peek() for one in seen.items()}
    return next((found[name] for name in LANGUAGES if found.get(name)), "")


def _organisation(seen: Seen, found: Found) -> None:
    kind = seen["organizationType"]
    found.kind = KINDS.get(kind.peek().casefold(), "")
    if found.kind:
        kind.note(Fate.KEPT if kind.peek() != "SotePrivate" else Fate.MERGED)
    found.business_id = business_id(seen["businessCode"])
    for one in seen["services"].items():
        one["service"]["id"].note(Fate.MERGED, _LINK)
        one["service"]["name"].note(Fate.MERGED, _SAME)


def _service(seen: Seen, found: Found) -> None:
    for one in seen["organizations"].items():
        role, owner = one["roleType"], one["organization"]
        if role.peek() == "Responsible" or not role:
            found.owners.append(owner["id"].text(Fate.MERGED, _LINK))
            role.note(Fate.KEPT)
            owner["name"].note(Fate.MERGED, _SAME)
    for one in seen["serviceChannels"].items():
        found.channels.append(one["serviceChannel"]["id"].text(Fate.DROPPED, _NOT_NAMED))
        one["serviceChannel"]["name"].note(Fate.MERGED, _SAME)
    for key, target in (
        ("targetGroups", found.groups),
        ("serviceClasses", found.topics),
        ("ontologyTerms", found.topics),
    ):
        for one in seen[key].items():
            names = [name["value"] for name in one["name"].items() if name["value"]]
            target += [(name, name.peek()) for name in names[:1]]
            for name in names[1:]:
                name.note(Fate.MERGED, _SAME)


def _channel(seen: Seen, found: Found) -> None:
    found.owners = [seen["organizationId"].text(Fate.MERGED, _LINK)]
    for one in seen["services"].items():
        found.services.append(one["service"]["id"].text(Fate.DROPPED, _NOT_NAMED))
        one["service"]["name"].note(Fate.MERGED, _SAME)
    for one in seen["serviceHours"].items():
        _hours(one, found)


def _hours(seen: Seen, found: Found) -> None:
    first = "" if seen["validForNow"].value is True else _date(seen["validFrom"])
    last = _date(seen["validTo"])
    exceptional = seen["serviceHourType"].peek() in ("Exceptional", "Exception")
    period = period_of(first, last or (first if exceptional else ""))
    used = [
        seen[key]
        for key in ("serviceHourType", "validForNow", "isClosed", "isAlwaysOpen", "isReservation")
    ]
    used += [seen["validFrom"], seen["validTo"]]
    notes = words(seen["additionalInformation"])
    if seen["isClosed"].value is True and first:
        _closure(seen, found, notes)
    elif seen["isAlwaysOpen"].value is True:
        found.hours.lines.append(f"{period} ympäri vuorokauden".strip())
    elif seen["isReservation"].value is True and not seen["openingHour"]:
        found.hours.lines.append(f"{period} sopimuksen mukaan".strip())
    else:
        for one in seen["openingHour"].items():
            used += _span(one, found, period, exceptional=exceptional)
    found.hours.leaves += [one for one in used if one]
    if notes.get("fi") and seen["isClosed"].value is not True:
        source = next(
            one["value"]
            for one in seen["additionalInformation"].items()
            if one["language"].peek() == "fi"
        )
        found.hours.prose.append((source, notes["fi"]))


def _closure(seen: Seen, found: Found, notes: Words) -> None:
    """Closed from one day to another: a closure, with its note in each language."""
    first = seen["validFrom"].peek()[:10]
    last = seen["validTo"].peek()[:10] or first
    note = {name: notes[name] for name in LANGUAGES if name in notes}
    found.hours.closures.append(
        {"start": first, "end": last, **({"note": dict(note)} if note else {})}
    )


def _span(one: Seen, found: Found, period: str, *, exceptional: bool) -> list[Seen]:
    parts = [one[key] for key in ("dayFrom", "dayTo", "from", "to")]
    first, last = (
        WEEKDAYS.index(name) if name in WEEKDAYS else -1
        for name in (parts[0].peek(), parts[1].peek())
    )
    opens, closes = parts[2].peek(), parts[3].peek()
    if exceptional and first < 0 and _short(opens) and _short(closes):
        found.hours.lines.append(f"{period} {_short(opens)}–{_short(closes)}")
        return parts
    over_midnight = closes <= opens
    days = (
        [first]
        if last < 0 or over_midnight
        else [day % 7 for day in range(first, last + (7 if last < first else 0) + 1)]
    )
    one_night = not over_midnight or last < 0 or last == (first + 1) % 7
    if first < 0 or not one_night or not found.hours.add(period, days, opens, closes):
        found.hours.broken.append((parts[0], " ".join(part.peek() for part in parts)))
        return parts[1:]
    return parts


def _short(clock: str) -> str:
    return clock[:5].replace(":", ".") if len(clock) >= len("9:00") else ""


def _date(seen: Seen) -> str:
    """`2026-06-01T…` as `1.6.2026`."""
    year, _, rest = seen.peek()[:10].partition("-")
    month, _, day = rest.partition("-")
    return (
        f"{int(day)}.{int(month)}.{year}"
        if year.isdecimal() and month.isdecimal() and day.isdecimal()
        else ""
    )
