"""The desk: the same as the repository, kept between runs, and never trusted when a file has changed."""

import os
import shutil
from datetime import date
from pathlib import Path

import pytest

from sotekit.model.form import DEFAULT_FORM, FieldChoice, FieldKind, Form, FormField, TimeKept
from sotekit.model.text import Text
from sotekit.store.desk import FOLDERS, Desk, cached_desk, desk_of, files_of, keep_desk
from sotekit.store.loading import load
from tests.conftest import PROJECT


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(PROJECT / "data", tmp_path / "data", ignore=shutil.ignore_patterns("calls"))
    (tmp_path / ".git").mkdir()
    with (tmp_path / "data/lines/kesapuhelin.yaml").open("a", encoding="utf-8") as line:
        line.write(
            "form: {version: 2, time: part-of-day, note: 9, leave_out: [feedback], fields: [{id: x, name: {fi: X}, "
            "kind: choice, choices: [{id: a, name: A}, {id: b, name: B, retired: true}]}]}\n"
        )
    return tmp_path


def made(root: Path) -> Desk:
    loaded = load(root)
    assert loaded.repository is not None
    return desk_of(loaded.repository, loaded.names)


def test_what_is_kept_comes_back_the_same(root: Path) -> None:
    desk, files = made(root), files_of(root)
    keep_desk(root, files, desk)
    assert cached_desk(root, files) == desk
    line = desk.line("kesapuhelin")
    assert line is not None
    assert line.form == Form(
        version=2,
        time=TimeKept.PART_OF_DAY,
        note=9,
        leave_out=("feedback",),
        fields=(
            FormField(
                id="x",
                name=Text(fi="X"),
                kind=FieldKind.CHOICE,
                choices=(
                    FieldChoice(id="a", name=Text(plain="A")),
                    FieldChoice(id="b", name=Text(plain="B"), retired=True),
                ),
            ),
        ),
    )
    other = desk.line("ohjauspuhelin")
    assert other is not None
    assert other.form == DEFAULT_FORM


def test_one_byte_of_any_file_is_enough_even_at_the_same_time_and_size(root: Path) -> None:
    files = files_of(root)
    keep_desk(root, files, made(root))
    used = [root / "data/region.yaml", root / "data/people.yaml", root / "data/national.yaml"]
    used += [path for one in FOLDERS for path in sorted((root / "data" / one).glob("*.yaml"))]
    for path in used:
        before, times = path.read_bytes(), path.stat()
        path.write_bytes(before.replace(b"i", b"j", 1))
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
        assert cached_desk(root, files_of(root)) is None, path
        path.write_bytes(before)
        assert cached_desk(root, files_of(root)) is not None
    extra = root / "data/organisations/uusi.yaml"
    extra.write_text("", encoding="utf-8")
    assert cached_desk(root, files_of(root)) is None


@pytest.mark.parametrize("torn", [b"", b"{", b"[]\n", b'{"language": 1}\n', b"\xff\n"])
def test_a_torn_desk_is_made_again(torn: bytes, root: Path) -> None:
    files = files_of(root)
    keep_desk(root, files, made(root))
    (root / ".git/sotekit-desk").write_bytes(torn + files)
    assert cached_desk(root, files) is None


def test_without_git_nothing_is_kept(root: Path) -> None:
    shutil.rmtree(root / ".git")
    keep_desk(root, files_of(root), made(root))
    assert cached_desk(root, files_of(root)) is None
    assert {path.name for path in root.iterdir()} == {"data"}


def test_who_is_on_duty_is_what_the_rota_says(root: Path) -> None:
    loaded = load(root)
    assert loaded.repository is not None
    rota = loaded.repository.rota("kesapuhelin", "2026")
    assert rota is not None
    for duty in rota.duties:
        expected = duty.served or duty.organisation
        for day in duty.period.days:
            assert made(root).on_duty("kesapuhelin", day, 12) == expected or duty.period.part
        break
    assert made(root).on_duty("kesapuhelin", date(2020, 1, 1)) is None
