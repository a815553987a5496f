"""The season's counts against plain pandas (with categories) and duckdb doing the same counts.

`python -m benchmarks.debrief_counts 10000 1000000 10000000` writes a log of each size and times whole processes,
with their peak memory: `sotekit debrief --json`, and the two peers where they are installed. Every process prints
its number of answered calls, which must agree.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from tests.debrief.samples import HEADER, random_rows, write_region

PART = 250_000
BLOCK = 100_000

PANDAS = """
import sys, glob, pandas
columns = ["date", "hour", "outcome", "topics", "age", "minutes", "for_whom", "referred", "follow_up", "feedback", "responder"]
parts = [
    pandas.read_csv(one, usecols=columns, dtype="category", keep_default_na=False)
    for one in glob.glob(sys.argv[1])
]
frame = pandas.DataFrame(
    {one: pandas.api.types.union_categoricals([part[one] for part in parts]) for one in columns}
)
crossings = [["date", "hour", "outcome"], ["date", "responder", "outcome"], ["responder", "minutes", "outcome"]]
crossings += [["outcome", one] for one in ("topics", "age", "minutes", "for_whom", "referred", "follow_up", "feedback")]
counts = [frame.groupby(one, observed=True).size() for one in crossings]
print(int(frame["outcome"].value_counts()["answered"]))
"""
DUCKDB = """
import sys, duckdb
table = duckdb.connect()
table.execute("set threads to 2; set enable_progress_bar to false")
table.execute(f"create table log as select * from read_csv('{sys.argv[1]}', all_varchar=true)")
crossings = ["date, hour, outcome", "date, responder, outcome", "responder, minutes, outcome"]
crossings += [f"outcome, {one}" for one in ("topics", "age", "minutes", "for_whom", "referred", "follow_up", "feedback")]
counts = [table.execute(f"select {one}, count(*) from log group by {one}").fetchall() for one in crossings]
print(table.execute("select count(*) from log where outcome = 'answered'").fetchone()[0])
"""


def write_log(root: Path, rows: int) -> None:
    """The log, in parts. Large ones repeat a block of rows: what is counted is as varied as in one block."""
    folder = root / "data" / "calls" / "satupuhelin-2026"
    folder.mkdir(parents=True)
    block = "\n".join(random_rows(min(rows, BLOCK), date(2026, 6, 1), 28)) + "\n"
    for number in range(0, rows, PART):
        count = min(PART, rows - number)
        whole, rest = divmod(count, min(rows, BLOCK))
        text = block * whole + "".join(block.splitlines(keepends=True)[:rest])
        (folder / f"part-{number:09}.csv").write_text(f"{HEADER}\n{text}", encoding="utf-8")


def timed(words: list[str]) -> tuple[float, float, str]:
    """Seconds, peak memory in MB and the output of one process."""
    began = time.perf_counter()
    process = subprocess.Popen(words, stdout=subprocess.PIPE, encoding="utf-8")
    output = process.communicate()[0]
    seconds = time.perf_counter() - began
    if process.returncode:
        raise OSError(words)
    return seconds, _peak(words), output


def _peak(words: list[str]) -> float:
    """Peak memory of one more run, measured by a parent that has no other child."""
    code = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *words], capture_output=True, encoding="utf-8", check=True
    )
    return int(done.stdout) / 1024


def main(sizes: list[int]) -> None:
    for rows in sizes:
        root = write_region(Path(tempfile.mkdtemp()))
        write_log(root, rows)
        pattern = str(root / "data" / "calls" / "satupuhelin-2026" / "*.csv")
        runs = {
            "sotekit": [sys.executable, "-m", "sotekit", "debrief", "--root", str(root), "--json"],
            "pandas": [sys.executable, "-c", PANDAS, pattern],
            "duckdb": [sys.executable, "-c", DUCKDB, pattern],
        }
        for name, words in runs.items():
            try:
                seconds, peak, output = timed(words)
            except OSError:
                print(f"{rows:>10} {name:>8}: not installed")
                continue
            answered = (
                json.loads(output)["contacts"]["answered"]
                if name == "sotekit"
                else int(output.split()[-1])
            )
            print(
                f"{rows:>10} {name:>8}: {seconds:7.2f} s {peak:7.0f} MB  answered {answered}",
                flush=True,
            )
        shutil.rmtree(root)


if __name__ == "__main__":
    os.environ["SOTEKIT_LANG"] = "en"
    main([int(one) for one in sys.argv[1:]] or [10_000, 1_000_000])
