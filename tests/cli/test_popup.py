"""`sotekit popup`: a day is planned, its result is written, and the report says what it says."""

from pathlib import Path

import pytest

from tests.cli.rota_support import Desk

FILE = "data/popups/kauppakeskus.yaml"
NEW = (
    "popup", "add", "kauppakeskus", "--date", "2026-11-20", "--group", "families",
    "--place", "Kauppakeskus, Kaislakoski", "--municipality", "kaislakoski", "--channel", "posters",
)  # fmt: skip


@pytest.fixture
def desk(outreach: Desk) -> Desk:
    """Only what these commands look at."""
    return outreach


def text(desk: Desk, path: str = FILE) -> str:
    return (desk.root / path).read_text(encoding="utf-8")


def test_a_new_pop_up_and_its_result(desk: Desk) -> None:
    assert desk.run(*NEW).code == 0
    said = desk.run(
        "popup", "result", "kauppakeskus", "--date", "2026-11-20", "--reached", "0",
        "--hours", "6,5", "--note", "Sade ajoi ihmiset sisään",
    )  # fmt: skip
    assert said.code == 0
    assert text(desk).splitlines()[1] == 'place: "Kauppakeskus, Kaislakoski"'
    assert "    reached: 0\n" in text(desk)
    assert '    work_hours: "6:30"\n' in text(desk)
    assert desk.problems() == []
    report = desk.run("popup", "report", "--json").data
    assert report["reached_nobody"] == 3
    assert report["nobody"][-1]["popup"] == "kauppakeskus"
    assert report["nobody"][-1]["work_hours"] == 6.5


def test_a_dry_run_writes_nothing(desk: Desk) -> None:
    said = desk.run(*NEW, "--dry-run")
    assert said.out.startswith("id: kauppakeskus\n")
    assert not (desk.root / FILE).exists()


def test_a_result_keeps_everything_around_it(desk: Desk) -> None:
    path = "data/popups/lummelammen-ruokajakelu.yaml"
    before = text(desk, path)
    desk.run("popup", "result", "lummelammen-ruokajakelu", "--date", "2026-11-12", "--reached", "4")
    after = text(desk, path)
    assert after.replace("    reached: 4\n", "") == before


def test_nothing_of_those_who_came_is_kept(desk: Desk) -> None:
    before = text(desk, "data/popups/kaislakosken-kirjasto.yaml")
    said = desk.run(
        "popup", "result", "kaislakosken-kirjasto", "--date", "2026-03-03",
        "--note", "Matti Virtanen, 040 1234567",
    )  # fmt: skip
    assert said.code == 2
    assert "Virtanen" not in said.err + said.out
    assert text(desk, "data/popups/kaislakosken-kirjasto.yaml") == before


def test_mistakes_are_told_with_what_to_do(desk: Desk) -> None:
    cases = [
        (
            ("add", "uusi", "--date", "2026-12-01", "--group", "families"),
            "Say where the new one is",
        ),
        (("add", "uusi", "--date", "2026-13-01", "--group", "families"), "is not a date"),
        (("add", "uusi", "--date", "2026-12-01", "--group", "familes"), "Did you mean “families”?"),
        (("add", "Uusi Paikka", "--date", "2026-12-01", "--group", "families"), "looks like this"),
        (("result", "kirjasto", "--date", "2026-12-01", "--reached", "1"), "There is no pop-up"),
        (
            ("result", "lummelammen-ruokajakelu", "--date", "2026-12-10", "--reached", "1"),
            "has not been yet",
        ),
        (("result", "kaislakosken-kirjasto", "--date", "2026-03-03"), "that is --reached 0"),
        (
            ("result", "kaislakosken-kirjasto", "--date", "2026-03-03", "--hours", "kuusi"),
            "6, 6.5 or 6:30",
        ),
    ]
    for words, told in cases:
        said = desk.run("popup", *words)
        assert (said.code, told in said.err) == (2, True), said


def test_the_report_as_csv(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "popups.csv"
    assert desk.run("popup", "report", "--csv", str(file)).code == 0
    lines = file.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "popup,date,place,municipality,target_group,channels,reached,work_hours"
    assert len(lines) == 11
