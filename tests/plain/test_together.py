"""Several files at once: on any trouble all are as they were."""

import os
from pathlib import Path

import pytest

from sotekit.errors import StorageError
from sotekit.plain.together import write_together


def files_below(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def full_disk_at(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """Renaming onto one of these names fails."""
    real = Path.replace

    def full(self: Path, target: Path) -> Path:
        if f"{Path(target).name} {self.suffix}" in names:
            raise OSError(28, "No space left on device")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", full)


def test_a_disk_that_fills_up_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new, last = tmp_path / "old.yaml", tmp_path / "sub" / "new.yaml", tmp_path / "z.yaml"
    old.write_text("old")
    full_disk_at(monkeypatch, "z.yaml .new")
    with pytest.raises(StorageError):
        write_together({old: "changed", new: "made", last: "last"})
    assert old.read_text() == "old"
    assert files_below(tmp_path) == ["old.yaml"]


def test_what_can_not_be_taken_back_is_not_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, last = (tmp_path / name for name in ("a.yaml", "b.yaml", "z.yaml"))
    first.write_text("first")
    second.write_text("second")
    full_disk_at(monkeypatch, "z.yaml .new", "a.yaml .old")
    with pytest.raises(StorageError):
        write_together({first: "1", second: "2", last: "3"})
    assert second.read_text() == "second"
    assert (tmp_path / ".a.yaml.old").read_text() == "first"


def test_a_link_stays_a_link_and_a_file_keeps_its_rights(tmp_path: Path) -> None:
    real, link = tmp_path / "real.yaml", tmp_path / "link.yaml"
    real.write_text("old")
    real.chmod(0o640)
    try:
        link.symlink_to(real)
    except OSError:
        pytest.skip("no links here")
    write_together({link: "new"})
    assert link.is_symlink()
    assert real.read_text() == "new"
    if os.name == "posix":
        assert real.stat().st_mode & 0o777 == 0o640
    assert files_below(tmp_path) == ["link.yaml", "real.yaml"]
