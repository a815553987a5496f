"""A fingerprint in every built file: of all that went into it, so that a stale file gives itself away."""

import re
import struct
import zlib
from hashlib import sha256
from pathlib import Path

PREFIX = "sotekit:"
LENGTH = 16
_FOUND = re.compile(rb"sotekit:([0-9a-f]{16})")
_PNG_HEAD = 33
"""Signature and IHDR: where the first ancillary chunk of a PNG may stand."""


def fingerprint(*parts: str | bytes) -> str:
    """Of the parts in their order. Sixteen hexadecimal digits."""
    hashed = sha256()
    for part in parts:
        data = part.encode("utf-8") if isinstance(part, str) else part
        hashed.update(len(data).to_bytes(8, "big"))
        hashed.update(data)
    return hashed.hexdigest()[:LENGTH]


def marked(print_: str) -> str:
    """How it is written into a file."""
    return f"{PREFIX}{print_}"


def read_fingerprint(path: Path) -> str | None:
    """The fingerprint of a built file; None where there is none or the file can't be read."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    if path.suffix == ".docx":
        data = _core_properties(path)
    found = _FOUND.findall(data)
    return found[-1].decode() if found else None


def png_with(data: bytes, print_: str) -> bytes:
    """The picture with the fingerprint as a text chunk, where no viewer shows it."""
    body = b"tEXt" + b"Comment\x00" + marked(print_).encode("latin-1")
    chunk = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    return data[:_PNG_HEAD] + chunk + data[_PNG_HEAD:]


def _core_properties(path: Path) -> bytes:
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(path) as archive:
            return archive.read("docProps/core.xml")
    except (BadZipFile, KeyError, OSError):
        return b""
