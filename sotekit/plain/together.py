"""Several files at once: all of them are put in place, or all are as they were."""

import contextlib
import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from sotekit.plain.files import copy_mode, storage_error


def write_together(changes: Mapping[Path, str]) -> None:
    """Writes every file aside and flushes them, then renames them one by one; on any failure takes all back.

    If the machine stops between two renames, each file is still a whole one, old or new, and the same import run
    again finishes the work. Raises StorageError.
    """
    staged: dict[Path, Path] = {}
    replaced: dict[Path, Path | None] = {}
    path = Path()
    try:
        for given, text in changes.items():
            path = given.resolve() if given.is_symlink() else given
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
        for left in staged.values():
            left.unlink(missing_ok=True)
    for old in replaced.values():
        if old is not None:
            old.unlink(missing_ok=True)


def _aside(path: Path, text: str) -> Path:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".new")
    with os.fdopen(handle, "wb") as file:
        file.write(text.encode("utf-8"))
        if sys.platform == "win32":
            file.flush()
            os.fsync(file.fileno())
    aside = Path(name)
    copy_mode(path, aside)
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
    """Every file as it was. One that can't be taken back keeps its second name, so that nothing is lost."""
    for path, old in replaced.items():
        with contextlib.suppress(OSError):
            if old is None:
                path.unlink(missing_ok=True)
            elif old.exists():
                old.replace(path)
