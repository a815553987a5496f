"""What is needed: surveys of professionals and notes of discussion events, as counts."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from sotekit.model.record import ID, WEB, AtLeast, Record, Ref
from sotekit.model.text import Text


class InquiryKind(StrEnum):
    """How it was asked."""

    SURVEY = "survey"
    DISCUSSION = "discussion"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(Record):
    """How many named one need, of whom and where."""

    need: Annotated[str, "The need.", Ref("need")]
    count: Annotated[int, "How many answers, or people in the discussion, named it.", AtLeast(0)]
    target_group: Annotated[str | None, "Whose need; left out: anybody's.", Ref("target_group")] = (
        None
    )
    area: Annotated[
        str | None, "Where; left out: everywhere that was asked about.", Ref("area")
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Inquiry(Record):
    """One survey or discussion event, with its numbers."""

    id: Annotated[str, "Short name; the same as the file's name.", ID]
    name: Annotated[Text, "What it is called."]
    kind: Annotated[InquiryKind, "survey or discussion."]
    on: Annotated[date, "When: the day of the event, or the last day for answers."]
    asked: Annotated[Text, "Who was asked, in words: professionals of the county, residents."]
    answers: Annotated[int, "How many answered or took part.", AtLeast(0)]
    invited: Annotated[int | None, "How many were asked.", AtLeast(0)] = None
    held_by: Annotated[str, "Who held it.", Ref("organisation")]
    published: Annotated[Text | None, "Where its results can be read."] = None
    web: Annotated[str | None, "The same on the net.", WEB] = None
    areas: Annotated[tuple[str, ...], "What it was about; left out: all areas.", Ref("area")] = ()
    findings: Annotated[tuple[Finding, ...], "Needs and how many named them."] = ()
    notes: Annotated[
        tuple[Text, ...], "What was said, in general words. Nothing of any one person belongs here."
    ] = ()
