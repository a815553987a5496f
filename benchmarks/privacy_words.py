"""Which bent names are ordinary words too: `python benchmarks/privacy_words.py`.

Enumerates every case form of every listed name, asks a spell checker and word lists of the machine (libvoikko
with voikko-fi; /usr/share/dict/swedish and american-english) which are words, and prints those that words.txt
doesn't name yet. A person decides what of it is worth listing. Nothing of this is needed to run the screen.
"""

import importlib
from collections.abc import Callable, Iterator
from pathlib import Path

from sotekit.privacy.inflect import ENDINGS, NOMINATIVE, STRONG, VOWELS
from sotekit.privacy.lexicon import lexicon
from sotekit.privacy.lists.make import PEOPLE, stems_of

PROPER = frozenset({"etunimi", "sukunimi", "nimi", "paikannimi"})


def forms() -> Iterator[str]:
    """Every case form of the names, without possessives and clitics."""
    for label in ("given", "surname"):
        stems = stems_of(PEOPLE, label).of
        yield from stems[NOMINATIVE]
        for kind, endings in ENDINGS.items():
            for stem in stems[kind]:
                yield from (stem + ending for ending in endings)
        for stem in stems[STRONG]:
            if stem[-1] in VOWELS:
                yield stem + stem[-1] + "n"


def finnish() -> Callable[[str], bool] | None:
    """Whether a word is Finnish and no name, if libvoikko is there to ask."""
    try:
        voikko = importlib.import_module("libvoikko").Voikko("fi")
    except ImportError:
        return None

    def is_word(word: str) -> bool:
        return any(
            analysis.get("CLASS") not in PROPER and analysis.get("WORDBASES", "").count("+") == 1
            for analysis in voikko.analyze(word)
        )

    return is_word


def listed(path: Path, encoding: str) -> Callable[[str], bool] | None:
    """Whether a word is in a word list, if there is one."""
    if not path.exists():
        return None
    words = frozenset(path.read_text(encoding=encoding).split())
    return words.__contains__


def main() -> None:
    words = lexicon()
    every = sorted(set(forms()))
    asked = {
        "fi": finnish(),
        "sv": listed(Path("/usr/share/dict/swedish"), "latin-1"),
        "en": listed(Path("/usr/share/dict/american-english"), "utf-8"),
    }
    for language, is_word in asked.items():
        if is_word is None:
            print(f"{language}: nobody to ask on this machine")
            continue
        known = ("small", "rare", "kin", language)
        found = [
            form
            for form in every
            if is_word(form) and not any(words.has(label, form) for label in known)
        ]
        print(f"{language}: {len(found)} of {len(every)}", *found)


if __name__ == "__main__":
    main()
