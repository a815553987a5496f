"""The repository as a reader of figures needs it, remembered from the last run while no file has changed.

Reading, checking and decoding the YAML and working out opening hours cost more than counting ten thousand calls.
Records that come from here don't know their place: good for showing, not for checking or editing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, time
from enum import Enum
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sotekit.store.kept import DAMAGED, files_of, keep, read_kept

if TYPE_CHECKING:
    from sotekit.model.line import Season
    from sotekit.model.repository import Repository

FORMAT = 1
"""Counted up when the kept values change their shape."""

KEPT = "sotekit-known"
NAMES = ("region.yaml", "people.yaml", "national.yaml")
FOLDERS = ("lines", "organisations", "rota")
KINDS = ("region", "lines", "organisations", "people", "rotas", "helplines")
"""The kinds of record that are remembered; the others are read by those who need them."""

MODULES = (
    "closure",
    "coordinates",
    "form",
    "hours_text",
    "line",
    "national",
    "organisation",
    "period",
    "person",
    "publication",
    "region",
    "rota",
    "rules",
    "text",
)
"""Where those records and what they hold are declared. A kept file can make nothing else."""

Opened = Mapping[date, tuple[tuple[int, int], ...]]
"""The times open on each day: minutes from midnight, the end left out."""


@dataclass(frozen=True, slots=True)
class Known:
    """The records of KINDS, and each season's opening by line and season; None where its hours can't be read."""

    repository: "Repository"
    opened: Mapping[tuple[str, str], Opened | None]


def known_files(root: Path) -> bytes:
    """The bytes of every file that is remembered, and which package evaluates opening hours."""
    return files_of(root, NAMES, FOLDERS, (FORMAT, *_stamp()))


def _stamp() -> tuple[object, ...]:
    """A new version of the hours' engine may know other holidays: its file stands for its version."""
    found = find_spec("opening_hours")
    try:
        status = Path(found.origin).stat() if found and found.origin else None
    except OSError:
        status = None
    return (status.st_size, status.st_mtime_ns) if status else ()


def known_of(repository: "Repository") -> Known:
    """The same of a repository that has been read."""
    return Known(
        repository,
        {
            (line.id, season.id): _opened(season)
            for line in repository.lines
            for season in line.seasons
            if not season.is_overlong
        },
    )


def _opened(season: "Season") -> Opened | None:
    from sotekit.hours.opened import opened

    return opened(season.hours, season.closures, season.start, season.end)


def recalled(root: Path, files: bytes) -> Known | None:
    """What the last run has kept, if it was made of exactly these files."""
    try:
        kept = read_kept(root, KEPT, files)
        return None if kept is None else _from_plain(kept)
    except DAMAGED:
        return None


def remember(root: Path, files: bytes, known: Known) -> None:
    """Keeps it for the next run."""
    keep(root, KEPT, files, _to_plain(known))


def _to_plain(known: Known) -> dict[str, Any]:
    return {
        "records": {kind: frozen(getattr(known.repository, kind)) for kind in KINDS},
        "opened": [
            [
                line,
                season,
                None if days is None else [[one.isoformat(), *days[one]] for one in days],
            ]
            for (line, season), days in known.opened.items()
        ],
    }


def _from_plain(kept: dict[str, Any]) -> Known:
    from sotekit.model.repository import Repository

    records = {kind: thawed(kept["records"][kind]) for kind in KINDS}
    if any(isinstance(found, tuple) != (kind != "region") for kind, found in records.items()):
        raise TypeError
    return Known(
        Repository(**records),
        {
            (line, season): None
            if days is None
            else {
                date.fromisoformat(day): tuple([(start, end) for start, end in spans])
                for day, *spans in days
            }
            for line, season, days in kept["opened"]
        },
    )


def frozen(value: object) -> Any:  # noqa: ANN401 - JSON
    """The value as JSON. A list begins with what it stands for: nothing for a tuple, else the name of its type."""
    if value is None or type(value) in (str, int, float, bool):
        return value
    if isinstance(value, tuple):
        return ["", *map(frozen, value)]
    if isinstance(value, Enum):
        return [_name(type(value)), value.value]
    if isinstance(value, date | time):
        return [type(value).__name__, value.isoformat()]
    if is_dataclass(value) and not isinstance(value, type):
        given = ((one.name, getattr(value, one.name), one.default) for one in fields(value))
        said = {
            name: frozen(part)
            for name, part, usual in given
            if name != "source" and part is not usual
        }
        return [_name(type(value)), said]
    raise TypeError(type(value))


def thawed(data: Any) -> Any:  # noqa: ANN401 - any value of a record
    """The value again. Raises one of `kept.DAMAGED` for anything else."""
    if type(data) is not list:
        return data
    kind = data[0]
    if not kind:
        return tuple([thawed(one) if type(one) is list else one for one in data[1:]])
    make, said = _maker(kind), data[1]
    if type(said) is not dict:
        return make(said)
    parts = {name: thawed(one) if type(one) is list else one for name, one in said.items()}
    return make(**parts)


def _name(kind: type) -> str:
    return f"{kind.__module__.removeprefix('sotekit.model.')}.{kind.__name__}"


@cache
def _maker(name: str) -> Any:  # noqa: ANN401 - what makes a record, a date or a choice
    """What makes a value of that type, which must be declared in one of MODULES."""
    if name in ("date", "time"):
        return date.fromisoformat if name == "date" else time.fromisoformat
    module, _, kind = name.partition(".")
    if module not in MODULES:
        raise LookupError(name)
    made = getattr(import_module(f"sotekit.model.{module}"), kind)
    if not isinstance(made, type) or _name(made) != name:
        raise LookupError(name)
    return made
