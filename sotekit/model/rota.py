"""The agreed duties of one season of a line."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Annotated

from sotekit.model.period import Period
from sotekit.model.record import ID, AtLeast, Record, Ref
from sotekit.model.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty(Record):
    """One turn at the phone. Its period is its id within the rota."""

    period: Annotated[Period, "Week (2027-W23), day (2027-06-07) or half day (2027-06-07-am)."]
    organisation: Annotated[
        str | None, "Who answers; left out: not planned yet.", Ref("organisation")
    ] = None
    responders: Annotated[
        tuple[str, ...], "Which of its people answer, if agreed.", Ref("person")
    ] = ()
    back_up: Annotated[str | None, "The back-up officer.", Ref("person")] = None
    pinned: Annotated[bool, "Agreed for good: planning never changes it."] = False
    served: Annotated[
        str | None,
        "Who in fact answered, if not as planned: an organisation or a person.",
        Ref("responder"),
    ] = None
    handover_time: Annotated[time | None, "If other than the line's."] = None
    handover_place: Annotated[Text | None, "If other than the line's."] = None
    confirmed: Annotated[
        date | None, "When whoever answers said that it holds; a change of hands takes it away."
    ] = None
    note: Annotated[Text | None, "Anything to know about this duty."] = None


class ChangeKind(StrEnum):
    """What sort of change was made to an agreed duty."""

    COVER = "cover"
    SWAP = "swap"
    REPLAN = "replan"
    EDIT = "edit"
    UNDO = "undo"


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyHolders(Record):
    """Who holds a duty: the part of it that changes."""

    organisation: Annotated[str | None, "Who answers.", Ref("organisation")] = None
    responders: Annotated[tuple[str, ...], "Which of its people.", Ref("person")] = ()
    back_up: Annotated[str | None, "The back-up officer.", Ref("person")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(Record):
    """One change of one agreed duty. Changes that belong together share their number."""

    number: Annotated[int, "Counts up from 1; the two halves of a swap share it.", AtLeast(1)]
    on: Annotated[date, "The day on which it was agreed."]
    kind: Annotated[ChangeKind, "cover, swap, replan, edit or undo."]
    period: Annotated[Period, "The duty, by its period."]
    before: Annotated[DutyHolders, "Who held it before."]
    after: Annotated[DutyHolders, "Who holds it now."]
    by: Annotated[str | None, "Who made the change: a role, not a name."] = None
    why: Annotated[str | None, "Why, without private reasons."] = None
    undoes: Annotated[int | None, "The number of the change that this one takes back."] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rota(Record):
    """All duties of one season of a line."""

    line: Annotated[str, "The line.", Ref("line")]
    season: Annotated[str, "The season of that line.", ID]
    duties: Annotated[tuple[Duty, ...], "The duties, in order of time."] = ()
    changes: Annotated[
        tuple[Change, ...], "What has been changed since the rota was agreed, oldest first."
    ] = ()

    def duty_on(self, day: date, part: str = "") -> Duty | None:
        """The duty that holds the day (and the half of it, where duties are half days)."""
        return next(
            (
                duty
                for duty in self.duties
                if day in duty.period and duty.period.part in ("", part or duty.period.part)
            ),
            None,
        )
