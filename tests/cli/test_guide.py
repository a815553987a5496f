"""`sotekit guide` as people run it: build, check and diff on a copy of the example region."""

import json
import subprocess
from pathlib import Path

import pytest

from sotekit.checks.table import GUIDE
from tests.conftest import Sotekit

SEASON = ("--line", "kesapuhelin", "--season", "2026")
DAY = "2026-07-08"

BROKEN = {
    "guide-translation": ("", b""),
    "guide-template": ("fi/guide/first-word.md", b"Hei."),
    "template-missing": ("fi/guide/about.md", b'{% include "fi/guide/greetings.md" %}'),
    "template-encoding": ("fi/guide/about.md", "# Tästä\n\nähäh".encode("cp1252")),
    "template-syntax": ("fi/guide/about.md", b"# Opas\n\n{% if duty %}"),
    "template-value": ("fi/guide/about.md", b"# Opas\n\n{{ line.fone }}"),
    "template-typst": ("card.typ.j2", b"#let x = ("),
}
"""A file of the repository's own that brings each code out; nothing is needed for the texts that lack a language."""


def own(root: Path, name: str, text: bytes) -> None:
    path = root / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text)


def test_build_makes_only_the_forms_that_are_asked_for(sotekit: Sotekit, tmp_path: Path) -> None:
    out = tmp_path / "out"
    forms = ("--format", "html", "--format", "markdown")
    done = sotekit("guide", "build", *SEASON, *forms, "--out", str(out), today=DAY)
    assert done.returncode == 0, done.stderr
    names = {path.name for path in out.iterdir()}
    assert names == {"kesapuhelin-2026-responder-en.html", "kesapuhelin-2026-responder-en.md"}


def test_build_of_everything_twice_is_the_same(sotekit: Sotekit, tmp_path: Path) -> None:
    made = []
    for name in ("one", "two"):
        done = sotekit("guide", "build", *SEASON, "--out", str(tmp_path / name), today=DAY)
        assert done.returncode == 0, done.stderr
        made.append({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()})
    assert len(made[0]) == 4
    assert made[0] == made[1]


def test_an_unknown_form_is_refused_with_the_known_ones(sotekit: Sotekit) -> None:
    done = sotekit("guide", "build", *SEASON, "--format", "word")
    assert done.returncode == 2
    assert "markdown" in done.stderr


@pytest.mark.parametrize("code", BROKEN)
def test_check_names_the_file_and_the_code(code: str, sotekit: Sotekit, example: Path) -> None:
    name, text = BROKEN[code]
    if name:
        own(example, name, text)
    done = sotekit("guide", "check", *SEASON, "--json", today=DAY)
    assert done.returncode == 1, done.stderr
    found = [one for one in json.loads(done.stdout) if one["code"] == code]
    level = next(one.level.value for one in GUIDE if one.code == code)
    assert found
    assert {one["level"] for one in found} == {level}
    if name:
        assert f"templates/{name}" in {one["path"] for one in found}


def test_every_code_of_the_handbook_is_shown_to_come_out() -> None:
    # guide-text needs a language that sotekit has no texts of; tests/documents/test_check.py makes one
    assert {one.code for one in GUIDE} == {*BROKEN, "guide-text"}


def test_check_reads_as_sentences(sotekit: Sotekit, example: Path) -> None:
    own(example, "fi/guide/about.md", b"# Opas\n\n{{ line.fone }}")
    done = sotekit("guide", "check", *SEASON, today=DAY)
    assert done.returncode == 1
    assert (
        "templates/fi/guide/about.md:3:1: template-value There is no “fone” to show here."
        in done.stdout
    )
    assert done.stdout.rstrip().endswith("“sotekit explain CODE” tells more about each.")


def test_explain_knows_what_check_finds(sotekit: Sotekit) -> None:
    done = sotekit("explain", "template-value")
    assert done.stdout.startswith("# template-value: ")


@pytest.fixture
def kept(example: Path) -> Path:
    """The example region in git, tagged as it was printed."""
    for words in (
        ("init", "-q"),
        ("config", "user.name", "Koordinaattori"),
        ("config", "user.email", "koordinaattori@example.org"),
        ("add", "-A"),
        ("commit", "-q", "-m", "Painettu"),
        ("tag", "painettu"),
    ):
        subprocess.run(["git", "-C", str(example), *words], check=True, capture_output=True)
    return example


def test_diff_tells_what_changed_since_the_print(sotekit: Sotekit, kept: Path) -> None:
    path = kept / "data/organisations/elakelaiset-kaisloissa.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("000 100 3041", "000 100 3999"), encoding="utf-8")
    done = sotekit("guide", "diff", "painettu", *SEASON, "--json", today=DAY)
    assert done.returncode == 0, done.stderr
    (change,) = json.loads(done.stdout)
    assert change["subject"] == "Pensioners in the Reeds"
    assert "3041" in change["before"]
    assert "3999" in change["after"]
    shown = sotekit("guide", "diff", "painettu", *SEASON, today=DAY).stdout
    assert shown.splitlines()[0] == "Pensioners in the Reeds"
    assert shown.splitlines()[-1] == "1 change."


def test_diff_without_changes_says_so(sotekit: Sotekit, kept: Path) -> None:
    assert kept.is_dir()
    done = sotekit("guide", "diff", "painettu", *SEASON, today=DAY)
    assert done.stdout == "Nothing in the handbook has changed since then.\n"


def test_diff_with_an_unknown_revision_says_what_to_name(sotekit: Sotekit, kept: Path) -> None:
    assert kept.is_dir()
    done = sotekit("guide", "diff", "painamatta", *SEASON, today=DAY)
    assert done.returncode == 2
    assert "painamatta" in done.stderr
    assert "a commit, a tag or a date" in done.stderr
