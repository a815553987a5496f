"""Where the data repository is looked for."""

from pathlib import Path

import pytest

from sotekit.errors import UsageError
from sotekit.store.root import find_root


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / "alue" / "data" / "lines").mkdir(parents=True)
    (tmp_path / "alue" / "data" / "region.yaml").write_text("name: Alue\n")
    return tmp_path / "alue"


def test_from_any_folder_of_the_repository(repository: Path) -> None:
    for folder in (repository, repository / "data", repository / "data" / "lines"):
        assert find_root(folder, None, {}) == repository


def test_named_folder_wins_over_the_variable_and_the_current_one(repository: Path) -> None:
    other = repository.parent / "toinen"
    (other / "data").mkdir(parents=True)
    (other / "data" / "region.yaml").write_text("name: Toinen\n")
    environment = {"SOTEKIT_ROOT": str(repository)}
    assert find_root(other, None, environment) == repository
    assert find_root(repository, other, environment) == other
    assert find_root(repository, Path("../toinen"), {}).resolve() == other.resolve()
    assert find_root(other, repository / "data", {}) == repository


@pytest.mark.parametrize("environment", [{}, {"SOTEKIT_ROOT": ""}])
def test_none_anywhere(tmp_path: Path, environment: dict[str, str]) -> None:
    with pytest.raises(UsageError) as raised:
        find_root(tmp_path, None, environment)
    assert "sotekit init" in str(raised.value.hint)


def test_a_named_folder_is_never_looked_for_elsewhere(repository: Path) -> None:
    for given, environment in (
        (Path("data/lines"), {}),
        (None, {"SOTEKIT_ROOT": "data/lines"}),
        (Path("ei-ole"), {}),
    ):
        with pytest.raises(UsageError) as raised:
            find_root(repository, given, environment)
        assert "There is no data repository in “" in str(raised.value.message)
