"""The feedback of a series as one Markdown text, from which its page and its PDF are set too."""

from collections.abc import Iterator, Sequence
from datetime import date

from sotekit.documents.prose import escape_markdown
from sotekit.events.feedback_comments import CommentGroup
from sotekit.events.feedback_knowledge import Knowledge
from sotekit.events.feedback_report import FeedbackReport, Question, RoleReport
from sotekit.i18n import Language
from sotekit.messages import msg
from sotekit.model.feedback import QuestionKind
from sotekit.model.repository import Repository
from sotekit.report.events import organisation_name
from sotekit.report.feedback import (
    about,
    figures_rows,
    pair_sentences,
    response_sentence,
    theme_heading,
    waiting,
)
from sotekit.report.feedback_words import ROLES, good_heading
from sotekit.report.figures import MISSING, decimal, interval, percent


def feedback_markdown(
    found: FeedbackReport, repository: Repository, words: Language, today: date
) -> str:
    """The whole report."""
    title = msg("{series}: feedback", series=found.series.name).text(words)
    lines = [f"# {escape_markdown(title)}", ""]
    lines += [_paragraph(one) for one in about(found, words, today)]
    for role in found.roles:
        if any(one.answers for _, one in role.by_session):
            lines += _role(found, role, repository, words)
    return "\n".join(lines)


def _paragraph(text: str) -> str:
    return escape_markdown(text) + "\n"


def _role(
    found: FeedbackReport, role: RoleReport, repository: Repository, words: Language
) -> Iterator[str]:
    yield f"\n## {words.gettext(ROLES[role.role])}\n"
    yield _paragraph(response_sentence(role.role, role.response).text(words))
    for sentence in waiting(found, role):
        yield _paragraph(sentence.text(words))
    for question in role.questions:
        yield from _question(found, question, words)
    for knowledge in role.knowledge:
        yield from _knowledge(knowledge, repository, words)
    yield from _comments(role.comments, words)


def _question(found: FeedbackReport, one: Question, words: Language) -> Iterator[str]:
    yield f"\n### {escape_markdown(one.question.name.best(words.language))}\n"
    if one.whole is None:
        sentence = msg(
            "Fewer than {smallest} answered this: nothing is told.", smallest=found.smallest
        )
        yield _paragraph(sentence.text(words))
        return
    scale = one.question.kind is QuestionKind.SCALE
    head = [
        msg("Sessions").text(words),
        msg("share").text(words),
        msg("95% interval").text(words),
        *([msg("mean").text(words)] if scale else []),
        good_heading(one.question, words),
        msg("answers").text(words),
    ]
    rows = [
        [
            escape_markdown(name),
            percent(figures.good.value, words),
            interval(figures.good, words),
            *([decimal(figures.mean, words)] if scale else []),
            str(figures.good.count),
            str(figures.answers),
        ]
        for name, figures in figures_rows(found, one, words)
    ]
    yield from table(head, rows)


def _knowledge(one: Knowledge, repository: Repository, words: Language) -> Iterator[str]:
    name = one.question.name.best(words.language)
    heading = name if one.organisations else msg("Before and after").text(words)
    yield f"\n### {escape_markdown(heading)}\n"
    if one.organisations:
        head = [
            msg("Organisation").text(words),
            *([msg("before").text(words)] if one.before else []),
            msg("now").text(words),
            msg("95% interval").text(words),
        ]
        rows = [
            [
                escape_markdown(organisation_name(known.organisation, repository, words.language)),
                *(
                    [percent(known.before.value, words) if known.before else MISSING]
                    if one.before
                    else []
                ),
                percent(known.now.value, words),
                interval(known.now, words),
            ]
            for known in one.organisations
        ]
        yield from table(head, rows)
    for sentence in pair_sentences(one):
        yield _paragraph(sentence.text(words))


def _comments(groups: Sequence[CommentGroup], words: Language) -> Iterator[str]:
    question = None
    for group in groups:
        if group.question != question:
            question = group.question
            yield f"\n### {escape_markdown(question.name.best(words.language))}\n"
        yield f"\n**{escape_markdown(theme_heading(group, words))}**\n"
        yield from (f"- {escape_markdown(one)}" for one in group.comments)
        yield ""


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """A Markdown table, numbers to the right."""
    yield "| " + " | ".join(head) + " |"
    yield "| --- |" + " ---: |" * (len(head) - 1)
    for row in rows:
        yield "| " + " | ".join(row) + " |"
    yield ""
