"""Questions that lead to decisions: hours to add, needs that nobody serves, referrals to closed doors, a fair load."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sotekit.debrief.counts import Cell, Counts, Crossing
from sotekit.debrief.opening import opening_of
from sotekit.debrief.season import Frame, OpenOn, SeasonStatistics, is_open
from sotekit.model.call import Outcome
from sotekit.model.closure import Closure
from sotekit.model.hours_text import HoursText
from sotekit.model.organisation import Organisation, Role, Service

CROSSINGS: tuple[Crossing, ...] = (
    ("date", "hour", "topics", "outcome"),
    ("date", "hour", "referred", "outcome"),
)
"""What the questions need besides the season's own crossings."""


@dataclass(frozen=True, slots=True)
class AddedHour:
    """One hour of one weekday on which the phone is closed: contacts that came in it, and on how many dates."""

    weekday: int
    hour: int
    contacts: int
    dates: int


@dataclass(frozen=True, slots=True)
class Need:
    """A topic: calls about it, and how many came when no service for it was open. `services` is how many serve it.

    `closed` is None when the hours of its services are not known well enough to say.
    """

    topic: str
    calls: int
    services: int
    closed: int | None


@dataclass(frozen=True, slots=True)
class ClosedDoor:
    """A place callers were referred to while it was closed for the day (`days`) or at that hour (`hours`)."""

    place: str
    referred: int
    days: int
    hours: int


@dataclass(frozen=True, slots=True)
class Load:
    """One organisation: duties promised, duties on the rota, calls answered and minutes spoken."""

    organisation: str
    promised: int | None
    duties: int
    answered: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Questions:
    """What the organisations may want to decide on."""

    outside: int
    contacts: int
    added_hours: tuple[AddedHour, ...]
    needs: tuple[Need, ...]
    closed_doors: tuple[ClosedDoor, ...]
    load: tuple[Load, ...]

    @property
    def unserved(self) -> tuple[Need, ...]:
        """Topics of calls that no service of the region and no national helpline is marked with."""
        return tuple(one for one in self.needs if not one.services)


def questions(counts: Counts, statistics: SeasonStatistics, frame: Frame) -> Questions:
    """Works them out. `counts` must hold the season's crossings and `CROSSINGS`."""
    grid = statistics.grid
    doors = Doors(frame)
    return Questions(
        outside=grid.outside.total,
        contacts=grid.inside.total + grid.outside.total,
        added_hours=_added_hours(statistics, frame),
        needs=_needs(counts, doors),
        closed_doors=_closed_doors(counts, doors),
        load=_load(statistics, frame),
    )


def _added_hours(statistics: SeasonStatistics, frame: Frame) -> tuple[AddedHour, ...]:
    """Closed hours by the contacts that came in them, the fullest first. Hours next to opening win ties."""
    if not statistics.hours_known:
        return ()
    grid = statistics.grid
    dates = Counter(day.weekday() for day in frame.days)
    found = [
        AddedHour(weekday, hour, outcomes.total, dates[weekday])
        for (weekday, hour), outcomes in grid.contacts.items()
        if (weekday, hour) not in grid.open
    ]
    beside = {(weekday, hour + step) for weekday, hour in grid.open for step in (-1, 1)}
    return tuple(
        sorted(
            found,
            key=lambda one: (
                -one.contacts,
                (one.weekday, one.hour) not in beside,
                one.weekday,
                one.hour,
            ),
        )
    )


class Doors:
    """Which services there are for a topic, and whether a place was open; each text of hours is read once."""

    def __init__(self, frame: Frame) -> None:
        self.repository = frame.repository
        self.first, self.last = frame.first, frame.last
        self._read: dict[tuple[tuple[str, ...], tuple[Closure, ...]], OpenOn | None] = {}

    def serving(self, topic: str) -> tuple[str, ...]:
        """The references of the services and helplines marked with the topic."""
        services = (
            f"{one.id}/{service.id}"
            for one in self.repository.organisations
            for service in one.services
            if topic in service.topics
        )
        lines = (one.id for one in self.repository.helplines if topic in one.topics)
        return (*services, *lines)

    def closed_day(self, place: str, day: date) -> bool:
        """Whether a closure of the place holds the day."""
        return any(day in closure for closure in self._closures(place))

    def open_at(self, place: str, day: date, hour: int) -> bool | None:
        """Whether the place was open in that hour; None when its hours are not written or can't be read."""
        text = self._hours(place)
        if text is None:
            return False if self.closed_day(place, day) else None
        closures = self._closures(place)
        key = (text.lines, closures)
        if key not in self._read:
            self._read[key] = opening_of(text, closures, self.first, self.last)
        open_on = self._read[key]
        return None if open_on is None else is_open(open_on(day), hour)

    def _found(self, place: str) -> tuple[Organisation | None, Service | None]:
        pair = self.repository.service(place)
        return pair if pair else (self.repository.organisation(place), None)

    def _hours(self, place: str) -> HoursText | None:
        helpline = self.repository.helpline(place)
        if helpline is not None:
            return helpline.hours
        organisation, service = self._found(place)
        own = service.hours if service else None
        return own or (organisation.hours if organisation else None)

    def _closures(self, place: str) -> tuple[Closure, ...]:
        organisation, service = self._found(place)
        return (
            *(organisation.closures if organisation else ()),
            *(service.closures if service else ()),
        )


def _needs(counts: Counts, doors: Doors) -> tuple[Need, ...]:
    """Topics of the contacts that left one, the most common first."""
    calls: Counter[str] = Counter()
    closed: Counter[str] = Counter()
    unsure: set[str] = set()
    serving: dict[str, tuple[str, ...]] = {}
    for (day, hour, topics, _), count in counts.of(*CROSSINGS[0]).items():
        for topic in _values(topics):
            calls[topic] += count
            places = serving.setdefault(topic, doors.serving(topic))
            state = _any_open(places, day, hour, doors.open_at)
            if state is None:
                unsure.add(topic)
            elif not state:
                closed[topic] += count
    return tuple(
        Need(
            topic,
            count,
            len(serving[topic]),
            None if topic in unsure or not serving[topic] else closed[topic],
        )
        for topic, count in sorted(calls.items(), key=lambda item: (-item[1], item[0]))
    )


def _any_open(
    places: Iterable[str],
    day: date,
    hour: object,
    open_at: Callable[[str, date, int], bool | None],
) -> bool | None:
    """Whether any of the places was open; None when none surely was and one may have been."""
    if not isinstance(hour, int):
        return None
    states = [open_at(place, day, hour) for place in places]
    if any(states):
        return True
    return None if None in states else False


def _closed_doors(counts: Counts, doors: Doors) -> tuple[ClosedDoor, ...]:
    referred: Counter[str] = Counter()
    days: Counter[str] = Counter()
    hours: Counter[str] = Counter()
    for (day, hour, places, outcome), count in counts.of(*CROSSINGS[1]).items():
        if outcome is not Outcome.ANSWERED:
            continue
        for place in _values(places):
            referred[place] += count
            if doors.closed_day(place, day):
                days[place] += count
            elif isinstance(hour, int) and doors.open_at(place, day, hour) is False:
                hours[place] += count
    found = [
        ClosedDoor(place, count, days[place], hours[place])
        for place, count in referred.items()
        if days[place] or hours[place]
    ]
    return tuple(sorted(found, key=lambda one: (-one.days, -one.hours, one.place)))


def _values(cell: object) -> tuple[str, ...]:
    """The values of a cell of many, each once."""
    if isinstance(cell, Cell) or not isinstance(cell, tuple):
        return ()
    return tuple(dict.fromkeys(cell))


def _load(statistics: SeasonStatistics, frame: Frame) -> tuple[Load, ...]:
    """The organisations that promised to answer, were on the rota or answered; the most answered first."""
    promised = {
        organisation.id: promise.duties
        for organisation, promise in frame.repository.participants(frame.line, frame.season)
        if promise.role is Role.ANSWERS
    }
    duties = _duties(frame)
    answered = {one.id: one for one in statistics.responders if one.id is not None}
    ids = {*promised, *duties, *(name for name, one in answered.items() if one.outcomes.answered)}
    found = [
        Load(
            organisation=name,
            promised=promised.get(name),
            duties=duties.get(name, 0),
            answered=answered[name].outcomes.answered if name in answered else 0,
            minutes=answered[name].minutes if name in answered else 0,
        )
        for name in ids
    ]
    return tuple(sorted(found, key=lambda one: (-one.answered, one.organisation)))


def _duties(frame: Frame) -> Mapping[str, int]:
    rota = frame.rota
    return Counter(
        duty.organisation
        for duty in (rota.duties if rota else ())
        if duty.organisation and duty.period.overlaps(frame.first, frame.last)
    )
