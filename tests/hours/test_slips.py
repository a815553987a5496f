"""Slips of the finger that must never pass for hours, and plain words that must not be refused."""

import pytest

from sotekit.hours import read_hours
from sotekit.model.hours_text import HoursText
from tests.hours.support import osm


@pytest.mark.parametrize(
    "text",
    [
        "ma-pe 9-15, 25.7.2027–28.6.2027 suljettu",
        "ma-pe 9-15, 25. heinäkuuta 2027 – 28. kesäkuuta 2027 suljettu",
        "ma-pe 9-15, 28.–24. kesäkuuta suljettu",
        "Mon-Fri 9-15, closed July 25, 2027 - June 28, 2027",
        "ma-pe 24-06",
        "la 24.00-3.00",
        "Olohuone ti 12-16, toimisto ma-pe 9-15",
    ],
)
def test_slips_are_refused(text: str) -> None:
    hours, problems = read_hours(HoursText((text,)))
    assert hours is None
    assert [one.code for one in problems] == ["hours-unclear"]


@pytest.mark.parametrize(
    ("text", "expression"),
    [
        ("Olohuone on auki ti-to klo 10-14", "Tu-Th 10:00-14:00"),
        ("Kohtaamispaikka palvelee ma ja ke 12–16", "Mo,We 12:00-16:00"),
        ("Avoinna ympärivuorokautisesti", "24/7"),
        ("Månd-Fred 9-15", "Mo-Fr 09:00-15:00"),
        ("HUOM! Poikkeuksellisesti suljettu 7.12.2026. Ma–pe 9–15.", "Mo-Fr 09:00-15:00; 2026 Dec 07 off"),
        ("ma-pe 9-15. Poikkeukset: to 3.12.2026 9-12", "Mo-Fr 09:00-15:00; 2026 Dec 03 09:00-12:00"),
        ("ma-pe 9-15. Joululoma 23.12.–6.1.", "Mo-Fr 09:00-15:00; Dec 23-Jan 06 off"),
        ("20.12.–6.1. suljettu, ma-pe 9-15", "Mo-Fr 09:00-15:00; Dec 20-Jan 06 off"),
    ],
)  # fmt: skip
def test_plain_words_of_organisations(text: str, expression: str) -> None:
    assert osm(text) == expression
