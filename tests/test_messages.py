"""Sentences as values: English until a translator is asked."""

from dataclasses import dataclass
from datetime import date

import pytest

from sotekit.messages import Message, msg, msgn


@dataclass(frozen=True)
class Backwards:
    """A translator that turns templates around, so that a test sees who wrote the words."""

    language: str = "xx"

    def gettext(self, template: str) -> str:
        return f"<{template}>"

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        return f"<{singular if count < 2 else plural}>"

    def value(self, value: object) -> str:
        return value.text(self) if isinstance(value, Message) else f"“{value}”"


def test_english_without_a_translator() -> None:
    assert str(msg("Hello.")) == "Hello."
    assert str(msg("“{name}” on {day}.", name="A", day=date(2027, 6, 7))) == "“A” on 2027-06-07."


@pytest.mark.parametrize(("count", "text"), [(0, "0 calls"), (1, "1 call"), (2, "2 calls")])
def test_number_forms(count: int, text: str) -> None:
    assert str(msgn("{count} call", "{count} calls", count)) == text


def test_translator_writes_templates_and_values() -> None:
    assert msg("{a} and {b}", a=1, b=msg("c")).text(Backwards()) == "<“1” and <c>>"
    assert msgn("{count} of {x}", "{count} in {x}", 1, x=3).text(Backwards()) == "<“1” of “3”>"
    assert msgn("{count} of {x}", "{count} in {x}", 5, x=3).text(Backwards()) == "<“5” in “3”>"


def test_braces_in_values_and_in_sentences_without_values_stay() -> None:
    assert str(msg("“{text}”", text="{x} {0}")) == "“{x} {0}”"
    assert str(msg("Write {fi: …} for each language.")) == "Write {fi: …} for each language."


def test_equal_sentences_are_equal_and_can_be_kept_in_sets() -> None:
    assert msg("{a}", a=1) == msg("{a}", a=1)
    assert len({msg("{a}", a=1), msg("{a}", a=1), msg("{a}", a=2)}) == 2
