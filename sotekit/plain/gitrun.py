"""Runs git. Only for the few commands that hand work to it; nothing of ours parses what git says to people."""

import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sotekit.errors import StorageError
from sotekit.messages import msg

SECONDS = 300
_PATHS = ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE")


@dataclass(frozen=True, slots=True)
class Ran:
    """What a git command answered."""

    code: int
    out: bytes
    err: str

    @property
    def ok(self) -> bool:
        """Whether it did what it was asked."""
        return self.code == 0

    @property
    def text(self) -> str:
        """Its output without the last line end."""
        return self.out.decode("utf-8", "replace").rstrip("\n")


def git(folder: Path, *words: str, given: bytes | None = None) -> Ran:
    """Runs one git command in the folder. Raises StorageError when there is no git, or it hangs."""
    # inside a hook git names its files from its own folder, not from ours
    own = {name: str(Path(os.environ[name]).absolute()) for name in _PATHS if name in os.environ}
    fixed = {"LC_ALL": "C", "GIT_MERGE_AUTOEDIT": "no", "GIT_EDITOR": "true"}
    environment = {**os.environ, **own, **fixed}
    try:
        done = subprocess.run(  # noqa: S603 - fixed words, no shell
            ["git", *words],  # noqa: S607 - git is wherever the user has it
            cwd=folder,
            capture_output=True,
            env=environment,
            timeout=SECONDS,
            input=given if given is not None else b"",
            check=False,
        )
    except FileNotFoundError as error:
        raise StorageError(
            msg("There is no git on this computer."), msg("Install it from git-scm.com.")
        ) from error
    except subprocess.TimeoutExpired as error:
        raise StorageError(
            msg("Git did not answer in {count} seconds.", count=SECONDS),
            msg("Your work is safe on this computer. Try again later."),
        ) from error
    return Ran(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace").strip())


def staged_tree(folder: Path, inside: str, target: Path) -> Sequence[str]:
    """Writes the files that git would commit now under `inside` into the target folder; returns their names."""
    listed = git(folder, "ls-files", "-z", "--full-name", "--", inside).out
    top = Path(git(folder, "rev-parse", "--show-toplevel").text)
    git(top, "checkout-index", "-z", "--stdin", f"--prefix={target.as_posix()}/", given=listed)
    return [name.decode("utf-8", "replace") for name in listed.split(b"\0") if name]


def middle_of(folder: Path) -> str:
    """The name of what git is in the middle of: merge, rebase … or an empty text."""
    states = {
        "MERGE_HEAD": "merge",
        "rebase-merge": "rebase",
        "rebase-apply": "rebase",
        "CHERRY_PICK_HEAD": "cherry-pick",
        "REVERT_HEAD": "revert",
    }
    for name, state in states.items():
        where = Path(git(folder, "rev-parse", "--git-path", name).text)
        if (folder / where).exists():
            return state
    return ""
