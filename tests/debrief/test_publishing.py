"""Publishing a season: what shows, what is left out, the ledger and the attack as a command."""

import json
import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from sotekit.debrief.counts import Counting
from sotekit.debrief.disclosure.protect import Rule
from sotekit.debrief.disclosure.release import Release, audit_releases, release_data
from sotekit.debrief.publishing import CROSSING, Publication, full_months, publish
from sotekit.debrief.publishing_plan import Span
from sotekit.i18n import translator
from sotekit.model.hours_text import HoursText
from sotekit.model.line import Season
from sotekit.report.debrief_charts import release_markdown
from sotekit.report.debrief_words import Names
from sotekit.store.columns import read_columns
from tests.conftest import Sotekit
from tests.debrief import recount
from tests.debrief.samples import REGION, random_rows, write_calls, write_region
from tests.debrief.support import repository_at


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_region(tmp_path)
    write_calls(tmp_path, "2026", random_rows(45, date(2026, 6, 1), 28))
    return tmp_path


@pytest.fixture
def small(example: Path) -> Path:
    """In the example's place a region with one month of calls: its publishing takes a moment."""
    shutil.rmtree(example / "data")
    write_region(example)
    write_calls(example, "2026", random_rows(120, date(2026, 6, 1), 27))
    return example


JUNE = (date(2026, 6, 1), date(2026, 6, 28))


def published(
    root: Path, rule: Rule, days: Span = JUNE, earlier: Sequence[Release] = ()
) -> Publication:
    counting = Counting((CROSSING,))
    for part in read_columns(root, "satupuhelin", "2026"):
        counting.add(part.cells, part.rows)
    made = publish("r", counting.counts, repository_at(root).region, rule, "2026", days, earlier)
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


def test_what_is_not_in_the_vocabulary_is_no_category(tmp_path: Path) -> None:
    """A mistyped topic is one contact that would stand there by name; a mistyped year a month of its own."""
    write_region(tmp_path)
    rows = random_rows(60, date(2026, 6, 1), 28)
    rows += ["zzzzzzzz,2062-06-03,10,answered,grief,65-plus,5,self,,none,,tuulikello,"]
    rows += [
        "yyyyyyyy,2026-06-03,10,answered,Liisa+grief,Liisa,5,self,Liisa,Liisa,Liisa,tuulikello,"
    ]
    write_calls(tmp_path, "2026", rows)
    made = published(tmp_path, Rule(5))
    assert made.outside == 1
    text = json.dumps(release_data(made.release))
    assert "iisa" not in text
    assert "2062" not in text


def test_wider_categories_where_the_finer_ones_are_too_small(tmp_path: Path) -> None:
    write_region(tmp_path)
    path = tmp_path / "data" / "region.yaml"
    path.write_text(REGION.replace("30-64, name", "30-64, group: adult, name")
                    .replace("18-29, name", "18-29, group: adult, name")
                    .replace("65-plus, name", "65-plus, group: adult, name")
                    + "age_groups:\n  - {id: adult, name: {fi: Aikuinen, en: Adult}}\n",
                    encoding="utf-8")  # fmt: skip
    ages = ["18-29"] * 4 + ["30-64"] * 4 + ["65-plus"] * 4 + [""] * 9
    rows = [
        f"{'abcdefghjkmnpqrstuvwx'[n]}aaaaaaa,2026-06-01,10,answered,grief,{age},5,self,,none,,tuulikello,"
        for n, age in enumerate(ages)
    ]
    write_calls(tmp_path, "2026", rows)
    made = published(tmp_path, Rule(5))
    table = next(one for one in made.release.tables if one.table.name == "ages")
    assert dict(table.table.axes[0].groups)["adult"] == ("18-29", "30-64", "65-plus")
    assert table.numbers == (21, 12, 0, 9)
    assert made.release.merged == ("ages", "topics_by_age")
    _, found = audit_releases([made.release])
    assert not found.narrow(5)
    names = Names(repository_at(tmp_path), translator("fi"))
    text = release_markdown(made.release, "satupuhelin", "2026", names)
    assert "| Aikuinen | 12 |" in text
    assert "Arvioitu ikä" in text.splitlines()[6], "the reader is told what has been merged"


def test_a_season_that_is_on_publishes_whole_months() -> None:
    season = Season(
        id="1", start=date(2026, 6, 10), end=date(2026, 8, 20), hours=HoursText(("ma 9-10",))
    )
    assert full_months(season, date(2026, 6, 30)) is None
    assert full_months(season, date(2026, 7, 1)) == (date(2026, 6, 10), date(2026, 6, 30))
    assert full_months(season, date(2026, 8, 20)) == (date(2026, 6, 10), date(2026, 7, 31))
    assert full_months(season, date(2026, 8, 21)) == (date(2026, 6, 10), date(2026, 8, 20))


def test_month_after_month(tmp_path: Path) -> None:
    """Each release is protected together with those before it."""
    write_region(tmp_path)
    write_calls(tmp_path, "2026", random_rows(200, date(2026, 6, 1), 91))
    earlier: list[Release] = []
    for month, last in ((6, 30), (7, 31), (8, 30)):
        days = (date(2026, 6, 1), date(2026, month, last))
        earlier.append(published(tmp_path, Rule(6), days, earlier).release)
    known, found = audit_releases(earlier)
    assert known.hidden
    assert not found.narrow(6)


def test_one_season_after_another(sotekit: Sotekit, example: Path) -> None:
    shutil.rmtree(example / "data")
    write_region(example)
    for season, first in (("2025", date(2025, 6, 2)), ("2026", date(2026, 6, 1))):
        write_calls(example, season, random_rows(120, first, 27))
        done = sotekit("debrief", "publish", "--season", season)
        assert done.returncode == 0, done.stderr
    assert sotekit("debrief", "audit").returncode == 0
    ledger = list((example / "data" / "releases").glob("*.json"))
    assert len(ledger) == 2


def test_the_rule_is_agreed_on_and_only_made_stricter(sotekit: Sotekit, small: Path) -> None:
    def publish(*options: str) -> tuple[int, str]:
        done = sotekit("debrief", "publish", "--dry-run", *options)
        return done.returncode, done.stdout + done.stderr

    assert "Counts under 5," in publish()[1]
    assert "Counts under 12," in publish("--k", "12")[1]
    code, said = publish("--k", "4")
    assert (code, "publication: minimum" in said) == (2, True)
    region = small / "data" / "region.yaml"
    text = region.read_text(encoding="utf-8")
    region.write_text(text + "publication: {minimum: 7, zeros: hidden}\n", encoding="utf-8")
    code, said = publish()
    assert (code, "Counts under 7," in said) == (0, True)
    assert not any(" 0" in one for one in said.splitlines())
    assert publish("--k", "6")[0] == 2
    region.write_text(text + "publication: {minimum: 1}\n", encoding="utf-8")
    assert sotekit("validate").returncode == 1


def test_nothing_is_given_out_that_is_not_in_the_ledger(
    sotekit: Sotekit, small: Path, tmp_path: Path
) -> None:
    target = tmp_path / "out"
    done = sotekit("debrief", "publish", "--dry-run", "--to", str(target))
    assert done.returncode == 2
    assert sotekit("debrief", "publish", "--to", str(target)).returncode == 0
    before = {path.name: path.read_bytes() for path in target.iterdir()}
    again = sotekit("debrief", "publish", "--k", "9", "--to", str(target))
    assert again.returncode == 2, "the ledger has a release of this day already"
    assert not again.stdout
    assert {path.name: path.read_bytes() for path in target.iterdir()} == before
    ledger = next((small / "data" / "releases").glob("*.json"))
    data = json.loads(ledger.read_text(encoding="utf-8"))
    data["tables"][0]["numbers"].pop()
    ledger.write_text(json.dumps(data), encoding="utf-8")
    assert "must stay as it was" in sotekit("debrief", "audit").stderr


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
    broken = '{"line": "kesapuhelin", "season": "2026", "tables": 3}'
    (folder / "x.json").write_text(broken, encoding="utf-8")
    done = sotekit("debrief", "audit")
    assert done.returncode == 1
    assert "must stay as it was" in done.stderr


def test_too_little_is_not_published(sotekit: Sotekit, example: Path) -> None:
    """And keeps no record: the day's name in the ledger stays free."""
    shutil.rmtree(example / "data")
    write_region(example)
    write_calls(example, "2026", random_rows(1, date(2026, 6, 1), 1))
    done = sotekit("debrief", "publish", "--season", "2026")
    assert (done.returncode, "no table of the season 2026" in done.stderr) == (2, True)
    assert not (example / "data" / "releases").exists()


@pytest.mark.parametrize("written", ["All,3\n", "[]", '{"line": "kesapuhelin", "tables": []}', "{"])
def test_what_is_no_release_is_told(sotekit: Sotekit, tmp_path: Path, written: str) -> None:
    path = tmp_path / "topics.csv"
    path.write_text(written, encoding="utf-8")
    done = sotekit("debrief", "audit", str(path))
    assert done.returncode == 1
    assert "Releases are the .json files in data/releases." in done.stderr
