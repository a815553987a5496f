"""What became of every value that went in: the one account behind every loss report.

A record is walked once and each of its leaves (a value that is not a list, a mapping or empty) gets an entry. A
converter reads the record through `Seen`, which notes the fate of what it reads; what nobody read is dropped. So a
value can't get lost without a word, whatever a converter forgets.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sotekit.messages import Message
from sotekit.plain.scalars import shown

Path = tuple[str | int, ...]
EXAMPLES = 3
SHOWN = 60


class Fate(StrEnum):
    """What became of one value: carried as it is, put together with others, worked out, or left out."""

    KEPT = "kept"
    MERGED = "merged"
    GUESSED = "guessed"
    DROPPED = "dropped"


@dataclass(slots=True)
class _Leaf:
    value: str
    fate: Fate = Fate.DROPPED
    why: Message | None = None


class Ledger:
    """The leaves of one record and the fate of each."""

    __slots__ = ("_leaves", "record", "root")

    def __init__(self, record: str, root: Any) -> None:  # noqa: ANN401 - any JSON
        self.record = record
        self.root = root
        self._leaves = {path: _Leaf(value) for path, value in leaves(root)}

    def note(self, path: Path, fate: Fate, why: Message | None = None) -> None:
        """Writes down the fate of one leaf; a path that is no leaf says nothing."""
        leaf = self._leaves.get(path)
        if leaf is not None:
            leaf.fate, leaf.why = fate, why

    def made(self, name: str, value: str, why: Message) -> None:
        """Adds a value that the record doesn't have and the result does: always a guess."""
        self._leaves[name,] = _Leaf(value, Fate.GUESSED, why)

    def note_below(self, path: Path, fate: Fate, why: Message | None = None) -> None:
        """Writes down the fate of every leaf at or under the path."""
        for leaf_path in self._leaves:
            if leaf_path[: len(path)] == path:
                self.note(leaf_path, fate, why)

    def fates(self) -> Iterator[tuple[Path, str, Fate, Message | None]]:
        """Every leaf: its path, value, fate and the reason, where one was given."""
        for path, leaf in self._leaves.items():
            yield path, leaf.value, leaf.fate, leaf.why


class Seen:
    """One node of a record that notes what is read from it. A missing node reads as nothing."""

    __slots__ = ("ledger", "path", "value")

    def __init__(self, ledger: Ledger, value: Any = None, path: Path = ()) -> None:  # noqa: ANN401
        self.ledger = ledger
        self.value = value
        self.path = path

    @classmethod
    def of(cls, ledger: Ledger) -> "Seen":
        """The whole record."""
        return cls(ledger, ledger.root)

    def __bool__(self) -> bool:
        return self.value is not None and self.value not in ("", [], {})

    def __getitem__(self, key: str) -> "Seen":
        value = self.value.get(key) if isinstance(self.value, dict) else None
        return Seen(self.ledger, value, (*self.path, key))

    def items(self) -> Iterator["Seen"]:
        """The items of a list; a single value counts as a list of one."""
        if isinstance(self.value, list):
            for index, one in enumerate(self.value):
                yield Seen(self.ledger, one, (*self.path, index))
        elif self:
            yield self

    def keys(self) -> tuple[str, ...]:
        """The keys of a mapping."""
        return tuple(self.value) if isinstance(self.value, dict) else ()

    def peek(self) -> str:
        """The value as text, without a note; nothing for lists and mappings."""
        return "" if isinstance(self.value, dict | list) else text_of(self.value).strip()

    def text(self, fate: Fate = Fate.KEPT, why: Message | None = None) -> str:
        """The value as text, noted."""
        found = self.peek()
        if found:
            self.note(fate, why)
        return found

    def true(self) -> bool:
        """Whether it is the value true, noted as kept."""
        if isinstance(self.value, bool):
            self.note(Fate.KEPT)
        return self.value is True

    def note(self, fate: Fate, why: Message | None = None) -> None:
        """Notes the fate of this leaf."""
        self.ledger.note(self.path, fate, why)

    def note_all(self, fate: Fate, why: Message | None = None) -> None:
        """Notes the fate of everything in here."""
        self.ledger.note_below(self.path, fate, why)


@dataclass(frozen=True, slots=True)
class Loss:
    """One field that did not come through as it was: how often, why, and examples (record, value)."""

    fate: Fate
    field: str
    count: int
    why: Message | None
    examples: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class LossReport:
    """The account of one import or export. `leaves` is the number of values that went in."""

    leaves: int = 0
    kept: int = 0
    losses: tuple[Loss, ...] = ()

    @property
    def lossless(self) -> bool:
        """Whether every value came through as it was."""
        return not self.losses

    def count(self, fate: Fate) -> int:
        """How many values had that fate."""
        if fate is Fate.KEPT:
            return self.kept
        return sum(loss.count for loss in self.losses if loss.fate is fate)


@dataclass(slots=True)
class _Tally:
    count: int = 0
    examples: list[tuple[str, str]] = field(default_factory=list)


def report(ledgers: Iterable[Ledger]) -> LossReport:
    """The account of many records: fields with the same fate and reason together, the largest first."""
    tallies: dict[tuple[Fate, str, Message | None], _Tally] = defaultdict(_Tally)
    leaf_count = kept = 0
    for ledger in ledgers:
        for path, value, fate, why in ledger.fates():
            leaf_count += 1
            if fate is Fate.KEPT:
                kept += 1
                continue
            tally = tallies[fate, generic(path), why]
            tally.count += 1
            if len(tally.examples) < EXAMPLES:
                tally.examples.append((ledger.record, shown(value, SHOWN)))
    losses = [
        Loss(fate, name, tally.count, why, tuple(tally.examples))
        for (fate, name, why), tally in tallies.items()
    ]
    order = list(Fate)
    losses.sort(key=lambda one: (-order.index(one.fate), -one.count, one.field, str(one.why)))
    return LossReport(leaf_count, kept, tuple(losses))


def leaves(value: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:  # noqa: ANN401 - any JSON
    """Every value that says something, with its path. Empty texts, lists and nulls say nothing."""
    stack: list[tuple[Path, Any]] = [(path, value)]
    while stack:
        here, one = stack.pop()
        if isinstance(one, dict):
            stack.extend(((*here, str(key)), inner) for key, inner in reversed(one.items()))
        elif isinstance(one, list):
            stack.extend(((*here, index), one[index]) for index in range(len(one) - 1, -1, -1))
        elif one is not None and str(one).strip():
            yield here, text_of(one)


def generic(path: Path) -> str:
    """The path without numbers: `phoneNumbers[].number`."""
    written = ""
    for part in path:
        written += "[]" if isinstance(part, int) else f".{part}" if written else part
    return written


def text_of(value: Any) -> str:  # noqa: ANN401 - any JSON scalar
    """A JSON scalar as the text it is written with."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
