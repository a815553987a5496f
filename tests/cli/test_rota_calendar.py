"""Calendars of the rota, read back by another library than the one that wrote them."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.cli.rota_support import Desk

vobject = pytest.importorskip("vobject")

EVENING = """id: viikkopuhelin
name: Viikkopuhelin
number: 000 100 1008
duty: week
handover: {time: 9:30, place: Aula}
seasons:
  - {id: "2027", start: 2027-03-01, end: 2027-11-28, hours: ma–su 0–24}
"""


def events(path: Path) -> dict[str, Any]:
    """The events by UID, as vobject reads them."""
    calendar = vobject.readOne(path.read_text(encoding="utf-8"))
    found = {one.uid.value: one for one in calendar.vevent_list}
    assert len(found) == len(calendar.vevent_list)
    return found


def calendar(desk: Desk, *words: str) -> Path:
    return Path(desk.rota("calendar", *words).out.splitlines()[0])


def test_a_changed_rota_updates_the_same_events(planned: Desk) -> None:
    before = events(calendar(planned))
    assert len(before) == 26
    planned.rota("cover", "--week", "27", "--take", "1")
    after = events(calendar(planned))
    assert after.keys() == before.keys()
    changed = {uid for uid in after if after[uid].sequence.value != before[uid].sequence.value}
    assert changed == {
        "kesapuhelin-2027-2027-W27-answer@sotekit",
        "kesapuhelin-2027-2027-W27-back-up@sotekit",
    }
    for uid in changed:
        assert int(before[uid].sequence.value) == 0
        assert int(after[uid].sequence.value) == 1
        assert after[uid].summary.value != before[uid].summary.value
        assert after[uid].dtstart.value == before[uid].dtstart.value


def test_a_new_plan_updates_events_too(planned: Desk) -> None:
    before = events(calendar(planned))
    planned.change(
        "data/organisations/kiikkutuoli.yaml",
        "{start: 2027-06-21, end: 2027-07-04,",
        "{start: 2027-06-21, end: 2027-07-25,",
    )
    planned.rota("plan", "--keep")
    after = events(calendar(planned))
    uid = "kesapuhelin-2027-2027-W29-answer@sotekit"
    assert after[uid].summary.value != before[uid].summary.value
    assert int(after[uid].sequence.value) == 1


def test_what_was_given_away_is_cancelled_in_the_givers_calendar(planned: Desk) -> None:
    giver = ("--organisation", "nuorten-kaislalaituri")
    uid = "kesapuhelin-2027-2027-W27-answer@sotekit"
    assert events(calendar(planned, *giver))[uid].status.value == "CONFIRMED"
    planned.rota("cover", "--week", "27", "--take", "1")
    assert events(calendar(planned, *giver))[uid].status.value == "CANCELLED"
    taker = events(calendar(planned, "--person", "alma"))
    assert taker[uid].status.value == "CONFIRMED"
    assert taker["kesapuhelin-2027-2027-W27-back-up@sotekit"].status.value == "CANCELLED"
    planned.rota("undo")
    back = events(calendar(planned, *giver))[uid]
    assert back.status.value == "CONFIRMED"
    assert int(back.sequence.value) == 2


def test_the_same_rota_gives_the_same_file(planned: Desk) -> None:
    path = calendar(planned)
    first = path.read_bytes()
    calendar(planned)
    assert path.read_bytes() == first


def test_no_hour_is_uncovered_over_the_clock_changes(desk: Desk) -> None:
    """From the first handover to the end of November, both clock changes between: each end is the next start."""
    (desk.root / "data/lines/viikkopuhelin.yaml").write_text(EVENING, encoding="utf-8")
    duties = "".join(
        f"  - {{period: 2027-W{week:02}, organisation: kiikkutuoli}}\n" for week in range(9, 48)
    )
    (desk.root / "data/rota/viikkopuhelin-2027.yaml").write_text(
        f'line: viikkopuhelin\nseason: "2027"\nduties:\n{duties}', encoding="utf-8"
    )
    said = desk.rota("calendar", line="viikkopuhelin")
    found = sorted(
        (one.dtstart.value.astimezone(UTC), one.dtend.value.astimezone(UTC))
        for one in events(Path(said.out.strip())).values()
    )
    assert len(found) == 39
    for (_, end), (start, _) in pairwise(found):
        assert end == start
    assert found[0][0] == datetime(2027, 3, 1, 7, 30, tzinfo=UTC)
    lengths = {end - start for start, end in found[:-1]}
    week = timedelta(days=7)
    hour = timedelta(hours=1)
    assert lengths == {week, week - hour, week + hour}
    assert found[-1][1] == datetime(2027, 11, 28, 22, 0, tzinfo=UTC)


def test_each_writes_a_file_for_everybody(planned: Desk) -> None:
    paths = [Path(line) for line in planned.rota("calendar", "--each").out.splitlines()]
    assert len(paths) == len(set(paths)) == 1 + 13 + 12
    whole = events(paths[0])
    shared: set[str] = set()
    for path in paths[1:]:
        found = events(path)
        assert found.keys() <= whole.keys()
        shared |= found.keys()
    assert shared == whole.keys()


def test_unknown_names_are_refused_with_the_nearest(planned: Desk) -> None:
    said = planned.rota("calendar", "--organisation", "kiikutuoli")
    assert said.code == 2
    assert "kiikkutuoli" in said.err
