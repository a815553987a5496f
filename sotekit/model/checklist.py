"""The convener's checklist of a season: what the organisations must agree on, by when and whose turn it is."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from sotekit.model.record import ID, AtLeast, Record, Ref
from sotekit.model.text import Text


class Theme(StrEnum):
    """What part of the season a question belongs to."""

    WHO = "who"
    WHEN = "when"
    PHONE = "phone"
    RECORDS = "records"
    COMMUNICATIONS = "communications"
    COOPERATION = "cooperation"
    AFTER = "after"


class QuestionState(StrEnum):
    """How far a question is: open, agreed on, or carried out."""

    OPEN = "open"
    DECIDED = "decided"
    DONE = "done"


class Subject(StrEnum):
    """What the repository can answer by itself from its other files."""

    ORGANISATIONS = "organisations"
    CONFIRMATIONS = "confirmations"
    RESOURCES = "resources"
    WORKERS = "workers"
    DATES = "dates"
    HOURS = "hours"
    LANGUAGES = "languages"
    ROTA = "rota"
    BACK_UPS = "back-ups"
    NUMBER = "number"
    SUBSCRIPTION = "subscription"
    HANDOVER = "handover"
    FORM = "form"
    HELPLINES = "helplines"
    CLOSURES = "closures"
    LOGOS = "logos"
    COMMUNICATIONS = "communications"
    MARKETING = "marketing"
    PARTNERS = "partners"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Record):
    """One thing to agree on. Its day is counted from the season, unless `due` names one."""

    id: Annotated[str, "Short name, unique within the checklist.", ID]
    theme: Annotated[
        Theme, "who, when, phone, records, communications, cooperation or after: its heading."
    ]
    question: Annotated[Text, "What must be agreed on."]
    about: Annotated[Subject | None, "What the other files answer of it, if anything."] = None
    weeks_before: Annotated[
        int | None, "Due this many weeks before the season's first day.", AtLeast(0)
    ] = None
    weeks_after: Annotated[
        int | None, "Due this many weeks after the season's last day.", AtLeast(0)
    ] = None
    due: Annotated[date | None, "The very day, where the weeks don't fit."] = None
    owner: Annotated[str | None, "Whose turn it is.", Ref("organisation")] = None
    state: Annotated[QuestionState, "open, decided or done."] = QuestionState.OPEN
    answer: Annotated[Text | None, "What was agreed."] = None
    agreed: Annotated[date | None, "When it was agreed or done."] = None
    last_time: Annotated[Text | None, "What was agreed for the season before."] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist(Record):
    """Everything to agree on before, during and after one season."""

    line: Annotated[str, "The line.", Ref("line")]
    season: Annotated[str, "The season of that line.", ID]
    questions: Annotated[tuple[Question, ...], "The questions, in the order of a meeting."] = ()
