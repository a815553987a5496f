"""What logging a call loads: the cost of a run is mostly the cost of its imports."""

import os
import re
import subprocess
import sys
from pathlib import Path

DAY = "2026-07-08"
ADD = [
    "--line",
    "kesapuhelin",
    "--outcome",
    "answered",
    "--topic",
    "loneliness",
    "--minutes",
    "20",
    "--for",
    "self",
    "--yes",
]
HEAVY = {"yaml", "rich", "pandas", "jinja2", "csv", "hashlib", "zoneinfo", "sotekit.privacy",
         "sotekit.model.repository", "sotekit.model.rota", "sotekit.store.loading"}  # fmt: skip


def loaded(root: Path) -> set[str]:
    words = [
        sys.executable,
        "-X",
        "importtime",
        "-m",
        "sotekit",
        "--today",
        DAY,
        "call",
        "add",
        *ADD,
        "--time",
        "9",
    ]
    done = subprocess.run(
        words,
        cwd=root,
        capture_output=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, "SOTEKIT_LANG": "en"},
    )
    return set(re.findall(r"^import time:.*\| +(\S+)$", done.stderr, re.MULTILINE))


def test_a_second_call_reads_no_yaml_and_loads_nothing_heavy(example: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=example, check=True)
    assert "yaml" in loaded(example), "the first one reads the repository"
    assert loaded(example) & HEAVY == set()
