"""What people know and what they said, against a count by hand."""

from datetime import date, time

from sotekit.events.feedback_comments import themes_of
from sotekit.events.feedback_report import feedback_report
from sotekit.model.event import Mode, Presenter, Series, SeriesKind, Session, SessionStatus
from sotekit.model.feedback import (
    FeedbackAnswer,
    FeedbackForm,
    FeedbackQuestion,
    FeedbackRole,
    FeedbackTheme,
    QuestionKind,
)
from sotekit.model.text import Text

THEMES = (
    FeedbackTheme(id="time", name=Text(plain="Aika"), words=("aika", "kiire")),
    FeedbackTheme(id="food", name=Text(plain="Kahvi"), words=("kahvi", "Pulla")),
)
FORM = FeedbackForm(
    smallest=3,
    themes=THEMES,
    questions=(
        FeedbackQuestion(id="before", name=Text(plain="B"), kind=QuestionKind.ORGANISATIONS),
        FeedbackQuestion(
            id="now", name=Text(plain="N"), kind=QuestionKind.ORGANISATIONS, before="before"
        ),
        FeedbackQuestion(id="grade", name=Text(plain="G"), kind=QuestionKind.SCALE, good=4),
        FeedbackQuestion(id="comment", name=Text(plain="C"), kind=QuestionKind.COMMENT),
    ),
)


def session(name: str, month: int, *presenters: str, came: int | None = 20) -> Session:
    return Session(
        id=name,
        date=date(2026, month, 10),
        status=SessionStatus.HELD,
        presenters=tuple(Presenter(organisation=one) for one in presenters),
        attendance=came,
    )


def series(*sessions: Session) -> Series:
    return Series(
        id="infot",
        name=Text(plain="Infot"),
        kind=SeriesKind.BRIEFING,
        audience=Text(plain="Kaikki"),
        mode=Mode.REMOTE,
        start=time(9),
        minutes=30,
        feedback=FORM,
        sessions=sessions,
    )


def answers(of: str, *rows: dict[str, str]) -> list[FeedbackAnswer]:
    return [
        FeedbackAnswer(
            id=f"{of}{number:04}",
            session=of,
            role=FeedbackRole.PARTICIPANT,
            answers=tuple(row.items()),
        )
        for number, row in enumerate(rows)
    ]


def test_an_organisation_is_known_by_those_who_heard_it() -> None:
    rows = [
        *answers(
            "a",
            {"before": "none", "now": "x"},
            {"before": "x", "now": "x"},
            {"before": "none", "now": "none"},
            {"now": "x"},
        ),
        *answers("b", *[{"before": "x", "now": "y"}] * 3),
    ]
    found = feedback_report(
        series(session("a", 2, "x"), session("b", 3, "y")), rows, date(2027, 1, 1)
    )
    (told,) = found.roles[0].knowledge
    known = {one.organisation: one for one in told.organisations}
    assert (known["x"].now.count, known["x"].now.of) == (3, 4)
    assert (known["y"].now.count, known["y"].now.of) == (3, 3)
    before = known["x"].before
    assert before is not None
    assert (before.count, before.of) == (1, 3)


def test_small_sessions_are_one_base_together() -> None:
    rows = [*answers("a", {"now": "x"}, {"now": "none"}), *answers("b", {"now": "y"}, {"now": "y"})]
    found = feedback_report(
        series(session("a", 2, "x"), session("b", 3, "y")), rows, date(2027, 1, 1)
    )
    (told,) = found.roles[0].knowledge
    assert {one.organisation: (one.now.count, one.now.of) for one in told.organisations} == {
        "x": (1, 4),
        "y": (2, 4),
    }


def test_the_mean_and_the_good_share_of_a_scale() -> None:
    rows = answers("a", *({"grade": step} for step in ("1", "3", "4", "5", "5", "9")))
    found = feedback_report(series(session("a", 2)), rows, date(2027, 1, 1))
    whole = next(one.whole for one in found.roles[0].questions if one.question.id == "grade")
    assert whole is not None
    assert (whole.mean, whole.good.count, whole.good.of) == (3.6, 3, 5)


def test_the_response_rate_is_of_sessions_that_were_counted() -> None:
    sessions = (session("a", 2, came=8), session("b", 3, came=None))
    rows = [*answers("a", *[{"grade": "1"}] * 4), *answers("b", *[{"grade": "1"}] * 4)]
    found = feedback_report(series(*sessions), rows, date(2027, 1, 1))
    response = found.roles[0].response
    assert (response.answers, response.of, found.attendance) == (4, 8, 8)
    assert found.attendance_missing == ("b",)
    crowd = feedback_report(
        series(session("a", 2, came=3)), answers("a", *[{"grade": "1"}] * 4), date(2027, 1, 1)
    )
    assert crowd.roles[0].response.share is None


def test_cancelled_and_coming_sessions_are_not_in_it() -> None:
    cancelled = Session(id="c", date=date(2026, 4, 1), status=SessionStatus.CANCELLED)
    coming = Session(id="d", date=date(2027, 4, 1))
    found = feedback_report(series(session("a", 2), cancelled, coming), [], date(2027, 1, 1))
    assert [one.id for one in found.sessions] == ["a"]


def test_comments_by_theme_in_the_order_of_the_alphabet() -> None:
    rows = answers(
        "a",
        {"comment": "Kahvia olisi saanut olla, ja aikaa"},
        {"comment": "Kiitos"},
        {"comment": "AIKATAULU petti"},
        {"comment": "pullaa!"},
    )
    found = feedback_report(series(session("a", 2)), rows, date(2027, 1, 1))
    assert [
        (one.theme.id if one.theme else None, one.comments) for one in found.roles[0].comments
    ] == [
        ("time", ("AIKATAULU petti", "Kahvia olisi saanut olla, ja aikaa")),
        ("food", ("Kahvia olisi saanut olla, ja aikaa", "pullaa!")),
        (None, ("Kiitos",)),
    ]
    assert themes_of("taika", THEMES) == ()
