"""How texts are read, as people write them."""

import pytest

from sotekit.hours import read_hours
from sotekit.model.hours_text import HoursText
from sotekit.plain.problem import Level
from tests.hours.support import osm, read

OFFICE = "Mo-Fr 09:00-17:00"
WITH_SATURDAY = "Mo-Fr 09:00-17:00; Sa 10:00-14:00"


@pytest.mark.parametrize(
    "text",
    [
        "ma-pe 9-17", "ma–pe 9–17", "ma — pe 9 — 17", "ma-pe9-17", "MA-PE 9-17", "Ma - Pe klo 9.00 - 17.00",
        "ma-pe klo. 9-17", "ma.-pe. 9-17", "ma -pe 9 -17", "ma-pe: 9:00-17:00", "ma-pe kello 09.00–17.00",
        "ma-pe klo 9 - klo 17", "ma-pe 9--17", "Avoinna ma-pe 9-17", "Palvelemme ma-pe klo 9-17.",
        "maanantai-perjantai 9-17", "maanantaista perjantaihin klo 9–17", "ma,ti,ke,to,pe 9-17",
        "ma 9-17, ti 9-17, ke-pe 9-17", "ma 9-17 ti 9-17 ke 9-17 to 9-17 pe 9-17", "ma/ti/ke/to/pe 9-17",
        "ma, ti ja ke 9-17 sekä to ja pe 9-17", "9-17 ma-pe", "klo 9–17 ma–pe", "ma-pe 9-17, la-su suljettu",
        "ma-pe 9-17, muina aikoina suljettu", "ma-pe\n9-17", "ma-la 9-17 paitsi la suljettu",
        "joka päivä paitsi viikonloppuisin 9-17", "ma-pe 9,00-17,00", "ma-pe 9-17 (la-su suljettu)",
        "må-fr 9-17", "mån–fre kl. 9–17", "måndag till fredag kl 9.00–17.00", "må-fre/ma-pe 9-17",
        "må/ma-fre/pe 9-17", "må-fre kl 9-17\nma-pe klo 9-17", "mån, tis, ons, tors och fre 9-17",
        "Mon-Fri 9-17", "Mon to Fri 9 to 17", "Monday–Friday 9:00–17:00", "Mon-Fri 9am-5pm", "weekdays 9–17",
        "Mondays to Fridays 9 a.m. – 5 p.m.", "open Mon-Fri 9-17, closed at weekends", "Mo-Fr 09:00-17:00",
        "Mo-Fr 9:00-17:00", "mo-fr 9-17", "Toimisto on avoinna ma–pe 9–17", "ma-pe 9-17 | la-su kiinni",
    ],
)  # fmt: skip
def test_one_office_week_in_many_words(text: str) -> None:
    assert osm(text) == OFFICE


@pytest.mark.parametrize(
    "text",
    [
        "ma-pe 9-17, la 10-14", "ma-pe 9-17 la 10-14", "ma-pe 9-17; la 10-14; su suljettu", "ma-pe 9-17la 10-14",
        "ma-pe 9-17\nla 10-14\nsu suljettu", "ma-pe 9-17,\nla 10-14.", "ma–pe 9–17 • la 10–14",
        "MA-PE 9-17 | LA 10-14 | SU SULJETTU", "ma-pe 9-17 ja lauantaisin 10-14", "la 10-14, ma-pe 9-17",
        "mån–fre 9–17, lördagar 10–14", "Mon–Fri 9–17, Sat 10–14, Sun closed",
    ],
)  # fmt: skip
def test_a_saturday_more(text: str) -> None:
    assert osm(text) == WITH_SATURDAY


@pytest.mark.parametrize(
    ("text", "expression"),
    [
        # days
        ("ti ja to klo 12–15", "Tu,Th 12:00-15:00"),
        ("ma-ke,pe 9-16, to 9-17", "Mo-We,Fr 09:00-16:00; Th 09:00-17:00"),
        ("ti, ons, fre/ti, ke, pe 9-16, to 10-17", "Tu,We,Fr 09:00-16:00; Th 10:00-17:00"),
        ("ma-ti 9-16\nke SULJETTU\nto-pe 9-16", "Mo,Tu,Th,Fr 09:00-16:00"),
        ("pe–ma 10–12", "Mo,Fr-Su 10:00-12:00"),
        ("joka päivä 8–22", "Mo-Su 08:00-22:00"),
        ("viikonloppuisin 10–15", "Sa,Su 10:00-15:00"),
        ("on 12–16, ti 9–12", "Tu 09:00-12:00; We 12:00-16:00"),
        ("maanantaisin ja torstaisin 10–18", "Mo,Th 10:00-18:00"),
        # times
        ("ma 9–12 ja 13–16", "Mo 09:00-12:00,13:00-16:00"),
        ("ma 9-12, 13-16, ti 9-12", "Mo 09:00-12:00,13:00-16:00; Tu 09:00-12:00"),
        ("ma-pe 8.30 - 19", "Mo-Fr 08:30-19:00"),
        ("ma-pe 9.10-12.10", "Mo-Fr 09:10-12:10"),
        ("ma 22–02", "Mo 22:00-02:00"),
        ("ma 10–02", "Mo 10:00-02:00"),
        ("ma 18–8", "Mo 18:00-08:00"),
        ("la 12–24", "Sa 12:00-24:00"),
        ("24/7", "24/7"),
        ("24 h", "24/7"),
        ("ympäri vuorokauden", "24/7"),
        ("avoinna ympäri vuorokauden vuoden jokaisena päivänä", "24/7"),
        ("dygnet runt", "24/7"),
        ("ma–pe ympäri vuorokauden", "Mo-Fr 00:00-24:00"),
        # with a break
        ("ma-ti 9–16 (suljettu 12–12:30)", "Mo,Tu 09:00-12:00,12:30-16:00"),
        ("ma 9-16, lounastauko 11.30-12", "Mo 09:00-11:30,12:00-16:00"),
        ("ma 9-16, ti 9-17 (päivittäin sulj. 12.30-13.00)", "Mo 09:00-12:30,13:00-16:00; Tu 09:00-12:30,13:00-17:00"),
        # holidays
        ("ma–pe 9–17; pyhinä suljettu", f"{OFFICE}; PH off"),
        ("ma–pe 9–17, pyhät suljettu", f"{OFFICE}; PH off"),
        ("ma–pe 9–17, ei pyhinä", f"{OFFICE}; PH off"),
        ("ma–pe 9–17. Suljettu juhlapyhinä.", f"{OFFICE}; PH off"),
        ("ma-pe 9-17, arki- ja juhlapyhinä suljettu", f"{OFFICE}; PH off"),
        ("mån–fre 9–17, helgdagar stängt", f"{OFFICE}; PH off"),
        ("Mon–Fri 9–17, closed on public holidays", f"{OFFICE}; PH off"),
        ("arkisin 9–17", f"{OFFICE}; PH off"),
        ("ma-pe 9-17 (arkisin)", f"{OFFICE}; PH off"),
        ("vardagar 9–17", f"{OFFICE}; PH off"),
        ("su/pyhä 12-16", "Su 12:00-16:00; PH 12:00-16:00"),
        ("ma-pe 9-17, su ja arkipyhät 12-16", f"{OFFICE}; Su 12:00-16:00; PH 12:00-16:00"),
        ("ma–pe 9–17, su 12–16, arkipyhinä suljettu", f"{OFFICE}; Su 12:00-16:00; PH off; Su 12:00-16:00"),
        ("sö och helg 12-16", "Su 12:00-16:00; PH 12:00-16:00"),
        # named days
        ("ma 9–17, juhannusaattona suljettu", "Mo 09:00-17:00; Jun 19-25 Fr off"),
        ("ma 9-17, joulu- ja juhannusaatto 9-12", "Mo 09:00-17:00; Jun 19-25 Fr 09:00-12:00; Dec 24 09:00-12:00"),
        ("ma 9-17, jouluaattona ja -päivänä suljettu", "Mo 09:00-17:00; Dec 24-Dec 25 off"),
        ("ma 9-17, 1. ja 2. joulupäivänä suljettu", None),
        ("ma 9-17, uuden vuoden aattona 9-12", "Mo 09:00-17:00; Dec 31 09:00-12:00"),
        ("ma 9–17, långfredagen stängt", "Mo 09:00-17:00; easter -2 days off"),
        ("ma 9-17, Christmas Eve 9-12", "Mo 09:00-17:00; Dec 24 09:00-12:00"),
        ("ma 9-17, Jouluaatto to 24.12.2026 9-12", "Mo 09:00-17:00; 2026 Dec 24 09:00-12:00"),
        ("ma 9-17, Uudenvuodenaattona, to 31.12.2026 klo 8-12", "Mo 09:00-17:00; 2026 Dec 31 08:00-12:00"),
        # dates
        ("ma 9-17; 24.12. 9-13", "Mo 09:00-17:00; Dec 24 09:00-13:00"),
        ("ma 9-17; 24.12 9-13", "Mo 09:00-17:00; Dec 24 09:00-13:00"),
        ("ma 9-17; 24.12. 10-13", "Mo 09:00-17:00; Dec 24 10:00-13:00"),
        ("ma 9-17, 31.12.9-15", "Mo 09:00-17:00; Dec 31 09:00-15:00"),
        ("ma 9-17; 24.12.20 suljettu", "Mo 09:00-17:00; 2020 Dec 24 off"),
        ("ma 9-17; 24.12. 2026 suljettu", "Mo 09:00-17:00; 2026 Dec 24 off"),
        ("ma 9-17; 2026-12-24 suljettu", "Mo 09:00-17:00; 2026 Dec 24 off"),
        ("ma 9-17; 24.–26.12. suljettu", "Mo 09:00-17:00; Dec 24-Dec 26 off"),
        ("ma 9-17; 25-26.12 suljettu", "Mo 09:00-17:00; Dec 25-Dec 26 off"),
        ("ma 9-17; 25. ja 26.12. suljettu", "Mo 09:00-17:00; Dec 25-Dec 26 off"),
        ("ma 9-17; 24.12.–6.1. suljettu", "Mo 09:00-17:00; Dec 24-Jan 06 off"),
        ("ma 9-17; 24.12.-6.1.2027 suljettu", "Mo 09:00-17:00; 2026 Dec 24-2027 Jan 06 off"),
        ("ma 9-17; 9.10.-12.10. suljettu", "Mo 09:00-17:00; Oct 09-Oct 12 off"),
        ("ma 9-17; 24. joulukuuta suljettu", "Mo 09:00-17:00; Dec 24 off"),
        ("Mon 9-17; closed 24–26 December", "Mo 09:00-17:00; Dec 24-Dec 26 off"),
        ("Mon 9-17; June 28 – July 25, 2027 closed", "Mo 09:00-17:00; 2027 Jun 28-2027 Jul 25 off"),
        ("ma 9-17; 28.6.–25.7. suljettu", "Mo 09:00-17:00; Jun 28-Jul 25 off"),
        ("ma 9–17, kesäsulku 28.6.–25.7.", "Mo 09:00-17:00; Jun 28-Jul 25 off"),
        ("mån 9–17, stängt i juli", "Mo 09:00-17:00; Jul off"),
        ("ma 9–17, viikoilla 28–31 suljettu", "Mo 09:00-17:00; week 28-31 Mo off"),
        ("1.9.2027 alkaen ma–pe 9–17", "2027 Sep 01+ Mo-Fr 09:00-17:00"),
        ("1.9.2027 alkaen\nma-pe 9-17\nla 10-14", "2027 Sep 01+ Mo-Fr 09:00-17:00; 2027 Sep 01+ Sa 10:00-14:00"),
        ("fr.o.m. 1.9.2027 mån–fre 9–17", "2027 Sep 01+ Mo-Fr 09:00-17:00"),
        ("ma–pe 9–17 31.8.2027 asti", "2000 Jan 01-2027 Aug 31 Mo-Fr 09:00-17:00"),
        # seasons
        ("ma–pe 9–17, la 9–14; heinäkuussa ma–pe 9–15, la suljettu", "Mo-Fr 09:00-17:00; Sa 09:00-14:00; Jul Mo-Fr 09:00-15:00; Jul Sa off"),
        ("ma-pe 9-17 Heinäkuussa 1.7. - 31.7. ma-pe 8 - 15", f"{OFFICE}; Jul Mo-Fr 08:00-15:00"),
        ("ma-pe 9-17, kesä-, heinä- ja elokuussa ma–pe 9–15", f"{OFFICE}; Jun-Aug Mo-Fr 09:00-15:00"),
        ("ma-pe 9-17, kesä-elokuussa ma–pe 9–15", f"{OFFICE}; Jun-Aug Mo-Fr 09:00-15:00"),
        ("ma–pe 9–17; kesäkuusta elokuuhun ma–pe 9–15", f"{OFFICE}; Jun-Aug Mo-Fr 09:00-15:00"),
        ("ma-pe 9-17\nHeinäkuussa:\nma-pe 9-15\nla suljettu", f"{OFFICE}; Jul Mo-Fr 09:00-15:00"),
        ("talvella ma-pe 9-17, kesällä 1.6.-31.8. ma-pe 9-15", f"{OFFICE}; Jun-Aug Mo-Fr 09:00-15:00"),
        ("ma-pe 9-17,la 9-13. Kesälauantait suljettu ajalla 1.6.-31.8.", f"{OFFICE}; Sa 09:00-13:00; Jun-Aug Sa off"),
        ("ma-pe 9-17, (1.5-31.8.) la 10-14, (1.7.-31.7.) la 10-16 ja su 11-15", f"{OFFICE}; May-Aug Sa 10:00-14:00; Jul Sa 10:00-16:00; Jul Su 11:00-15:00"),
        ("ma–pe 9–17; heinäkuussa suljettu keskiviikkoisin", f"{OFFICE}; Jul We off"),
        # every other week, nth of the month
        ("ma-pe 9-17, parillisten viikkojen sunnuntaisin klo 11-16", f"{OFFICE}; week 02-53/2 Su 11:00-16:00"),
        ("ma-pe 9-17, su 12-15 (parittomat viikot)", f"{OFFICE}; week 01-53/2 Su 12:00-15:00"),
        ("ma-pe 9-17, kuukauden 1. lauantai 9-13", f"{OFFICE}; Sa[1] 09:00-13:00"),
        ("last Friday of the month 10–12", "Fr[-1] 10:00-12:00"),
        # by appointment
        ("sopimuksen mukaan", 'Mo-Su 00:00-24:00 unknown "by appointment"'),
        ("ma 9–15 ajanvarauksella", 'Mo 09:00-15:00 unknown "by appointment"'),
        ("ma 9–15 (ajanvarauksella), ti 9–15", 'Mo 09:00-15:00 unknown "by appointment"; Tu 09:00-15:00'),
        ("enligt överenskommelse", 'Mo-Su 00:00-24:00 unknown "by appointment"'),
        ("ma 9–15, muina aikoina sopimuksen mukaan", 'Mo 09:00-15:00 || unknown "by appointment"'),
        ("Mon 9–15 or by appointment", 'Mo 09:00-15:00 || unknown "by appointment"'),
        ("suljettu", "off"),
        # more of the same day
        ("ma-pe 9-15, lisäksi ke 16-18", "Mo,Tu,Th,Fr 09:00-15:00; We 09:00-15:00,16:00-18:00"),
        ("ma-pe 9-17 paitsi ke 9-15", "Mo,Tu,Th,Fr 09:00-17:00; We 09:00-15:00"),
        # the rest of the year, the same days in a bracket, holidays as usual, one break for all
        ("1.6.–31.8. ma–pe 9–16, muina aikoina ma–pe 9–17", f"{OFFICE}; Jun-Aug Mo-Fr 09:00-16:00"),
        ("ma-pe 9-17, la 9-15 (heinäkuussa 9-14)", f"{OFFICE}; Sa 09:00-15:00; Jul Sa 09:00-14:00"),
        ("arkisin 9-17, myös pyhinä", OFFICE),
        ("ma 9-16, ti 9-17. Lounastauko 12-13.", "Mo 09:00-12:00,13:00-16:00; Tu 09:00-12:00,13:00-17:00"),
        ("ma 9-17, 6.12. ja 24.-26.12. suljettu", "Mo 09:00-17:00; Dec 24-Dec 26 off; Dec 06 off"),
        ("ma 9-17, 8. ja 10.–12.11. suljettu", "Mo 09:00-17:00; Nov 10-Nov 12 off; Nov 08 off"),
        ("la 10–12 heinäkuussa suljettu", "Sa 10:00-12:00; Jul off"),
        ("ma-su 7-00", "Mo-Su 07:00-24:00"),
        # what is said twice, or goes without saying
        ("ma–pe 9–17, ma–pe 9–17", OFFICE),
        ("Palvelemme joka päivä,\nma-pe 9-17, la-su 10-14", "Mo-Fr 09:00-17:00; Sa,Su 10:00-14:00"),
    ],
)  # fmt: skip
def test_what_a_text_means(text: str, expression: str | None) -> None:
    if expression is None:
        assert read_hours(HoursText((text,)))[0] is None
    else:
        assert osm(text) == expression


def test_lines_of_a_list_are_one_text() -> None:
    lines = ("ma 10–17, ti–to 10–16", "pe 10–14", "pyhinä suljettu")
    assert osm(*lines) == "Mo 10:00-17:00; Tu-Th 10:00-16:00; Fr 10:00-14:00; PH off"


def test_a_misspelt_day_is_read_and_must_be_confirmed() -> None:
    hours, (problem,) = read_hours(HoursText(("ma-pe 9-17, launtaisin 10-14",)))
    assert hours == read("ma–pe 9–17, la 10–14")
    assert (problem.code, problem.level) == ("hours-confirm", Level.WARNING)
    assert "lauantaisin" in str(problem.message)


@pytest.mark.parametrize(
    ("text", "expression", "doubt"),
    [
        ("ma–to 9–15, pe 9–13; 1.6.–31.8. ma–to 9–14",
         "Mo-Th 09:00-15:00; Fr 09:00-13:00; Jun-Aug Mo-Th 09:00-14:00; Jun-Aug Fr off", "not mentioned"),
        ("28.6.–25.7. suljettu", "Jun 28-Jul 25 off", "not when it is open"),
        ("24.12. 9-13, 1.1.2027 suljettu", "Dec 24 09:00-13:00; 2027 Jan 01 off", "every year"),
    ],
)  # fmt: skip
def test_what_leaves_a_doubt_is_read_with_a_warning(text: str, expression: str, doubt: str) -> None:
    hours, problems = read_hours(HoursText((text,)))
    assert hours is not None
    assert hours.osm == expression
    assert [problem.level for problem in problems] == [Level.WARNING]
    assert doubt in str(problems[0].message)
