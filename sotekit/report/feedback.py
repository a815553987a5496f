"""The feedback of a series: what held, who answered, shares with their intervals, knowledge, comments."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from sotekit.events.feedback_comments import CommentGroup
from sotekit.events.feedback_knowledge import Knowledge
from sotekit.events.feedback_report import FeedbackReport, Figures, Question, Response, RoleReport
from sotekit.i18n import Language
from sotekit.messages import Message, msg, msgn
from sotekit.model.feedback import FeedbackRole, QuestionKind
from sotekit.model.repository import Repository
from sotekit.report.events import organisation_name
from sotekit.report.feedback_words import ROLES, good_heading, group_name, session_name
from sotekit.report.figures import MISSING, decimal, interval, percent
from sotekit.report.grid import Column, grid, wrapped


def feedback_lines(
    found: FeedbackReport, repository: Repository, words: Language, today: date, width: int
) -> Iterator[Any]:
    """What to print, piece by piece."""
    from rich.text import Text

    yield Text(found.series.name.best(words.language), style="bold")
    for sentence in about(found, words, today):
        yield wrapped(sentence, width)
    if not answered(found):
        yield wrapped(
            msg(
                "No feedback has been written down: “sotekit event feedback import” takes it from an export."
            ).text(words),
            width,
        )
    for role in found.roles:
        if not role.response.answers and not any(one.answers for _, one in role.by_session):
            continue
        yield ""
        yield Text(words.gettext(ROLES[role.role]), style="bold")
        yield from _role(found, role, repository, words, width)


def answered(found: FeedbackReport) -> bool:
    """Whether anybody has answered at all."""
    return any(one.answers for role in found.roles for _, one in role.by_session)


def about(found: FeedbackReport, words: Language, today: date) -> Iterator[str]:
    """What the report is of: sessions, days, length, people, audiences."""
    if not found.sessions:
        yield msg("No session has been held yet.").text(words)
        return
    first, last = found.sessions[0].date, found.sessions[-1].date
    yield msgn(
        "{count} session, {days}, {minutes} minutes, {people}.",
        "{count} sessions, {days}, {minutes} minutes, {people}.",
        len(found.sessions),
        days=words.days(first, last),
        minutes=_minutes(found),
        people=people(found),
    ).text(words)
    audiences = Counter(
        found.series.audience_of(one).best(words.language) for one in found.sessions
    )
    if len(audiences) > 1:
        yield msg(
            "For: {audiences}.",
            audiences="; ".join(f"{name} ({count})" for name, count in audiences.items()),
        ).text(words)
    if found.attendance_missing:
        names = "; ".join(session_name(found, one, words) for one in found.attendance_missing)
        yield msg("Nobody has counted who came to: {sessions}.", sessions=names).text(words)
    still = last + timedelta(days=found.series.feedback.days)
    if today <= still and answered(found):
        yield msg(
            "Answers may still come until {day}: two reports made meanwhile tell what came in between. Publish the last.",
            day=still,
        ).text(words)


def _minutes(found: FeedbackReport) -> str:
    shortest, longest = found.minutes
    return str(shortest) if shortest == longest else f"{shortest}–{longest}"


def people(found: FeedbackReport) -> Message:
    """How many came."""
    if found.attendance is None:
        return msg("participants not counted")
    return msgn("{count} participant", "{count} participants", found.attendance)


def _role(
    found: FeedbackReport, role: RoleReport, repository: Repository, words: Language, width: int
) -> Iterator[Any]:
    yield wrapped(response_sentence(role.role, role.response).text(words), width)
    for sentence in waiting(found, role):
        yield wrapped(sentence.text(words), width)
    for question in role.questions:
        yield ""
        yield from _question(found, question, words, width)
    for knowledge in role.knowledge:
        yield ""
        yield from _knowledge(knowledge, repository, words, width)
    yield from _comments(role.comments, words, width)


def response_sentence(role: FeedbackRole, response: Response) -> Message:
    """How many answered of those who could."""
    share = response.share
    if share is None:
        return msgn("{count} answer.", "{count} answers.", response.answers)
    if role is FeedbackRole.PARTICIPANT:
        return msg(
            "{count} of {all} participants answered ({percent}).",
            count=share.count,
            all=share.of,
            percent=Percent(share.value),
        )
    return msg(
        "{count} answers of {all} presentations ({percent}).",
        count=share.count,
        all=share.of,
        percent=Percent(share.value),
    )


class Percent:
    """A share as a whole percent, written in the reader's language when the sentence is."""

    def __init__(self, value: float | None) -> None:
        self._value = value

    def best(self, language: str) -> str:
        """As the language writes it."""
        from sotekit.i18n import translator

        return percent(self._value, translator(language))


def waiting(found: FeedbackReport, role: RoleReport) -> Iterator[Message]:
    """What can't be told yet, and why."""
    if role.waiting:
        counts = dict(role.by_session)
        yield msgn(
            "{count} answer is in no figure below: nothing is told of fewer than {smallest}. "
            "It comes in when there are enough with those of the next sessions.",
            "{count} answers are in no figure below: nothing is told of fewer than {smallest}. "
            "They come in when there are enough with those of the next sessions.",
            sum(_raw(counts[one]) for one in role.waiting),
            smallest=found.smallest,
        )


def _raw(response: Response) -> int:
    return response.answers


def _question(found: FeedbackReport, one: Question, words: Language, width: int) -> Iterator[Any]:
    from rich.text import Text

    yield Text(wrapped(one.question.name.best(words.language), width), style="italic")
    if one.whole is None:
        yield wrapped(
            msg(
                "Fewer than {smallest} answered this: nothing is told.", smallest=found.smallest
            ).text(words),
            width,
        )
        return
    rows = figures_rows(found, one, words)
    columns = [
        Column([name for name, _ in rows], gives_way=True, least=20),
        Column([str(row.answers) for _, row in rows], msg("answers").text(words), right=True),
        Column(
            [str(row.good.count) for _, row in rows], good_heading(one.question, words), right=True
        ),
        Column([percent(row.good.value, words) for _, row in rows], right=True, style="bold"),
        Column(
            [interval(row.good, words) for _, row in rows],
            msg("95% interval").text(words),
            right=True,
            style="dim",
        ),
    ]
    if one.question.kind is QuestionKind.SCALE:
        columns.insert(
            2,
            Column(
                [decimal(row.mean, words) for _, row in rows], msg("mean").text(words), right=True
            ),
        )
    yield grid(columns, width)


def figures_rows(
    found: FeedbackReport, one: Question, words: Language
) -> list[tuple[str, Figures]]:
    """All, then the rounds, then the groups of sessions, where there are several."""
    if one.whole is None:
        return []
    rows = [(msg("All").text(words), one.whole)]
    if len(one.rounds) > 1:
        rows += [(name, figures) for name, figures in one.rounds]
    if len(one.groups) > 1:
        rows += [(group_name(found, figures.sessions, words), figures) for figures in one.groups]
    return rows


def _knowledge(
    one: Knowledge, repository: Repository, words: Language, width: int
) -> Iterator[Any]:
    from rich.text import Text

    if one.organisations:
        yield Text(wrapped(one.question.name.best(words.language), width), style="italic")
        columns = [
            Column(
                [
                    organisation_name(known.organisation, repository, words.language)
                    for known in one.organisations
                ],
                gives_way=True,
                least=20,
            )
        ]
        if one.before is not None:
            columns.append(
                Column(
                    [
                        percent(known.before.value, words) if known.before else MISSING
                        for known in one.organisations
                    ],
                    msg("before").text(words),
                    right=True,
                )
            )
        columns += [
            Column(
                [percent(known.now.value, words) for known in one.organisations],
                msg("now").text(words),
                right=True,
                style="bold",
            ),
            Column(
                [interval(known.now, words) for known in one.organisations],
                msg("95% interval").text(words),
                right=True,
                style="dim",
            ),
        ]
        yield grid(columns, width)
    for sentence in pair_sentences(one):
        yield wrapped(sentence.text(words), width)


def pair_sentences(one: Knowledge) -> Iterator[Message]:
    """How many know more than before."""
    if one.pairs is None or one.rose is None or one.same is None or one.fell is None:
        return
    if one.before is not None:
        yield msg(
            "From “{before}” to “{after}”: {rose} of {pairs} rose ({percent}), {same} stayed, {fell} fell.",
            before=one.before.name,
            after=one.question.name,
            rose=one.rose.count,
            pairs=one.pairs,
            percent=Percent(one.rose.value),
            same=one.same.count,
            fell=one.fell.count,
        )


def _comments(groups: Sequence[CommentGroup], words: Language, width: int) -> Iterator[Any]:
    from rich.text import Text

    question = None
    for group in groups:
        if group.question != question:
            question = group.question
            yield ""
            yield Text(wrapped(question.name.best(words.language), width), style="italic")
        yield theme_heading(group, words)
        for comment in group.comments:
            yield wrapped(f"  – {comment}", width, "    ")


def theme_heading(group: CommentGroup, words: Language) -> str:
    """The theme and how many comments tell of it."""
    name = group.theme.name.best(words.language) if group.theme else msg("Other").text(words)
    return f"{name} ({len(group.comments)})"
