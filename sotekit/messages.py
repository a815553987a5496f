"""Sentences for people, kept as values until the language is known.

A `Message` is an English template with named values. The core builds messages and never translates or
prints them; the edge turns them into a language with a `Translator` (see `sotekit.i18n`).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol


class Translator(Protocol):
    """Turns English templates into one language and writes values the way that language does."""

    @property
    def language(self) -> str: ...

    def gettext(self, template: str) -> str: ...

    def ngettext(self, singular: str, plural: str, count: int) -> str: ...

    def value(self, value: object) -> str: ...


@dataclass(frozen=True, slots=True)
class Message:
    """One whole sentence: `template` with `{names}` that `values` fill; `plural` where a number decides the form."""

    template: str
    values: tuple[tuple[str, object], ...] = ()
    plural: str | None = None
    count: int = 0

    def text(self, translator: Translator) -> str:
        """The sentence in the translator's language."""
        template = (
            translator.gettext(self.template)
            if self.plural is None
            else translator.ngettext(self.template, self.plural, self.count)
        )
        return _fill(template, self.values, translator.value)

    def __str__(self) -> str:
        template = self.template if self.plural is None or self.count == 1 else self.plural
        return _fill(template, self.values, _plain)


def msg(template: str, /, **values: object) -> Message:
    """A message without number forms. Babel extracts the first argument."""
    return Message(template, tuple(values.items()))


def msgn(singular: str, plural: str, count: int, /, **values: object) -> Message:
    """A message whose form follows `count`, which also fills `{count}`."""
    return Message(singular, (("count", count), *values.items()), plural, count)


def N_(template: str) -> str:  # noqa: N802 - the name that gettext tools know
    """Marks a sentence for the catalogues where it stands; it is translated where it is shown."""
    return template


def _fill(
    template: str, values: tuple[tuple[str, object], ...], write: Callable[[object], str]
) -> str:
    if not values:
        return template
    return template.format_map({name: write(value) for name, value in values})


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
