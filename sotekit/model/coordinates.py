"""A spot on the earth, as people copy it from a map."""

import math
import re
from dataclasses import dataclass
from typing import Self

from sotekit.messages import msg
from sotekit.plain.nodes import Node, Scalar
from sotekit.plain.nodes import Sequence as NodeSequence
from sotekit.plain.problem import Problem
from sotekit.plain.scalars import shown

FINLAND = ((59.4, 70.2), (19.0, 31.7))
"""Latitudes and longitudes between which Finland lies, Åland's outer islands included (WGS 84 degrees)."""

EARTH_RADIUS_KM = 6371.0
_DEGREES = re.compile(r"[+-]?[0-9]{1,3}(?:\.[0-9]{1,12})?")
_PAIR = re.compile(r"\s*([^\s,;]+)\s*(?:,\s*|;\s*|\s)\s*([^\s,;]+)\s*")


@dataclass(frozen=True, slots=True, order=True)
class Coordinates:
    """Degrees north and east (WGS 84): what a phone's map shows, latitude first."""

    latitude: float
    longitude: float

    @property
    def is_in_finland(self) -> bool:
        """Whether the spot lies within the latitudes and longitudes of Finland."""
        (south, north), (west, east) = FINLAND
        return south <= self.latitude <= north and west <= self.longitude <= east

    @property
    def turned(self) -> "Coordinates":
        """The same two numbers the other way round: the usual slip."""
        return Coordinates(self.longitude, self.latitude)

    def distance_km(self, other: "Coordinates") -> float:
        """How far the other spot is as the crow flies, in kilometres (haversine)."""
        one, two = math.radians(self.latitude), math.radians(other.latitude)
        half_north = (two - one) / 2
        half_east = math.radians(other.longitude - self.longitude) / 2
        chord = math.sin(half_north) ** 2 + math.cos(one) * math.cos(two) * math.sin(half_east) ** 2
        return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(chord)))

    def __str__(self) -> str:
        return f"{self.latitude:.5f}, {self.longitude:.5f}"

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """`61.6886, 27.2731` as a spot; None for anything else."""
        pair = _PAIR.fullmatch(text)
        return cls.from_texts(pair[1], pair[2]) if pair else None

    @classmethod
    def from_texts(cls, latitude: str, longitude: str) -> Self | None:
        """The spot of two decimal numbers; None when one of them is no number of degrees."""
        north, east = latitude.strip(), longitude.strip()
        if not (_DEGREES.fullmatch(north) and _DEGREES.fullmatch(east)):
            return None
        if abs(float(north)) > 180 or abs(float(east)) > 180:
            return None
        return cls(float(north), float(east))

    @classmethod
    def decode(cls, node: Node, problems: list[Problem]) -> Self | None:
        """Reads `61.6886, 27.2731`, `[61.6886, 27.2731]` or `{latitude: 61.6886, longitude: 27.2731}`."""
        found = _texts(node)
        spot = cls.from_texts(*found) if found else None
        if spot is None:
            written = shown(node.text) if isinstance(node, Scalar) else "…"
            problems.append(
                Problem(
                    "bad-coordinates",
                    node.at,
                    msg("“{text}” is not a pair of coordinates.", text=written),
                    msg("Write degrees north, then degrees east, with points: 61.68860, 27.27310."),
                )
            )
        return spot


def _texts(node: Node) -> tuple[str, str] | None:
    if isinstance(node, Scalar):
        pair = _PAIR.fullmatch(node.text)
        return (pair[1], pair[2]) if pair else None
    if isinstance(node, NodeSequence):
        texts = [one.text for one in node.items if isinstance(one, Scalar)]
    elif {entry.key.text for entry in node.entries} == {"latitude", "longitude"}:
        both = (node.get("latitude"), node.get("longitude"))
        texts = [one.text for one in both if isinstance(one, Scalar)]
    else:
        return None
    length = len(node.items) if isinstance(node, NodeSequence) else 2
    return (texts[0], texts[1]) if len(texts) == length == 2 else None
