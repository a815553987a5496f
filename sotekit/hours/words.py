"""The words that opening hours are written with, and what each means: the lexicon's phrases, and forms made by rule.

Only whole words and fixed phrases are known; a word that isn't here makes the text unclear, it is never skipped.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import product

from sotekit.hours.kinds import Kind, Named
from sotekit.hours.lexicon import (
    EN_WEEKDAYS,
    FI_WEEKDAYS,
    MONTH_ENDS,
    MONTHS,
    PHRASES,
    PLACES,
    SERVICES,
    SHORT,
    SV_WEEKDAYS,
    WEDNESDAY_ENDS,
    WEEKDAY_ENDS,
)
from sotekit.hours.named_days import COMPOUNDS, NAMED, TAILS
from sotekit.hours.when import FEAST, FIXED, Feast, MonthDay

Meaning = tuple[Kind, object]

_FIRST = re.compile(r"\d+|[^\W\d_]+")


def _split(phrases: str) -> Iterator[str]:
    return (phrase.strip() for phrase in phrases.split(";") if phrase.strip())


def _weekdays() -> Iterator[tuple[str, Meaning]]:
    for day in range(7):
        meaning = (Kind.WEEKDAY, frozenset({day}))
        name = FI_WEEKDAYS[day]
        stem = name[:-1] if day == 2 else name
        ends = WEDNESDAY_ENDS if day == 2 else WEEKDAY_ENDS
        for word in (
            *(stem + end for end in ends),
            *(SV_WEEKDAYS[day] + end for end in ("", "en", "ar", "arna", "s")),
            *(EN_WEEKDAYS[day] + end for end in ("", "s")),
            *SHORT[day].split(),
        ):
            yield word, meaning
        start, end = (
            ("keskiviikosta", "keskiviikkoon") if day == 2 else (name + "sta", name + "hin")
        )
        yield start, (Kind.FROM_WEEKDAY, frozenset({day}))
        yield end, (Kind.TO_WEEKDAY, frozenset({day}))
    for word in ("kesälauantait", "kesälauantaisin", "kesälauantaina", "kesälauantai"):
        yield word, (Kind.SUMMER_DAYS, frozenset({5}))


def _months() -> Iterator[tuple[str, Meaning]]:
    for number, (stem, others) in enumerate(MONTHS, 1):
        for word in (*(stem + end for end in MONTH_ENDS), *others.split()):
            yield word, (Kind.MONTH, (number,))
        yield f"{stem}kuusta", (Kind.FROM_MONTH, (number,))
        yield f"{stem}kuuhun", (Kind.TO_MONTH, (number,))
    for word in ("kesäkuukausina", "kesäkuukaudet", "kesäkuukausien aikana", "sommarmånaderna"):
        yield word, (Kind.MONTH, (6, 7, 8))


def _named() -> Iterator[tuple[str, Meaning]]:
    days: dict[str, MonthDay | Feast] = {**FIXED, **FEAST}
    for (stem, tail), key in COMPOUNDS.items():
        meaning = (Kind.NAMED, Named(days[key], stem, tail))
        spaced = stem.replace("uudenvuoden", "uuden vuoden")
        starts = {stem, f"{stem} " if stem.endswith("n") else stem, spaced, f"{spaced} "}
        if stem.endswith(("s", "u")):
            starts = {stem}
        for start, end in product(sorted(starts), TAILS[tail].split()):
            yield start + end, meaning
    for key, phrases in NAMED.items():
        for phrase in _split(phrases):
            yield phrase, (Kind.NAMED, Named(days[key]))


@cache
def stems() -> frozenset[str]:
    """First halves that may stand alone before a hyphen: joulu- ja juhannusaatto, kesä-elokuu, arki- ja juhlapyhät."""
    return frozenset(
        {stem for stem, _ in COMPOUNDS}
        | {stem for stem, _ in MONTHS}
        | {"arki", "juhla", "uuden vuoden"}
    )


@cache
def tails() -> dict[str, str]:
    """Second halves that may stand alone after a hyphen, with their basic form: päivänä → päivä."""
    return {form: tail for tail in ("aatto", "päivä") for form in TAILS[tail].split()}


def month_of(stem: str) -> int | None:
    """The month whose Finnish name begins so: kesä → 6."""
    return next((number for number, (name, _) in enumerate(MONTHS, 1) if name == stem), None)


def compound(stem: str, tail: str) -> Named | None:
    """The named day of a Finnish compound, if there is one: joulu, aatto."""
    key = COMPOUNDS.get((stem, tail))
    if key is None:
        return None
    return Named(FIXED[key] if key in FIXED else FEAST[key], stem, tail)


def _phrases() -> Iterator[tuple[str, Meaning]]:
    for kind, meanings in PHRASES.items():
        for value, phrases in meanings.items():
            for phrase in _split(phrases):
                yield phrase, (kind, value)
    for kind, subjects in ((Kind.PLACE, PLACES), (Kind.SERVICE, SERVICES)):
        for words in subjects:
            names = words.split()
            for word in names:
                yield word, (kind, names[0])


@cache
def vocabulary() -> dict[str, Meaning]:
    """Every word and phrase in small letters, with single spaces."""
    table: dict[str, Meaning] = {}
    sources: Iterable[Iterator[tuple[str, Meaning]]] = (
        _phrases(),
        _months(),
        _named(),
        _weekdays(),
    )
    for source in sources:
        table.update(source)
    return table


@lru_cache(maxsize=1024)
def phrases(first: str) -> re.Pattern[str] | None:
    """The pattern of the phrases that begin with this word (letters or digits) and are more than it alone.

    Compiled when a text has the word: all of them take longer than reading a season.
    """
    found = _phrases_by_word().get(first)
    if found is None:
        return None
    longest_first = sorted(found, key=len, reverse=True)
    return re.compile("(?:" + "|".join(map(_flexible, longest_first)) + r")(?!\w)")


@cache
def _phrases_by_word() -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for phrase in vocabulary():
        first = _FIRST.match(phrase)
        if first and first.group() != phrase:
            table.setdefault(first.group(), []).append(phrase)
    return table


def _flexible(phrase: str) -> str:
    """Any blanks where the phrase has one, and after a full stop none."""
    return r"[ \t]+".join(re.escape(word) for word in phrase.split(" ")).replace(
        r"\.[ \t]+", r"\.[ \t]*"
    )


_CORRECTED = {Kind.WEEKDAY, Kind.WORKDAYS, Kind.GROUP, Kind.HOLIDAY, Kind.NAMED, Kind.CLOSED}
_LONG_ENOUGH = 7


@lru_cache(maxsize=1024)
def misspelt(word: str) -> str | None:
    """The one long word that differs from this in one letter (or two that changed places), if there is just one."""
    if len(word) < _LONG_ENOUGH:
        return None
    found: dict[Meaning, str] = {}
    for known, meaning in vocabulary().items():
        near = (
            known[0] == word[0] and abs(len(known) - len(word)) < 2 and len(known) >= _LONG_ENOUGH
        )
        if near and meaning[0] in _CORRECTED and " " not in known and _one_slip(word, known):
            found.setdefault(meaning, known)
    return next(iter(found.values())) if len(found) == 1 else None


def _one_slip(word: str, known: str) -> bool:
    if len(word) == len(known):
        wrong = [index for index in range(len(word)) if word[index] != known[index]]
        swapped = len(wrong) == 2 and wrong[1] == wrong[0] + 1
        return len(wrong) == 1 or (
            swapped and word[wrong[0]] == known[wrong[1]] and word[wrong[1]] == known[wrong[0]]
        )
    short, long = sorted((word, known), key=len)
    return any(long[:index] + long[index + 1 :] == short for index in range(len(long)))


def plain(phrase: str) -> str:
    """A matched phrase as `vocabulary` has it."""
    return " ".join(phrase.split())
