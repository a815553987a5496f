"""What logging one call costs, from start to exit, against a Python that does nothing.

Run `python benchmarks/call_add.py`. Every round runs both programs, so that a busy machine slows both. The
call is checked against the whole example region, written and flushed to the disk. Prints medians and ratios.
"""

import compileall
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
ROUNDS = 31
BUDGET = 10.0
NOTHING = [sys.executable, "-c", "pass"]
SOTEKIT = [sys.executable, "-m", "sotekit"]
ADD = [
    "--today",
    "2026-07-08",
    "call",
    "add",
    "--line",
    "kesapuhelin",
    "--date",
    "2026-07-08",
    "--time",
    "13.45",
    "--outcome",
    "answered",
    "--topic",
    "loneliness",
    "--topic",
    "grief",
    "--age",
    "30-44",
    "--minutes",
    "23",
    "--for",
    "self",
    "--referred",
    "nollalinja",
    "--follow-up",
    "none",
    "--feedback",
    "eased",
    "--responder",
    "kuutamon-kuuntelijat",
    "--yes",
]


def milliseconds(command: list[str], folder: Path) -> float:
    started = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return (time.perf_counter() - started) * 1000


def ratio(name: str, command: list[str], folder: Path) -> float:
    """Runs both in turn and prints the medians."""
    pairs = [(milliseconds(command, folder), milliseconds(NOTHING, folder)) for _ in range(ROUNDS)]
    ours, nothing = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(
        f"{name:<16} {ours:7.1f} ms   python -c pass {nothing:6.1f} ms   ratio {ours / nothing:5.2f}"
    )
    return float(ours / nothing)


def main() -> int:
    compileall.compile_dir(PROJECT / "sotekit", quiet=1)  # as every installer does
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(PROJECT / "data", folder / "data")
        subprocess.run(["git", "init", "-q", str(folder)], check=True, env=os.environ)
        milliseconds([*SOTEKIT, *ADD], folder)
        cost = ratio("call add", [*SOTEKIT, *ADD], folder)
        ratio("--help", [*SOTEKIT, "--help"], folder)
    print(f"Budget of call add: {BUDGET:.0f} times. {'Kept' if cost <= BUDGET else 'Exceeded'}.")
    return 0 if cost <= BUDGET else 1


if __name__ == "__main__":
    sys.exit(main())
