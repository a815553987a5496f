"""Forms of feedback that can't be filled in, and answers that don't fit theirs."""

from collections import Counter
from collections.abc import Collection, Iterator

from sotekit.checks.world import World
from sotekit.messages import Message, msg
from sotekit.model.event import Series
from sotekit.model.feedback import (
    COMMENT_MAXIMUM,
    NONE_KNOWN,
    FeedbackAnswer,
    FeedbackForm,
    FeedbackQuestion,
    FeedbackRole,
    QuestionKind,
)
from sotekit.plain.cells import SEPARATOR
from sotekit.plain.problem import Level, Place, Problem
from sotekit.plain.scalars import nearest_hint, shown
from sotekit.store.feedback import OWN
from sotekit.store.names import ANY

FORM, ANSWER = "feedback-form", "feedback-answer"


def feedback_forms(world: World) -> Iterator[Problem]:
    """A form whose questions can't be told apart, asked or compared."""
    for series in world.repository.series:
        form = series.feedback
        for index, question in enumerate(form.questions):
            for key, message, hint in _faults(form, index, question):
                yield Problem(FORM, question.source.place(key), message, hint)


def _faults(
    form: FeedbackForm, index: int, question: FeedbackQuestion
) -> Iterator[tuple[str, Message, Message | None]]:
    if question.id in OWN:
        yield (
            "id",
            msg("“{id}” is a column of every file of feedback already.", id=question.id),
            msg("Give the question another id."),
        )
    if question.id in [one.id for one in form.questions[:index]]:
        yield (
            "id",
            msg("The form has the question “{id}” twice.", id=question.id),
            msg("Give one of them another id."),
        )
    if question.good is not None and question.good > question.steps:
        yield (
            "good",
            msg("The scale of “{id}” ends at {steps}.", id=question.id, steps=question.steps),
            msg("“good” is one of its steps."),
        )
    if question.before is not None:
        yield from _before(form, question)


def _before(
    form: FeedbackForm, question: FeedbackQuestion
) -> Iterator[tuple[str, Message, Message | None]]:
    other = form.question(question.before or "")
    if other is None or other.id == question.id:
        ids = [one.id for one in form.questions if one.id != question.id]
        yield (
            "before",
            msg(
                "The form has no question “{id}” to compare with.", id=shown(question.before or "")
            ),
            nearest_hint(question.before or "", ids),
        )
    elif (other.kind, other.steps) != (question.kind, question.steps):
        yield (
            "before",
            msg("“{id}” and “{other}” have different answers.", id=question.id, other=other.id),
            msg("Give both the same kind and the same steps."),
        )
    elif question.kind is QuestionKind.COMMENT:
        yield (
            "before",
            msg("Comments can't be compared."),
            msg("Take “before” out."),
        )


def unfit_feedback(world: World) -> Iterator[Problem]:
    """An answer of an unknown session, or one that its form doesn't know."""
    organisations = world.names.get("organisation", frozenset())
    for log in world.feedback:
        for one in log.answers:
            yield from feedback_problems(log.series, one, organisations)


def feedback_problems(
    series: Series, one: FeedbackAnswer, organisations: Collection[str]
) -> Iterator[Problem]:
    """What is wrong with one answer."""
    if series.session(one.session) is None:
        yield Problem(
            ANSWER,
            one.source.place("session"),
            msg(
                "The series “{series}” has no session “{session}”.",
                series=series.id,
                session=shown(one.session),
            ),
            nearest_hint(one.session, [other.id for other in series.sessions]),
        )
    for name, cell in one.answers:
        question = series.feedback.question(name)
        # a column that the form has never had is a problem of the file, not of the row
        if question is not None:
            yield from _unfit(question, one, cell, organisations)


def _unfit(
    question: FeedbackQuestion, one: FeedbackAnswer, cell: str, organisations: Collection[str]
) -> Iterator[Problem]:
    place = one.source.place(question.id)
    if not question.asks(one.role):
        yield Problem(
            ANSWER,
            place,
            msg("“{question}” is not asked of that role.", question=question.id),
            msg("Empty the cell, or correct the role."),
        )
    elif question.kind is QuestionKind.COMMENT:
        if len(cell) > COMMENT_MAXIMUM:
            yield Problem(
                ANSWER,
                place,
                msg(
                    "“{field}” can have at most {count} letters.",
                    field=question.id,
                    count=COMMENT_MAXIMUM,
                ),
                msg("Make it shorter."),
            )
    else:
        yield from _unknown(question, one, cell, organisations)


def _unknown(
    question: FeedbackQuestion, one: FeedbackAnswer, cell: str, organisations: Collection[str]
) -> Iterator[Problem]:
    allowed: Collection[str] = question.choices
    parts = [cell]
    if question.kind is QuestionKind.ORGANISATIONS:
        if ANY in organisations:
            return
        allowed, parts = (*sorted(organisations), NONE_KNOWN), cell.split(SEPARATOR)
    for part in parts:
        if part not in allowed:
            yield Problem(
                ANSWER,
                one.source.place(question.id),
                msg(
                    "“{answer}” is not an answer to “{field}”.",
                    answer=shown(part),
                    field=question.id,
                ),
                nearest_hint(part, allowed),
            )


def comments(world: World) -> Iterator[tuple[Place, str, str]]:
    """The free text of feedback: place, question and words."""
    for log in world.feedback:
        asked = {
            one.id for one in log.series.feedback.questions if one.kind is QuestionKind.COMMENT
        }
        for answer in log.answers:
            for name, cell in answer.answers:
                if name in asked:
                    yield answer.source.place(name), name, cell


def more_than_came(world: World) -> Iterator[Problem]:
    """More participants' answers than people came: a file was entered twice, or attendance is wrong."""
    for log in world.feedback:
        counts = Counter(one.session for one in log.answers if one.role is FeedbackRole.PARTICIPANT)
        for session in log.series.sessions:
            came = session.attendance
            if came is not None and counts[session.id] > came:
                yield Problem(
                    "feedback-over-attendance",
                    session.source.place("attendance"),
                    msg(
                        "{answers} participants have answered, but {came} came.",
                        answers=counts[session.id],
                        came=came,
                    ),
                    msg("Correct the attendance, or look for answers that were entered twice."),
                    Level.WARNING,
                )
