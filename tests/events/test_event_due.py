"""What is due, and whose it is: late, today and this week, over moves, cancellations and absences."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from sotekit.events.due import When, due_duties, duties, known_tasks
from sotekit.i18n import translator
from sotekit.model.event import Series, Session, SessionChange, SessionChangeKind, SessionStatus
from sotekit.model.event_tasks import TaskDone
from sotekit.model.repository import Repository
from sotekit.today import situation
from tests.events.talks import COMING, SERIES, read


def due(
    root: Path, today: date, sessions: str = COMING, days: int = 7
) -> list[tuple[str, When, tuple[str, ...]]]:
    repository, _, _ = read(root, sessions)
    return [
        (one.id, one.when, one.who) for one in due_duties(repository, today, timedelta(days=days))
    ]


def test_late_today_and_this_week(tmp_path: Path) -> None:
    assert due(tmp_path, date(2026, 12, 1)) == [
        ("contact", When.LATE, ("veto",)),
        ("materials", When.TODAY, ("kaislat", "lummi")),
        ("remind-presenters", When.TODAY, ("veto",)),
        ("remind", When.WEEK, ("veto",)),
        ("facilitate", When.WEEK, ("veto",)),
    ]


def test_after_the_session_only_the_aftercare_is_left(tmp_path: Path) -> None:
    assert [name for name, _, _ in due(tmp_path, date(2026, 12, 9))] == ["share", "close"]
    assert [name for name, _, _ in due(tmp_path, date(2026, 12, 20))] == ["share", "close"]
    assert due(tmp_path, date(2027, 2, 20)) == []


def test_the_deputy_stands_in_for_a_coordinator_who_is_away(tmp_path: Path) -> None:
    moved = COMING.replace("2026-12-08", "2027-02-04")
    repository, series, session = read(tmp_path, moved)
    found = {one.id: one for one in duties(repository, series, session, date(2027, 2, 1))}
    assert (found["facilitate"].who, found["facilitate"].stands_in) == (("varaa",), True)
    assert (found["close"].who, found["close"].stands_in) == (("veto",), False)


def test_people_are_told_of_a_change_once(tmp_path: Path) -> None:
    change = "    changes:\n      - {on: 2026-11-20, kind: moved, was: 2026-12-01}\n"
    repository, series, session = read(tmp_path, COMING + change)
    told = [
        one for one in duties(repository, series, session, date(2026, 11, 23)) if one.id == "change"
    ]
    assert [(one.day, one.when, one.letter) for one in told] == [
        (date(2026, 11, 20), When.LATE, "change")
    ]
    done = change + "    # kerrottu\n"
    marked = COMING.replace(
        "{task: invite, on: 2026-11-17}",
        "{task: invite, on: 2026-11-17}\n      - {task: change, on: 2026-11-21}",
    )
    assert [name for name, _, _ in due(tmp_path, date(2026, 11, 23), marked + done)] == ["contact"]


def test_of_a_cancelled_session_only_the_telling_is_left(tmp_path: Path) -> None:
    cancelled = (
        COMING.replace("confirmed\n", "cancelled\n", 1)
        + "    changes:\n      - {on: 2026-11-23, kind: cancelled}\n"
    )
    assert due(tmp_path, date(2026, 11, 23), cancelled) == [("cancellation", When.TODAY, ("veto",))]


def test_nobody_is_told_of_the_move_of_what_nobody_knew_of(tmp_path: Path) -> None:
    unknown = "\n  - id: 2026-12\n    date: 2026-12-08\n    changes:\n      - {on: 2026-11-20, kind: moved, was: 2026-12-01}\n"
    assert "change" not in [name for name, _, _ in due(tmp_path, date(2026, 11, 23), unknown)]


def test_a_series_of_its_own_tasks(tmp_path: Path) -> None:
    own = SERIES.replace(
        "sessions:",
        "tasks:\n  - {id: kahvit, name: Keitä kahvit, days_before: 0, owner: deputy}\nsessions:",
    )
    repository, series, session = read(tmp_path, series=own)
    (one,) = duties(repository, series, session, date(2026, 12, 8))
    assert (one.id, one.when, one.who) == ("kahvit", When.TODAY, ("varaa",))
    assert known_tasks(series) == ("kahvit", "change", "cancellation")


def test_the_first_screen_tells_of_it(tmp_path: Path) -> None:
    repository, _, _ = read(tmp_path)
    now = datetime(2026, 12, 7, 8, tzinfo=ZoneInfo("Europe/Helsinki"))
    (one,) = situation(repository, now).due
    assert (
        one.what.text(translator("en")) == "Test briefings: 7 tasks are due: “sotekit event due”."
    )
    later = situation(repository, now.replace(day=9))
    assert len(later.due) == 2


@cache
def world() -> tuple[Repository, Series, Session]:
    with TemporaryDirectory() as folder:
        return read(Path(folder))


CHANGES = st.sampled_from(list(SessionChangeKind))


@given(
    st.dates(date(2026, 10, 1), date(2027, 3, 1)),
    st.lists(st.tuples(CHANGES, st.dates(date(2026, 10, 1), date(2026, 12, 7))), max_size=3),
    st.sets(
        st.sampled_from(["contact", "invite", "remind", "share", "close", "change", "cancellation"])
    ),
    st.sampled_from(list(SessionStatus)),
)
@settings(max_examples=80, deadline=None)
def test_what_is_done_is_never_due_and_nothing_is_due_twice(
    today: date,
    changes: list[tuple[SessionChangeKind, date]],
    done: set[str],
    status: SessionStatus,
) -> None:
    records = sorted(
        (SessionChange(on=day, kind=kind) for kind, day in changes), key=lambda one: one.on
    )
    session = Session(
        id="x", date=date(2026, 12, 8), status=status, changes=tuple(records),
        done=tuple(TaskDone(task=name, on=date(2026, 12, 7)) for name in sorted(done)),
    )  # fmt: skip
    known, series, _ = world()
    repository = replace(known, series=(replace(series, sessions=(session,)),))
    found = due_duties(repository, today, timedelta(days=400))
    names = [one.id for one in found]
    assert len(names) == len(set(names))
    assert not done & set(names)
    if status is SessionStatus.CANCELLED:
        assert set(names) <= {"cancellation"}
    for one in found:
        assert (one.when is When.LATE) == (one.day < today)
