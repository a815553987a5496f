"""How Finnish bends a name: the stems its endings stand on, and the way back from a word to its stem.

The lists hold stems, not forms: a name has two or three of them and some forty endings, so a word is
recognised by cutting each ending it may have and looking the rest up. Where the rule depends on how old
or how foreign a name is (Mika: Mikan, Mäki: Mäen), both stems are made; one too many does little harm.
Source of the rules: Iso suomen kielioppi (VISK) § 41–68, consonant gradation and the types of nominals.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

VOWELS = "aeiouyäöåüõ"

NOMINATIVE, WEAK, STRONG, CONSONANT, PLURAL = "NWSCP"
"""Kinds of stem: the bare name, the vowel stem of closed syllables (Mati-n), of open ones (Matti-a),
the consonant stem (Virtas-ta) and the plural one (Virtasi-lle)."""

VOWEL = "V"
"""In compiled.txt: a stem that is both the weak and the strong one, and not the name itself."""

KINDS = NOMINATIVE + WEAK + STRONG + CONSONANT + PLURAL

_LOCAL = ("lla", "llä", "lta", "ltä", "lle", "ssa", "ssä", "sta", "stä", "ksi")
ENDINGS: dict[str, tuple[str, ...]] = {
    WEAK: ("n", "t", *_LOCAL, "tta", "ttä"),
    STRONG: ("a", "ä", "ta", "tä", "na", "nä", "seen", "ni", "si", "nsa", "nsä", "mme", "nne"),
    CONSONANT: ("ta", "tä", "ten", "tena", "tenä"),
    PLURAL: ("a", "ä", "ta", "tä", "n", "en", "in", "hin", "den", "ja", "jä", "na", "nä", *_LOCAL),
}
"""Endings of each kind of stem. The illative (Matti-in, Lea-an) is a rule of its own."""

_POSSESSIVES = ("nsa", "nsä", "ni", "si", "mme", "nne", "an", "än", "en")
_CLITICS = ("kin", "kaan", "kään", "ko", "kö", "han", "hän", "pa", "pä", "s")
_INNER = ("ssa", "ssä")

_GRADES = {
    "kk": "k", "pp": "p", "tt": "t", "nk": "ng", "mp": "mm", "nt": "nn", "lt": "ll", "rt": "rr",
    "ht": "hd", "lk": "l", "rk": "r", "lp": "lv", "rp": "rv", "hk": "h",
}  # fmt: skip
_SINGLES = {"k": "", "p": "v", "t": "d"}
_STRENGTHEN = {"nn": "nt",
    "ng": "nk", "ll": "lt", "rr": "rt", "mm": "mp", "d": "t", "v": "p", "k": "kk", "t": "tt", "p": "pp"}  # fmt: skip


@dataclass(slots=True)
class Stems:
    """The stems of a set of names, one set for each kind."""

    of: dict[str, set[str]] = field(default_factory=lambda: {kind: set() for kind in KINDS})

    def add(self, kind: str, *stems: str) -> None:
        """Adds stems of one kind."""
        self.of[kind].update(stems)

    def both(self, *stems: str) -> None:
        """Adds vowel stems that take the endings of closed and of open syllables."""
        self.add(WEAK, *stems)
        self.add(STRONG, *stems)


def weakened(stem: str, *, native: bool) -> set[str]:
    """The stem in the weak grade (Pekka: Peka, Mäki: Mäe), with the unbent one. `native` bends old words too."""
    body, vowel = stem[:-1], stem[-1:]
    made = {stem}
    pair, single = body[-2:], body[-1:]
    if pair in _GRADES:
        if native or pair in ("kk", "pp", "tt", "nk", "mp", "nt"):
            made.add(body[:-2] + _GRADES[pair] + vowel)
    elif native and single in _SINGLES and body[-2:-1] in tuple(VOWELS):
        made.add(body[:-1] + _SINGLES[single] + vowel)
    return made


def strengthened(body: str) -> set[str]:
    """What stands before the last vowel, in the strong grade (rinn: rint), with the unbent one."""
    made = {body}
    for weak, strong in _STRENGTHEN.items():
        if body.endswith(weak):
            made.add(body[: -len(weak)] + strong)
            break
    return made


def add_stems(stems: Stems, name: str, *, surname: bool, native: bool) -> None:
    """Adds the stems of one name, in small letters. `native` follows the rules of old Finnish words."""
    stems.add(NOMINATIVE, name)
    if name.endswith("nen") and len(name) > 4:
        body = name[:-3]
        stems.both(body + "se")
        stems.add(CONSONANT, body + "s")
        stems.add(PLURAL, body + "si")
    elif name[-1] not in VOWELS:
        _consonant_final(stems, name, native=native)
    else:
        _vowel_final(stems, name, native=native and surname)
        if native and surname:
            _plural(stems, name)


def _consonant_final(stems: Stems, name: str, *, native: bool) -> None:
    stems.both(name + "i")
    if not name.endswith("s"):
        return
    stems.both(name[:-1] + "kse")
    stems.add(CONSONANT, name)
    if native and name[-2:] in ("us", "ys"):
        stems.add(WEAK, name[:-1] + "de")
        stems.add(STRONG, name[:-1] + "te")
        stems.add(CONSONANT, name[:-1] + "t")
    if native and name[-2:] in ("as", "äs"):
        for body in strengthened(name[:-2]):
            stems.both(body + name[-2] * 2)


def _vowel_final(stems: Stems, name: str, *, native: bool) -> None:
    stems.add(STRONG, name)
    stems.add(WEAK, *weakened(name, native=native))
    if native and name[-1] == "i":
        stems.add(STRONG, name[:-1] + "e")
        stems.add(WEAK, *weakened(name[:-1] + "e", native=True))
        if name[-2:-1] in ("r", "l", "n"):
            stems.add(CONSONANT, name[:-1])
        if name[-2:-1] == "s":
            stems.add(WEAK, name[:-2] + "de")
            stems.add(STRONG, name[:-2] + "te")
            stems.add(CONSONANT, name[:-2] + "t")
    if native and name[-1] == "e":
        stems.add(CONSONANT, name + "t")
        for body in strengthened(name[:-1]):
            stems.both(body + "ee")


def _plural(stems: Stems, name: str) -> None:
    last = name[-1]
    body = name[:-1]
    if last in "oöuy":
        stems.add(PLURAL, *(form + "i" for form in weakened(name, native=True)), name + "j")
    elif last in "aä":
        stems.add(PLURAL, body + ("oi" if last == "a" else "öi"), body + "i")
    elif last == "i":
        stems.add(PLURAL, body + "ei", name)


def readings(word: str, *, bare: bool) -> Iterator[tuple[str, str, str]]:
    """Each (kind, stem, ending) that the word may be made of. `bare`: cases alone, no suffixes or clitics.

    The word is in small letters. One pass over at most some fifty cuts; the caller looks the stems up.
    """
    yield from _cases(word)
    if bare:
        return
    for clitic in _CLITICS:
        if word.endswith(clitic) and len(word) > len(clitic) + 3:
            yield from _cases(word[: -len(clitic)])
    for suffix in _POSSESSIVES:
        if word.endswith(suffix) and len(word) > len(suffix) + 4:
            rest = word[: -len(suffix)]
            yield from (one for one in _cases(rest) if one[2] in _OWNABLE)
            if rest[-1:] == rest[-2:-1]:
                continue
            yield from (one for one in _cases(rest + "n") if one[2] == "n")


_OWNABLE = frozenset(_LOCAL)


def _cases(word: str) -> Iterator[tuple[str, str, str]]:
    yield NOMINATIVE, word, ""
    for kind, endings in ENDINGS.items():
        for ending in endings:
            if word.endswith(ending) and len(word) > len(ending) + 1:
                stem = word[: -len(ending)]
                if ending != "seen" or stem[-1] == stem[-2:-1]:
                    yield kind, stem, ending
    yield from _illatives(word)


def _illatives(word: str) -> Iterator[tuple[str, str, str]]:
    if len(word) < 4 or word[-1] != "n" or word[-2] not in VOWELS:
        return
    if word[-3] == word[-2]:
        yield STRONG, word[:-2], word[-2:]
    elif word[-3] == "h" and word[-4:-3] == word[-2]:
        yield STRONG, word[:-3], word[-3:]


def is_inner(ending: str) -> bool:
    """Whether the ending says “in”: a place or a service far sooner than a person."""
    return ending in _INNER
