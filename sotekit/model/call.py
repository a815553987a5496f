"""The anonymous call log: one row per contact, with nothing in it that says who called."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from sotekit.model.record import AtLeast, AtMost, Pattern, Record, Ref


class Outcome(StrEnum):
    """What became of the contact. Missed calls and voicemails show the demand that was not met."""

    ANSWERED = "answered"
    MISSED = "missed"
    VOICEMAIL = "voicemail"


class PartOfDay(StrEnum):
    """A quarter of the day, for lines where even the hour would tell too much."""

    NIGHT = "night"
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


class ForWhom(StrEnum):
    """For whom the call was made."""

    SELF = "self"
    CLOSE = "close"
    PROFESSIONAL = "professional"


@dataclass(frozen=True, slots=True, kw_only=True)
class Call(Record):
    """One contact. Coarse on purpose: the hour, not the minute; a band, not an age; minutes rounded."""

    id: Annotated[
        str,
        "Random, eight letters and digits: says nothing about the order.",
        Pattern(r"[a-z0-9]{6,16}", "k7wq3xmz"),
    ]
    date: Annotated[date, "The day."]
    hour: Annotated[
        int | None, "The hour of the day in which it came, 0–23.", AtLeast(0), AtMost(23)
    ] = None
    part: Annotated[
        PartOfDay | None,
        "Instead of the hour where the form keeps no more: night (0–6), morning, afternoon, evening.",
    ] = None
    outcome: Annotated[Outcome, "answered, missed or voicemail."]
    topics: Annotated[tuple[str, ...], "What it was about, joined with +.", Ref("topic")] = ()
    age: Annotated[str | None, "Estimated age band.", Ref("age_band")] = None
    minutes: Annotated[int | None, "Length, rounded to five minutes.", AtLeast(0), AtMost(600)] = (
        None
    )
    for_whom: Annotated[ForWhom | None, "self, close or professional."] = None
    referred: Annotated[
        tuple[str, ...],
        "Where the caller was referred, joined with +: an organisation, one of its services "
        "(organisation/service) or a national helpline.",
        Ref("referral"),
    ] = ()
    follow_up: Annotated[str | None, "What else was done.", Ref("follow_up")] = None
    feedback: Annotated[str | None, "What the caller thought of it.", Ref("feedback")] = None
    responder: Annotated[
        str | None, "Who answered: an organisation, or a person of the duty list.", Ref("responder")
    ] = None
    note: Annotated[str | None, "Free text; off unless the line's form allows it."] = None
    changed: Annotated[
        tuple[str, ...],
        "Columns that were corrected or redacted after the row was first shared; sotekit writes it.",
    ] = ()
    extra: tuple[tuple[str, str], ...] = ()
    """The answers to the line's own questions as they are written: (column, cell)."""


def part_of_day(hour: int) -> PartOfDay:
    """The quarter of the day that holds the hour."""
    return tuple(PartOfDay)[hour // 6]
