"""The plan for exceptional situations: who steers, who carries the coordination, who is responsible for what."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from sotekit.model.record import EMAIL, ID, PHONE, WEB, AtLeast, Record, Ref
from sotekit.model.text import Text
from sotekit.plain.moments import Span


class CrisisRole(StrEnum):
    """Whose task something is, when it isn't one named person's."""

    COORDINATOR = "coordinator"
    CHAIR = "chair"
    COMMUNICATIONS = "communications"
    SUPPLIES = "supplies"
    VOLUNTEERS = "volunteers"
    RECORDS = "records"
    SERVICE = "service"
    AREA = "area"
    POINT = "point"


class MessageChannel(StrEnum):
    """How a message of the plan travels."""

    SMS = "sms"
    EMAIL = "email"
    SOCIAL = "social"
    WEB = "web"
    RADIO = "radio"
    NOTICE = "notice"


class MessageAudience(StrEnum):
    """Whom a message is for."""

    RESIDENTS = "residents"
    POINTS = "points"
    VOLUNTEERS = "volunteers"
    PROFESSIONALS = "professionals"
    MEDIA = "media"
    STEERING = "steering"


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupMember(Record):
    """A seat in the steering and coordination group."""

    organisation: Annotated[str, "Whose seat it is.", Ref("organisation")]
    person: Annotated[str | None, "Who sits in it; left out: nobody named yet.", Ref("person")] = (
        None
    )
    deputy: Annotated[str | None, "Who comes instead.", Ref("person")] = None
    title: Annotated[Text | None, "What the member is there for: puheenjohtaja, diakonia."] = None
    duties: Annotated[
        tuple[CrisisRole, ...],
        "What falls to this member in an exceptional situation: chair, communications, supplies, "
        "volunteers, records.",
    ] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupDecision(Record):
    """Something that the group decided, who sees to it and by when."""

    text: Annotated[Text, "What was decided."]
    owner: Annotated[str, "Who sees to it.", Ref("responder")]
    due: Annotated[date, "By when."]
    done: Annotated[date | None, "When it was carried out."] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupMeeting(Record):
    """One meeting of the group."""

    on: Annotated[date, "The day."]
    attended: Annotated[
        tuple[str, ...], "The organisations that were there.", Ref("organisation")
    ] = ()
    text: Annotated[Text | None, "What was gone through, in a sentence or two."] = None
    decisions: Annotated[tuple[GroupDecision, ...], "What was decided."] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SteeringGroup(Record):
    """The group that keeps the plan ready and leads when it is used. It meets in normal times too."""

    name: Annotated[Text | None, "What the group is called."] = None
    members: Annotated[tuple[GroupMember, ...], "The members and their deputies."] = ()
    every_months: Annotated[int, "How often it meets in normal times, in months.", AtLeast(1)] = 6
    next: Annotated[date | None, "The next meeting, when it is agreed."] = None
    place: Annotated[Text | None, "Where it meets, and how one joins from afar."] = None
    meetings: Annotated[tuple[GroupMeeting, ...], "Its meetings, oldest first."] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CoordinationDuty(Record):
    """Who carries the coordination, and who steps in when that person can't."""

    organisation: Annotated[str, "The organisation that carries it.", Ref("organisation")]
    people: Annotated[
        tuple[str, ...],
        "Who carries it, then who steps in, in that order. Two at the very least.",
        Ref("person"),
    ] = ()
    phone: Annotated[str | None, "The number that reaches the duty whoever has it.", PHONE] = None
    place: Annotated[Text | None, "Where the coordination sits, also without power or network."] = (
        None
    )
    how: Annotated[Text | None, "How the duty passes from one to the next."] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Party(Record):
    """An organisation that has agreed to the plan, and what it has promised."""

    organisation: Annotated[str, "Who.", Ref("organisation")]
    promise: Annotated[Text | None, "What it brings: rooms, people, food, a vehicle, a phone."] = (
        None
    )
    signed: Annotated[date | None, "When it agreed."] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyContact(Record):
    """Somebody to reach when it happens. The number is tried in normal times too."""

    id: Annotated[str, "Short name, unique within the plan.", ID]
    name: Annotated[
        Text, "Whose number it is: a duty, an office, a role. A person only if need be."
    ]
    organisation: Annotated[str | None, "Where.", Ref("organisation")] = None
    phone: Annotated[str, "The number that is answered at night too, if there is one.", PHONE]
    other_phone: Annotated[str | None, "Another way by phone.", PHONE] = None
    email: Annotated[str | None, "E-mail address.", EMAIL] = None
    when: Annotated[Text | None, "When to call it, and what to ask."] = None
    first: Annotated[
        int | None,
        "Its place in the order of the first calls; left out: not among them.",
        AtLeast(1),
    ] = None
    tried: Annotated[date | None, "When the number was last tried."] = None
    answered: Annotated[bool | None, "Whether somebody answered then."] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioTask(Record):
    """One thing to do, counted from the start."""

    id: Annotated[str, "Short name, unique within the scenario.", ID]
    task: Annotated[Text, "What to do."]
    role: Annotated[
        CrisisRole | None,
        "Whose task: coordinator, chair, communications, supplies, volunteers, records; "
        "area, service, point: of each area, service entity or open point.",
    ] = None
    person: Annotated[str | None, "Who, where it is one named person's.", Ref("person")] = None
    deputy: Annotated[str | None, "Who steps in for that person.", Ref("person")] = None
    service: Annotated[str | None, "Of the role service: which one's.", Ref("point_service")] = None
    area: Annotated[str | None, "Of the role area: which one's; left out: each.", Ref("area")] = (
        None
    )
    within: Annotated[Span, "How long after the start it must be done: 30 min, 2 h, 1 d."]
    every: Annotated[Span | None, "Done again and again, so long apart: 12 h, 1 d."] = None
    contacts: Annotated[
        tuple[str, ...], "Whom to call for it, from the plan's contact list.", Ref("key_contact")
    ] = ()
    how: Annotated[Text | None, "How, in a sentence or two; what to do when the phone is dead."] = (
        None
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioMessage(Record):
    """A message that is written with the activation."""

    id: Annotated[str, "Short name, unique within the scenario.", ID]
    channel: Annotated[MessageChannel, "sms, email, social, web, radio or notice."]
    audience: Annotated[
        MessageAudience, "residents, points, volunteers, professionals, media or steering."
    ]
    within: Annotated[Span | None, "How long after the start it must be out."] = None
    text: Annotated[
        Text | None, "Its own words; left out: the template of its audience and channel."
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CrisisPlan(Record):
    """How the organisations of the region help together in an exceptional situation.

    Who answers for each area and each service is said in region.yaml (areas, point_services).
    """

    name: Annotated[Text, "The plan's name."]
    about: Annotated[Text | None, "Whom it helps and how, in a few sentences."] = None
    approved: Annotated[date | None, "When the group last approved it."] = None
    review: Annotated[date | None, "When it is to be gone through next."] = None
    group: Annotated[SteeringGroup, "The steering and coordination group."]
    coordination: Annotated[CoordinationDuty, "Who carries the coordination."]
    parties: Annotated[tuple[Party, ...], "Who has agreed to the plan, and to what."] = ()
    contacts: Annotated[
        tuple[KeyContact, ...], "Numbers to reach, each with the day it was tried."
    ] = ()
    try_every_months: Annotated[int, "How often every number is tried, in months.", AtLeast(1)] = 6
    tasks: Annotated[
        tuple[ScenarioTask, ...],
        "What is done in every exceptional situation; scenarios add theirs.",
    ] = ()
    messages: Annotated[
        tuple[ScenarioMessage, ...], "What is told in every one; scenarios add theirs."
    ] = ()
    without_network: Annotated[
        tuple[Text, ...], "What is agreed for a time without phones and network: where, when, who."
    ] = ()
    phone: Annotated[str | None, "The number that residents are given.", PHONE] = None
    web: Annotated[str | None, "Where the public page will be.", WEB] = None

    def contact(self, contact: str) -> KeyContact | None:
        """The contact of that id."""
        return next((one for one in self.contacts if one.id == contact), None)
