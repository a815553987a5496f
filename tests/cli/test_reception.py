"""`sotekit reception`: slots are given out and back, days are counted, nobody is named."""

import re
from pathlib import Path

import pytest

from tests.cli.rota_support import Desk

BOOKINGS = "data/receptions/bookings/kela-kaislakoski"


@pytest.fixture
def desk(outreach: Desk) -> Desk:
    """Only what these commands look at."""
    return outreach


def everything(desk: Desk) -> str:
    files = sorted((desk.root / BOOKINGS).glob("*.csv"))
    return "".join(path.read_text(encoding="utf-8") for path in files)


def free(desk: Desk, day: str = "2026-12-01") -> list[str]:
    found = desk.run("reception", "slots", "--weeks", "3", "--json").data
    (one,) = [entry for entry in found["days"] if entry["date"] == day]
    return [slot["start"][-5:] for slot in one["slots"] if slot["free"]]


def test_a_slot_is_booked_and_given_back(desk: Desk) -> None:
    assert "10:30" in free(desk)
    slot = ("--date", "2026-12-01", "--time", "10.30")
    assert desk.run("reception", "book", *slot).code == 0
    assert "10:30" not in free(desk)
    again = desk.run("reception", "book", *slot)
    assert (again.code, "is booked twice" in again.err) == (1, True)
    assert desk.run("reception", "cancel", *slot).code == 0
    assert "10:30" in free(desk)
    assert desk.run("reception", "cancel", *slot).code == 1
    assert desk.problems() == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("book", "--date", "2026-12-01", "--time", "10:00"), "No slot begins at 10:00"),
        (("book", "--date", "2026-12-02", "--time", "9:00"), "The reception is not open"),
        (("book", "--date", "2026-12-29", "--time", "9:00"), "The reception is not open"),
        (("book", "--date", "2026-11-17", "--time", "9:00"), "is over"),
        (("book", "--date", "2026-12-01", "--time", "25"), "is not a time of day"),
        (("count", "--date", "2026-12-01", "--used", "1"), "has not been yet"),
        (("count", "--date", "2026-11-10", "--used", "8"), "has 7 slots, but 8 are counted"),
        (("count", "--date", "2026-11-11", "--used", "1"), "The reception is not open"),
        (("count", "--date", "2026-11-10"), "that is --used 0"),
        (("count", "--date", "2026-11-10", "--used", "1", "--municipality", "x"), "does not serve"),
        (("slots", "kela"), "There is no reception “kela”"),
    ],
)
def test_mistakes_write_nothing(desk: Desk, words: tuple[str, ...], told: str) -> None:
    before = everything(desk)
    said = desk.run("reception", *words)
    assert said.code in (1, 2)
    assert told in said.err, said.err
    assert everything(desk) == before


def test_a_day_is_counted_once_unless_it_is_replaced(desk: Desk) -> None:
    day = ("reception", "count", "--date", "2026-11-10")
    before = desk.run("reception", "report", "--json").data
    assert before["not_counted"] == ["2026-11-10"]
    assert desk.run(*day, "--used", "3", "--no-show", "1", "--turned-away", "2").code == 0
    again = desk.run(*day, "--used", "4")
    assert (again.code, "counted already" in again.err) == (1, True)
    assert desk.run(*day, "--used", "4", "--replace").code == 0
    after = desk.run("reception", "report", "--json").data
    assert after["not_counted"] == []
    assert after["total"]["used"] - before["total"]["used"] == 4
    assert after["total"]["turned_away"] - before["total"]["turned_away"] == 2
    assert after["total"]["slots"] - before["total"]["slots"] == 7
    assert desk.problems() == []


def test_zero_is_an_answer(desk: Desk) -> None:
    assert desk.run("reception", "count", "--date", "2026-11-10", "--used", "0").code == 0
    assert desk.run("reception", "report", "--json").data["not_counted"] == []


def test_a_dry_run_writes_nothing(desk: Desk) -> None:
    before = everything(desk)
    for words in (
        ("book", "--date", "2026-12-01", "--time", "10:30"),
        ("count", "--date", "2026-11-10", "--used", "2"),
        ("count", "--date", "2026-11-17", "--consultation", "1", "--replace"),
    ):
        said = desk.run("reception", *words, "--dry-run")
        assert (said.code, "dry run" in said.out) == (0, True), said
    assert everything(desk) == before


def test_today_reminds_until_the_day_is_counted(desk: Desk) -> None:
    assert "--date 2026-11-10" in desk.run("today").out.replace("\n", " ")
    desk.run("reception", "count", "--date", "2026-11-10", "--used", "0")
    assert "--date 2026-11-10" not in desk.run("today").out


def test_the_log_has_no_room_for_anybody(desk: Desk, tmp_path: Path) -> None:
    part = next((desk.root / BOOKINGS).glob("2026-11-*.csv"))
    part.write_text(part.read_text(encoding="utf-8").replace("municipality", "asiakas", 1))
    found = desk.run("validate", "--json").data
    assert "unknown-column" in {one["code"] for one in found}
    file = tmp_path / "use.csv"
    assert desk.run("reception", "report", "--csv", str(file)).code == 0
    assert file.read_text(encoding="utf-8-sig").startswith(
        "month,days,counted_days,full_days,slots"
    )


def test_what_excel_did_is_mended(desk: Desk) -> None:
    part = next((desk.root / BOOKINGS).glob("2026-12-*.csv"))
    before = part.read_text(encoding="utf-8")
    day = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
    spoiled = day.sub(r"\3.\2.\1", before).replace(",", ";").replace(":00;", ":00:00;")
    part.write_bytes(("\ufeff" + spoiled.replace("\n", "\r\n")).encode("utf-8"))
    assert desk.problems() != []
    assert desk.run("call", "repair", "--yes").code == 0
    assert part.read_text(encoding="utf-8") == before
    assert desk.problems() == []
