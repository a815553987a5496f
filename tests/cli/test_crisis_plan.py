"""`crisis plan`, `crisis pack`, `crisis diagram` and `point map` as people run them, on a copy of the example region."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.conftest import Sotekit


def test_the_plan_is_written_in_both_forms_and_tells_what_is_missing(
    sotekit: Sotekit, example: Path
) -> None:
    done = sotekit("crisis", "plan", "build", "--lang", "en")
    assert done.returncode == 0, done.stderr
    made = {one.name for one in (example / "build" / "crisis").iterdir()}
    assert made == {"plan-en.pdf", "plan-en.html"}
    assert "things are missing:" in done.stdout
    assert "· Agreed: Not signed" in done.stdout


def test_without_a_language_there_is_one_for_each_of_the_region(
    sotekit: Sotekit, tmp_path: Path
) -> None:
    out = tmp_path / "ulos"
    done = sotekit("crisis", "plan", "build", "--format", "html", "--out", str(out), "--json")
    found = json.loads(done.stdout)
    assert [one["language"] for one in found] == ["fi", "sv", "en"]
    assert [Path(one["file"]).exists() for one in found] == [True] * 3
    holes = found[2]["missing"]
    assert {
        "heading": "Responsibilities",
        "row": "Ruokokylä · Deputy",
        "text": "No deputy",
    } in holes


def test_a_pack_of_an_exercise_can_be_told_by_its_name(sotekit: Sotekit, tmp_path: Path) -> None:
    words = ("--point", "kaislaluotsi", "--exercise", "--lang", "en", "--out", str(tmp_path))
    done = sotekit("crisis", "pack", *words)
    assert done.returncode == 0, done.stderr
    assert [one.name for one in tmp_path.glob("*.pdf")] == ["EXERCISE-pack-kaislaluotsi-en.pdf"]


def test_a_scenario_has_packs_of_the_points_that_it_opens(sotekit: Sotekit, tmp_path: Path) -> None:
    out = ("--lang", "fi", "--out", str(tmp_path), "--together")
    done = sotekit("crisis", "pack", "--all", "--scenario", "water", *out)
    assert done.returncode == 0, done.stderr
    assert [one.name for one in tmp_path.glob("*.pdf")] == ["packs-water-fi.pdf"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "Name it with --point, or ask for every one with --all."),
        (("--point", "iltalinja2"), "Did you mean “iltalinja”?"),
        (("--scenario", "power-cut", "--point", "iltalinja"), "It opens: "),
        (("--scenario", "powercut", "--all"), "Did you mean “power-cut”?"),
    ],
)
def test_a_pack_of_no_point_is_refused(
    sotekit: Sotekit, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    done = sotekit("crisis", "pack", *words, "--out", str(tmp_path))
    assert done.returncode == 2
    assert said in done.stderr
    assert not list(tmp_path.glob("*.pdf"))


def test_a_repository_without_points_says_what_to_write(sotekit: Sotekit, example: Path) -> None:
    for one in (example / "data" / "points").iterdir():
        one.unlink()
    done = sotekit("point", "map")
    assert done.returncode == 2
    assert "data/points/" in done.stderr


def test_the_pictures_are_files_of_their_own(sotekit: Sotekit, tmp_path: Path) -> None:
    done = sotekit(
        "point", "map", "--candidates", "--lang", "fi", "--to", str(tmp_path / "kartta.svg")
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "kartta-detail.svg").exists()
    assert sotekit("crisis", "diagram", "--to", str(tmp_path / "malli.svg")).returncode == 0
    for one in tmp_path.glob("*.svg"):
        root = ET.parse(one).getroot()  # noqa: S314 - our own drawing
        assert root.get("role") == "img"
        assert "prefers-color-scheme: dark" in one.read_text(encoding="utf-8")
    assert "Salli Sepite" not in (tmp_path / "malli.svg").read_text(encoding="utf-8")
    named = sotekit("crisis", "diagram", "--names", "--to", str(tmp_path / "malli.svg"))
    assert named.returncode == 0
    assert "Salli Sepite" in (tmp_path / "malli.svg").read_text(encoding="utf-8")


def test_a_template_that_typst_refuses_is_told_with_its_place(
    sotekit: Sotekit, example: Path, tmp_path: Path
) -> None:
    own = example / "templates" / "paper.typ"
    own.parent.mkdir()
    own.write_text("#let x = (\n", encoding="utf-8")
    done = sotekit(
        "crisis", "plan", "build", "--format", "pdf", "--lang", "fi", "--out", str(tmp_path)
    )
    assert done.returncode == 1
    assert "templates/paper.typ" in done.stderr
    assert not list(tmp_path.glob("*.pdf"))
