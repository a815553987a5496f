"""The cells of a row as the file of a point would say them, and put over what the file says now."""

from collections.abc import Mapping, Sequence

from sotekit.model.coordinates import Coordinates
from sotekit.plain.yaml_out import Tree, TreeMap

TEXTS = ("name", "about", "directions", "access_note", "note")
LISTS = (
    "services",
    "target_groups",
    "languages",
    "accessibility",
    "works_without",
    "modes",
    "partners",
    "serves",
)
CONTACTS = ("phone", "email", "web")
PLAIN = (
    "id", "external_id", "host", "area", "municipality", "address", "coordinates", "hours", "capacity", "room",
    "staff", "candidate", "distance_safe", "appointment", "link", "confirmed", "confirmed_by",
)  # fmt: skip
LANGUAGES = ("fi", "sv", "en")
FIELDS = (
    *PLAIN, *TEXTS, *(f"{name}.{language}" for name in TEXTS for language in LANGUAGES), *LISTS, *CONTACTS,
    "latitude", "longitude",
)  # fmt: skip
"""What a column can go to."""


def tree_of(fields: Mapping[str, Sequence[str]]) -> TreeMap:
    """The fields as a file would say them."""
    tree: TreeMap = {}
    for name in PLAIN:
        if name in fields:
            tree[name] = ("; " if name == "hours" else ", ").join(fields[name])
    for name in TEXTS:
        said = _text(name, fields)
        if said:
            tree[name] = said
    for name in LISTS:
        if name in fields:
            tree[name] = list(dict.fromkeys(fields[name]))
    if "latitude" in fields and "longitude" in fields:
        tree["coordinates"] = f"{fields['latitude'][0]}, {fields['longitude'][0]}"
    contacts: list[Tree] = [
        {name: value} for name in CONTACTS for value in dict.fromkeys(fields.get(name, ()))
    ]
    return {**tree, "contacts": contacts} if contacts else tree


def _text(name: str, fields: Mapping[str, Sequence[str]]) -> Tree:
    by_language: TreeMap = {
        language: " ".join(fields[f"{name}.{language}"])
        for language in LANGUAGES
        if f"{name}.{language}" in fields
    }
    return by_language or " ".join(fields.get(name, ()))


def merge(now: TreeMap, new: TreeMap) -> tuple[TreeMap, tuple[str, ...]]:
    """The point as it is with what the list says put over it, and the keys that differ.

    A list never takes away: services, groups and contacts that the list doesn't name stay, and so do texts in
    languages it doesn't have and the hours of a service.
    """
    merged: TreeMap = dict(now)
    changed = []
    for key, value in new.items():
        old = now.get(key)
        joined = _joined(key, old, value)
        if joined != old:
            merged[key] = joined
            if key != "id" or old is not None:
                changed.append(key)
    return merged, tuple(changed)


def _joined(key: str, old: Tree | None, new: Tree) -> Tree:
    if key == "coordinates" and isinstance(old, str) and isinstance(new, str):
        same = Coordinates.parse(old) == Coordinates.parse(new) is not None
        return old if same else new
    if isinstance(old, dict) and isinstance(new, dict):
        return {**old, **new}
    if isinstance(old, dict) and isinstance(new, str) and key in TEXTS:
        return old if new in old.values() else new
    if isinstance(old, list) and isinstance(new, list):
        there = {_identity(one) for one in old}
        return [*old, *(one for one in new if _identity(one) not in there)]
    return new


def _identity(item: Tree) -> tuple[str, ...]:
    """What makes an item of a list the same one: the service, the phone, the address."""
    if isinstance(item, dict):
        for key in ("service", *CONTACTS):
            if key in item:
                return (key if key != "service" else "", str(item[key]).replace(" ", ""))
        return tuple(f"{key}={value}" for key, value in item.items())
    return ("", str(item))
