"""Another person runs the series from now on: the deputy steps in, and the parts are swapped."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from sotekit.model.event import Series, Session, SessionStatus


@dataclass(frozen=True, slots=True)
class Swap:
    """Who coordinates and who is the deputy afterwards; `sessions` name the old ones themselves, by their ids."""

    gave: str | None
    coordinator: str
    deputy: str | None
    sessions: dict[str, dict[str, str]]


def swap(series: Series, to: str, today: date) -> Swap:
    """The parts after `to` has taken over. Past sessions keep whom they name.

    The deputy and the coordinator change places; where somebody else takes over, the deputy stays.
    """
    gave = series.coordinator
    deputy = gave if to == series.deputy else series.deputy
    changed = {
        session.id: keys
        for session in series.sessions
        if _is_coming(session, today) and (keys := dict(_named(session, to, gave)))
    }
    return Swap(gave, to, deputy, changed)


def _is_coming(session: Session, today: date) -> bool:
    return session.date >= today and session.status is not SessionStatus.HELD


def _named(session: Session, to: str, gave: str | None) -> Iterator[tuple[str, str]]:
    """The keys of a session that names the old parts itself."""
    if session.coordinator is not None and session.coordinator in (gave, to):
        yield "coordinator", to
    if session.deputy is not None and session.deputy == to and gave is not None:
        yield "deputy", gave


def after(series: Series, change: Swap) -> Series:
    """The series once the parts have been swapped."""
    return replace(
        series,
        coordinator=change.coordinator,
        deputy=change.deputy,
        sessions=tuple(_after(one, change.sessions.get(one.id, {})) for one in series.sessions),
    )


def _after(session: Session, keys: dict[str, str]) -> Session:
    return replace(
        session,
        coordinator=keys.get("coordinator", session.coordinator),
        deputy=keys.get("deputy", session.deputy),
    )
