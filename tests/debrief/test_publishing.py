"""Publishing a season: what shows, what is left out, the ledger and the attack as a command."""

import json
from datetime import date
from pathlib import Path

import pytest

from sotekit.debrief.counts import Counting
from sotekit.debrief.disclosure.protect import Rule
from sotekit.debrief.disclosure.release import audit_releases
from sotekit.debrief.publishing import CROSSING, Publication, publish
from sotekit.store.columns import read_columns
from tests.conftest import Sotekit
from tests.debrief import recount
from tests.debrief.samples import random_rows, write_calls, write_region
from tests.debrief.support import repository_at


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_region(tmp_path)
    write_calls(tmp_path, "2026", random_rows(45, date(2026, 6, 1), 28))
    return tmp_path


def published(root: Path, rule: Rule) -> Publication:
    counting = Counting((CROSSING,))
    for part in read_columns(root, "satupuhelin", "2026"):
        counting.add(part.cells, part.rows)
    made = publish("r", counting.counts, repository_at(root).region, rule)
    assert isinstance(made, Publication)
    return made


def test_shown_numbers_are_right_and_large(root: Path) -> None:
    made = published(root, Rule(5))
    rows = recount.answered(recount.rows_of(root / "data" / "calls" / "satupuhelin-2026"))
    topics = next(one for one in made.release.tables if one.table.name == "topics")
    again = recount.choices(rows, "topics")
    labels = ["", *(label for label, _ in topics.table.axes[0].groups)]
    for label, number in zip(labels[1:], topics.numbers[1:], strict=True):
        assert number in (None, again[label])
    assert topics.numbers[0] == len(rows)
    numbers = [number for one in made.release.tables for number in one.numbers]
    assert not any(number is not None and 0 < number < 5 for number in numbers)


def test_the_release_holds_against_the_attack(root: Path) -> None:
    made = published(root, Rule(8))
    known, found = audit_releases([made.release])
    assert known.hidden
    assert not found.narrow(8)


def test_an_empty_season_publishes_nothing(tmp_path: Path) -> None:
    write_region(tmp_path)
    assert published(tmp_path, Rule(5)).release.tables == ()


def test_the_commands(sotekit: Sotekit, example: Path, tmp_path: Path) -> None:
    done = sotekit("debrief", "publish", "--line", "kesapuhelin", "--to", str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    ledger = list((example / "data" / "releases").glob("*.json"))
    assert [path.name for path in ledger] == ["kesapuhelin-2026-2026-11-23.json"]
    rows = recount.rows_of(example / "data" / "calls" / "kesapuhelin-2026")
    contacts = (tmp_path / "out" / "contacts.csv").read_text(encoding="utf-8-sig")
    assert contacts.splitlines()[1].startswith(f"All,{len(rows)},{len(recount.answered(rows))},")

    assert sotekit("validate").returncode == 0, "the ledger is a part of the repository"
    again = sotekit("debrief", "publish", "--line", "kesapuhelin")
    assert (again.returncode, "a release is never changed" in again.stderr) == (2, True)

    audited = sotekit("debrief", "audit", "--json")
    assert audited.returncode == 0
    assert json.loads(audited.stdout)["safe"]
    stricter = sotekit("debrief", "audit", str(ledger[0]), "--k", "60")
    assert stricter.returncode == 1
    assert "can be told" in stricter.stdout


def test_a_log_that_changed_after_publishing(sotekit: Sotekit, example: Path) -> None:
    assert sotekit("debrief", "publish", "--line", "kesapuhelin").returncode == 0
    part = sorted((example / "data" / "calls" / "kesapuhelin-2026").glob("*.csv"))[0]
    text = part.read_text(encoding="utf-8").replace(",missed,", ",voicemail,", 1)
    part.write_text(text, encoding="utf-8")
    done = sotekit("debrief", "publish", "--line", "kesapuhelin", today="2026-11-24")
    assert done.returncode == 1
    assert "The log has changed since kesapuhelin-2026-2026-11-23 was published" in done.stderr


def test_an_edited_ledger_is_refused(sotekit: Sotekit, example: Path) -> None:
    folder = example / "data" / "releases"
    folder.mkdir()
    (folder / "x.json").write_text('{"line": "kesapuhelin", "tables": 3}', encoding="utf-8")
    done = sotekit("debrief", "audit")
    assert done.returncode == 1
    assert "must stay as it was" in done.stderr
