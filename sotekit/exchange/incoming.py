"""Organisations on their way in: what a directory's records become before they meet the repository's own."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from sotekit.exchange.found import Found, Sort, contacts_of
from sotekit.exchange.hours_in import HoursNote, HoursRead, resolve
from sotekit.exchange.loss import Fate, Ledger, Seen
from sotekit.exchange.ptv_words import ITSELF
from sotekit.exchange.vocabulary import Vocabulary, plain_place
from sotekit.messages import Message, msg
from sotekit.model.organisation import Organisation, Service
from sotekit.plain.yaml_out import Tree, TreeMap
from sotekit.store.tree import in_order, slug, words_in, words_of

UNKNOWN_KIND = "association"


@dataclass(slots=True)
class Incoming:
    """One organisation: its tree without an id; `services` by the source's id, in order.

    `our_id` and a service's own `id` are set only where the source is an export of ours.
    """

    source_id: str
    name: str
    business_id: str
    tree: TreeMap
    services: list[tuple[str, TreeMap]] = field(default_factory=list)
    our_id: str = ""


@dataclass(frozen=True, slots=True)
class Gathered:
    """Everything one import brings. `left_out` counts the organisations that the filter kept away."""

    organisations: tuple[Incoming, ...]
    ledgers: tuple[Ledger, ...]
    hours: tuple[HoursNote, ...]
    left_out: int = 0
    ownerless: int = 0


@dataclass(frozen=True, slots=True)
class Wanted:
    """The filter: an organisation is taken when one of its records has a word of each group that is given."""

    municipalities: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()

    def takes(self, records: list[Found]) -> bool:
        """Whether an organisation with these records (its own first) is taken."""
        own = records[0]
        places = {plain_place(word) for one in records for _, word in one.places}
        groups = {word.casefold() for one in records for _, word in one.groups}
        topics = {word.casefold() for one in records for _, word in one.topics}
        return all(
            not wanted or wanted & had
            for wanted, had in (
                (self.municipalities, places),
                (self.types, {own.kind}),
                (self.groups, groups),
                (self.topics, topics),
            )
        )


def gather(found: list[Found], vocabulary: Vocabulary, wanted: Wanted) -> Gathered:
    """Organisations with their services and channels, those the filter wants."""
    organisations = {one.source_id: one for one in found if one.sort is Sort.ORGANISATION}
    parts: dict[str, list[Found]] = {name: [] for name in organisations}
    ownerless = 0
    for one in found:
        if one.sort is Sort.ORGANISATION:
            continue
        owners = [owner for owner in dict.fromkeys(one.owners) if owner in organisations]
        ownerless += not owners
        for owner in owners:
            parts[owner].append(one)
    work = _Gathering(vocabulary, [one.source_id for one in found])
    made = [
        work.organisation(one, parts[name])
        for name, one in organisations.items()
        if wanted.takes([one, *parts[name]])
    ]
    ledgers = {id(one.ledger): one.ledger for one in found if one.source_id in work.used}
    return Gathered(
        tuple(made),
        tuple(ledgers.values()),
        tuple(work.notes),
        len(organisations) - len(made),
        ownerless,
    )


class _Gathering:
    def __init__(self, vocabulary: Vocabulary, known: Iterable[str]) -> None:
        self.vocabulary = vocabulary
        self.known = {name.removeprefix("old:") for name in known}
        self.used: set[str] = set()
        self.notes: list[HoursNote] = []
        self.read: dict[str, HoursRead] = {}

    def organisation(self, own: Found, parts: list[Found]) -> Incoming:
        """One organisation: places and phones that belong to one service only become part of it."""
        self.used.add(own.source_id)
        tree: TreeMap = {
            "name": self.words(own.names) or own.name,
            "kind": own.kind or UNKNOWN_KIND,
        }
        if not own.kind:
            own.ledger.made(
                "kind",
                UNKNOWN_KIND,
                msg("The directory doesn't say; correct it where it is wrong."),
            )
        self.common(own, tree)
        said = self.put_hours(own, tree) if own.hours or own.hours.closures else []
        if own.business_id:
            tree["business_id"] = own.business_id
        contacts = contacts_of(own, self.vocabulary.languages)
        services = [one for one in parts if one.sort is Sort.SERVICE]
        channels = [
            one for one in parts if one.sort is Sort.CHANNEL and not one.our_id.endswith(ITSELF)
        ]
        for one in parts:
            if one.our_id.endswith(ITSELF):
                said += self.of_itself(one, tree)
        if said:
            tree["about"] = _with_words(tree.get("about"), said, own)
        joined = self.joined(services, channels)
        inside = {id(channel) for some in joined.values() for channel in some}
        made = [
            (one.source_id, self.service(one, joined.get(one.source_id, []))) for one in services
        ]
        made += [
            (one.source_id, self.service(one, [])) for one in channels if id(one) not in inside
        ]
        if contacts:
            tree["contacts"] = contacts
        return Incoming(
            own.source_id, own.name, own.business_id, in_order(Organisation, tree), made, own.our_id
        )

    def of_itself(self, channel: Found, tree: TreeMap) -> list[str]:
        """The organisation's own hours, which our export gives as a place of its own."""
        self.used.add(channel.source_id)
        channel.ledger.note_below(
            ("serviceChannelNames",), Fate.MERGED, msg("The same words twice.")
        )
        return self.put_hours(channel, tree)

    def put_hours(self, one: Found, tree: TreeMap) -> list[str]:
        """The hours and closures, where there are any; returns the words that could not be read."""
        read = self.hours(one)
        if read.hours:
            tree["hours"] = read.hours
        if read.closures:
            tree["closures"] = list(read.closures)
        return read.words

    def joined(self, services: list[Found], channels: list[Found]) -> dict[str, list[Found]]:
        """Channels by the one service each belongs to; a channel of several services stands on its own."""
        links: dict[str, set[str]] = {one.source_id: set() for one in channels}
        own = {one.source_id for one in services}
        for one in services:
            for channel in one.channels:
                if channel in links:
                    links[channel].add(one.source_id)
        for one in channels:
            links[one.source_id] |= own & set(one.services)
        alone: dict[str, list[Found]] = {}
        for one in channels:
            if len(links[one.source_id]) == 1:
                alone.setdefault(next(iter(links[one.source_id])), []).append(one)
        # two places with hours of their own can't share one service's hours
        return {
            name: some for name, some in alone.items() if sum(bool(one.hours) for one in some) <= 1
        }

    def service(self, own: Found, channels: list[Found]) -> TreeMap:
        """A service, or a place or phone that stands for itself."""
        tree: TreeMap = {"name": self.words(own.names) or own.name}
        if "/" in own.our_id:
            tree["id"] = own.our_id.partition("/")[2]
        self.used |= {own.source_id, *(one.source_id for one in channels)}
        self.note_links([own, *channels])
        contacts = contacts_of(own, self.vocabulary.languages)
        how = [self.words(own.how)] if own.how else []
        words: list[str] = []
        for one in (own, *channels):
            if one is not own:
                self.left_to_service(one, own)
                contacts += self.titled(one, own)
            if one.hours or one.hours.closures:
                words += self.put_hours(one, tree)
        self.common(own, tree, services=True)
        if contacts:
            tree["contacts"] = _distinct(contacts)
        if how or words:
            tree["how"] = _with_words(how[0] if how else None, words, own)
        return in_order(Service, tree)

    def left_to_service(self, channel: Found, service: Found) -> None:
        """What a channel says that its service says too is taken from the service."""
        for key in ("description", "shortDescription", "serviceChannelDescriptions"):
            channel.ledger.note_below(
                (key,), Fate.DROPPED, msg("The service's own description is taken.")
            )
        service.languages = service.languages or channel.languages
        if set(channel.languages) - set(service.languages):
            for key in ("language", "languages"):
                channel.ledger.note_below(
                    (key,), Fate.DROPPED, msg("The service's own languages are taken.")
                )

    def titled(self, channel: Found, service: Found) -> list[Tree]:
        """A channel's contacts, with its name as the title where they have none."""
        made = contacts_of(channel, self.vocabulary.languages)
        name = self.words(channel.names)
        if channel.names == service.names or name is None:
            return made
        return [
            one if isinstance(one, dict) and "title" in one else {"title": name, **one}
            for one in made
            if isinstance(one, dict)
        ]

    def hours(self, one: Found) -> HoursRead:
        """The channel's hours, read once even when several organisations share it."""
        if one.source_id not in self.read:
            for closure in one.hours.closures:
                note = self.words(words_in(closure.get("note"), ()))
                if note:
                    closure["note"] = note
            self.read[one.source_id] = resolve(one.hours, one.name)
            self.notes += self.read[one.source_id].notes
        return self.read[one.source_id]

    def common(self, own: Found, tree: TreeMap, *, services: bool = False) -> None:
        """What organisations and services share."""
        about = self.words(own.about)
        if about:
            tree["about"] = about
        if services:
            self.listed("topics", own.topics, tree)
            self.listed("target_groups", own.groups, tree)
        self.listed("municipalities", own.places, tree)
        if own.languages:
            tree["languages"] = list(dict.fromkeys(own.languages))

    def listed(self, kind: str, words: list[tuple[Seen, str]], tree: TreeMap) -> None:
        """Words of the directory as ids of the region's vocabulary; those it doesn't have are left out."""
        ids: list[Tree] = []
        for seen, word in words:
            name = self.vocabulary.find(kind, word)
            if name is None:
                seen.note(Fate.DROPPED, _NOT_IN_REGION[kind])
                continue
            exact = word in {
                self.vocabulary.names[kind][name].written(one) for one in ("fi", "sv", "en")
            }
            if exact and name not in ids:
                seen.note(Fate.KEPT)
            else:
                seen.note(Fate.MERGED, msg("A word for what the region has."))
            if name not in ids:
                ids.append(name)
        if ids:
            tree[kind] = ids

    def note_links(self, records: list[Found]) -> None:
        """Ids of records that the files hold have done their work; the others stay as dropped."""
        for one in records:
            for path, value, fate, _ in list(one.ledger.fates()):
                if fate is Fate.DROPPED and value in self.known and _is_link(path):
                    one.ledger.note(path, Fate.MERGED, msg("Where the record went."))

    def words(self, by_language: dict[str, str]) -> Tree | None:
        """A text as the repository writes it."""
        return words_of(by_language, self.vocabulary.languages)


_NOT_IN_REGION: dict[str, Message] = {
    "municipalities": msg("The region has no such municipality."),
    "topics": msg("The region has no topic of this name; a map (--map) can say which it is."),
    "target_groups": msg(
        "The region has no target group of this name; a map (--map) can say which it is."
    ),
}


def _is_link(path: tuple[str | int, ...]) -> bool:
    return path[0] in ("serviceToServiceChannel", "serviceChannels", "services")


def _with_words(how: Tree | None, words: list[str], own: Found) -> Tree:
    """The text with the unread words of the hours after it, in the record's own language."""
    said = "\n".join(words)
    if how is None or not said:
        return how or said
    if not isinstance(how, dict):
        return f"{how}\n{said}"
    language = next(iter(own.names), "fi")
    return {**how, language: f"{how[language]}\n{said}" if language in how else said}


def _distinct(contacts: list[Tree]) -> list[Tree]:
    made: list[Tree] = []
    for one in contacts:
        if one not in made:
            made.append(one)
    return made


def with_ids(incoming: Incoming, known: dict[str, str]) -> tuple[TreeMap, dict[str, str]]:
    """The tree with its services named: as before where the source's id is known, otherwise after their names."""
    tree = dict(incoming.tree)
    before = {source_id: path for path, source_id in known.items()}
    services: list[Tree] = []
    ids: dict[str, str] = {}
    taken = {path.removeprefix("services[").removesuffix("]") for path in known}
    for source_id, service in incoming.services:
        path = before.get(source_id)
        name = _service_id(path, service, taken)
        taken.add(name)
        ids[f"services[{name}]"] = source_id
        services.append({**service, "id": name} if "id" in service else {"id": name, **service})
    if services:
        tree["services"] = services
    return tree, ids


def _service_id(path: str | None, service: TreeMap, taken: set[str]) -> str:
    """As before, as our own export says, or after its name."""
    if path:
        return path.removeprefix("services[").removesuffix("]")
    given = service.get("id")
    return (
        given
        if isinstance(given, str) and given not in taken
        else slug(_plain(service["name"]), taken)
    )


def _plain(name: Tree) -> str:
    return (
        name
        if isinstance(name, str)
        else str(next(iter(name.values())))
        if isinstance(name, dict)
        else ""
    )
