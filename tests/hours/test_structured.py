"""Hours written as keys in YAML: weekdays with pairs of times, holidays, exceptions by date."""

import pytest

from sotekit.hours import read_hours
from sotekit.model.hours_text import HoursText
from sotekit.plain.nodes import Mapping
from sotekit.plain.problem import Problem
from sotekit.plain.yaml import read_yaml


def decode(yaml: str) -> tuple[HoursText | None, list[Problem]]:
    node, problems = read_yaml("data/x.yaml", yaml)
    assert problems == ()
    assert isinstance(node, Mapping)
    value = node.get("hours")
    assert value is not None
    found: list[Problem] = []
    return HoursText.decode(value, found), found


def test_weekdays_holidays_and_exceptions() -> None:
    text, problems = decode(
        """
hours:
  monday: [[9:00, 12:00], [13.00, 16.00]]
  tuesday: [[9, 15]]
  friday: [["22:00", "02:00"]]
  saturday: []
  sunday: closed
  holidays: []
  exceptions:
    2027-12-24: [[9:00, 12:00]]
    2027-06-28/2027-07-25: []
"""
    )
    assert problems == []
    assert text is not None
    hours, found = read_hours(text)
    assert found == ()
    assert hours is not None
    assert hours.osm == (
        "Mo 09:00-12:00,13:00-16:00; Tu 09:00-15:00; Fr 22:00-02:00; PH off; "
        "2027 Jun 28-2027 Jul 25 off; 2027 Dec 24 09:00-12:00"
    )


@pytest.mark.parametrize(
    ("yaml", "code", "place"),
    [
        ("hours: {mondy: [[9:00, 15:00]]}", "unknown-key", "1:9"),
        ("hours: {monday: [[9:00]]}", "bad-time", "1:18"),
        ("hours: {monday: [9:00, 15:00]}", "bad-time", "1:18"),
        ("hours: {monday: [[9:00, 25:00]]}", "bad-time", "1:18"),
        ("hours: {monday: open}", "bad-time", "1:17"),
        ("hours: {exceptions: {24.12.2027: []}}", "bad-date", "1:22"),
        ("hours: {exceptions: {2027-02-30: []}}", "bad-date", "1:22"),
        ("hours: {exceptions: []}", "wrong-type", "1:21"),
        ("hours: {}", "empty-value", "1:8"),
        ("hours: []", "empty-value", "1:8"),
        ("hours: ''", "empty-value", "1:8"),
    ],
)
def test_a_mistake_has_its_code_and_place(yaml: str, code: str, place: str) -> None:
    text, problems = decode(yaml)
    assert text is None
    assert [(problem.code, str(problem.place)) for problem in problems] == [
        (code, f"data/x.yaml:{place}")
    ]


def test_every_mistake_is_reported_at_once() -> None:
    _, problems = decode("hours: {mondy: [], tuesday: [[1]], exceptions: {x: []}}")
    assert [problem.code for problem in problems] == ["unknown-key", "bad-time", "bad-date"]


def test_hours_that_contradict_themselves_point_at_the_key() -> None:
    text, _ = decode(
        "hours:\n  monday: [[9:00, 15:00]]\n  tuesday: [[15:00, 9:00], [16:00, 17:00]]\n"
    )
    assert text is not None
    hours, (problem,) = read_hours(text)
    assert hours is None
    assert str(problem.place) == "data/x.yaml:3:12"
