"""Free comments by question and theme. They stand in the order of the alphabet, without their session."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sotekit.model.feedback import (
    FeedbackAnswer,
    FeedbackForm,
    FeedbackQuestion,
    FeedbackRole,
    FeedbackTheme,
    QuestionKind,
)

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class CommentGroup:
    """The comments to one question that tell of one theme; `theme` is None for those that tell of none."""

    question: FeedbackQuestion
    theme: FeedbackTheme | None
    comments: tuple[str, ...]


def grouped(
    form: FeedbackForm, role: FeedbackRole, rows: Sequence[FeedbackAnswer]
) -> tuple[CommentGroup, ...]:
    """The comments of one role. A comment of several themes stands under each of them."""
    found = []
    for question in form.questions:
        if question.kind is not QuestionKind.COMMENT or not question.asks(role):
            continue
        comments = sorted(
            (_plain(cell) for one in rows if (cell := one.answer(question.id))), key=str.casefold
        )
        for theme in (*form.themes, None):
            members = tuple(one for one in comments if _belongs(one, theme, form.themes))
            if members:
                found.append(CommentGroup(question, theme, members))
    return tuple(found)


def _plain(comment: str) -> str:
    """On one line and without control characters: a file can hold what would steer a terminal."""
    line = " ".join(comment.split())
    return "".join(letter for letter in line if letter.isprintable())


def themes_of(comment: str, themes: Sequence[FeedbackTheme]) -> tuple[FeedbackTheme, ...]:
    """The themes whose words some word of the comment begins with."""
    words = [word.casefold() for word in _WORD.findall(comment)]
    return tuple(
        one
        for one in themes
        if any(word.startswith(start.casefold()) for start in one.words for word in words)
    )


def _belongs(comment: str, theme: FeedbackTheme | None, themes: Sequence[FeedbackTheme]) -> bool:
    own = themes_of(comment, themes)
    return theme in own if theme is not None else not own
