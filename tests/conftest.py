"""What many tests need: a copy of the example region, and the command line."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent
TODAY = "2026-11-23"
"""The day the example region is looked at: the season 2026 is over, 2027 is being planned."""

Done = subprocess.CompletedProcess[str]
Sotekit = Callable[..., Done]


def shared_data() -> Path | None:
    """Third-party data beside the project, where somebody has put it; tests that want it skip without."""
    named = os.environ.get("SOTEKIT_SHARED")
    folder = Path(named) if named else PROJECT.parent / "shared"
    return folder / "data" if (folder / "data").is_dir() else None


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """A repository of one's own with the example region in it."""
    root = tmp_path / "region"
    shutil.copytree(PROJECT / "data", root / "data")
    return root


@pytest.fixture
def sotekit(example: Path) -> Sotekit:
    """Runs the real program on the copy, in English, on the day of the example."""

    def run(*words: str, today: str = TODAY, lang: str = "en") -> Done:
        return subprocess.run(
            [sys.executable, "-m", "sotekit", "--root", str(example), "--today", today, *words],
            capture_output=True,
            encoding="utf-8",
            env={**os.environ, "SOTEKIT_LANG": lang, "COLUMNS": "100", "NO_COLOR": "1"},
            timeout=120,
            check=False,
            stdin=subprocess.DEVNULL,
        )

    return run
