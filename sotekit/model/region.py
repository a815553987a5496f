"""The region: its name, languages, municipalities and the words of its forms."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from sotekit.model.record import ID, AtLeast, AtMost, Record, Ref
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Wider(Record):
    """A wider category, of several topics or age bands, for published numbers."""

    id: Annotated[str, "Short name that its topics or age bands name.", ID]
    name: Annotated[Text, "What people read, per language."]


class Zeros(StrEnum):
    """Whether a published zero shows. “Nobody called about this” can tell something too."""

    SHOWN = "shown"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationRule(Record):
    """What the organisations have agreed on of published numbers. An option can only make it stricter."""

    minimum: Annotated[int, "The smallest count that may show, k.", AtLeast(2), AtMost(1000)] = 5
    zeros: Annotated[Zeros, "shown or hidden: whether a zero may show."] = Zeros.SHOWN


DEFAULT_RULE = PublicationRule()


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
    coordinator: Annotated[
        str | None, "The organisation that convenes the others.", Ref("organisation")
    ] = None
