"""`sotekit call`, as a responder and as a script use it."""

import csv
import json
import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from sotekit.model.form import DEFAULT_FORM
from sotekit.store.log import columns_of, read_log
from tests.conftest import Sotekit

ADD = [
    "call",
    "add",
    "--line",
    "kesapuhelin",
    "--outcome",
    "answered",
    "--topic",
    "loneliness",
    "--yes",
]
DAY = "2026-07-08"


def rows(example: Path) -> list[dict[str, str]]:
    folder = example / "data" / "calls" / "kesapuhelin-2026"
    found = []
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            found += list(csv.DictReader(file))
    return found


def test_all_flags_give_one_row(sotekit: Sotekit, example: Path) -> None:
    before = {row["id"] for row in rows(example)}
    done = sotekit(
        *ADD, "--topic", "grief", "--date", DAY, "--time", "13.45", "--age", "30-44", "--minutes", "23",
        "--for", "self", "--referred", "nollalinja", today=DAY,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    (row,) = (row for row in rows(example) if row["id"] not in before)
    del row["id"]
    assert row == {
        **dict.fromkeys(columns_of(DEFAULT_FORM)[1:], ""),
        "date": DAY,
        "hour": "13",
        "outcome": "answered",
        "topics": "loneliness+grief",
        "age": "30-44",
        "minutes": "25",
        "for_whom": "self",
        "referred": "nollalinja",
        "responder": row["responder"],
    }
    assert row["responder"], "the rota knows who is on duty"


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--topic", "lonelines"], "--topic: unknown-reference"),
        (["--date", "2026-02-30"], "--date: bad-date"),
        (["--date", "2027-07-08"], "--date: call-in-future"),
        (["--date", "2026-01-08"], "--date: call-outside-season"),
        (["--minutes", "1_000"], "--minutes: bad-number"),
        (["--time", "25"], "--time: bad-number"),
        (["--outcome", "missed", "--minutes", "5"], "--outcome: call-contradiction"),
        (["--responder", "nobody"], "--responder: unknown-reference"),
    ],
)
def test_a_mistake_is_told_and_nothing_is_written(
    more: list[str], said: str, sotekit: Sotekit, example: Path
) -> None:
    before = rows(example)
    done = sotekit(*ADD, *more, today=DAY)
    assert done.returncode == 1
    assert said in done.stderr
    assert "Nothing was written." in done.stderr
    assert rows(example) == before


def test_twenty_at_once_are_twenty_whole_rows(sotekit: Sotekit, example: Path) -> None:
    before = len(rows(example))
    with ThreadPoolExecutor(20) as pool:
        done = list(pool.map(lambda _: sotekit(*ADD, today=DAY).returncode, range(20)))
    assert done == [0] * 20
    after = rows(example)
    assert len(after) == before + 20
    assert len({row["id"] for row in after}) == len(after)


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_killed_at_any_moment_nothing_confirmed_is_lost(example: Path) -> None:
    before = len(rows(example))
    confirmed = 0
    for n in range(12):
        process = subprocess.Popen(
            [sys.executable, "-m", "sotekit", "--today", DAY, *ADD],
            cwd=example,
            stdout=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            env={**os.environ, "SOTEKIT_LANG": "en"},
        )
        try:
            process.wait(timeout=0.03 * n)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
        said, _ = process.communicate()
        confirmed += said.startswith(b"Logged ")
    calls, problems = read_log(example, "kesapuhelin", "2026")
    assert problems == ()
    assert before + confirmed <= len(calls) <= before + 12


def test_questions_are_answered_with_numbers_words_and_enter(example: Path) -> None:
    pexpect = pytest.importorskip("pexpect", reason="drives a terminal; not on Windows")
    child = pexpect.spawn(
        sys.executable,
        ["-m", "sotekit", "--today", DAY, "call", "add", "--line", "kesapuhelin"],
        cwd=str(example),
        env={**os.environ, "SOTEKIT_LANG": "en", "TERM": "xterm"},
        encoding="utf-8",
        dimensions=(40, 80),
    )
    for answer in ("", "1 2", "", "20", "", "", "", "", "y"):
        child.expect(["›", r"\?", ":"])
        child.sendline(answer)
    child.expect("Logged ")
    child.expect(pexpect.EOF)


def test_list_is_latest_first_and_has_a_json_twin(sotekit: Sotekit) -> None:
    done = sotekit(
        "call", "list", "--line", "kesapuhelin", "--season", "2026", "--json", "--last", "5"
    )
    listed = json.loads(done.stdout)
    assert len(listed) == 5
    assert [one["date"] for one in listed] == sorted((one["date"] for one in listed), reverse=True)
    assert (
        "calls in the season"
        in sotekit("call", "list", "--line", "kesapuhelin", "--season", "2026").stdout
    )
