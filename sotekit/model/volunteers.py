"""Volunteers as counts and tasks. There is no register of them here: who they are, their own organisation knows."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from sotekit.model.hours_text import HoursText
from sotekit.model.record import ID, AtLeast, Record, Ref
from sotekit.model.text import Text


class TrainingKind(StrEnum):
    """Training that everybody gets, and training for one kind of situation."""

    BASIC = "basic"
    SITUATION = "situation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Training(Record):
    """What some of the group have been trained in."""

    kind: Annotated[TrainingKind, "basic, or situation: for one kind of exceptional situation."]
    name: Annotated[Text, "What it was."]
    count: Annotated[int, "How many of the group have it.", AtLeast(0)]
    valid_until: Annotated[date | None, "The last day it is valid; left out: it does not end."] = (
        None
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Insurance(Record):
    """What the volunteers are insured against."""

    covers: Annotated[Text, "What the insurance covers."]
    taken_by: Annotated[str, "Who has taken it.", Ref("organisation")]
    valid_until: Annotated[
        date | None, "The last day it is valid; left out: it is renewed by itself."
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Supervision(Record):
    """Somebody to unload to after a heavy situation."""

    how: Annotated[Text, "How: a talk after each shift, a group once a month."]
    offered_by: Annotated[str, "Who offers it.", Ref("organisation")]
    next: Annotated[date | None, "When next."] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VolunteerGroup(Record):
    """The volunteers of one organisation who do the same things."""

    id: Annotated[str, "Short name.", ID]
    name: Annotated[Text, "What the group is called."]
    organisation: Annotated[str, "Whose volunteers.", Ref("organisation")]
    contact: Annotated[str | None, "Who calls them together.", Ref("person")] = None
    count: Annotated[int, "How many volunteers there are.", AtLeast(0)]
    at_once: Annotated[int | None, "How many can be had at the same time.", AtLeast(0)] = None
    areas: Annotated[tuple[str, ...], "Where they go; left out: anywhere.", Ref("area")] = ()
    services: Annotated[tuple[str, ...], "Services they help with.", Ref("point_service")] = ()
    tasks: Annotated[tuple[Text, ...], "What they do, in words."] = ()
    languages: Annotated[tuple[str, ...], "Languages among them."] = ()
    hours: Annotated[HoursText | None, "When they can be had; left out: as agreed."] = None
    training: Annotated[tuple[Training, ...], "What they have been trained in."] = ()
    insurance: Annotated[Insurance | None, "Their insurance; left out: none is known of."] = None
    expenses: Annotated[Text | None, "Which expenses are paid, and by whom."] = None
    supervision: Annotated[
        tuple[Supervision, ...], "Unloading and supervision offered to them."
    ] = ()
    note: Annotated[Text | None, "What else to know."] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Volunteers(Record):
    """The file of volunteer groups."""

    groups: Annotated[tuple[VolunteerGroup, ...], "The groups."]
