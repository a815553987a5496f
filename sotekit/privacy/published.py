"""Which words of a text are names that the repository has published, bent or not."""

from functools import lru_cache

from sotekit.privacy.allowed import Allowed
from sotekit.privacy.inflect import Stems, add_stems, readings
from sotekit.privacy.tokens import Token

_ENOUGH = 3


def published(tokens: list[Token], allowed: Allowed) -> tuple[frozenset[int], frozenset[int]]:
    """Places of words inside a whole published name, and places of words that occur in one."""
    if not allowed.words:
        return frozenset(), frozenset()
    known = _known(tokens, allowed.words)
    by_first = _by_first(allowed.names)
    excused: set[int] = set()
    for place, words in known.items():
        for name in (name for word in words for name in by_first.get(word, ())):
            if all(part in known.get(place + step, ()) for step, part in enumerate(name)):
                excused.update(range(place, place + len(name)))
    return frozenset(excused), frozenset(known)


def _known(tokens: list[Token], words: frozenset[str]) -> dict[int, frozenset[str]]:
    """The published words that each token may be a form of, by its place."""
    by_start = _by_start(words)
    known: dict[int, frozenset[str]] = {}
    for place, token in enumerate(tokens):
        near = (*by_start.get(token.lower[:_ENOUGH], ()), *by_start.get(token.lower[:2], ()))
        found = frozenset(word for word in near if is_form(token.lower, word))
        if found:
            known[place] = found
    return known


@lru_cache(maxsize=4)
def _by_first(names: frozenset[tuple[str, ...]]) -> dict[str, list[tuple[str, ...]]]:
    starts: dict[str, list[tuple[str, ...]]] = {}
    for name in names:
        if name:
            starts.setdefault(name[0], []).append(name)
    return starts


@lru_cache(maxsize=4)
def _by_start(words: frozenset[str]) -> dict[str, tuple[str, ...]]:
    starts: dict[str, list[str]] = {}
    for word in words:
        starts.setdefault(word[: _ENOUGH if len(word) > _ENOUGH else 2], []).append(word)
    return {start: tuple(found) for start, found in starts.items()}


@lru_cache(maxsize=512)
def _stems(word: str) -> Stems:
    stems = Stems()
    add_stems(stems, word, surname=True, native=True)
    add_stems(stems, word, surname=False, native=False)
    return stems


def is_form(token: str, word: str) -> bool:
    """Whether the token is the word, bent in Finnish or with the genitive s."""
    if token == word or token.removesuffix("'s").removesuffix("s") == word:
        return True
    head, _, ending = token.partition(":")
    if ending:
        return head == word
    stems = _stems(word)
    return any(stem in stems.of[kind] for kind, stem, _ in readings(token, bare=False))
