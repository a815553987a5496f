"""Writes sessions of a series into its file: only what changed, comments and order kept."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, time
from enum import Enum
from pathlib import Path
from typing import Any

from sotekit.errors import StorageError
from sotekit.messages import msg
from sotekit.model.event import Presenter, Series, Session
from sotekit.model.record import Record
from sotekit.model.text import LANGUAGES, Text
from sotekit.plain import edit
from sotekit.plain.files import read_file, replace_file
from sotekit.plain.nodes import Mapping as MappingNode
from sotekit.plain.nodes import Node, Scalar, Sequence
from sotekit.plain.shape import shape_of
from sotekit.plain.yaml import read_yaml
from sotekit.store.root import relative

Values = Mapping[str, edit.Value]


def series_path(root: Path, series: Series) -> Path:
    """The file of the series."""
    return root / "data" / "events" / f"{series.id}.yaml"


def write_sessions(root: Path, series: Series, sessions: Iterable[Session]) -> bool:
    """Puts new sessions into the file, and the day and presenters of those it has; whether anything changed.

    Raises StorageError when the file can't be read or safely changed; then it is as it was.
    """
    return change_series(root, series, lambda text: with_sessions(text, series, sessions))


def change_series(root: Path, series: Series, change: Callable[[str], str]) -> bool:
    """Rewrites the file of the series; whether anything changed.

    Raises StorageError when the file can't be read or safely changed; then it is as it was.
    """
    path = series_path(root, series)
    old, problems = read_file(path, relative(root, path))
    if old is None:
        raise StorageError(problems[0].message, problems[0].hint)
    try:
        new = change(old)
    except edit.EditError as error:
        raise StorageError(
            msg("The series' file is written in a way that can't be changed safely."),
            msg(
                "Nothing was changed. Write each session on lines of its own, or change it by hand."
            ),
        ) from error
    if new == old:
        return False
    replace_file(path, new)
    return True


def with_sessions(text: str, series: Series, sessions: Iterable[Session]) -> str:
    """The text with the sessions in it: new ones in order of time, others with their day and presenters."""
    for session in sorted(sessions, key=series.starts):
        known = series.session(session.id)
        if known is None:
            text = _with_new(text, session)
            continue
        if known.date != session.date:
            text = with_keys(text, session.id, {"date": session.date.isoformat()})
        if known.presenters != session.presenters:
            text = with_presenters(text, session.id, session.presenters)
    return text


def with_keys(text: str, session: str, values: Values) -> str:
    """The text with these keys of one session set."""
    for key, value in values.items():
        text = edit.apply(text, [edit.set_key(text, _session(text, session), key, value)])
    return text


def without_key(text: str, session: str, key: str) -> str:
    """The text without that key of one session."""
    removal = edit.remove_key(text, _session(text, session), key)
    return edit.apply(text, [removal]) if removal else text


def with_item(text: str, session: str, key: str, values: Values) -> str:
    """The text with one more item in a list of the session: a change, a task done, a presenter."""
    return _with_items(text, _session(text, session), key, [values])


def with_presenter_keys(text: str, session: str, organisation: str, values: Values) -> str:
    """The text with these keys of one presenter set."""
    for key, value in values.items():
        listed = _session(text, session).get("presenters")
        items = listed.items if isinstance(listed, Sequence) else ()
        item = next((one for one in items if _named(one, "organisation") == organisation), None)
        if not isinstance(item, MappingNode):
            raise edit.EditError(organisation)
        text = edit.apply(text, [edit.set_key(text, item, key, value)])
    return text


def with_presenters(text: str, session: str, presenters: Iterable[Presenter]) -> str:
    """The text with exactly these presenters; those that stay keep everything written of them."""
    wanted = {one.organisation: one for one in presenters}
    listed = _session(text, session).get("presenters")
    items = listed.items if isinstance(listed, Sequence) else ()
    present = [_named(one, "organisation") for one in items]
    if set(present) == set(wanted):
        return text
    if not set(present) & set(wanted):
        values = tuple(values_of(one) for one in wanted.values())
        if not items:
            return _with_items(text, _session(text, session), "presenters", values)
        return with_keys(text, session, {"presenters": values})
    new = [values_of(one) for name, one in wanted.items() if name not in present]
    if new:
        text = _with_items(text, _session(text, session), "presenters", new)
    for name in reversed(present):
        if name not in wanted:
            listed = _session(text, session).get("presenters")
            if isinstance(listed, Sequence):
                text = edit.apply(text, [edit.remove_item(text, listed, present.index(name))])
    return text


def values_of(record: Record) -> dict[str, edit.Value]:
    """Everything of a record that isn't as when left out, as it is written."""
    return {
        shape.name: _written(getattr(record, shape.name))
        for shape in shape_of(type(record))
        if shape.required or getattr(record, shape.name) != shape.default
    }


def text_value(text: Text) -> edit.Value:
    """A text of the data as it is written: plain, or a language a key."""
    if text.plain:
        return text.plain
    return {name: text.written(name) for name in LANGUAGES if text.written(name)}


def _written(value: Any) -> edit.Value:  # noqa: ANN401 - any value of a record
    if isinstance(value, Text):
        return text_value(value)
    if isinstance(value, Record):
        return values_of(value)
    if isinstance(value, tuple):
        return tuple(_written(one) for one in value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value.hour}:{value.minute:02}"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, bool | int):
        return value
    return str(value)


def _with_new(text: str, session: Session) -> str:
    root = _root(text)
    listed = root.get("sessions")
    items = listed.items if isinstance(listed, Sequence) else ()
    later = (
        index for index, one in enumerate(items) if _named(one, "date") > session.date.isoformat()
    )
    alone = values_of(replace(session, presenters=()))
    text = _with_items(text, root, "sessions", [alone], next(later, len(items)))
    return with_presenters(text, session.id, session.presenters)


def _with_items(
    text: str, mapping: MappingNode, key: str, values: Iterable[Values], index: int | None = None
) -> str:
    listed = mapping.get(key)
    if isinstance(listed, Sequence) and listed.items:
        place = len(listed.items) if index is None else index
        return edit.apply(text, [edit.insert_items(text, listed, place, values)])
    if mapping.flow:
        return edit.apply(text, [edit.set_key(text, mapping, key, tuple(values))])
    return edit.apply(text, [edit.add_list(text, mapping, key, values)])


def _root(text: str) -> MappingNode:
    node, problems = read_yaml("", text)
    if not isinstance(node, MappingNode) or problems:
        raise StorageError(
            msg("The series' file can't be read, so it was not changed."),
            msg("“sotekit validate” shows what is wrong with it."),
        )
    return node


def _session(text: str, session: str) -> MappingNode:
    listed = _root(text).get("sessions")
    items = listed.items if isinstance(listed, Sequence) else ()
    found = next((one for one in items if _named(one, "id") == session), None)
    if not isinstance(found, MappingNode):
        raise edit.EditError(session)
    return found


def _named(item: Node, key: str) -> str:
    value = item.get(key) if isinstance(item, MappingNode) else None
    return value.text.strip() if isinstance(value, Scalar) else ""
