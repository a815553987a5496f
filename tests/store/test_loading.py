"""Loading a repository: every problem of every file, and an answer to whatever is in them."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sotekit.store.loading import Loaded, load
from sotekit.store.log import read_log
from sotekit.store.names import ANY

BASE = Path(__file__).parents[1] / "checks" / "base"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    return tmp_path


def found(loaded: Loaded) -> list[str]:
    return [f"{one.place} {one.code}" for one in loaded.problems]


def test_everything_is_there(root: Path) -> None:
    loaded = load(root)
    assert found(loaded) == []
    repository = loaded.repository
    assert repository is not None
    assert repository is loaded.readable
    assert [one.id for one in repository.organisations] == [
        "kuuluttajat", "lehdon-seurakunta", "naapurit", "pihapiiri",
    ]  # fmt: skip
    assert (len(repository.lines), len(repository.people), len(repository.helplines)) == (1, 3, 2)
    rota = repository.rota("kesapuhelin", "2027")
    assert rota is not None
    assert [str(duty.period) for duty in rota.duties] == ["2027-W24", "2027-W25", "2027-W26"]


def test_only_the_region_is_needed(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    shutil.copy(BASE / "data" / "region.yaml", tmp_path / "data")
    loaded = load(tmp_path)
    assert found(loaded) == []
    assert loaded.repository is not None
    assert loaded.names["person"] == frozenset()


def test_without_a_region_there_is_no_repository_but_the_rest_is_read(root: Path) -> None:
    (root / "data" / "region.yaml").unlink()
    (root / "data" / "people.yaml").write_text("people:\n  - id: x\n")
    loaded = load(root)
    assert loaded.repository is None
    assert found(loaded) == [
        "data/region.yaml:1:1 file-unreadable",
        *["data/people.yaml:2:5 missing-key"] * 3,
    ]
    assert len(loaded.readable.organisations) == 4
    assert loaded.names["topic"] == {ANY}


def test_ids_are_known_though_their_records_are_wrong(root: Path) -> None:
    region = root / "data" / "region.yaml"
    region.write_text(
        region.read_text(encoding="utf-8").replace("name: Testilä\n", "nam: Testilä\n")
    )
    naapurit = root / "data" / "organisations" / "naapurit.yaml"
    naapurit.write_text("id: naapurit\nservices:\n  - id: kaveri\n  - nimi: x\n")
    (root / "data" / "organisations" / "pihapiiri.yaml").write_text("id: [")
    loaded = load(root)
    assert loaded.repository is not None
    assert loaded.names["municipality"] == {"testila", "kokeela"}
    assert [one.id for one in loaded.repository.region.municipalities] == ["kokeela"]
    assert loaded.names["service"] == {"naapurit/kaveri", f"pihapiiri/{ANY}"}
    assert loaded.names["organisation"] >= {"naapurit", "pihapiiri"}


@pytest.mark.parametrize("listed", ["[nina-n]", "[[nina-n]]", "[{id: [x]}]", "[~]", "x", "{id: x}"])
def test_lists_of_something_else_than_records(root: Path, listed: str) -> None:
    (root / "data" / "people.yaml").write_text(f"people: {listed}\n")
    loaded = load(root)
    assert {line.split()[1] for line in found(loaded)} <= {"wrong-type", "missing-key"}
    assert loaded.names["person"] <= {ANY}


def test_hidden_files_and_notes_are_left_alone(root: Path) -> None:
    for name in (".DS_Store", "~$people.yaml", "LUEMINUT.md", "muistio.txt", "lines/.a.yaml.swp"):
        (root / "data" / name).write_text("x")
    assert found(load(root)) == []


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("peopel.yaml", "Did you mean “people.yaml”?"),
        ("lines/kesapuhelin.yml", "Files here end in .yaml."),
        ("organisations/vanhat/x.yaml", "Files here end in .yaml."),
        ("calls/kesapuhelin-2027/viikko.xlsx", "The parts of a log end in .csv."),
        ("calls/kesapuhelin-2027/2027-W24.CSV", "The parts of a log end in .csv."),
    ],
)
def test_files_that_nothing_reads(root: Path, name: str, hint: str) -> None:
    path = root / "data" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("x")
    (problem,) = load(root).problems
    assert problem.code == "stray-file"
    assert problem.place.path.startswith("data/")
    assert hint in str(problem.hint)


FILES = sorted(
    path.relative_to(BASE).as_posix() for path in (BASE / "data").rglob("*") if path.is_file()
)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.sampled_from(FILES),
    st.one_of(
        st.binary(max_size=80),
        st.text(alphabet=st.characters(codec="utf-8"), max_size=80).map(str.encode),
    ),
    st.integers(min_value=0, max_value=400),
)
def test_any_bytes_in_any_file_get_an_answer(
    root: Path, name: str, data: bytes, position: int
) -> None:
    path = root / name
    old = path.read_bytes()
    try:
        for content in (data, old[:position] + data + old[position:]):
            path.write_bytes(content)
            loaded = load(root)
            read_log(root, "kesapuhelin", "2027")
            assert all(problem.place.path == name for problem in loaded.problems)
    finally:
        path.write_bytes(old)
