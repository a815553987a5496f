"""What the organisations have agreed on of numbers that anybody may see."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from sotekit.model.record import ID, AtLeast, AtMost, Record
from sotekit.model.text import Text


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
