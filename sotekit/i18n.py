"""Turns messages into Finnish, Swedish or English with gettext, and writes dates the way each language does."""

import gettext
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from enum import Enum
from functools import cache
from pathlib import Path

from sotekit.messages import Message

LANGUAGES = ("fi", "sv", "en")
SOURCE_LANGUAGE = "en"
DOMAIN = "sotekit"
LOCALE = Path(__file__).parent / "locale"

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Language:
    """One language of the interface: its catalogue and its way to write values."""

    language: str
    catalogue: gettext.NullTranslations

    def gettext(self, template: str) -> str:
        """The sentence in this language; the English one where the catalogue lacks it."""
        return self.catalogue.gettext(template)

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        """The sentence in the form that the number takes."""
        return self.catalogue.ngettext(singular, plural, count)

    def value(self, value: object) -> str:
        """A value as it stands in a sentence."""
        if isinstance(value, Message):
            return value.text(self)
        if isinstance(value, date):
            return self.day(value)
        if isinstance(value, time):
            return self.clock(value)
        if callable(best := getattr(value, "best", None)):
            return str(best(self.language))  # a text of the data, in this language if it has it
        if isinstance(value, Enum):
            return str(value.value)
        if isinstance(value, Iterable) and not isinstance(value, str):
            return ", ".join(self.value(one) for one in value)
        return str(value)

    def day(self, day: date) -> str:
        """7.6.2027 in Finnish and Swedish, 7 June 2027 in English."""
        if self.language == "en":
            return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
        return f"{day.day}.{day.month}.{day.year}"

    def days(self, first: date, last: date) -> str:
        """A range of dates without saying the same year and month twice: 7.–13.6.2027."""
        if first == last:
            return self.day(first)
        if first.year != last.year:
            return f"{self.day(first)}–{self.day(last)}"
        if self.language == "en":
            start = str(first.day)
            if first.month != last.month:
                start += f" {_MONTHS[first.month - 1]} "
            return f"{start}–{' ' if first.month != last.month else ''}{self.day(last)}"
        start = f"{first.day}." if first.month == last.month else f"{first.day}.{first.month}."
        return f"{start}–{self.day(last)}"

    def clock(self, clock: time) -> str:
        """9.00 in Finnish and Swedish, 9:00 in English."""
        separator = ":" if self.language == "en" else "."
        return f"{clock.hour}{separator}{clock.minute:02}"


@cache
def translator(language: str) -> Language:
    """The interface in that language; English for a language there is no catalogue of."""
    if language == SOURCE_LANGUAGE:
        return Language(language, gettext.NullTranslations())
    catalogue = gettext.translation(DOMAIN, LOCALE, [language], fallback=True)
    return Language(language, catalogue)
