"""Pop-up meeting places: where, on which days, for whom, how people were told, and how many came."""

import re
from dataclasses import dataclass
from datetime import date, time
from typing import Annotated, Self

from sotekit.messages import msg
from sotekit.model.record import ID, AtLeast, Record, Ref
from sotekit.model.text import Text
from sotekit.plain.nodes import Node
from sotekit.plain.problem import Problem
from sotekit.plain.scalars import read_text, shown

_DECIMAL = re.compile(r"(\d{1,4})(?:[.,](\d{1,2}))?(?:\s*h)?")
_CLOCK = re.compile(r"(\d{1,4})\s*h\s*(\d{1,2})\s*(?:min)?|(\d{1,4}):([0-5]\d)")
LONGEST_HOURS = 1000


@dataclass(frozen=True, slots=True)
class WorkTime:
    """Hours of work of everybody together, in minutes: written `6`, `6.5`, `6,5`, `6:30` or `6 h 30`."""

    minutes: int

    @property
    def hours(self) -> float:
        """In hours."""
        return self.minutes / 60

    @classmethod
    def read(cls, text: str) -> Self | None:
        """The time that the text says, or None when it says none for certain."""
        bare = text.strip()
        if clock := _CLOCK.fullmatch(bare):
            hours, minutes = int(clock[1] or clock[3]), int(clock[2] or clock[4])
        elif decimal := _DECIMAL.fullmatch(bare):
            hours = int(decimal[1])
            minutes = round(float(f"0.{decimal[2] or 0}") * 60)
        else:
            return None
        whole = hours * 60 + minutes
        return cls(whole) if minutes < 60 and whole <= LONGEST_HOURS * 60 else None

    @classmethod
    def decode(cls, node: Node, problems: list[Problem]) -> Self | None:
        """Reads the written time."""
        text = read_text(node, problems)
        if text is None:
            return None
        found = cls.read(text)
        if found is None:
            problems.append(
                Problem(
                    "bad-number",
                    node.at,
                    msg("“{text}” is not a number of hours.", text=shown(text)),
                    msg("Write hours: 6, 6.5 or 6:30."),
                )
            )
        return found

    def __str__(self) -> str:
        whole, rest = divmod(self.minutes, 60)
        return f"{whole}:{rest:02}" if rest else str(whole)


@dataclass(frozen=True, slots=True, kw_only=True)
class PopUpDay(Record):
    """One day of a pop-up: one target group, and what came of it."""

    date: Annotated[date, "The day."]
    target_group: Annotated[str, "For whom it is.", Ref("target_group")]
    start: Annotated[time | None, "When it opens, if not when the others do."] = None
    end: Annotated[time | None, "When it closes, if not when the others do."] = None
    channels: Annotated[
        tuple[str, ...], "How people were told of this day, beside the others.", Ref("channel")
    ] = ()
    cancelled: Annotated[bool, "True: it was not held."] = False
    reached: Annotated[
        int | None,
        "How many people it reached; 0 is an answer, left out means that nobody has counted.",
        AtLeast(0),
    ] = None
    work_hours: Annotated[
        WorkTime | None,
        "Hours of work of everybody together, travel and preparing included.",
    ] = None
    note: Annotated[
        Text | None, "What else was seen. Nothing of those who came: it is screened."
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PopUp(Record):
    """A pop-up meeting place: one place, one or more days."""

    id: Annotated[str, "Short name; the same as the file's name.", ID]
    name: Annotated[Text | None, "What it is called; left out: its place."] = None
    place: Annotated[Text, "Where: Kirjaston aula, Kaislakoski."]
    municipality: Annotated[str, "In which municipality.", Ref("municipality")]
    hosts: Annotated[tuple[str, ...], "Who holds it.", Ref("organisation")] = ()
    start: Annotated[time, "When it opens."] = time(14)
    end: Annotated[time, "When it closes."] = time(17)
    channels: Annotated[tuple[str, ...], "How people were told of it.", Ref("channel")] = ()
    days: Annotated[tuple[PopUpDay, ...], "Its days."] = ()

    @property
    def title(self) -> Text:
        """Its name, or its place."""
        return self.name or self.place

    def channels_of(self, day: PopUpDay) -> tuple[str, ...]:
        """Every channel through which people were told of that day, each once."""
        return tuple(dict.fromkeys((*self.channels, *day.channels)))

    def day(self, when: date) -> PopUpDay | None:
        """The day of that date."""
        return next((one for one in self.days if one.date == when), None)
