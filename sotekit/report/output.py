"""The two ways out: a console for people and JSON for programs."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, time
from enum import Enum
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console

Json = Mapping[str, Any] | Sequence[Any]


def console(file: IO[str] | None = None) -> "Console":
    """A console that colours what goes to a terminal, and only that. NO_COLOR is honoured by rich."""
    from rich.console import Console

    return Console(file=file, highlight=False, markup=False, emoji=False)


@contextmanager
def waiting(screen: "Console", sentence: str) -> Iterator[None]:
    """Shows on a terminal that something is going on, and stays silent in a pipe."""
    if not screen.is_terminal:
        yield
        return
    with screen.status(sentence):
        yield


def to_json(value: Json) -> str:
    """The value as indented JSON; dates as ISO, letters as they are."""
    return json.dumps(value, ensure_ascii=False, indent=2, default=_plain)


def _plain(value: object) -> str:
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Enum):
        return str(value.value)
    return str(value)
