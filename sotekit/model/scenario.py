"""What is prepared for one kind of exceptional situation: points, tasks, messages and what is expected."""

from dataclasses import dataclass, replace
from typing import Annotated

from sotekit.model.crisis import CrisisPlan, ScenarioMessage, ScenarioTask
from sotekit.model.hours_text import HoursText
from sotekit.model.point import Offer, Point, Supply
from sotekit.model.record import ID, AtLeast, AtMost, Record, Ref
from sotekit.model.text import Text
from sotekit.plain.moments import Span


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
    over_the_door: Annotated[
        bool, "Helps in this situation without letting anybody in: at the door, outdoors, by phone."
    ] = False
    note: Annotated[Text | None, "What is different there in this situation."] = None


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
    come_back: Annotated[
        int,
        "Of a hundred who weren't helped, how many come back the next day.",
        AtLeast(0),
        AtMost(100),
    ] = 50
    closed: Annotated[
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
    fails: Annotated[tuple[Supply, ...], "What is out: power, water, heat, network, phone."] = ()
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
    tasks: Annotated[
        tuple[ScenarioTask, ...], "What is done besides the tasks of the plan, by whom and by when."
    ] = ()
    messages: Annotated[
        tuple[ScenarioMessage, ...], "What is told besides the messages of the plan."
    ] = ()
    without_network: Annotated[
        tuple[Text, ...], "What to do in this situation when phones or the network are out."
    ] = ()
    ends: Annotated[Text | None, "When to close it."] = None
    expects: Annotated[Expectations | None, "Assumptions of the simulation."] = None

    def all_tasks(self, plan: CrisisPlan | None) -> tuple[ScenarioTask, ...]:
        """The tasks of every situation and this scenario's own, by their time; an id of its own replaces the common one."""
        own = {one.id for one in self.tasks}
        common = tuple(one for one in plan.tasks if one.id not in own) if plan else ()
        return tuple(sorted((*common, *self.tasks), key=lambda one: one.within))

    def all_messages(self, plan: CrisisPlan | None) -> tuple[ScenarioMessage, ...]:
        """The messages of every situation and this scenario's own; an id of its own replaces the common one."""
        own = {one.id for one in self.messages}
        common = tuple(one for one in plan.messages if one.id not in own) if plan else ()
        return (*common, *self.messages)

    @property
    def points(self) -> tuple[ScenarioPoint, ...]:
        """Every point of every phase, in the order of opening."""
        return tuple(point for phase in self.phases for point in phase.points)

    @property
    def opened_at_once(self) -> tuple[str, ...]:
        """The points that open without an order of their own, each once."""
        found = (one.point for phase in self.phases if not phase.on_order for one in phase.points)
        return tuple(dict.fromkeys(found))

    def phase(self, phase: str) -> Phase | None:
        """The phase of that id."""
        return next((one for one in self.phases if one.id == phase), None)


def as_opened(point: Point, hours: HoursText | None, services: tuple[str, ...]) -> Point:
    """The point as it is in a situation: with other hours (at every stop too), and only those services.

    A service that the point's own file doesn't give is taken to be given whenever the point is open.
    """
    if hours is not None:
        point = replace(
            point,
            hours=hours if point.hours or not point.stops else None,
            stops=tuple(replace(stop, hours=hours) for stop in point.stops),
        )
    if not services:
        return point
    offers = ((point.offer(one), one) for one in services)
    return replace(point, services=tuple(offer or Offer(service=one) for offer, one in offers))
