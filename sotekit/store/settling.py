"""Joins rows that were changed in two places, in every log of the repository."""

from pathlib import Path

from sotekit.model.repository import Repository
from sotekit.store.bookings import BOOKINGS, booking_parts
from sotekit.store.changes import settle, settle_kind
from sotekit.store.feedback import feedback_parts, kind_of

LOGS = ("calls/*/*.csv", "receptions/bookings/*/*.csv", "events/feedback/*/*.csv")
"""Where the parts of all logs lie under data/."""


def settle_all(root: Path, repository: Repository) -> tuple[str, ...]:
    """Writes each such row once. Returns their ids; nothing is left to do a second time."""
    seasons = [(line.id, season.id) for line in repository.lines for season in line.seasons]
    found = [row for season in seasons for row in settle(root, *season)]
    for reception in repository.receptions:
        found += settle_kind(root, booking_parts(root, reception.id), BOOKINGS)
    for series in repository.series:
        found += settle_kind(root, feedback_parts(root, series.id), kind_of(series.feedback))
    return tuple(found)
