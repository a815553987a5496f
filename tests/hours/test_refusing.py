"""Texts that can't be read for certain: what is said about them, and where."""

from pathlib import Path

import pytest

from sotekit.hours import read_hours
from sotekit.model.hours_text import HoursText
from sotekit.plain.nodes import Mapping
from sotekit.plain.problem import Problem
from sotekit.plain.yaml import read_yaml
from tests.hours.support import refused


@pytest.mark.parametrize(
    ("text", "part", "reason"),
    [
        ("9–17", "9–17", "on which days"),
        ("klo 9-17", "9-17", "on which days"),
        ("ma–pe", "ma–pe", "hours are missing"),
        ("ma-pe 9-17\nsu: ks. apteekki.example", "su", "hours are missing"),
        ("ma-pe 9-17, la", "la", "hours are missing"),
        ("1.6.–31.8.:\n", "1.6.–31.8.", "hours are missing"),
        ("ma-pe 9-17\n1.6.-31.8.:\n1.7.-31.7. suljettu", "1.6.-31.8.", "hours are missing"),
        ("Avoinna me - pe 8.30 - 20", "me", "not understood"),
        ("ma-pe 9-5", "9-5", "ends before it begins"),
        ("ma-pe 10-9.30", "10-9.30", "ends before it begins"),
        ("ma-pe 9-9", "9-9", "same time"),
        ("ma 16–15", "16–15", "over 16 hours"),
        ("ma-pe 9-25", "9-25", "no such time"),
        ("ma-pe 9.75-12", "9.75-12", "no such time"),
        ("30.2. suljettu", "30.2.", "no such day"),
        ("ma-pe klo 15 asti", "15", "not from when"),
        ("ma-pe klo 9 alkaen", "9", "not until when"),
        ("ma-pe 9-17, pe 9-15", "pe 9-15", "given before"),
        ("ma-pe 9-15, ke 16-18", "ke 16-18", "given before"),
        ("ma–pe 9–17, pyhinä suljettu, arkipyhinä 12–14", "arkipyhinä 12–14", "given before"),
        ("ma–pe 9–17; 24.12. 9–12; jouluaattona suljettu", "jouluaattona suljettu", "given before"),
        ("ma-pe 9-17; 1.6.-31.7. suljettu; 1.7.-31.8. ympäri vuorokauden", None, "overlap"),
        ("ma pe 9-15", "ma pe", "a list or a range"),
        ("la pyhinä 9-15", "la pyhinä", "Weekdays and holidays"),
        ("ma-ma 9-15", "ma-ma", "same weekday"),
        ("kesällä ma–to 9–14", "kesällä", "which dates"),
        ("ma-pe 9-17, juhannuksena suljettu", "juhannuksena", "which dates"),
        ("ma-pe 9-17, la 9-13 (ei kesälauantaisin)", "ei kesälauantaisin", "left out"),
        ("1.6.–31.8. 9–14", "1.6.–31.8.", "on which weekdays"),
        ("heinäkuussa 9–14", "heinäkuussa", "on which weekdays"),
        ("ma-pe 9-17; 1.6.–31.8. ti 10–12", "1.6.–31.8. ti 10–12", "other weekdays of this period"),
        ("1.6.–31.8. ma–to 9–14; pe 9–12", "pe 9–12", "of the period before it"),
        ("ma-pe 9-17, la 9-13 1.9.-31.5.", "1.9.-31.5.", "which hours this period belongs to"),
        ("1.9. alkaen ma–pe 9–15", "1.9. alkaen", "year is missing"),
        ("ke 6.1. suljettu", "ke", "without a year"),
        ("ke 24.12.2026 suljettu", "ke", "not on that weekday"),
        ("jouluaatto 25.12. suljettu", "25.12.", "not on that date"),
        ("juhannusaatto 22.6. 9-12", "22.6.", "moves from year to year"),
        ("helger 10–15", "helger", "weekends or public holidays"),
        ("puhelin ma-pe 9-15, chat ma-pe 10-14", "chat", "several services"),
        ("ma-to 9-15, puhelinaika pe 9-10", "puhelinaika", "several services"),
        ("puhelin ma-to 9-15, toimisto pe 9-10", "toimisto", "several services"),
        ("ma-pe 9-17, avoinna vuoden jokaisena päivänä", "vuoden jokaisena päivänä", "every day"),
        ("1.6.–31.8. ma–to 9–14; aattoina 9–12", "aattoina 9–12", "whole year"),
        ("joka toinen maanantai 10-12", "toinen", "not understood"),
        ("ma-pe 9-18. Päivystysviikolla (joka 3. viikko): ma-pe 9-20", "Päivystysviikolla", "not understood"),
        ("ma-pe 9-16, sopimuksen mukaan", "sopimuksen mukaan", "on which days"),
        ("Lähiapteekki Syke: ma-pe 9-19", "Lähiapteekki", "not understood"),
        ("ma-pe 9-17 puh. 040 123 4567", "puh", "not understood"),
        ("koulupäivinä 9–12", "koulupäivinä", "not understood"),
        ("ma-pe 9-17 suljettu 8-9", "suljettu 8-9", "not within the hours"),
        ("ei", "ei", "left out"),
        ("tervetuloa", None, "no hours"),
    ],
)  # fmt: skip
def test_why(text: str, part: str | None, reason: str) -> None:
    sentence = refused(text)
    assert reason in sentence
    if part is not None:
        assert f"“{part}”" in sentence


def test_it_says_what_was_understood() -> None:
    _, (problem,) = read_hours(HoursText(("ma-pe 9-20, la ks. netti",)))
    assert (problem.code, problem.level.value) == ("hours-unclear", "error")
    assert str(problem.hint) == "Understood before it: “ma-pe 9-20, la”."


@pytest.mark.parametrize(
    ("yaml", "line", "column"),
    [
        ("hours: ma-pe 9-17, xyz\n", 1, 20),
        ("hours: 'ma-pe 9-17, xyz'\n", 1, 21),
        ("hours:\n  - ma-pe 9-17\n  - la xyz\n", 3, 8),
        ("hours:\n  - ma-pe 9-17\n  - xyz\n", 3, 5),
        ('hours: "ma-pe 9-17,\\tå xyz"\n', 1, 8),  # not written as it is: where the value begins
        ("hours: |\n  ma-pe 9-17\n  xyz\n", 1, 8),
        ("hours: {monday: [[9:00, 9:00]]}\n", 1, 17),
    ],
)
def test_the_place_is_that_of_the_part_in_the_file(yaml: str, line: int, column: int) -> None:
    node, _ = read_yaml("data/x.yaml", yaml)
    assert isinstance(node, Mapping)
    value = node.get("hours")
    assert value is not None
    found: list[Problem] = []
    text = HoursText.decode(value, found)
    assert text is not None
    assert found == []
    _, (problem,) = read_hours(text)
    assert str(problem.place) == f"data/x.yaml:{line}:{column}"


def test_every_reason_is_a_sentence_that_the_catalogues_know() -> None:
    source = "".join(
        path.read_text(encoding="utf-8")
        for path in (Path(__file__).parents[2] / "sotekit" / "hours").glob("*.py")
    )
    assert source.count("UnclearError(") > 30
    assert 'UnclearError("' not in source


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("ma-pe 9-15, 25.7.–28.6. suljettu", "25.7.–28.6. suljettu"),
        ("ma-pe 9.12-15.12", "9.12-15.12"),
    ],
)
def test_a_likely_slip_is_asked_about(text: str, part: str) -> None:
    hours, problems = read_hours(HoursText((text,)))
    assert hours is None
    assert part in str(problems[0].message)


@pytest.mark.parametrize("text", ["ma-pe 9-15, 23.12.–6.1. suljettu", "ma-pe 9.10-15.30"])
def test_what_looks_like_the_slip_is_read(text: str) -> None:
    assert read_hours(HoursText((text,)))[0] is not None
