"""Feedback on the sessions of a series: the form as data, and anonymous answers.

An answer knows its session and whether a participant or a presenter gave it: no name, no address, no time.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from sotekit.model.form import FIELD_ID
from sotekit.model.record import ID, AtLeast, AtMost, Pattern, Record
from sotekit.model.text import Text

COMMENT_MAXIMUM = 1000


class FeedbackRole(StrEnum):
    """Who answers."""

    PARTICIPANT = "participant"
    PRESENTER = "presenter"


class QuestionKind(StrEnum):
    """What an answer looks like."""

    SCALE = "scale"
    YES_NO = "yes-no"
    ORGANISATIONS = "organisations"
    COMMENT = "comment"


YES, NO = "yes", "no"
NONE_KNOWN = "none"
"""An answer to a question of organisations: none of them. An empty cell is no answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackQuestion(Record):
    """One question of the form. Its id is the column of the answers."""

    id: Annotated[str, "The column.", FIELD_ID]
    name: Annotated[Text, "The question, per language."]
    kind: Annotated[
        QuestionKind,
        "scale, yes-no, organisations (which of them one knows) or comment (free text, screened).",
    ]
    roles: Annotated[
        tuple[FeedbackRole, ...], "Who is asked: participant, presenter; left out: both."
    ] = ()
    steps: Annotated[
        int, "Of a scale: its highest step. The lowest is 1.", AtLeast(2), AtMost(10)
    ] = 5
    good: Annotated[
        int | None,
        "Of a scale: the answers from this step on are told as one share; left out: the two highest.",
        AtLeast(2),
    ] = None
    before: Annotated[
        str | None, "The question that asks the same of the time before the session."
    ] = None
    retired: Annotated[bool, "True: no longer asked; old answers may have it."] = False

    def asks(self, role: FeedbackRole) -> bool:
        """Whether those of that role are asked."""
        return not self.roles or role in self.roles

    @property
    def good_from(self) -> int:
        """The first step that counts as good."""
        return self.good if self.good is not None else max(2, self.steps - 1)

    @property
    def choices(self) -> tuple[str, ...]:
        """The answers that may stand in the column, of a scale and of yes and no."""
        if self.kind is QuestionKind.SCALE:
            return tuple(str(step) for step in range(1, self.steps + 1))
        return (YES, NO) if self.kind is QuestionKind.YES_NO else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackTheme(Record):
    """A theme that comments are grouped by."""

    id: Annotated[str, "Short name.", ID]
    name: Annotated[Text, "What people read, per language."]
    words: Annotated[
        tuple[str, ...], "Beginnings of words that tell of it, in any language: aika, kiire."
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackForm(Record):
    """What is asked after a session."""

    questions: Annotated[tuple[FeedbackQuestion, ...], "The questions, in order."]
    themes: Annotated[tuple[FeedbackTheme, ...], "Themes that comments are grouped by."] = ()
    smallest: Annotated[
        int, "Nothing is told of fewer answers than this.", AtLeast(2), AtMost(100)
    ] = 5
    days: Annotated[
        int, "How many days after a session its feedback should be there.", AtLeast(1)
    ] = 14

    def question(self, name: str) -> FeedbackQuestion | None:
        """The question of that id, retired or not."""
        return next((one for one in self.questions if one.id == name), None)

    def asked(self, role: FeedbackRole) -> tuple[FeedbackQuestion, ...]:
        """The questions that those of the role are asked now."""
        return tuple(one for one in self.questions if one.asks(role) and not one.retired)


DEFAULT_FEEDBACK = FeedbackForm(
    questions=(
        FeedbackQuestion(
            id="useful",
            name=Text(
                fi="Saitko hyödyllistä tietoa?",
                sv="Fick du nyttig information?",
                en="Did you get useful information?",
            ),
            kind=QuestionKind.YES_NO,
            roles=(FeedbackRole.PARTICIPANT,),
        ),
        FeedbackQuestion(
            id="worthwhile",
            name=Text(
                fi="Oliko esittäytymisestä hyötyä?",
                sv="Hade ni nytta av att presentera er?",
                en="Was it useful to present yourselves?",
            ),
            kind=QuestionKind.YES_NO,
            roles=(FeedbackRole.PRESENTER,),
        ),
        FeedbackQuestion(
            id="comment",
            name=Text(
                fi="Mitä muuta haluat sanoa?",
                sv="Vad vill du ännu säga?",
                en="What else would you like to say?",
            ),
            kind=QuestionKind.COMMENT,
        ),
    )
)
"""What is asked in a series that has agreed on no form of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackAnswer(Record):
    """One form that somebody filled in. Nothing in it says who or when."""

    id: Annotated[
        str,
        "Random, or worked out from the answers alone.",
        Pattern(r"[a-z0-9]{6,16}", "k7wq3xmz"),
    ]
    session: Annotated[str, "The session of the series.", ID]
    role: Annotated[FeedbackRole, "participant or presenter."]
    changed: Annotated[
        tuple[str, ...],
        "Columns that were corrected or redacted after the row was first shared; sotekit writes it.",
    ] = ()
    answers: tuple[tuple[str, str], ...] = ()
    """The answers by question, as they are written."""

    def answer(self, question: str) -> str:
        """The answer to that question; an empty text when there is none."""
        return next((cell for name, cell in self.answers if name == question), "")
