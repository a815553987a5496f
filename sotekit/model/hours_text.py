"""Opening hours as somebody wrote them; `sotekit.hours` says what they mean."""

from dataclasses import dataclass, field
from typing import Self

from sotekit.messages import msg
from sotekit.plain.nodes import Mapping, Node, Scalar
from sotekit.plain.problem import NOWHERE, Located, Problem
from sotekit.plain.scalars import read_text


@dataclass(frozen=True, slots=True)
class HoursText:
    """One or more lines of hours: `ma–to 9–15`, `pe 9–13`, `pyhinä suljettu`, or an OSM expression."""

    lines: tuple[str, ...]
    source: Located = field(default=NOWHERE, compare=False, repr=False)

    @classmethod
    def decode(cls, node: Node, problems: list[Problem]) -> Self | None:
        """Reads a text or a list of texts."""
        if isinstance(node, Mapping):
            problems.append(
                Problem(
                    "wrong-type",
                    node.at,
                    msg("Opening hours are expected here as text."),
                    msg("Write them as in an e-mail, for example: ma–to 9–15, pe 9–13."),
                )
            )
            return None
        items: tuple[Node, ...] = (node,) if isinstance(node, Scalar) else node.items
        lines = [text for item in items if (text := read_text(item, problems)) is not None]
        if len(lines) < len(items) or not lines:
            return None
        return cls(tuple(lines), source=node)
