"""An attacker against the feedback report: whatever is added and subtracted, of few answers nothing comes out."""

import itertools
import json
from collections import Counter
from datetime import date, time, timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sotekit.events.feedback_report import feedback_report
from sotekit.model.event import Mode, Series, SeriesKind, Session, SessionStatus
from sotekit.model.feedback import (
    FeedbackAnswer,
    FeedbackForm,
    FeedbackQuestion,
    FeedbackRole,
    QuestionKind,
)
from sotekit.model.text import Text
from sotekit.report.feedback_json import feedback_json

FIRST = date(2026, 1, 14)
LATER = date(2027, 1, 1)
GIVEN = st.sampled_from(["yes", "no", ""])
Answers = list[list[tuple[str, str]]]


def series_of(count: int, smallest: int, rounds: list[int]) -> Series:
    return Series(
        id="infot",
        name=Text(plain="Infot"),
        kind=SeriesKind.BRIEFING,
        audience=Text(plain="Ammattilaiset"),
        mode=Mode.REMOTE,
        start=time(9),
        minutes=30,
        feedback=FeedbackForm(
            questions=(
                FeedbackQuestion(id="useful", name=Text(plain="?"), kind=QuestionKind.YES_NO),
                FeedbackQuestion(
                    id="now", name=Text(plain="!"), kind=QuestionKind.YES_NO, before="useful"
                ),
                FeedbackQuestion(id="comment", name=Text(plain="…"), kind=QuestionKind.COMMENT),
            ),
            smallest=smallest,
        ),
        sessions=tuple(
            Session(
                id=f"s{number}",
                date=FIRST + timedelta(days=30 * number),
                status=SessionStatus.HELD,
                round=f"r{rounds[number]}",
            )
            for number in range(count)
        ),
    )


def rows_of(answers: Answers) -> list[FeedbackAnswer]:
    return [
        FeedbackAnswer(
            id=f"row{session}x{number}",
            session=f"s{session}",
            role=FeedbackRole.PARTICIPANT,
            answers=tuple(
                (name, cell)
                for name, cell in (
                    ("useful", useful),
                    ("now", now),
                    ("comment", f"s{session}"),
                )
                if cell
            ),
        )
        for session, rows in enumerate(answers)
        for number, (useful, now) in enumerate(rows)
    ]


@st.composite
def feedback(draw: st.DrawFn) -> tuple[Series, list[FeedbackAnswer]]:
    answers = draw(st.lists(st.lists(st.tuples(GIVEN, GIVEN), max_size=9), min_size=1, max_size=6))
    rounds = draw(st.lists(st.integers(0, 2), min_size=len(answers), max_size=len(answers)))
    return series_of(len(answers), draw(st.integers(2, 6)), sorted(rounds)), rows_of(answers)


def published(series: Series, rows: list[FeedbackAnswer]) -> Any:
    """What a reader of the report has, as data."""
    return json.loads(feedback_json(feedback_report(series, rows, LATER)))["roles"]["participant"]


def figures(question: Any) -> list[Any]:
    """Every figure that is told of a question."""
    if question["all"] is None:
        return []
    return [question["all"], *question["rounds"].values(), *question["groups"]]


def reports_over_time(series: Series, rows: list[FeedbackAnswer]) -> list[Any]:
    """A report after every session: a reader keeps them all."""
    return [
        published(series, [row for row in rows if int(row.session[1:]) < count])
        for count in range(1, len(series.sessions) + 1)
    ]


def can_be_worked_out(known: list[set[str]], wanted: set[str], sessions: list[str]) -> bool:
    """Whether the answers of exactly those sessions are some sum and difference of what is known."""
    matrix = np.array([[float(one in group) for one in sessions] for group in known])
    target = np.array([[float(one in wanted) for one in sessions]])
    rank = np.linalg.matrix_rank(matrix)
    return bool(np.linalg.matrix_rank(np.vstack([matrix, target])) == rank)


@given(feedback())
@settings(deadline=None, max_examples=120)
def test_of_few_answers_nothing_can_be_worked_out(
    case: tuple[Series, list[FeedbackAnswer]],
) -> None:
    series, rows = case
    for name in ("useful", "now"):
        bases = Counter(row.session for row in rows if row.answer(name))
        sessions = sorted(bases)
        known = [
            set(figure["sessions"]) & set(sessions)
            for report in reports_over_time(series, rows)
            for question in report["questions"]
            if question["question"] == name
            for figure in figures(question)
        ]
        if not known:
            continue
        for size in range(1, len(sessions) + 1):
            for wanted in itertools.combinations(sessions, size):
                if sum(bases[one] for one in wanted) < series.feedback.smallest:
                    assert not can_be_worked_out(known, set(wanted), sessions)


@given(feedback())
@settings(deadline=None, max_examples=60)
def test_figures_are_the_counts_of_their_sessions(
    case: tuple[Series, list[FeedbackAnswer]],
) -> None:
    series, rows = case
    report = published(series, rows)
    for question in report["questions"]:
        for figure in figures(question):
            counted = Counter(
                row.answer(question["question"])
                for row in rows
                if row.session in figure["sessions"] and row.answer(question["question"])
            )
            assert {name: count for name, count in figure["counts"].items() if count} == counted
            assert figure["answers"] == counted.total() >= series.feedback.smallest
            assert (figure["good"]["count"], figure["good"]["of"]) == (
                counted["yes"],
                counted.total(),
            )
        told = {one for figure in figures(question) for one in figure["sessions"]}
        answered = {row.session for row in rows if row.answer(question["question"])}
        assert told | set(question["waiting"]) == answered
        assert told.isdisjoint(question["waiting"])


@given(feedback())
@settings(deadline=None, max_examples=60)
def test_pairs_leave_nobody_alone(case: tuple[Series, list[FeedbackAnswer]]) -> None:
    """Who answered one question only is told of with enough others, or pairs are not told."""
    series, rows = case
    report = published(series, rows)
    least = series.feedback.smallest
    base = {
        one["question"]: one["all"]["answers"] if one["all"] else 0 for one in report["questions"]
    }
    for knowledge in report["knowledge"]:
        pairs = knowledge["pairs"]
        assert pairs >= least
        for name in ("useful", "now"):
            assert base[name] - pairs == 0 or base[name] - pairs >= least
        parts = [knowledge[name]["count"] for name in ("rose", "same", "fell")]
        assert sum(parts) == pairs


@given(feedback())
@settings(deadline=None, max_examples=60)
def test_comments_of_few_wait_with_their_session(
    case: tuple[Series, list[FeedbackAnswer]],
) -> None:
    series, rows = case
    report = published(series, rows)
    shown = [comment for group in report["comments"] for comment in group["comments"]]
    sessions = Counter(row.session for row in rows)
    for session in set(shown):
        assert session not in report["waiting"]
        group = {one for one in sessions if one in shown}
        assert sum(sessions[one] for one in group) >= series.feedback.smallest


@pytest.mark.parametrize(
    ("bases", "told", "waiting"),
    [
        ([3], [], ["s0"]),
        ([30, 2], [["s0"]], ["s1"]),
        ([3, 4], [["s0", "s1"]], []),
        ([2, 30, 2, 1], [["s1"], ["s0", "s2", "s3"]], []),
        ([5, 0, 6], [["s0"], ["s2"]], []),
    ],
)
def test_groups(bases: list[int], told: list[list[str]], waiting: list[str]) -> None:
    series = series_of(len(bases), 5, [0] * len(bases))
    report = published(series, rows_of([[("yes", "")] * base for base in bases]))
    question = report["questions"][0]
    assert [figure["sessions"] for figure in question["groups"]] == told
    assert question["waiting"] == waiting
    assert (question["all"] is None) == (told == [])
