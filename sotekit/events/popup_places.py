"""Where people are already: sessions, receptions and services near a pop-up that could be visited instead.

Nobody has to come to a new place if the worker goes to where they come anyway.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sotekit.events.popup import Held, PopUpReport
from sotekit.hours import days, read_hours
from sotekit.model.closure import Closure
from sotekit.model.event import Mode
from sotekit.model.hours_text import HoursText
from sotekit.model.organisation import Organisation, Service
from sotekit.model.point import PointMode
from sotekit.model.repository import Repository

AHEAD = timedelta(days=92)
"""How far ahead a session or a day with open doors is looked for."""

MOST = 5
"""So many places are told for each group and municipality."""


class PlaceKind(StrEnum):
    """What sort of thing brings people to the place."""

    SESSION = "session"
    RECEPTION = "reception"
    POINT = "point"
    SERVICE = "service"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A target group in a municipality that pop-ups have not reached, or are to reach."""

    target_group: str
    municipality: str


@dataclass(frozen=True, slots=True)
class Somewhere:
    """One place with people: `id` is series/session, the reception, the point, or organisation/service.

    `when` is the next day on which it is open; `for_group` is false where it is for anybody.
    """

    kind: PlaceKind
    id: str
    when: date
    same_municipality: bool
    for_group: bool = True


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Where to go for one group in one municipality, the nearest first."""

    wanted: Wanted
    places: tuple[Somewhere, ...]


def suggestions(repository: Repository, report: PopUpReport, today: date) -> tuple[Suggestion, ...]:
    """For every group and municipality that a day reached nobody of, or that a coming day is for."""
    found: dict[Wanted, Suggestion] = {}
    for one in (*report.nobody, *report.coming):
        wanted = Wanted(one.day.target_group, one.popup.municipality)
        if wanted not in found:
            found[wanted] = Suggestion(wanted, places_for(repository, wanted, today, _own(one)))
    return tuple(found.values())


def places_for(
    repository: Repository, wanted: Wanted, today: date, own: frozenset[str] = frozenset()
) -> tuple[Somewhere, ...]:
    """What there is for that group: in the municipality first, and what is meant for the group before the rest."""
    found = [
        *_sessions(repository, wanted, today),
        *_receptions(repository, wanted, today),
        *_points(repository, wanted, today),
        *_services(repository, wanted, today),
    ]
    ordered = sorted(
        (one for one in found if one.id not in own),
        key=lambda one: (
            not one.same_municipality,
            not one.for_group,
            tuple(PlaceKind).index(one.kind),
            one.when,
        ),
    )
    return tuple(ordered[:MOST])


def _own(one: Held) -> frozenset[str]:
    return frozenset(one.popup.hosts)


def _sessions(repository: Repository, wanted: Wanted, today: date) -> Iterator[Somewhere]:
    """Coming sessions for residents or professionals of that group."""
    for series in repository.series:
        for session in series.sessions:
            groups = series.target_groups_of(session)
            where = series.municipalities_of(session)
            if (
                session.takes_place
                and series.mode_of(session) is not Mode.REMOTE
                and today <= session.date <= today + AHEAD
                and wanted.target_group in groups
                and (not where or wanted.municipality in where)
            ):
                yield Somewhere(
                    PlaceKind.SESSION,
                    f"{series.id}/{session.id}",
                    session.date,
                    same_municipality=wanted.municipality in where,
                )


def _receptions(repository: Repository, wanted: Wanted, today: date) -> Iterator[Somewhere]:
    """Receptions that serve the municipality, whoever they are for."""
    for reception in repository.receptions:
        if reception.target_groups and wanted.target_group not in reception.target_groups:
            continue
        if not reception.serves(wanted.municipality):
            continue
        when = _next_day(reception.hours, today, reception.closures)
        if when is not None and reception.holds(when):
            near = reception.municipality == wanted.municipality
            own = bool(reception.target_groups)
            yield Somewhere(PlaceKind.RECEPTION, reception.id, when, near, own)


def _points(repository: Repository, wanted: Wanted, today: date) -> Iterator[Somewhere]:
    """Service points with a door in the municipality."""
    areas = {one.id: one.municipality for one in repository.region.areas}
    for point in repository.points:
        where = point.municipality or areas.get(point.area or "")
        if point.candidate or PointMode.TRADITIONAL not in point.modes or point.hours is None:
            continue
        if where != wanted.municipality or not (
            not point.target_groups or wanted.target_group in point.target_groups
        ):
            continue
        when = _next_day(point.hours, today, point.closures)
        if when is not None:
            yield Somewhere(
                PlaceKind.POINT,
                point.id,
                when,
                same_municipality=True,
                for_group=bool(point.target_groups),
            )


def _services(repository: Repository, wanted: Wanted, today: date) -> Iterator[Somewhere]:
    """Services for that group with hours of their own and a door: people come to them at known times."""
    for organisation in repository.organisations:
        for service in organisation.services:
            if wanted.target_group not in service.target_groups:
                continue
            where = service.municipalities or organisation.municipalities
            if where and wanted.municipality not in where:
                continue
            closures = (*organisation.closures, *service.closures)
            when = _next_day(service.hours, today, closures) if service.hours else None
            if when is not None and _has_door(organisation, service):
                name = f"{organisation.id}/{service.id}"
                near = wanted.municipality in where
                yield Somewhere(PlaceKind.SERVICE, name, when, near)


def _has_door(organisation: Organisation, service: Service) -> bool:
    """Whether there is an address to go to: a chat and a phone bring nobody to a place."""
    return any(one.address for one in (*service.contacts, *organisation.contacts))


def _next_day(hours: HoursText, today: date, closures: Iterable[Closure]) -> date | None:
    """The next day on which the doors are open without an appointment."""
    read, _ = read_hours(hours)
    if read is None:
        return None
    table = days(read, today, today + AHEAD, tuple(closures))
    return next(
        (day for day, spans in table.items() if any(not one.by_appointment for one in spans)), None
    )
