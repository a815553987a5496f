"""The service points from the command line, as the coordinator works with them."""

import json
import re
from pathlib import Path

import pytest

from tests.conftest import Sotekit

COLUMNS = "Name,Code,Organisation,L4,Lat,Lon,Phone1,Opening Times,Total Beds\n"


def test_list_and_show(sotekit: Sotekit) -> None:
    listed = sotekit("point", "list")
    assert listed.returncode == 0, listed.stderr
    assert "jarjestotalon-olohuone" in listed.stdout
    assert "candidate" in listed.stdout
    shown = sotekit("point", "show", "kaislaluotsi").stdout
    assert "The Kaislaluotsi car" in shown
    assert "Stop: Old shop of Ruokokylä: Tue 10:00–12:00" in shown
    assert json.loads(sotekit("point", "show", "kaislaluotsi", "--json").stdout)["modes"] == [
        "mobile"
    ]
    wrong = sotekit("point", "show", "kaislaluotsa")
    assert wrong.returncode == 2
    assert "Did you mean “kaislaluotsi”?" in wrong.stderr


def test_matrix_marks_the_minimum_and_names_what_is_missing(
    sotekit: Sotekit, example: Path
) -> None:
    said = sotekit("point", "matrix").stdout
    assert "1* Someone to talk to" in said
    assert "* the minimum: every point gives it" in said
    assert "Missing from the minimum" not in said
    path = example / "data/points/kellomaen-seurakuntakoti.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("  - guidance\n", ""), encoding="utf-8")
    said = sotekit("point", "matrix").stdout
    assert (
        "Missing from the minimum in 1 place:\n- Parish hall of Kellomäki: Guidance to services"
        in said
    )
    (table,) = json.loads(sotekit("point", "matrix", "--json").stdout)
    assert table["lacking"] == [{"row": "kellomaen-seurakuntakoti", "service": "guidance"}]


@pytest.mark.parametrize("by", ["area", "municipality", "target-group", "language", "hour"])
def test_matrix_by_anything_else(sotekit: Sotekit, by: str) -> None:
    done = sotekit("point", "matrix", "--by", by)
    assert done.returncode == 0, done.stderr
    tables = json.loads(sotekit("point", "matrix", "--by", by, "--json").stdout)
    assert len(tables) == (3 if by == "hour" else 1)
    assert all(len(row["cells"]) == len(tables[0]["columns"]) for row in tables[0]["rows"])


def test_matrix_refuses_a_service_that_is_not(sotekit: Sotekit) -> None:
    done = sotekit("point", "matrix", "--service", "food")
    assert done.returncode == 2
    assert "There is no service “food”." in done.stderr


def test_matrix_as_page_workbook_and_pdf(sotekit: Sotekit, tmp_path: Path) -> None:
    names = {kind: str(tmp_path / f"m.{kind}") for kind in ("html", "pdf", "xlsx")}
    made = ("--html", names["html"], "--pdf", names["pdf"], "--excel", names["xlsx"])
    done = sotekit("point", "matrix", "--candidates", *made)
    assert done.returncode == 0, done.stderr
    first = {kind: Path(name).read_bytes() for kind, name in names.items()}
    sotekit("point", "matrix", "--candidates", *made)
    assert {kind: Path(name).read_bytes() for kind, name in names.items()} == first
    page = first["html"].decode()
    assert page.count('<th scope="row">') == 19
    assert "http://" not in page.replace("http://www.w3.org", "")
    assert re.search(rb"/MarkInfo|/StructTreeRoot", first["pdf"])


def test_gaps_tell_areas_weak_points_and_what_closes_most(sotekit: Sotekit) -> None:
    said = sotekit("point", "gaps").stdout
    assert "Ruokokylä\n- Help with food and errands: nothing on Sat, Sun." in said
    assert "It is proved" in said
    assert "Village house of Torikuja: only one key-holder; only one phone." in said
    data = json.loads(sotekit("point", "gaps", "--json").stdout)
    assert data["best"]["proved"]
    assert data["best"]["weight"] == data["best"]["bound"]
    closed = {number for one in data["best"]["changes"] for number in one["closes"]}
    assert closed == set(data["best"]["closed"])


def test_gaps_of_one_area(sotekit: Sotekit) -> None:
    data = json.loads(sotekit("point", "gaps", "--area", "perakyla", "--json").stdout)
    assert {one["area"] for one in data["gaps"]} == {"perakyla"}
    assert sotekit("point", "gaps", "--area", "perakylä").returncode == 2


def test_planted_mistakes_are_found_by_validate_and_by_gaps(
    sotekit: Sotekit, example: Path
) -> None:
    path = example / "data/points/koskenrannan-asukastupa.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("[sylvi, senja]", "[sylvi, tapio]"), encoding="utf-8")
    found = sotekit("validate")
    assert found.returncode == 1
    assert "koskenrannan-asukastupa.yaml:24:14: pair-one-organisation" in found.stdout
    assert "are a pair from one organisation" in sotekit("point", "gaps").stdout
    path.write_text(text.replace("[sylvi, senja]", "[armas, senja]"), encoding="utf-8")
    other = example / "data/points/perhetuvan-piha.yaml"
    with other.open("a", encoding="utf-8") as file:
        file.write("pairs:\n  - {people: [vilja, senja], hours: ma 9–12}\n")
    found = sotekit("validate")
    assert "two-points-at-once “senja” is also at “koskenrannan-asukastupa”" in found.stdout
    assert (
        "Senja Näyte is also at Residents' house of Koskenranta" in sotekit("point", "gaps").stdout
    )


def test_pairs_dry_run_then_written_then_nothing_to_change(sotekit: Sotekit, example: Path) -> None:
    folder = example / "data/points"
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    dry = sotekit("point", "pairs", "--dry-run")
    assert dry.returncode == 0, dry.stderr
    assert "Nothing was written, as asked." in dry.stdout
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert "Written: data/points/" in sotekit("point", "pairs").stdout
    assert "no pair runs it" not in sotekit("point", "gaps", "--area", "koskenranta").stdout
    assert sotekit("validate").returncode == 0
    assert "The files say so already; nothing was changed." in sotekit("point", "pairs").stdout


def test_volunteers_and_needs(sotekit: Sotekit) -> None:
    said = sotekit("point", "volunteers").stdout
    assert "31 December 2026: Food helpers of the parish: the insurance ends." in said
    assert "Village drivers: 0 of 7 have the basic training." in said
    needs = json.loads(sotekit("point", "needs", "--area", "tuulenpesa", "--json").stdout)
    assert needs[0]["need"] == "alone"
    assert (needs[1]["need"], needs[1]["count"], needs[1]["answers"]) == ("where-to-turn", 43, 64)


def test_what_ends_is_due_today(sotekit: Sotekit) -> None:
    assert (
        "Language friends: the training “Basics for volunteers” of 9 ends."
        in sotekit("today", today="2026-12-05").stdout
    )


def test_import_a_list(sotekit: Sotekit, example: Path, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(
        COLUMNS
        + "Työväentalo,F1,Town,Keskusta,62.301,26.76,000 100 6001,ma–pe 9–15,4\n"
        + "Halli,F2,Town,Keskusta,26.76,62.301,,,\n",
        encoding="utf-8",
    )
    (tmp_path / "map.yaml").write_text(
        "columns:\n"
        "  - {name: Name, to: name}\n  - {name: Code, to: external_id}\n"
        "  - {name: Organisation, to: host}\n  - {name: L4, to: area}\n"
        "  - {name: Lat, to: latitude}\n  - {name: Lon, to: longitude}\n"
        "  - {name: Phone1, to: phone}\n  - {name: Opening Times, to: hours}\n"
        "values:\n  - {column: host, value: Town, to: kaislakosken-kaupunki}\n"
        "  - {column: area, value: Keskusta, to: keskusta}\n"
        'defaults: [{to: candidate, value: "true"}]\n',
        encoding="utf-8",
    )
    words = ("point", "import", str(tmp_path / "list.csv"), "--map", str(tmp_path / "map.yaml"))
    dry = sotekit(*words, "--dry-run")
    assert dry.returncode == 1
    assert "list.csv:3:5: coordinates-outside" in dry.stdout
    assert "- Total Beds: no rule says where it goes; 1 cell, for example “4”." in dry.stdout
    assert not (example / "data/points/tyovaentalo.yaml").exists()
    assert "Wrote 1 file." in sotekit(*words).stdout
    assert (example / "data/points/tyovaentalo.yaml").exists()
    assert json.loads(sotekit(*words, "--json").stdout)["unchanged"] == [
        {"id": "tyovaentalo", "row": 2}
    ]
    assert sotekit("validate").returncode == 0
