"""`make demo`: the main job on a scratch copy of the example region, each command shown before it runs."""

import shutil
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
SCRATCH = PROJECT / "build" / "demo"
TODAY = "2026-11-23"
STEPS = (
    ("Check every file", ["validate"]),
    ("Plan the summer of 2027", ["rota", "plan", "--line", "kesapuhelin", "--season", "2027"]),
    (
        "Log a call, as a responder would in July",
        ["call", "add", "--line", "kesapuhelin", "--today", "2027-07-07", "--time", "13", "--outcome",
         "answered", "--topic", "loneliness", "--minutes", "25", "--for", "self", "--yes"],
    ),
    ("Are we ready, and what is late", ["season", "--line", "kesapuhelin", "--season", "2027"]),
    (
        "Texts and posters in Finnish",
        ["comms", "build", "--line", "kesapuhelin", "--season", "2027", "--language", "fi"],
    ),
    ("Build the handbook", ["guide", "build", "--line", "kesapuhelin", "--season", "2027"]),
    ("Look back at the summer of 2026", ["debrief", "--line", "kesapuhelin", "--season", "2026"]),
)  # fmt: skip


def main() -> int:
    """Runs the steps; stops at the first that fails."""
    shutil.rmtree(SCRATCH, ignore_errors=True)
    SCRATCH.mkdir(parents=True)
    shutil.copytree(PROJECT / "data", SCRATCH / "data")
    for title, words in STEPS:
        dated = words if "--today" in words else [*words, "--today", TODAY]
        print(
            f"\n\033[1m{title}\033[0m\n$ sotekit {' '.join(dated)}\n"
            if sys.stdout.isatty()
            else f"\n{title}\n$ sotekit {' '.join(dated)}\n",
            flush=True,
        )
        done = subprocess.run(
            [sys.executable, "-m", "sotekit", "--root", str(SCRATCH), *dated], check=False
        )
        if done.returncode != 0:
            print(f"\nThe demo stopped: sotekit ended with {done.returncode}.")
            return done.returncode
    print("\nWhat was made (a copy of the example region; data/ itself is as it was):")
    for path in sorted(SCRATCH.rglob("*")):
        if path.is_file() and (path.parts[len(SCRATCH.parts)] != "data" or "2027" in path.name):
            print(f"  {path.relative_to(PROJECT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
