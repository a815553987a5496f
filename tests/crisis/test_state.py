"""How an activation stands: a pure function of its record and its log, whatever the order of the parts."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sotekit.crisis.closing import closing_entries
from sotekit.crisis.state import CrisisState, state_of
from sotekit.model.activation import (
    ActivatedPoint,
    ActivatedTask,
    Activation,
    ActivationKind,
    Entry,
    EntryKind,
    EntryState,
    Journal,
    PointStatus,
)
from sotekit.model.hours_text import HoursText
from sotekit.model.point import Offer, Point
from sotekit.model.text import Text
from sotekit.plain.moments import HELSINKI, Span, later

START = datetime(2027, 1, 14, 21, 40, tzinfo=HELSINKI)


def after(minutes: int) -> datetime:
    return later(START, minutes)


def task(name: str, due: int, every: int | None = None, about: str | None = None) -> ActivatedTask:
    return ActivatedTask(
        id=name,
        task=Text(plain=name),
        owner="salli",
        due=after(due),
        every=Span(every) if every else None,
        about=about,
    )


ACTIVATION = Activation(
    id="2027-01-14-power-cut",
    scenario="power-cut",
    kind=ActivationKind.EXERCISE,
    start=START,
    points=(
        ActivatedPoint(point="tupa", phase="warm", due=after(240)),
        ActivatedPoint(point="kirjasto", phase="later", waits=True),
    ),
    tasks=(
        task("situation", 15),
        task("publish", 60, every=720),
        task("open-up.tupa", 240, about="tupa"),
    ),
)
_count = iter(range(10**6))


def row(
    minute: int,
    kind: EntryKind,
    about: str | None = None,
    state: EntryState | None = None,
    **more: object,
) -> Entry:
    name = f"row{next(_count):06d}"
    return Entry(id=name, at=after(minute), entry=kind, about=about, state=state, **more)  # type: ignore[arg-type]  # any column


def stand(*rows: Entry, at: int) -> CrisisState:
    return state_of(Journal(ACTIVATION, tuple(sorted(rows, key=lambda one: one.at))), after(at))


def test_at_the_start_all_is_alerted_and_nothing_is_late() -> None:
    state = stand(at=0)
    assert [one.status for one in state.points] == [PointStatus.ALERTED, PointStatus.ALERTED]
    assert [one.is_coming for one in state.points] == [True, False]
    assert not state.late_tasks
    assert [one.task.id for one in state.next_tasks] == ["situation", "publish", "open-up.tupa"]


def test_a_task_is_late_the_minute_after_and_done_is_done() -> None:
    assert not stand(at=15).late_tasks
    assert [one.task.id for one in stand(at=16).late_tasks] == ["situation"]
    done = row(20, EntryKind.TASK, "situation", EntryState.DONE)
    assert not stand(done, at=30).late_tasks
    undone = row(25, EntryKind.TASK, "situation", EntryState.NOT_DONE)
    assert [one.task.id for one in stand(done, undone, at=30).late_tasks] == ["situation"]


def test_what_has_not_happened_yet_does_not_count() -> None:
    done = row(20, EntryKind.TASK, "situation", EntryState.DONE)
    state = stand(done, at=18)
    assert [one.task.id for one in state.late_tasks] == ["situation"]
    assert state.entries == ()


@pytest.mark.parametrize(
    ("done", "next_due"),
    [
        ([], 60),
        ([50], 60 + 720),
        ([50, 52], 60 + 720),  # two people report the same turn
        ([70], 60 + 720),
        ([50, 800], 60 + 2 * 720),
        ([800], 60 + 2 * 720),  # the first turn was missed: its time has gone
        ([2000], 60 + 3 * 720),
        ([50, 100], 60 + 720),  # reported once more, after its time
        ([50, 60 + 359], 60 + 720),
        ([50, 60 + 360], 60 + 2 * 720),  # half-way to the next turn it is the next one's
    ],
)
def test_a_task_done_again_and_again_gets_its_next_turn(done: list[int], next_due: int) -> None:
    rows = [row(one, EntryKind.TASK, "publish", EntryState.DONE) for one in done]
    found = stand(*rows, at=2000).task("publish")
    assert found is not None
    assert found.due == after(next_due)


@given(st.lists(st.integers(0, 6000), max_size=12))
@settings(deadline=None, max_examples=120)
def test_turns_never_go_back_and_never_run_ahead_of_time(done: list[int]) -> None:
    rows = [row(one, EntryKind.TASK, "publish", EntryState.DONE) for one in done]
    earlier = after(0)
    for count in range(len(rows) + 1):
        some = sorted(rows, key=lambda one: one.at)[:count]
        found = stand(*some, at=6000).task("publish")
        assert found is not None
        assert found.due is not None
        assert found.due >= earlier
        earlier = found.due
        last = max((one.at for one in some), default=after(0))
        # no turn is covered before the one before it was due
        assert found.due <= max(after(60), last.astimezone(UTC) + timedelta(minutes=2 * 720))


def test_points_follow_their_last_row_with_time_and_reason() -> None:
    rows = (
        row(30, EntryKind.POINT, "tupa", EntryState.STANDING_BY),
        row(90, EntryKind.POINT, "tupa", EntryState.UNABLE, note="vesivahinko"),
    )
    found = stand(*rows, at=100).point("tupa")
    assert found is not None
    assert (found.status, found.since, found.reason) == (
        PointStatus.UNABLE,
        after(90),
        "vesivahinko",
    )
    assert not found.is_coming
    # its own task falls away with it
    assert stand(*rows, at=1000).task("open-up.tupa").due is None  # type: ignore[union-attr]  # it is there


def test_a_point_is_late_when_nothing_is_heard_by_its_time() -> None:
    assert not stand(at=240).point("tupa").late  # type: ignore[union-attr]  # it is there
    assert stand(at=241).point("tupa").late  # type: ignore[union-attr]  # it is there
    opened = row(100, EntryKind.POINT, "tupa", EntryState.ACTIVE)
    assert not stand(opened, at=241).point("tupa").late  # type: ignore[union-attr]  # it is there


def test_a_waiting_point_waits_until_it_is_ordered() -> None:
    before = stand(at=5000).point("kirjasto")
    assert before is not None
    assert (before.waits, before.late) == (True, False)
    ordered = stand(row(60, EntryKind.POINT, "kirjasto", EntryState.ALERTED), at=70)
    assert [one.waits for one in ordered.points] == [False, False]


def test_extending_and_reducing_changes_hours_and_services() -> None:
    point = Point(
        id="tupa",
        name=Text(plain="Tupa"),
        host="naapurit",
        hours=HoursText(("ma–pe 9–15",)),
        services=(Offer(service="conversation"), Offer(service="meeting")),
    )
    rows = (
        row(10, EntryKind.EXTEND, "tupa", hours=HoursText(("ma–su 8–22",)), services=("warmth",)),
        row(20, EntryKind.REDUCE, "tupa", services=("meeting",)),
    )
    found = stand(*rows, at=30).point("tupa")
    assert found is not None
    opened = found.as_open(point)
    assert opened.hours == HoursText(("ma–su 8–22",))
    assert [one.service for one in opened.services] == ["conversation", "warmth"]
    back = row(40, EntryKind.EXTEND, "tupa", services=("meeting",))
    found = stand(*rows, back, at=50).point("tupa")
    assert found is not None
    assert {one.service for one in found.as_open(point).services} == {
        "conversation",
        "warmth",
        "meeting",
    }


def test_a_point_outside_the_scenario_comes_with_its_first_row() -> None:
    state = stand(row(10, EntryKind.POINT, "halli", EntryState.ACTIVE), at=20)
    assert [one.point for one in state.open_points] == ["halli"]


def test_who_does_not_answer() -> None:
    rows = (
        row(10, EntryKind.CONTACT, "rescue", EntryState.NO_ANSWER),
        row(20, EntryKind.CONTACT, "rescue", EntryState.NO_ANSWER),
        row(30, EntryKind.CONTACT, "social-duty", EntryState.REACHED),
    )
    state = stand(*rows, at=40)
    assert [(one.contact, one.failures) for one in state.unanswered] == [("rescue", 2)]
    answered = row(50, EntryKind.CONTACT, "rescue", EntryState.REACHED)
    assert not stand(*rows, answered, at=60).unanswered


def test_closing_ends_every_point_and_leaves_nothing_late() -> None:
    names = iter(f"closing{n}" for n in range(9))
    state = stand(row(100, EntryKind.POINT, "tupa", EntryState.ACTIVE), at=300)
    rows = closing_entries(state, after(400), "sähkö palasi", lambda: next(names))
    assert [(one.entry, one.about) for one in rows] == [
        (EntryKind.POINT, "tupa"),
        (EntryKind.CLOSE, None),
    ]
    closed = stand(*state.entries, *rows, at=9000)
    assert closed.closed == after(400)
    assert not closed.late_tasks
    assert not any(one.late for one in closed.points)
    assert not closed.open_points


kinds = st.sampled_from(
    [
        (EntryKind.POINT, "tupa", EntryState.ACTIVE),
        (EntryKind.POINT, "tupa", EntryState.UNABLE),
        (EntryKind.TASK, "situation", EntryState.DONE),
        (EntryKind.TASK, "publish", EntryState.DONE),
        (EntryKind.CONTACT, "rescue", EntryState.NO_ANSWER),
        (EntryKind.NOTE, None, None),
    ]
)


@given(
    st.lists(st.tuples(st.integers(0, 3000), kinds), max_size=10, unique_by=lambda one: one[0]),
    st.integers(0, 3000),
)
@settings(deadline=None, max_examples=80)
def test_the_state_at_a_moment_is_not_changed_by_what_comes_later(
    told: list[tuple[int, tuple[EntryKind, str | None, EntryState | None]]], at: int
) -> None:
    rows = [row(minute, *what) for minute, what in told]
    whole = stand(*rows, at=at)
    known = stand(*(one for one in rows if one.at <= after(at)), at=at)
    assert whole == known
