"""The word lists in memory: which stems are names of people, of places and other things, or plain words."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sotekit.privacy.inflect import NOMINATIVE, is_inner, readings


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a word: of which list, and with which case ending."""

    label: str
    ending: str

    @property
    def inner(self) -> bool:
        """“In” it: said of places and services."""
        return is_inner(self.ending)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Sets of stems by (list, kind of stem). See lists/make.py for what each list is."""

    stems: dict[tuple[str, str], frozenset[str]]

    def read(self, word: str, labels: tuple[str, ...], *, bare: bool = False) -> list[Reading]:
        """Every reading of a word, in small letters, as a bent form of a stem of those lists."""
        return [
            Reading(label, ending)
            for kind, stem, ending in readings(word, bare=bare)
            for label in labels
            if stem in self.stems[label, kind]
        ]

    def has(self, label: str, word: str) -> bool:
        """Whether the word as it stands is in a list of single forms."""
        return word in self.stems[label, NOMINATIVE]


@cache
def lexicon() -> Lexicon:
    """The lists that came with the package, read once."""
    compiled = Path(__file__).parent / "lists" / "compiled.txt"
    return parsed(compiled.read_text(encoding="utf-8").splitlines())


def parsed(lines: Iterable[str]) -> Lexicon:
    """A lexicon from the lines of compiled.txt."""
    stems: dict[tuple[str, str], frozenset[str]] = {}
    for line in lines:
        if not line.startswith("#"):
            label, kind, *words = line.split(" ")
            stems[label, kind] = frozenset(words)
    return Lexicon(stems)
