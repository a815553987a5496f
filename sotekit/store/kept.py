"""What a run has worked out of the YAML, kept for the next one in git's own folder, where git never sends it.

It is kept together with the very bytes of the files it came from: whatever changes one byte of one file, at
whatever time, makes it unused. It is JSON, so that a damaged or planted file can do no more than be wrong text.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sotekit import __version__
from sotekit.plain.git import checkout_of

DAMAGED = (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError)
"""What reading a kept file can raise that is torn, tampered with or not there yet: it is made again."""


def files_of(root: Path, names: Iterable[str], folders: Iterable[str], stamp: object) -> bytes:
    """The name and bytes of each of those files and of every YAML file of the folders, one after another.

    `stamp` is whatever else the kept values depend on, such as the number of their format.
    """
    data = root / "data"
    paths = [data / name for name in names]
    for folder in folders:
        paths += _listed(data / folder)
    found = [f"{__version__} {stamp}\0".encode()]
    for path in paths:
        try:
            content = path.read_bytes()
        except OSError:
            content = b"?"
        name = f"{path.parent.name}/{path.name}\0{len(content)}\0"
        found += (name.encode("utf-8", "surrogateescape"), content)
    return b"".join(found)


def _listed(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.name.endswith(".yaml"))
    except OSError:
        return []


def read_kept(root: Path, name: str, files: bytes) -> Any:  # noqa: ANN401 - JSON
    """What was kept under the name, if it was made of exactly these files, else None. Raises one of DAMAGED."""
    path = _kept_at(root, name)
    if path is None:
        return None
    kept, _, of_files = path.read_bytes().partition(b"\n")
    return json.loads(kept) if of_files == files else None


def keep(root: Path, name: str, files: bytes, data: object) -> None:
    """Keeps the values for the next run. Where that can't be done, the next run just takes longer."""
    from sotekit.errors import StorageError
    from sotekit.plain.files import replace_file

    path = _kept_at(root, name)
    if path is None:
        return
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    try:
        replace_file(path, text.encode("utf-8") + b"\n" + files)
    except StorageError:
        return


def _kept_at(root: Path, name: str) -> Path | None:
    checkout = checkout_of(root.absolute())
    if checkout is None:
        return None
    inside = root.absolute().relative_to(checkout.top).as_posix()
    return checkout.folder / (name if inside == "." else f"{inside.replace('/', '-')}-{name}")
