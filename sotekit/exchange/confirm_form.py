"""The form on which an organisation confirms its data: what is asked, and what the answers make of its tree.

A row asks for one value. It is known by its path in the organisation's tree (`services/kerhot/hours`,
`contacts/0/phone`); `new` in a path is something that is not there yet.
"""

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date

from sotekit.exchange.vocabulary import Vocabulary
from sotekit.messages import Message, msg
from sotekit.plain.scalars import parse_date
from sotekit.plain.yaml_out import Tree, TreeMap

SPARE_CLOSURES = 2
_FINNISH_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_TEXTS = ("name", "about", "how", "title", "note")
_LISTED = ("municipalities", "topics", "target_groups")
_DAYS = ("start", "end")

LABELS: dict[str, Message] = {
    "name": msg("Name"),
    "about": msg("What it is, in a sentence or two"),
    "how": msg("How to get in"),
    "hours": msg("Opening hours"),
    "languages": msg("Languages"),
    "municipalities": msg("Municipalities"),
    "topics": msg("Helps with"),
    "target_groups": msg("For whom"),
    "title": msg("Title or role"),
    "phone": msg("Phone"),
    "email": msg("E-mail"),
    "web": msg("Web address"),
    "address": msg("Street address"),
    "start": msg("Closed from"),
    "end": msg("Closed until"),
    "note": msg("Why closed, or who helps instead"),
}

HINTS: dict[str, Message] = {
    "hours": msg("For example: Mon–Thu 9–15, Fri 9–13"),
    "languages": msg("Codes, one a line: fi, sv, en, ar …"),
    "municipalities": msg("One a line. Empty: the whole region."),
    "topics": msg("One a line, in the words used here."),
    "target_groups": msg("One a line, in the words used here."),
    "start": msg("A date: 29.6.2027. The first day on which nobody answers."),
    "end": msg("A date: 26.7.2027. The last day on which nobody answers."),
}

ORGANISATION = ("name", "about", "hours", "municipalities", "languages")
SERVICE = (
    "name",
    "about",
    "how",
    "hours",
    "topics",
    "target_groups",
    "municipalities",
    "languages",
)
CONTACT = ("title", "name", "phone", "email", "web", "address")
CLOSURE = ("start", "end", "note")


@dataclass(frozen=True, slots=True)
class Asked:
    """One row of the form: `path` is its key, `language` that of a text which has one."""

    path: str
    label: Message
    value: str
    hint: Message | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Rows under a heading."""

    title: Message
    rows: tuple[Asked, ...]


class UnknownWordError(ValueError):
    """A word of an answer that the region's vocabulary doesn't have."""


def form_of(tree: TreeMap, vocabulary: Vocabulary, language: str, today: date) -> tuple[Part, ...]:
    """Everything that the organisation is asked about, in the words of `language`.

    Past closures are left out; promises are agreed elsewhere.
    """
    work = _Form(tree, vocabulary, language)
    parts = [
        Part(msg("The organisation"), tuple(work.rows("", tree, ORGANISATION))),
        *work.contacts("", tree),
        *work.closures("", tree, today),
    ]
    for service in _records(tree, "services"):
        path = f"services/{service['id']}/"
        name = words_in_language(service.get("name"), language)
        parts.append(
            Part(msg("Service: {name}", name=name), tuple(work.rows(path, service, SERVICE)))
        )
        if "contacts" in service:
            parts += work.contacts(path, service, spare=False)
        parts += work.closures(path, service, today)
    return tuple(parts)


def words_in_language(value: Tree | None, language: str) -> str:
    """A text's words in that language, else in any."""
    if isinstance(value, dict):
        return str(value.get(language) or next(iter(value.values()), ""))
    return str(value or "")


class _Form:
    def __init__(self, tree: TreeMap, vocabulary: Vocabulary, language: str) -> None:
        self.tree = tree
        self.vocabulary = vocabulary
        self.language = language

    def rows(self, path: str, tree: TreeMap, names: Sequence[str]) -> Iterator[Asked]:
        """A row for each field; a text written by language has a row for each of the region's."""
        for name in names:
            value = tree.get(name)
            by_language = name in _TEXTS and not isinstance(value, str)
            person = names is CONTACT and name == "name"
            label = msg("Contact person") if person else LABELS[name]
            if not by_language or person:
                shown = self.shown(name, value)
                yield Asked(path + name, label, shown, HINTS.get(name))
                continue
            written = value if isinstance(value, dict) else {}
            for language in self.vocabulary.languages if written else (self.language,):
                words = str(written.get(language, ""))
                yield Asked(f"{path}{name}/{language}", label, words, None, language)

    def shown(self, name: str, value: Tree | None) -> str:
        """The value as people write it."""
        if isinstance(value, list):
            return "\n".join(self.word(name, str(one)) for one in value)
        if value is None:
            return ""
        return day_text(str(value)) if name in _DAYS else str(value)

    def word(self, name: str, value: str) -> str:
        """An id of the vocabulary in words."""
        if name not in _LISTED or value not in self.vocabulary.names[name]:
            return value
        return self.vocabulary.names[name][value].best(self.language)

    def contacts(self, path: str, tree: TreeMap, *, spare: bool = True) -> list[Part]:
        """A part for each contact, and one for a new one."""
        found = [(str(number), one) for number, one in enumerate(_records(tree, "contacts"))]
        if spare:
            found.append(("new", {}))
        return [
            Part(
                msg("A new contact") if number == "new" else msg("Contact"),
                tuple(self.rows(f"{path}contacts/{number}/", one, CONTACT)),
            )
            for number, one in found
        ]

    def closures(self, path: str, tree: TreeMap, today: date) -> list[Part]:
        """One part with the closures that are to come, and empty rows for new ones."""
        found = [
            (str(number), one)
            for number, one in enumerate(_records(tree, "closures"))
            if str(one.get("end", "")) >= today.isoformat()
        ]
        found += [(f"new{number}", {}) for number in range(SPARE_CLOSURES if not path else 1)]
        rows = [
            row
            for number, one in found
            for row in self.rows(f"{path}closures/{number}/", one, CLOSURE)
        ]
        return [Part(msg("Closed days, summer closures above all"), tuple(rows))]


def day_text(iso: str) -> str:
    """`29.6.2027` of `2027-06-29`."""
    day, _ = parse_date(iso)
    return f"{day.day}.{day.month}.{day.year}" if day else iso


def day_iso(text: str) -> str:
    """`2027-06-29` of what people and Excel write; the text itself where it is no date."""
    finnish = _FINNISH_DAY.fullmatch(text.strip())
    if finnish:
        return f"{finnish[3]}-{int(finnish[2]):02}-{int(finnish[1]):02}"
    return text.strip()[:10] if re.match(r"\d{4}-\d\d-\d\d", text.strip()) else text.strip()


def answered(tree: TreeMap, answers: dict[str, str], vocabulary: Vocabulary) -> TreeMap:
    """The tree with the answers in it, by path. An emptied value goes, and what has nothing left goes with it.

    Raises UnknownWordError.
    """
    new = deepcopy(tree)
    for path, text in answers.items():
        _put(new, path.split("/"), text.strip(), vocabulary)
    _tidy(new)
    return new


def _put(tree: TreeMap, steps: list[str], text: str, vocabulary: Vocabulary) -> None:
    name, *rest = steps
    if name == "services":
        service = next((one for one in _records(tree, name) if one.get("id") == rest[0]), None)
        if service is not None:
            _put(service, rest[1:], text, vocabulary)
    elif name in ("contacts", "closures"):
        _put(_item(tree, name, rest[0]), rest[1:], text, vocabulary)
    elif rest:
        words = tree.get(name)
        by_language: TreeMap = dict(words) if isinstance(words, dict) else {}
        by_language[rest[0]] = text
        tree[name] = {language: said for language, said in by_language.items() if said}
    elif text:
        tree[name] = _value(name, text, vocabulary)
    else:
        tree.pop(name, None)


def _item(tree: TreeMap, name: str, number: str) -> TreeMap:
    """The item of a list; a new one is known by its number's word until everything is put in."""
    listed = tree.setdefault(name, [])
    items = listed if isinstance(listed, list) else []
    if number.isdigit():
        found = items[int(number)] if int(number) < len(items) else {}
        return found if isinstance(found, dict) else {}
    for one in items:
        if isinstance(one, dict) and one.get("#") == number:
            return one
    new: TreeMap = {"#": number}
    items.append(new)
    return new


def _value(name: str, text: str, vocabulary: Vocabulary) -> Tree:
    lines: list[Tree] = [one.strip() for one in re.split(r"[\n;+]", text) if one.strip()]
    if name in _LISTED:
        return [_id(name, str(word), vocabulary) for word in lines]
    if name == "languages":
        return [one.strip() for one in re.split(r"[\n;+,]", text) if one.strip()]
    if name == "hours":
        several = [one.strip() for one in text.split("\n") if one.strip()]
        return several[0] if len(several) == 1 else list(several)
    return day_iso(text) if name in _DAYS else text


def _id(kind: str, word: str, vocabulary: Vocabulary) -> str:
    found = vocabulary.find(kind, word)
    if found is None:
        raise UnknownWordError(word)
    return found


def _tidy(tree: TreeMap) -> None:
    for key in list(tree):
        value = tree[key]
        if isinstance(value, list):
            for item in value:
                if isinstance(item, dict):
                    item.pop("#", None)
                    _tidy(item)
            kept = [one for one in value if not isinstance(one, dict) or _stands(key, one)]
            tree[key] = kept
        if tree[key] in ("", [], {}):
            del tree[key]


def _stands(key: str, item: TreeMap) -> bool:
    """Whether anything is left that the item is about; a service without a name is one that has ended."""
    if key == "services":
        return "name" in item
    return bool(set(item) - {"audience", "themes"})


def _records(tree: TreeMap, key: str) -> list[TreeMap]:
    listed = tree.get(key)
    return [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
