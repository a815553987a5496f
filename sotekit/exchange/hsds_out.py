"""Organisations as Open Referral HSDS 3.0: records of its interface, and the same as tables."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from sotekit.exchange.comparing import Reasons, account_for, returned
from sotekit.exchange.hsds_in import DAYS, SCHEME, read_hsds
from sotekit.exchange.incoming import Wanted, gather
from sotekit.exchange.loss import LossReport
from sotekit.exchange.provenance import Origins
from sotekit.exchange.ptv_out import week_and_words
from sotekit.exchange.ptv_words import WEEKDAYS
from sotekit.exchange.vocabulary import Vocabulary
from sotekit.hours import read_hours
from sotekit.messages import msg
from sotekit.model.hours_text import HoursText
from sotekit.model.region import Region
from sotekit.model.text import LANGUAGES, Text
from sotekit.plain.yaml_out import Tree, TreeMap

Json = dict[str, Any]

CLOSED = {"fi": "suljettu", "sv": "stängt", "en": "closed"}
TIMEZONE = 2
"""Hours from UTC, Finland's winter time: the format wants a number."""

_NO_PLACE = msg("HSDS has no place for it.")
_ONE_LANGUAGE = msg("HSDS has one language a file.")
REASONS: Reasons = {
    "participation": _NO_PLACE,
    "logo": _NO_PLACE,
    "confirmed": _NO_PLACE,
    "confirmed_by": _NO_PLACE,
    "themes": _NO_PLACE,
    "grants": _NO_PLACE,
    "presenting": _NO_PLACE,
    "audience": _NO_PLACE,
    "fi": _ONE_LANGUAGE,
    "sv": _ONE_LANGUAGE,
    "en": _ONE_LANGUAGE,
    "municipalities": msg("An organisation has no area in HSDS; its services have."),
}


@dataclass(frozen=True, slots=True)
class _Words:
    """One language, and the others to fall back to."""

    language: str
    region: Region
    vocabularies: Mapping[str, Mapping[str, Text]]

    def text(self, tree: Tree | None) -> str:
        """The words in the language, or in the first that has any."""
        if isinstance(tree, dict):
            order = (self.language, *self.region.languages, *LANGUAGES)
            return next((str(tree[name]) for name in order if name in tree), "")
        return str(tree) if tree else ""

    def named(self, kind: str, name: Tree) -> str:
        """The name of an id of a vocabulary."""
        found = self.vocabularies[kind].get(str(name))
        return found.best(self.language) if found else ""


def export_hsds(
    organisations: Iterable[TreeMap], region: Region, origins: Origins, language: str
) -> list[Json]:
    """An `organization` record with its services for each. What is not for the public is never given out."""
    words = _Words(
        language,
        region,
        {
            "municipalities": {one.id: one.name for one in region.municipalities},
            "topics": {one.id: one.name for one in region.topics},
            "target_groups": {one.id: one.name for one in region.target_groups},
        },
    )
    return [_organisation(tree, words, origins) for tree in organisations]


def page(exported: list[Json]) -> Json:
    """The records as one page of the interface."""
    return {
        "total_items": len(exported),
        "total_pages": 1,
        "page_number": 1,
        "size": len(exported),
        "first_page": True,
        "last_page": True,
        "empty": not exported,
        "contents": exported,
    }


def account_hsds(
    exported: list[Json], organisations: Iterable[TreeMap], region: Region, language: str
) -> LossReport:
    """What the export lost, found out by reading it back."""
    found, _, _ = read_hsds([("export", json.dumps(exported).encode("utf-8"))], language)
    gathered = gather(found, Vocabulary.of(region), Wanted())
    return account_for(organisations, returned(gathered.organisations), REASONS)


def _guid(*parts: object) -> str:
    return str(uuid5(NAMESPACE_URL, "sotekit:hsds/" + "/".join(str(one) for one in parts)))


def _known(origins: Origins, owner: str, path: str) -> str:
    origin = origins.get(owner)
    known = (origin.ids.get(path, "") if path else origin.source_id) if origin else ""
    return known or _guid(owner, path)


def _full(record: Json) -> Json:
    """Without what is empty."""
    return {key: value for key, value in record.items() if value not in ("", None, [])}


def _organisation(tree: TreeMap, words: _Words, origins: Origins) -> Json:
    name = str(tree["id"])
    guid = _known(origins, name, "")
    contacts = _public(tree.get("contacts"))
    main = _main(contacts)
    business_id = tree.get("business_id")
    identifiers = [
        {
            "id": _guid(name, "identifier"),
            "identifier_scheme": SCHEME,
            "identifier_type": "Y-tunnus",
            "identifier": business_id,
        }
    ]
    return {
        "id": guid,
        "name": words.text(tree["name"]),
        "description": words.text(tree.get("about")),
        **_full(
            {
                "alternate_name": f"sotekit:{name}",
                "email": main.get("email"),
                "website": main.get("web"),
                "legal_status": tree["kind"],
                "contacts": [
                    _contact(one, words, name, index)
                    for index, one in enumerate(contacts)
                    if one is not main
                ],
                "phones": [{"id": _guid(name, "phone"), "number": main["phone"]}]
                if "phone" in main
                else [],
                "locations": _places(tree, contacts, words, name),
                "organization_identifiers": identifiers if business_id else [],
                "services": [
                    _service(one, name, guid, words, origins)
                    for one in _public(tree.get("services"))
                ],
            }
        ),
    }


def _service(tree: TreeMap, owner: str, owner_guid: str, words: _Words, origins: Origins) -> Json:
    path = f"{owner}/{tree['id']}"
    guid = _known(origins, owner, f"services[{tree['id']}]")
    contacts = _public(tree.get("contacts"))
    main = _main(contacts)
    places = [
        {"id": _guid(path, "at", one["id"]), "location": one}
        for one in _places({}, contacts, words, path)
    ]
    return {
        "id": guid,
        "name": words.text(tree["name"]),
        "status": "active",
        **_full(
            {
                "organization_id": owner_guid,
                "alternate_name": f"sotekit:{path}",
                "description": words.text(tree.get("about")),
                "email": main.get("email"),
                "url": main.get("web"),
                "application_process": words.text(tree.get("how")),
                "phones": [{"id": _guid(path, "phone"), "number": main["phone"]}]
                if "phone" in main
                else [],
                "contacts": [
                    _contact(one, words, path, index)
                    for index, one in enumerate(contacts)
                    if one is not main
                ],
                "service_at_locations": places,
                "schedules": [
                    *_hours(tree.get("hours"), path),
                    *_closures(tree.get("closures"), path, words),
                ],
                "languages": [
                    {"id": _guid(path, "language", one), "code": one}
                    for one in _list(tree.get("languages"))
                ],
                "service_areas": [
                    {"id": _guid(path, "area", one), "name": words.named("municipalities", one)}
                    for one in _list(tree.get("municipalities"))
                ],
                "attributes": [
                    _attribute(path, guid, kind, str(one), words)
                    for kind in ("topics", "target_groups")
                    for one in _list(tree.get(kind))
                ],
            }
        ),
    }


def _attribute(path: str, guid: str, kind: str, name: str, words: _Words) -> Json:
    label = words.named(kind, name)
    return {
        "id": _guid(path, kind, name),
        "link_id": guid,
        "link_type": kind.removesuffix("s"),
        "link_entity": "service",
        "taxonomy_term": {
            "id": _guid(kind, name),
            "code": name,
            "name": label,
            "description": label,
            "taxonomy": f"sotekit:{kind}",
            "language": words.language,
        },
    }


def _contact(tree: TreeMap, words: _Words, path: str, index: int) -> Json:
    phones = (
        [{"id": _guid(path, "contact", index, "phone"), "number": tree["phone"]}]
        if "phone" in tree
        else []
    )
    return {
        "id": _guid(path, "contact", index),
        **_full(
            {
                "name": tree.get("name"),
                "title": words.text(tree.get("title")),
                "email": tree.get("email"),
                "phones": phones,
            }
        ),
    }


def _main(contacts: list[TreeMap]) -> TreeMap:
    """The contact that is the record's own: the first without a title or a name."""
    return next((one for one in contacts if not {"title", "name"} & set(one)), {})


def _places(tree: TreeMap, contacts: list[TreeMap], words: _Words, path: str) -> list[Json]:
    """Locations: the organisation's own with its hours and languages, and those of its other contacts."""
    made = []
    main = _main(contacts)
    for index, one in enumerate(contacts):
        url = "" if one is main else one.get("web")
        if "address" in one or url:
            made.append(_location(one, words, (path, index)) | _full({"url": url}))
    own = _full(
        {
            "languages": [
                {"id": _guid(path, "language", one), "code": one}
                for one in _list(tree.get("languages"))
            ],
            "schedules": [
                *_hours(tree.get("hours"), path),
                *_closures(tree.get("closures"), path, words),
            ],
        }
    )
    if own:
        place = next((one for one in made if "name" not in one), None)
        if place is None:
            place = {"id": _guid(path, "location"), "location_type": "virtual"}
            made.append(place)
        place |= own
    return made


def _location(contact: TreeMap, words: _Words, path: tuple[str, int]) -> Json:
    place: Json = {
        "id": _guid(*path, "location"),
        "location_type": "physical" if "address" in contact else "virtual",
        **_full({"name": words.text(contact.get("title"))}),
    }
    if "address" not in contact:
        return place
    street, _, town = str(contact["address"]).partition(", ")
    code, _, city = town.partition(" ")
    if not re.fullmatch(r"\d{5}", code):
        code, city = "", town
    place["addresses"] = [
        {
            "id": _guid(*path, "address"),
            "address_1": street,
            "city": city,
            "state_province": words.region.name.best(words.language),
            "postal_code": code,
            "country": "FI",
            "address_type": "physical",
        }
    ]
    return place


def _hours(tree: Tree | None, path: str) -> list[Json]:
    """The normal week as weekly schedules, the rest as a schedule in words."""
    lines = (
        tuple(str(one) for one in tree) if isinstance(tree, list) else (str(tree),) if tree else ()
    )
    hours, _ = read_hours(HoursText(lines)) if lines else (None, ())
    if hours is None:
        return [{"id": _guid(path, "hours"), "description": "\n".join(lines)}] if lines else []
    made: dict[tuple[str, str], list[str]] = {}
    words: list[str] = []
    for part in week_and_words(hours, ("fi",)):
        for one in part["openingHour"]:
            day = DAYS[WEEKDAYS.index(one["dayFrom"])]
            made.setdefault((one["from"], one["to"]), []).append(day)
        words += [one["value"] for one in part["additionalInformation"]]
    schedules: list[Json] = [
        {
            "id": _guid(path, "hours", index),
            "freq": "WEEKLY",
            "byday": ",".join(days),
            "opens_at": opens,
            "closes_at": closes,
            "timezone": TIMEZONE,
        }
        for index, ((opens, closes), days) in enumerate(made.items())
    ]
    return [*schedules, *({"id": _guid(path, "hours", one), "description": one} for one in words)]


def _closures(tree: Tree | None, path: str, words: _Words) -> list[Json]:
    return [
        {
            "id": _guid(path, "closure", one["start"]),
            "valid_from": one["start"],
            "valid_to": one["end"],
            "description": CLOSED[words.language],
            **_full({"notes": words.text(one.get("note"))}),
        }
        for one in _list(tree)
        if isinstance(one, dict)
    ]


def _list(tree: Tree | None) -> list[Tree]:
    return tree if isinstance(tree, list) else []


def _public(tree: Tree | None) -> list[TreeMap]:
    """The records that everybody may see."""
    return [
        one
        for one in _list(tree)
        if isinstance(one, dict) and one.get("audience", "public") == "public"
    ]
