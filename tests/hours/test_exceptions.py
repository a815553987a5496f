"""Closed days inside a run, the other days, and parts of the day: as people write them, where the meaning is certain."""

import pytest

from sotekit.hours import write_hours
from tests.hours.support import read, refused


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("ma-la 10-18, ke suljettu", "ma, ti, to–la 10–18"),
        ("ma–la 10–18 (ke suljettu)", "ma, ti, to–la 10–18"),
        ("ma-la 10-18, suljettu ke", "ma, ti, to–la 10–18"),
        ("ma-la 10-18, keskiviikkona kiinni", "ma, ti, to–la 10–18"),
        ("mån–lör 10–18, ons stängt", "ma, ti, to–la 10–18"),
        ("Mon–Sat 10–18, closed Wed", "ma, ti, to–la 10–18"),
        ("Mon–Sat 10–18, Wed closed", "ma, ti, to–la 10–18"),
        ("päivittäin 9-15, su suljettu", "ma–la 9–15"),
        ("arkisin 9-15, keskiviikkoisin suljettu", "ma, ti, to, pe 9–15; pyhinä suljettu"),
        ("1.6.–31.8. ma–pe 9–15, ke suljettu", "1.6.–31.8. ma, ti, to, pe 9–15"),
    ],
)
def test_a_day_inside_a_run_is_closed(text: str, normal: str) -> None:
    assert write_hours(read(text), "fi") == normal


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("ma, ti, ke 9-15, ke suljettu", "ke suljettu"),  # it was named, and then closed
        ("ma-la 10-18, la suljettu", "la suljettu"),  # an end of the run was named too
        ("ma-ti 9-15, ti suljettu", "ti suljettu"),
        ("ma-pe 9-15, ti-to suljettu", "ti-to suljettu"),  # more closed than open
        ("ma-pe 9-15, ke 9-12", "ke 9-12"),  # in its place, or on top of it?
        ("ma-pe 9-15, ke 10-12, ke suljettu", "ke 10-12"),
    ],
)
def test_what_contradicts_itself_is_refused(text: str, part: str) -> None:
    assert part in refused(text)


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("ma suljettu, muina päivinä 9-15", "ti–su 9–15"),
        ("ma suljettu, muut päivät klo 9–15", "ti–su 9–15"),
        ("su suljettu, muulloin 9-15", "ma–la 9–15"),
        ("ma-to 9-15, muina päivinä 10-14", "ma–to 9–15, pe–su 10–14"),
        ("ke 9-18, muina arkipäivinä 9-15", "ma, ti, to, pe 9–15, ke 9–18; pyhinä suljettu"),
        ("mån stängt, övriga dagar 9–15", "ti–su 9–15"),
        ("mån stängt, andra dagar 9–15", "ti–su 9–15"),
        ("Monday closed, other days 9-15", "ti–su 9–15"),
        ("ma suljettu, pyhinä suljettu, muina päivinä 9-15", "ti–su 9–15; pyhinä suljettu"),
    ],
)
def test_the_other_days_are_those_not_named(text: str, normal: str) -> None:
    assert write_hours(read(text), "fi") == normal


@pytest.mark.parametrize(
    "text",
    [
        "muina päivinä 9-15",
        "arkisin 9-15, muina päivinä 10-14",  # are holidays other days?
        "pyhinä suljettu, muina päivinä 9-15",
        "ma 9-12, muulloin 9-15",  # another time of Monday, or another day?
        "1.6.–31.8. ma 9-15, muina päivinä 9-12",
        "ma-su 9-15, muina päivinä 9-12",
    ],
)
def test_other_days_of_what_nobody_can_tell_are_refused(text: str) -> None:
    assert "when that is" in refused(text)


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("iltaisin 18–22", "joka päivä 18–22"),
        ("Joka ilta klo 18-22", "joka päivä 18–22"),
        ("på kvällarna 18–22", "joka päivä 18–22"),
        ("varje kväll kl. 18–22", "joka päivä 18–22"),
        ("every evening 6pm-10pm", "joka päivä 18–22"),
        ("in the evenings 18-22", "joka päivä 18–22"),
        ("aamuisin 8-10", "joka päivä 8–10"),
        ("iltapäivisin 13-16", "joka päivä 13–16"),
        ("öisin 22-06", "joka päivä 22–06"),
        ("ma–pe iltaisin 18–22", "ma–pe 18–22"),
        ("maanantai-iltaisin 18-20", "ma 18–20"),
        ("ti illalla 17–19", "ti 17–19"),
        ("arki-iltaisin 18–22", "ma–pe 18–22; pyhinä suljettu"),
        ("weekday evenings 18-22", "ma–pe 18–22"),
        ("viikonloppuiltaisin 18-22", "la, su 18–22"),
        ("iltaisin 18–22, ke suljettu", "ma, ti, to–su 18–22"),
        ("1.6.–31.8. iltaisin 18–22", "1.6.–31.8. joka päivä 18–22"),
    ],
)
def test_parts_of_the_day_mean_every_day_or_say_the_times_again(text: str, normal: str) -> None:
    assert write_hours(read(text), "fi") == normal


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("iltaisin", "from when to when"),
        ("iltaisin 6-10", "not of that part of the day"),  # six in the evening?
        ("aamuisin 18-20", "not of that part of the day"),
        ("illalla 17–19", "on which days"),  # of one day, but which?
        ("ma–pe 9–15 ja iltaisin 18–22", "given before"),
        ("ma–pe 9–15 iltaisin", "from when to when"),
    ],
)
def test_parts_of_the_day_that_leave_a_doubt_are_refused(text: str, reason: str) -> None:
    assert reason in refused(text)
