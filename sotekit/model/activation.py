"""A scenario put to use: what was ordered when it was activated, and what has been written down since.

The record is never changed once made, but for its evaluation afterwards. Whatever happens goes to the log beside
it, a row at a time, so that two people without a network never write to one file.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from sotekit.model.crisis import CrisisRole, GroupDecision
from sotekit.model.hours_text import HoursText
from sotekit.model.record import Pattern, Record, Ref
from sotekit.model.text import Text
from sotekit.plain.moments import Span

ACTIVATION_ID = Pattern(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}-[a-z0-9]+(?:-[a-z0-9]+)*", "2027-01-14-power-cut"
)


class ActivationKind(StrEnum):
    """For real, or an exercise. Nothing that an exercise writes can be taken for real."""

    REAL = "real"
    EXERCISE = "exercise"


class PointStatus(StrEnum):
    """How far a point is."""

    ALERTED = "alerted"
    STANDING_BY = "standing-by"
    ACTIVE = "active"
    DEACTIVATED = "deactivated"
    UNABLE = "unable"


class EntryKind(StrEnum):
    """What a row of the log tells of."""

    POINT = "point"
    TASK = "task"
    EXTEND = "extend"
    REDUCE = "reduce"
    CONTACT = "contact"
    NOTE = "note"
    CLOSE = "close"


class EntryState(StrEnum):
    """What became of it: a point's status, a task done or taken up again, a contact reached or not."""

    ALERTED = "alerted"
    STANDING_BY = "standing-by"
    ACTIVE = "active"
    DEACTIVATED = "deactivated"
    UNABLE = "unable"
    DONE = "done"
    NOT_DONE = "not-done"
    REACHED = "reached"
    NO_ANSWER = "no-answer"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivatedPoint(Record):
    """A point as it was ordered to open."""

    point: Annotated[str, "The point.", Ref("point")]
    phase: Annotated[str | None, "The phase of the scenario."] = None
    due: Annotated[datetime | None, "When it is to be open."] = None
    waits: Annotated[bool, "Opened only when the coordinator says so."] = False
    hours: Annotated[HoursText | None, "Hours, where they differ from the point's own."] = None
    services: Annotated[
        tuple[str, ...], "Services, where they differ from the point's own.", Ref("point_service")
    ] = ()
    over_the_door: Annotated[bool, "Nobody is let in: help at the door, outdoors, by phone."] = (
        False
    )
    note: Annotated[Text | None, "What is different there."] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivatedTask(Record):
    """A task with its owner and its moment."""

    id: Annotated[
        str,
        "Short name, unique within the activation.",
        Pattern(r"[a-z0-9]+(?:[-.][a-z0-9]+)*", "call-points"),
    ]
    task: Annotated[Text, "What to do."]
    role: Annotated[CrisisRole | None, "Whose task by the scenario."] = None
    owner: Annotated[str | None, "Who.", Ref("person")] = None
    deputies: Annotated[tuple[str, ...], "Who steps in, in order.", Ref("person")] = ()
    about: Annotated[str | None, "The point, area or service that it is about."] = None
    due: Annotated[datetime, "When it must be done."]
    every: Annotated[Span | None, "Done again so much later."] = None
    how: Annotated[Text | None, "How."] = None


class EvaluationPart(StrEnum):
    """What a remark of the evaluation is about. The last three are how people took part."""

    WORKED = "worked"
    FAILED = "failed"
    OWN_LIFE = "own-life"
    COMMUNITIES = "communities"
    COMMON_GOOD = "common-good"


PARTICIPATION = (
    EvaluationPart.OWN_LIFE,
    EvaluationPart.COMMUNITIES,
    EvaluationPart.COMMON_GOOD,
)
"""In one's own life, in communities and decisions, in the common good."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark(Record):
    """One thing that was said when the activation was talked over."""

    part: Annotated[
        EvaluationPart,
        "worked, failed; or how people took part: own-life (was one heard, could one choose), communities "
        "(who planned and decided), common-good (who could help others, what stays).",
    ]
    text: Annotated[Text, "What was said. Nothing of a person."]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation(Record):
    """What was learnt."""

    on: Annotated[date, "When it was talked over."]
    asked: Annotated[Text | None, "Who was asked, how and how many: counts only."] = None
    remarks: Annotated[tuple[Remark, ...], "What was said."] = ()
    decisions: Annotated[tuple[GroupDecision, ...], "What is changed because of it."] = ()

    def of(self, part: EvaluationPart) -> tuple[Remark, ...]:
        """The remarks of one part."""
        return tuple(one for one in self.remarks if one.part is part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Activation(Record):
    """One use of a scenario, for real or as an exercise."""

    id: Annotated[str, "The day and the scenario; the same as the file's name.", ACTIVATION_ID]
    scenario: Annotated[str, "The scenario.", Ref("scenario")]
    kind: Annotated[ActivationKind, "real or exercise."]
    start: Annotated[datetime, "When it was activated: 2027-01-14 21:40."]
    by: Annotated[str | None, "Who activated it: a role, not a name."] = None
    points: Annotated[tuple[ActivatedPoint, ...], "The points it opens, in order."] = ()
    tasks: Annotated[tuple[ActivatedTask, ...], "The tasks it sends out."] = ()
    services: Annotated[
        tuple[str, ...], "What must be had in every area.", Ref("point_service")
    ] = ()
    evaluation: Annotated[Evaluation | None, "What was learnt, written afterwards."] = None

    @property
    def is_exercise(self) -> bool:
        """Whether everything it writes must say that it is an exercise."""
        return self.kind is ActivationKind.EXERCISE


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Record):
    """One row of an activation's log."""

    id: Annotated[
        str, "Random: says nothing about who wrote it.", Pattern(r"[a-z0-9]{6,16}", "k7wq3xmz")
    ]
    at: Annotated[datetime, "When it happened."]
    entry: Annotated[EntryKind, "point, task, extend, reduce, contact, note or close."]
    about: Annotated[str | None, "The point, task or contact."] = None
    state: Annotated[EntryState | None, "What became of it."] = None
    hours: Annotated[HoursText | None, "New hours of the point, when extended or reduced."] = None
    services: Annotated[
        tuple[str, ...],
        "Services that extend adds or reduce takes away, joined with +.",
        Ref("point_service"),
    ] = ()
    note: Annotated[str | None, "Why, or what else to know. Nothing of a person."] = None


@dataclass(frozen=True, slots=True)
class Journal:
    """An activation with everything that its log tells, in order of time."""

    activation: Activation
    entries: tuple[Entry, ...] = ()

    @property
    def closed(self) -> datetime | None:
        """When it was closed; None while it is on."""
        return next((one.at for one in self.entries if one.entry is EntryKind.CLOSE), None)
