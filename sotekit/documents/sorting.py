"""Alphabetical order as Finnish and Swedish readers expect it: å, ä and ö after z, accents aside."""

import unicodedata

_LAST = {"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}"}
"""Signs that stand after z, in this order."""
_KEPT = "åäöÅÄÖ"


def sort_key(text: str) -> tuple[str, str]:
    """A key to sort names by; the name itself settles what is otherwise equal."""
    letters = (
        _LAST.get(letter, _plain(letter))
        for letter in unicodedata.normalize("NFC", text).casefold()
    )
    return "".join(letters), text


def first_letter(text: str) -> str:
    """The heading under which a name stands in an alphabetical list; `#` for what starts with no letter."""
    for letter in unicodedata.normalize("NFC", text):
        if letter.isalpha():
            return (letter if letter in _KEPT else _plain(letter)).upper()[0]
        if letter.isdigit():
            break
    return "#"


def _plain(letter: str) -> str:
    return "".join(
        part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part)
    )
