"""Slots against a naive clock, and the report on a reception against csv and Counter."""

import csv
from collections import Counter
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sotekit.checks.receptions import booked_twice_in, over_slots_in
from sotekit.events.reception_use import reception_report
from sotekit.hours.reception_days import booked_slots, consultation_days, reception_days, slots_of
from sotekit.model.closure import Closure
from sotekit.model.hours_text import HoursText
from sotekit.model.reception import Booking, BookingState, Consultation, Reception
from sotekit.model.text import Text
from sotekit.store.bookings import append_bookings, change_count, read_bookings
from sotekit.store.loading import load
from tests.conftest import PROJECT

TODAY = date(2026, 11, 23)
TUESDAY = date(2026, 2, 3)


def reception(hours: str = "ti 9–12", slot: int = 45, **more: object) -> Reception:
    values: dict[str, object] = {
        "id": "kela",
        "name": Text(plain="Kela"),
        "place": Text(plain="Toimisto"),
        "municipality": "kunta",
        "start": date(2026, 1, 1),
        "hours": HoursText((hours,)),
        "slot": slot,
        **more,
    }
    return Reception(**values)  # type: ignore[arg-type] # any values


def row(
    state: BookingState, count: int = 1, day: date = TUESDAY, at: time | None = None
) -> Booking:
    return Booking(
        id=f"r{state.value[:5]}{count}{day:%m%d}".replace("-", "x").ljust(8, "x"),
        date=day,
        state=state,
        count=count,
        at=at,
    )


def test_the_slots_of_a_day() -> None:
    starts = [one.start.time() for one in slots_of(reception(), TUESDAY)]
    assert starts == [time(9), time(9, 45), time(10, 30), time(11, 15)]
    assert slots_of(reception(), TUESDAY + timedelta(days=1)) == ()


def test_what_is_left_of_the_hours_is_no_slot() -> None:
    assert len(slots_of(reception("ti 9–10.20", slot=40), TUESDAY)) == 2
    assert len(slots_of(reception("ti 9–10.19", slot=40), TUESDAY)) == 1


@given(st.integers(0, 20), st.integers(1, 12), st.integers(5, 120))
@settings(deadline=None, max_examples=60)
def test_slots_follow_each_other_within_the_hours(start: int, length: int, slot: int) -> None:
    end = min(24, start + length)
    found = slots_of(reception(f"ti {start}–{end}", slot=slot), TUESDAY)
    naive = [
        datetime.combine(TUESDAY, time()) + timedelta(hours=start, minutes=slot * number)
        for number in range((end - start) * 60 // slot)
    ]
    assert [one.start for one in found] == naive


def test_closures_holidays_and_the_reception_s_own_days() -> None:
    closed = Closure(start=date(2026, 2, 10), end=date(2026, 2, 10))
    one = reception(closures=(closed,), start=date(2026, 1, 6), end=date(2026, 2, 17))
    days = [found.day for found in reception_days(one, date(2025, 12, 1), date(2026, 6, 1))]
    # 6 January is Epiphany, a Tuesday
    assert days == [
        date(2026, 1, 13), date(2026, 1, 20), date(2026, 1, 27), date(2026, 2, 3), date(2026, 2, 17),
    ]  # fmt: skip


def test_hours_that_speak_of_holidays_are_believed() -> None:
    open_then = reception("ti 9–12, myös pyhinä")
    assert slots_of(open_then, date(2026, 1, 6))
    assert not slots_of(reception("ti 9–12, pyhinä suljettu"), date(2026, 1, 6))
    one_day = reception("ti 9–12, 6.1.2026 klo 10–11.30")
    assert len(slots_of(one_day, date(2026, 1, 6))) == 2


def test_the_online_consultation_takes_its_own_time() -> None:
    online = Consultation(hours=HoursText(("ti 11–12",)))
    one = reception(consultation=online)
    assert [slot.start.time() for slot in slots_of(one, TUESDAY)] == [time(9), time(9, 45)]
    assert consultation_days(one, TUESDAY, TUESDAY + timedelta(days=7)) == (
        TUESDAY,
        TUESDAY + timedelta(days=7),
    )


def test_a_cancelled_booking_frees_the_slot() -> None:
    rows = [
        row(BookingState.BOOKED, at=time(9)),
        row(BookingState.BOOKED, at=time(9, 45)),
        row(BookingState.CANCELLED, at=time(9)),
    ]
    (found,) = reception_days(reception(), TUESDAY, TUESDAY, rows)
    assert [one.start.time() for one in found.free] == [time(9), time(10, 30), time(11, 15)]


SLOT = st.sampled_from([time(9), time(9, 45), time(10, 30)])
STATE = st.sampled_from([BookingState.BOOKED, BookingState.CANCELLED])


@given(st.lists(st.tuples(STATE, SLOT), max_size=10))
@settings(deadline=None, max_examples=80)
def test_a_slot_given_twice_is_found(moves: list[tuple[BookingState, time]]) -> None:
    rows = [row(state, at=at) for state, at in moves]
    net = Counter(at for state, at in moves if state is BookingState.BOOKED)
    net.subtract(at for state, at in moves if state is BookingState.CANCELLED)
    wrong = sum(max(0, count - 1) + max(0, -count) for count in net.values())
    assert len(list(booked_twice_in(rows))) == wrong
    assert {key.time(): count for key, count in booked_slots(rows).items()} == dict(net)


@pytest.mark.parametrize(
    ("counts", "wrong"),
    [
        ({BookingState.USED: 4}, False),
        ({BookingState.USED: 5}, True),
        ({BookingState.USED: 2, BookingState.NO_SHOW: 2, BookingState.WALK_IN: 2}, False),
        ({BookingState.USED: 3, BookingState.WALK_IN: 2}, True),
        ({BookingState.USED: 3, BookingState.NO_SHOW: 2}, True),
        ({BookingState.JOINT_MEETING: 4, BookingState.TURNED_AWAY: 9}, False),
        ({BookingState.CONSULTATION: 9}, False),
    ],
)
def test_more_than_the_slots(counts: dict[BookingState, int], wrong: bool) -> None:
    rows = [row(state, count) for state, count in counts.items()]
    assert bool(list(over_slots_in(reception(), rows))) is wrong


def test_missing_is_not_zero() -> None:
    later = TUESDAY + timedelta(days=7)
    rows = [row(BookingState.USED, 0), row(BookingState.USED, 3, later)]
    found = reception_report(reception(), rows, date(2026, 2, 24), first=TUESDAY)
    assert (found.total.counted, found.total.slots, found.total.served) == (2, 8, 3)
    assert found.uncounted == (date(2026, 2, 17),)


def test_the_example_agrees_with_csv_and_counter() -> None:
    one = load(PROJECT).readable.reception("kela-kaislakoski")
    assert one is not None
    bookings, problems = read_bookings(PROJECT, one.id)
    assert problems == ()
    found = reception_report(one, bookings, TODAY)
    counted: Counter[tuple[str, str]] = Counter()
    people: Counter[tuple[str, str]] = Counter()
    days = set()
    folder = PROJECT / "data" / "receptions" / "bookings" / one.id
    for path in folder.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            for cells in csv.DictReader(file):
                if cells["date"] > TODAY.isoformat():
                    continue
                counted[cells["date"][:7], cells["state"]] += int(cells["count"])
                people[cells["municipality"], cells["state"]] += int(cells["count"])
                if cells["state"] not in ("booked", "cancelled", "consultation"):
                    days.add(cells["date"])
    assert {
        (month.key, state.value): count
        for month in found.months
        for state, count in month.states.items()
        if count
    } == {key: count for key, count in counted.items() if count}
    assert found.total.counted == len(days)
    assert found.total.slots == 7 * len(days)
    outcomes = ("used", "no-show", "walk-in", "joint-meeting", "consultation", "turned-away")
    assert {
        (name or "", state.value): count
        for name, states in found.municipalities
        for state, count in states.items()
        if count
    } == {key: count for key, count in people.items() if count and key[1] in outcomes}
    assert found.uncounted == (date(2026, 11, 10),)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    rows = (
        row(BookingState.BOOKED, at=time(9, 45)),
        row(BookingState.USED, 0, date(2026, 3, 3)),
    )
    paths = append_bookings(tmp_path, "kela", rows)
    assert [path.name[:8] for path in paths] == ["2026-02-", "2026-03-"]
    found, problems = read_bookings(tmp_path, "kela")
    assert (set(found), problems) == (set(rows), ())
    change_count(tmp_path, "kela", rows[1].id, 4)
    found, _ = read_bookings(tmp_path, "kela")
    assert [one.count for one in found] == [1, 4]


def test_a_file_saved_by_excel_is_told_cell_by_cell(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "receptions" / "bookings" / "kela"
    folder.mkdir(parents=True)
    text = "\ufeffid;date;state;at;count;municipality\r\naawq3xmz;3.2.2026;used;;2;\r\nbbwq3xmz;2026-02-03;usd;;-1;\r\n"
    (folder / "2026-02-aaaaaa.csv").write_bytes(text.encode("utf-8"))
    found, problems = read_bookings(tmp_path, "kela")
    assert found == ()
    assert [(one.place.line, one.place.column, one.code) for one in problems] == [
        (2, 10, "bad-date"),
        (3, 21, "bad-choice"),
        (3, 26, "bad-number"),
    ]
