"""Joins rows that were changed in two places, in every log of the repository."""

from collections.abc import Iterator
from pathlib import Path

from sotekit.model.repository import Repository
from sotekit.store.bookings import BOOKINGS, booking_parts
from sotekit.store.changes import settle, settle_kind
from sotekit.store.feedback import feedback_parts, kind_of
from sotekit.store.log import LogKind

LOGS = ("calls/*/*.csv", "receptions/bookings/*/*.csv", "events/feedback/*/*.csv")
"""Where the parts of all logs lie under data/."""


def other_logs(root: Path, repository: Repository) -> Iterator[tuple[list[Path], LogKind]]:
    """The parts of every log but those of calls, with their kind."""
    for reception in repository.receptions:
        yield booking_parts(root, reception.id), BOOKINGS
    for series in repository.series:
        yield feedback_parts(root, series.id), kind_of(series.feedback)


def settle_all(root: Path, repository: Repository) -> tuple[str, ...]:
    """Writes each such row once. Returns their ids; nothing is left to do a second time."""
    seasons = [(line.id, season.id) for line in repository.lines for season in line.seasons]
    found = [row for season in seasons for row in settle(root, *season)]
    for files, kind in other_logs(root, repository):
        found += settle_kind(root, files, kind)
    return tuple(found)
