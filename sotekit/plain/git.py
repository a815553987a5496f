"""What git keeps beside the files, read straight from its folder: no process is started to log a call.

Formats: gitrepository-layout(5) and index-format(5), versions 2 to 4, of the git documentation.
"""

from dataclasses import dataclass
from pathlib import Path

_FIXED = 40
"""Bytes of an index entry before its object name: times, device, inode, mode, owner, group, size."""


@dataclass(frozen=True, slots=True)
class Checkout:
    """The working tree that holds a folder: its top folder, and git's own folder for it."""

    top: Path
    folder: Path


def checkout_of(folder: Path) -> Checkout | None:
    """The checkout around the folder, or None outside git. In a worktree or submodule `.git` is a file."""
    for top in (folder, *folder.parents):
        marker = top / ".git"
        if marker.is_dir():
            return Checkout(top, marker)
        if marker.is_file():
            named = _pointed_at(marker)
            return Checkout(top, named) if named else None
    return None


def _pointed_at(marker: Path) -> Path | None:
    try:
        text = marker.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    kind, _, name = text.strip().partition(":")
    folder = marker.parent / name.strip()
    return folder if kind == "gitdir" and folder.is_dir() else None


def tracked_files(checkout: Checkout) -> frozenset[str] | None:
    """The paths that git has in its index, from the top folder; None when the index can't be read for certain."""
    try:
        data = (checkout.folder / "index").read_bytes()
    except FileNotFoundError:
        return frozenset()
    except OSError:
        return None
    try:
        return _index_paths(data, _object_name_size(checkout))
    except (IndexError, UnicodeDecodeError, ValueError):
        return None


def _object_name_size(checkout: Checkout) -> int:
    """20 bytes, or 32 where the repository was made with SHA-256."""
    common = checkout.folder / "commondir"
    folder = checkout.folder
    if common.is_file():
        folder = checkout.folder / common.read_text(encoding="utf-8").strip()
    try:
        return 32 if b"sha256" in (folder / "config").read_bytes().lower() else 20
    except OSError:
        return 20


def _index_paths(data: bytes, object_name: int) -> frozenset[str]:
    version = int.from_bytes(data[4:8], "big")
    if data[:4] != b"DIRC" or version not in (2, 3, 4):
        raise ValueError("unknown index format")
    paths: set[str] = set()
    position, before = 12, b""
    for _ in range(int.from_bytes(data[8:12], "big")):
        flags_at = position + _FIXED + object_name
        flags = int.from_bytes(data[flags_at : flags_at + 2], "big")
        name_at = flags_at + (4 if flags & 0x4000 else 2)
        if version == 4:
            kept, name_at = _varint(data, name_at)
            end = data.index(b"\0", name_at)
            before = before[: len(before) - kept] + data[name_at:end]
            position = end + 1
        else:
            end = data.index(b"\0", name_at)
            before = data[name_at:end]
            position += (end - position + 8) // 8 * 8
        paths.add(before.decode("utf-8"))
    if b"link" in data[position : position + 4]:
        raise ValueError("a split index keeps the rest elsewhere")
    return frozenset(paths)


def _varint(data: bytes, position: int) -> tuple[int, int]:
    """The variable-width number of index version 4, and where it ends."""
    byte = data[position]
    value = byte & 0x7F
    while byte & 0x80:
        position += 1
        byte = data[position]
        value = ((value + 1) << 7) | (byte & 0x7F)
    return value, position + 1
