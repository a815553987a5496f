"""A phone line and its seasons."""

from dataclasses import dataclass
from datetime import date, time
from typing import Annotated

from sotekit.model.closure import Closure
from sotekit.model.form import DEFAULT_FORM, Form
from sotekit.model.hours_text import HoursText
from sotekit.model.period import DutyUnit
from sotekit.model.record import ID, PHONE, WEB, Record, Ref
from sotekit.model.rules import Rule
from sotekit.model.text import Text

LONGEST_SEASON_DAYS = 731
"""Two years. A line that is open without end still plans its duties season by season."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover(Record):
    """How the one phone passes from hand to hand."""

    time: Annotated[time, "Local time on the first day of a duty."]
    place: Annotated[Text | None, "Where; left out: the next responder's office."] = None
    checks: Annotated[
        tuple[Text, ...], "What is checked: charger, PIN, voicemail, handbook, form."
    ] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Season(Record):
    """A run of weeks in which the line is open."""

    id: Annotated[str, "Short name, unique within the line: usually the year.", ID]
    start: Annotated[date, "First day."]
    end: Annotated[date, "Last day."]
    hours: Annotated[HoursText, "When the phone is answered."]
    languages: Annotated[tuple[str, ...], "Languages the phone is answered in."] = ()
    skills: Annotated[
        tuple[str, ...], "What whoever answers must know, in words that people's records use too."
    ] = ()
    closures: Annotated[tuple[Closure, ...], "Days without answering."] = ()
    rules: Annotated[tuple[Rule, ...], "Rules of its rota, where they differ from the usual."] = ()

    @property
    def is_overlong(self) -> bool:
        """Whether it is longer than any season is: a mistyped year, and nothing to plan duties for."""
        return (self.end - self.start).days > LONGEST_SEASON_DAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Record):
    """A phone that organisations answer together."""

    id: Annotated[str, "Short name; the same as the file's name.", ID]
    name: Annotated[Text, "The line's name."]
    number: Annotated[str, "The number callers dial.", PHONE]
    about: Annotated[Text | None, "What it is for, in a sentence or two."] = None
    price: Annotated[Text | None, "What a call costs."] = None
    subscription: Annotated[Text | None, "Operator, whose subscription and phone it is."] = None
    web: Annotated[str | None, "Web page.", WEB] = None
    duty: Annotated[DutyUnit, "How long one duty is: week, day or half-day."] = DutyUnit.WEEK
    municipalities: Annotated[
        tuple[str, ...],
        "Whose residents it serves; left out: the whole region.",
        Ref("municipality"),
    ] = ()
    handover: Annotated[Handover | None, "How the phone is passed on."] = None
    form: Annotated[Form, "The contact form; left out: the built-in questions."] = DEFAULT_FORM
    seasons: Annotated[tuple[Season, ...], "Its seasons."] = ()

    def season(self, season: str) -> Season | None:
        """The season of that id."""
        return next((one for one in self.seasons if one.id == season), None)

    def season_on(self, day: date) -> Season | None:
        """The season that holds the day."""
        return next((one for one in self.seasons if one.start <= day <= one.end), None)
