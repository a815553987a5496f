"""How often something comes round: `second tuesday`, `last thursday`, `every other monday`, in three languages."""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Self

from sotekit.messages import msg
from sotekit.plain.nodes import Node
from sotekit.plain.problem import Problem
from sotekit.plain.scalars import read_text, shown

LAST = -1
"""The ordinal of the last such weekday of a month."""

_WEEKDAYS = (
    "monday mondays maanantai maanantaisin maanantaina måndag måndagar måndagen",
    "tuesday tuesdays tiistai tiistaisin tiistaina tisdag tisdagar tisdagen",
    "wednesday wednesdays keskiviikko keskiviikkoisin keskiviikkona onsdag onsdagar onsdagen",
    "thursday thursdays torstai torstaisin torstaina torsdag torsdagar torsdagen",
    "friday fridays perjantai perjantaisin perjantaina fredag fredagar fredagen",
    "saturday saturdays lauantai lauantaisin lauantaina lördag lördagar lördagen",
    "sunday sundays sunnuntai sunnuntaisin sunnuntaina söndag söndagar söndagen",
)
_ORDINALS = {
    1: "first 1st 1. ensimmäinen första",
    2: "second 2nd 2. toinen andra",
    3: "third 3rd 3. kolmas tredje",
    4: "fourth 4th 4. neljäs fjärde",
    LAST: "last viimeinen sista",
}
_EACH = frozenset(("every", "each", "joka", "varje"))
_OTHER = frozenset(("other", "toinen", "varannan"))
_LEFT_OUT = frozenset(
    ("the", "den", "of", "a", "kuun", "kuukauden", "month", "i", "månaden", "in", "each")
)

_DAY = {word: number for number, words in enumerate(_WEEKDAYS) for word in words.split()}
_NTH = {word: number for number, words in _ORDINALS.items() for word in words.split()}
_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def _any_case(words: Iterable[str]) -> str:
    """A regular expression of the words, capital letters or small."""
    spelt = (
        "".join(f"[{one}{one.upper()}]" if one.isalpha() else re.escape(one) for one in word)
        for word in sorted(words)
    )
    return "(" + "|".join(spelt) + ")"


_BETWEEN = _any_case({*_NTH, *_EACH, *_OTHER, *_LEFT_OUT})
FORM = rf"^\s*({_BETWEEN}[\s,]+)*{_any_case(_DAY)}([\s,]+{_BETWEEN})*\s*$"
"""What every recurrence looks like, for editors; not everything that looks so is one."""


class Month(StrEnum):
    """A month of the year."""

    JANUARY = "january"
    FEBRUARY = "february"
    MARCH = "march"
    APRIL = "april"
    MAY = "may"
    JUNE = "june"
    JULY = "july"
    AUGUST = "august"
    SEPTEMBER = "september"
    OCTOBER = "october"
    NOVEMBER = "november"
    DECEMBER = "december"

    @property
    def number(self) -> int:
        """From 1 to 12."""
        return list(Month).index(self) + 1


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A weekday of each month (`nth` 1 to 4, or `LAST`), or of every `weeks`th week (`nth` 0)."""

    weekday: int
    nth: int = 0
    weeks: int = 1

    def days(self, first: date, last: date) -> Iterator[date]:
        """Its days from `first` to `last`. Every other week is counted from the first such day."""
        if self.nth == 0:
            day = first + timedelta(days=(self.weekday - first.weekday()) % 7)
            while day <= last:
                yield day
                day += timedelta(days=7 * self.weeks)
            return
        year, month = first.year, first.month
        while (year, month) <= (last.year, last.month):
            day = self.in_month(year, month)
            if first <= day <= last:
                yield day
            year, month = (year + 1, 1) if month == 12 else (year, month + 1)

    def in_month(self, year: int, month: int) -> date:
        """Its day in a month. Weekly recurrences have many: this is the first."""
        if self.nth == LAST:
            end = date(year, month, monthrange(year, month)[1])
            return end - timedelta(days=(end.weekday() - self.weekday) % 7)
        start = date(year, month, 1)
        ahead = (self.weekday - start.weekday()) % 7
        return start + timedelta(days=ahead + 7 * (max(self.nth, 1) - 1))

    def __str__(self) -> str:
        name = _NAMES[self.weekday]
        if self.nth == 0:
            return f"every other {name}" if self.weeks == 2 else f"every {name}"
        ordinals = {1: "first", 2: "second", 3: "third", 4: "fourth", LAST: "last"}
        return f"{ordinals[self.nth]} {name}"

    @classmethod
    def read(cls, text: str) -> Self | None:
        """The recurrence that the words say for certain, or None."""
        words = [word for word in re.split(r"[\s,]+", text.strip().casefold()) if word]
        each = bool(words) and words[0] in _EACH
        words = [word for word in words[each:] if word not in _LEFT_OUT]
        if len(words) == 1 and words[0] in _DAY:
            return cls(_DAY[words[0]])
        if len(words) != 2 or words[1] not in _DAY:
            return None
        if words[0] in _OTHER and (each or words[0] != "toinen"):
            return cls(_DAY[words[1]], weeks=2)
        nth = _NTH.get(words[0])
        return cls(_DAY[words[1]], nth) if nth else None

    @classmethod
    def decode(cls, node: Node, problems: list[Problem]) -> Self | None:
        """Reads `second tuesday`, `last thursday`, `every monday` or `every other monday`."""
        text = read_text(node, problems)
        if text is None:
            return None
        found = cls.read(text)
        if found is None:
            problems.append(
                Problem(
                    "bad-recurrence",
                    node.at,
                    msg("“{text}” does not say which days are meant.", text=shown(text)),
                    msg(
                        "Write for example: second tuesday, last thursday, every monday or every other monday."
                    ),
                )
            )
        return found
