"""Floors and ceilings of the screen on labelled sentences; docs/privacy-screen.md shows the figures themselves."""

from pathlib import Path

import pytest

from benchmarks.privacy_report import OWN as SETS
from benchmarks.privacy_report import PAGE, Tally, figures, main, tally
from sotekit.privacy import voikko
from tests.conftest import shared_data

HERE = Path(__file__).parent
OWN = HERE / "own_cases.csv"


def share(counts: list[Tally], part: str) -> float:
    found = sum(getattr(count, part) for count in counts)
    return float(100 * found / sum(count.rows for count in counts))


def sets() -> list[list[Path]]:
    """The first set, all own sets together, and the sentences by another hand where they are there."""
    shared = shared_data()
    found = [[OWN], sorted(HERE.glob("own_cases*.csv"))]
    return [*found, [shared / "privacy" / "free_text_cases.csv"]] if shared else found


@pytest.mark.parametrize("paths", sets(), ids=lambda paths: f"{paths[0].name}-{len(paths)}")
def test_floors_and_ceilings(paths: list[Path]) -> None:
    counts = [tally(path) for path in paths]
    identifier, name, clean = (
        [count[kind] for count in counts] for kind in ("identifier", "name", "clean")
    )
    assert share(identifier, "blocked") >= 98
    assert share(name, "blocked") + share(name, "warned") >= 93
    assert share(clean, "blocked") <= 1
    assert share(clean, "warned") <= 8


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
