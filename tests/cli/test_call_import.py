"""Tables from elsewhere: what is taken, what is refused, and that a second import adds nothing."""

import csv
import io
import json
import zipfile
from datetime import datetime
from pathlib import Path

import pytest

from sotekit.calls.importing import day_of, hour_in
from sotekit.store.log import read_log
from tests.conftest import Sotekit

DAY = "2026-07-08"
LOG = ("kesapuhelin", "2026")
PAPER = """Päivä;Kello;Aihe;Arvioitu ikä;Kesto (min);Kenen asia;Ohjattu;Palaute
1.7.2026;13.45;Yksinäisyys;30–44;23;itse;Nollalinja;Puhuminen helpotti
2.7.2026;9;Suru ja menetys;65-79;10 min;Läheinen;;
31.6.2026;9;Yksinäisyys;;;;;
3.7.2026;9;Tuntematon aihe;;;;;
"""
FORMS = """ID,Aloitusaika,Valmistumisaika,Sähköposti,Nimi,Aihe,Kesto
1,7/1/26 13:45:12,7/1/26 13:46:00,anonymous,,Yksinäisyys;Suru ja menetys;,20
2,7/2/26 9:01:00,7/2/26 9:02:00,anonymous,,Yksinäisyys;,5
2,7/2/26 9:01:00,7/2/26 9:02:00,anonymous,,Yksinäisyys;,5
"""
WEBROPOL = """Vastausaika\tAihe: Yksinäisyys\tAihe: Suru ja menetys\tKesto
2026-07-01 13:45\t1\t1\t20
2026-07-02 09:01\t0\t1\t5
"""


def imported(example: Path, before: set[str]) -> list[tuple[str, int | None, tuple[str, ...]]]:
    calls, problems = read_log(example, *LOG)
    assert problems == ()
    return sorted(
        (call.date.isoformat(), call.hour, call.topics) for call in calls if call.id not in before
    )


def ids(example: Path) -> set[str]:
    return {call.id for call in read_log(example, *LOG)[0]}


def test_the_paper_forms_table(sotekit: Sotekit, example: Path, tmp_path: Path) -> None:
    before = ids(example)
    file = tmp_path / "paperi.csv"
    file.write_bytes(PAPER.encode("cp1252"))
    undecided = sotekit("call", "import", str(file), "--line", "kesapuhelin", "--yes", today=DAY)
    assert undecided.returncode == 2
    assert "Kesto (min)" in undecided.stderr
    rules = example / "data/imports/kesapuhelin.yaml"
    rules.write_text(
        rules.read_text(encoding="utf-8").replace('to: "?"', "to: minutes"), encoding="utf-8"
    )
    done = sotekit("call", "import", str(file), "--line", "kesapuhelin", "--yes", today=DAY)
    assert "2 new, 0 in the log already, 2 can't be taken." in done.stdout
    assert imported(example, before) == [
        ("2026-07-01", 13, ("loneliness",)),
        ("2026-07-02", 9, ("grief",)),
    ]
    with (tmp_path / "paperi.rejected.csv").open(encoding="utf-8", newline="") as opened:
        rejected = list(csv.reader(opened))
    assert [row[0] for row in rejected] == ["row", "4", "5"]
    assert rejected[1][1].startswith("date: ")
    assert rejected[2][1].startswith("topics: ")
    again = sotekit("call", "import", str(file), "--line", "kesapuhelin", "--yes", today=DAY)
    assert "0 new, 2 in the log already, 2 can't be taken." in again.stdout
    assert len(ids(example)) == len(before) + 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            FORMS,
            [
                ("2026-07-01", 13, ("loneliness", "grief")),
                ("2026-07-02", 9, ("loneliness",)),
                ("2026-07-02", 9, ("loneliness",)),
            ],
        ),
        (
            WEBROPOL,
            [("2026-07-01", 13, ("loneliness", "grief")), ("2026-07-02", 9, ("grief",))],
        ),
    ],
)
def test_exports_of_survey_tools(
    text: str,
    expected: list[tuple[str, int, tuple[str, ...]]],
    sotekit: Sotekit,
    example: Path,
    tmp_path: Path,
) -> None:
    before = ids(example)
    file = tmp_path / "export.csv"
    file.write_text(text, encoding="utf-8-sig")
    for _ in range(2):
        done = sotekit("call", "import", str(file), "--line", "kesapuhelin", "--yes", today=DAY)
        assert done.returncode == 0, done.stderr + done.stdout
    assert imported(example, before) == expected
    assert sotekit("validate").returncode == 0


def workbook(*rows: tuple[object, ...]) -> bytes:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_an_excel_workbook(sotekit: Sotekit, example: Path, tmp_path: Path) -> None:
    before = ids(example)
    file = tmp_path / "kirjaukset.xlsx"
    file.write_bytes(
        workbook(
            ("Start time", "Topic", "Duration"),
            (datetime(2026, 7, 1, 13, 45), "Loneliness", 20.0),  # noqa: DTZ001 - Excel has no time zones
            (datetime(2026, 7, 1, 13, 45), "Loneliness", "=1+1"),  # noqa: DTZ001
        )
    )
    done = sotekit("call", "import", str(file), "--line", "kesapuhelin", "--yes", today=DAY)
    assert "1 new, 0 in the log already, 1 can't be taken." in done.stdout
    assert "A cell has a formula instead of a value." in done.stdout
    assert imported(example, before) == [("2026-07-01", 13, ("loneliness",))]


def packed(name: str, content: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        packed("xl/worksheets/sheet1.xml", b"0" * (70 * 1024 * 1024)),
        packed("xl/workbook.xml", b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x/>'),
        packed("xl/vbaProject.bin", b"macro"),
        packed("hello.txt", b"not a workbook"),
        b"PK\x03\x04" + b"torn",
        b"\xd0\xcf\x11\xe0" + b"old",
        b"a,b\0\n1,2\n",
        b"",
        b'{"kind": "other"}',
    ],
    ids=["bomb", "entity", "macro", "zip", "torn", "xls", "binary", "empty", "json"],
)
def test_what_is_no_table_is_refused(
    data: bytes, sotekit: Sotekit, example: Path, tmp_path: Path
) -> None:
    before = ids(example)
    file = tmp_path / "file.xlsx"
    file.write_bytes(data)
    done = sotekit("call", "import", str(file), "--line", "kesapuhelin", "--yes", today=DAY)
    assert done.returncode == 2
    assert "file.xlsx" in done.stderr
    assert ids(example) == before


def test_the_web_forms_file(sotekit: Sotekit, example: Path, tmp_path: Path) -> None:
    before = ids(example)
    entry = {
        "sotekit_id": "abcdabcd",
        "date": DAY,
        "hour": "9",
        "outcome": "answered",
        "topics": ["grief", "other"],
    }
    file = tmp_path / "calls.json"
    file.write_text(
        json.dumps({"kind": "sotekit-calls", "line": "kesapuhelin", "form": 1, "entries": [entry]}),
        encoding="utf-8",
    )
    for _ in range(2):
        assert (
            sotekit(
                "call", "import", str(file), "--line", "kesapuhelin", "--yes", today=DAY
            ).returncode
            == 0
        )
    assert ids(example) - before == {"abcdabcd"}
    assert imported(example, before) == [(DAY, 9, ("grief", "other"))]


def test_a_note_with_a_person_in_it_is_rejected(
    sotekit: Sotekit, example: Path, tmp_path: Path
) -> None:
    line = example / "data/lines/kesapuhelin.yaml"
    line.write_text(line.read_text(encoding="utf-8") + "form: {note: 100}\n", encoding="utf-8")
    before = ids(example)
    file = tmp_path / "export.csv"
    file.write_text(
        "Päivä,Aihe,Huomio\n2026-07-01,Yksinäisyys,tunnus 131052-308T\n", encoding="utf-8"
    )
    done = sotekit("call", "import", str(file), "--line", "kesapuhelin", "--yes", today=DAY)
    assert done.returncode == 1
    assert "131052" not in done.stdout + done.stderr
    assert ids(example) == before


@pytest.mark.parametrize(
    ("text", "day", "hour"),
    [
        ("1.7.2026 klo 13.45", "2026-07-01", "13"),
        ("2026-07-01T09:05", "2026-07-01", "9"),
        ("7/1/26 13:45:12", "2026-07-01", "13"),
        ("soon", "soon", "soon"),
    ],
)
def test_days_and_hours_as_people_and_programs_write_them(text: str, day: str, hour: str) -> None:
    assert (day_of(text), hour_in(text)) == (day, hour)


def test_a_mapping_stays_in_its_folder(sotekit: Sotekit, example: Path, tmp_path: Path) -> None:
    file = tmp_path / "export.csv"
    file.write_text(FORMS, encoding="utf-8")
    done = sotekit(
        "call", "import", str(file), "--line", "kesapuhelin", "--mapping", "../../x", today=DAY
    )
    assert done.returncode == 2
    assert not (example / "x.yaml").exists()
