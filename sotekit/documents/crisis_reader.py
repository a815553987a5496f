"""What the plan and the packs ask of the data: names, people, hours and numbers in the reader's words.

What the data lacks comes out as words too, marked as missing: a plan must not hide its own holes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sotekit.documents.audience import for_audience
from sotekit.documents.labels import language_names
from sotekit.documents.paper import Cell, Piece, Text
from sotekit.documents.point_list import numbered
from sotekit.documents.prose import prose_environment, read_text
from sotekit.documents.templates import Templates
from sotekit.documents.words import NO_BREAK, Speech, dialled
from sotekit.hours import read_hours, write_hours
from sotekit.i18n import Language
from sotekit.messages import Message, msg, msgn
from sotekit.model.hours_text import HoursText
from sotekit.model.organisation import Audience
from sotekit.model.point import Point
from sotekit.model.repository import Repository
from sotekit.model.scenario import Scenario, as_opened
from sotekit.model.text import LANGUAGES
from sotekit.model.text import Text as DataText
from sotekit.plain.moments import Span

FRESH_DAYS = 366
"""What was confirmed longer ago than this is said to be old."""

SURE = "⚠ "
"""Before what is missing, so that it is told by more than its colour."""


@dataclass(frozen=True, slots=True)
class Reader:
    """The data as those who run the network see it on one day, in one language."""

    repository: Repository
    words: Language
    today: date
    templates: Templates
    scenario: Scenario | None = None
    """The scenario that the document is for, if it is for one."""

    @classmethod
    def of(
        cls, repository: Repository, words: Language, today: date, templates: Templates
    ) -> "Reader":
        """With nothing but what the steering group and the people at the points may see."""
        return cls(for_audience(repository, Audience.RESPONDER), words, today, templates)

    @property
    def speech(self) -> Speech:
        """The reader's language, and what stands in for it."""
        return Speech(self.words.language, self.repository.region.languages)

    @property
    def points(self) -> tuple[Point, ...]:
        """All points in the order of their numbers, those that could be opened last."""
        return numbered(self.repository, candidates=True)

    def is_open(self, point: Point) -> bool:
        """Whether people can be sent there: it is in the network, or the scenario opens it."""
        if self.scenario is None:
            return not point.candidate
        return any(one.point == point.id for one in self.scenario.points)

    def in_scenario(self, scenario: Scenario) -> "Reader":
        """The same with the points as the scenario opens them: its hours and its services."""
        ordered = {one.point: one for one in scenario.points}
        points = (
            as_opened(one, ordered[one.id].hours, ordered[one.id].services)
            if one.id in ordered
            else one
            for one in self.repository.points
        )
        repository = replace(self.repository, points=tuple(points))
        return replace(self, repository=repository, scenario=scenario)

    # ---- words ----

    def say(self, message: Message) -> str:
        """The sentence in the reader's language."""
        return message.text(self.words)

    def line(self, message: Message, look: str = "") -> Piece:
        """The sentence as a piece."""
        return Piece(self.say(message), look)

    def missing(self, message: Message) -> Piece:
        """What the data lacks."""
        return Piece(SURE + self.say(message), "missing")

    def text(self, text: DataText, look: str = "") -> Piece:
        """A text of the data, marked with its language when it isn't the reader's."""
        said = self.speech.words(text)
        return Piece(said.text, look, said.language)

    def texts(self, texts: Iterable[DataText]) -> tuple[Cell, ...]:
        """Several texts, each a cell."""
        return tuple((self.text(one),) for one in texts)

    def long(self, name: str, values: Mapping[str, object] | None = None) -> Text | None:
        """The long text `<language>/crisis/<name>.md`, the repository's own or the built-in one."""
        order = dict.fromkeys((self.words.language, *LANGUAGES))
        files = {one: f"{one}/crisis/{name}.md" for one in order}
        env = prose_environment(self.templates, self.words)
        given = {"region": self.repository.region.name.best(self.words.language), **(values or {})}
        prose = read_text(name, files, env, self.templates, given)
        return None if prose is None else Text(prose)

    # ---- data ----

    def day(self, day: date | None, otherwise: Message, *, fresh: timedelta | None = None) -> Cell:
        """A day; marked where it is missing, and where it is longer ago than `fresh`."""
        if day is None:
            return (self.missing(otherwise),)
        written = self.words.day(day)
        if fresh is not None and day + fresh < self.today:
            return (self.missing(msg("{day}: check again", day=written)),)
        return (Piece(written),)

    def organisation(self, organisation: str) -> Piece:
        """Its name; its id where there is no such organisation, as `validate` reports."""
        found = self.repository.organisation(organisation)
        return self.text(found.name) if found else Piece(organisation)

    def person(self, person: str | None, otherwise: Message, *, phone: bool = True) -> Cell:
        """A name and under it the work phone."""
        found = self.repository.person(person) if person else None
        if found is None:
            return (Piece(person, "missing") if person else self.missing(otherwise),)
        if not phone:
            return (Piece(found.name),)
        if found.phone is None:
            return (Piece(found.name), self.missing(msg("No phone number")))
        return (Piece(found.name), number(found.phone))

    def person_line(self, person: str, lead: str = "") -> Piece:
        """Name and work phone on one line."""
        found = self.repository.person(person)
        if found is None:
            return Piece(lead + person, "missing")
        if found.phone is None:
            return self.missing(msg("{name}: no phone number", name=lead + found.name))
        phone = dialled(found.phone)
        return Piece(f"{lead}{found.name} · {phone.shown}", "strong", dial=phone.dial)

    def span(self, span: Span) -> str:
        """A stretch of time: 30 min, 2 h, 3 days."""
        if span.minutes and span.minutes % 1440 == 0:
            return self.say(msgn("{count} day", "{count} days", span.minutes // 1440))
        if span.minutes and span.minutes % 60 == 0:
            return self.say(msg("{count} h", count=span.minutes // 60))
        return self.say(msg("{count} min", count=span.minutes))

    def again(self, span: Span) -> str:
        """How often something is done again: then every 12 hours."""
        if span.minutes and span.minutes % 1440 == 0:
            return self.say(msgn("then every day", "then every {count} days", span.minutes // 1440))
        if span.minutes and span.minutes % 60 == 0:
            return self.say(msgn("then every hour", "then every {count} hours", span.minutes // 60))
        return self.say(msg("then every {count} minutes", count=span.minutes))

    def hours(self, hours: HoursText | None, otherwise: Message) -> Cell:
        """Opening hours, part by part as they are written in the reader's language."""
        if hours is None:
            return (self.missing(otherwise),)
        read, _ = read_hours(hours)
        if read is None:
            return tuple(Piece(one) for one in hours.lines)
        return (Piece(write_hours(read, self.words.language)),)

    def service(self, service: str) -> Piece:
        """The name of a service of the points."""
        found = self.repository.region.point_service(service)
        return self.text(found.name) if found else Piece(service)

    def area(self, area: str) -> Piece:
        """The name of an area."""
        found = self.repository.region.area(area)
        return self.text(found.name) if found else Piece(area)

    def areas(self, areas: Iterable[str]) -> str:
        """The names of areas in a row."""
        return ", ".join(self.area(one).text for one in areas)

    def languages(self, languages: tuple[str, ...]) -> str:
        """`suomi, ruotsi` of `fi, sv`."""
        return language_names(languages, self.words)

    def number_of(self, point: str) -> str:
        """The point's number on the map and in the tables."""
        found = (str(at) for at, one in enumerate(self.points, start=1) if one.id == point)
        return next(found, "")

    def point(self, point: str) -> Piece:
        """The point's number and name."""
        found = self.repository.point(point)
        if found is None:
            return Piece(point, "missing")
        said = self.text(found.name)
        at = self.number_of(point)
        return Piece(f"{at}{NO_BREAK}{said.text}" if at else said.text, "", said.language)


def number(phone: str) -> Piece:
    """A phone number that stays on one line and can be called by touching it."""
    to_call = dialled(phone)
    return Piece(to_call.shown, "strong", dial=to_call.dial)
