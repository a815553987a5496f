"""A desk with the summer line's rota on it."""

from pathlib import Path

import pytest

from tests.cli.rota_support import Desk


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
