"""The anonymous call log on disk: CSV parts that never need a merge.

`data/calls/<line>-<season>/<week>-<writer>.csv`: each clone of the repository writes to parts of its own, so
two people who log calls at once never touch the same file, and git joins their work without being asked.
"""

import secrets
from collections.abc import Iterable
from dataclasses import fields
from enum import StrEnum
from itertools import chain, count
from pathlib import Path
from typing import cast

from sotekit.messages import msg
from sotekit.model.call import Call
from sotekit.model.period import Period
from sotekit.plain.cells import SEPARATOR, RowDecoder
from sotekit.plain.csv import read_csv, write_row
from sotekit.plain.files import append_line, read_file, replace_file, storage_error
from sotekit.plain.problem import Level, Place, Problem
from sotekit.store.loading import relative

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
"""Letters and digits that can't be taken for each other."""

MAX_PART_BYTES = 64 * 1024 * 1024
MARK_LENGTH = 6
WRITER_FILE = Path(".git") / "sotekit-writer"
COLUMNS = RowDecoder(Call).columns
HEADER = ",".join(COLUMNS)
REQUIRED = ("id", "date", "outcome")


def log_folder(root: Path, line: str, season: str) -> Path:
    """Where the log of one season of a line is."""
    return root / "data" / "calls" / f"{line}-{season}"


def parts(root: Path, line: str, season: str) -> list[Path]:
    """The files of the log, by name."""
    return sorted(log_folder(root, line, season).glob("*.csv"))


def read_log(root: Path, line: str, season: str) -> tuple[tuple[Call, ...], tuple[Problem, ...]]:
    """Every readable row of one season's log, and every problem in its files."""
    return read_parts(root, parts(root, line, season))


def read_parts(root: Path, files: Iterable[Path]) -> tuple[tuple[Call, ...], tuple[Problem, ...]]:
    """The rows of the given files, in file order."""
    decoder = RowDecoder(Call)
    calls: list[Call] = []
    problems: list[Problem] = []
    for path in files:
        name = relative(root, path)
        text, unread = read_file(path, name, MAX_PART_BYTES)
        problems += unread
        if text is None:
            continue
        if not text:
            problems.append(_empty_part(name))
            continue
        _, rows, found = read_csv(name, text, REQUIRED, COLUMNS)
        problems += found
        decoded = (decoder.decode(row, problems) for row in rows)
        calls += [cast(Call, call) for call in decoded if call is not None]
    return tuple(calls), tuple(problems)


def _empty_part(name: str) -> Problem:
    """A writer was stopped between making the file and writing to it: nothing confirmed is lost."""
    return Problem(
        "empty-file",
        Place(name, 1, 1),
        msg("The file is empty."),
        msg("Remove it, if no calls are missing from it."),
        Level.WARNING,
    )


def new_id() -> str:
    """A random id of eight characters: no order, no count, nothing about who wrote it."""
    return "".join(secrets.choice(ALPHABET) for _ in range(8))


def append_call(root: Path, line: str, season: str, call: Call) -> Path:
    """Writes one call for good and returns the part it went to."""
    path = _own_part(log_folder(root, line, season), f"{Period.week_of(call.date)}-{writer(root)}")
    append_line(path, HEADER, write_row(cells_of(call)))
    return path


def _own_part(folder: Path, name: str) -> Path:
    """The part to write to: one that doesn't exist yet or has our header.

    A part that was saved again in Excel has semicolons, and one of an older version fewer columns: a row of
    ours would not fit there, so it goes to a part of its own beside it.
    """
    names = chain((name,), (f"{name}-{number}" for number in count(2)))
    paths = (folder / f"{one}.csv" for one in names)
    return next(path for path in paths if _first_line(path) in ("", HEADER))


def _first_line(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.readline(2 * len(HEADER)).decode("utf-8-sig", "replace").rstrip("\r\n")
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise storage_error(path, error) from error


def cells_of(call: Call) -> tuple[str, ...]:
    """The call as cells, in the order of COLUMNS."""
    values = {one.name: getattr(call, one.name) for one in fields(call)}
    return tuple(_cell(values[name]) for name in COLUMNS)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return SEPARATOR.join(value)
    return str(value)


def writer(root: Path) -> str:
    """This clone's own mark in file names: random, made once, kept where git never sends it.

    Two first calls at one moment may make two marks; that only means one more part.
    """
    path = root / WRITER_FILE
    if not path.parent.is_dir():
        return "local"
    mark = _written_mark(path)
    if mark is None:
        mark = "".join(secrets.choice(ALPHABET) for _ in range(MARK_LENGTH))
        replace_file(path, mark + "\n")
    return mark


def _written_mark(path: Path) -> str | None:
    """The mark in the file, unless somebody has written something else there."""
    try:
        mark = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return None
    return mark if len(mark) == MARK_LENGTH and set(mark) <= set(ALPHABET) else None
