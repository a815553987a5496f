"""The rows that end an activation."""

from collections.abc import Callable
from datetime import datetime

from sotekit.crisis.state import CrisisState
from sotekit.model.activation import Entry, EntryKind, EntryState, PointStatus

ENDED = (PointStatus.DEACTIVATED, PointStatus.UNABLE)


def closing_entries(
    state: CrisisState, at: datetime, reason: str | None, new_id: Callable[[], str]
) -> tuple[Entry, ...]:
    """Every point that is open or on its way closes, then the activation itself."""
    points = tuple(
        Entry(
            id=new_id(),
            at=at,
            entry=EntryKind.POINT,
            about=one.point,
            state=EntryState.DEACTIVATED,
        )
        for one in state.points
        if one.status not in ENDED and not one.waits
    )
    return (*points, Entry(id=new_id(), at=at, entry=EntryKind.CLOSE, note=reason))
