"""A text being worked on: what has been found in it, and what of it is explained and out of the way."""

import re
from collections.abc import Callable

from sotekit.privacy.verdict import Finding, Kind, Level

GONE = "\x00"
"""Stands for a character that is explained or already found; no pattern crosses it."""


class Marks:
    """The text with the settled stretches blanked out, as long as it was, and the findings so far."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.findings: list[Finding] = []

    def settle(self, start: int, end: int) -> None:
        """Blanks a stretch: it is explained."""
        self.text = self.text[:start] + GONE * (end - start) + self.text[end:]

    def found(self, start: int, end: int, kind: Kind, level: Level = Level.BLOCK) -> None:
        """Notes a finding and blanks it."""
        self.findings.append(Finding(start, end, kind, level))
        self.settle(start, end)

    def find_all(
        self,
        pattern: re.Pattern[str],
        kind: Kind,
        *,
        only: Callable[[re.Match[str]], bool] | None = None,
        group: int | str = 0,
    ) -> None:
        """Notes every match of the pattern (of one group of it) for which `only` holds."""
        for match in list(pattern.finditer(self.text)):
            if match[group] and (only is None or only(match)):
                self.found(*match.span(group), kind)

    def settle_all(self, pattern: re.Pattern[str]) -> None:
        """Blanks every match of the pattern."""
        for match in list(pattern.finditer(self.text)):
            self.settle(*match.span())
