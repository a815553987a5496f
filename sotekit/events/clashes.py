"""What stands in the way of a day: a holiday, a closure, an absence, or another session at the same time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sotekit.hours.holidays import is_public_holiday, school_holiday
from sotekit.messages import Message, msg
from sotekit.model.event import Avoided, Series, Session
from sotekit.model.repository import Repository

BOTH = (Avoided.PUBLIC_HOLIDAYS, Avoided.SCHOOL_HOLIDAYS)


@dataclass(frozen=True, slots=True)
class Occupied:
    """A time that somebody already has: who, from when to when, and by which session."""

    people: frozenset[str]
    start: datetime
    end: datetime
    series: str
    session: str


def runners(series: Series, session: Session | None = None) -> frozenset[str]:
    """Who runs it: coordinator and deputy."""
    named = (
        (series.coordinator_of(session), series.deputy_of(session))
        if session
        else (series.coordinator, series.deputy)
    )
    return frozenset(one for one in named if one)


def occupied(series: Series, session: Session) -> Occupied:
    """The time that a session takes of those who run it."""
    start, end = series.starts(session), series.ends(session)
    return Occupied(runners(series, session), start, end, series.id, session.id)


def occupied_by(repository: Repository, *, without: str = "") -> tuple[Occupied, ...]:
    """The times that coordinators and deputies have, by every session that takes place but those of one series."""
    return tuple(
        occupied(series, session)
        for series in repository.series
        if series.id != without
        for session in series.sessions
        if session.takes_place
    )


@dataclass(frozen=True, slots=True)
class Calendar:
    """Everything a day is looked up in."""

    repository: Repository
    series: Series
    busy: tuple[Occupied, ...]

    def day_clashes(self, day: date) -> Iterator[Message]:
        """Holidays, closures and absences on the day, whatever the time."""
        series = self.series
        avoided = series.rule.avoid if series.rule else BOTH
        if Avoided.PUBLIC_HOLIDAYS in avoided and is_public_holiday(day):
            yield msg("{day} is a public holiday", day=day)
        if Avoided.SCHOOL_HOLIDAYS in avoided:
            holiday = school_holiday(self.repository.region, series.municipalities, day)
            if holiday is not None:
                yield msg("{day} is in a school holiday ({name})", day=day, name=holiday.name)
        closure = next((one for one in series.closures if day in one), None)
        if closure is not None:
            yield (
                msg("{day} is closed ({note})", day=day, note=closure.note)
                if closure.note
                else msg("{day} is closed", day=day)
            )
        away = [name for name in sorted(runners(series)) if self._is_away(name, day)]
        if away and len(away) == len(runners(series)):
            yield msg("{day}: neither coordinator nor deputy is there", day=day)

    def clashes(
        self, day: date, start: time, minutes: int, *, people: frozenset[str] | None = None
    ) -> tuple[Message, ...]:
        """Everything that speaks against a session then."""
        first = datetime.combine(day, start)
        last = first + timedelta(minutes=minutes)
        wanted = runners(self.series) if people is None else people
        others = [
            msg(
                "{day}: {series} {session} has the same people at the same time",
                day=day,
                series=one.series,
                session=one.session,
            )
            for one in self.busy
            if one.start < last and first < one.end and one.people & wanted
        ]
        return (*self.day_clashes(day), *others)

    def _is_away(self, person: str, day: date) -> bool:
        found = self.repository.person(person)
        return found is not None and any(one.start <= day <= one.end for one in found.absences)
