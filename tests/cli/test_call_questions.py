"""`sotekit call add` at a terminal, as a responder answers it: with slips, and in her own language."""

import csv
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
DAY = "2026-07-08"


def converse(example: Path, answers: list[str], language: str = "fi") -> tuple[str, int]:
    """What the terminal showed, and the exit code. One line is typed at each prompt."""
    import pty

    keyboard, terminal = pty.openpty()
    words = ["call", "add", "--line", "kesapuhelin", "--today", DAY, "--time", "13"]
    process = subprocess.Popen(
        [sys.executable, "-m", "sotekit", *words, "--lang", language],
        cwd=example,
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        env={**os.environ, "TERM": "dumb"},
    )
    os.close(terminal)
    os.write(keyboard, "".join(f"{answer}\n" for answer in answers).encode())
    seen = b""
    while True:
        try:
            part = os.read(keyboard, 4096)
        except OSError:
            break
        if not part:
            break
        seen += part
    os.close(keyboard)
    return seen.decode(), process.wait(timeout=60)


def logged(example: Path) -> list[dict[str, str]]:
    folder = example / "data" / "calls" / "kesapuhelin-2026"
    rows = [
        row
        for path in sorted(folder.glob("*.csv"))
        for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    ]
    return [row for row in rows if row["date"] == DAY and row["hour"] == "13"]


def test_a_slip_is_asked_again_and_loses_no_other_answer(example: Path) -> None:
    before = logged(example)
    # answered; no topic; 45–64; a length that is none; own matter; nowhere; nothing; no feedback
    first = ["", "", "4", "varttitunti", "", "", "", ""]
    shown, code = converse(example, [*first, "1 8", "15", "k"])
    assert code == 0, shown
    assert "Vastattu puhelu tarvitsee ainakin yhden aiheen." in shown
    assert "”varttitunti” ei ole kokonaisluku." in shown
    (row,) = (row for row in logged(example) if row not in before)
    assert (row["topics"], row["age"], row["minutes"]) == ("loneliness+grief", "45-64", "15")


@pytest.mark.parametrize(
    ("language", "no"), [("fi", "e"), ("fi", "ei"), ("sv", "nej"), ("en", "n")]
)
def test_no_in_ones_own_language_writes_nothing(example: Path, language: str, no: str) -> None:
    before = logged(example)
    shown, code = converse(example, ["2", "mitä", no], language)
    assert code == 1, shown
    assert logged(example) == before
