"""What people knew before and after: of a scale, how many rose; of organisations, how many know each.

Pairs are told only where nobody answered just one of the two questions, or enough did: otherwise the difference
between a question's own figures and its pairs would give the answers of those few.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sotekit.events.feedback_groups import told
from sotekit.model.event import Session
from sotekit.model.feedback import (
    NONE_KNOWN,
    FeedbackAnswer,
    FeedbackForm,
    FeedbackQuestion,
    FeedbackRole,
    QuestionKind,
)
from sotekit.plain.cells import SEPARATOR
from sotekit.plain.shares import Share


@dataclass(frozen=True, slots=True)
class Known:
    """One organisation: the share that knew it before, where that was asked, and the share that knows it now."""

    organisation: str
    before: Share | None
    now: Share


@dataclass(frozen=True, slots=True)
class Knowledge:
    """A question that asks the same of before and after, or of organisations.

    `pairs` is how many answered both times; rose, same and fell add up to it. None where pairs can't be told.
    """

    question: FeedbackQuestion
    before: FeedbackQuestion | None
    pairs: int | None = None
    rose: Share | None = None
    same: Share | None = None
    fell: Share | None = None
    organisations: tuple[Known, ...] = ()


def knowledge_of(
    form: FeedbackForm,
    sessions: Sequence[Session],
    role: FeedbackRole,
    rows: Sequence[FeedbackAnswer],
) -> tuple[Knowledge, ...]:
    """Every such question that the role is asked and enough have answered, of the sessions that can be told."""
    smallest = form.smallest
    befores = {one.before for one in form.questions}
    found = []
    for one in form.questions:
        before = form.question(one.before) if one.before else None
        if not one.asks(role) or one.kind is QuestionKind.COMMENT or one.id in befores:
            continue
        if one.kind is QuestionKind.ORGANISATIONS:
            made = _organisations(one, before, sessions, rows, smallest)
        else:
            made = _pairs(one, before, sessions, rows, smallest) if before is not None else None
        if made is not None:
            found.append(made)
    return tuple(found)


def _safe(
    question: FeedbackQuestion,
    sessions: Sequence[Session],
    rows: Sequence[FeedbackAnswer],
    smallest: int,
) -> tuple[tuple[tuple[str, ...], ...], list[FeedbackAnswer]]:
    """The groups of sessions that can be told of the question, and the answers to it in them."""
    choices = question.choices
    answered = [
        one
        for one in rows
        if (cell := one.answer(question.id)) and (not choices or cell in choices)
    ]
    found = told(sessions, Counter(one.session for one in answered), smallest)
    return found.groups, [one for one in answered if one.session in found.sessions]


def _pairs(
    question: FeedbackQuestion,
    before: FeedbackQuestion,
    sessions: Sequence[Session],
    rows: Sequence[FeedbackAnswer],
    smallest: int,
) -> Knowledge | None:
    groups_then, rows_then = _safe(before, sessions, rows, smallest)
    groups_now, rows_now = _safe(question, sessions, rows, smallest)
    then, now = _answered(before, rows_then), _answered(question, rows_now)
    both = [one for one in then if one in now]
    if groups_then != groups_now or not may_pair(len(then), len(now), len(both), smallest):
        return None
    ranks = [(_rank(before, then[one]), _rank(question, now[one])) for one in both]
    total = len(ranks)
    return Knowledge(
        question,
        before,
        total,
        Share(sum(1 for first, last in ranks if last > first), total),
        Share(sum(1 for first, last in ranks if last == first), total),
        Share(sum(1 for first, last in ranks if last < first), total),
    )


def may_pair(then: int, now: int, both: int, smallest: int) -> bool:
    """Whether pairs can be told beside the two questions' own figures."""
    alone = (then - both, now - both)
    return both >= smallest and all(one == 0 or one >= smallest for one in alone)


def _answered(question: FeedbackQuestion, rows: Sequence[FeedbackAnswer]) -> dict[str, str]:
    return {one.id: cell for one in rows if (cell := one.answer(question.id)) in question.choices}


def _rank(question: FeedbackQuestion, cell: str) -> int:
    """The step, or 0 and 1 for no and yes."""
    return int(cell) if question.kind is QuestionKind.SCALE else int(cell == question.choices[0])


def _organisations(
    question: FeedbackQuestion,
    before: FeedbackQuestion | None,
    sessions: Sequence[Session],
    rows: Sequence[FeedbackAnswer],
    smallest: int,
) -> Knowledge | None:
    """Each organisation among the answers of the sessions at which it presented; of all, where it never did."""
    now = _Ticks(question, sessions, rows, smallest)
    then = _Ticks(before, sessions, rows, smallest) if before is not None else None
    if not now.names:
        return None
    names = sorted(now.names | (then.names if then else frozenset()))
    known = [
        Known(name, then.share(name) if then and then.names else None, now.share(name))
        for name in names
    ]
    ordered = sorted(known, key=lambda one: (-(one.now.value or 0), one.organisation))
    told_before = before if then is not None and then.names else None
    return Knowledge(question, told_before, organisations=tuple(ordered))


class _Ticks:
    """The answers to one question of organisations, by the groups of sessions that can be told."""

    def __init__(
        self,
        question: FeedbackQuestion,
        sessions: Sequence[Session],
        rows: Sequence[FeedbackAnswer],
        smallest: int,
    ) -> None:
        groups, answered = _safe(question, sessions, rows, smallest)
        self._groups = groups
        self._presented = {
            one.id: {presenter.organisation for presenter in one.presenters if not presenter.absent}
            for one in sessions
        }
        self._ticked = [
            (one.session, frozenset(one.answer(question.id).split(SEPARATOR)) - {NONE_KNOWN})
            for one in answered
        ]
        self.names = frozenset(name for _, ticked in self._ticked for name in ticked)

    def share(self, organisation: str) -> Share:
        """Who named it, of those who answered. A group of sessions counts whole, or not at all."""
        heard = {
            session
            for group in self._groups
            if any(organisation in self._presented[one] for one in group)
            for session in group
        }
        base = [ticked for session, ticked in self._ticked if not heard or session in heard]
        return Share(sum(1 for ticked in base if organisation in ticked), len(base))
