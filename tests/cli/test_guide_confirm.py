"""`sotekit guide confirm` as people run it: forms out, filled in as Excel would, and back in."""

import io
import json
import subprocess
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from tests.conftest import Sotekit

SEASON = ("--line", "kesapuhelin", "--season", "2027")
DAY = "2027-05-03"
REEDS = "elakelaiset-kaisloissa"


@pytest.fixture
def forms(sotekit: Sotekit, tmp_path: Path) -> Path:
    out = tmp_path / "forms"
    names = (REEDS, "tockeno-vankrets")
    done = sotekit("guide", "confirm", *names, *SEASON, "--out", str(out), today=DAY)
    assert done.returncode == 0, done.stderr
    return out


def fill(path: Path, **answers: str) -> None:
    """Writes answers by key (`services/kerhot/hours`, with __ for / and at_ for #) into column B."""
    book = load_workbook(path)
    sheet = book.worksheets[0]
    wanted = {key.replace("at_", "#").replace("__", "/"): text for key, text in answers.items()}
    for row in sheet.iter_rows():
        key = str(row[3].value or "")
        if key in wanted:
            row[1].value = wanted.pop(key) or None
    assert wanted == {}
    book.save(path)


def yaml(root: Path, name: str = REEDS) -> str:
    return (root / f"data/organisations/{name}.yaml").read_text(encoding="utf-8")


def take_in(sotekit: Sotekit, path: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return sotekit("guide", "confirm", "--import", str(path), *words, today=DAY)


def test_each_organisation_gets_a_form_and_a_text_in_its_language(forms: Path) -> None:
    names = sorted(path.name for path in forms.iterdir())
    assert names == [
        f"{REEDS}.txt",
        f"{REEDS}.xlsx",
        "tockeno-vankrets.txt",
        "tockeno-vankrets.xlsx",
    ]
    finnish, swedish = ((forms / name).read_text(encoding="utf-8") for name in (names[0], names[2]))
    assert finnish.startswith("kaislat@elakelaiset.example\n\nOvatko tietonne oikein?")
    assert "viimeistään 24.5.2027" in finnish
    assert "Stämmer era uppgifter?" in swedish
    sheet = load_workbook(forms / f"{REEDS}.xlsx").worksheets[0]
    cells = {row[3].value: row[1].value for row in sheet.iter_rows()}
    assert sheet["A1"].value == "Eläkeläiset kaisloissa ry"
    assert cells["services/kerhot/hours"] == "ma ja to 12–15"
    assert cells["services/kerhot/topics"] == "Yksinäisyys"
    assert cells["closures/1/start"] == "14.6.2027"
    assert "closures/0/start" not in cells
    assert sheet.column_dimensions["D"].hidden


def test_forms_are_the_same_bytes_again(sotekit: Sotekit, forms: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    sotekit("guide", "confirm", REEDS, *SEASON, "--out", str(again), today=DAY)
    for name in (f"{REEDS}.xlsx", f"{REEDS}.txt"):
        assert (again / name).read_bytes() == (forms / name).read_bytes()


def test_untouched_form_changes_nothing(sotekit: Sotekit, forms: Path, example: Path) -> None:
    before = yaml(example)
    done = take_in(sotekit, forms / f"{REEDS}.xlsx", "--write")
    assert done.stdout.splitlines() == [
        "Eläkeläiset kaisloissa ry: not confirmed",
        "There is nothing to change.",
    ]
    assert yaml(example) == before


def test_confirmation_and_corrections_are_shown_then_written_in_place(
    sotekit: Sotekit, forms: Path, example: Path
) -> None:
    path = forms / f"{REEDS}.xlsx"
    own = example / f"data/organisations/{REEDS}.yaml"
    own.write_text("# kysy Kaislasta\n" + yaml(example), encoding="utf-8")
    before = yaml(example)
    fill(
        path,
        at_right="Kyllä",
        at_by="toiminnanjohtaja",
        at_day="30.4.2027",
        contacts__0__phone="000 100 3999",
        services__kerhot__hours="ma–to 12–15",
        services__kerhot__topics="Yksinäisyys\nSuru ja menetys",
        closures__new0__start="23.12.2027",
        closures__new0__end="6.1.2028",
    )
    shown = take_in(sotekit, path)
    assert shown.returncode == 0, shown.stderr
    assert "confirmed 30 April 2027, toiminnanjohtaja" in shown.stdout
    assert "Phone: 000 100 3041 → 000 100 3999" in shown.stdout
    assert yaml(example) == before
    assert take_in(sotekit, path, "--write").returncode == 0
    after = yaml(example)
    for line in (
        "# kysy Kaislasta",
        "confirmed: 2027-04-30",
        "confirmed_by: toiminnanjohtaja",
        "    topics: [loneliness, grief]",
    ):
        assert line in after.splitlines()
    assert "000 100 3999" in after
    assert "000 100 3041" not in after
    assert "2027-12-23" in after
    assert "note: Kertoo puhelimesta toukokuun kerhoissa ja jäsenkirjeessä." in after
    assert sotekit("validate", today=DAY, lang="en").returncode == 0
    again = take_in(sotekit, path, "--write", "--json")
    assert json.loads(again.stdout)["organisations"][0]["confirmed"] == "2027-04-30"


def test_what_changed_here_meanwhile_is_not_overwritten(
    sotekit: Sotekit, forms: Path, example: Path
) -> None:
    path = forms / f"{REEDS}.xlsx"
    own = example / f"data/organisations/{REEDS}.yaml"
    own.write_text(yaml(example).replace("000 100 3041", "000 100 3555"), encoding="utf-8")
    fill(path, contacts__0__phone="000 100 3999")
    done = take_in(sotekit, path, "--write", "--json")
    (found,) = json.loads(done.stdout)["organisations"]
    assert found["corrected"][0]["conflict"] is True
    assert "000 100 3555" in yaml(example)


@pytest.mark.parametrize(
    ("key", "text", "said"),
    [
        ("contacts__0__phone", "soita Liisalle", "Phone"),
        ("services__kerhot__hours", "aina kun ehditään", ""),
        ("services__kerhot__topics", "Kalastus", "The region has no word “Kalastus”."),
        ("closures__new0__start", "juhannuksena", ""),
        ("at_day", "30.2.2027", "is not a date"),
        ("contacts__0__email", "=1+1", "formula"),
    ],
)
def test_one_wrong_cell_keeps_every_form_out_and_is_named(
    key: str, text: str, said: str, sotekit: Sotekit, forms: Path, example: Path
) -> None:
    good, bad = forms / "tockeno-vankrets.xlsx", forms / f"{REEDS}.xlsx"
    fill(good, at_right="ja")
    fill(bad, at_right="kyllä", **{key: text})
    before = yaml(example), yaml(example, "tockeno-vankrets")
    done = sotekit("guide", "confirm", "--import", str(good), str(bad), "--write", today=DAY)
    assert done.returncode == 1, done.stdout
    assert f"{REEDS}.xlsx" in done.stderr
    if key != "contacts__0__phone":
        assert said in done.stderr
    assert "Nothing was changed." in done.stderr
    assert (yaml(example), yaml(example, "tockeno-vankrets")) == before


def test_emptied_contact_goes(sotekit: Sotekit, forms: Path, example: Path) -> None:
    path = forms / f"{REEDS}.xlsx"
    gone = {f"contacts__0__{key}": "" for key in ("title", "phone", "email")}
    fill(path, at_right="x", contacts__new__phone="000 100 3777", **gone)
    assert take_in(sotekit, path, "--write").returncode == 0
    assert "3041" not in yaml(example)
    assert "000 100 3777" in yaml(example)


def test_hostile_and_foreign_files_are_refused(sotekit: Sotekit, tmp_path: Path) -> None:
    bomb, other, text = tmp_path / "bomb.xlsx", tmp_path / "other.xlsx", tmp_path / "form.csv"
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>')
    bomb.write_bytes(target.getvalue())
    book = Workbook()
    book.worksheets[0]["A1"] = "Kokouskutsu"
    book.save(other)
    text.write_bytes(b"\0\1\2")
    for path in (bomb, other, text):
        done = take_in(sotekit, path, "--write")
        assert done.returncode == 2, path
        assert path.name in done.stderr


def test_import_without_files_and_unknown_organisations_are_refused(sotekit: Sotekit) -> None:
    assert "Which files?" in sotekit("guide", "confirm", "--import").stderr
    done = sotekit("guide", "confirm", "elakelaiset", *SEASON)
    assert done.returncode == 2
    assert "elakelaiset" in done.stderr


def test_the_name_of_whoever_confirms_does_not_get_into_the_data(
    sotekit: Sotekit, forms: Path, example: Path
) -> None:
    form = forms / f"{REEDS}.xlsx"
    fill(form, at_right="kyllä", at_by="Matti Virtanen")
    done = take_in(sotekit, form, "--write")
    assert done.returncode == 0, done.stderr
    assert "looks like a person's name" in done.stderr
    assert "Virtanen" not in done.stdout + done.stderr + yaml(example)
    assert "confirmed: 2027-05-03" in yaml(example)
    assert "confirmed_by" not in yaml(example)
    assert "Wrote 1 file." in done.stdout
