"""Names of people: which words of a text are, and how surely.

A capital letter inside a sentence is the first sign, the lists are the second, the neighbours the third. A listed name
blocks; a word that could be a name or could be something else warns. What is ambiguous at the start of a
sentence (Toivo, Aamu, Will) is let through unless its neighbours speak of a person.
"""

import re
from enum import IntEnum

from sotekit.privacy.allowed import Allowed
from sotekit.privacy.context import (
    CULTURE,
    HOUSE_AFTER,
    SOFT_HOUSE_AFTER,
    looks_like_house,
    looks_like_people,
)
from sotekit.privacy.language import languages_of
from sotekit.privacy.lexicon import Lexicon, lexicon
from sotekit.privacy.marks import Marks
from sotekit.privacy.published import published
from sotekit.privacy.tokens import Token, tokens_of
from sotekit.privacy.verdict import Finding, Kind, Level

_PEOPLE = ("given", "surname")
_THINGS = ("proper",)
_INITIAL = re.compile(r"\b[A-ZÅÄÖ]\.\s?(?:[A-ZÅÄÖ]\.\s?)?$")
_PAIR = re.compile(r"(?<![\w.])(?!P\.S|U\.S|N\.N|A\.A)[A-ZÅÄÖ]\.\s?[A-ZÅÄÖ]\.(?![\w.])")


_PAST = ("i", "ti", "si", "de", "te", "ed")
_FOREIGN = re.compile(
    r"^[xqwzcš]|^[bdfgkprtv]h|^(?:sh|zh|dz|dj|dm|bl?j|vl|mb|nd|ng)|[aeiou]q|x[aeiou]|q[aeiou]|[žşğçłñ]"
)


class Sort(IntEnum):
    """What a word is taken for, before its neighbours are asked."""

    PLAIN = 0
    THING = 1
    UNKNOWN = 2
    BOTH = 3
    NAME = 4


class _Reader:
    """One text being read for names."""

    def __init__(self, text: str, allowed: Allowed) -> None:
        self.text = text
        self.tokens = tokens_of(text)
        self.allowed = allowed
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
        return Sort.BOTH if self._is_person(token.lower) and len(token.text) > 4 else Sort.THING

    def _capital(self, place: int, token: Token) -> Sort:
        head, *tail = re.split("[-:/]", token.text)
        if tail and len(head) > 1 and head.isupper() and not self.shouting:
            return Sort.THING
        if self._is_brand_compound(token, tail):
            return Sort.THING
        if re.search(r"[a-zåäö][A-ZÅÄÖ]|^[A-ZÅÄÖ]{2,}[a-zåäö]", head) and not re.match(
            r"Ma?c[A-Z]|O'", head
        ):
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
        if self.words.read(part, _THINGS):
            return Sort.THING
        if not self._is_person(part):
            return Sort.PLAIN if self._is_word(part) else Sort.UNKNOWN
        brands = self.words.read(part, ("brand",))
        if any(reading.inner for reading in brands):
            return Sort.THING
        return Sort.BOTH if brands or self._is_word(part) else Sort.NAME

    def _is_person(self, word: str, *, bare: bool = False) -> bool:
        if self.words.read(word, _PEOPLE, bare=bare):
            return True
        owned = word.removesuffix("'s").removesuffix("s").removesuffix("'")
        return owned != word and len(owned) > 2 and bool(self.words.read(owned, _PEOPLE, bare=True))

    def _is_word(self, word: str) -> bool:
        """Whether the word is an ordinary one in a language that the text may be in."""
        return any(self.words.has(language, word) for language in self.languages)

    def _small(self, token: Token) -> Sort:
        """A word in small letters: a name only if it is nothing else in any language."""
        head = token.lower.split("-")[0]
        if len(head) < 4 or not head.isalpha() or token.lower != token.text:
            return Sort.PLAIN
        if any(self.words.has(label, head) for label in ("fi", "sv", "en", "small")):
            return Sort.PLAIN
        if self.words.read(head, ("brand", *_THINGS), bare=True):
            return Sort.PLAIN
        people = self.words.read(head, _PEOPLE, bare=True)
        if not people or all(len(head) - len(reading.ending) < 4 for reading in people):
            return Sort.PLAIN
        return Sort.NAME

    def judge(self, place: int) -> Level:
        """How grave the word is among its neighbours."""
        level = self._judge(place)
        if level is Level.BLOCK and (self._is_famous(place) or self._is_animal(place)):
            return Level.WARN
        return level

    def _judge(self, place: int) -> Level:
        sort, token = self.sorts[place], self.tokens[place]
        if sort is Sort.PLAIN:
            return Level.OK
        if not token.capital:
            return self._judge_small(place)
        if sort is Sort.THING:
            return self._judge_thing(place)
        if self._is_house(place):
            return Level.OK
        return self._judge_capital(place, sort)

    def _judge_capital(self, place: int, sort: Sort) -> Level:
        if sort is Sort.NAME:
            unsure = self._soft_house(place) or self._is_rare(place)
            return Level.WARN if unsure else Level.BLOCK
        return self._judge_both(place) if sort is Sort.BOTH else self._judge_unknown(place)

    def _is_animal(self, place: int) -> bool:
        """Whether a cat or a dog is named."""
        return any(
            self.words.has("animal", one.lower) for one in self.tokens[max(0, place - 2) : place]
        )

    def _judge_small(self, place: int) -> Level:
        if self._is_house(place):
            return Level.OK
        beside = any(
            self._sort_at(other) is Sort.NAME and self._touches(place, other)
            for other in (place - 1, place + 1)
        )
        return Level.BLOCK if beside else Level.WARN

    def _judge_thing(self, place: int) -> Level:
        """Places are surnames too: a title before one, or a given name, says so."""
        token = self.tokens[place]
        if place in self.excused or token.shouted:
            return Level.OK
        people = [one for one in self.words.read(token.lower, _PEOPLE, bare=True) if not one.inner]
        if not people:
            return Level.OK
        before = self._before(place)
        if self.words.has("title", before) or (
            self.words.has("worried", before) and token.lower.endswith(("sta", "stä"))
        ):
            return Level.WARN
        subject = not token.first and any(not one.ending for one in people) and self._acts(place)
        return Level.WARN if subject else Level.OK

    def _acts(self, place: int) -> bool:
        """Whether the word does what people do: “Salo soitti”, “Salo oli vienyt”."""
        after = self._after(place)
        if self.words.has("after", after):
            return after.endswith(_PAST) or self.words.has("present", after)
        verb = self.tokens[place + 2].lower if place + 2 < len(self.tokens) else ""
        return after in ("on", "oli", "ei") and verb.endswith(("nut", "nyt"))

    def _is_rare(self, place: int) -> bool:
        """Whether the word begins the sentence and might, if seldom, be no name at all (Kari oli matala)."""
        token = self.tokens[place]
        if not token.first or not self.words.has("rare", token.lower):
            return False
        return not (self._beside_name(place) or self.words.has("after", self._after(place)))

    def _judge_both(self, place: int) -> Level:
        if self.words.has("before", self._before(place)) or self._beside_name(place):
            return Level.BLOCK
        if self._beside_surname(place):
            return Level.BLOCK
        if not self.tokens[place].first:
            return Level.WARN
        if self.words.has("kin", self.tokens[place].lower):
            return Level.OK
        deed = self.words.has("after", self._after(place)) or self._receives(place)
        return Level.WARN if deed else Level.OK

    def _receives(self, place: int) -> bool:
        """Whether something was given to it or happened to it, as it does to people: “Laineelle on annettu”."""
        if not self.tokens[place].lower.endswith("lle"):
            return False
        verbs = (one.lower for one in self.tokens[place + 1 : place + 4])
        return any(self.words.has("received", verb) for verb in verbs)

    def _judge_unknown(self, place: int) -> Level:
        token = self.tokens[place]
        if self.shouting or len(token.text) < 2:
            return Level.OK
        before = self._before(place)
        if self.words.has("title", before) or self._beside_name(place):
            return Level.BLOCK
        if (
            self._is_located(place)
            or self._is_named_service(place)
            or self._is_in_house_name(place)
        ):
            return Level.OK
        if token.first:
            return Level.WARN if self._is_foreign(place) or self._owns_family(place) else Level.OK
        return Level.WARN

    def _is_in_house_name(self, place: int) -> bool:
        """Whether it is part of a name of several words that has a known thing in it: Mieli Psykisk Hälsa."""
        for step in (-1, 1):
            other = place + step
            while 0 <= other < len(self.tokens) and self.tokens[max(other, other - step)].near:
                beside = self.tokens[other]
                if not beside.capital or self.sorts[other] in (Sort.NAME, Sort.BOTH):
                    break
                if (
                    self.sorts[other] is Sort.THING
                    and not beside.first
                    and self._is_house_word(other)
                ):
                    return True
                other += step
        return False

    def _is_house_word(self, place: int) -> bool:
        """Whether it is a known thing that is no place and no surname."""
        lower = self.tokens[place].lower
        if self.words.read(lower, ("surname",), bare=True):
            return False
        return looks_like_house(lower) or not lower.endswith(("ssa", "ssä", "lla", "llä"))

    def _is_named_service(self, place: int) -> bool:
        """Whether a long compound of services follows: Barnens hjälptelefon."""
        after = self._after(place)
        return len(after) > 8 and looks_like_house(after)

    def _is_foreign(self, place: int) -> bool:
        """Whether no Finnish or Swedish word looks so, and a person's deed or family follows."""
        lower = self.tokens[place].lower
        if self.languages != ("fi",) or len(lower) < 4:
            return False
        return bool(_FOREIGN.search(lower))

    def _owns_family(self, place: int) -> bool:
        """An unknown word in the genitive before a family: “Kukkohovin isäntä”."""
        lower = self.tokens[place].lower
        if not self.words.has("family", self._after(place)) or self.words.has("owner", lower):
            return False
        return lower.endswith("n") and not lower.endswith(("kaan", "kään", "nnen", "mman", "mmän"))

    def _beside_surname(self, place: int) -> bool:
        """Whether a surname that is also a place or a word follows: “Suvi Lahti”, “Toivo Mäki”."""
        after = place + 1
        if (
            after >= len(self.tokens)
            or not self.tokens[after].capital
            or not self.tokens[after].near
        ):
            return False
        if self.sorts[after] is Sort.UNKNOWN:
            return not self.tokens[place].first and not looks_like_house(self.tokens[after].lower)
        lower = self.tokens[after].lower
        return any(not one.inner for one in self.words.read(lower, ("surname",), bare=True))

    def _is_located(self, place: int) -> bool:
        """Whether an unknown word is said as places are: Puumalassa, i Karis, in Leeds."""
        token = self.tokens[place]
        if self.words.has("before", self._before(place)):
            return False
        if token.lower.endswith(("ssa", "ssä")) and len(token.lower) > 5:
            return True
        return token.near and self._before(place) in ("i", "in")

    def _beside_name(self, place: int) -> bool:
        """Whether a listed name with a capital touches it: the word is the rest of a full name."""
        for other in (place - 1, place + 1):
            if self._sort_at(other) is Sort.NAME and self._touches(place, other):
                neighbour = self.tokens[other]
                if neighbour.capital and not self._is_house(other) and not self._is_house(place):
                    return not (other < place and self.tokens[place].first)
        return False

    def _is_house(self, place: int) -> bool:
        """Whether the name is that of a house, an association or an illness."""
        if self.words.has("house", self._before(place)):
            return True
        after = place + 1
        if after < len(self.tokens) and self.tokens[after].near:
            word = self.tokens[after]
            if HOUSE_AFTER.fullmatch(self._after(place)):
                return True
            return (
                word.capital
                and self.sorts[after] in (Sort.THING, Sort.UNKNOWN)
                and looks_like_house("xx" + word.lower)
            )
        return False

    def _is_famous(self, place: int) -> bool:
        """Whether a work follows the full name: “Tove Janssonin kirjoja”."""
        last = place
        while (
            last + 1 < len(self.tokens)
            and self.tokens[last + 1].near
            and self.tokens[last + 1].capital
        ):
            last += 1
        chained = last > place or (
            place and self.tokens[place].near and self.tokens[place - 1].capital
        )
        return bool(chained and CULTURE.fullmatch(self._after(last)))

    def _soft_house(self, place: int) -> bool:
        return SOFT_HOUSE_AFTER.fullmatch(self._after(place)) is not None

    def _sort_at(self, place: int) -> Sort | None:
        return self.sorts[place] if 0 <= place < len(self.sorts) else None

    def _touches(self, place: int, other: int) -> bool:
        return self.tokens[max(place, other)].near

    def _before(self, place: int) -> str:
        return (
            self.tokens[place - 1].lower
            if place and self.tokens[place].gap in (" ", ", ", ": ")
            else ""
        )

    def _after(self, place: int) -> str:
        after = place + 1
        return (
            self.tokens[after].lower.partition(":")[0]
            if after < len(self.tokens) and self.tokens[after].near
            else ""
        )


def find_names(marks: Marks, allowed: Allowed) -> None:
    """Notes the names of people, block or warn, one finding a word."""
    reader = _Reader(marks.text, allowed)
    for place, token in enumerate(reader.tokens):
        level = reader.judge(place)
        if level is Level.OK and reader.sorts[place] in (Sort.UNKNOWN, Sort.BOTH) and token.capital:
            level = Level.BLOCK if _INITIAL.search(marks.text[: token.start]) else level
        if level is not Level.OK:
            marks.findings.append(Finding(token.start, token.end, Kind.NAME, level))
    for match in _PAIR.finditer(marks.text):
        marks.found(*match.span(), Kind.NAME, Level.WARN)
