"""One spelling of a text for the screen, with the way back to the places of the original.

What looks the same is made the same: compatibility forms (NFKC), composed letters, dashes, quotes, digits of
other scripts, letters of other alphabets that look Latin, and characters that can't be seen at all.
"""

import re
import unicodedata
from dataclasses import dataclass

_PLAIN = re.compile(r"[\t\n\r -~äöåÄÖÅéÉ]*")
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\u02d7\u2e3a\u2e3b"
_QUOTES = "\u2018\u2019\u201a\u201b\u2032\u02bc\u00b4`"
_DOUBLE = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033"
_SAME = {
    **dict.fromkeys(map(ord, _DASHES), "-"),
    **dict.fromkeys(map(ord, _QUOTES), "'"),
    **dict.fromkeys(map(ord, _DOUBLE), '"'),
}
_INVISIBLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\u2800\u00ad")
_LOOKALIKES = dict(
    zip("аеорсухіјѕԁһӏкмтнвАЕОРСУХІЈЅКМТНВοανιΟΑΙΚΜΤΝΒΕΗΡΧΖΥ", "aeopcyxijsdhlkmthbAEOPCYXIJSKMTHBoaviOAIKMTNBEHPXZY", strict=True)
)  # fmt: skip
_MIXED = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Normal:
    """The text as the screen reads it. `origins` maps each character to a place of the original; empty: the same."""

    text: str
    origins: tuple[int, ...] = ()
    length: int = 0

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the normal text stands in the original."""
        if not self.origins:
            return start, end
        first = self.origins[start]
        last = self.origins[end] if end < len(self.origins) else self.length
        return first, max(last, first + 1)


def normalise(text: str) -> Normal:
    """The text in one spelling. Composed and decomposed forms of a text give the same."""
    if _PLAIN.fullmatch(text):
        return Normal(text)
    letters: list[str] = []
    origins: list[int] = []
    for cluster, origin in _clusters(text):
        for letter in unicodedata.normalize("NFC", cluster).translate(_SAME):
            seen = _visible(letter)
            if seen:
                letters.append(seen)
                origins.append(origin)
    return Normal(_latin("".join(letters)), tuple(origins), len(text))


def _clusters(text: str) -> list[tuple[str, int]]:
    """Each character taken apart, with the marks that follow it in canonical order, and where it began."""
    clusters: list[tuple[str, int]] = []
    for place, letter in enumerate(text):
        for part in unicodedata.normalize("NFKD", letter):
            if unicodedata.category(part) == "Cf" or part in _INVISIBLE:
                continue
            if unicodedata.combining(part) and clusters:
                clusters[-1] = (clusters[-1][0] + part, clusters[-1][1])
            else:
                clusters.append((part, place))
    return clusters


def _visible(letter: str) -> str:
    """The character as the screen reads it; nothing for what can't be seen or only decorates."""
    category = unicodedata.category(letter)
    if category == "Nd":
        return str(unicodedata.decimal(letter))
    if category in ("Mn", "Me", "Cf", "Cs"):
        return ""
    return " " if category == "Zs" else letter


def _latin(text: str) -> str:
    """Letters of other alphabets that look Latin, made Latin in words that have Latin letters or digits too."""

    def same(match: re.Match[str]) -> str:
        word = match[0]
        if word.isascii() or not re.search(r"[0-9A-Za-z]", word):
            return word
        return "".join(_LOOKALIKES.get(letter, letter) for letter in word)

    return text if text.isascii() else _MIXED.sub(same, text)


_LETTER_DIGITS = str.maketrans("OoQIl|", "000111")
_DIGITLIKE = re.compile(r"(?<![^\W_])(?=[OoQIl|]*\d)[\dOoQIl|]*[OoQIl|][\dOoQIl|]*(?![^\W_])")


def digits_view(text: str) -> str:
    """The text with letters that stand for digits read as digits (O4O: 040); as long as it was."""
    return _DIGITLIKE.sub(lambda match: match[0].translate(_LETTER_DIGITS), text)
