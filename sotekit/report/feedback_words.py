"""What people read for answers, sessions and organisations of feedback."""

from collections.abc import Sequence

from sotekit.events.feedback_report import FeedbackReport
from sotekit.i18n import Language
from sotekit.messages import N_, msg
from sotekit.model.feedback import YES, FeedbackQuestion, FeedbackRole, QuestionKind

ROLES = {
    FeedbackRole.PARTICIPANT: N_("Participants"),
    FeedbackRole.PRESENTER: N_("Presenters"),
}


def choice_text(question: FeedbackQuestion, choice: str, words: Language) -> str:
    """An answer as it is read: yes, no, or the step."""
    if question.kind is QuestionKind.YES_NO:
        return (msg("yes") if choice == YES else msg("no")).text(words)
    return choice


def session_name(report: FeedbackReport, session: str, words: Language) -> str:
    """The session's day and audience."""
    found = report.series.session(session)
    if found is None:
        return session
    audience = report.series.audience_of(found).best(words.language)
    return f"{words.day(found.date)} {audience}"


def group_name(report: FeedbackReport, sessions: Sequence[str], words: Language) -> str:
    """A session's name; the days of several that are told together."""
    if len(sessions) == 1:
        return session_name(report, sessions[0], words)
    days = [one.date for name in sessions if (one := report.series.session(name))]
    return msg("together: {days}", days=", ".join(words.day(day) for day in days)).text(words)


def good_heading(question: FeedbackQuestion, words: Language) -> str:
    """What the one share of a question counts."""
    if question.kind is QuestionKind.YES_NO:
        return msg("yes").text(words)
    if question.good_from == question.steps:
        return str(question.steps)
    return f"{question.good_from}–{question.steps}"
