"""Writes what happens around a session: that a task was done, and that another person runs the series."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sotekit.errors import StorageError
from sotekit.messages import msg
from sotekit.model.event import Series, Session
from sotekit.plain import edit
from sotekit.plain.files import read_file, replace_file
from sotekit.plain.nodes import Mapping as MappingNode
from sotekit.plain.nodes import Node, Scalar, Sequence
from sotekit.plain.yaml import read_yaml
from sotekit.store.root import relative


@dataclass(frozen=True, slots=True)
class SeriesFile:
    """A series' file and its text."""

    path: Path
    text: str


@dataclass(frozen=True, slots=True)
class NewRoles:
    """Who coordinates and who is the deputy from a day on; `sessions` are those that name the old ones themselves."""

    on: date
    gave: str | None
    coordinator: str
    deputy: str | None
    sessions: Mapping[str, Mapping[str, str]]


def series_path(root: Path, series: str) -> Path:
    """The file of the series."""
    return root / "data" / "events" / f"{series}.yaml"


def series_file(root: Path, series: Series) -> SeriesFile:
    """The file as it stands. Raises StorageError when it can't be read."""
    path = series_path(root, series.id)
    text, problems = read_file(path, relative(root, path))
    if text is None:
        raise StorageError(problems[0].message, problems[0].hint)
    return SeriesFile(path, text)


def write_series(kept: SeriesFile, text: str) -> None:
    """Puts the text in the file's place."""
    replace_file(kept.path, text)


def with_done(text: str, session: Session, task: str, on: date, by: str | None) -> str:
    """The file's text with the task done. Raises StorageError when it can't be changed safely."""
    values: dict[str, edit.Value] = {"task": task, "on": on.isoformat()}
    if by is not None:
        values["by"] = by

    def change(root: MappingNode) -> Iterable[edit.Edit]:
        node = _session_node(root, session)
        listed = node.get("done")
        if isinstance(listed, Sequence) and listed.items:
            return [edit.insert_items(text, listed, len(listed.items), [values])]
        return [edit.add_list(text, node, "done", [values])]

    return _changed(text, change)


def without_done(text: str, session: Session, task: str) -> str:
    """The file's text with the task open again: the last time it was done is taken away."""

    def change(root: MappingNode) -> Iterable[edit.Edit]:
        node = _session_node(root, session)
        listed = node.get("done")
        items = listed.items if isinstance(listed, Sequence) else ()
        found = [n for n, one in enumerate(items) if _value(one, "task") == task]
        if not isinstance(listed, Sequence) or not found:
            return []
        if len(items) > 1:
            return [edit.remove_item(text, listed, found[-1])]
        removal = edit.remove_key(text, node, "done")
        return [removal] if removal else []

    return _changed(text, change)


def with_roles(text: str, new: NewRoles) -> str:
    """The file's text with the new coordinator and deputy, and a note of the day."""

    def change(root: MappingNode) -> Iterable[edit.Edit]:
        yield edit.set_key(text, root, "coordinator", new.coordinator)
        if new.deputy is not None:
            yield edit.set_key(text, root, "deputy", new.deputy)
        for node in _session_nodes(root):
            for key, person in new.sessions.get(_value(node, "id"), {}).items():
                yield edit.set_key(text, node, key, person)

    changed = _changed(text, change)
    values: dict[str, edit.Value] = {"on": new.on.isoformat()}
    if new.gave is not None:
        values["gave"] = new.gave
    values["took"] = new.coordinator

    # in a step of its own, since it may stand where a key was added
    def note(root: MappingNode) -> Iterable[edit.Edit]:
        listed = root.get("takeovers")
        if isinstance(listed, Sequence) and listed.items:
            return [edit.insert_items(changed, listed, len(listed.items), [values])]
        return [edit.add_list(changed, root, "takeovers", [values])]

    return _changed(changed, note)


def _changed(text: str, change: Callable[[MappingNode], Iterable[edit.Edit]]) -> str:
    root, problems = read_yaml("", text)
    if not isinstance(root, MappingNode) or problems:
        raise StorageError(
            msg("The series' file can't be read, so it was not changed."),
            msg("“sotekit validate” shows what is wrong with it."),
        )
    try:
        return edit.apply(text, change(root))
    except edit.EditError as error:
        raise StorageError(
            msg("The series' file is written in a way that can't be changed safely."),
            msg("Nothing was changed. Write each key on a line of its own, or change it by hand."),
        ) from error


def _session_nodes(root: MappingNode) -> Iterable[MappingNode]:
    listed = root.get("sessions")
    items = listed.items if isinstance(listed, Sequence) else ()
    return [one for one in items if isinstance(one, MappingNode)]


def _session_node(root: MappingNode, session: Session) -> MappingNode:
    """The session's part of the file. Another program may have taken it away since it was read."""
    for node in _session_nodes(root):
        if _value(node, "id") == session.id:
            return node
    raise edit.EditError(session.id)


def _value(node: Node, key: str) -> str:
    value = node.get(key) if isinstance(node, MappingNode) else None
    return value.text if isinstance(value, Scalar) else ""
