"""`sotekit validate`, as a coordinator runs it."""

import json
from pathlib import Path

from tests.conftest import Sotekit


def plant(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {path}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_example_region_has_no_problem(sotekit: Sotekit) -> None:
    done = sotekit("validate")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("No problems: ")
    assert json.loads(sotekit("validate", "--json").stdout) == []


def test_json_tells_the_place_the_code_and_what_to_do(sotekit: Sotekit, example: Path) -> None:
    path = example / "data" / "region.yaml"
    plant(path, "\nlanguages:", "\nlanguage:")
    done = sotekit("validate", "--format", "json")
    assert done.returncode == 1
    problems = json.loads(done.stdout)
    unknown = next(one for one in problems if one["code"] == "unknown-key")
    line = (
        path.read_text(encoding="utf-8")
        .splitlines()
        .index(
            next(
                x
                for x in path.read_text(encoding="utf-8").splitlines()
                if x.startswith("language:")
            )
        )
    )
    assert unknown["path"] == "data/region.yaml"
    assert (unknown["line"], unknown["column"]) == (line + 1, 1)
    assert unknown["hint"] == "Did you mean “languages”?"
    assert set(unknown) == {"path", "line", "column", "code", "level", "message", "hint"}


def test_github_annotations_escape_what_github_reads(sotekit: Sotekit, example: Path) -> None:
    (example / "data" / "organisations" / "uusi.yaml").write_text("id: uusi\nname: 50 % a, b\n")
    done = sotekit("validate", "--format", "github")
    assert (
        "::error file=data/organisations/uusi.yaml,line=1,col=1,title=missing-key::" in done.stdout
    )


def test_finnish_by_default_in_a_finnish_region(sotekit: Sotekit) -> None:
    assert sotekit("validate", lang="").stdout.startswith("Kaikki kunnossa: ")


def test_every_code_can_be_explained(sotekit: Sotekit) -> None:
    codes = sotekit("explain").stdout.split()
    assert len(codes) > 40
    assert sotekit("explain", codes[0], lang="fi").stdout.startswith("#")


def test_an_unknown_code_suggests_the_nearest(sotekit: Sotekit) -> None:
    done = sotekit("explain", "rota-gab")
    assert done.returncode == 2
    assert "Did you mean “rota-gap”?" in done.stderr
