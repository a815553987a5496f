"""The agreed duties of one season of a line."""

from dataclasses import dataclass
from datetime import date, time
from typing import Annotated

from sotekit.model.period import Period
from sotekit.model.record import ID, Record, Ref
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
    handover_time: Annotated[time | None, "If other than the line's."] = None
    handover_place: Annotated[Text | None, "If other than the line's."] = None
    note: Annotated[Text | None, "Anything to know about this duty."] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rota(Record):
    """All duties of one season of a line."""

    line: Annotated[str, "The line.", Ref("line")]
    season: Annotated[str, "The season of that line.", ID]
    duties: Annotated[tuple[Duty, ...], "The duties, in order of time."] = ()

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
