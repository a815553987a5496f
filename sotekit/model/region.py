"""The region: its name, languages, municipalities and the words of its forms."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from sotekit.model.coordinates import Coordinates
from sotekit.model.hours_text import HoursText
from sotekit.model.publication import DEFAULT_RULE, PublicationRule, Wider
from sotekit.model.record import ID, AtLeast, Record, Ref
from sotekit.model.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Municipality(Record):
    """A municipality of the region."""

    id: Annotated[str, "Short name used in other files.", ID]
    name: Annotated[Text, "The name, per language."]
    located: Annotated[Text | None, "The name as it is said of being there: Kaislakoskella."] = None
    outline: Annotated[
        tuple[Coordinates, ...], "Its border for maps: corners in order, degrees north and east."
    ] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Area(Record):
    """A part of a municipality that service points are planned for: a part of town, a village."""

    id: Annotated[str, "Short name used in other files.", ID]
    name: Annotated[Text, "The name, per language."]
    municipality: Annotated[str, "Where it is.", Ref("municipality")]
    population: Annotated[int | None, "How many live there.", AtLeast(0)] = None
    languages: Annotated[
        tuple[str, ...],
        "Languages that must be served there; left out: the region's first.",
    ] = ()
    target_groups: Annotated[
        tuple[str, ...], "Groups that must be reached there.", Ref("target_group")
    ] = ()
    coordinates: Annotated[Coordinates | None, "Its middle, for maps and distances."] = None
    outline: Annotated[
        tuple[Coordinates, ...], "Its border for maps: corners in order, degrees north and east."
    ] = ()
    responsible: Annotated[str | None, "Who answers for the area.", Ref("person")] = None
    deputy: Annotated[str | None, "Who steps in.", Ref("person")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PointService(Record):
    """A service that service points give in exceptional situations: one column of the services table."""

    id: Annotated[str, "Short name used in other files.", ID]
    name: Annotated[Text, "What people read, per language."]
    about: Annotated[Text | None, "What it is, in a sentence."] = None
    required: Annotated[bool, "Whether every point gives it: the minimum."] = False
    when: Annotated[
        HoursText | None,
        "When it must be had in every area: at some time within the hours of each day named. "
        "Left out: once a week is enough.",
    ] = None
    remote: Annotated[
        bool, "Whether it is as good from afar, so that a digital point counts like any other."
    ] = False
    responsible: Annotated[str | None, "Who answers for the service.", Ref("person")] = None
    deputy: Annotated[str | None, "Who steps in.", Ref("person")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Need(Record):
    """Something that people lack, as surveys and discussions name it, and what answers it."""

    id: Annotated[str, "Short name used in other files.", ID]
    name: Annotated[Text, "What people read, per language."]
    services: Annotated[tuple[str, ...], "Services that answer it.", Ref("point_service")] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic(Record):
    """What a call is about, and what a service helps with."""

    id: Annotated[str, "Short name used in the log and in other files.", ID]
    name: Annotated[Text, "What people read, per language."]
    help: Annotated[Text | None, "When to choose this topic."] = None
    synonyms: Annotated[
        tuple[Text, ...], "Words that people use of it; the handbook's search knows them."
    ] = ()
    group: Annotated[
        str | None,
        "The wider category it is published in when its own number is too small.",
        Ref("topic_group"),
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgeBand(Record):
    """A band of estimated ages. The caller is never asked for an age."""

    id: Annotated[str, "Short name used in the log.", ID]
    name: Annotated[Text, "What people read, per language."]
    group: Annotated[
        str | None,
        "The wider band it is published in when its own number is too small.",
        Ref("age_group"),
    ] = None


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
    everybody: Annotated[bool, "Whether it means all people, whatever group they are of."] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OutreachChannel(Record):
    """A way in which people are told of pop-ups: the same word each time, so that channels can be compared."""

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
    topic_groups: Annotated[
        tuple[Wider, ...], "Wider categories of topics, for published numbers."
    ] = ()
    age_groups: Annotated[
        tuple[Wider, ...], "Wider bands of estimated age, for published numbers."
    ] = ()
    publication: Annotated[
        PublicationRule, "The rule of published numbers; left out: counts under 5 are hidden."
    ] = DEFAULT_RULE
    channels: Annotated[
        tuple[OutreachChannel, ...], "Ways in which people are told of pop-ups."
    ] = ()
    school_holidays: Annotated[
        tuple[SchoolHoliday, ...], "Days without school: briefings keep away from them."
    ] = ()
    areas: Annotated[tuple[Area, ...], "Areas that service points are planned for."] = ()
    point_services: Annotated[
        tuple[PointService, ...], "What service points give in exceptional situations."
    ] = ()
    needs: Annotated[tuple[Need, ...], "What people lack, and which services answer it."] = ()
    coordinator: Annotated[
        str | None, "The organisation that convenes the others.", Ref("organisation")
    ] = None

    def area(self, area: str) -> Area | None:
        """The area of that id."""
        return next((one for one in self.areas if one.id == area), None)

    def point_service(self, service: str) -> PointService | None:
        """The service of that id."""
        return next((one for one in self.point_services if one.id == service), None)

    def municipality(self, municipality: str) -> Municipality | None:
        """The municipality of that id."""
        return next((one for one in self.municipalities if one.id == municipality), None)

    @property
    def required_services(self) -> tuple[PointService, ...]:
        """The minimum that every point gives."""
        return tuple(one for one in self.point_services if one.required)
