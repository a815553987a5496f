"""Where something stands in a file, and what is wrong there."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from sotekit.messages import Message


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A spot in a file: path relative to the repository with `/`, line and column from 1 (0: the whole file)."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


class Level(StrEnum):
    """An error makes `validate` fail; a warning is shown and passes."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake: its code (see `sotekit explain CODE`), place, what is wrong and the likely fix."""

    code: str
    place: Place
    message: Message
    hint: Message | None = None
    level: Level = field(default=Level.ERROR)


class Located(Protocol):
    """Whatever a record was read from, able to say where each of its parts stands."""

    def place(self, *path: str | int) -> Place: ...


@dataclass(frozen=True, slots=True)
class Nowhere:
    """The source of a record that was made in a program, not read from a file."""

    def place(self, *_path: str | int) -> Place:
        """Always the same empty place."""
        return Place("")


NOWHERE = Nowhere()
