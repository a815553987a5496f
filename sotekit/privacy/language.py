"""Which of the three languages a short note may be in, from the little words that give it away."""

from sotekit.privacy.lexicon import lexicon

_LANGUAGES = ("fi", "sv", "en")


def languages_of(words: list[str]) -> tuple[str, ...]:
    """The likeliest languages of the words, in small letters: one, or all three where nothing tells."""
    words_of = lexicon()
    counts = {
        language: sum(words_of.has(f"signs{language}", word) for word in words)
        for language in _LANGUAGES
    }
    if any("ä" in word or "ö" in word for word in words):
        counts["en"] -= 1
    most = max(counts.values())
    if most <= 0:
        return _by_letters(words)
    return tuple(language for language, count in counts.items() if count == most)


def _by_letters(words: list[str]) -> tuple[str, ...]:
    """Finnish words are long and end in vowels or n, t; without any sign all three are possible."""
    text = " ".join(words)
    if any(
        pair in text
        for pair in ("aa", "ää", "uu", "ii", "yy", "lla", "llä", "ssa", "ssä", "tt", "kk")
    ):
        return ("fi",)
    return _LANGUAGES
