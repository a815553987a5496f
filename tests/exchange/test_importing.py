"""Imports by the command: shown first, joined field by field, and nothing half-written whatever is given."""

import io
import json
import sqlite3
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Done, Sotekit
from tests.exchange.support import hour, organisation, page, place, service, snapshot, texts


def given(folder: Path, *records: dict[str, Any]) -> str:
    path = folder / "ptv.json"
    path.write_bytes(page(*records))
    return str(path)


def ok(done: Done) -> str:
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture
def made(example: Path) -> Path:
    """Where the import puts the invented organisation."""
    return example / "data" / "organisations" / "keksitty-apu-ry.yaml"


def test_an_import_is_shown_before_it_is_done(
    sotekit: Sotekit, example: Path, made: Path, tmp_path: Path
) -> None:
    before = snapshot(example)
    name = given(
        tmp_path, organisation(), service(), place(hour("Monday", "Friday", "09:00", "15:00"))
    )
    assert "keksitty-apu-ry" in ok(sotekit("org", "import", "ptv", name))
    assert "--dry-run" not in ok(sotekit("org", "import", "ptv", name, "--write", "--dry-run"))
    assert snapshot(example) == before
    ok(sotekit("org", "import", "ptv", name, "--write"))
    assert "hours: ma–pe 9–15" in made.read_text("utf-8")
    assert (example / "data" / "imports" / "ptv.csv").exists()
    assert "No problems" in ok(sotekit("validate"))
    again = snapshot(example)
    assert "There is nothing to change" in ok(
        sotekit("org", "import", "ptv", name, "--write", today="2026-11-24")
    )
    assert snapshot(example) == again


def test_what_people_edited_stays_and_news_come_in(
    sotekit: Sotekit, made: Path, tmp_path: Path
) -> None:
    ok(
        sotekit(
            "org",
            "import",
            "ptv",
            given(
                tmp_path,
                organisation(),
                service(),
                place(hour("Monday", "Friday", "09:00", "15:00")),
            ),
            "--write",
        )
    )
    text = made.read_text("utf-8")
    made.write_text(
        "# tarkistettu yhdessä\n"
        + text.replace("Apua keksityille.", "Apua kaikille keksityille.").replace(
            "ma–pe 9–15", "ma–pe 10–15  # sovittu"
        ),
        "utf-8",
    )
    news = (
        organisation(
            emails=[{"value": "uusi@keksitty.example", "language": "fi"}],
            organizationDescriptions=texts("Summary", fi="Apua nyt."),
        ),
        service(languages=["fi", "sv", "en"]),
        place(hour("Monday", "Friday", "09:00", "15:00")),
    )
    said = json.loads(
        ok(sotekit("org", "import", "ptv", given(tmp_path, *news), "--write", "--json"))
    )
    (one,) = (each for each in said["organisations"] if each["id"] == "keksitty-apu-ry")
    assert [each["field"] for each in one["conflicts"]] == ["about.fi"]
    after = made.read_text("utf-8")
    assert after.startswith("# tarkistettu yhdessä\n")
    assert "Apua kaikille keksityille." in after
    assert "ma–pe 10–15  # sovittu" in after
    assert "uusi@keksitty.example" in after
    assert "[fi, sv, en]" in after
    ok(sotekit("org", "import", "ptv", given(tmp_path, *news), "--write", "--prefer-source"))


def test_one_that_looks_like_another_waits_for_a_decision(
    sotekit: Sotekit, example: Path, tmp_path: Path
) -> None:
    twin = organisation(organizationNames=texts("Name", fi="Omaispuu ry"), businessCode=None)
    before = snapshot(example)
    shown = ok(sotekit("org", "import", "ptv", given(tmp_path, twin), "--write"))
    assert "= omaispuu (name)" in shown
    assert snapshot(example) == before
    ok(sotekit("org", "import", "ptv", given(tmp_path, twin), "--write", "--merge"))
    text = (example / "data" / "organisations" / "omaispuu.yaml").read_text("utf-8")
    assert "apu@keksitty.example" in text
    assert "toimisto@omaispuu.example" in text


def test_strict_refuses_to_lose(sotekit: Sotekit, example: Path, tmp_path: Path) -> None:
    before = snapshot(example)
    done = sotekit("org", "import", "ptv", given(tmp_path, organisation()), "--write", "--strict")
    assert done.returncode == 1
    assert snapshot(example) == before
    assert sotekit("org", "export", "ptv", "--strict").stdout == ""


def zip_of(parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return target.getvalue()


WHOLE = page(organisation(), service())
HOSTILE = {
    "empty.json": b"",
    "cut.json": WHOLE[: len(WHOLE) // 2],
    "binary.json": bytes(range(256)) * 10,
    "nested.json": b"[" * 200_000,
    "deep.json": b"[" * 900 + b"]" * 900,
    "number.json": b'{"id": ' + b"9" * 5000 + b"}",
    "nan.json": b'{"id": NaN}',
    "other.json": b'{"hello": ["world"]}',
    "text.json": b'"organisations"',
    "bomb.xlsx": zip_of({"xl/workbook.xml": b"0" * 50_000_000}),
    "entities.xlsx": zip_of(
        {"[Content_Types].xml": b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'}
    ),
    "cut.xlsx": b"PK\x03\x04" + b"x" * 100,
    "no-sheets.xlsx": zip_of({"hello.txt": b"world"}),
    "old.xls": b"\xd0\xcf\x11\xe0" + b"x" * 100,
    "strange.csv": b"a,b,c\n1,2,3\n",
    "quotes.csv": b'id,name.fi,kind\n"x,y\n',
}


@pytest.mark.parametrize("name", HOSTILE)
def test_broken_and_hostile_files_change_nothing(
    name: str, sotekit: Sotekit, example: Path, tmp_path: Path
) -> None:
    before = snapshot(example)
    path = tmp_path / name
    path.write_bytes(HOSTILE[name])
    sort = "ptv" if name.endswith(".json") else "table"
    done = sotekit("org", "import", sort, str(path), "--write")
    assert done.returncode == 1, done.stdout + done.stderr
    assert name in done.stderr
    assert "Nothing was changed" in done.stderr
    assert snapshot(example) == before


def test_sqlite_has_every_row(sotekit: Sotekit, tmp_path: Path) -> None:
    ok(sotekit("export", "sqlite", "--to", str(tmp_path / "x.sqlite")))
    rows = sqlite3.connect(tmp_path / "x.sqlite")
    assert rows.execute("select count(*) from organisations").fetchone() == (30,)
    (calls,) = rows.execute("select count(*) from calls").fetchone()
    rows.close()
    assert f"{calls} calls" in ok(sotekit("validate"))


@pytest.mark.parametrize("target", ["register.xlsx", "register"])
def test_tables_of_the_whole_region_go_out_and_come_back_unchanged(
    target: str, sotekit: Sotekit, example: Path, tmp_path: Path
) -> None:
    before = snapshot(example)
    said = ok(sotekit("org", "export", "table", "--to", str(tmp_path / target)))
    assert "Nothing was lost" in said
    assert f"Written to {tmp_path / target}." in said
    files = [tmp_path / target] if target.endswith("x") else sorted((tmp_path / target).iterdir())
    said = ok(sotekit("org", "import", "table", *map(str, files), "--write"))
    assert "There is nothing to change." in said
    assert snapshot(example) == before


def test_the_calendar_is_read_back_by_another_hand(sotekit: Sotekit) -> None:
    text = ok(sotekit("export", "calendar"))
    events = text.replace("\r\n", "\n").replace("\n ", "").split("BEGIN:VEVENT")[1:]
    named = [line for event in events for line in event.split("\n") if line.startswith("UID:")]
    assert len(named) == len(set(named)) == len(events)
    season = next(event for event in events if "is open" in event and "20260601" in event)
    assert "DTEND;VALUE=DATE:20260824" in season  # the day after the last, 23 August
    assert ok(sotekit("export", "calendar")) == text


def test_the_calendar_has_the_duties_when_they_are_asked_for(sotekit: Sotekit) -> None:
    public = ok(sotekit("export", "calendar"))
    assert "kesapuhelin-2026-2026-W23" not in public
    text = ok(sotekit("export", "calendar", "--duties")).replace("\r\n", "\n").replace("\n ", "")
    named = [line for line in text.split("\n") if line.startswith("UID:")]
    assert len(named) == len(set(named)) > public.count("BEGIN:VEVENT")
    assert "UID:kesapuhelin-2026-2026-W23-answer@sotekit" in named
    assert "UID:kesapuhelin-2026-2026-W23-back-up@sotekit" in named
    assert text.count("BEGIN:VTIMEZONE") == 1
    assert "DTSTART;TZID=Europe/Helsinki:20260601T" in text


def test_cards_have_lines_of_at_most_75_bytes(sotekit: Sotekit) -> None:
    text = ok(sotekit("export", "contacts"))
    assert text.count("BEGIN:VCARD") == text.count("END:VCARD") > 10
    assert max(len(line.encode()) for line in text.split("\n")) <= 76


def test_the_data_package_names_every_part_of_the_log(sotekit: Sotekit, example: Path) -> None:
    package = json.loads(ok(sotekit("export", "datapackage")))
    named = [
        path
        for one in package["resources"]
        for path in ([one["path"]] if isinstance(one["path"], str) else one["path"])
    ]
    assert sorted(named) == sorted(
        path.relative_to(example).as_posix() for path in (example / "data").rglob("*.csv")
    )
    for one in package["resources"]:
        names = [field["name"] for field in one["schema"]["fields"]]
        first = one["path"] if isinstance(one["path"], str) else one["path"][0]
        assert (example / first).read_text("utf-8").split("\n")[0].split(",") == names
