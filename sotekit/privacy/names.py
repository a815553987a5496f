"""Names of people: which words of a text are, and how surely.

A capital letter inside a sentence is the first sign, the lists are the second, the neighbours the third. A listed name
blocks; a word that could be a name or could be something else warns. What is ambiguous at the start of a
sentence (Toivo, Aamu, Will) is let through unless its neighbours speak of a person.
"""

import re
from collections.abc import Iterator

from sotekit.privacy.allowed import Allowed
from sotekit.privacy.context import (
    CULTURE,
    HOUSE_AFTER,
    SOFT_HOUSE_AFTER,
    looks_like_house,
)
from sotekit.privacy.marks import Marks
from sotekit.privacy.reading import PEOPLE, Reading, Sort
from sotekit.privacy.tokens import Token
from sotekit.privacy.verdict import Finding, Kind, Level
from sotekit.privacy.voikko import Opinion, opinion

_INITIAL = re.compile(r"\b[A-ZÅÄÖ]\.\s?(?:[A-ZÅÄÖ]\.\s?)?$")
_PAIR = re.compile(r"(?<![\w.])(?!P\.S|U\.S|N\.N|A\.A)[A-ZÅÄÖ]\.\s?[A-ZÅÄÖ]\.(?![\w.])")


_LONGEST_NAME = 6
"""Words beside each other that are looked through for the rest of a name."""
_PAST = ("i", "ti", "si", "de", "te", "ed")
_FOREIGN = re.compile(
    r"^[xqwzcš]|^[bdfgkprtv]h|^(?:sh|zh|dz|dj|dm|bl?j|vl|mb|nd|ng)|[aeiou]q|x[aeiou]|q[aeiou]|[žşğçłñ]"
)


class _Judge(Reading):
    """One text whose words are judged by their neighbours."""

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
            return self._judge_small(place) if sort is Sort.NAME else Level.OK
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
        people = [one for one in self.words.read(token.lower, PEOPLE, bare=True) if not one.inner]
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
            sign = self._is_foreign(place) or self._owns_family(place)
            return Level.WARN if sign or self._opinion(token) is Opinion.PERSON else Level.OK
        return Level.OK if self._opinion(token) is Opinion.PLACE else Level.WARN

    def _opinion(self, token: Token) -> Opinion:
        return opinion(token.text) if "fi" in self.languages else Opinion.NOTHING

    def _is_in_house_name(self, place: int) -> bool:
        """Whether it is part of a name of several words that has a known thing in it: Mieli Psykisk Hälsa."""
        for step in (-1, 1):
            for other in self._chain(place, step):
                beside = self.tokens[other]
                if not beside.capital or self.sorts[other] in (Sort.NAME, Sort.BOTH):
                    break
                if self.sorts[other] is Sort.THING and self._is_house_word(other):
                    return True
        return False

    def _chain(self, place: int, step: int) -> Iterator[int]:
        """Places of the words beside it, one after another, that only a space parts from each other."""
        for other in range(place + step, place + step * _LONGEST_NAME, step):
            if not 0 <= other < len(self.tokens) or not self.tokens[max(other, other - step)].near:
                return
            yield other

    def _is_house_word(self, place: int) -> bool:
        """Whether it is a known thing that is no place and no surname."""
        lower = self.tokens[place].lower
        if self.words.read(lower, ("surname",), bare=True):
            return False
        if self.tokens[place].first:
            return looks_like_house(lower) and bool(self.words.read(lower, ("proper",)))
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
        for other in self._chain(place, 1):
            if not self.tokens[other].capital:
                break
            last = other
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
    reader = _Judge(marks.text, allowed)
    for place, token in enumerate(reader.tokens):
        level = reader.judge(place)
        if level is Level.OK and reader.sorts[place] in (Sort.UNKNOWN, Sort.BOTH) and token.capital:
            level = (
                Level.BLOCK
                if _INITIAL.search(marks.text[max(0, token.start - 8) : token.start])
                else level
            )
        if level is not Level.OK:
            marks.findings.append(Finding(token.start, token.end, Kind.NAME, level))
    for match in _PAIR.finditer(marks.text):
        marks.found(*match.span(), Kind.NAME, Level.WARN)
