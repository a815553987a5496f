"""The example region's seasons through the command, counted again by another hand."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import PROJECT, Sotekit
from tests.debrief import recount

pytestmark = pytest.mark.skipif(
    not (PROJECT / "data" / "calls").is_dir(), reason="the example region is not here"
)
FIELDS = {
    "topics": "topics",
    "ages": "age",
    "for_whom": "for_whom",
    "referrals": "referred",
    "follow_ups": "follow_up",
    "feedback": "feedback",
}


@pytest.fixture(params=["kesapuhelin", "ohjauspuhelin"])
def line(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def data(sotekit: Sotekit, line: str) -> dict[str, Any]:
    done = sotekit("debrief", "--line", line, "--season", "2026", "--json")
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.fixture
def rows(example: Path, line: str) -> recount.Rows:
    return recount.rows_of(example / "data" / "calls" / f"{line}-2026")


def test_every_figure(data: dict[str, Any], rows: recount.Rows) -> None:
    calls = recount.answered(rows)
    assert data["contacts"] == {
        "total": len(rows),
        **dict.fromkeys(("answered", "missed", "voicemail"), 0),
        **Counter(row["outcome"] for row in rows),
    }
    for name, column in FIELDS.items():
        found = {one["id"]: one["count"] for one in data[name]["choices"]}
        assert found == recount.choices(calls, column), name
        assert data[name]["filled"] == sum(1 for row in calls if row[column])
    again = recount.minutes(calls)
    assert data["minutes"]["median"] == pytest.approx(again["median"])
    assert data["minutes"]["lower_quartile"] == pytest.approx(again["lower"])
    assert data["minutes"]["upper_quartile"] == pytest.approx(again["upper"])
    assert data["minutes"]["mean"] == pytest.approx(again["mean"], abs=1e-4)
    assert {one["week"]: one["total"] for one in data["spans"] if one["total"]} == recount.weeks(
        rows
    )
    cells = {(one["weekday"], one["hour"]): one["total"] for one in data["hours"]["cells"]}
    assert {key: count for key, count in cells.items() if count} == recount.grid(rows)


def test_the_screen_fits_and_needs_no_colour(sotekit: Sotekit, line: str) -> None:
    done = sotekit("debrief", "--line", line, "--season", "2026")
    assert done.returncode == 0, done.stderr
    assert "\x1b" not in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 100


def test_nothing_heavy_is_loaded(example: Path) -> None:
    import subprocess
    import sys

    code = (
        "import sys; from sotekit.cli.main import main; main(sys.argv[1:]);"
        "heavy = {'pandas', 'numpy', 'jinja2', 'ortools', 'openpyxl', 'typst'} & set(sys.modules);"
        "sys.exit(f'loaded: {heavy}' if heavy else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "--root", str(example), "debrief"],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
