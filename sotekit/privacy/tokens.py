"""A text cut into words that know their place in the sentence."""

import re
from dataclasses import dataclass

from sotekit.privacy.lexicon import lexicon

_WORD = re.compile(r"[^\W\d_]+(?:[-':][^\W\d_]+)*")
_ENDS = re.compile(r"[.!?:;…\n•]|(?:^|\s)[-*]\s|[\"(]|\b[a-z0-9]\)")


@dataclass(frozen=True, slots=True)
class Token:
    """A word: as written, in small letters, where it stands, and whether a sentence begins with it."""

    text: str
    lower: str
    start: int
    end: int
    first: bool
    gap: str
    """What stands between it and the word before."""

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def shouted(self) -> bool:
        """Whether it is all capitals, as abbreviations are."""
        return len(self.text) > 1 and self.text.isupper()

    @property
    def near(self) -> bool:
        """Whether only a space parts it from the word before."""
        return self.gap in (" ", "  ")


def tokens_of(text: str) -> list[Token]:
    """The words of a text, in order."""
    found: list[Token] = []
    last = 0
    for match in _WORD.finditer(text):
        gap = text[last : match.start()]
        word = match[0]
        first = not found or _begins(gap, found[-1])
        found.append(Token(word, word.lower(), *match.span(), first, gap))
        last = match.end()
    return found


def _begins(gap: str, before: Token) -> bool:
    """Whether a sentence may begin after the gap."""
    if not _ENDS.search(gap):
        return False
    if gap.startswith(".") and gap.strip() == ".":
        return not lexicon().has("short", before.lower) and len(before.text) > 1
    return True
