"""What each word of a text is taken for on its own: a name, a thing, both, or a word that nobody knows."""

import re
from enum import IntEnum

from sotekit.privacy.allowed import Allowed
from sotekit.privacy.context import looks_like_house, looks_like_people
from sotekit.privacy.language import languages_of
from sotekit.privacy.lexicon import Lexicon, lexicon
from sotekit.privacy.published import published
from sotekit.privacy.tokens import Token, tokens_of

PEOPLE = ("given", "surname")
_THINGS = ("proper",)
_SHORTEST = 4
"""Shorter words in small letters are never taken for names."""
_MIXED = re.compile(r"[a-zåäö][A-ZÅÄÖ]|^[A-ZÅÄÖ]{2,}[a-zåäö]")
"""WhatsApp, HUSin, KELAn: brands and bent abbreviations."""
_SCOTTISH = re.compile(r"Ma?c[A-Z]|O'")


class Sort(IntEnum):
    """What a word is taken for, before its neighbours are asked."""

    PLAIN = 0
    THING = 1
    UNKNOWN = 2
    BOTH = 3
    NAME = 4


class Reading:
    """One text with its words sorted: `sorts` has one for each of `tokens`."""

    def __init__(self, text: str, allowed: Allowed) -> None:
        self.tokens = tokens_of(text)
        self.words: Lexicon = lexicon()
        letters = [letter for letter in text if letter.isalpha()]
        self.shouting = len(letters) > 8 and sum(map(str.isupper, letters)) > 0.7 * len(letters)
        self.languages = languages_of([token.lower for token in self.tokens])
        self.excused, self.known = published(self.tokens, allowed)
        self.sorts = [self._sort(place) for place in range(len(self.tokens))]

    def _sort(self, place: int) -> Sort:
        token = self.tokens[place]
        if place in self.excused:
            return Sort.THING
        if not token.capital:
            return self._small(token)
        if token.shouted and not self.shouting:
            return self._abbreviation(token)
        return self._capital(place, token)

    def _abbreviation(self, token: Token) -> Sort:
        if len(token.text) < 4 or self.words.read(token.lower, (*_THINGS, "brand")):
            return Sort.THING
        return Sort.BOTH if self.is_person(token.lower) and len(token.text) > 4 else Sort.THING

    def _capital(self, place: int, token: Token) -> Sort:
        head, *tail = re.split("[-:/]", token.text)
        if tail and len(head) > 1 and head.isupper() and not self.shouting:
            return Sort.THING
        if self._is_brand_compound(token, tail):
            return Sort.THING
        if _MIXED.search(head) and not _SCOTTISH.match(head):
            return Sort.THING
        parts = [part.lower() for part in (head, *tail) if part[:1].isupper()]
        if ":" in token.text:
            parts = [head.lower()]
        if self.words.read(token.lower, _THINGS):
            return Sort.THING
        sorts = [self._part(part) for part in parts]
        best = max(sorts, default=Sort.UNKNOWN)
        if best is Sort.UNKNOWN and self._is_thing(place, token):
            return Sort.THING
        return best

    def _is_thing(self, place: int, token: Token) -> bool:
        """Whether an unlisted word is published, or put together like the name of a house or a people."""
        if place in self.known or looks_like_house(token.lower):
            return True
        return token.first and looks_like_people(token.lower)

    def _is_brand_compound(self, token: Token, tail: list[str]) -> bool:
        """Whether small words after a hyphen make a thing of it: Burana-kuuri, but not Marjatta-täti."""
        if not tail or ":" in token.text:
            return False
        return tail[-1].islower() and not self.words.has("relative", tail[-1])

    def _part(self, part: str) -> Sort:
        if len(part) == 1:
            return Sort.PLAIN
        if self.words.read(part, _THINGS) or self.words.has("proper", part.removesuffix("s")):
            return Sort.THING
        if not self.is_person(part):
            return Sort.PLAIN if self._is_word(part) else Sort.UNKNOWN
        brands = self.words.read(part, ("brand",))
        if any(reading.inner for reading in brands):
            return Sort.THING
        return Sort.BOTH if brands or self._is_word(part) else Sort.NAME

    def is_person(self, word: str) -> bool:
        """Whether the word, in small letters, is a listed name, bent or with a genitive s."""
        if self.words.read(word, PEOPLE):
            return True
        owned = word.removesuffix("'s").removesuffix("s").removesuffix("'")
        return owned != word and len(owned) > 2 and bool(self.words.read(owned, PEOPLE, bare=True))

    def _is_word(self, word: str) -> bool:
        """Whether the word is an ordinary one in a language that the text may be in."""
        return any(self.words.has(language, word) for language in self.languages)

    def _small(self, token: Token) -> Sort:
        """A word in small letters: a name only if it is nothing else in any language."""
        head = re.split("[-':]", token.lower)[0]
        if len(head) < _SHORTEST or token.lower != token.text:
            return Sort.PLAIN
        if any(self.words.has(label, head) for label in ("fi", "sv", "en", "small")):
            return Sort.PLAIN
        if self.words.read(head, ("brand", *_THINGS), bare=True):
            return Sort.PLAIN
        people = self.words.read(head, PEOPLE, bare=True)
        if not people or all(len(head) - len(reading.ending) < _SHORTEST for reading in people):
            return Sort.PLAIN
        return Sort.NAME
