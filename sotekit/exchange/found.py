"""What a service directory tells, before it becomes the repository's: organisations, services, places and phones."""

from dataclasses import dataclass, field
from enum import StrEnum

from sotekit.exchange.hours_in import HoursFound
from sotekit.exchange.loss import Fate, Ledger, Seen
from sotekit.messages import Message, msg
from sotekit.model.organisation import Contact
from sotekit.model.text import LANGUAGES
from sotekit.plain.yaml_out import Tree, TreeMap
from sotekit.store.tree import fits, words_in, words_of

Words = dict[str, str]
"""A text by language."""


class Sort(StrEnum):
    """What sort of record a directory gave."""

    ORGANISATION = "organisation"
    SERVICE = "service"
    CHANNEL = "channel"


@dataclass(slots=True)
class Piece:
    """One way to reach somebody: its kind (phone, email, web, address), value and whose or what it is."""

    kind: str
    value: str
    seen: Seen
    title: Words = field(default_factory=dict)
    title_seen: Seen | None = None


@dataclass(slots=True)
class Found:
    """One record of a directory. `owners`, `channels` and `services` are the directory's own ids; `our_id` is ours."""

    sort: Sort
    source_id: str
    ledger: Ledger
    names: Words = field(default_factory=dict)
    about: Words = field(default_factory=dict)
    how: Words = field(default_factory=dict)
    kind: str = ""
    business_id: str = ""
    owners: list[str] = field(default_factory=list)
    channels: list[str] = field(default_factory=list)
    services: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    places: list[tuple[Seen, str]] = field(default_factory=list)
    groups: list[tuple[Seen, str]] = field(default_factory=list)
    topics: list[tuple[Seen, str]] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    contacts: list[TreeMap] = field(default_factory=list)
    hours: HoursFound = field(default_factory=HoursFound)
    our_id: str = ""

    @property
    def name(self) -> str:
        """The name in the first language that has it."""
        return next((self.names[one] for one in LANGUAGES if self.names.get(one)), self.source_id)


def contacts_of(found: Found, languages: tuple[str, ...]) -> list[Tree]:
    """The ways to reach it as contacts: pieces with the same title belong together, those without one too."""
    contacts: list[TreeMap] = []
    for piece in found.pieces:
        if _unfit(piece):
            contacts.append({"title": _in_words(piece, languages)})
            continue
        title = words_of(piece.title, languages)
        home = next(
            (
                one
                for one in contacts
                if one.get("title") == title and one.get(piece.kind) in (None, piece.value)
            ),
            None,
        )
        if home is None:
            home = {} if title is None else {"title": title}
            contacts.append(home)
        home[piece.kind] = piece.value
    for whole in found.contacts:
        title = words_of(words_in(whole.get("title"), ()), languages)
        made: TreeMap = {**whole, "title": title} if title else dict(whole)
        home = next(
            (
                one
                for one in contacts
                if title and one.get("title") == title and not (set(made) & set(one)) - {"title"}
            ),
            None,
        )
        if home is None:
            contacts.append(made)
        else:
            home.update(made)
    # the record's own contact comes first
    contacts.sort(key=lambda one: "title" in one or "name" in one)
    return [{key: one[key] for key in _ORDER if key in one} for one in contacts]


_ORDER = ("title", "name", "phone", "email", "web", "address")


def _unfit(piece: Piece) -> Message | None:
    if fits(Contact, piece.kind, piece.value):
        return None
    if piece.kind == "phone":
        return msg("It is not a phone number; kept in words.")
    return (
        msg("It is not an e-mail address; kept in words.")
        if piece.kind == "email"
        else msg("It is not a web address; kept in words.")
    )


def _in_words(piece: Piece, languages: tuple[str, ...]) -> Tree:
    """What can't be dialled or opened as it stands is shown as it was written."""
    why = _unfit(piece)
    piece.seen.note(Fate.MERGED, why)
    if piece.title_seen is not None:
        piece.title_seen.note(Fate.MERGED, why)
    titled = {name: f"{words}: {piece.value}" for name, words in piece.title.items()}
    return words_of(titled, languages) or piece.value


def web_address(text: str) -> str:
    """The address with its scheme: directories leave it out."""
    bare = text.strip()
    return f"http://{bare}" if bare.casefold().startswith("www.") else bare
