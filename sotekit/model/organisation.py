"""One organisation: who it is, what it offers, when it is open and what it has promised to the lines."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from sotekit.model.closure import Closure
from sotekit.model.hours_text import HoursText
from sotekit.model.period import Period
from sotekit.model.record import EMAIL, ID, PHONE, WEB, AtLeast, Pattern, Record, Ref
from sotekit.model.text import Text


class OrganisationKind(StrEnum):
    """What sort of body it is."""

    ASSOCIATION = "association"
    PARISH = "parish"
    MUNICIPALITY = "municipality"
    COUNTY = "county"
    STATE = "state"
    NETWORK = "network"
    COMPANY = "company"


class Role(StrEnum):
    """What it does for a line: answers the phone, helps to market it, or is a partner."""

    ANSWERS = "answers"
    MARKETING = "marketing"
    PARTNER = "partner"


class Audience(StrEnum):
    """Who may see it: everybody, the organisations of the network, or only the responders."""

    PUBLIC = "public"
    NETWORK = "network"
    RESPONDER = "responder"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Record):
    """A way to reach the organisation or one of its services."""

    title: Annotated[Text | None, "Whose or what contact it is: Toimisto, Kriisityöntekijä."] = None
    name: Annotated[str | None, "The person's name, if it is one person's contact."] = None
    phone: Annotated[str | None, "Phone number.", PHONE] = None
    email: Annotated[str | None, "E-mail address.", EMAIL] = None
    web: Annotated[str | None, "Web address.", WEB] = None
    address: Annotated[str | None, "Street address."] = None
    themes: Annotated[
        tuple[Text, ...], "Diagnoses or themes this person is the contact for, for professionals."
    ] = ()
    audience: Annotated[Audience, "Who may see this contact."] = Audience.PUBLIC


@dataclass(frozen=True, slots=True, kw_only=True)
class Service(Record):
    """Something the organisation helps with."""

    id: Annotated[str, "Short name, unique within the organisation.", ID]
    name: Annotated[Text, "The service's name."]
    about: Annotated[Text | None, "What it is and whom it helps, in a sentence or two."] = None
    topics: Annotated[tuple[str, ...], "Topics it helps with.", Ref("topic")] = ()
    target_groups: Annotated[tuple[str, ...], "Whom it is meant for.", Ref("target_group")] = ()
    municipalities: Annotated[
        tuple[str, ...], "Where it is offered; left out: in the whole region.", Ref("municipality")
    ] = ()
    languages: Annotated[tuple[str, ...], "Languages of the service."] = ()
    hours: Annotated[HoursText | None, "Opening hours; left out: the organisation's."] = None
    closures: Annotated[tuple[Closure, ...], "Closed days, summer closures above all."] = ()
    contacts: Annotated[tuple[Contact, ...], "Contacts; left out: the organisation's."] = ()
    how: Annotated[Text | None, "How to get in: by phone, without appointment, by referral."] = None
    audience: Annotated[Audience, "Who may see this service."] = Audience.PUBLIC


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation(Record):
    """What the organisation has promised to one season of a line."""

    line: Annotated[str, "The line.", Ref("line")]
    season: Annotated[str, "The season of that line."]
    role: Annotated[Role, "answers, marketing or partner."]
    duties: Annotated[int | None, "How many duties it promises to answer.", AtLeast(0)] = None
    duties_at_most: Annotated[
        int | None, "How many it can take if needed; left out: as promised.", AtLeast(0)
    ] = None
    duties_at_least: Annotated[
        int | None, "How many duties it must get, if there is such an agreement.", AtLeast(0)
    ] = None
    prefers: Annotated[tuple[Period, ...], "Periods it would gladly take."] = ()
    avoids: Annotated[tuple[Period, ...], "Periods it can take but would rather not."] = ()
    note: Annotated[Text | None, "Things to take into account."] = None


class GrantKind(StrEnum):
    """What a wellbeing services county or a municipality gives money for."""

    PARTNERSHIP = "partnership"
    ACTIVITY = "activity"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant(Record):
    """A grant of the county. Those who get one are the first to present."""

    kind: Annotated[GrantKind, "partnership or activity."]
    start: Annotated[date | None, "Its first day; left out: since long."] = None
    end: Annotated[date | None, "Its last day; left out: until further notice."] = None

    def holds(self, day: date) -> bool:
        """Whether it is given on that day."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Presenting(Record):
    """What an organisation says of presenting itself at briefings and events."""

    willing: Annotated[bool, "Whether it presents at all."] = True
    target_groups: Annotated[
        tuple[str, ...],
        "Whom its presentation concerns; left out: those of its services.",
        Ref("target_group"),
    ] = ()
    away: Annotated[tuple[Closure, ...], "Days on which it can't; its closures count anyway."] = ()
    contact: Annotated[str | None, "Who is asked: a name or a role."] = None
    email: Annotated[
        str | None, "Where to write to; left out: the organisation's contact.", EMAIL
    ] = None
    minutes: Annotated[
        int | None, "How long it needs at least, if longer than usual.", AtLeast(1)
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Record):
    """An organisation of the region: an association, a parish, a municipality or another body."""

    id: Annotated[str, "Short name; the same as the file's name.", ID]
    name: Annotated[Text, "The name."]
    kind: Annotated[OrganisationKind, "What sort of body it is."]
    about: Annotated[Text | None, "What it does, in a sentence or two."] = None
    business_id: Annotated[
        str | None, "Business ID (Y-tunnus).", Pattern(r"[0-9]{7}-[0-9]", "1234567-1")
    ] = None
    municipalities: Annotated[
        tuple[str, ...], "Where it works; left out: in the whole region.", Ref("municipality")
    ] = ()
    languages: Annotated[tuple[str, ...], "Languages it serves in."] = ()
    hours: Annotated[HoursText | None, "Opening hours."] = None
    closures: Annotated[tuple[Closure, ...], "Closed days, summer closures above all."] = ()
    contacts: Annotated[tuple[Contact, ...], "Ways to reach it."] = ()
    services: Annotated[tuple[Service, ...], "What it helps with."] = ()
    participation: Annotated[tuple[Participation, ...], "What it has promised to the lines."] = ()
    grants: Annotated[tuple[Grant, ...], "Grants of the county."] = ()
    presenting: Annotated[
        Presenting | None, "How it presents itself at briefings; left out: as others do."
    ] = None
    logo: Annotated[str | None, "Path of its logo, relative to the repository."] = None
    confirmed: Annotated[date | None, "When it last confirmed that this file is right."] = None
    confirmed_by: Annotated[str | None, "Who confirmed it: a role, not a name."] = None
