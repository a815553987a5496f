"""Activations on disk: a record that stays as it was made, and a log beside it in parts that never need a merge.

`data/crisis/activations/<id>.yaml` and `data/crisis/activations/<id>/<week>-<random>.csv`. Parts are written as those
of the call log are (`store.log`): two people without a network never write to one file.
"""

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from sotekit.errors import StorageError
from sotekit.messages import msg
from sotekit.model.activation import (
    ActivatedPoint,
    ActivatedTask,
    Activation,
    Entry,
    EvaluationPart,
    Journal,
)
from sotekit.model.hours_text import HoursText
from sotekit.model.text import LANGUAGES, Text
from sotekit.plain.edit import newline_of, written
from sotekit.plain.files import read_file, replace_file
from sotekit.plain.moments import written_moment
from sotekit.plain.problem import Problem
from sotekit.store.edit import Draft, draft_of, root_of, with_item, with_values
from sotekit.store.root import relative

if TYPE_CHECKING:
    from sotekit.plain.cells import RowDecoder

PLAN = "data/crisis/plan.yaml"
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
    from sotekit.store.log import append_rows, week_part

    rows = [_cells(entry) for entry in entries]
    part = week_part(entries[0].at.date())
    return append_rows(log_folder(root, activation), part, COLUMNS, *rows)


def _cells(entry: Entry) -> tuple[str, ...]:
    values = {one.name: _cell(getattr(entry, one.name)) for one in fields(entry)}
    return tuple(values[name] for name in COLUMNS)


def _cell(value: object) -> str:
    if isinstance(value, datetime):
        return written_moment(value)
    if isinstance(value, HoursText):
        return "; ".join(value.lines)
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return "+".join(value)
    return "" if value is None else str(value)


def write_activation(root: Path, activation: Activation) -> Path:
    """Makes the record. Raises StorageError when it can't be written or is there already."""
    path = activations_folder(root) / f"{activation.id}.yaml"
    if path.exists():
        raise StorageError(
            msg("“{file}” is there already.", file=relative(root, path)),
            msg("Nothing was written. “sotekit crisis list” shows the activations."),
        )
    replace_file(path, activation_text(activation))
    return path


def activation_text(activation: Activation) -> str:
    """The record as YAML: one point and one task a line, so that it prints and reads as a list."""
    head: dict[str, object] = {
        "id": activation.id,
        "scenario": activation.scenario,
        "kind": activation.kind,
        "start": activation.start,
        "by": activation.by,
        "services": activation.services,
    }
    lines = [f"{key}: {_yaml(value)}" for key, value in head.items() if value]
    lines += ["points:", *(f"  - {_yaml(_point(one))}" for one in activation.points)]
    lines += ["tasks:", *(f"  - {_yaml(_task(one))}" for one in activation.tasks)]
    return "\n".join(line for line in lines if not _is_empty_list(line, activation)) + "\n"


def _is_empty_list(line: str, activation: Activation) -> bool:
    return (line == "points:" and not activation.points) or (
        line == "tasks:" and not activation.tasks
    )


def _point(one: ActivatedPoint) -> dict[str, object]:
    return {
        "point": one.point,
        "phase": one.phase,
        "due": one.due,
        "waits": one.waits,
        "hours": one.hours,
        "services": one.services,
        "over_the_door": one.over_the_door,
        "note": one.note,
    }


def _task(one: ActivatedTask) -> dict[str, object]:
    return {
        "id": one.id,
        "task": one.task,
        "role": one.role,
        "owner": one.owner,
        "deputies": one.deputies,
        "about": one.about,
        "due": one.due,
        "every": one.every,
        "how": one.how,
    }


def _yaml(value: object) -> str:
    """A value on one line; what is empty is left out of a mapping."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_yaml(one)}" for key, one in value.items() if one) + "}"
    if isinstance(value, Text):
        if value.plain:
            return written(value.plain)
        return _yaml({name: value.written(name) for name in LANGUAGES})
    if isinstance(value, HoursText):
        return written(value.lines) if len(value.lines) > 1 else written(value.lines[0])
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return written(written_moment(value))
    if isinstance(value, tuple):
        return written(value)
    return written(str(value))


def remarks_draft(
    root: Path, activation: str, on: date, remarks: Sequence[tuple[EvaluationPart, str]]
) -> Draft:
    """The record with more said in its evaluation, which is begun on that day if there is none.

    Raises StorageError when the record can't be read or safely changed.
    """
    draft = draft_of(root, f"data/crisis/activations/{activation}.yaml")
    if root_of(draft).get("evaluation") is None:
        newline = newline_of(draft.text)
        begun = f"evaluation:{newline}  on: {on.isoformat()}{newline}"
        draft = replace(draft, text=draft.text.rstrip("\r\n") + newline + begun)
    for part, said in remarks:
        draft = with_item(draft, "remarks", {"part": part.value, "text": said}, "evaluation")
    return draft


def tried_draft(root: Path, contact: str, on: date, *, answered: bool) -> Draft:
    """The plan with the day on which the contact was tried. Raises StorageError or UsageError."""
    values = {"tried": on.isoformat(), "answered": "true" if answered else "false"}
    return with_values(draft_of(root, PLAN), values, "contacts", ("id", contact))
