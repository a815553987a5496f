"""Writes what happens around a session: that a task was done, and that another person runs the series."""

from collections.abc import Mapping

from sotekit.model.event import Session, Takeover
from sotekit.model.event_tasks import TaskDone
from sotekit.store.edit import (
    Draft,
    items_of,
    root_of,
    text_of,
    with_item,
    with_values,
    without_item,
)
from sotekit.store.events import values_of, with_keys, with_listed


def with_done(draft: Draft, session: Session, done: TaskDone) -> Draft:
    """The file with the task done. Raises StorageError when it can't be changed safely."""
    return with_listed(draft, session.id, "done", done)


def without_done(draft: Draft, session: Session, task: str) -> Draft:
    """The file with the task open again: the last time it was done is taken away."""
    listed = items_of(root_of(draft), "sessions")
    node = next(one for one in listed if text_of(one, "id") == session.id)
    found = [n for n, one in enumerate(items_of(node, "done")) if text_of(one, "task") == task]
    if not found:
        return draft
    return without_item(draft, "done", found[-1], "sessions", ("id", session.id))


def with_roles(
    draft: Draft,
    coordinator: str | None,
    deputy: str | None,
    sessions: Mapping[str, Mapping[str, str]],
) -> Draft:
    """The file with this coordinator and deputy, in the sessions that name their own too.

    Raises StorageError when it can't be changed safely.
    """
    draft = with_values(draft, {"coordinator": coordinator, "deputy": deputy})
    for session, own in sessions.items():
        draft = with_keys(draft, session, own)
    return draft


def with_takeover(draft: Draft, takeover: Takeover) -> Draft:
    """The file with a note of the day on which somebody else became the coordinator."""
    return with_item(draft, "takeovers", values_of(takeover))


def without_last_takeover(draft: Draft) -> Draft:
    """The file without its latest note of that kind."""
    return without_item(draft, "takeovers", len(items_of(root_of(draft), "takeovers")) - 1)
