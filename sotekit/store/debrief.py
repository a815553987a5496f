"""Writes what a joint debrief came to: one more experience, one more decision, or that one has been carried out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from sotekit.errors import StorageError, UsageError
from sotekit.messages import msg
from sotekit.model.debrief import Decision, Note
from sotekit.plain import edit
from sotekit.plain.files import read_file, replace_file
from sotekit.plain.nodes import Mapping as MappingNode
from sotekit.plain.nodes import Scalar, Sequence
from sotekit.plain.yaml import read_yaml
from sotekit.store.root import relative


@dataclass(frozen=True, slots=True)
class Kept:
    """The file that holds a season's debrief, and its text: None before anything is written."""

    path: Path
    text: str | None


def debrief_path(root: Path, line: str, season: str) -> Path:
    """The file of that season's debrief, whether it exists or not."""
    return root / "data" / "debriefs" / f"{line}-{season}.yaml"


def kept_debrief(root: Path, line: str, season: str) -> Kept:
    """The file as it stands. Raises StorageError when it can't be read."""
    path = debrief_path(root, line, season)
    if not path.exists():
        return Kept(path, None)
    text, problems = read_file(path, relative(root, path))
    if text is None:
        raise StorageError(problems[0].message, problems[0].hint)
    return Kept(path, text)


def write_debrief(kept: Kept, text: str) -> None:
    """Puts the text in the file's place."""
    replace_file(kept.path, text)


def with_note(text: str | None, line: str, season: str, note: Note) -> str:
    """The file's text with one experience more. Raises StorageError when it can't be changed safely."""
    values: dict[str, edit.Value] = {"on": note.on.isoformat()}
    if note.by is not None:
        values["by"] = note.by
    return _added(text, line, season, "notes", {**values, "text": str(note.text.plain)})


def with_decision(text: str | None, line: str, season: str, decision: Decision) -> str:
    """The file's text with one decision more. Raises StorageError when it can't be changed safely."""
    values: dict[str, edit.Value] = {
        "number": decision.number,
        "on": decision.on.isoformat(),
        "text": str(decision.text.plain),
        "owner": decision.owner,
        "due": decision.due.isoformat(),
    }
    return _added(text, line, season, "decisions", values)


def with_done(text: str | None, number: int, day: date) -> str:
    """The file's text with the decision carried out on that day.

    Raises UsageError when there is no such decision, StorageError when the file can't be changed safely.
    """
    whole = text or ""
    listed = _root_of(whole).get("decisions") if whole else None
    for item in listed.items if isinstance(listed, Sequence) else ():
        if isinstance(item, MappingNode) and _number(item) == str(number):
            return _applied(whole, partial(edit.set_key, whole, item, "done", day.isoformat()))
    raise UsageError(
        msg("The season has no decision number {number}.", number=number),
        msg("“sotekit debrief decide” without anything lists the decisions."),
    )


def _added(
    text: str | None, line: str, season: str, key: str, values: dict[str, edit.Value]
) -> str:
    whole = text if text is not None else f'line: {line}\nseason: "{season}"\n'
    root = _root_of(whole)
    listed = root.get(key)
    if isinstance(listed, Sequence) and listed.items:
        at = len(listed.items)
        return _applied(whole, partial(edit.insert_items, whole, listed, at, [values]))
    return _applied(whole, partial(edit.add_list, whole, root, key, [values]))


def _number(item: MappingNode) -> str:
    written = item.get("number")
    return written.text.strip() if isinstance(written, Scalar) else ""


def _applied(text: str, change: Callable[[], edit.Edit]) -> str:
    try:
        return edit.apply(text, [change()])
    except edit.EditError as error:
        raise StorageError(
            msg("The debrief's file is written in a way that can't be changed safely."),
            msg("Nothing was changed. Write each item on lines of its own, or add yours by hand."),
        ) from error


def _root_of(text: str) -> MappingNode:
    node, problems = read_yaml("", text)
    if not isinstance(node, MappingNode) or problems:
        raise StorageError(
            msg("The debrief's file can't be read, so it was not changed."),
            msg("“sotekit validate” shows what is wrong with it."),
        )
    return node
