"""The screen: whether a free text holds personal data."""

import re
from collections.abc import Iterable, Iterator

from sotekit.privacy.allowed import NOTHING_ALLOWED, Allowed
from sotekit.privacy.marks import GONE, Marks
from sotekit.privacy.names import find_names
from sotekit.privacy.normalise import digits_view, normalise
from sotekit.privacy.verdict import Finding, Verdict, verdict_of

_MAIL_SIGN = re.compile(
    r"@|\bat\b|\bät\b|[(\[{<]\s?(?:a|at|ät)\s?[)\]}>]|miuku|miau|kissanhän|apinanhän|snabel|arroba|www|http|\.com"
)
_NUMBER_WORD = re.compile(
    r"nol|yks|kaks|kol|nel|viis|kuus|seit|sei|kahdeks|kas|ysi|kymm|sata|noll|ett|två|tre|fyra|fem|sex|tio|hundra|"
    r"zero|oh|one|two|three|four|five|six|seven|eight|nine|ten|ty\b|teen"
)


def screen(text: str, allowed: Allowed = NOTHING_ALLOWED) -> Verdict:
    """Says whether the text may be saved: `ok`, `warn` (look again) or `block`, and where it found what.

    Reads Finnish, Swedish and English. `allowed` is what the repository itself has published. The findings
    count characters of the text as given and hold none of it. Never raises, whatever the text.
    """
    normal = normalise(text)
    marks = Marks(digits_view(normal.text))
    _find_shapes(marks, allowed)
    words = Marks(_without_settled(normal.text, marks.text))
    find_names(words, allowed)
    found = (*marks.findings, *words.findings)
    return verdict_of(
        [Finding(*normal.span(one.start, one.end), one.kind, one.level) for one in found]
    )


def _find_shapes(marks: Marks, allowed: Allowed) -> None:
    """Addresses, figures and number words; most notes hold none of them, and load nothing for them."""
    if _MAIL_SIGN.search(marks.text.lower()):
        from sotekit.privacy.mail import find_mail

        find_mail(marks, allowed)
    if any(letter.isdigit() for letter in marks.text):
        from sotekit.privacy.identifiers import find_identifiers
        from sotekit.privacy.numbers import find_numbers

        find_identifiers(marks, allowed)
        find_numbers(marks)
    if _NUMBER_WORD.search(marks.text.lower()):
        from sotekit.privacy.spoken import find_spoken

        find_spoken(marks)


def _without_settled(text: str, marked: str) -> str:
    """The text as it is written (O4O is not read as 040), with the settled stretches blank."""
    return "".join(
        GONE if seen == GONE else letter for letter, seen in zip(text, marked, strict=True)
    )


def screen_lines(
    lines: Iterable[str], allowed: Allowed = NOTHING_ALLOWED
) -> Iterator[dict[str, object]]:
    """One dictionary a line, ready for JSON: its number from 1, the verdict and the kinds found, never the text."""
    for number, line in enumerate(lines, start=1):
        verdict = screen(line.rstrip("\r\n"), allowed)
        yield {
            "line": number,
            "verdict": verdict.level.value,
            "kinds": [kind.value for kind in verdict.kinds],
        }
