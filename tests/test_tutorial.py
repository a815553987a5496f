"""The tutorial is run as it is written: every file block is written, every command run, in order."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

from tests.conftest import PROJECT, TODAY

TUTORIAL = PROJECT / "docs" / "tutorial.md"
BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.M | re.S)


class Coordinator:
    """Somebody at a terminal who does exactly what the page says."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, line: str) -> str:
        command, _, comment = line.partition("#")
        words = shlex.split(command)
        if words[0] == "cd":
            self.folder /= words[1]
            return ""
        assert words[0] == "sotekit"
        wanted = int(comment.split()[-1]) if "exit" in comment else 0
        done = subprocess.run(
            [sys.executable, "-m", "sotekit", "--today", TODAY, *words[1:]],
            cwd=self.folder,
            capture_output=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONPATH": str(PROJECT), "SOTEKIT_LANG": "fi", "NO_COLOR": "1"},
            timeout=120,
            check=False,
            stdin=subprocess.DEVNULL,
        )
        assert done.returncode == wanted, f"{line}\n{done.stdout}{done.stderr}"
        return done.stdout

    def write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, encoding="utf-8")

    def change(self, name: str, block: str) -> None:
        text = (self.folder / name).read_text(encoding="utf-8")
        for old, new in _changes(block):
            assert text.count(old) == 1, f"{name}: {old!r}"
            text = text.replace(old, new)
        self.write(name, text)


def _changes(block: str) -> list[tuple[str, str]]:
    """Each run of lines with `-` and the run with `+` that stands for it."""
    changes: list[tuple[list[str], list[str]]] = []
    for line in block.splitlines():
        sign, words = line[0], line[2:]
        if sign == "-" and (not changes or changes[-1][1]):
            changes.append(([], []))
        changes[-1][0 if sign == "-" else 1].append(words)
    return [("\n".join(old) + "\n", "\n".join(new) + "\n") for old, new in changes]


def test_the_tutorial_works_as_written(tmp_path: Path) -> None:
    person = Coordinator(tmp_path)
    said: dict[str, str] = {}
    for kind, name, body in BLOCK.findall(TUTORIAL.read_text(encoding="utf-8")):
        if kind == "console":
            for line in body.splitlines():
                assert line.startswith("$ "), line
                said.setdefault(line[2:], person.run(line[2:]))
        elif kind == "diff":
            person.change(name, body)
        else:
            person.write(name, body)
    pack = person.folder / "build" / "comms" / "kesapuhelin-2027" / "fi"
    assert {path.name for path in pack.iterdir()} >= {
        "press-before.docx", "email-partners.eml", "social.md", "voicemail.txt",
        "poster-a4.pdf", "poster-screen.png", "poster-story.png",
    }  # fmt: skip
    for text in pack.glob("*.md"):
        words = text.read_text(encoding="utf-8").replace("\u00a0", " ")
        assert "000 300 5000" in words
        assert "000 300 4000" not in words
    stale = said["sotekit comms check    # exit 1"]
    assert "fi/poster-a4.pdf" in stale
    assert "fi/press-before.docx" in stale
    assert "build/kesapuhelin-2027-responder-fi.html" in stale
    assert (person.folder / "data" / "checklists" / "kesapuhelin-2028.yaml").exists()
