"""A desk with the summer line's rota on it."""

import shutil
from pathlib import Path

import pytest

from tests.cli.rota_support import Desk
from tests.conftest import PROJECT


@pytest.fixture
def desk(
    example: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Desk:
    """The example region's summer of 2027, of which only two weeks are agreed."""
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    return Desk(example, capsys)


@pytest.fixture
def planned(desk: Desk) -> Desk:
    """The same with a planned rota."""
    assert desk.rota("plan").code == 0
    return desk


NEEDED = (
    "region.yaml",
    "people.yaml",
    "lines",
    "rota",
    "organisations",
    "events",
    "receptions",
    "popups",
)
"""What the commands of events, receptions and pop-ups look at: the rest only costs time."""


@pytest.fixture
def outreach(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Desk:
    """The example region's series, receptions and pop-ups, without its calls and plans."""
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    for name in NEEDED:
        source, target = PROJECT / "data" / name, tmp_path / "region" / "data" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, target)
    return Desk(tmp_path / "region", capsys)
