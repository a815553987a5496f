"""What is remembered of the repository: the same as read anew, never used when a file has changed, harmless if planted."""

import shutil
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sotekit.model.repository import Repository
from sotekit.store import kept
from sotekit.store.known import (
    FOLDERS,
    KEPT,
    KINDS,
    NAMES,
    Known,
    known_files,
    known_of,
    recalled,
    remember,
    thawed,
)
from sotekit.store.loading import load
from tests.conftest import PROJECT, Sotekit


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(PROJECT / "data", tmp_path / "data", ignore=shutil.ignore_patterns("calls"))
    (tmp_path / ".git").mkdir()
    return tmp_path


def read(root: Path) -> Repository:
    loaded = load(root)
    assert loaded.repository is not None
    return loaded.repository


def test_what_is_remembered_is_the_same_as_read(root: Path) -> None:
    repository = read(root)
    known, files = known_of(repository), known_files(root)
    remember(root, files, known)
    found = recalled(root, files)
    assert found is not None
    for kind in KINDS:
        assert getattr(found.repository, kind) == getattr(repository, kind), kind
    assert found.opened == known.opened
    line = repository.lines[0]
    days = found.opened[line.id, line.seasons[0].id]
    assert days is not None
    assert all(line.seasons[0].start <= day <= line.seasons[0].end for day in days)
    assert isinstance(next(iter(days)), date)


def test_one_byte_of_any_file_is_enough(root: Path) -> None:
    files = known_files(root)
    remember(root, files, known_of(read(root)))
    used = [root / "data" / name for name in NAMES]
    used += [path for one in FOLDERS for path in sorted((root / "data" / one).glob("*.yaml"))]
    assert len(used) > 20
    for path in used:
        before = path.read_bytes()
        path.write_bytes(before.replace(b"i", b"j", 1))
        assert recalled(root, known_files(root)) is None, path
        path.write_bytes(before)
    assert recalled(root, known_files(root)) is not None


@pytest.mark.parametrize(
    "planted",
    [
        "",
        "{",
        "[]",
        '{"records": {}}',
        '["os.system", "true"]',
        '{"records": {"region": 5, "lines": 5}, "opened": []}',
        "[" * 100_000,
    ],
)
def test_a_damaged_file_is_made_again(root: Path, planted: str) -> None:
    files = known_files(root)
    (root / ".git" / KEPT).write_bytes(planted.encode() + b"\n" + files)
    assert recalled(root, files) is None


def test_a_kept_file_makes_nothing_but_records() -> None:
    for data in (["os.system", "true"], ["region.import_module", "os"], ["builtins.eval", "1"]):
        with pytest.raises(kept.DAMAGED):
            thawed(data)


def test_records_hold_nothing_that_cannot_be_kept(root: Path) -> None:
    """Every kind of value in the example's records; a new kind of field fails here, not on somebody's screen."""

    def values(one: Any) -> Iterator[Any]:
        yield one
        if is_dataclass(one):
            for part in fields(one):
                if part.name != "source":
                    yield from values(getattr(one, part.name))
        if isinstance(one, tuple):
            for part in one:
                yield from values(part)

    repository = read(root)
    kinds = {type(one) for kind in KINDS for one in values(getattr(repository, kind))}
    assert {"Text", "HoursText", "Duty", "date", "time"} <= {one.__name__ for one in kinds}
    assert not {dict, list, set, frozenset, bytes} & kinds


def test_the_screen_is_the_same_remembered_or_not(sotekit: Sotekit, example: Path) -> None:
    plain = sotekit("debrief", "--line", "kesapuhelin")
    (example / ".git").mkdir()
    first, second = (sotekit("debrief", "--line", "kesapuhelin") for _ in range(2))
    assert (example / ".git" / KEPT).exists()
    assert plain.stdout == first.stdout == second.stdout
    region = example / "data" / "region.yaml"
    text = region.read_text(encoding="utf-8")
    region.write_text(text.replace("en: Loneliness", "en: Being alone"), encoding="utf-8")
    assert "Being alone" in sotekit("debrief", "--line", "kesapuhelin").stdout
    region.write_text("}", encoding="utf-8")
    broken = sotekit("debrief", "--line", "kesapuhelin")
    assert (broken.returncode, "region.yaml" in broken.stderr) == (2, True)


def test_outside_git_nothing_is_kept(root: Path) -> None:
    shutil.rmtree(root / ".git")
    files = known_files(root)
    remember(root, files, Known(read(root), {}))
    assert recalled(root, files) is None
    assert not list(root.rglob(KEPT))
