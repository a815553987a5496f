"""Closed days: of an organisation, a service, a line or a service point."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from sotekit.model.record import Record
from sotekit.model.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Closure(Record):
    """Days on which everything is closed, both ends included."""

    start: Annotated[date, "First closed day."]
    end: Annotated[date, "Last closed day."]
    note: Annotated[Text | None, "Why, or who helps instead."] = None

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end
