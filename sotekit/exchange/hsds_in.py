"""Open Referral HSDS 3.0 in: JSON as its interface gives it, and its tables as JSON or CSV.

HSDS has one language a file, so the caller says which. Ids stay in the provenance file and go out again.
"""

import re
from collections.abc import Iterable
from typing import Any

from sotekit.exchange.found import Found, Piece, Sort, web_address
from sotekit.exchange.hours_in import period_of
from sotekit.exchange.hsds_tables import is_tables, nested, read_tables
from sotekit.exchange.json_in import read_json
from sotekit.exchange.loss import Fate, Ledger, Seen
from sotekit.exchange.ptv_words import business_id
from sotekit.messages import msg
from sotekit.model.organisation import Contact, OrganisationKind
from sotekit.plain.problem import Place, Problem
from sotekit.store.tree import fits

SCHEME = "FI-PRO"
"""The register of Finnish business IDs in org-id.guide's list."""

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_CLOSED = re.compile(r"(?i)suljettu|stängt|closed")
_OURS = re.compile(r"sotekit:([a-z0-9#/-]+)")
_AGAIN = msg("The same record again; the first is taken.")
_NOT_HERE = msg("A kind of record that is not imported on its own.")


def read_hsds(
    files: Iterable[tuple[str, bytes]], language: str
) -> tuple[list[Found], list[Ledger], tuple[Problem, ...]]:
    """The records, the accounts of what can't be one, and what can't be read."""
    work = _Reading(language)
    tables: dict[str, list[dict[str, Any]]] = {}
    problems: list[Problem] = []
    for name, data in files:
        if name.casefold().endswith(".csv"):
            problems += read_tables(name, data, tables)
            continue
        value, unread = read_json(name, data)
        problems += unread
        if unread:
            continue
        if not isinstance(value, dict | list):
            problems.append(_nothing(name))
        for record in _records(value):
            work.record(record)
    for record in nested(tables) if tables else ():
        work.record(record)
    if not problems and not work.found and not work.others:
        problems.append(_nothing("HSDS"))
    return list(work.found.values()), work.others, tuple(problems)


def _records(value: Any) -> list[Any]:  # noqa: ANN401 - any JSON
    if isinstance(value, list):
        return value
    if not isinstance(value, dict):
        return []
    if is_tables(value):
        return nested(
            {
                name: [row for row in rows if isinstance(row, dict)]
                for name, rows in value.items()
                if isinstance(rows, list)
            }
        )
    return value["contents"] if isinstance(value.get("contents"), list) else [value]


class _Reading:
    def __init__(self, language: str) -> None:
        self.language = language
        self.found: dict[str, Found] = {}
        self.others: list[Ledger] = []

    def record(self, record: Any) -> None:  # noqa: ANN401 - any JSON
        """One top-level record: an organisation, a service, or a service at a location."""
        if not isinstance(record, dict):
            return
        ledger = Ledger(str(record.get("name") or record.get("id") or "HSDS"), record)
        seen = Seen.of(ledger)
        if isinstance(record.get("service"), dict):
            self.service(seen["service"], ledger, [seen])
        elif {"status", "organization", "organization_id"} & set(
            record
        ) and "location_type" not in record:
            self.service(seen, ledger, [])
        elif "name" in record and not {"location_type", "version", "taxonomy", "other"} & set(
            record
        ):
            self.organisation(seen, ledger)
        else:
            seen.note_all(Fate.DROPPED, _NOT_HERE)
        self.others.append(ledger)

    def organisation(self, seen: Seen, ledger: Ledger) -> str:
        """An organisation, its services included."""
        name = seen["id"].peek()
        if name in self.found:
            seen.note_all(Fate.DROPPED, _AGAIN)
            return name
        found = self.start(Sort.ORGANISATION, seen, ledger)
        kind = seen["legal_status"]
        if kind.peek() in set(OrganisationKind):
            found.kind = kind.text()
        for one in seen["organization_identifiers"].items():
            if one["identifier_scheme"].peek() == SCHEME:
                found.business_id = business_id(one["identifier"])
                one["identifier_scheme"].note(Fate.KEPT)
        self.reach(seen, found, web="website")
        for one in seen["locations"].items():
            self.location(one, found)
        self.others_of(seen, found)
        for one in seen["services"].items():
            self.service(one, ledger, [], owner=name)
        return name

    def service(self, seen: Seen, ledger: Ledger, places: list[Seen], owner: str = "") -> None:
        """A service, with the places it is at."""
        name = seen["id"].peek()
        if name in self.found:
            seen.note_all(Fate.DROPPED, _AGAIN)
            return
        found = self.start(Sort.SERVICE, seen, ledger)
        inner = seen["organization"]
        owner = (
            self.organisation(inner, ledger) if inner else owner or seen["organization_id"].peek()
        )
        seen["organization_id"].note(Fate.MERGED, msg("Where the record went."))
        found.owners = [owner]
        status = seen["status"]
        if status.peek() == "active":
            status.note(Fate.KEPT)
        how = seen["application_process"]
        if how:
            found.how = {self.language: how.text()}
        self.languages(seen, found)
        found.places = [(one["name"], one["name"].peek()) for one in seen["service_areas"].items()]
        for one in seen["attributes"].items():
            term = one["taxonomy_term"]["name"]
            kind = found.groups if one["link_type"].peek() == "target_group" else found.topics
            if term:
                kind.append((term, term.peek()))
        self.reach(seen, found, web="url")
        for one in (*places, *seen["service_at_locations"].items()):
            self.reach(one, found, web="")
            self.location(one["location"], found)
        self.others_of(seen, found)

    def languages(self, seen: Seen, found: Found) -> None:
        """Language codes; names of languages are said by the codes."""
        for one in seen["languages"].items():
            if re.fullmatch(r"[a-z]{2,3}", one["code"].peek()):
                found.languages.append(one["code"].text())

    def start(self, sort: Sort, seen: Seen, ledger: Ledger) -> Found:
        """What every record has."""
        found = Found(sort, seen["id"].text(), ledger)
        found.names = {self.language: seen["name"].text()}
        about = seen["description"]
        if about:
            found.about = {self.language: about.text()}
        self.found[found.source_id] = found
        ledger.record = found.name
        return found

    def others_of(self, seen: Seen, found: Found) -> None:
        """Our own id, where the file is an export of ours."""
        alternate = seen["alternate_name"]
        ours = _OURS.fullmatch(alternate.peek())
        if ours:
            found.our_id = ours[1]
            alternate.note(Fate.KEPT)

    def reach(self, seen: Seen, found: Found, web: str) -> None:
        """Phones, e-mail, web page, contacts and hours of anything."""
        for one in seen["phones"].items():
            self.phone(one, found)
        if seen["email"]:
            found.pieces.append(Piece("email", seen["email"].text(), seen["email"]))
        if web and seen[web]:
            found.pieces.append(Piece("web", web_address(seen[web].text()), seen[web]))
        for one in seen["contacts"].items():
            self.contact(one, found)
        for one in seen["schedules"].items():
            _schedule(one, found)

    def phone(self, seen: Seen, found: Found) -> None:
        """A phone; its description is the contact's title where it is short."""
        number = seen["number"]
        if number:
            about = seen["description"]
            title = {self.language: about.text()} if about else {}
            found.pieces.append(Piece("phone", _unquoted(number), number, title, about))

    def contact(self, seen: Seen, found: Found) -> None:
        """A person or a desk: one contact with its name."""
        made: dict[str, Any] = {}
        for key in ("title", "name"):
            if seen[key]:
                made[key] = (
                    {self.language: seen[key].text()} if key == "title" else seen[key].text()
                )
        if seen["email"] and fits(Contact, "email", seen["email"].peek()):
            made["email"] = seen["email"].text()
        for one in seen["phones"].items():
            number = _unquoted(one["number"])
            if "phone" not in made and fits(Contact, "phone", number):
                made["phone"] = number
            else:
                one["number"].note(Fate.DROPPED, msg("A contact has one phone number."))
        if made:
            found.contacts.append(made)

    def location(self, seen: Seen, found: Found) -> None:
        """A place: its addresses, and how to reach it."""
        self.reach(seen, found, web="")
        if seen["url"]:
            title = seen["name"]
            named = {self.language: title.text()} if title else {}
            found.pieces.append(
                Piece("web", web_address(seen["url"].text()), seen["url"], named, title)
            )
        if found.sort is Sort.ORGANISATION:
            self.languages(seen, found)
        for one in seen["addresses"].items():
            parts = [one[key] for key in ("address_1", "address_2", "postal_code", "city")]
            for part in parts:
                part.note(Fate.MERGED, msg("One line of address."))
            street = ", ".join(part.peek() for part in parts[:2] if part)
            town = " ".join(part.peek() for part in parts[2:] if part)
            whole = ", ".join(one for one in (street, town) if one)
            title = seen["name"]
            words = {self.language: title.text()} if title else {}
            if whole:
                found.pieces.append(Piece("address", whole, one["address_1"], words, title))


def _unquoted(seen: Seen) -> str:
    """The number; quotes around it come from a table that was quoted twice."""
    text = seen.peek()
    bare = text.strip("\"' ")
    seen.note(
        Fate.KEPT if bare == text else Fate.MERGED,
        None if bare == text else msg("Quotes around it left out."),
    )
    return bare


def _schedule(seen: Seen, found: Found) -> None:
    """A weekly span becomes hours; closed days a closure; everything else is words that the engine may read."""
    about = seen["description"]
    days = [DAYS.index(day) for day in seen["byday"].peek().split(",") if day in DAYS]
    simple = seen["freq"].peek() == "WEEKLY" and not any(
        seen[key].peek() not in ("", "1")
        for key in ("interval", "count", "byweekno", "bymonthday", "byyearday", "until")
    )
    used = [
        seen[key]
        for key in ("freq", "byday", "opens_at", "closes_at", "valid_from", "valid_to", "interval")
    ]
    if _CLOSED.fullmatch(about.peek()) and seen["valid_from"] and not seen["opens_at"]:
        notes = seen["notes"].text()
        found.hours.closures.append(
            {
                "start": seen["valid_from"].text(),
                "end": seen["valid_to"].text() or seen["valid_from"].peek(),
                **({"note": notes} if notes else {}),
            }
        )
        about.note(Fate.KEPT)
        return
    period = period_of(_finnish(seen["valid_from"]), _finnish(seen["valid_to"]))
    if simple and found.hours.add(period, days, seen["opens_at"].peek(), seen["closes_at"].peek()):
        found.hours.leaves += [one for one in used if one]
    elif seen["opens_at"]:
        found.hours.broken.append((seen["opens_at"], _words(seen)))
        for one in used:
            one.note(Fate.MERGED, msg("Not read as opening hours; kept in words."))
    if about:
        found.hours.prose.append((about, about.peek()))


def _words(seen: Seen) -> str:
    said = [
        seen[key].peek()
        for key in ("valid_from", "valid_to", "freq", "byday", "opens_at", "closes_at")
    ]
    return " ".join(one for one in said if one)


def _finnish(seen: Seen) -> str:
    year, _, rest = seen.peek()[:10].partition("-")
    month, _, day = rest.partition("-")
    return (
        f"{int(day)}.{int(month)}.{year}"
        if all(one.isdecimal() for one in (year, month, day))
        else ""
    )


def _nothing(name: str) -> Problem:
    return Problem(
        "import-unreadable",
        Place(name, 1, 1),
        msg("It holds no organisations or services of HSDS 3.0."),
        msg("Give JSON of its interface, its tables as JSON, or its CSV files."),
    )
