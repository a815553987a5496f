"""Small pieces of a view: texts in the reader's language, telephone numbers, contacts and closures."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sotekit.documents.view import ClosureView, ContactView, Phone, Words
from sotekit.model.closure import Closure
from sotekit.model.organisation import Contact
from sotekit.model.text import Text

NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True)
class Speech:
    """The reader's language, and the order in which the region's other languages stand in for it."""

    language: str
    order: tuple[str, ...]

    def words(self, text: Text) -> Words:
        """The text in the best language there is, marked when it isn't the reader's."""
        chosen = text.language_for(self.language, self.order)
        return Words(text.written(chosen), "" if chosen == self.language else chosen)

    def maybe(self, text: Text | None) -> Words | None:
        """The same, where the text may be left out."""
        return self.words(text) if text else None

    def each(self, texts: Iterable[Text]) -> tuple[Words, ...]:
        """The same for several texts."""
        return tuple(self.words(text) for text in texts)

    def contacts(self, contacts: Iterable[Contact]) -> tuple[ContactView, ...]:
        """Contacts as they are shown."""
        return tuple(
            ContactView(
                title=self.maybe(one.title),
                name=one.name,
                phone=phone(one.phone),
                email=one.email,
                web=one.web,
                address=one.address,
                themes=self.each(one.themes),
            )
            for one in contacts
        )

    def closures(self, closures: Iterable[Closure], since: date) -> tuple[ClosureView, ...]:
        """The closures that are not over by `since`, in order of time, each once."""
        shown = {
            (one.start, one.end): ClosureView(one.start, one.end, self.maybe(one.note))
            for one in closures
            if one.end >= since
        }
        return tuple(shown[days] for days in sorted(shown))


def phone(number: str | None) -> Phone | None:
    """A number to print and to dial."""
    return None if number is None else dialled(number)


def dialled(number: str) -> Phone:
    """`+358 (0)40 123` dials without the zero in brackets, which nobody dials after a country code."""
    digits = number.replace("(0)", "") if number.startswith("+") else number
    dial = ("+" if number.startswith("+") else "") + re.sub(r"[^0-9]", "", digits)
    return Phone(number.replace(" ", NO_BREAK), dial)
