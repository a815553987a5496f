"""Floors and ceilings of the screen on labelled sentences; docs/privacy-screen.md shows the figures themselves."""

from pathlib import Path

import pytest

from benchmarks.privacy_report import OWN as SETS
from benchmarks.privacy_report import PAGE, Tally, figures, main, tally
from sotekit.privacy import voikko
from tests.conftest import shared_data

HERE = Path(__file__).parent
OWN = HERE / "own_cases.csv"
SECOND = HERE / "own_cases_2.csv"
THIRD = HERE / "own_cases_3.csv"


def share(count: Tally, part: int) -> float:
    return 100 * part / count.rows


def cases() -> list[Path]:
    shared = shared_data()
    found = [OWN, SECOND, THIRD]
    return [*found, shared / "privacy" / "free_text_cases.csv"] if shared else found


@pytest.mark.parametrize("path", cases(), ids=lambda path: path.name)
def test_floors_and_ceilings(path: Path) -> None:
    counts = tally(path)
    identifier, name, clean = counts["identifier"], counts["name"], counts["clean"]
    assert share(identifier, identifier.blocked) >= 98
    assert share(name, name.blocked + name.warned) >= 93
    assert share(clean, clean.blocked) <= 1
    assert share(clean, clean.warned) <= 8


def test_there_is_enough_to_measure() -> None:
    counts = tally(OWN)
    assert sum(counts[kind].rows for kind in ("identifier", "name", "clean")) >= 200


def test_the_report_shows_kinds_and_sums(capsys: pytest.CaptureFixture[str]) -> None:
    main([str(OWN)])
    shown = capsys.readouterr().out
    assert "| hetu |" in shown
    assert "| **all clean** |" in shown


def test_the_page_shows_the_figures_of_today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(voikko, "_analyser", lambda: None)
    shown = figures(SETS).strip()
    assert shown in PAGE.read_text(encoding="utf-8"), (
        "run: python benchmarks/privacy_report.py --docs"
    )
