"""Activations on disk: a record that stays as it was made, and a log beside it in parts that never need a merge.

`data/crisis/activations/<id>.yaml` and `data/crisis/activations/<id>/<week>-<random>.csv`. Parts are written as those
of the call log are (`store.log`): two people without a network never write to one file.
"""

from dataclasses import fields
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from sotekit.messages import msg
from sotekit.model.activation import Activation, Entry, Journal
from sotekit.model.hours_text import HoursText
from sotekit.plain.files import read_file
from sotekit.plain.problem import Problem
from sotekit.store.root import relative

if TYPE_CHECKING:
    from sotekit.plain.cells import RowDecoder

COLUMNS = ("id", "at", "entry", "about", "state", "hours", "services", "note")
REQUIRED = ("id", "at", "entry")


def activations_folder(root: Path) -> Path:
    """Where the records are."""
    return root / "data" / "crisis" / "activations"


def log_folder(root: Path, activation: str) -> Path:
    """Where the log of one activation is."""
    return activations_folder(root) / activation


def read_journals(
    root: Path, activations: tuple[Activation, ...], problems: list[Problem]
) -> tuple[Journal, ...]:
    """Every activation with its log, and every problem of the logs."""
    return tuple(Journal(one, read_entries(root, one.id, problems)) for one in activations)


def read_entries(root: Path, activation: str, problems: list[Problem]) -> tuple[Entry, ...]:
    """The rows of one activation's log in order of time; rows of one moment in the order of files and lines.

    A damaged row is a problem and is left out; the others are kept.
    """
    folder = log_folder(root, activation)
    files = sorted(folder.glob("*.csv")) if folder.is_dir() else []
    if not files:
        return ()
    from sotekit.plain.cells import RowDecoder

    decoder = RowDecoder(Entry)
    found = [entry for path in files for entry in _read_part(root, path, decoder, problems)]
    seen: dict[str, Entry] = {}
    for one in found:
        if one.id in seen:
            problems.append(_repeated(one, seen[one.id]))
        else:
            seen[one.id] = one
    return tuple(sorted(seen.values(), key=lambda one: one.at))


def _read_part(
    root: Path, path: Path, decoder: "RowDecoder", problems: list[Problem]
) -> list[Entry]:
    from sotekit.plain.csv import read_csv

    name = relative(root, path)
    text, unread = read_file(path, name)
    problems += unread
    if not text:
        return []
    _, rows, wrong = read_csv(name, text, REQUIRED, COLUMNS)
    problems += wrong
    decoded = (decoder.decode(row, problems) for row in rows)
    return [one for one in decoded if one is not None]


def _repeated(entry: Entry, first: Entry) -> Problem:
    return Problem(
        "duplicate-id",
        entry.source.place("id"),
        msg("The id “{id}” is in use already.", id=entry.id),
        msg(
            "It is first at {place}. Delete the row that is wrong.",
            place=str(first.source.place("id")),
        ),
    )


def append_entries(root: Path, activation: str, *entries: Entry) -> Path:
    """Writes the rows for good, all of them or none, and returns the part they went to."""
    from sotekit.store.log import append_rows

    rows = [_cells(entry) for entry in entries]
    return append_rows(log_folder(root, activation), entries[0].at.date(), COLUMNS, *rows)


def _cells(entry: Entry) -> tuple[str, ...]:
    values = {one.name: _cell(getattr(entry, one.name)) for one in fields(entry)}
    return tuple(values[name] for name in COLUMNS)


def _cell(value: object) -> str:
    if isinstance(value, datetime):
        from sotekit.plain.moments import written_moment

        return written_moment(value)
    if isinstance(value, HoursText):
        return "; ".join(value.lines)
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return "+".join(value)
    return "" if value is None else str(value)
