"""Calendar files, read back by another library than the one that writes them."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from unicodedata import normalize
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sotekit.plain.ics import Alarm, Entry, calendar_bytes

vobject = pytest.importorskip("vobject")

HELSINKI = ZoneInfo("Europe/Helsinki")
NINE = time(9)
DAY = date(2027, 3, 9)


def entry(**values: Any) -> Entry:
    return Entry(
        **{
            "uid": "a@b",
            "sequence": 0,
            "stamp": date(2026, 1, 1),
            "start": datetime.combine(DAY, NINE),
            "end": datetime.combine(DAY, time(9, 30)),
            "summary": "Info",
            **values,
        }
    )


def read(*entries: Entry) -> Any:
    return vobject.readOne(calendar_bytes("Infot", "test", entries).decode("utf-8"))


def test_every_turn_of_the_clocks_is_where_the_time_zone_data_has_it() -> None:
    days = [
        date(year, month, 1) + timedelta(days=n)
        for year in range(2005, 2038, 4)
        for month in (3, 10)
        for n in range(24, 31)
    ]
    entries = [entry(uid=f"{day}", start=datetime.combine(day, NINE), end=day) for day in days]
    calendar = read(*entries)
    assert len(calendar.vevent_list) == len(days)
    for event, day in zip(calendar.vevent_list, days, strict=True):
        wanted = datetime.combine(day, NINE, HELSINKI)
        assert event.dtstart.value.astimezone(UTC) == wanted.astimezone(UTC)


@pytest.mark.parametrize(
    ("day", "utc"),
    [
        (date(2027, 3, 28), 6),
        (date(2027, 3, 27), 7),
        (date(2027, 10, 31), 7),
        (date(2027, 10, 30), 6),
    ],
)
def test_nine_stays_nine_over_the_turn(day: date, utc: int) -> None:
    start = datetime.combine(day, NINE)
    event = read(entry(start=start, end=start + timedelta(minutes=30))).vevent
    assert event.dtstart.value.astimezone(UTC).hour == utc
    assert event.dtstart.value.replace(tzinfo=None) == start
    assert event.dtend.value - event.dtstart.value == timedelta(minutes=30)


def test_alarms_go_off_before_and_a_cancelled_entry_has_none() -> None:
    alarms = (Alarm(timedelta(days=1), "huomenna"), Alarm(timedelta(minutes=15), "kohta"))
    event = read(entry(alarms=alarms)).vevent
    assert [one.trigger.value for one in event.valarm_list] == [
        -timedelta(days=1),
        -timedelta(minutes=15),
    ]
    cancelled = read(entry(alarms=alarms, cancelled=True)).vevent
    assert cancelled.status.value == "CANCELLED"
    assert cancelled.transp.value == "TRANSPARENT"
    assert not hasattr(cancelled, "valarm")


def test_a_whole_day_ends_on_the_day_after() -> None:
    event = read(entry(start=date(2027, 3, 9), end=date(2027, 3, 9), busy=False)).vevent
    assert (event.dtstart.value, event.dtend.value) == (date(2027, 3, 9), date(2027, 3, 10))


@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp")), min_size=1, max_size=200
    ),
    st.text(st.characters(codec="utf-8"), max_size=60),
)
@settings(max_examples=60, deadline=None)
def test_any_words_come_back_and_no_line_is_too_long(words: str, name: str) -> None:
    made = calendar_bytes(
        name or "x", "test", [entry(summary=words, description=f"{words}\n{words}", organiser=(name, "a@b.example"))]
    )  # fmt: skip
    event = vobject.readOne(made.decode("utf-8")).vevent
    assert event.summary.value == normalize("NFC", words)
    assert event.description.value == normalize("NFC", f"{words}\n{words}")
    assert event.organizer.value == "mailto:a@b.example"
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))
    assert made.count(b"\n") == made.count(b"\r\n")
    assert made == calendar_bytes(
        name or "x", "test", [entry(summary=words, description=f"{words}\n{words}", organiser=(name, "a@b.example"))]
    )  # fmt: skip
