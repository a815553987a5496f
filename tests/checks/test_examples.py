"""Every check against its good and its bad example: what is laid over a small repository without mistakes."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from sotekit.checks.table import CHECKS
from sotekit.checks.validation import Validation, validate
from sotekit.plain.files import MAX_BYTES

HERE = Path(__file__).parent
BASE = HERE / "base"
EXAMPLES = HERE / "examples"
TODAY = date(2027, 7, 2)
CODES = [check.code for check in CHECKS]


def laid_over_base(code: str, side: str, root: Path) -> Path:
    shutil.copytree(BASE, root, dirs_exist_ok=True)
    overlay = EXAMPLES / code / side
    if overlay.is_dir():
        shutil.copytree(
            overlay, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.txt")
        )
    if code == "file-size":
        _pad_with_comments(
            root / "data/organisations/kuuluttajat.yaml", MAX_BYTES + (side == "bad")
        )
    return root


def _pad_with_comments(path: Path, size: int) -> None:
    """The one example that is too large to keep: the same file, filled up to the size."""
    data = path.read_bytes()
    path.write_bytes(data + b"#" * (size - len(data) - 1) + b"\n")


def found(validation: Validation) -> list[str]:
    return [f"{problem.place} {problem.code}" for problem in validation.problems]


def test_base_has_no_problem(tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    validation = validate(tmp_path, TODAY)
    assert found(validation) == []
    assert (validation.files, validation.calls) == (11, 4)


@pytest.mark.parametrize("code", CODES)
def test_bad_example(code: str, tmp_path: Path) -> None:
    expected = (EXAMPLES / code / "bad" / "expected.txt").read_text(encoding="utf-8").splitlines()
    problems = found(validate(laid_over_base(code, "bad", tmp_path), TODAY))
    assert problems == expected
    assert {line.rpartition(" ")[2] for line in problems} == {code}


@pytest.mark.parametrize("code", CODES)
def test_good_example(code: str, tmp_path: Path) -> None:
    assert found(validate(laid_over_base(code, "good", tmp_path), TODAY)) == []


def test_examples_stand_for_checks() -> None:
    assert sorted(path.name for path in EXAMPLES.iterdir()) == sorted(CODES)
    lacking = [
        code
        for code in CODES
        for side in ("good", "bad")
        if code != "file-size" and not any((EXAMPLES / code / side).rglob("*.*"))
    ]
    assert lacking == []


@pytest.mark.parametrize("code", CODES)
def test_level_is_the_one_in_the_table(code: str, tmp_path: Path) -> None:
    level = next(check.level for check in CHECKS if check.code == code)
    problems = validate(laid_over_base(code, "bad", tmp_path), TODAY).problems
    assert {problem.level for problem in problems} == {level}
