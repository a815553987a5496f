"""Writes what happens around a session: that a task was done, and that another person runs the series."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from sotekit.model.event import Series, Session
from sotekit.plain.edit import Value
from sotekit.store.edit import (
    Draft,
    draft_of,
    items_of,
    root_of,
    text_of,
    with_item,
    with_values,
    without_item,
)


def series_draft(root: Path, series: Series) -> Draft:
    """The series' file as it stands. Raises StorageError when it can't be read."""
    return draft_of(root, f"data/events/{series.id}.yaml")


def with_done(draft: Draft, session: Session, task: str, on: date, by: str | None) -> Draft:
    """The file with the task done. Raises StorageError when it can't be changed safely."""
    values: dict[str, Value] = {"task": task, "on": on}
    if by is not None:
        values["by"] = by
    return with_item(draft, "done", values, "sessions", ("id", session.id))


def without_done(draft: Draft, session: Session, task: str) -> Draft:
    """The file with the task open again: the last time it was done is taken away."""
    node = next(
        one for one in items_of(root_of(draft), "sessions") if text_of(one, "id") == session.id
    )
    found = [n for n, one in enumerate(items_of(node, "done")) if text_of(one, "task") == task]
    if not found:
        return draft
    return without_item(draft, "done", found[-1], "sessions", ("id", session.id))


def with_takeover(
    draft: Draft,
    on: date,
    gave: str | None,
    roles: Mapping[str, str | None],
    sessions: Mapping[str, Mapping[str, str]],
) -> Draft:
    """The file with the new coordinator and deputy, in the sessions that name their own too, and a note of the day.

    Raises StorageError when it can't be changed safely.
    """
    draft = with_values(draft, roles)
    for session, own in sessions.items():
        draft = with_values(draft, own, "sessions", ("id", session))
    values: dict[str, Value] = {"on": on}
    if gave is not None:
        values["gave"] = gave
    return with_item(draft, "takeovers", {**values, "took": str(roles["coordinator"])})
