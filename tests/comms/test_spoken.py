"""Hours and days in words, and how long they take to say."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sotekit.comms.spoken import (
    in_words,
    listed,
    long_day,
    reading_seconds,
    spoken_week,
    word_count,
)
from sotekit.hours import read_hours, usual_week
from sotekit.model.hours_text import HoursText


def said(*lines: str, language: str = "fi") -> str:
    hours, problems = read_hours(HoursText(lines))
    assert hours is not None, problems
    week = usual_week(hours, date(2027, 5, 31))
    assert week is not None
    return spoken_week(week, language)


@pytest.mark.parametrize(
    ("lines", "language", "words"),
    [
        (["ma–pe 9–15"], "fi", "arkisin kello 9–15"),
        (["ma–pe 9–15"], "sv", "vardagar klockan 9–15"),
        (["ma–pe 9–15"], "en", "on weekdays 9–15"),
        (["ma 10–17, ti–to 10–16", "pe 10–14"], "fi",
         "maanantaisin kello 10–17, tiistaista torstaihin 10–16 ja perjantaisin 10–14"),
        (["ma 10–17, ti–to 10–16", "pe 10–14"], "sv",
         "måndagar klockan 10–17, tisdag till torsdag 10–16 och fredagar 10–14"),
        (["ke 9–10.30"], "fi", "keskiviikkoisin kello 9–10.30"),
        (["ke–su 12–18"], "fi", "keskiviikosta sunnuntaihin kello 12–18"),
        (["ma–ke 12–18"], "fi", "maanantaista keskiviikkoon kello 12–18"),
        (["la–su 12–18"], "fi", "lauantaisin ja sunnuntaisin kello 12–18"),
        (["la–su 12–18"], "en", "on Saturdays and Sundays 12–18"),
        (["joka päivä 8–20"], "fi", "joka päivä kello 8–20"),
    ],
)  # fmt: skip
def test_hours_as_a_sentence(lines: list[str], language: str, words: str) -> None:
    assert said(*lines, language=language) == words


def test_days_as_a_sentence() -> None:
    day = date(2027, 5, 31)
    assert long_day(day, "fi") == "maanantaina 31. toukokuuta"
    assert long_day(day, "sv") == "måndagen den 31 maj"
    assert long_day(day, "en") == "Monday 31 May"


def test_lists_and_numbers() -> None:
    assert listed(["yksi"], "fi") == "yksi"
    assert listed(["yksi", "kaksi", "kolme"], "fi") == "yksi, kaksi ja kolme"
    assert (in_words(7, "fi"), in_words(15, "sv")) == ("seitsemän", "15")


def test_a_number_is_one_word_and_is_read_digit_by_digit() -> None:
    assert word_count("Soita 09 2525 0111.") == 2
    assert word_count("Auki 10–17 ja 9.30–11.") == 4
    spoken = reading_seconds("Numero on 09 2525 0111.", "fi")
    spelt = reading_seconds(
        "Numero on nolla yhdeksän kaksi viisi kaksi viisi nolla yksi yksi yksi.", "fi"
    )
    assert spelt < spoken < spelt + 1.5


@given(st.lists(st.sampled_from(["hei", "soita", "112", "10–17", "hyvä."]), max_size=30))
@settings(deadline=None)
def test_more_words_take_more_time(words: list[str]) -> None:
    for n in range(len(words)):
        shorter, longer = " ".join(words[:n]), " ".join(words[: n + 1])
        assert reading_seconds(shorter, "fi") < reading_seconds(longer, "fi")
