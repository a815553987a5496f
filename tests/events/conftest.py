"""The program on a copy of the example's series, run without a new process for every command."""

import shutil
import subprocess
from pathlib import Path

import pytest

from sotekit.cli.main import main
from tests.conftest import PROJECT, TODAY, Done, Sotekit


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """A repository of one's own with the example region in it, but for its calls."""
    root = tmp_path / "region"
    shutil.copytree(PROJECT / "data", root / "data", ignore=shutil.ignore_patterns("calls"))
    return root


@pytest.fixture
def sotekit(
    example: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Sotekit:
    """Runs the commands on the copy, in English, on the day of the example."""
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")

    def run(*words: str, today: str = TODAY, lang: str = "en") -> Done:
        capsys.readouterr()
        given = ["--root", str(example), "--today", today, "--lang", lang, *words]
        code = main(given)
        said = capsys.readouterr()
        return subprocess.CompletedProcess(given, code, said.out, said.err)

    return run
