"""What every template of the handbook can call, whatever it makes: sentences, dates, and the names of things."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from sotekit.documents.dates import days
from sotekit.documents.labels import kind_name, language_names
from sotekit.documents.prose import plain
from sotekit.documents.view import GuideView, Words
from sotekit.messages import Translator, msg, msgn

Text = TypeVar("Text")


class Sparse(dict[str, Text]):
    """Texts by name; one that isn't written is simply not there, which a template may ask about."""

    def __missing__(self, name: str) -> None:
        return None


class Filling:
    """The functions of one document's templates."""

    def __init__(self, view: GuideView, translator: Translator) -> None:
        self._view = view
        self._translator = translator

    def helpers(self) -> dict[str, Callable[..., object]]:
        """The functions by the name that templates call them by."""
        return {
            "_": self.say,
            "ngettext": self.say_number,
            "days": self.days,
            "value": lambda value: plain(value, self._translator),
            "languages": lambda codes: language_names(codes, self._translator),
            "kind": lambda kind: kind_name(kind, self._translator),
        }

    def sparse(self, texts: dict[str, Text]) -> Sparse[Text]:
        """The texts so that a template can ask whether one is there."""
        return Sparse(texts)

    def say(self, template: str, /, **values: object) -> str:
        """A sentence in the document's language."""
        return msg(template, **_texts(values)).text(self._translator)

    def say_number(self, singular: str, plural: str, count: int, /, **values: object) -> str:
        """A sentence whose form follows a number."""
        return msgn(singular, plural, count, **_texts(values)).text(self._translator)

    def days(self, first: date, last: date, with_year: bool = False) -> str:
        """A range of days, without the year where it is the season's, unless asked for."""
        around = date.min if with_year else self._view.line.start
        return days(first, last, self._view.language, around)


def _texts(values: dict[str, object]) -> dict[str, object]:
    return {
        name: value.text if isinstance(value, Words) else value for name, value in values.items()
    }
