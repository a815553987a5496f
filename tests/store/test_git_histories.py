"""What plain git does to the log: random histories of several clones, compared with a model of sets."""

import os
import random
import subprocess
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from sotekit.model.call import Call, Outcome
from sotekit.model.form import Form
from sotekit.store.changes import change_row, settle
from sotekit.store.log import append_call, new_id, parts, read_log

LINE, SEASON = "kesapuhelin", "2026"
DAYS = [date(2026, 7, day) for day in (6, 7, 14)]
HISTORIES = int(os.environ.get("SOTEKIT_HISTORIES", "6"))
FORMS = (Form(note=80), Form(note=80, leave_out=("feedback",)))
ENVIRONMENT = {
    **os.environ,
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    **{
        f"GIT_{who}_{what}": "x@y.example"
        for who in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    },
}


def git(folder: Path, *words: str) -> str:
    done = subprocess.run(
        ["git", *words],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        env=ENVIRONMENT,
        check=False,
    )
    assert done.returncode == 0, (words, done.stdout, done.stderr)
    return done.stdout


@dataclass
class Clone:
    """A clone, and what a person at it knows: which rows, which corrections, which redactions."""

    root: Path
    rows: set[str] = field(default_factory=set)
    corrected: dict[str, set[int]] = field(default_factory=dict)
    redacted: set[tuple[str, str]] = field(default_factory=set)

    def add(self, rng: random.Random) -> None:
        row = new_id()
        call = Call(
            id=row,
            date=rng.choice(DAYS),
            hour=rng.randrange(24),
            outcome=Outcome.ANSWERED,
            topics=("loneliness",),
            minutes=5,
            follow_up="none",
            note=f"secret of {row}",
        )
        append_call(self.root, LINE, SEASON, call, rng.choice(FORMS))
        self.rows.add(row)

    def correct(self, rng: random.Random) -> None:
        if self.rows:
            row, minutes = rng.choice(sorted(self.rows)), rng.randrange(10, 500)
            assert change_row(self.root, LINE, SEASON, row, {"minutes": str(minutes)})
            self.corrected[row] = {minutes}

    def redact(self, rng: random.Random) -> None:
        if self.rows:
            row, name = rng.choice(sorted(self.rows)), rng.choice(["note", "follow_up"])
            assert change_row(self.root, LINE, SEASON, row, {name: ""})
            self.redacted.add((row, name))

    def commit(self) -> None:
        git(self.root, "add", "-A")
        git(self.root, "commit", "-q", "--allow-empty", "-m", "calls")

    def pull(self, hub: "Clone", rng: random.Random) -> None:
        self.commit()
        git(
            self.root,
            "pull",
            "-q",
            rng.choice(["--no-rebase", "--rebase"]),
            "--no-edit",
            "origin",
            "main",
        )
        self.learn(hub)

    def push(self, hub: "Clone", rng: random.Random) -> None:
        self.pull(hub, rng)
        git(self.root, "push", "-q", "origin", "main")
        hub.learn(self)

    def learn(self, other: "Clone") -> None:
        self.rows |= other.rows
        self.redacted |= other.redacted
        for row, minutes in other.corrected.items():
            self.corrected[row] = self.corrected.get(row, set()) | minutes


def physically_there(root: Path, row: str) -> str:
    """Every line of the files that holds a current version of the row."""
    lines = (line for path in parts(root, LINE, SEASON) for line in path.read_text().splitlines())
    return "\n".join(line for line in lines if line.startswith(row))


def check(clone: Clone) -> None:
    settle(clone.root, LINE, SEASON)
    calls, problems = read_log(clone.root, LINE, SEASON)
    assert problems == ()
    assert sorted(call.id for call in calls) == sorted(clone.rows), "nothing lost, nothing doubled"
    for call in calls:
        assert call.minutes in clone.corrected.get(call.id, {5})
        assert (call.note is None) == ((call.id, "note") in clone.redacted)
        assert (call.follow_up is None) == ((call.id, "follow_up") in clone.redacted)
        if call.note is None:
            assert "secret" not in physically_there(clone.root, call.id), "brought back"


def one_step(clone: Clone, hub: Clone, rng: random.Random) -> None:
    step = rng.choice(["add", "add", "correct", "redact", "commit", "pull", "push", "check"])
    if step in ("pull", "push"):
        getattr(clone, step)(hub, rng)
    elif step == "commit":
        clone.commit()
    elif step == "check":
        check(clone)
    else:
        getattr(clone, step)(rng)


@pytest.mark.parametrize("seed", range(HISTORIES))
def test_clones_that_add_correct_redact_and_merge(seed: int, tmp_path: Path) -> None:
    """Published commits are not rebased, as `git pull --rebase` never does; anything else may happen."""
    rng = random.Random(seed)
    hub = Clone(tmp_path / "hub.git")
    git(tmp_path, "init", "-q", "--bare", "-b", "main", "hub.git")
    clones = []
    for number in range(rng.choice([2, 3])):
        git(tmp_path, "clone", "-q", "hub.git", f"clone{number}")
        clones.append(Clone(tmp_path / f"clone{number}"))
        if number == 0:
            git(clones[0].root, "checkout", "-q", "-B", "main")
            for _ in range(4):
                clones[0].add(rng)
            clones[0].commit()
            git(clones[0].root, "push", "-q", "origin", "main")
            hub.learn(clones[0])
        clones[-1].learn(hub)
    for _ in range(rng.randrange(15, 30)):
        one_step(rng.choice(clones), hub, rng)
    for clone in (*clones, *clones):
        clone.push(hub, rng)
        check(clone)
    for clone in clones:
        assert clone.rows == hub.rows
