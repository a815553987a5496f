"""What is prepared for one kind of exceptional situation: points, tasks, messages and what is expected."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from sotekit.model.crisis import CrisisRole
from sotekit.model.hours_text import HoursText
from sotekit.model.record import ID, AtLeast, AtMost, Record, Ref
from sotekit.model.text import Text
from sotekit.plain.moments import Span


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
class ScenarioPoint(Record):
    """A point that the scenario opens, where it differs from the point's own file."""

    point: Annotated[str, "The point.", Ref("point")]
    hours: Annotated[HoursText | None, "Hours in this situation; left out: the point's own."] = None
    services: Annotated[
        tuple[str, ...],
        "What it gives in this situation; left out: the point's own services.",
        Ref("point_service"),
    ] = ()
    note: Annotated[Text | None, "What is different there: ulko-oven luukku, autosta jaettuna."] = (
        None
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase(Record):
    """Points that are opened together."""

    id: Annotated[str, "Short name, unique within the scenario.", ID]
    name: Annotated[Text | None, "What people call it."] = None
    within: Annotated[Span, "How long after the start they are to be open: 4 h, 2 d."]
    on_order: Annotated[
        bool, "true: opened only when the coordinator says so; false: at once with the activation."
    ] = False
    points: Annotated[tuple[ScenarioPoint, ...], "The points, in the order they are called."] = ()


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
class Demand(Record):
    """How many are assumed to need a service, day by day: a guess to plan by, never a figure of what happened."""

    service: Annotated[str, "The service.", Ref("point_service")]
    area: Annotated[str | None, "Where; left out: by any point of the region.", Ref("area")] = None
    first_day: Annotated[int, "People on the first day.", AtLeast(0)]
    peak: Annotated[int, "People on the busiest day.", AtLeast(0)]
    peak_day: Annotated[int, "Which day is the busiest; 1 is the day of the start.", AtLeast(1)]
    last_day: Annotated[int, "The day from which nobody needs it any more.", AtLeast(1)]
    basis: Annotated[Text | None, "What the guess rests on."] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectations(Record):
    """Assumptions of the simulation."""

    days: Annotated[int, "How many days to look at.", AtLeast(1), AtMost(365)] = 14
    demand: Annotated[tuple[Demand, ...], "The need, service by service."] = ()
    wait: Annotated[
        int,
        "Of a hundred who weren't helped, how many come back the next day.",
        AtLeast(0),
        AtMost(100),
    ] = 50
    pair_loss: Annotated[
        int,
        "Of a hundred days of a point, how many it is closed for lack of people.",
        AtLeast(0),
        AtMost(100),
    ] = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario(Record):
    """One kind of exceptional situation, prepared in normal times."""

    id: Annotated[str, "Short name; the same as the file's name.", ID]
    name: Annotated[Text, "The scenario's name."]
    when: Annotated[Text, "When to activate it: what one sees or hears, and who may decide."]
    situation: Annotated[
        Text,
        "What residents are told has happened, in a sentence or two that hold in every such case.",
    ]
    advice: Annotated[tuple[Text, ...], "What residents are advised to do."] = ()
    avoid_contacts: Annotated[
        bool,
        "Whether people must keep apart: only points where that is possible, small and scattered.",
    ] = False
    limits: Annotated[
        tuple[Text, ...], "What the points must keep to: group sizes, masks, cash, heat."
    ] = ()
    services: Annotated[
        tuple[str, ...],
        "What must be had in every area; left out: the minimum services of the network.",
        Ref("point_service"),
    ] = ()
    lines: Annotated[
        tuple[str, ...], "Phone lines that answer longer or whose number is given out.", Ref("line")
    ] = ()
    line_hours: Annotated[HoursText | None, "When those lines are answered in this situation."] = (
        None
    )
    phases: Annotated[tuple[Phase, ...], "Which points open, and in what order."] = ()
    tasks: Annotated[tuple[ScenarioTask, ...], "What is done, by whom and by when."] = ()
    messages: Annotated[tuple[ScenarioMessage, ...], "What is told to whom."] = ()
    without_network: Annotated[
        tuple[Text, ...], "What to do in this situation when phones or the network are out."
    ] = ()
    ends: Annotated[Text | None, "When to close it."] = None
    expects: Annotated[Expectations | None, "Assumptions of the simulation."] = None

    @property
    def points(self) -> tuple[ScenarioPoint, ...]:
        """Every point of every phase, in the order of opening."""
        return tuple(point for phase in self.phases for point in phase.points)

    def phase(self, phase: str) -> Phase | None:
        """The phase of that id."""
        return next((one for one in self.phases if one.id == phase), None)
