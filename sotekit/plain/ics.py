"""Calendar files (iCalendar, RFC 5545): entries that stay the same entry when they are read in again.

A program tells an entry by its UID, and takes the version with the highest SEQUENCE, then the latest DTSTAMP. Both
are given by whoever makes the entry, so that the same data gives the same bytes.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from unicodedata import normalize

if TYPE_CHECKING:
    import icalendar

ZONE = "Europe/Helsinki"
_SUMMER, _WINTER = timedelta(hours=3), timedelta(hours=2)


@dataclass(frozen=True, slots=True)
class Alarm:
    """A reminder, this long before the entry begins."""

    before: timedelta
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One event of a calendar. `start` and `end` are local times in Finland, or days, the end being the last one."""

    uid: str
    sequence: int
    stamp: date
    start: datetime | date
    end: datetime | date
    summary: str
    description: str = ""
    location: str = ""
    url: str = ""
    organiser: tuple[str, str] | None = None
    """Name and e-mail address."""
    cancelled: bool = False
    busy: bool = True
    alarms: tuple[Alarm, ...] = ()


def calendar_bytes(name: str, product: str, entries: Iterable[Entry]) -> bytes:
    """The entries as a file. `name` is what calendar programs show, `product` who made it."""
    from icalendar import Calendar, vText

    calendar = Calendar()
    calendar.add("prodid", f"-//sotekit//{product}//")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar["x-wr-calname"] = vText(_line(name))  # add() would leave commas bare
    calendar.add_component(helsinki())
    for one in entries:
        calendar.add_component(event_of(one))
    return bytes(calendar.to_ical())


def event_of(entry: Entry) -> "icalendar.Event":
    """The entry as icalendar's event, for a calendar that holds others too."""
    from icalendar import Event, vCalAddress, vText

    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("dtstamp", datetime.combine(entry.stamp, time(), UTC))
    event.add("dtstart", _moment(entry.start))
    event.add("dtend", _end(entry.end))
    event.add("summary", normalize("NFC", entry.summary))
    for key in ("description", "location", "url"):
        if value := getattr(entry, key):
            event.add(key, normalize("NFC", value))
    if entry.organiser:
        name, address = entry.organiser
        organiser = vCalAddress(f"mailto:{address}")
        organiser.params["cn"] = vText(_line(name.replace('"', "”")))
        event["organizer"] = organiser
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    event.add("transp", "OPAQUE" if entry.busy and not entry.cancelled else "TRANSPARENT")
    for alarm in () if entry.cancelled else entry.alarms:
        event.add_component(_alarm(alarm))
    return event


def _line(text: str) -> str:
    return normalize("NFC", " ".join(text.split()))


def _alarm(alarm: Alarm) -> "icalendar.Alarm":
    from icalendar import Alarm as Component

    component = Component()
    component.add("action", "DISPLAY")
    component.add("description", normalize("NFC", alarm.text))
    component.add("trigger", -alarm.before)
    return component


def _moment(moment: datetime | date) -> datetime | date:
    from zoneinfo import ZoneInfo

    return moment.replace(tzinfo=ZoneInfo(ZONE)) if isinstance(moment, datetime) else moment


def _end(end: datetime | date) -> datetime | date:
    """The end of an all-day entry is the day after its last one."""
    return _moment(end) if isinstance(end, datetime) else end + timedelta(days=1)


def helsinki() -> "icalendar.Timezone":
    """The time zone by its rule, which holds for every year since 1996: no program needs a list of its own."""
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    zone = Timezone()
    zone.add("tzid", ZONE)
    for component, name, month, hour, before, after in (
        (TimezoneDaylight(), "EEST", 3, 3, _WINTER, _SUMMER),
        (TimezoneStandard(), "EET", 10, 4, _SUMMER, _WINTER),
    ):
        component.add("tzname", name)
        # the local time before the clocks are turned, on the first such day of the rule
        day = 31 if month == 3 else 27  # the last Sundays of March and October 1996
        component.add("dtstart", datetime(1996, month, day, hour))  # noqa: DTZ001 - local by the standard
        component.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        component.add("tzoffsetfrom", before)
        component.add("tzoffsetto", after)
        zone.add_component(component)
    return zone
