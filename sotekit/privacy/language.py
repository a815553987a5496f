"""Which of the three languages a short note may be in, from the little words that give it away."""

_SIGNS = {
    "fi": frozenset(
        "ja on ei oli että se hän hänen joka kun kanssa mutta tai jo vain myös soittaja noin sekä ovat olla olisi ollut jos niin ne mitä "
        "sai voi tuli mukaan ennen jälkeen vielä enää puhelu asuu kertoi".split()
    ),
    "sv": frozenset(
        "och är det att som en ett på för med av hon han inte till från var har om sin sina hans hennes ingen efter hemma bor vill kan "
        "men eller den de sig vid under utan ringde ringer jag i samtalet pratade mycket gick".split()
    ),
    "en": frozenset(
        "the and is to of was has her his she he for with that a an on at in not had from about again by who are after they call caller "
        "their him it be been said wants asked".split()
    ),
}


def languages_of(words: list[str]) -> tuple[str, ...]:
    """The likeliest languages of the words, in small letters: one, or all three where nothing tells."""
    counts = {language: sum(word in signs for word in words) for language, signs in _SIGNS.items()}
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
    return ("fi", "sv", "en")
