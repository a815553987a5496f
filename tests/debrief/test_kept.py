"""What a debrief came to, written and read again as its keepers do it."""

import json
import shutil
from pathlib import Path

import pytest

from tests.conftest import Sotekit

FILE = "data/debriefs/kesapuhelin-2026.yaml"
LINE = ("--line", "kesapuhelin")


@pytest.fixture(autouse=True)
def nothing_written(request: pytest.FixtureRequest, example: Path) -> None:
    """The example's own debrief is put away, but where it is what the test looks at."""
    if request.function is not test_the_example_shows_its_last_debrief:
        shutil.rmtree((example / FILE).parent)


def test_an_experience_and_a_decision_come_back_next_year(sotekit: Sotekit, example: Path) -> None:
    told = sotekit("debrief", "note", "Mondays were too much for one.", "--by", "omaispuu", *LINE)
    assert told.returncode == 0, told.stderr
    made = sotekit(
        "debrief", "decide", "Two answer on Mondays.", "--owner", "kiikkutuoli",
        "--due", "2026-12-01", *LINE,
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    assert (example / FILE).read_text(encoding="utf-8") == (
        'line: kesapuhelin\nseason: "2026"\n'
        "notes:\n  - on: 2026-11-23\n    by: omaispuu\n    text: Mondays were too much for one.\n"
        "decisions:\n  - number: 1\n    on: 2026-11-23\n    text: Two answer on Mondays.\n"
        "    owner: kiikkutuoli\n    due: 2026-12-01\n"
    )
    season = sotekit("season", *LINE, "--season", "2027").stdout
    assert "From the debrief of season 2026" in season
    assert "1. Two answer on Mondays. Kiikkutuoli" in season
    assert "Mondays were too much for one." in season
    assert "Two answer on Mondays." in sotekit("today").stdout
    assert "Two answer on Mondays." not in sotekit("today", today="2026-11-10").stdout
    found = json.loads(sotekit("season", *LINE, "--season", "2027", "--json").stdout)
    assert found["last_debrief"]["decisions"][0]["due"] == "2026-12-01"
    assert "debriefs" not in sotekit("validate").stdout

    done = sotekit("debrief", "decide", "--done", "1", *LINE)
    assert done.returncode == 0, done.stderr
    assert "Two answer on Mondays." not in sotekit("today").stdout
    assert "done 23 November 2026" in sotekit("debrief", "decide", *LINE).stdout


def test_what_people_wrote_stays(sotekit: Sotekit, example: Path) -> None:
    path = example / FILE
    path.parent.mkdir()
    before = (
        "# purku 1.9., kirjasi sihteeri\nline: kesapuhelin\nseason: '2026'\n"
        "decisions: # vain sovitut\n- number: 4\n  on: 2026-09-01\n  text: {fi: Esite, sv: Broschyr} # A5\n"
        "  owner: omaispuu\n  due: 2026-10-01\n"
    )
    path.write_text(before, encoding="utf-8")
    add = ("debrief", "decide", "New form", "--owner", "omaispuu", "--due", "2027-03-01", *LINE)
    dry = sotekit(*add, "--dry-run")
    assert path.read_text(encoding="utf-8") == before
    assert sotekit(*add).returncode == 0
    after = path.read_text(encoding="utf-8")
    assert after.startswith(before)
    assert dry.stdout.strip() == after.strip()
    assert "- number: 5\n" in after
    assert sotekit("debrief", "decide", "--done", "4", *LINE).returncode == 0
    assert "  due: 2026-10-01\n  done: 2026-11-23\n- number: 5" in path.read_text(encoding="utf-8")


def test_what_is_refused_changes_nothing(sotekit: Sotekit, example: Path) -> None:
    for words, told in (
        (("decide", "Somebody should"), "--owner ORGANISATION --due"),
        (("decide", "x", "--owner", "omaispu", "--due", "2027-01-01"), "omaispuu"),
        (("decide", "--done", "3"), "no decision number 3"),
        (("note", "Soittaja 040 123 4567 soitti"), "Nothing was written"),
        (("note", " "), "nothing to write"),
    ):
        done = sotekit("debrief", *words, *LINE)
        assert done.returncode == 2, (words, done.stdout)
        assert told in done.stderr, (words, done.stderr)
    assert not (example / FILE).exists()
    assert "Nothing has been written" in sotekit("debrief", "note", *LINE).stdout


def test_a_file_that_names_nobody_is_found_by_validate(sotekit: Sotekit, example: Path) -> None:
    path = example / FILE
    path.parent.mkdir()
    path.write_text(
        'line: kesapuhelin\nseason: "2026"\ndecisions:\n'
        "  - {number: 1, on: 2026-09-01, text: x, owner: omaispu, due: 2026-10-01}\n",
        encoding="utf-8",
    )
    assert f"{FILE}:4" in sotekit("validate").stdout


def test_the_example_shows_its_last_debrief(sotekit: Sotekit) -> None:
    today = sotekit("today").stdout
    assert "The operator is asked" in today
    season = sotekit("season", *LINE, "--season", "2027").stdout
    assert "One evening a week is tried in summer 2027" in season
    pack = sotekit("debrief", "build", *LINE, "--season", "2027").stdout
    assert "What was decided last time" in pack
    assert "The charger and the PIN are added to the handover checklist." in pack
