"""What the documents show: frozen, already in the reader's language and already cut to the audience.

Every output (HTML, PDF, Markdown) is made from a `GuideView` and from nothing else, so they can't disagree.
"""

from dataclasses import dataclass
from datetime import date, time

from sotekit.model.organisation import Audience

LONG = 120
"""Organisations from which on a handbook is long."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text of the data. `language` is empty when it is the document's own, else the one it fell back to."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """Something with a name that the document can link to: `anchor` is its place in the document."""

    id: str
    anchor: str
    name: Words


@dataclass(frozen=True, slots=True)
class Phone:
    """A number as it is printed (with spaces that don't break) and as a telephone dials it."""

    shown: str
    dial: str


@dataclass(frozen=True, slots=True)
class ClosureView:
    """Closed days, both ends included."""

    start: date
    end: date
    note: Words | None = None


@dataclass(frozen=True, slots=True)
class HoursView:
    """Opening hours as lines to read; `schedule` is the index of their day table, -1 where there is none.

    `always` is set where it is open around the clock on every day that the document looks at.
    """

    lines: tuple[Words, ...]
    schedule: int = -1
    always: bool = False


@dataclass(frozen=True, slots=True)
class ContactView:
    """A way to reach somebody."""

    title: Words | None = None
    name: str | None = None
    phone: Phone | None = None
    email: str | None = None
    web: str | None = None
    address: str | None = None
    themes: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HelplineView:
    """A national number. `languages` are ISO 639 codes, as everywhere in the view."""

    id: str
    anchor: str
    name: Words
    phone: Phone
    about: Words | None
    hours: HoursView | None
    hours_note: Words | None
    price: Words | None
    languages: tuple[str, ...]
    topics: tuple[Named, ...]
    checked: date
    published_by: str
    web: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceView:
    """Something an organisation helps with; hours, closures and contacts are those that hold for it."""

    id: str
    anchor: str
    name: Words
    about: Words | None
    how: Words | None
    topics: tuple[Named, ...]
    target_groups: tuple[Named, ...]
    municipalities: tuple[Named, ...]
    languages: tuple[str, ...]
    hours: HoursView | None
    own_hours: bool
    closures: tuple[ClosureView, ...]
    contacts: tuple[ContactView, ...]
    phone: Phone | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationView:
    """An organisation as a card of the register. `stale`: not confirmed since `GuideView.fresh_from`."""

    id: str
    anchor: str
    letter: str
    name: Words
    kind: str
    about: Words | None
    municipalities: tuple[Named, ...]
    languages: tuple[str, ...]
    hours: HoursView | None
    closures: tuple[ClosureView, ...]
    contacts: tuple[ContactView, ...]
    services: tuple[ServiceView, ...]
    phone: Phone | None
    web: str | None
    confirmed: date | None
    stale: bool


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One place to suggest: a service and whose it is."""

    service: ServiceView
    organisation: OrganisationView


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicView:
    """What the caller tells about, and whom to suggest then."""

    id: str
    anchor: str
    name: Words
    help: Words | None
    synonyms: tuple[Words, ...]
    helplines: tuple[HelplineView, ...]
    suggestions: tuple[Suggestion, ...]


@dataclass(frozen=True, slots=True)
class PersonView:
    """A worker on the duty list."""

    name: str
    organisation: Words | None
    phone: Phone | None
    email: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyView:
    """One turn at the phone, with where the phone comes from and when."""

    id: str
    first: date
    last: date
    part: str
    week: int
    organisation: Named | None
    responders: tuple[PersonView, ...]
    back_up: PersonView | None
    handover_from: Named | None
    handover_time: time | None
    handover_place: Words | None
    note: Words | None


@dataclass(frozen=True, slots=True)
class Closed:
    """Who is closed in a week. `service` is None when the whole organisation is."""

    organisation: Named
    service: Words | None
    closure: ClosureView
    whole_week: bool


@dataclass(frozen=True, slots=True)
class WeekView:
    """One week of the calendar of closures."""

    number: int
    first: date
    last: date
    closed: tuple[Closed, ...]


@dataclass(frozen=True, slots=True)
class Member:
    """An organisation in an index, with those of its services that belong there."""

    organisation: Named
    services: tuple[Named, ...]
    phone: Phone | None


@dataclass(frozen=True, slots=True)
class Group:
    """One heading of an index (a municipality, a target group) and what belongs there."""

    id: str
    anchor: str
    name: Words
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme or diagnosis, and the contact persons for it."""

    name: Words
    contacts: tuple[tuple[Named, ContactView], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineView:
    """The helpline itself and the season the document is for."""

    name: Words
    phone: Phone
    about: Words | None
    price: Words | None
    subscription: Words | None
    web: str | None
    languages: tuple[str, ...]
    season: str
    start: date
    end: date
    hours: HoursView
    closures: tuple[ClosureView, ...]
    duty: str
    handover_time: time | None
    handover_place: Words | None
    handover_checks: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class DayTable:
    """When something is open, day by day, for the page to say “open now”. Minutes from midnight, local time.

    `week` holds Monday to Sunday; `exceptions` the days of the table's horizon that differ from their weekday.
    An interval that ends after 1440 goes on into the next day.
    """

    week: tuple[tuple[tuple[int, int], ...], ...]
    exceptions: tuple[tuple[date, tuple[tuple[int, int], ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideView:
    """The whole handbook for one line, season, language and audience, made on the day `made`."""

    language: str
    audience: Audience
    made: date
    region: Words
    line: LineView
    emergency: tuple[HelplineView, ...]
    helplines: tuple[HelplineView, ...]
    checked: date | None
    duty: DutyView | None
    duties: tuple[DutyView, ...]
    topics: tuple[TopicView, ...]
    organisations: tuple[OrganisationView, ...]
    weeks: tuple[WeekView, ...]
    municipalities: tuple[Group, ...]
    target_groups: tuple[Group, ...]
    themes: tuple[Theme, ...]
    fresh_from: date
    horizon: tuple[date, date]
    tables: tuple[DayTable, ...]

    @property
    def long(self) -> bool:
        """Whether there is so much that lists say less of each, and leave the rest to the register."""
        return len(self.organisations) > LONG

    @property
    def for_responders(self) -> bool:
        """Whether the reader works with the line: the rota and the instructions are for them."""
        return self.audience is not Audience.PUBLIC
