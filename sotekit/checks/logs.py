"""The logs of receptions and the feedback of series, read for the checks, and folders that belong to none."""

from collections.abc import Iterable
from pathlib import Path

from sotekit.checks.world import BookingLog, FeedbackLog
from sotekit.messages import Message, msg
from sotekit.plain.problem import Place, Problem
from sotekit.plain.scalars import nearest_hint
from sotekit.store.bookings import read_bookings
from sotekit.store.feedback import read_feedback
from sotekit.store.loading import Loaded


def booking_logs(loaded: Loaded) -> tuple[tuple[BookingLog, ...], list[Problem]]:
    """The log of every reception that can be read."""
    logs: list[BookingLog] = []
    problems = _unknown(
        loaded.root / "data" / "receptions" / "bookings",
        loaded.names["reception"],
        "data/receptions/bookings",
    )
    for reception in loaded.readable.receptions:
        rows, found = read_bookings(loaded.root, reception.id)
        logs.append(BookingLog(reception, rows))
        problems += found
    return tuple(logs), problems


def feedback_logs(loaded: Loaded) -> tuple[tuple[FeedbackLog, ...], list[Problem]]:
    """The feedback of every series that can be read."""
    logs: list[FeedbackLog] = []
    problems = _unknown(
        loaded.root / "data" / "events" / "feedback", loaded.names["series"], "data/events/feedback"
    )
    for series in loaded.readable.series:
        answers, found = read_feedback(loaded.root, series)
        logs.append(FeedbackLog(series, answers))
        problems += found
    return tuple(logs), problems


def _unknown(folder: Path, known: Iterable[str], shown_as: str) -> list[Problem]:
    if not folder.is_dir():
        return []
    names = sorted(known)
    return [
        Problem(
            "unknown-log",
            Place(f"{shown_as}/{path.name}"),
            _nobodys(path.name),
            nearest_hint(path.name, names),
        )
        for path in sorted(folder.iterdir())
        if path.name not in names and not path.name.startswith(".")
    ]


def _nobodys(name: str) -> Message:
    return msg("Nothing in the repository has a log that is called “{name}”.", name=name)
