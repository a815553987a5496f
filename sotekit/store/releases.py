"""The ledger of what has been published, kept with the data: `data/releases/<line>-<season>-<day>.json`.

A file holds only what was published. It is what the next release is protected against, so it must not be edited.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sotekit.errors import StorageError, UsageError
from sotekit.messages import msg
from sotekit.plain.files import read_file, replace_file

Data = Mapping[str, Any]


def ledger_folder(root: Path) -> Path:
    """Where the releases of a repository are."""
    return root / "data" / "releases"


def read_ledger(root: Path, line: str, season: str) -> tuple[Data, ...]:
    """The releases of one season, in the order of their names. Raises StorageError for a file that is none."""
    found = [read_release(path) for path in sorted(ledger_folder(root).glob("*.json"))]
    return tuple(one for one in found if (one.get("line"), one.get("season")) == (line, season))


def read_release(path: Path) -> Data:
    """One release as data. Raises StorageError when it can't be read."""
    text, problems = read_file(path, path.name)
    if text is None:
        raise StorageError(problems[0].message, problems[0].hint)
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, dict) or not {"line", "season", "tables"} <= data.keys():
        raise StorageError(
            msg("“{file}” is not a release that sotekit has written.", file=path.name),
            msg(
                "Releases are the .json files in data/releases. Take it back from git if it was changed: "
                "what has been published must stay as it was."
            ),
        )
    return data


def write_release(root: Path, name: str, data: Data) -> Path:
    """Adds a release to the ledger. Raises UsageError when there is one of that name already."""
    path = ledger_folder(root) / f"{name}.json"
    if path.exists():
        raise UsageError(
            msg("There is a release “{name}” already, and a release is never changed.", name=name),
            msg("Publish on another day, or use the tables of the first one."),
        )
    replace_file(path, json.dumps(data, ensure_ascii=False, indent=1) + "\n")
    return path
