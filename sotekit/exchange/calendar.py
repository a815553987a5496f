"""Calendars and address cards: seasons and closures as iCalendar, duty contacts as vCards."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta, timezone
from uuid import NAMESPACE_URL, uuid5

from sotekit.messages import Message, Translator, msg
from sotekit.model.closure import Closure
from sotekit.model.organisation import Audience
from sotekit.model.person import Person
from sotekit.model.repository import Repository
from sotekit.plain.ics import Entry, event_of, helsinki

STAMP = datetime(2000, 1, 1, tzinfo=timezone.utc)  # noqa: UP017 - the same bytes every time; a calendar only needs one
_FOLD = 75


def calendar_of(repository: Repository, words: Translator, sessions: Iterable[Entry] = ()) -> bytes:
    """Seasons, and closures that everybody may see, as all-day events whose ids stay the same; and `sessions`."""
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//sotekit//calendar//")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", repository.region.name.best(words.language))
    for key, title, first, last in _events(repository, words):
        event = Event()
        event.add("uid", f"{uuid5(NAMESPACE_URL, 'sotekit:calendar/' + key)}@sotekit")
        event.add("dtstamp", STAMP)
        event.add("summary", title)
        event.add("dtstart", first)
        # the end of an all-day event is the day after
        event.add("dtend", last + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    entries = [event_of(one) for one in sessions]
    for component in (helsinki(), *entries) if entries else ():
        calendar.add_component(component)
    return bytes(calendar.to_ical())


def _events(repository: Repository, words: Translator) -> Iterator[tuple[str, str, date, date]]:
    language = words.language
    for line in repository.lines:
        name = line.name.best(language)
        for season in line.seasons:
            title = msg("{line} is open", line=name)
            yield f"season/{line.id}/{season.id}", title.text(words), season.start, season.end
            yield from _closed(f"line/{line.id}/{season.id}", name, season.closures, words)
    for organisation in repository.organisations:
        name = organisation.name.best(language)
        yield from _closed(organisation.id, name, organisation.closures, words)
        for service in organisation.services:
            if service.audience is Audience.PUBLIC:
                named = f"{name}: {service.name.best(language)}"
                yield from _closed(
                    f"{organisation.id}/{service.id}", named, service.closures, words
                )


def _closed(
    key: str, name: str, closures: Iterable[Closure], words: Translator
) -> Iterator[tuple[str, str, date, date]]:
    for closure in closures:
        title: Message = msg("{name} is closed", name=name)
        if closure.note:
            title = msg(
                "{name} is closed: {note}", name=name, note=closure.note.best(words.language)
            )
        yield f"closure/{key}/{closure.start}", title.text(words), closure.start, closure.end


def cards_of(people: Iterable[Person], organisations: dict[str, str]) -> str:
    """VCards (version 4.0) of people on duty lists; `organisations` are names by id."""
    lines: list[str] = []
    for person in people:
        family = person.name.rpartition(" ")
        lines += [
            "BEGIN:VCARD",
            "VERSION:4.0",
            f"UID:urn:uuid:{uuid5(NAMESPACE_URL, 'sotekit:person/' + person.id)}",
            f"FN:{_escaped(person.name)}",
            f"N:{_escaped(family[2])};{_escaped(family[0])};;;",
            f"ORG:{_escaped(organisations.get(person.organisation, person.organisation))}",
        ]
        if person.phone:
            number = "".join(one for one in person.phone if one.isdecimal() or one == "+")
            lines.append(f"TEL;TYPE=work;VALUE=uri:tel:{number}")
        if person.email:
            lines.append(f"EMAIL;TYPE=work:{_escaped(person.email)}")
        lines.append("END:VCARD")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _escaped(text: str) -> str:
    for letter in ("\\", ",", ";"):
        text = text.replace(letter, f"\\{letter}")
    return text.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """Lines of at most 75 bytes; those that go on begin with a blank."""
    part = b""
    for letter in line:
        data = letter.encode("utf-8")
        if len(part) + len(data) > _FOLD:
            yield part.decode("utf-8")
            part = b" "
        part += data
    yield part.decode("utf-8")
