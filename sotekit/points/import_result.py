"""What an import of facilities comes to: points, refusals, and everything that is dropped."""

from dataclasses import dataclass, field

from sotekit.messages import Message
from sotekit.plain.problem import Problem
from sotekit.plain.scalars import shown
from sotekit.plain.yaml_out import TreeMap


@dataclass(frozen=True, slots=True)
class Dropped:
    """Something that is not taken: a whole column, or what some cells of it hold."""

    column: str
    why: Message
    count: int = 0
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Taken:
    """A row that became a point: the point as its file would say it, and the fields that differ from what is there."""

    row: int
    id: str
    tree: TreeMap
    changed: tuple[str, ...]
    is_new: bool


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that can't be taken, and every reason with its place."""

    row: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class PointImport:
    """What came of a list."""

    taken: tuple[Taken, ...]
    refused: tuple[Refused, ...]
    skipped: tuple[int, ...]
    dropped: tuple[Dropped, ...]
    warnings: tuple[Problem, ...] = ()

    @property
    def new(self) -> tuple[Taken, ...]:
        """Points that are not there yet."""
        return tuple(one for one in self.taken if one.is_new)

    @property
    def changed(self) -> tuple[Taken, ...]:
        """Points of which the list says something else."""
        return tuple(one for one in self.taken if not one.is_new and one.changed)

    @property
    def unchanged(self) -> tuple[Taken, ...]:
        """Points of which the list says nothing new."""
        return tuple(one for one in self.taken if not one.is_new and not one.changed)


@dataclass(slots=True)
class Losses:
    """What is dropped, counted by column and reason."""

    found: dict[tuple[str, Message], list[str]] = field(default_factory=dict)

    def note(self, column: str, why: Message, value: str = "") -> None:
        """Notes a column, or one value of it."""
        self.found.setdefault((column, why), []).append(value)

    def all(self) -> tuple[Dropped, ...]:
        """Everything dropped, in the order it was met."""
        return tuple(
            Dropped(
                column,
                why,
                sum(bool(one) for one in values),
                tuple(dict.fromkeys(shown(one, 40) for one in values if one))[:EXAMPLES],
            )
            for (column, why), values in self.found.items()
        )


EXAMPLES = 3
"""How many of the dropped values are shown."""
