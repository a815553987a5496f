"""What it costs to activate a scenario of many points: the record, the messages and the public page, in one command.

Run `python benchmarks/crisis_activate.py [POINTS]` (60 when left out). A copy of the example region gets copies of one of
its points until the scenario opens that many. Every round also runs a Python that does nothing.
"""

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
ROUNDS = 15
NOTHING = [sys.executable, "-c", "pass"]
ACTIVATE = [
    sys.executable, "-m", "sotekit", "--today", "2026-11-23",
    "crisis", "activate", "power-cut", "--exercise", "--at", "2026-11-23 08:00",
]  # fmt: skip
MODEL, AFTER = "kellomaen-seurakuntakoti", "      - {point: ruokokylan-koulu, hours: ma–su 10–18}\n"


def network(root: Path, points: int) -> None:
    """The example with so many points in the scenario."""
    shutil.copytree(PROJECT / "data", root / "data")
    folder = root / "data" / "points"
    model = (folder / f"{MODEL}.yaml").read_text(encoding="utf-8").partition("pairs:")[0]
    scenario = root / "data" / "crisis" / "scenarios" / "power-cut.yaml"
    text = scenario.read_text(encoding="utf-8")
    names = [f"koepiste-{number}" for number in range(points - text.count("{point: "))]
    for name in names:
        copy = model.replace(f"id: {MODEL}", f"id: {name}").replace(
            "Kellomäen seurakuntakoti", name
        )
        (folder / f"{name}.yaml").write_text(copy, encoding="utf-8")
    opened = "".join(f"      - {{point: {name}, hours: ma–su 9–21}}\n" for name in names)
    scenario.write_text(text.replace(AFTER, AFTER + opened), encoding="utf-8")


def seconds(command: list[str], folder: Path) -> float:
    started = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def main(points: int) -> None:
    """Prints the medians and the longest run."""
    ours, nothing = [], []
    with tempfile.TemporaryDirectory() as folder:
        clean = Path(folder) / "clean"
        network(clean, points)
        for number in range(ROUNDS):
            root = Path(folder) / str(number)
            shutil.copytree(clean, root)
            ours.append(seconds(ACTIVATE, root))
            nothing.append(seconds(NOTHING, root))
            files = sum(1 for one in (root / "build").rglob("*") if one.is_file())
    median = statistics.median(ours)
    print(
        f"{points} points, {files} files: {median:.2f} s (longest {max(ours):.2f} s), "
        f"{median / statistics.median(nothing):.0f} × python -c pass"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 60)
