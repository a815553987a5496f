"""Organisations as the national service catalogue's open interface gives them, version 11."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from sotekit.exchange.comparing import Reasons, account_for, returned
from sotekit.exchange.incoming import Wanted, gather
from sotekit.exchange.loss import LossReport
from sotekit.exchange.provenance import Origins
from sotekit.exchange.ptv_in import read_ptv
from sotekit.exchange.ptv_words import ITSELF, OURS, TYPES, WEEKDAYS
from sotekit.exchange.vocabulary import Vocabulary
from sotekit.hours import Hours, read_hours, write_hours
from sotekit.hours.schedule import ALL_DAY, CLOSED_WEEK
from sotekit.messages import msg
from sotekit.model.hours_text import HoursText
from sotekit.model.region import Region
from sotekit.model.text import LANGUAGES, Text
from sotekit.plain.yaml_out import Tree, TreeMap
from sotekit.store.tree import words_in

_NO_PLACE = msg("The catalogue has no place for it.")
REASONS: Reasons = {
    "participation": _NO_PLACE,
    "logo": _NO_PLACE,
    "confirmed": _NO_PLACE,
    "confirmed_by": _NO_PLACE,
    "themes": _NO_PLACE,
    "grants": _NO_PLACE,
    "presenting": _NO_PLACE,
    "contacts.name": msg("The catalogue has no place for a person's name."),
    "audience": _NO_PLACE,
    "title": msg("An e-mail address of a service has no title in the catalogue."),
    "kind": msg("The catalogue has fewer kinds of organisations."),
}

Json = dict[str, Any]


def export_ptv(organisations: Iterable[TreeMap], region: Region, origins: Origins) -> Json:
    """Pages of organisations, services and channels. What is not for the public is never given out."""
    work = _Export(region, origins)
    for tree in organisations:
        work.organisation(tree)
    return {
        "organizations": work.organisations,
        "services": work.services,
        "serviceChannels": work.channels,
    }


def account_ptv(exported: Json, organisations: Iterable[TreeMap], region: Region) -> LossReport:
    """What the export lost, found out by reading it back."""
    found, _ = read_ptv([("export", json.dumps(exported).encode("utf-8"))])
    gathered = gather(found, Vocabulary.of(region), Wanted())
    return account_for(organisations, returned(gathered.organisations), REASONS)


class _Export:
    def __init__(self, region: Region, origins: Origins) -> None:
        self.languages = tuple(name for name in LANGUAGES if name in region.languages)
        self.vocabularies: Mapping[str, Mapping[str, Text]] = {
            "municipalities": {one.id: one.name for one in region.municipalities},
            "topics": {one.id: one.name for one in region.topics},
            "target_groups": {one.id: one.name for one in region.target_groups},
        }
        self.origins = origins
        self.organisations: list[Json] = []
        self.services: list[Json] = []
        self.channels: list[Json] = []

    def organisation(self, tree: TreeMap) -> None:
        """One organisation, its services, and their places and phones."""
        name = str(tree["id"])
        guid = self.guid(name, "")
        own: Json = {
            "id": guid,
            "sourceId": f"{OURS}{name}",
            "organizationType": TYPES[str(tree["kind"])],
            "businessCode": tree.get("business_id"),
            "organizationNames": self.typed(tree["name"], "Name"),
            "organizationDescriptions": self.typed(tree.get("about"), "Summary"),
            "languages": tree.get("languages", []),
            **self.area(tree),
            **self.contacts(_public(tree.get("contacts")), described=True),
            "publishingStatus": "Published",
        }
        self.organisations.append(own)
        if tree.get("hours") or tree.get("closures"):
            self.channel(f"{name}{ITSELF}", guid, tree, [], {})
        for service in _public(tree.get("services")):
            self.service(name, guid, service)

    def service(self, owner: str, owner_guid: str, tree: TreeMap) -> None:
        """A service, and a channel where it has contacts or hours of its own."""
        path = f"{owner}/{tree['id']}"
        guid = self.guid(owner, f"services[{tree['id']}]")
        contacts = self.contacts(_public(tree.get("contacts")), described=False)
        linked = []
        if any(contacts.values()) or tree.get("hours") or tree.get("closures"):
            linked = [self.channel(path, owner_guid, tree, [guid], contacts)]
        self.services.append(
            {
                "id": guid,
                "sourceId": f"{OURS}{path}",
                "serviceNames": self.typed(tree["name"], "Name"),
                "serviceDescriptions": [
                    *self.typed(tree.get("about"), "Summary"),
                    *self.typed(tree.get("how"), "ServiceUserInstruction"),
                ],
                "languages": tree.get("languages", []),
                **self.area(tree),
                "targetGroups": self.listed(tree, "target_groups"),
                "ontologyTerms": self.listed(tree, "topics"),
                "serviceChannels": [{"serviceChannel": {"id": one}} for one in linked],
                "organizations": [{"organization": {"id": owner_guid}, "roleType": "Responsible"}],
                "publishingStatus": "Published",
            }
        )

    def channel(
        self, path: str, owner: str, tree: TreeMap, services: list[str], contacts: Json
    ) -> str:
        """The place or phone of a service; returns its id."""
        guid = str(uuid5(NAMESPACE_URL, f"{OURS}channel/{path}"))
        self.channels.append(
            {
                "id": guid,
                "sourceId": f"{OURS}{path}",
                "serviceChannelType": "ServiceLocation" if contacts.get("addresses") else "Phone",
                "organizationId": owner,
                "serviceChannelNames": self.typed(tree["name"], "Name"),
                "serviceChannelDescriptions": [],
                "languages": [],
                **contacts,
                "serviceHours": [
                    *self.hours(tree.get("hours")),
                    *self.closures(tree.get("closures")),
                ],
                "services": [{"service": {"id": one}} for one in services],
                "publishingStatus": "Published",
            }
        )
        return guid

    def guid(self, owner: str, path: str) -> str:
        """The catalogue's own id where the record came from there, otherwise one worked out of ours."""
        origin = self.origins.get(owner)
        known = (origin.ids.get(path) if path else origin.source_id) if origin else None
        return (
            known
            if known and len(known) == len(str(NAMESPACE_URL))
            else str(uuid5(NAMESPACE_URL, f"{OURS}{owner}/{path}"))
        )

    def typed(self, tree: Tree | None, kind: str) -> list[Json]:
        """A text as {language, value, type}."""
        return [
            {"language": name, "value": words, "type": kind}
            for name, words in self.words(tree).items()
        ]

    def words(self, tree: Tree | None) -> dict[str, str]:
        """A text by language."""
        return words_in(tree, self.languages)

    def values(self, tree: Tree | None) -> list[Json]:
        """A text as {language, value}."""
        return [{"language": name, "value": words} for name, words in self.words(tree).items()]

    def area(self, tree: TreeMap) -> Json:
        """The municipalities, by name."""
        places = self.listed(tree, "municipalities")
        return {
            "areaType": "LimitedType" if places else "Nationwide",
            "areas": [{"type": "Municipality", "municipalities": places}] if places else [],
        }

    def listed(self, tree: TreeMap, key: str) -> list[Json]:
        """Ids of a vocabulary as names by language."""
        names = self.vocabularies[key]
        listed = tree.get(key, [])
        return [
            {
                "name": [
                    {"language": name, "value": names[str(one)].written(name)}
                    for name in LANGUAGES
                    if names[str(one)].written(name)
                ]
            }
            for one in (listed if isinstance(listed, list) else [])
            if str(one) in names
        ]

    def contacts(self, contacts: list[TreeMap], *, described: bool) -> Json:
        """Contacts by kind, as the catalogue keeps them; a title goes with each where there is a place for it."""
        found: Json = {"phoneNumbers": [], "emails": [], "webPages": [], "addresses": []}
        for one in contacts:
            titles = self.words(one.get("title")) or {"fi": ""}
            for language, title in titles.items():
                if "phone" in one:
                    found["phoneNumbers"].append(
                        {
                            "number": one["phone"],
                            "additionalInformation": title or None,
                            "language": language,
                        }
                    )
                if "email" in one and (described or language == next(iter(titles))):
                    words = {"description": title or None} if described else {}
                    found["emails"].append({"value": one["email"], "language": language, **words})
                if "web" in one:
                    found["webPages"].append(
                        {"url": one["web"], "value": title or None, "language": language}
                    )
            if "address" in one:
                found["addresses"].append(self.address(str(one["address"]), one.get("title")))
        return found

    def address(self, whole: str, title: Tree | None) -> Json:
        """`Katu 1, 50100 Kaupunki` in its parts; one that has other parts stays whole as the street."""
        street, _, town = whole.partition(", ")
        code, _, office = town.partition(" ")
        if not (code.isdecimal() and len(code) == len("50100") and office):
            street, code, office = whole, "", ""
        return {
            "type": "Location",
            "subType": "Single",
            "streetAddress": {
                "street": [{"language": "fi", "value": street}],
                "streetNumber": None,
                "postalCode": code or None,
                "postOffice": [{"language": "fi", "value": office}] if office else [],
                "additionalInformation": self.values(title),
            },
            "country": "FI",
        }

    def hours(self, tree: Tree | None) -> list[Json]:
        """Opening hours: the normal week in the catalogue's parts, the rest in words that read back as the same."""
        lines = (
            tuple(str(one) for one in tree)
            if isinstance(tree, list)
            else (str(tree),)
            if tree
            else ()
        )
        hours, _ = read_hours(HoursText(lines)) if lines else (None, ())
        if hours is None:
            return [_standard([], [{"language": "fi", "value": "\n".join(lines)}])] if lines else []
        return week_and_words(hours, self.languages)

    def closures(self, tree: Tree | None) -> list[Json]:
        """Closed days, both ends included."""
        return [
            {
                "serviceHourType": "Exceptional",
                "validFrom": f"{one['start']}T00:00:00",
                "validTo": f"{one['end']}T00:00:00",
                "isClosed": True,
                "validForNow": False,
                "additionalInformation": self.values(one.get("note")),
                "openingHour": [],
            }
            for one in (tree if isinstance(tree, list) else [])
            if isinstance(one, dict)
        ]


def week_and_words(hours: Hours, languages: tuple[str, ...]) -> list[Json]:
    """The structured week where the engine gets the same hours back from it, otherwise all in words."""
    normal = write_hours(hours, "fi")
    rest = replace(hours, week=CLOSED_WEEK)
    said = write_hours(rest, "fi") if rest != Hours() and not hours.expression else ""
    plain = not any(
        span.by_appointment or span.end > ALL_DAY[0].end for day in hours.week for span in day
    )
    week = write_hours(Hours(week=hours.week), "fi") if hours.week != CLOSED_WEEK else ""
    again, doubts = read_hours(HoursText(tuple(one for one in (week, said) if one)))
    if not week or not plain or again != hours or doubts:
        return [_standard([], [{"language": "fi", "value": normal}])]
    opening = [
        {
            "dayFrom": WEEKDAYS[day],
            "dayTo": None,
            "from": _clock(span.start),
            "to": _clock(span.end),
        }
        for day in range(7)
        for span in hours.week[day]
    ]
    notes = (
        [{"language": one, "value": write_hours(rest, one)} for one in languages] if said else []
    )
    return [_standard(opening, notes)]


def _standard(opening: list[Json], notes: list[Json]) -> Json:
    return {
        "serviceHourType": "DaysOfTheWeek",
        "validFrom": None,
        "validTo": None,
        "isClosed": False,
        "validForNow": True,
        "isAlwaysOpen": False,
        "isReservation": False,
        "additionalInformation": notes,
        "openingHour": opening,
    }


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}:00"


def _public(tree: Tree | None) -> list[TreeMap]:
    """The records that everybody may see."""
    return [
        one
        for one in (tree if isinstance(tree, list) else [])
        if isinstance(one, dict) and one.get("audience", "public") == "public"
    ]
