"""`sotekit event feedback`: exports lose who and when, answers come once, the published case comes out."""

import csv
import io
import shutil
from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest

from tests.cli.rota_support import Desk
from tests.conftest import PROJECT

SERIES = "jarjestoesittelyt"
FOLDER = f"data/events/feedback/{SERIES}"
FORMS = """Tunnus,Aloitusaika,Valmistumisaika,Sähköposti,Nimi,1. Saitko hyödyllistä tietoa?,Kuinka hyvin tunsit järjestöt ennen tilaisuutta?,Kuinka hyvin tunnet ne nyt?,Minkä järjestön luo ohjaisit jo huomenna asiakkaan?,Mitä muuta haluat sanoa?
1,9/23/26 14:01:12,9/23/26 14:03:00,keksitty.nimi@tyo.example,Keksitty Nimi,Kyllä,2,4,Selvät vedet ry;,Hyvä!
2,9/23/26 14:02:12,9/23/26 14:04:00,anonymous,,Kyllä,2,4,,
3,9/23/26 14:02:13,9/23/26 14:04:01,anonymous,,Kyllä,2,4,,
4,9/23/26 14:05:12,9/23/26 14:06:00,anonymous,,Ei,5 - Erittäin hyvin,5,Ei mikään,"Soita 040 123 4567, Matti Virtanen"
5,9/23/26 14:05:12,9/23/26 14:06:00,anonymous,,Ehkä,3,3,,
"""
WEBROPOL = """Vastaajan ID\tVastausaika\tTilaisuus\tRooli\tOliko esittäytymisestä hyötyä?\tMitä muuta haluat sanoa?
77\t2026-09-24 08:12\t23.9.2026\tJärjestö\tKyllä\tKannatti
78\t2026-09-24 09:00\t2026-09-16\tJärjestö\tEi\t
"""
IMPORT = ("event", "feedback", "import")
TO = ("--series", SERIES, "--session", "2026-autumn-4")


@pytest.fixture
def desk(outreach: Desk) -> Desk:
    """Only what these commands look at."""
    return outreach


def rows(root: Path) -> list[dict[str, str]]:
    return [
        cells
        for path in sorted((root / FOLDER).glob("*.csv"))
        for cells in csv.DictReader(io.StringIO(path.read_text(encoding="utf-8")))
    ]


def new_rows(desk: Desk, before: list[dict[str, str]]) -> list[dict[str, str]]:
    ids = {one["id"] for one in before}
    return [one for one in rows(desk.root) if one["id"] not in ids]


@pytest.fixture
def forms(tmp_path: Path) -> str:
    file = tmp_path / "forms.csv"
    file.write_text(FORMS, encoding="utf-8-sig")
    return str(file)


def test_an_export_loses_who_and_when(desk: Desk, forms: str) -> None:
    before = rows(desk.root)
    said = desk.run(*IMPORT, forms, *TO, "--yes")
    assert said.code == 1  # one row can't be taken
    left_out = next(line for line in said.out.splitlines() if line.startswith("Left out"))
    for heading in ("Tunnus", "Aloitusaika", "Valmistumisaika", "Sähköposti", "Nimi"):
        assert f"“{heading}”" in left_out
    assert "Row 5: The comment is left out" in said.out
    assert "“Ehkä” is not an answer to “useful”" in said.out
    new = new_rows(desk, before)
    assert Counter((one["useful"], one["met"], one["comment"]) for one in new) == {
        ("yes", "selvat-vedet", "Hyvä!"): 1,
        ("yes", "", ""): 2,
        ("no", "none", ""): 1,
    }
    written = "".join(
        path.read_text(encoding="utf-8") for path in (desk.root / FOLDER).glob("*.csv")
    )
    for told in ("Keksitty", "keksitty.nimi", "Virtanen", "040 123", "14:0", "9/23"):
        assert told not in written
        assert told not in said.out
    assert desk.problems() == []


def test_a_second_import_adds_nothing_and_a_longer_one_what_is_new(
    desk: Desk, forms: str, tmp_path: Path
) -> None:
    desk.run(*IMPORT, forms, *TO, "--yes")
    before = rows(desk.root)
    again = desk.run(*IMPORT, forms, *TO, "--yes")
    assert "0 new, 4 there already" in again.out
    assert rows(desk.root) == before
    head, *lines = FORMS.splitlines()
    turned = tmp_path / "turned.csv"
    turned.write_text("\n".join((head, *reversed(lines))), encoding="utf-8")
    assert "0 new, 4 there already" in desk.run(*IMPORT, str(turned), *TO, "--yes").out
    longer = tmp_path / "longer.csv"
    more = "6,9/25/26 8:00:00,9/25/26 8:01:00,anonymous,,Kyllä,2,4,,\n"
    longer.write_text(FORMS + more, encoding="utf-8")
    assert "1 new, 4 there already" in desk.run(*IMPORT, str(longer), *TO, "--yes").out
    assert len(new_rows(desk, before)) == 1


def test_a_dry_run_writes_nothing(desk: Desk, forms: str) -> None:
    before = rows(desk.root)
    said = desk.run(*IMPORT, forms, *TO, "--dry-run")
    assert "4 new, 0 there already, 1 can't be taken." in said.out
    assert "Nothing was written" in said.out
    assert rows(desk.root) == before
    assert not (desk.root / "data" / "imports").exists()


def test_without_yes_nothing_is_written_where_nobody_can_be_asked(desk: Desk, forms: str) -> None:
    before = rows(desk.root)
    assert desk.run(*IMPORT, forms, *TO).code == 1
    assert rows(desk.root) == before


def test_webropol_says_session_and_role_itself(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "webropol.txt"
    file.write_bytes(WEBROPOL.encode("utf-16"))
    before = rows(desk.root)
    said = desk.run(*IMPORT, str(file), "--series", SERIES, "--yes")
    assert said.code == 0, said
    assert sorted(
        (one["session"], one["role"], one["worthwhile"], one["comment"])
        for one in new_rows(desk, before)
    ) == [
        ("2026-autumn-3", "presenter", "no", ""),
        ("2026-autumn-4", "presenter", "yes", "Kannatti"),
    ]


def test_a_workbook_of_forms(desk: Desk, tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["ID", "Start time", "Email", "Did you get useful information?"])
    when = datetime(2026, 9, 23, 14, 1)  # noqa: DTZ001 - a workbook knows no zones
    sheet.append([1, when, "anonymous", "Yes"])
    file = tmp_path / "forms.xlsx"
    book.save(file)
    before = rows(desk.root)
    assert desk.run(*IMPORT, str(file), *TO, "--yes").code == 0
    (one,) = new_rows(desk, before)
    assert (one["session"], one["role"], one["useful"]) == ("2026-autumn-4", "participant", "yes")


def test_a_column_that_nobody_knows_stops_the_import(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "strange.csv"
    file.write_text("Saitko hyödyllistä tietoa?,Ammattinimike\nKyllä,Lääkäri\n", encoding="utf-8")
    before = rows(desk.root)
    said = desk.run(*IMPORT, str(file), *TO, "--yes")
    assert said.code == 2
    assert "“Ammattinimike”" in said.err or "Ammattinimike" in said.err
    mapping = desk.root / "data" / "imports" / f"feedback-{SERIES}.yaml"
    text = mapping.read_text(encoding="utf-8")
    mapping.write_text(text.replace('to: "?"', 'to: "ignore"'), encoding="utf-8")
    said = desk.run(*IMPORT, str(file), *TO, "--yes")
    assert said.code == 0
    assert "Left out and never stored: “Ammattinimike”." in said.out
    assert len(new_rows(desk, before)) == 1


def test_a_name_can_not_be_mapped_to_a_comment(desk: Desk, tmp_path: Path) -> None:
    mapping = desk.root / "data" / "imports" / f"feedback-{SERIES}.yaml"
    mapping.parent.mkdir()
    mapping.write_text(
        'columns:\n  - {name: "Nimi", to: "comment"}\n  - {name: "Hyöty", to: "useful"}\n',
        encoding="utf-8",
    )
    file = tmp_path / "named.csv"
    file.write_text("Nimi,Hyöty\nKeksitty,Kyllä\n", encoding="utf-8")
    said = desk.run(*IMPORT, str(file), *TO, "--yes")
    assert said.code == 2
    assert "it is never stored" in said.err


def test_answers_from_paper(desk: Desk) -> None:
    before = rows(desk.root)
    add = ("event", "feedback", "add", SERIES, "--session", "2026-autumn-4")
    said = desk.run(*add, "--answer", "useful=kyllä", "--answer", "knows_now=4", "--times", "3")
    assert said.code == 0, said
    assert [(one["useful"], one["knows_now"]) for one in new_rows(desk, before)] == [
        ("yes", "4")
    ] * 3
    for words, told in (
        (("--answer", "useful=ehkä"), "is not an answer"),
        (("--answer", "usefull=yes"), "Did you mean “useful”?"),
        (("--answer", "worthwhile=yes"), "is not asked of that role"),
        (("--answer", "comment=Kysy Matti Virtaselta"), "personal data"),
        ((), "--answer useful=yes"),
    ):
        wrong = desk.run(*add, *words)
        assert wrong.code in (1, 2)
        assert told in wrong.err, wrong
    assert len(new_rows(desk, before)) == 3
    assert desk.problems() == []


def test_a_comment_is_taken_out(desk: Desk) -> None:
    one = next(row for row in rows(desk.root) if row["comment"])
    redact = ("event", "feedback", "redact", SERIES, "--id", one["id"])
    assert desk.run(*redact).code == 0
    left = next(row for row in rows(desk.root) if row["id"] == one["id"])
    assert left == {**one, "comment": ""}
    assert desk.run("event", "feedback", "redact", SERIES, "--id", "nobody").code == 2


def test_the_report_agrees_with_csv_and_counter(desk: Desk) -> None:
    report = desk.run("event", "feedback", "report", SERIES, "--json").data
    found = rows(desk.root)
    for role, questions in (("participant", ("useful", "knew_before", "knows_now")),):
        told = {one["question"]: one for one in report["roles"][role]["questions"]}
        for question in questions:
            counted = Counter(
                one[question] for one in found if one["role"] == role and one[question]
            )
            shown = told[question]["all"]["counts"]
            assert {key: count for key, count in shown.items() if count} == counted
            for group in told[question]["groups"]:
                (session,) = group["sessions"]
                of_session = Counter(
                    one[question]
                    for one in found
                    if one["role"] == role and one["session"] == session and one[question]
                )
                assert {key: count for key, count in group["counts"].items() if count} == of_session
    pairs = [
        (int(one["knew_before"]), int(one["knows_now"]))
        for one in found
        if one["knew_before"] and one["knows_now"]
    ]
    (scale,) = [one for one in report["roles"]["participant"]["knowledge"] if one["pairs"]]
    assert scale["pairs"] == len(pairs)
    assert scale["rose"]["count"] == sum(last > first for first, last in pairs)


def test_the_published_case_comes_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "90")
    root = tmp_path / "published"
    shutil.copytree(PROJECT / "tests" / "events" / "published", root)
    desk = Desk(root, capsys)
    assert desk.problems() == []
    said = desk.run("event", "feedback", "report").out
    assert (
        "4 sessions, 23 August – 20 September 2023, 75–150 minutes, 272 participants.\n"
        "For: Families (2); Older people (1); Mental health and substance use (1).\n"
    ) in said
    data = desk.run("event", "feedback", "report", "--json").data
    (useful,) = data["roles"]["participant"]["questions"]
    (worthwhile,) = data["roles"]["presenter"]["questions"]
    assert (useful["all"]["good"]["count"], useful["all"]["good"]["of"]) == (91, 100)
    assert round(worthwhile["all"]["good"]["share"] * 100) == 87
    assert data["attendance"] == 272
    shares = [line for line in said.splitlines() if line.startswith("All")]
    assert [line.split()[3] for line in shares] == ["91%", "87%"]


@pytest.mark.parametrize("kind", ["html", "md", "csv"])
def test_the_report_as_a_file(desk: Desk, tmp_path: Path, kind: str) -> None:
    file = tmp_path / f"palaute.{kind}"
    option = "--csv" if kind == "csv" else "--to"
    assert desk.run("event", "feedback", "report", SERIES, option, str(file)).code == 0
    text = file.read_text(encoding="utf-8-sig")
    assert "91%" in text if kind != "csv" else text.startswith("role,question,sessions,answer")
    again = tmp_path / f"again.{kind}"
    desk.run("event", "feedback", "report", SERIES, option, str(again))
    assert again.read_bytes() == file.read_bytes()


def test_a_comment_is_only_words(desk: Desk, tmp_path: Path) -> None:
    """Whatever stands in a comment, it steers neither a terminal nor a page."""
    part = next((desk.root / FOLDER).glob("2026-autumn-1-*.csv"))
    hostile = (
        'zzwq3xmz,2026-autumn-1,participant,yes,,,,,"\x1b[31m<script>x()</script> | **a** ""b"""\n'
    )
    part.write_text(part.read_text(encoding="utf-8") + hostile, encoding="utf-8")
    said = desk.run("event", "feedback", "report", SERIES)
    assert said.code == 0
    assert "<script>x()</script> | **a**" in said.out
    assert "\x1b" not in said.out
    page = tmp_path / "page.html"
    desk.run("event", "feedback", "report", SERIES, "--to", str(page))
    text = page.read_text(encoding="utf-8")
    assert "<script>" not in text
    assert "&lt;script&gt;x()&lt;/script&gt; | **a**" in text


def test_today_asks_for_feedback_until_somebody_has_answered(desk: Desk) -> None:
    asked = "Collect the feedback of “Presentations of associations”"
    assert asked not in desk.run("today", today="2026-09-30").out.replace("\n", " ")
    shutil.rmtree(desk.root / FOLDER)
    said = " ".join(desk.run("today", today="2026-09-30").out.split())
    assert asked in said
