"""OpenStreetMap expressions: those we write are valid, those we are given are kept or understood."""

from datetime import date

import pytest
from hypothesis import given, settings
from opening_hours import OpeningHours

from sotekit.hours import Hours, days, read_hours, write_hours
from sotekit.hours.osm_reading import read_osm
from sotekit.model.hours_text import HoursText
from tests.hours.support import read
from tests.hours.test_writing import TIMETABLES


@settings(max_examples=150, deadline=None)
@given(TIMETABLES)
def test_every_expression_is_one_that_opening_hours_accepts(hours: Hours) -> None:
    OpeningHours(hours.osm, country="FI")


@settings(max_examples=100, deadline=None)
@given(TIMETABLES)
def test_an_expression_means_the_same_when_read_back(hours: Hours) -> None:
    back = read_osm(hours.osm)
    assert back is not None
    if not back.expression:
        for year in (2026, 2028):
            span = (date(year, 1, 1), date(year, 12, 31))
            assert days(back, *span) == days(hours, *span)


@pytest.mark.parametrize(
    ("expression", "finnish"),
    [
        ("Mo-Fr 09:00-17:00", "ma–pe 9–17"),
        ("Mo-Fr 09:00-17:00; Fr 09:00-15:00", "ma–to 9–17, pe 9–15"),
        ("Mo-Th 09:00-15:00, Fr 09:00-13:00", "ma–to 9–15, pe 9–13"),
        ("Mo-Fr 09:00-12:00,13:00-16:00", "ma–pe 9–12 ja 13–16"),
        ("Mo-Fr 09:00-17:00; PH off", "ma–pe 9–17; pyhinä suljettu"),
        ("Mo-Sa 09:00-17:00; Su,PH 12:00-16:00", "ma–la 9–17, su 12–16; pyhinä 12–16"),
        ("09:00-17:00", "joka päivä 9–17"),
        ("24/7", "ympäri vuorokauden"),
        ("off", "suljettu"),
        ("Fr,Sa 22:00-04:00", "pe, la 22–04"),
        ("Mo-Fr 09:00-17:00; Jun-Aug Mo-Fr 09:00-15:00", "ma–pe 9–17; 1.6.–31.8. ma–pe 9–15"),
        ("Mo-Fr 09:00-17:00; Jul 01-14 off", "ma–pe 9–17; 1.–14.7. suljettu"),
        ("Mo-Fr 09:00-17:00; 2027 Jun 28-2027 Jul 25 off", "ma–pe 9–17; 28.6.–25.7.2027 suljettu"),
        ("2027 Sep 01+ Mo-Fr 09:00-17:00", "1.9.2027 alkaen ma–pe 9–17"),
        ("Mo-Fr 09:00-17:00; easter -2 days off; Jun 19-25 Fr off",
         "ma–pe 9–17; pitkäperjantaina suljettu; juhannusaattona suljettu"),
        ("Sa[1] 09:00-13:00", "kuukauden 1. la 9–13"),
        ("week 01-53/2 Sa 09:00-13:00", "parittomilla viikoilla la 9–13"),
        ('Mo 09:00-12:00 unknown "by appointment"', "ma 9–12 sopimuksen mukaan"),
    ],
)  # fmt: skip
def test_a_plain_expression_gets_the_normal_form(expression: str, finnish: str) -> None:
    assert write_hours(read(expression), "fi") == finnish


@pytest.mark.parametrize(
    "expression",
    [
        "Mo-Fr sunrise-sunset",
        "PH off; Mo-Fr 09:00-17:00",  # here the week wins over the holidays
        "Mo-Fr 09:00-17:00, Mo-Fr 12:00-13:00 unknown",
        "Mo-Fr 09:00-17:00; SH off",
        'Mo-Fr 09:00-17:00 "ring the bell"',
        "Mo[2,4] 09:00-12:00",
        "Dec 24 off; Mo-Fr 09:00-17:00",
        "2027-2029 Mo 09:00-12:00",
        "10:00-12:00+",
    ],
)
def test_an_expression_beyond_us_is_taken_as_it_is(expression: str) -> None:
    hours = read(expression)
    assert hours.osm == expression
    assert write_hours(hours, "sv") == expression
    assert days(hours, date(2027, 1, 4), date(2027, 1, 10))


@pytest.mark.parametrize(
    "text", ["Mo-Fr 25:00-26:00", "Mo-Xx 09:00-17:00", "Mo-Fr 09:00-17:00; xyz"]
)
def test_what_is_no_expression_is_read_as_words_and_refused(text: str) -> None:
    assert read_hours(HoursText((text,)))[0] is None
