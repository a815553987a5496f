"""A season split by one thing, counted again by another hand; and what the exports hold."""

from collections import Counter
from datetime import date
from pathlib import Path
from statistics import median

import pandas
import pytest

from sotekit.debrief.counts import Counting
from sotekit.debrief.groups import By, Group, crossings, groups
from sotekit.debrief.tables import Table, group_table, season_tables
from sotekit.i18n import translator
from sotekit.report.debrief_export import write_csv, write_excel
from sotekit.report.debrief_words import Names
from sotekit.store.columns import read_columns
from tests.conftest import Sotekit
from tests.debrief import recount
from tests.debrief.samples import random_rows, write_calls, write_region
from tests.debrief.support import repository_at, statistics_at

COLUMN = {By.ORGANISATION: "responder", By.TOPIC: "topics", By.AGE: "age"}
OWNER = {"lumi": "aallotar"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_region(tmp_path)
    write_calls(tmp_path, "2026", random_rows(300, date(2026, 6, 1), 28))
    return tmp_path


@pytest.fixture
def rows(root: Path) -> recount.Rows:
    return recount.rows_of(root / "data" / "calls" / "satupuhelin-2026")


def split(root: Path, by: By) -> tuple[Group, ...]:
    counting = Counting(crossings(by))
    for part in read_columns(root, "satupuhelin", "2026"):
        counting.add(part.cells, part.rows)
    return groups(counting.counts, by, repository_at(root))


def keys(row: dict[str, str], by: By) -> set[str | None]:
    if by is By.WEEK:
        return {"{}-W{:02}".format(*date.fromisoformat(row["date"]).isocalendar()[:2])}
    return {OWNER.get(one, one) or None for one in row[COLUMN[by]].split("+")}


@pytest.mark.parametrize("by", list(By))
def test_groups(root: Path, rows: recount.Rows, by: By) -> None:
    found = {one.id: one for one in split(root, by)}
    totals = Counter(key for row in rows for key in keys(row, by))
    assert {key: one.outcomes.total for key, one in found.items()} == totals
    for key, one in found.items():
        mine = [row for row in recount.answered(rows) if key in keys(row, by)]
        assert one.outcomes.answered == len(mine)
        assert one.referred.count == sum(1 for row in mine if row["referred"])
        lengths = [int(row["minutes"]) for row in mine if row["minutes"]]
        assert one.minutes.median == (median(lengths) if lengths else None)


def test_csv_holds_the_statistics(root: Path, tmp_path: Path) -> None:
    tables = season_tables(statistics_at(root))
    names = Names(repository_at(root), translator("en"))
    written = write_csv(tmp_path / "out", tables, names)
    assert [path.stem for path in written] == [table.name for table in tables]
    for path, table in zip(written, tables, strict=True):
        again = pandas.read_csv(path, encoding="utf-8-sig", dtype=str, keep_default_na=False)
        for index, column in enumerate(table.columns):
            expected = ["" if row[index] is None else str(row[index]) for row in table.rows]
            assert again[column].tolist() == expected, (table.name, column)


def test_excel_holds_the_statistics(root: Path, tmp_path: Path) -> None:
    tables = season_tables(statistics_at(root))
    path = write_excel(
        tmp_path / "season.xlsx", tables, Names(repository_at(root), translator("en"))
    )
    sheets = pandas.read_excel(path, sheet_name=None, dtype=object, keep_default_na=False)
    assert list(sheets) == [table.name for table in tables]
    topics = next(table for table in tables if table.name == "topics")
    assert sheets["topics"]["count"].tolist() == [row[1] for row in topics.rows]
    assert "Loneliness" in sheets["topics"]["name"].tolist()


def test_nothing_in_a_cell_is_a_formula(tmp_path: Path) -> None:
    write_region(tmp_path)
    table = Table("topics", ("id", "count"), (("=1+1", 1),))
    names = Names(repository_at(tmp_path), translator("en"))
    write_csv(tmp_path / "out", [table], names)
    assert "'=1+1" in (tmp_path / "out" / "topics.csv").read_text(encoding="utf-8-sig")


def test_group_table_has_a_row_a_group(root: Path) -> None:
    found = split(root, By.AGE)
    table = group_table(found, "age")
    assert [row[0] for row in table.rows] == [one.id for one in found]


def test_by_municipality_says_why_not(sotekit: Sotekit) -> None:
    done = sotekit("debrief", "--by", "municipality")
    assert done.returncode == 2
    assert "does not ask the municipality" in done.stderr
    done = sotekit("debrief", "--by", "topics")
    assert done.returncode == 2
    assert "topic" in done.stderr


def test_part_of_a_season(sotekit: Sotekit, example: Path) -> None:
    import json

    days = ("2026-07-01", "2026-07-15")
    done = sotekit("debrief", "--line", "kesapuhelin", "--from", days[0], "--to", days[1], "--json")
    rows = recount.rows_of(example / "data" / "calls" / "kesapuhelin-2026")
    inside = [row for row in rows if days[0] <= row["date"] <= days[1]]
    data = json.loads(done.stdout)
    assert data["contacts"]["total"] == len(inside) > 0
    assert (data["first"], data["last"]) == days
    assert sotekit("debrief", "--from", days[1], "--to", days[0]).returncode == 2
