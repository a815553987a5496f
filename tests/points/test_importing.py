"""Lists of facilities as people send them: what is taken, what is refused and where, and that nothing gets lost unsaid."""

import io
from pathlib import Path
from textwrap import dedent

import pytest

from sotekit.model.importing import PointMapping
from sotekit.plain.decode import decode
from sotekit.plain.sheets import read_sheet
from sotekit.plain.yaml import read_yaml
from sotekit.points.import_result import PointImport
from sotekit.points.importing import rule_problems, take_points
from sotekit.store.points import write_trees
from tests.points.support import codes, repository, small

RULES = """
    columns:
      - {name: Name, to: name.fi}
      - {name: "Name L10n:sv", to: name.sv}
      - {name: Code, to: external_id}
      - {name: Type, to: services}
      - {name: Organisation, to: host}
      - {name: Address, to: address}
      - {name: L4, to: area}
      - {name: Lat, to: latitude}
      - {name: Lon, to: longitude}
      - {name: Phone1, to: phone}
      - {name: Phone2, to: phone}
      - {name: Opening Times, to: hours}
      - {name: Comments, to: note}
      - {name: Postcode, to: ignore}
    values:
      - {column: host, value: Testilän kaupunki, to: town}
      - {column: area, value: Pohjoinen, to: north}
      - {column: services, value: Community Centre, to: talk;net}
      - {column: services, value: Food bank, to: food}
      - {column: services, value: Warehouse, to: "-"}
    defaults:
      - {to: candidate, value: "true"}
    skip:
      - {name: Obsolete, values: ["Y"]}
"""
HEAD = (
    "Name,Name L10n:sv,Code,Type,Organisation,Address,Postcode,L4,Lat,Lon,Phone1,Phone2,"
    "Opening Times,Comments,Obsolete,Total Beds"
)
ROW = (
    'Mäkitalo,Backhuset,F1,"Community Centre, Food bank",Testilän kaupunki,Mäki 1,00999,Pohjoinen,'
    "62.01,26.01,000 100 301,000 100 302,ma–pe 9–15,Ovi on pihalla,,12"
)


def rules(text: str = RULES) -> PointMapping:
    node, problems = read_yaml("map.yaml", dedent(text))
    assert node is not None
    assert not problems
    found: list[object] = []
    read = decode(PointMapping, node, [])
    assert read is not None, found
    return read


def taken(root: Path, *rows: str, data: bytes | None = None, text: str = RULES) -> PointImport:
    sheet = read_sheet("list.csv", data or "\n".join((HEAD, *rows)).encode())
    return take_points(sheet, rules(text), repository(root), "list.csv", lambda one: "Matti" in one)


def refused(made: PointImport) -> list[tuple[int, int, str]]:
    return [
        (one.place.line, one.place.column, one.code) for row in made.refused for one in row.problems
    ]


def test_a_row_becomes_a_point_that_is_valid(tmp_path: Path) -> None:
    made = taken(small(tmp_path), ROW)
    (point,) = made.new
    assert point.tree == {
        "id": "makitalo",
        "name": {"fi": "Mäkitalo", "sv": "Backhuset"},
        "host": "town",
        "candidate": "true",
        "area": "north",
        "address": "Mäki 1",
        "coordinates": "62.01, 26.01",
        "hours": "ma–pe 9–15",
        "services": ["talk", "net", "food"],
        "contacts": [{"phone": "000 100 301"}, {"phone": "000 100 302"}],
        "note": "Ovi on pihalla",
        "external_id": "F1",
    }
    write_trees(tmp_path, {point.id: point.tree})
    assert codes(tmp_path) == []


def test_importing_twice_changes_nothing(tmp_path: Path) -> None:
    made = taken(small(tmp_path), ROW)
    write_trees(tmp_path, {one.id: one.tree for one in made.new})
    again = taken(tmp_path, ROW)
    assert (again.new, again.changed, len(again.unchanged)) == ((), (), 1)


def test_a_new_phone_is_added_and_what_people_wrote_stays(tmp_path: Path) -> None:
    made = taken(small(tmp_path), ROW)
    write_trees(tmp_path, {one.id: one.tree for one in made.new})
    path = tmp_path / "data/points/makitalo.yaml"
    text = path.read_text(encoding="utf-8")
    text = "# Avain on naapurilla.\n" + text.replace(
        "services: [talk, net, food]",
        "services:\n  - {service: talk, hours: ma 9–12}  # vain maanantaisin\n  - net\n  - food",
    )
    path.write_text(text, encoding="utf-8")
    changed = taken(tmp_path, ROW.replace("000 100 302", "000 100 399").replace("Mäki 1", "Mäki 2"))
    assert changed.changed[0].changed == ("address", "contacts")
    write_trees(tmp_path, {one.id: one.tree for one in changed.changed})
    new = path.read_text(encoding="utf-8")
    assert "# Avain on naapurilla." in new
    assert "  - {service: talk, hours: ma 9–12}  # vain maanantaisin" in new
    assert "address: Mäki 2" in new
    assert new.count("phone") == 3


def test_a_renamed_facility_is_still_the_same_point(tmp_path: Path) -> None:
    made = taken(small(tmp_path), ROW)
    write_trees(tmp_path, {one.id: one.tree for one in made.new})
    renamed = taken(tmp_path, ROW.replace("Mäkitalo", "Mäen talo"))
    assert [(one.id, one.changed) for one in renamed.changed] == [("makitalo", ("name",))]


def test_every_column_and_value_that_is_dropped_is_named(tmp_path: Path) -> None:
    made = taken(
        small(tmp_path),
        ROW.replace("Food bank", "Warehouse"),
        ROW.replace("F1", "F2").replace("Ovi on pihalla", "Avain: Matti 040 1234567"),
        ROW.replace("F1", "F3").replace(",,12", ",Y,"),
    )
    assert [(one.column, one.count, one.examples) for one in made.dropped] == [
        ("Postcode", 3, ("00999",)),
        ("Obsolete", 0, ()),
        ("Total Beds", 2, ("12",)),
        ("Type", 1, ("Warehouse",)),
        ("Comments", 1, ("…",)),
    ]
    assert made.skipped == (4,)
    assert "Matti" not in str([one.tree for one in made.taken])


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("62.01,26.01", "26.01,62.01", (2, 9, "coordinates-outside")),
        ("62.01,26.01", "sixty,26.01", (2, 9, "bad-coordinates")),
        ("ma–pe 9–15", "soittamalla", (2, 13, "hours-unclear")),
        ("Testilän kaupunki", "Armeija", (2, 5, "unknown-reference")),
        ("Pohjoinen", "Itä", (2, 8, "unknown-reference")),
        ("Food bank", "Bunker", (2, 4, "unknown-reference")),
        ("000 100 301", "ei ole", (2, 11, "bad-form")),
        ("Mäkitalo,Backhuset", ",", (2, 1, "missing-key")),
    ],
)
def test_a_row_with_a_mistake_is_refused_with_its_place(
    tmp_path: Path, old: str, new: str, expected: tuple[int, int, str]
) -> None:
    made = taken(small(tmp_path), ROW.replace(old, new), ROW.replace("F1", "F2"))
    assert refused(made) == [expected]
    assert [one.row for one in made.taken] == [3]


def test_the_same_facility_twice_in_a_list(tmp_path: Path) -> None:
    assert refused(taken(small(tmp_path), ROW, ROW)) == [(3, 1, "duplicate-id")]


def test_two_facilities_of_the_same_name(tmp_path: Path) -> None:
    made = taken(small(tmp_path), ROW, ROW.replace("F1", "F2"))
    assert [one.id for one in made.new] == ["makitalo", "makitalo-2"]


@pytest.mark.parametrize(
    "data",
    [
        "\n".join((HEAD, ROW))
        .replace(",", ";")
        .replace('"Community Centre; Food bank"', '"Community Centre; Food bank"')
        .encode("utf-8-sig"),
        "\r\n".join((HEAD, ROW)).encode("utf-16"),
        "\r\n".join((HEAD, ROW)).replace("–", "-").encode("cp1252"),
    ],
    ids=["semicolons-bom", "utf-16", "cp1252"],
)
def test_the_dialects_of_spreadsheets(tmp_path: Path, data: bytes) -> None:
    (point,) = taken(small(tmp_path), data=data).new
    assert point.tree["name"] == {"fi": "Mäkitalo", "sv": "Backhuset"}
    assert point.tree["services"] == ["talk", "net", "food"]


def test_a_workbook_with_a_formula(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Name", "Organisation", "Lat", "Lon"])
    sheet.append(["Talo", "Testilän kaupunki", 62.01, 26.01])
    sheet.append(["=A2", "Testilän kaupunki", 62.01, 26.01])
    target = io.BytesIO()
    book.save(target)
    made = taken(small(tmp_path), data=target.getvalue())
    assert [one.tree["coordinates"] for one in made.new] == ["62.01, 26.01"]
    assert refused(made) == [(3, 1, "bad-form")]


def test_a_mapping_with_mistakes() -> None:
    sheet = read_sheet("list.csv", HEAD.encode() + b"\n" + ROW.encode())
    wrong = rules(
        "columns:\n  - {name: Nme, to: name}\n  - {name: Code, to: kode}\n"
        "defaults:\n  - {to: candidat, value: 'true'}\n"
    )
    assert [
        (one.code, one.place.line, one.place.column, one.level.value)
        for one in rule_problems(wrong, sheet, "list.csv")
    ] == [
        ("unknown-column", 2, 12, "warning"),
        ("bad-choice", 3, 22, "error"),
        ("bad-choice", 5, 10, "error"),
    ]


def test_a_row_with_more_cells_than_columns_is_refused(tmp_path: Path) -> None:
    made = taken(
        small(tmp_path), ROW.replace("Mäki 1", "Mäki 1, 2. kerros"), ROW.replace("F1", "F2")
    )
    assert refused(made) == [(2, 17, "csv-row")]
    assert [one.row for one in made.taken] == [3]


def test_two_columns_of_one_name_are_both_taken(tmp_path: Path) -> None:
    data = b"Name,Organisation,Phone1,Phone1,\nTalo,town,000 100 1,000 100 2,jotain\n"
    made = taken(small(tmp_path), data=data)
    assert made.new[0].tree["contacts"] == [{"phone": "000 100 1"}, {"phone": "000 100 2"}]
    assert [(one.column, one.examples) for one in made.dropped] == [("5", ("jotain",))]


def test_degrees_with_a_decimal_comma(tmp_path: Path) -> None:
    data = b"Name;Organisation;Lat;Lon\nTalo;town;62,01;26,01\n"
    assert taken(small(tmp_path), data=data).new[0].tree["coordinates"] == "62.01, 26.01"


@pytest.mark.parametrize("name", ["../x", "a/b", "CON", "ISO"])
def test_an_id_that_is_no_id_is_refused(tmp_path: Path, name: str) -> None:
    text = RULES.replace("{name: Code, to: external_id}", "{name: Code, to: id}")
    made = taken(small(tmp_path), ROW.replace("F1", name), text=text)
    assert refused(made) == [(2, 3, "bad-form")]
