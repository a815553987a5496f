"""Numbers as the reader's language writes them: 2,5 and 28 % in Finnish, 2.5 and 28% in English."""

from sotekit.messages import Translator
from sotekit.plain.shares import Share

NO_BREAK = "\u00a0"
MISSING = "–"


def decimal(value: float | None, words: Translator, places: int = 1) -> str:
    """A number rounded to at most that many places, without trailing zeros; a dash for none."""
    if value is None:
        return MISSING
    text = f"{value:.{places}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text if words.language == "en" else text.replace(".", ",")


def percent(value: float | None, words: Translator) -> str:
    """A share as whole percents."""
    if value is None:
        return MISSING
    return f"{value * 100:.0f}{percent_sign(words)}"


def percent_sign(words: Translator) -> str:
    """The sign with the space that the language puts before it."""
    return "%" if words.language == "en" else f"{NO_BREAK}%"


def interval(share: Share, words: Translator) -> str:
    """The bounds of the share's interval: 22–35 %."""
    if share.value is None:
        return MISSING
    return f"{share.low * 100:.0f}–{share.high * 100:.0f}{percent_sign(words)}"
