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
    note: Annotated[str | None, "Free text; off unless the line allows it."] = None
