"""Several files at once: all of them are put in place, or all are as they were."""

import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from sotekit.plain.files import storage_error


def write_together(changes: Mapping[Path, str]) -> None:
    """Writes every file aside and flushes them, then renames them one by one; on any failure takes all back.

    If the machine stops between two renames, each file is still a whole one, old or new, and the same import run
    again finishes the work. Raises StorageError.
    """
    staged: dict[Path, Path] = {}
    replaced: dict[Path, Path | None] = {}
    path = Path()
    try:
        for path, text in changes.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            staged[path] = _aside(path, text)
        _flush()
        for path, new in staged.items():
            replaced[path] = _old_copy(path)
            new.replace(path)
    except BaseException as error:
        _take_back(replaced)
        if isinstance(error, OSError):
            raise storage_error(path, error) from error
        raise
    finally:
        for left in (*staged.values(), *(old for old in replaced.values() if old is not None)):
            left.unlink(missing_ok=True)


def _aside(path: Path, text: str) -> Path:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".new")
    with os.fdopen(handle, "wb") as file:
        file.write(text.encode("utf-8"))
        if sys.platform == "win32":
            file.flush()
            os.fsync(file.fileno())
    aside = Path(name)
    aside.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
    return aside


def _flush() -> None:
    """Makes the new contents durable before any old file goes."""
    if sys.platform != "win32":
        os.sync()


def _old_copy(path: Path) -> Path | None:
    """A second name for the old file, so that taking back is a rename too."""
    if not path.exists():
        return None
    copy = path.with_name(f".{path.name}.old")
    copy.unlink(missing_ok=True)
    try:
        os.link(path, copy)
    except OSError:
        # a file system without hard links
        copy.write_bytes(path.read_bytes())
        copy.chmod(path.stat().st_mode & 0o777)
    return copy


def _take_back(replaced: Mapping[Path, Path | None]) -> None:
    for path, old in replaced.items():
        if old is None:
            path.unlink(missing_ok=True)
        elif old.exists():
            old.replace(path)
