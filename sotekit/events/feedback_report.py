"""What participants and presenters thought: response rates, shares, comments, and what they know now.

Only what enough people answered is told, by groups of sessions as `feedback_groups` makes them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sotekit.events.feedback_comments import CommentGroup, grouped
from sotekit.events.feedback_groups import told, within
from sotekit.events.feedback_knowledge import Knowledge, knowledge_of
from sotekit.model.event import Series, Session, SessionStatus
from sotekit.model.feedback import (
    YES,
    FeedbackAnswer,
    FeedbackForm,
    FeedbackQuestion,
    FeedbackRole,
    QuestionKind,
)
from sotekit.plain.shares import Share

TOLD = (QuestionKind.SCALE, QuestionKind.YES_NO)


@dataclass(frozen=True, slots=True)
class Figures:
    """The answers to one question in one group of sessions: how many gave each."""

    sessions: tuple[str, ...]
    counts: Mapping[str, int]
    good: Share

    @property
    def answers(self) -> int:
        """How many answered."""
        return self.good.of

    @property
    def mean(self) -> float | None:
        """The mean step of a scale; None for yes and no."""
        steps = {int(key): count for key, count in self.counts.items() if key.isdecimal()}
        total = sum(steps.values())
        return sum(step * count for step, count in steps.items()) / total if total else None


@dataclass(frozen=True, slots=True)
class Question:
    """One question as those of one role answered it; `whole` is None where too few did.

    `groups` are the sessions that can be told apart, `rounds` whole rounds, `waiting` the sessions in no figure.
    """

    question: FeedbackQuestion
    whole: Figures | None
    groups: tuple[Figures, ...] = ()
    rounds: tuple[tuple[str, Figures], ...] = ()
    waiting: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Response:
    """How many answered of those who could. `of` is None where attendance is not known."""

    answers: int
    of: int | None

    @property
    def share(self) -> Share | None:
        """The response rate; None where it can't be told, or more answered than came."""
        if not self.of or self.answers > self.of:
            return None
        return Share(self.answers, self.of)


@dataclass(frozen=True, slots=True)
class RoleReport:
    """Everything that is told of participants, or of presenters. `waiting` sessions have too few answers to be told."""

    role: FeedbackRole
    response: Response
    by_session: tuple[tuple[str, Response], ...]
    waiting: tuple[str, ...]
    questions: tuple[Question, ...]
    knowledge: tuple[Knowledge, ...]
    comments: tuple[CommentGroup, ...]


@dataclass(frozen=True, slots=True)
class FeedbackReport:
    """A series' feedback. `attendance_missing` are the sessions whose participants nobody has counted."""

    series: Series
    sessions: tuple[Session, ...]
    attendance: int | None
    attendance_missing: tuple[str, ...]
    smallest: int
    roles: tuple[RoleReport, ...]

    @property
    def minutes(self) -> tuple[int, int]:
        """The shortest and the longest session."""
        lengths = [one.minutes or self.series.minutes for one in self.sessions]
        return min(lengths, default=0), max(lengths, default=0)


def feedback_report(
    series: Series, answers: Iterable[FeedbackAnswer], today: date
) -> FeedbackReport:
    """Everything that may be told of the series' held sessions up to `today`.

    Always of the whole series and by the form's own minimum, so that two reports can't be subtracted from each other.
    """
    least = series.feedback.smallest
    held = tuple(
        sorted(
            (one for one in series.sessions if is_over(one, today)),
            key=lambda one: (one.date, one.id),
        )
    )
    known = {one.id for one in held}
    rows = [one for one in answers if one.session in known]
    counted = [one.attendance for one in held if one.attendance is not None]
    return FeedbackReport(
        series=series,
        sessions=held,
        attendance=sum(counted) if counted else None,
        attendance_missing=tuple(one.id for one in held if one.attendance is None),
        smallest=least,
        roles=tuple(
            _role(series.feedback, held, role, [one for one in rows if one.role is role], least)
            for role in FeedbackRole
        ),
    )


def is_over(session: Session, today: date) -> bool:
    """Whether the session has been held, as far as its status and its day tell."""
    if session.status is SessionStatus.HELD:
        return True
    return session.takes_place and session.date < today


def _role(
    form: FeedbackForm,
    sessions: Sequence[Session],
    role: FeedbackRole,
    rows: Sequence[FeedbackAnswer],
    smallest: int,
) -> RoleReport:
    asked = [one for one in form.questions if one.asks(role)]
    found = told(sessions, Counter(one.session for one in rows), smallest)
    safe = [one for one in rows if one.session in found.sessions]
    return RoleReport(
        role=role,
        response=_response(sessions, role, rows),
        by_session=tuple(
            (one.id, _response([one], role, [row for row in rows if row.session == one.id]))
            for one in sessions
        ),
        waiting=found.waiting,
        questions=tuple(
            _question(one, sessions, rows, smallest) for one in asked if one.kind in TOLD
        ),
        knowledge=knowledge_of(form, sessions, role, rows),
        comments=grouped(form, role, safe),
    )


def _response(
    sessions: Sequence[Session], role: FeedbackRole, rows: Sequence[FeedbackAnswer]
) -> Response:
    """Answers of the sessions whose number of people is known, and that number."""
    could = {one.id: _people(one, role) for one in sessions}
    known = {name: number for name, number in could.items() if number is not None}
    if not known:
        return Response(len(rows), None)
    counted = sum(1 for one in rows if one.session in known)
    return Response(counted, sum(known.values()))


def _people(session: Session, role: FeedbackRole) -> int | None:
    if role is FeedbackRole.PARTICIPANT:
        return session.attendance
    return sum(1 for one in session.presenters if not one.absent) or None


def _question(
    question: FeedbackQuestion,
    sessions: Sequence[Session],
    rows: Sequence[FeedbackAnswer],
    smallest: int,
) -> Question:
    given: dict[str, Counter[str]] = {}
    for one in rows:
        cell = one.answer(question.id)
        if cell in question.choices:
            given.setdefault(one.session, Counter())[cell] += 1
    bases = {name: sum(counts.values()) for name, counts in given.items()}
    found = told(sessions, bases, smallest)
    if not found.groups:
        return Question(question, None, waiting=found.waiting)
    return Question(
        question,
        _figures(question, found.sessions, given),
        tuple(_figures(question, group, given) for group in found.groups),
        tuple(
            (name, _figures(question, inside, given))
            for name, members in rounds_of(sessions).items()
            if (inside := within(found.groups, members))
        ),
        found.waiting,
    )


def rounds_of(sessions: Iterable[Session]) -> dict[str, tuple[str, ...]]:
    """The sessions of each round, in order; those of none are left out."""
    found: dict[str, list[str]] = {}
    for one in sessions:
        if one.round:
            found.setdefault(one.round, []).append(one.id)
    return {name: tuple(members) for name, members in found.items()}


def _figures(
    question: FeedbackQuestion, sessions: Sequence[str], given: Mapping[str, Mapping[str, int]]
) -> Figures:
    counts: Counter[str] = Counter(dict.fromkeys(question.choices, 0))
    for name in sessions:
        counts.update(given.get(name, {}))
    good = sum(counts[choice] for choice in question.choices if is_good(question, choice))
    return Figures(tuple(sessions), dict(counts), Share(good, sum(counts.values())))


def is_good(question: FeedbackQuestion, choice: str) -> bool:
    """Whether the answer counts to the one share that is told: yes, or a step high enough."""
    if question.kind is QuestionKind.YES_NO:
        return choice == YES
    return int(choice) >= question.good_from
