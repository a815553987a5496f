"""Large logs by way of pandas: the same columns of the same cells as `store.columns`, as categories.

Only for parts that pandas reads exactly as sotekit does; any other is left to the careful reader. pandas is
imported when the first part is read.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sotekit.store.columns import Part, are_columns, delimiter_of, read_part
from sotekit.store.log import MAX_PART_BYTES

if TYPE_CHECKING:
    from pandas import DataFrame

NUMBERS = ["hour", "minutes"]
"""Columns of numbers, read as text first: 05 and +5 must stay as they are written."""

LARGE_BYTES = 8 * 1024 * 1024
"""From about a hundred thousand rows on, pandas is faster in spite of its start-up."""


def is_large(files: Iterable[Path]) -> bool:
    """Whether the parts together are worth pandas."""
    return sum(path.stat().st_size for path in files if path.exists()) >= LARGE_BYTES


def read_frames(
    root: Path, files: Iterable[Path], wanted: tuple[str, ...]
) -> Iterator["Part | DataFrame"]:
    """Each part as a frame of categories, or as columns where only the careful reader gets it right."""
    for path in files:
        frame = _frame(path, wanted)
        yield read_part(root, path, wanted) if frame is None else frame


def _frame(path: Path, wanted: tuple[str, ...]) -> "DataFrame | None":
    """The part as categories; None when anything in it is out of the ordinary."""
    import pandas

    try:
        if path.stat().st_size > MAX_PART_BYTES:
            return None
        data = path.read_bytes()
    except OSError:
        return None
    header = data[: data.find(b"\n") + 1].removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    delimiter = delimiter_of(header)
    columns = header.rstrip("\r\n").split(delimiter)
    if not are_columns(columns) or not _plain(data):
        return None
    present = [name for name in wanted if name in columns]
    try:
        frame = pandas.read_csv(
            path,
            sep=delimiter,
            usecols=present,
            dtype={name: "str" if name in NUMBERS else "category" for name in present},
            keep_default_na=False,
            na_filter=False,
            encoding="utf-8-sig",
            encoding_errors="strict",
        )
    except (ValueError, UnicodeDecodeError):
        return None
    if not _whole(data, len(frame), delimiter, len(columns)):
        return None
    return _as_written(frame)


def _as_written(frame: "DataFrame") -> "DataFrame | None":
    """The frame if every cell is as it was written. pandas makes numbers of a column where every cell is one."""
    from pandas.api.types import is_string_dtype

    frame = frame.astype(dict.fromkeys(frame.columns.intersection(NUMBERS), "category"))
    if not {"", "date"}.isdisjoint(frame["date"].cat.categories):
        return None  # empty rows are passed over, and a header in the middle is no call
    written = (is_string_dtype(frame[name].cat.categories.dtype) for name in frame.columns)
    return frame if all(written) else None


def _plain(data: bytes) -> bool:
    """No quotes, no lone carriage returns, no zero bytes, a header on the first line."""
    if b'"' in data or b"\0" in data or data[:1] in (b"\n", b"\r"):
        return False
    return b"\r" not in data or data.count(b"\r") == data.count(b"\r\n")


def _whole(data: bytes, rows: int, delimiter: str, columns: int) -> bool:
    """Whether every line has been read as one row of all the columns."""
    lines = data.count(b"\n") + (not data.endswith(b"\n"))
    return rows == lines - 1 and data.count(delimiter.encode()) == lines * (columns - 1)
