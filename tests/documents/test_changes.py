"""What changed since an older print."""

import subprocess
from pathlib import Path

import pytest

from sotekit.documents.changes import changes
from sotekit.errors import UsageError
from sotekit.store.loading import load
from sotekit.store.revision import at_revision
from tests.documents.support import HELPER, NATIONAL, OTHER, ROTA, speaking, view_of, write_region


def told(root: Path, **changed: str) -> list[tuple[str, str, str, str]]:
    old = view_of(write_region(root / "old"))
    new = view_of(write_region(root / "new", **changed))
    return [
        (
            one.subject,
            str(one.what),
            one.before.replace("\u00a0", " "),
            one.after.replace("\u00a0", " "),
        )
        for one in changes(old, new, speaking("fi"))
    ]


def test_nothing_changed(tmp_path: Path) -> None:
    assert told(tmp_path) == []


def test_a_number_a_closure_and_an_opening_hour(tmp_path: Path) -> None:
    assert told(
        tmp_path,
        **{
            "organisations/apuri.yaml": HELPER.replace("2027-07-25", "2027-08-01").replace(
                "ma–to 9–15", "ma–to 9–16"
            ),
            "national.yaml": NATIONAL.replace("080 005 005", "080 005 006"),
        },
    ) == [
        ("Nollalinja", "Number", "080 005 005", "080 005 006"),
        ("Apuri ry", "Hours", "ma–to 9–15", "ma–to 9–16"),
        ("Apuri ry", "Closed days", "21.6.–25.7.", "21.6.–1.8."),
        ("Apuri ry: Eroryhmä", "Closed days", "21.6.–25.7.", "21.6.–1.8."),
        ("Apuri ry: Verkoston oma apu", "Closed days", "21.6.–25.7.", "21.6.–1.8."),
    ]


def test_what_is_new_or_gone_is_told_once(tmp_path: Path) -> None:
    new = OTHER.replace("id: velkaneuvonta, name: Velkaneuvonta", "id: ruoka, name: Ruoka-apu")
    assert told(tmp_path, **{"organisations/toinen.yaml": new}) == [
        ("Öljymäen Äänet ry: Ruoka-apu", "Service", "", "Ruoka-apu"),
        ("Öljymäen Äänet ry: Velkaneuvonta", "Service", "Velkaneuvonta", ""),
    ]


def test_another_answers(tmp_path: Path) -> None:
    rota = ROTA.replace("2027-W24, organisation: toinen", "2027-W24, organisation: apuri")
    assert told(tmp_path, **{"rota/puhelin-2027.yaml": rota}) == [
        ("14.–20.6.", "Answers", "Öljymäen Äänet ry", "Apuri ry")
    ]


def git(root: Path, *words: str) -> None:
    name = ("-c", "user.name=T", "-c", "user.email=t@t.example")
    subprocess.run(["git", "-C", str(root), *name, *words], check=True, capture_output=True)


def test_the_data_of_a_revision(tmp_path: Path) -> None:
    root = tmp_path / "repository"
    write_region(root)
    git(root, "init", "--quiet")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "-m", "old")
    new = view_of(write_region(root, **{"organisations/toinen.yaml": OTHER.replace("Öljy", "Öky")}))
    with at_revision(root, "HEAD") as folder:
        repository = load(folder).repository
        assert repository is not None
        found = changes(view_of(repository), new, speaking("fi"))
    assert not folder.exists()
    assert {one.subject for one in found} == {
        "Ökymäen Äänet ry",
        "Ökymäen Äänet ry: Velkaneuvonta",
        "14.–20.6.",
    } - {"Ökymäen Äänet ry: Velkaneuvonta"}


@pytest.mark.parametrize("revision", ["nothing", "--output=/tmp/x", ""])
def test_a_revision_that_is_not_there(tmp_path: Path, revision: str) -> None:
    write_region(tmp_path)
    git(tmp_path, "init", "--quiet")
    with pytest.raises(UsageError), at_revision(tmp_path, revision):
        pass
