"""Sessions of a series as they are written: new ones in order of time, presenters one a line, all else untouched."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, time
from enum import Enum
from pathlib import Path
from typing import Any

from sotekit.model.event import Presenter, Series, Session
from sotekit.model.record import Record
from sotekit.model.text import LANGUAGES, Text
from sotekit.plain import edit
from sotekit.plain.nodes import Mapping as MappingNode
from sotekit.plain.nodes import Sequence
from sotekit.plain.shape import shape_of
from sotekit.store.edit import (
    Draft,
    draft_of,
    edited,
    items_of,
    root_of,
    text_of,
    with_item,
    with_values,
    without_item,
)

Values = Mapping[str, edit.Value]


def series_file(series: Series) -> str:
    """The file of the series, relative to the repository's root."""
    return f"data/events/{series.id}.yaml"


def series_draft(root: Path, series: Series) -> Draft:
    """The file of the series as it stands. Raises StorageError when it can't be read."""
    return draft_of(root, series_file(series))


def with_sessions(draft: Draft, series: Series, sessions: Iterable[Session]) -> Draft:
    """The sessions put in: new ones in order of time; of those that are there, the day and the presenters."""
    for session in sorted(sessions, key=series.starts):
        known = series.session(session.id)
        if known is None:
            draft = _with_new(draft, session)
            continue
        if known.date != session.date:
            draft = with_keys(draft, session.id, {"date": session.date})
        if known.presenters != session.presenters:
            draft = with_presenters(draft, session.id, session.presenters)
    return draft


def with_keys(
    draft: Draft, session: str, values: Mapping[str, edit.Value | None], presenter: str = ""
) -> Draft:
    """Keys of a session, or of one of its presenters, set or (None) taken away."""
    steps = ("presenters", ("organisation", presenter)) if presenter else ()
    return with_values(draft, values, "sessions", ("id", session), *steps)


def with_listed(draft: Draft, session: str, key: str, record: Record, presenter: str = "") -> Draft:
    """One item more in a list of the session, or of one of its presenters: a change, a task done, a material."""
    steps = ("presenters", ("organisation", presenter)) if presenter else ()
    return with_item(draft, key, values_of(record), "sessions", ("id", session), *steps)


def with_presenters(draft: Draft, session: str, presenters: Iterable[Presenter]) -> Draft:
    """Exactly these presenters; those that stay keep everything that is written of them."""
    wanted = {one.organisation: one for one in presenters}
    for name, one in wanted.items():
        if name not in _presenters(draft, session):
            draft = with_listed(draft, session, "presenters", one)
    while gone := [name for name in _presenters(draft, session) if name not in wanted]:
        index = _presenters(draft, session).index(gone[-1])
        draft = without_item(draft, "presenters", index, "sessions", ("id", session))
    return draft


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
    if isinstance(value, time):
        return f"{value.hour}:{value.minute:02}"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, int | date):
        return value
    return str(value)


def _with_new(draft: Draft, session: Session) -> Draft:
    """The session before the first listed one that is later."""
    values = values_of(replace(session, presenters=()))

    def change(text: str, root: MappingNode) -> Iterable[edit.Edit]:
        listed = root.get("sessions")
        if not isinstance(listed, Sequence) or not listed.items:
            return [edit.add_list(text, root, "sessions", [values])]
        days = [text_of(one, "date") for one in listed.items]
        later = (index for index, day in enumerate(days) if day > session.date.isoformat())
        return [edit.insert_items(text, listed, next(later, len(days)), [values])]

    return with_presenters(edited(draft, change), session.id, session.presenters)


def _presenters(draft: Draft, session: str) -> list[str]:
    sessions = items_of(root_of(draft), "sessions")
    found = next((one for one in sessions if text_of(one, "id") == session), None)
    return [text_of(one, "organisation") for one in items_of(found, "presenters")] if found else []
