"""libvoikko, where somebody has installed it: a second opinion on words that no list knows.

It only ever adds to what the lists say: a capitalised word it knows as a place is no longer a warning, and
one that begins a sentence and is no Finnish word but a name becomes one. Without it nothing changes.
"""

import importlib
from collections.abc import Callable
from enum import Enum
from functools import cache


class Opinion(Enum):
    """What libvoikko takes a word for."""

    NOTHING = "nothing"
    PLACE = "place"
    PERSON = "person"
    WORD = "word"


_OF_CLASS = {
    "paikannimi": Opinion.PLACE,
    "etunimi": Opinion.PERSON,
    "sukunimi": Opinion.PERSON,
}


def opinion(word: str) -> Opinion:
    """What libvoikko takes the word for; `NOTHING` where it isn't installed, has no dictionary or doesn't know."""
    analyse = _analyser()
    if analyse is None:
        return Opinion.NOTHING
    found = {_OF_CLASS.get(kind, Opinion.WORD) for kind in analyse(word)}
    for wins in (Opinion.WORD, Opinion.PERSON, Opinion.PLACE):
        if wins in found:
            return wins
    return Opinion.NOTHING


@cache
def _analyser() -> Callable[[str], list[str]] | None:
    try:
        library = importlib.import_module("libvoikko")
    except ImportError:
        return None
    try:
        voikko = library.Voikko("fi")
    except (OSError, library.VoikkoException):  # no shared library, or no Finnish dictionary
        return None

    def analyse(word: str) -> list[str]:
        return [str(one.get("CLASS", "")) for one in voikko.analyze(word)]

    return analyse
