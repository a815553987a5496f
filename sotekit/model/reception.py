"""Receptions: an adviser who comes one day a week, its slots, and what became of them: counts, never people."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Annotated

from sotekit.model.closure import Closure
from sotekit.model.hours_text import HoursText
from sotekit.model.organisation import Contact
from sotekit.model.record import ID, AtLeast, AtMost, Pattern, Record, Ref
from sotekit.model.text import Text


class BookingState(StrEnum):
    """What a row of the log counts.

    A booking and its cancellation name the slot, so that it isn't given twice. What became of the slots is
    counted by the day: nobody's absence can be told from the file.
    """

    BOOKED = "booked"
    CANCELLED = "cancelled"
    USED = "used"
    NO_SHOW = "no-show"
    WALK_IN = "walk-in"
    JOINT_MEETING = "joint-meeting"
    CONSULTATION = "consultation"
    TURNED_AWAY = "turned-away"


OUTCOMES = (
    BookingState.USED,
    BookingState.NO_SHOW,
    BookingState.WALK_IN,
    BookingState.JOINT_MEETING,
    BookingState.CONSULTATION,
    BookingState.TURNED_AWAY,
)
"""What is counted when the day is over."""

SERVED = (BookingState.USED, BookingState.WALK_IN, BookingState.JOINT_MEETING)
"""The outcomes in which somebody was met in a slot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Consultation(Record):
    """Hours online for the professionals of other municipalities."""

    hours: Annotated[HoursText, "When, weekly: ti 14–15."]
    municipalities: Annotated[
        tuple[str, ...], "For which municipalities; left out: for all.", Ref("municipality")
    ] = ()
    how: Annotated[Text | None, "How to join."] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reception(Record):
    """An adviser's reception at somebody else's office, such as Kela's in the social office."""

    id: Annotated[str, "Short name; the same as the file's name.", ID]
    name: Annotated[Text, "The reception's name."]
    about: Annotated[Text | None, "What one can see to there."] = None
    host: Annotated[str | None, "Whose office it is.", Ref("organisation")] = None
    adviser: Annotated[str | None, "Whose adviser comes.", Ref("organisation")] = None
    place: Annotated[Text, "Where."]
    municipality: Annotated[str, "In which municipality.", Ref("municipality")]
    municipalities: Annotated[
        tuple[str, ...],
        "Whose residents it serves; left out: the whole region.",
        Ref("municipality"),
    ] = ()
    target_groups: Annotated[tuple[str, ...], "Whom it is for.", Ref("target_group")] = ()
    start: Annotated[date, "Its first day."]
    end: Annotated[date | None, "Its last day; left out: until further notice."] = None
    hours: Annotated[HoursText, "When the adviser is there: ti 9–12 ja 13–15. Closed on holidays."]
    closures: Annotated[tuple[Closure, ...], "Days without a reception."] = ()
    slot: Annotated[int, "How many minutes one slot lasts.", AtLeast(5), AtMost(480)] = 45
    appointment: Annotated[bool, "Whether one can book a slot."] = True
    walk_in: Annotated[bool, "Whether one can come without when a slot is free."] = True
    joint_meetings: Annotated[
        bool, "Whether the adviser, a social worker and the client can meet together."
    ] = True
    how: Annotated[Text | None, "How to book."] = None
    consultation: Annotated[
        Consultation | None, "Hours online for professionals of other municipalities."
    ] = None
    contacts: Annotated[tuple[Contact, ...], "Ways to reach it."] = ()

    def serves(self, municipality: str) -> bool:
        """Whether the municipality's residents may come."""
        return not self.municipalities or municipality in self.municipalities

    def holds(self, day: date) -> bool:
        """Whether the reception exists on that day."""
        return self.start <= day and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Booking(Record):
    """One row of a reception's log: a count of one state on one day. Never who."""

    id: Annotated[str, "Random, eight letters and digits.", Pattern(r"[a-z0-9]{6,16}", "k7wq3xmz")]
    date: Annotated[date, "The day of the reception."]
    state: Annotated[
        BookingState,
        "booked, cancelled, used, no-show, walk-in, joint-meeting, consultation or turned-away.",
    ]
    at: Annotated[time | None, "When the slot begins; of booked and cancelled slots only."] = None
    count: Annotated[int, "How many; 0 is an answer.", AtLeast(0), AtMost(500)]
    municipality: Annotated[
        str | None, "Whose residents they were, where it is counted.", Ref("municipality")
    ] = None
    changed: Annotated[
        tuple[str, ...],
        "Columns that were corrected after the row was first shared; sotekit writes it.",
    ] = ()
