"""The catalogues are whole, and every language writes dates and times its own way."""

import re
from datetime import date, time

import pytest
from babel.messages.pofile import read_po

from sotekit.i18n import LOCALE, translator
from sotekit.messages import msg, msgn

PLACEHOLDER = re.compile(r"\{(\w+)\}|%\((\w+)\)s")


def _forms(text: object) -> tuple[str, ...]:
    """A sentence, or its singular and plural."""
    return tuple(map(str, text)) if isinstance(text, tuple | list) else (str(text or ""),)


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_no_sentence_is_left_untranslated(language: str) -> None:
    with (LOCALE / language / "LC_MESSAGES" / "sotekit.po").open("rb") as file:
        catalogue = read_po(file, locale=language)
    lacking = [one.id for one in catalogue if one.id and not all(_forms(one.string))]
    assert lacking == []


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_translation_fills_only_values_that_it_is_given(language: str) -> None:
    with (LOCALE / language / "LC_MESSAGES" / "sotekit.po").open("rb") as file:
        catalogue = read_po(file, locale=language)
    wrong = []
    for message in catalogue:
        texts = _forms(message.string)
        known = {name for one in _forms(message.id) for name in PLACEHOLDER.findall(one)} | {
            ("count", "")
        }
        wrong += [one for one in texts if not set(PLACEHOLDER.findall(one)) <= known]
    assert wrong == []


@pytest.mark.parametrize(
    ("language", "day", "clock", "days"),
    [
        ("fi", "7.6.2027", "9.05", "7.–13.6.2027"),
        ("sv", "7.6.2027", "9.05", "7.–13.6.2027"),
        ("en", "7 June 2027", "9:05", "7–13 June 2027"),
    ],
)
def test_dates_and_times(language: str, day: str, clock: str, days: str) -> None:
    words = translator(language)
    assert words.value(date(2027, 6, 7)) == day
    assert words.value(time(9, 5)) == clock
    assert words.days(date(2027, 6, 7), date(2027, 6, 13)) == days


def test_a_range_over_a_month_and_over_a_year() -> None:
    assert translator("fi").days(date(2027, 6, 28), date(2027, 7, 4)) == "28.6.–4.7.2027"
    assert translator("fi").days(date(2027, 12, 27), date(2028, 1, 2)) == "27.12.2027–2.1.2028"
    assert translator("en").days(date(2027, 6, 28), date(2027, 7, 4)) == "28 June – 4 July 2027"


def test_the_number_decides_the_form() -> None:
    words = translator("fi")
    assert msgn("{count} problem", "{count} problems", 1).text(words) == "1 virhe"
    assert msgn("{count} problem", "{count} problems", 2).text(words) == "2 virhettä"


def test_a_message_inside_a_message_is_translated_too() -> None:
    inner = msg("Monday")
    assert msg("{weekday} {day}", weekday=inner, day=1).text(translator("fi")) == "maanantai 1"
