"""What the joint debrief of a season came to: experiences, and decisions with an owner and a day."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from sotekit.model.record import ID, AtLeast, Record, Ref
from sotekit.model.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Record):
    """An experience of the season, as it was told. Nothing of a caller belongs in it."""

    on: Annotated[date, "When it was told."]
    by: Annotated[str | None, "The organisation that told it.", Ref("organisation")] = None
    text: Annotated[Text, "The experience."]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Record):
    """Something that was decided, who sees to it and by when."""

    number: Annotated[int, "Its number within the season.", AtLeast(1)]
    on: Annotated[date, "When it was decided."]
    text: Annotated[Text, "What was decided."]
    owner: Annotated[str, "Who sees to it.", Ref("organisation")]
    due: Annotated[date, "By when."]
    done: Annotated[date | None, "When it was carried out."] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Debrief(Record):
    """The experiences and decisions of one season's joint debrief."""

    line: Annotated[str, "The line.", Ref("line")]
    season: Annotated[str, "The season of that line.", ID]
    notes: Annotated[tuple[Note, ...], "Experiences, in the order they were told."] = ()
    decisions: Annotated[tuple[Decision, ...], "Decisions, by their numbers."] = ()

    def decision(self, number: int) -> Decision | None:
        """The decision of that number."""
        return next((one for one in self.decisions if one.number == number), None)

    @property
    def open(self) -> tuple[Decision, ...]:
        """The decisions that wait to be carried out, the earliest due first."""
        waiting = (one for one in self.decisions if one.done is None)
        return tuple(sorted(waiting, key=lambda one: (one.due, one.number)))
