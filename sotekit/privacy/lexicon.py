"""The word lists in memory: which stems are names of people, of places and other things, or plain words."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sotekit.privacy.inflect import NOMINATIVE, STRONG, VOWEL, VOWELS, WEAK, is_inner, readings


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a word: of which list, and with which case ending."""

    label: str
    ending: str

    @property
    def inner(self) -> bool:
        """“In” it: said of places and services."""
        return is_inner(self.ending)


class Lexicon:
    """Stems by (list, kind of stem); see lists/make.py for what each list is.

    A list becomes a set when it is first asked, since most notes ask for few of them.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        """Takes the lines of compiled.txt."""
        parts = (line.split(" ", 2) for line in lines if not line.startswith("#"))
        self._written = {(label, kind): stems for label, kind, stems in parts}
        self._sets: dict[tuple[str, str], frozenset[str]] = {}

    def stems(self, label: str, kind: str) -> frozenset[str]:
        """The stems of one kind of a list, as they were compiled."""
        found = self._sets.get((label, kind))
        if found is None:
            found = self._sets[label, kind] = frozenset(self._written[label, kind].split())
        return found

    def read(self, word: str, labels: tuple[str, ...], *, bare: bool = False) -> list[Reading]:
        """Every reading of a word, in small letters, as a bent form of a stem of those lists."""
        return [
            Reading(label, ending)
            for kind, stem, ending in readings(word, bare=bare)
            for label in labels
            if self._is_stem(label, kind, stem)
        ]

    def _is_stem(self, label: str, kind: str, stem: str) -> bool:
        """Whether the stem is of that kind; what serves as both vowel stems is written once, as `VOWEL`."""
        if stem in self.stems(label, kind):
            return True
        if kind not in (WEAK, STRONG):
            return False
        whole = stem[-1] in VOWELS and stem in self.stems(label, NOMINATIVE)
        return whole or stem in self.stems(label, VOWEL)

    def has(self, label: str, word: str) -> bool:
        """Whether the word as it stands is in a list of single forms."""
        return word in self.stems(label, NOMINATIVE)


@cache
def lexicon() -> Lexicon:
    """The lists that came with the package, read once."""
    compiled = Path(__file__).parent / "lists" / "compiled.txt"
    return Lexicon(compiled.read_text(encoding="utf-8").splitlines())
