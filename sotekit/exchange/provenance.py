"""Where imported values came from: `data/imports/<source>.csv`, a row for each value taken, by its mark.

A mark is a short hash. It is enough to see later whether people changed a value since, or the source did; the
value itself is in the organisation's file. A row without a field is the record itself: the source's own id and the
day of the latest import.
"""

import csv
import hashlib
import io
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from sotekit.errors import StorageError
from sotekit.messages import msg
from sotekit.plain.csv import read_csv
from sotekit.plain.files import read_file
from sotekit.plain.rows import write_row

FOLDER = Path("data") / "imports"
COLUMNS = ("organisation", "field", "mark", "source_id", "taken")
MAX_BYTES = 64 * 1024 * 1024


@dataclass(slots=True)
class Origin:
    """What one source last said of one organisation. `marks` by field path; `ids` are the source's, by field path."""

    source_id: str = ""
    taken: str = ""
    marks: dict[str, frozenset[str]] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)


Origins = dict[str, Origin]
"""By the organisation's id."""


def mark(text: str) -> str:
    """A short hash of a value: twelve hexadecimal digits."""
    return hashlib.blake2b(text.encode("utf-8"), digest_size=6).hexdigest()


def origins_path(root: Path, source: str) -> Path:
    """The file of one source."""
    return root / FOLDER / f"{source}.csv"


def read_origins(root: Path, source: str) -> Origins:
    """What was imported from the source before. Raises StorageError when the file is damaged."""
    path = origins_path(root, source)
    if not path.exists():
        return {}
    name = path.relative_to(root).as_posix()
    text, problems = read_file(path, name, MAX_BYTES)
    if text is not None:
        _, rows, found = read_csv(name, text, COLUMNS, COLUMNS)
        problems += found
    if text is None or problems:
        raise StorageError(
            msg("{place}: {reason}", place=str(problems[0].place), reason=problems[0].message),
            msg(
                "The file tells what was imported before. Take it from git (git checkout), or remove it: "
                "then every difference is shown as a conflict."
            ),
        )
    marks: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    origins: Origins = defaultdict(Origin)
    for row in rows:
        organisation, name, one, source_id, taken = row.cells
        origin = origins[organisation]
        if not name:
            origin.source_id, origin.taken = source_id, taken
        elif source_id:
            origin.ids[name] = source_id
        else:
            marks[organisation][name].add(one)
    for organisation, fields in marks.items():
        origins[organisation].marks = {name: frozenset(some) for name, some in fields.items()}
    return dict(origins)


def origins_text(origins: Origins) -> str:
    """The file's whole text: rows in order, so that git shows and joins changes row by row."""
    rows: Iterable[tuple[str, ...]] = sorted(
        row for pair in origins.items() for row in _rows(*pair)
    )
    target = io.StringIO()
    target.write(write_row(COLUMNS) + "\n")
    csv.writer(target, lineterminator="\n").writerows(rows)
    return target.getvalue()


def _rows(organisation: str, origin: Origin) -> Iterable[tuple[str, str, str, str, str]]:
    yield organisation, "", "", origin.source_id, origin.taken
    for name, source_id in origin.ids.items():
        yield organisation, name, "", source_id, ""
    for name, marks in origin.marks.items():
        for one in marks:
            yield organisation, name, one, "", ""
