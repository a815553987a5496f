"""The screen: is there personal data in this free text?"""

from collections.abc import Iterable, Iterator

from sotekit.privacy.allowed import NOTHING_ALLOWED, Allowed
from sotekit.privacy.identifiers import find_identifiers
from sotekit.privacy.marks import Marks
from sotekit.privacy.names import find_names
from sotekit.privacy.normalise import digits_view, normalise
from sotekit.privacy.numbers import find_numbers
from sotekit.privacy.spoken import find_spoken
from sotekit.privacy.verdict import Finding, Verdict, verdict_of


def screen(text: str, allowed: Allowed = NOTHING_ALLOWED) -> Verdict:
    """Says whether the text may be saved: `ok`, `warn` (look again) or `block`, and where it found what.

    Reads Finnish, Swedish and English. `allowed` is what the repository itself has published. The findings
    count characters of the text as given and hold none of it. Never raises, whatever the text.
    """
    normal = normalise(text)
    marks = Marks(digits_view(normal.text))
    find_identifiers(marks, allowed)
    find_numbers(marks)
    find_spoken(marks)
    words = Marks(
        "".join(
            seen if left != "\x00" else left for seen, left in zip(normal.text, marks.text, strict=True)
        )
    )
    find_names(words, allowed)
    found = (*marks.findings, *words.findings)
    return verdict_of(
        [Finding(*normal.span(one.start, one.end), one.kind, one.level) for one in found]
    )


def screen_lines(lines: Iterable[str], allowed: Allowed = NOTHING_ALLOWED) -> Iterator[dict[str, object]]:
    """One dictionary a line, ready for JSON: its number from 1, the verdict and the kinds found, never the text."""
    for number, line in enumerate(lines, start=1):
        verdict = screen(line.rstrip("\r\n"), allowed)
        yield {"line": number, "verdict": verdict.level.value, "kinds": [kind.value for kind in verdict.kinds]}
