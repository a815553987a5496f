"""Moving, cancelling, pinning, confirming and closing, on the files of the example."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.conftest import Sotekit

FILE = "data/events/jarjestoinfot.yaml"


def session(sotekit: Sotekit, name: str) -> dict:  # type: ignore[type-arg]  # JSON of any shape
    done = sotekit("event", "show", "jarjestoinfot", name, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)  # type: ignore[no-any-return]  # as above


def test_a_moved_session_keeps_its_id_and_asks_for_new_confirmations(
    sotekit: Sotekit, example: Path
) -> None:
    before = (example / FILE).read_text(encoding="utf-8")
    words = ("event", "move", "jarjestoinfot", "2026-12", "2026-12-15", "--start", "9.30")
    dry = sotekit(*words, "--dry-run")
    assert "2026-12: from Tue 8 December 2026 to Tue 15 December 2026 at 9:30." in dry.stdout
    assert (example / FILE).read_text(encoding="utf-8") == before
    done = sotekit(*words, "--why", "Kokoushuone on remontissa")
    assert done.returncode == 0, done.stderr
    assert "They must confirm again: muistimetsa, kiikkutuoli." in done.stdout
    moved = session(sotekit, "2026-12")
    assert (moved["date"], moved["start"], moved["moved_from"]) == (
        "2026-12-15", "09:30", "2026-12-08",
    )  # fmt: skip
    assert not any(one["confirmed"] for one in moved["presenters"])
    shown = sotekit("event", "show", "jarjestoinfot", "2026-12").stdout
    assert "Moved, was Tue 8 December 2026 (Kokoushuone on remontissa)" in shown
    assert sotekit("validate").returncode == 0
    again = sotekit("event", "plan", "jarjestoinfot", "--until", "2027-05-31", "--json")
    assert json.loads(again.stdout)["sessions"][0]["date"] == "2026-12-15"
    assert json.loads(again.stdout)["written"] is False


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("2027-01", "2027-03-09"), "9 March 2027 is in a school holiday (Winter holiday)"),
        (("2027-01", "2027-01-06"), "6 January 2027 is a public holiday"),
        (("2027-01", "2027-01-12"), "The session is on 12 January 2027 at 9:00 already."),
        (("2026-11", "2026-12-01"), "The session 2026-11 has been held."),
        (("2027-01", "12.1.2027"), "“12.1.2027” is not a date."),
        (("2028-01", "2028-01-18"), "The series “jarjestoinfot” has no session “2028-01”."),
    ],
)
def test_a_move_that_should_not_be_is_refused(
    sotekit: Sotekit, example: Path, words: tuple[str, str], said: str
) -> None:
    before = (example / FILE).read_bytes()
    done = sotekit("event", "move", "jarjestoinfot", *words)
    assert done.returncode == 2
    assert said in done.stderr
    assert (example / FILE).read_bytes() == before


def test_what_speaks_against_a_day_can_be_overruled(sotekit: Sotekit) -> None:
    words = ("event", "move", "jarjestoinfot", "2027-01", "2027-03-09", "--anyway")
    assert sotekit(*words).returncode == 0
    assert "session-holiday" in sotekit("validate").stdout
    assert sotekit("event", "pin", "jarjestoinfot", "2027-01").returncode == 0
    assert "session-holiday" not in sotekit("validate").stdout


def test_a_cancelled_session_stays_and_its_presenters_keep_their_turn(sotekit: Sotekit) -> None:
    done = sotekit("event", "cancel", "jarjestoinfot", "2027-02", "--why", "Lakko")
    assert "2027-02 (Tue 9 February 2027) is cancelled." in done.stdout
    assert session(sotekit, "2027-02")["status"] == "cancelled"
    coverage = json.loads(sotekit("event", "coverage", "jarjestoinfot", "--json").stdout)
    one = next(
        who
        for who in coverage[0]["organisations"]
        if who["organisation"] == "sumusaaren-seurakunta"
    )
    assert (one["times"], one["next"]) == (0, None)
    assert sotekit("event", "cancel", "jarjestoinfot", "2027-02").returncode == 2
    back = sotekit("event", "cancel", "jarjestoinfot", "2027-02", "--restore")
    assert "takes place after all" in back.stdout
    assert session(sotekit, "2027-02")["status"] == "planned"
    assert sotekit("event", "cancel", "jarjestoinfot", "2027-02", "--restore").returncode == 2


def test_a_reason_that_tells_of_a_person_is_not_written(sotekit: Sotekit, example: Path) -> None:
    before = (example / FILE).read_bytes()
    done = sotekit(
        "event", "cancel", "jarjestoinfot", "2027-02", "--why", "Soita numeroon 040 123 4567"
    )
    assert done.returncode == 2
    assert "040" not in done.stderr
    assert (example / FILE).read_bytes() == before


def test_nobody_came_is_an_answer(sotekit: Sotekit, example: Path) -> None:
    early = sotekit("event", "close", "jarjestoinfot", "2026-12", "--attendance", "0")
    assert early.returncode == 2
    assert "it can't be closed yet" in early.stderr
    asked = sotekit("event", "close", "jarjestoinfot", today="2026-12-09")
    assert asked.returncode == 2
    assert "0 is an answer" in asked.stderr
    done = sotekit(
        "event", "close", "jarjestoinfot", "--attendance", "0", "--absent", "kiikkutuoli",
        "--material", "muistimetsa=https://aineistot.example/muisti.pdf", today="2026-12-09",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "2026-12 is closed: 0 came." in done.stdout
    assert "There is no link to a recording yet." in done.stdout
    later = sotekit(
        "event", "close", "jarjestoinfot", "2026-12",
        "--recording", "https://tallenteet.example/12", today="2026-12-11",
    )  # fmt: skip
    assert later.returncode == 0, later.stderr
    text = (example / FILE).read_text(encoding="utf-8")
    december = text[text.index("  - id: 2026-12") : text.index("  - id: 2027-01")]
    assert "attendance: 0\n" in december
    assert "absent: true" in december
    assert december.count("task: close") == 1
    assert sotekit("validate", today="2026-12-11").returncode == 0
    coverage = sotekit("event", "coverage", "jarjestoinfot", "--json", today="2026-12-11")
    waits = json.loads(coverage.stdout)[0]["never"]
    assert "kiikkutuoli" in waits
    assert "muistimetsa" not in waits


@pytest.mark.parametrize(
    "given", ["muistimetsa", "omaispuu=https://x.example", "muistimetsa=nettisivu"]
)
def test_materials_need_an_owner_and_a_link(sotekit: Sotekit, given: str) -> None:
    words = ("event", "close", "jarjestoinfot", "2026-12", "--attendance", "3", "--material", given)
    assert sotekit(*words, today="2026-12-09").returncode == 2


def test_coverage_says_who_never(sotekit: Sotekit) -> None:
    shown = sotekit("event", "coverage", "jarjestoinfot").stdout
    assert "15 of 20 have presented, 5 never." in shown
    rows = list(csv.DictReader(io.StringIO(sotekit("event", "coverage", "--csv").stdout)))
    assert {one["series"] for one in rows} == {"jarjestoinfot", "jarjestoesittelyt"}
    turva = [one for one in rows if one["organisation"] == "turvakaisla"]
    assert {one["series"]: (one["times"], one["last"]) for one in turva} == {
        "jarjestoinfot": ("1", "2026-02-10"),
        "jarjestoesittelyt": ("1", "2026-08-26"),
    }
    only = sotekit("event", "coverage", "jarjestoinfot", "--never").stdout
    assert "Turvakaisla" not in only


def test_a_presenter_says_it_comes(sotekit: Sotekit) -> None:
    done = sotekit("event", "confirm", "jarjestoinfot", "2027-03", "omaispuu")
    assert done.returncode == 0, done.stderr
    confirmed = session(sotekit, "2027-03")["presenters"]
    assert [one["confirmed"] for one in confirmed] == ["2026-11-23", None]
    whole = sotekit("event", "confirm", "jarjestoinfot", "2027-03")
    assert "Not confirmed by: turvakaisla." in whole.stdout
    stranger = sotekit("event", "confirm", "jarjestoinfot", "2027-03", "kiikkutuoli")
    assert stranger.returncode == 2
    assert "“sotekit event pin jarjestoinfot 2027-03 kiikkutuoli” adds it." in stranger.stderr


def test_the_desk_page_has_contacts_and_how_to_note_a_referral(
    sotekit: Sotekit, tmp_path: Path
) -> None:
    out = tmp_path / "sivut"
    done = sotekit("event", "directory", "--out", str(out))
    assert done.returncode == 0, done.stderr
    page = (out / "directory-fi.md").read_text(encoding="utf-8")
    assert "### Muistisairaudet\n\n- **Meri Otaksuma**" in page
    assert "tel:0001002092" in page
    assert "hoito- tai asiakassuunnitelmaan" in page
    assert "Kaislabussit" not in page
    for ending in ("html", "pdf"):
        assert (out / f"directory-sv.{ending}").stat().st_size > 1000
    public = tmp_path / "kaikille"
    assert (
        sotekit("event", "directory", "--audience", "public", "--out", str(public)).returncode == 0
    )
    assert "Meri Otaksuma" not in (public / "directory-fi.md").read_text(encoding="utf-8")
    assert sotekit("event", "directory", "--audience", "responder").returncode == 2
