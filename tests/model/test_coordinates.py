"""Coordinates as people copy them, and as they slip."""

import pytest

from sotekit.model.coordinates import Coordinates
from sotekit.plain.nodes import Mapping
from sotekit.plain.problem import Problem
from sotekit.plain.yaml import read_yaml


def read(text: str) -> tuple[Coordinates | None, list[Problem]]:
    node, found = read_yaml("x.yaml", f"at: {text}\n")
    assert isinstance(node, Mapping)
    assert not found
    problems: list[Problem] = []
    assert isinstance(node, Mapping)
    value = node.get("at")
    assert value is not None
    return Coordinates.decode(value, problems), problems


@pytest.mark.parametrize(
    "text",
    [
        "61.6886, 27.2731",
        "61.6886,27.2731",
        "61.6886 27.2731",
        "[61.6886, 27.2731]",
        "{latitude: 61.6886, longitude: 27.2731}",
        '"61.6886; 27.2731"',
    ],
)
def test_forms_that_are_read(text: str) -> None:
    assert read(text) == (Coordinates(61.6886, 27.2731), [])


@pytest.mark.parametrize(
    "text",
    ["Kirkkokatu 3", "61.6886", "[61.6886]", "[1, 2, 3]", "61,6886, 27,2731", "nan, 27", "200, 27", "{latitude: 61}", "{x: 1, y: 2}", "[[1, 2], 3]", "1e5, 27"],
)  # fmt: skip
def test_what_is_not_a_pair(text: str) -> None:
    spot, problems = read(text)
    assert spot is None
    assert [one.code for one in problems] == ["bad-coordinates"]


def test_finland_and_the_usual_slip() -> None:
    assert Coordinates(61.7, 27.3).is_in_finland
    assert not Coordinates(27.3, 61.7).is_in_finland
    assert Coordinates(27.3, 61.7).turned.is_in_finland
    assert not Coordinates(59.3, 18.1).is_in_finland


def test_distance_of_two_known_spots() -> None:
    helsinki, oulu = Coordinates(60.1699, 24.9384), Coordinates(65.0121, 25.4651)
    assert helsinki.distance_km(oulu) == pytest.approx(539, abs=2)
    assert helsinki.distance_km(helsinki) == 0


def test_written_as_it_is_read() -> None:
    assert str(Coordinates(61.5, 27)) == "61.50000, 27.00000"
