"""The contact form of a line, agreed on before the season: what is asked of each call, as data.

The built-in questions are the columns of `model.call.Call`; a line can leave some out, require some and add
its own. Nothing that was ever asked is deleted: a question or a choice that is no longer wanted is marked
`retired`, so that rows written before stay readable.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from sotekit.model.record import AtLeast, AtMost, Pattern, Record
from sotekit.model.text import Text

NUMBER_MAXIMUM = 100_000
TEXT_MAXIMUM = 200
FIELD_ID = Pattern(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*", "channel")


class TimeKept(StrEnum):
    """How much of the time of a call is kept."""

    HOUR = "hour"
    PART_OF_DAY = "part-of-day"


class FieldKind(StrEnum):
    """What an answer of the line's own question looks like."""

    CHOICE = "choice"
    CHOICES = "choices"
    BAND = "band"
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChoice(Record):
    """One answer to choose."""

    id: Annotated[
        str, "Short name written in the log.", Pattern(r"[a-z0-9]+(?:-[a-z0-9]+)*", "by-phone")
    ]
    name: Annotated[Text, "What people read, per language."]
    retired: Annotated[bool, "True: no longer offered; old rows may have it."] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField(Record):
    """A question of the line's own. Its id is the column of the log."""

    id: Annotated[str, "The column in the log.", FIELD_ID]
    name: Annotated[Text, "The question, per language."]
    help: Annotated[Text | None, "How to answer it."] = None
    kind: Annotated[FieldKind, "choice, choices, band (of a number) or text (short)."]
    choices: Annotated[tuple[FieldChoice, ...], "The answers of a choice, at least two."] = ()
    limits: Annotated[
        tuple[int, ...],
        "Where the bands of a number begin: [0, 1, 3] makes 0, 1–2 and 3+. Only the band is written.",
        AtLeast(0),
        AtMost(NUMBER_MAXIMUM),
    ] = ()
    length: Annotated[int, "The most letters of a text.", AtLeast(1), AtMost(TEXT_MAXIMUM)] = 80
    required: Annotated[bool, "True: an answered call can't be logged without it."] = False
    retired: Annotated[bool, "True: no longer asked; old rows may have it."] = False

    def bands(self) -> tuple[str, ...]:
        """The bands that the limits make, as they are written in the log: `0`, `1..2`, `3+` (Excel would read 1-2 as a date)."""
        ends = [limit - 1 for limit in self.limits[1:]]
        closed = [
            str(start) if start == end else f"{start}..{end}"
            for start, end in zip(self.limits, ends, strict=False)
        ]
        return (*closed, f"{self.limits[-1]}+") if self.limits else ()

    def band_of(self, number: int) -> str | None:
        """The band that holds the number, None below the first."""
        reached = sum(limit <= number for limit in self.limits)
        return self.bands()[reached - 1] if reached else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Form(Record):
    """What is asked of each call on a line. Without one, the built-in questions are asked."""

    version: Annotated[int, "Counted up whenever the form is changed.", AtLeast(1)] = 1
    time: Annotated[TimeKept, "hour, or part-of-day: how much of the time is kept."] = TimeKept.HOUR
    minutes: Annotated[
        tuple[int, ...],
        "The length is rounded to this many minutes; several numbers are the upper ends of bands, "
        "the last of them meaning that or longer.",
        AtLeast(1),
        AtMost(240),
    ] = (5,)
    note: Annotated[
        int,
        "The most letters of free text; 0: none can be written.",
        AtLeast(0),
        AtMost(TEXT_MAXIMUM),
    ] = 0
    required: Annotated[
        tuple[str, ...], "Built-in questions that an answered call must have besides its topics."
    ] = ()
    leave_out: Annotated[tuple[str, ...], "Built-in questions that are not asked."] = ()
    fields: Annotated[tuple[FormField, ...], "Questions of the line's own."] = ()

    def field(self, name: str) -> FormField | None:
        """The line's own question of that id, retired or not."""
        return next((one for one in self.fields if one.id == name), None)

    @property
    def asked(self) -> tuple[FormField, ...]:
        """The line's own questions that are asked now."""
        return tuple(one for one in self.fields if not one.retired)

    def asks(self, name: str) -> bool:
        """Whether the built-in question is asked."""
        if name == "note":
            return self.note > 0
        return name not in self.leave_out


DEFAULT_FORM = Form()
"""The form of a line that has not agreed on one of its own."""


def round_minutes(minutes: int, steps: tuple[int, ...]) -> int:
    """The length as the form keeps it: to the nearest step, or up to the end of its band; never down to 0."""
    if minutes == 0:
        return 0
    if len(steps) == 1:
        step = steps[0]
        return max(1, (minutes + step // 2) // step) * step
    return next((end for end in sorted(steps) if minutes <= end), max(steps))
