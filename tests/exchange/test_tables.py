"""Excel and CSV both ways: nothing lost, only touched cells matter, and Excel's own damage is recognised."""

import io
from pathlib import Path

import openpyxl
import pytest

from sotekit.exchange.table_plan import exported_tables
from sotekit.exchange.tables import organisation_trees
from sotekit.store.loading import load
from sotekit.store.tree import to_tree
from tests.conftest import PROJECT, Done, Sotekit
from tests.exchange.support import snapshot


def ok(done: Done) -> str:
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_tables_hold_every_organisation_whole() -> None:
    repository = load(PROJECT).readable
    tables, _ = exported_tables(repository)
    trees = organisation_trees(tables, repository.region.languages)
    assert trees == [to_tree(one) for one in repository.organisations]


@pytest.fixture
def workbook(sotekit: Sotekit, tmp_path: Path) -> Path:
    path = tmp_path / "alue.xlsx"
    ok(sotekit("org", "export", "table", "--to", str(path)))
    return path


def test_a_workbook_is_the_same_bytes_every_time(
    sotekit: Sotekit, workbook: Path, tmp_path: Path
) -> None:
    ok(sotekit("org", "export", "table", "--to", str(tmp_path / "again.xlsx")))
    assert workbook.read_bytes() == (tmp_path / "again.xlsx").read_bytes()


def test_it_is_made_for_filling_in(workbook: Path) -> None:
    book = openpyxl.load_workbook(workbook)
    sheet = book["organisations"]
    kinds = [
        rule for rule in sheet.data_validations.dataValidation if "lists!" in (rule.formula1 or "")
    ]
    assert kinds
    assert sheet["A1"].comment is not None
    assert all(cell.number_format == "@" for cell in sheet[2])
    assert book["lists"].sheet_state == "hidden"


def test_an_untouched_workbook_changes_nothing(
    sotekit: Sotekit, example: Path, workbook: Path
) -> None:
    before = snapshot(example)
    assert "There is nothing to change" in ok(
        sotekit("org", "import", "table", str(workbook), "--write")
    )
    assert snapshot(example) == before


def test_only_touched_cells_change_and_meanwhile_edits_stay(
    sotekit: Sotekit, example: Path, workbook: Path
) -> None:
    omaispuu = example / "data" / "organisations" / "omaispuu.yaml"
    omaispuu.write_text(
        omaispuu.read_text("utf-8").replace(
            "ma–to 9–15; pyhinä suljettu", "ma–to 9–16; pyhinä suljettu  # muuttui"
        ),
        "utf-8",
    )
    book = openpyxl.load_workbook(workbook)
    sheet = book["organisations"]
    head = [cell.value for cell in sheet[1]]
    row = next(row for row in sheet.iter_rows(min_row=2) if row[0].value == "omaispuu")
    row[head.index("about.fi")].value = "Omaishoitajien oma yhdistys."
    people = book["people"]
    names = [cell.value for cell in people[1]]
    people.cell(2, names.index("phone") + 1).value = "000 999 0001"
    book.save(workbook)
    ok(sotekit("org", "import", "table", str(workbook), "--write"))
    after = omaispuu.read_text("utf-8")
    assert "ma–to 9–16; pyhinä suljettu  # muuttui" in after
    assert "Omaishoitajien oma yhdistys." in after
    assert "000 999 0001" in (example / "data" / "people.yaml").read_text("utf-8")
    assert "No problems" in ok(sotekit("validate"))


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("hours", "=1+1", "A formula is not read"),
        ("hours", "date", "Excel has made a date"),
        ("kind", "yhdistys", "not one of the choices"),
        ("business_id", "1234", "does not have the form"),
        ("confirmed", "eilen", "is not a date"),
    ],
)
def test_mistakes_are_told_with_sheet_and_cell(
    column: str, value: str, said: str, sotekit: Sotekit, example: Path, workbook: Path
) -> None:
    from datetime import datetime

    before = snapshot(example)
    book = openpyxl.load_workbook(workbook)
    sheet = book["organisations"]
    index = [cell.value for cell in sheet[1]].index(column) + 1
    sheet.cell(3, index).value = datetime(2026, 9, 15) if value == "date" else value  # noqa: DTZ001 - as Excel keeps it
    book.save(workbook)
    done = sotekit("org", "import", "table", str(workbook), "--write")
    assert done.returncode == 1
    assert said in done.stderr
    assert f"organisations!{sheet.cell(3, index).coordinate}" in done.stderr
    assert snapshot(example) == before


def test_a_phone_number_that_excel_made_a_number(sotekit: Sotekit, workbook: Path) -> None:
    book = openpyxl.load_workbook(workbook)
    sheet = book["contacts"]
    sheet.cell(2, [cell.value for cell in sheet[1]].index("phone") + 1).value = 401234567
    book.save(workbook)
    assert "leading zero" in sotekit("org", "import", "table", str(workbook)).stderr


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_csv_as_excel_saves_it(
    encoding: str, sotekit: Sotekit, example: Path, tmp_path: Path
) -> None:
    text = "id;Järjestön nimi;kind;hours;confirmed\r\nkeksitty;Keksittyjen Ääni ry;association;ma–to 9–15;1.9.2026\r\n"
    (tmp_path / "uudet.csv").write_bytes(text.encode(encoding))
    (tmp_path / "sarakkeet.yaml").write_text("Järjestön nimi: name.fi\n", "utf-8")
    ok(
        sotekit(
            "org",
            "import",
            "table",
            str(tmp_path / "uudet.csv"),
            "--columns",
            str(tmp_path / "sarakkeet.yaml"),
            "--write",
        )
    )
    made = (example / "data" / "organisations" / "keksitty.yaml").read_text("utf-8")
    assert (
        made
        == "id: keksitty\nname: {fi: Keksittyjen Ääni ry}\nkind: association\nhours: ma–to 9–15\nconfirmed: 2026-09-01\n"
        or '"2026-09-01"' in made
    )


def test_csv_cells_cannot_become_formulas(sotekit: Sotekit, example: Path, tmp_path: Path) -> None:
    path = example / "data" / "organisations" / "omaispuu.yaml"
    path.write_text(
        path.read_text("utf-8").replace("confirmed_by: toiminnanjohtaja", 'confirmed_by: "=cmd()"'),
        "utf-8",
    )
    ok(sotekit("org", "export", "table", "--to", str(tmp_path / "csv")))
    assert "'=cmd()" in (tmp_path / "csv" / "organisations.csv").read_text("utf-8")
    files = [str(one) for one in sorted((tmp_path / "csv").iterdir())]
    assert "There is nothing to change" in ok(sotekit("org", "import", "table", *files))
    ok(sotekit("org", "export", "table", "--to", str(tmp_path / "x.xlsx")))
    book = openpyxl.load_workbook(io.BytesIO((tmp_path / "x.xlsx").read_bytes()))
    assert all(cell.data_type != "f" for row in book["organisations"].iter_rows() for cell in row)
