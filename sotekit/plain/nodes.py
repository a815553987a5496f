"""Located YAML as a tree: every scalar keeps its written text, and every node its place.

The tree says nothing about types: `0401234567`, `9:00`, `no` and `~` are texts until a field's type decides.
"""

from dataclasses import dataclass

from sotekit.plain.problem import Place


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value as written. `plain` is true without quotes; `start`/`end` are offsets into the file's text."""

    text: str
    at: Place
    start: int
    end: int
    plain: bool

    @property
    def is_null(self) -> bool:
        """Whether the value is left out: nothing, `~` or `null` without quotes."""
        return self.plain and self.text in ("", "~", "null", "Null", "NULL")

    def place(self, *_path: str | int) -> Place:
        """Where the value stands."""
        return self.at


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes, in file order."""

    items: tuple["Node", ...]
    at: Place
    start: int
    end: int
    flow: bool

    def place(self, *path: str | int) -> Place:
        """Where the item at `path` stands, or the nearest thing around it that exists."""
        if path and isinstance(path[0], int) and path[0] < len(self.items):
            return self.items[path[0]].place(*path[1:])
        return self.at


@dataclass(frozen=True, slots=True)
class Entry:
    """One `key: value` of a mapping."""

    key: Scalar
    value: "Node"


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in file order; duplicate keys have been reported and dropped by the reader."""

    entries: tuple[Entry, ...]
    at: Place
    start: int
    end: int
    flow: bool

    def entry(self, key: str) -> Entry | None:
        """The entry of that key, if there is one."""
        return next((entry for entry in self.entries if entry.key.text == key), None)

    def get(self, key: str) -> "Node | None":
        """The value of that key, if there is one."""
        entry = self.entry(key)
        return entry.value if entry else None

    def place(self, *path: str | int) -> Place:
        """Where the value at `path` stands, or the nearest thing around it that exists."""
        if not path:
            return self.at
        entry = self.entry(str(path[0]))
        return entry.value.place(*path[1:]) if entry else self.at


Node = Scalar | Sequence | Mapping
