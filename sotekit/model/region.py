"""The region: its name, languages, municipalities and the words of its forms."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from sotekit.model.record import ID, Record, Ref
from sotekit.model.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Municipality(Record):
    """A municipality of the region."""

    id: Annotated[str, "Short name used in other files.", ID]
    name: Annotated[Text, "The name, per language."]
    located: Annotated[Text | None, "The name as it is said of being there: Kaislakoskella."] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic(Record):
    """What a call is about, and what a service helps with."""

    id: Annotated[str, "Short name used in the log and in other files.", ID]
    name: Annotated[Text, "What people read, per language."]
    help: Annotated[Text | None, "When to choose this topic."] = None
    synonyms: Annotated[
        tuple[Text, ...], "Words that people use of it; the handbook's search knows them."
    ] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AgeBand(Record):
    """A band of estimated ages. The caller is never asked for an age."""

    id: Annotated[str, "Short name used in the log.", ID]
    name: Annotated[Text, "What people read, per language."]


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp(Record):
    """What was done after the call besides a referral."""

    id: Annotated[str, "Short name used in the log.", ID]
    name: Annotated[Text, "What people read, per language."]


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback(Record):
    """What a caller thought of the conversation."""

    id: Annotated[str, "Short name used in the log.", ID]
    name: Annotated[Text, "What people read, per language."]


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetGroup(Record):
    """A group of people that services are meant for, and an audience of events."""

    id: Annotated[str, "Short name used in other files.", ID]
    name: Annotated[Text, "What people read, per language."]


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolHoliday(Record):
    """Days without school, both ends included: families and many who work with them are away."""

    name: Annotated[Text, "What people call it: talviloma."]
    start: Annotated[date, "First day."]
    end: Annotated[date, "Last day."]
    municipalities: Annotated[
        tuple[str, ...], "Where; left out: in the whole region.", Ref("municipality")
    ] = ()

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Region(Record):
    """The region and the vocabularies that its organisations have agreed on."""

    name: Annotated[Text, "The region's name, per language."]
    located: Annotated[Text | None, "The name as it is said of being there: Kaislamaalla."] = None
    languages: Annotated[
        tuple[str, ...], "Languages of its documents, the first is the default: fi, sv, en."
    ]
    municipalities: Annotated[tuple[Municipality, ...], "The municipalities of the region."]
    topics: Annotated[tuple[Topic, ...], "What calls are about."]
    age_bands: Annotated[tuple[AgeBand, ...], "Bands of estimated age."]
    follow_ups: Annotated[tuple[FollowUp, ...], "What else was done after a call."] = ()
    feedback: Annotated[tuple[Feedback, ...], "What callers thought of the conversation."] = ()
    target_groups: Annotated[tuple[TargetGroup, ...], "Groups that services are meant for."] = ()
    coordinator: Annotated[
        str | None, "The organisation that convenes the others.", Ref("organisation")
    ] = None
    school_holidays: Annotated[
        tuple[SchoolHoliday, ...], "Days without school: briefings keep away from them."
    ] = ()
