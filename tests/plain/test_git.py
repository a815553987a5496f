"""Git's index read without git, against git itself."""

import subprocess
from pathlib import Path

import pytest

from sotekit.plain.git import Checkout, checkout_of, tracked_files

NAMES = [
    "a.csv",
    "data/calls/x/2026-W01-abcdef.csv",
    "data/calls/x/2026-W01-abcdxx.csv",
    "ä ö/ü.txt",
    "long/" + "n" * 200,
]


def git(folder: Path, *words: str) -> str:
    done = subprocess.run(
        ["git", "-c", "core.quotepath=off", *words],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q")
    for name in NAMES:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    return tmp_path


def tracked(folder: Path) -> frozenset[str] | None:
    checkout = checkout_of(folder)
    assert checkout is not None
    return tracked_files(checkout)


@pytest.mark.parametrize("version", ["2", "3", "4"])
def test_every_index_version_lists_what_git_lists(version: str, repository: Path) -> None:
    assert tracked(repository) == frozenset()
    git(repository, "add", *NAMES[:4])
    git(repository, "add", "-N", NAMES[4])
    git(repository, "update-index", "--index-version", version)
    expected = frozenset(git(repository, "ls-files").splitlines())
    assert tracked(repository / "data/calls") == expected == frozenset(NAMES)


def test_a_split_or_broken_index_is_not_guessed(repository: Path) -> None:
    git(repository, "add", *NAMES)
    git(repository, "update-index", "--split-index")
    assert tracked(repository) is None
    (repository / ".git/index").write_bytes(b"DIRC\0\0\0\2\0\0\0\5torn")
    assert tracked(repository) is None


def test_a_git_file_that_points_nowhere_is_no_checkout(tmp_path: Path) -> None:
    (tmp_path / ".git").write_text("gitdir: /nowhere/at/all\n", encoding="utf-8")
    assert checkout_of(tmp_path) is None
    (tmp_path / "real").mkdir()
    (tmp_path / ".git").write_text("gitdir: real\n", encoding="utf-8")
    assert checkout_of(tmp_path) == Checkout(tmp_path, tmp_path / "real")
