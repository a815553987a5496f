"""All checks together: everything in one run, in a steady order, whatever the files hold."""

import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sotekit.checks.contacts import can_be_dialled
from sotekit.checks.validation import validate

BASE = Path(__file__).parent / "base"
TODAY = date(2027, 7, 2)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    return tmp_path


def change(root: Path, name: str, old: str, new: str) -> None:
    path = root / "data" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="")


def found(root: Path) -> list[str]:
    return [f"{one.place} {one.code}" for one in validate(root, TODAY).problems]


PLANTED = [
    ("region.yaml", "id: kokeela", "id: testila", "8:9 duplicate-id"),
    ("lines/kesapuhelin.yaml", 'time: "9:00"', "time: klo 9", "6:9 bad-time"),
    ("organisations/naapurit.yaml", "email:", "emial:", "9:5 unknown-key"),
    ("organisations/pihapiiri.yaml", "2027-05-04", "2027-02-30", "15:12 bad-date"),
    ("organisations/lehdon-seurakunta.yaml", "000 100 203", "kysy", "5:12 bad-form"),
    ("organisations/kuuluttajat.yaml", "kind: association", "kind: yhdistys", "3:7 bad-choice"),
    ("people.yaml", "id: leo-l", "id: leo-h", "13:19 unknown-reference"),
    ("rota/kesapuhelin-2027.yaml", "back_up: pia-p", "back_up: nina-n", "7:14 back-up-same"),
    ("calls/kesapuhelin-2027/2027-W24-aaaaaa.csv", "16,missed", "1_6,missed", "4:21 bad-number"),
    ("calls/kesapuhelin-2027/2027-W25-bbbbbb.csv", "2027-06-21", "2027-07-03", "2:10 call-in-future"),
    ("national.yaml", "topics: [violence]", "topics: [violance]", "13:14 unknown-reference"),
]  # fmt: skip


def test_every_planted_mistake_in_one_run(root: Path) -> None:
    for name, old, new, _ in PLANTED:
        change(root, name, old, new)
    expected = [f"data/{name}:{where}" for name, _, _, where in PLANTED]
    # the renamed person is missed on the rota, not where the mistake was made
    expected[6] = "data/rota/kesapuhelin-2027.yaml:11:14 unknown-reference"
    assert sorted(found(root)) == sorted(expected)


@pytest.mark.parametrize(("name", "old", "new", "where"), PLANTED)
def test_each_planted_mistake_alone(root: Path, name: str, old: str, new: str, where: str) -> None:
    change(root, name, old, new)
    if name != "people.yaml":
        assert found(root) == [f"data/{name}:{where}"]


def test_an_unreadable_file_hides_no_other_mistake_and_makes_none(root: Path) -> None:
    for name in ("region.yaml", "people.yaml", "national.yaml", "organisations/pihapiiri.yaml"):
        (root / "data" / name).write_bytes(b"\xff")
    change(root, "rota/kesapuhelin-2027.yaml", "organisation: naapurit", "organisation: napurit")
    assert found(root) == [
        "data/national.yaml:1:1 file-encoding",
        "data/organisations/pihapiiri.yaml:1:1 file-encoding",
        "data/people.yaml:1:1 file-encoding",
        "data/region.yaml:1:1 file-encoding",
        "data/rota/kesapuhelin-2027.yaml:5:19 unknown-reference",
    ]


ORDER = """
import sys
from datetime import date
from pathlib import Path
from sotekit.checks.validation import validate
for problem in validate(Path(sys.argv[1]), date(2027, 7, 2)).problems:
    print(problem.place, problem.code, problem.message)
"""


def test_the_order_is_the_same_in_every_run(root: Path) -> None:
    for part in ("2027-W24-aaaaaa", "2027-W25-bbbbbb"):
        (root / f"data/calls/kesapuhelin-2027/{part}.csv").write_text("hour,note,x,y\n")
    (root / "data/national.yaml").write_text("helplines: [{}, {}]")
    runs = {
        subprocess.run(
            [sys.executable, "-c", ORDER, str(root)],
            env={"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in "123"
    }
    (lines,) = runs
    assert lines.count(b"csv-header") == 6


@pytest.mark.parametrize(
    ("rule", "answered"),
    [
        ("{rule: back-up-organisation, back_up_from: any}", True),
        ("{rule: back-up-organisation, level: off}", True),
        ("{rule: back-up-organisation, level: must}", False),
        ("{rule: back-up, level: off}", False),
    ],
)
def test_a_season_may_take_its_back_ups_from_the_organisation_itself(
    root: Path, rule: str, answered: bool
) -> None:
    change(
        root,
        "rota/kesapuhelin-2027.yaml",
        "    responders: [pia-p]\n    back_up: leo-l",
        "    back_up: pia-p",
    )
    change(
        root,
        "lines/kesapuhelin.yaml",
        "    languages: [fi]\n",
        f"    languages: [fi]\n    rules:\n      - {rule}\n",
    )
    assert found(root) == (
        [] if answered else ["data/rota/kesapuhelin-2027.yaml:10:14 back-up-same"]
    )  # fmt: skip


def test_a_season_may_do_without_back_ups(root: Path) -> None:
    change(root, "rota/kesapuhelin-2027.yaml", "    back_up: leo-l\n", "")
    assert len(found(root)) == 1
    change(root, "lines/kesapuhelin.yaml", "    languages: [fi]\n", "    languages: [fi]\n    rules: [{rule: back-up, level: off}]\n")  # fmt: skip
    assert found(root) == []


def test_a_fifty_megabyte_line_in_every_file(root: Path) -> None:
    for path in sorted((root / "data").rglob("*.*")):
        path.write_bytes(b"x" * 50_000_000 if path.suffix == ".csv" else b"x" * 9_000_000)
    codes = {line.split()[1] for line in found(root)}
    assert codes == {"file-size"}
    for name in ("2027-W24-aaaaaa", "2027-W25-bbbbbb"):
        part = root / f"data/calls/kesapuhelin-2027/{name}.csv"
        assert part.stat().st_size == 50_000_000


@pytest.mark.parametrize(
    ("number", "possible"),
    [
        ("112", True), ("116 117", True), ("080 005 005", True), ("09 2525 0111", True),
        ("+358 40 123 4567", True), ("+46 8 123 456", True), ("000 100 1000", True), ("000", True),
        ("1", False), ("040 123 4567 8901", False), ("+999 1", False), ("+358", False),
    ],
)  # fmt: skip
def test_numbers_that_can_be_dialled(number: str, possible: bool) -> None:
    assert can_be_dialled(number) is possible


FILES = sorted(path.relative_to(BASE).as_posix() for path in BASE.rglob("*.*"))


@settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.sampled_from(FILES), st.binary(max_size=60), st.integers(0, 600), st.integers(0, 40))
def test_any_damage_to_any_file_gets_an_answer(
    root: Path, name: str, data: bytes, position: int, gone: int
) -> None:
    path = root / name
    old = path.read_bytes()
    path.write_bytes(old[:position] + data + old[position + gone :])
    try:
        problems = validate(root, TODAY).problems
        assert all(one.hint is not None for one in problems if one.code != "wrong-type")
    finally:
        path.write_bytes(old)


def test_a_misspelt_organisation_of_a_person_is_one_mistake(root: Path) -> None:
    change(root, "people.yaml", "organisation: naapurit", "organisation: naapurot")
    assert found(root) == ["data/people.yaml:4:19 unknown-reference"]


def test_a_second_file_of_the_same_organisation_is_called_that(root: Path) -> None:
    folder = root / "data" / "organisations"
    text = (folder / "pihapiiri.yaml").read_text(encoding="utf-8")
    text = text.replace("id: pihapiiri", "id: piha").partition("participation:")[0]
    (folder / "piha.yaml").write_text(text, encoding="utf-8")
    messages = [
        str(one.message) for one in validate(root, TODAY).problems if one.code == "similar-name"
    ]
    assert messages == ["Another organisation has the name “Pihapiiri” too."]
