"""Another person runs the series from now on: the deputy steps in, and the parts are swapped; or it is taken back."""

from dataclasses import dataclass, replace
from datetime import date

from sotekit.model.event import Series, Session, SessionStatus, Takeover


@dataclass(frozen=True, slots=True)
class Swap:
    """Who coordinates and who is the deputy afterwards; `sessions` are keys of those that name their own, by id."""

    coordinator: str | None
    deputy: str | None
    sessions: dict[str, dict[str, str]]


def swap(series: Series, to: str, today: date) -> Swap:
    """The parts after `to` has taken over. Sessions that are over keep whom they name.

    The deputy and the coordinator change places; where somebody else takes over, the deputy stays.
    """
    gave = series.coordinator
    deputy = gave if to == series.deputy else series.deputy
    coming = [one for one in series.sessions if _is_coming(one, today)]
    named = [one for one in coming if gave is not None and one.coordinator == gave]
    return Swap(to, deputy, {one.id: _keys(one, gave or "", to) for one in named})


def takeover(series: Series, change: Swap, today: date) -> Takeover:
    """The note of the day, which says enough to take the change back."""
    return Takeover(
        on=today,
        gave=series.coordinator,
        took=change.coordinator or "",
        deputy=series.deputy,
        sessions=tuple(change.sessions),
    )


def swap_back(series: Series) -> Swap | None:
    """The parts before the latest takeover; None where there has been none."""
    if not series.takeovers:
        return None
    last = series.takeovers[-1]
    named = [one for one in series.sessions if one.id in last.sessions]
    keys = {one.id: _keys(one, last.took, last.gave or last.took) for one in named}
    return Swap(last.gave, last.deputy, keys)


def after(series: Series, change: Swap) -> Series:
    """The series once the parts have been changed."""
    return replace(
        series,
        coordinator=change.coordinator,
        deputy=change.deputy,
        sessions=tuple(_after(one, change.sessions.get(one.id, {})) for one in series.sessions),
    )


def _is_coming(session: Session, today: date) -> bool:
    return session.date >= today and session.status is not SessionStatus.HELD


def _keys(session: Session, gave: str, took: str) -> dict[str, str]:
    """The keys of a session that names the old coordinator itself."""
    keys = {"coordinator": took}
    return {**keys, "deputy": gave} if session.deputy == took else keys


def _after(session: Session, keys: dict[str, str]) -> Session:
    return replace(
        session,
        coordinator=keys.get("coordinator", session.coordinator),
        deputy=keys.get("deputy", session.deputy),
    )
