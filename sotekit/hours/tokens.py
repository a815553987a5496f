"""Splits opening hours into words, signs, times and dates, each with its place in the text.

A number that can be two things (9.10-12.10: times or dates?) becomes a token with a second reading; whoever
parses tries both, and takes neither when both make sense.
"""

import re

from sotekit.hours.context import settle, settle_daytimes
from sotekit.hours.kinds import Kind
from sotekit.hours.numbers import read_number
from sotekit.hours.token import Token
from sotekit.hours.words import misspelt, phrases, plain, stems, tails, vocabulary

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_FIRST = re.compile(r"\d+|[^\W\d_]+")
_BLANK = re.compile(r"[ \t\u00a0\u200b\ufeff\r]+")
_SIGNS = {
    ",": Kind.COMMA,
    ";": Kind.SEMICOLON,
    "|": Kind.SEMICOLON,
    "•": Kind.SEMICOLON,
    "·": Kind.SEMICOLON,
    "\n": Kind.BREAK_LINE,
    ":": Kind.COLON,
    "=": Kind.COLON,
    ".": Kind.STOP,
    "!": Kind.STOP,
    "/": Kind.SLASH,
    "(": Kind.OPEN_BRACKET,
    "[": Kind.OPEN_BRACKET,
    ")": Kind.CLOSE_BRACKET,
    "]": Kind.CLOSE_BRACKET,
    "&": Kind.AND,
    "+": Kind.AND,
    **dict.fromkeys("-–—−‐‑‒~", Kind.DASH),
}


def tokenize(text: str) -> list[Token]:
    """The tokens of a text; what is not known becomes `Kind.UNKNOWN`."""
    lower = text.lower() if len(text.lower()) == len(text) else text
    tokens: list[Token] = []
    position = 0
    while position < len(text):
        if blank := _BLANK.match(text, position):
            position = blank.end()
            continue
        first = _FIRST.match(lower, position)
        if first is None:
            found = [_sign(text, position)]
        else:
            found = _phrase(lower, first) or read_number(lower, first) or _word(lower, position)
        tokens.extend(found)
        position = max(found[0].end, found[-1].end)
    return settle_daytimes(settle(tokens, lower))


def _phrase(lower: str, first: re.Match[str]) -> list[Token] | None:
    pattern = phrases(first.group())
    match = pattern.match(lower, first.start()) if pattern else None
    if match is None:
        return None
    kind, value = vocabulary()[plain(_spaced(match.group()))]
    return [Token(kind, value, match.start(), match.end())]


def _spaced(found: str) -> str:
    """Puts back the blank after a full stop where the vocabulary has it."""
    if plain(found) in vocabulary():
        return found
    return re.sub(r"\.(?=\w)", ". ", found)


def _word(lower: str, position: int) -> list[Token]:
    match = _WORD.match(lower, position)
    if match is None:
        return [_sign(lower, position)]
    word, end = match.group(), match.end()
    after = lower[end : end + 1]
    if after in ("-", "–") and word in stems() and not lower[end + 1 : end + 2].isdigit():
        return [Token(Kind.STEM, word, position, end), Token(Kind.DASH, "", end, end + 1)]
    meaning = vocabulary().get(word.replace("’", "'"))
    if meaning is None and word in tails() and lower[position - 1 : position] in ("-", "–"):
        meaning = (Kind.TAIL, tails()[word])
    if meaning is None and (right := misspelt(word)):
        return [Token(*vocabulary()[right], position, end, corrected=right)]
    if meaning is None:
        return [Token(Kind.UNKNOWN, word, position, end)]
    dotted = after == "." and _abbreviates(word, lower, end)
    return [Token(*meaning, position, end + dotted)]


_ABBREVIATIONS = re.compile(
    r"ark|arkip|arkipv|vard|alk|sulj|vko?|[a-zäö]+(?<!ar)k|jan|feb|mar|apr|jun|jul|aug|sept?|o[ck]t|nov|dec|[^\W\d_]{2}"
)


def _abbreviates(word: str, lower: str, end: int) -> bool:
    """Whether the full stop after a word ends the word, not the sentence: something follows on the line."""
    rest = lower[end + 1 :].lstrip(" \t")
    if not rest or rest[0] == "\n":
        return False
    if _ABBREVIATIONS.fullmatch(word):
        return True
    return len(word) <= 5 and (rest[0].isdigit() or rest[0] in "-–,:;)/")


def _sign(text: str, position: int) -> Token:
    sign = text[position]
    return Token(_SIGNS.get(sign, Kind.UNKNOWN), sign, position, position + 1)
