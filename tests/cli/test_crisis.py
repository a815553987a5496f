"""An exceptional situation at the keyboard: activated, followed, closed and talked over."""

import email
import shutil
import subprocess
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from sotekit.store.loading import load
from tests.cli.rota_support import Desk, Said
from tests.conftest import PROJECT

MARKS = {"fi": "HARJOITUS", "sv": "ÖVNING", "en": "EXERCISE"}
FILES = {"fi": "HARJOITUS", "sv": "OVNING", "en": "EXERCISE"}
FOLDER = "build/crisis"
ID = "2026-11-23-power-cut"


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """The example region before anything has been exercised in it."""
    shutil.rmtree(desk.root / "data/crisis/activations")
    return desk


def crisis(desk: Desk, *words: str) -> Said:
    return desk.run("crisis", *words)


def activated(desk: Desk, scenario: str = "power-cut", kind: str = "--exercise") -> Said:
    said = crisis(desk, "activate", scenario, kind, "--yes", "--at", "21:40")
    assert said.code == 0, said.err
    return said


def built(desk: Desk) -> list[Path]:
    return sorted(path for path in (desk.root / FOLDER).rglob("*") if path.is_file())


def page(desk: Desk, language: str = "en") -> str:
    (found,) = (path for path in built(desk) if path.name.endswith(f"page-{language}.html"))
    return found.read_text(encoding="utf-8")


# ---- activating ----


def test_one_of_exercise_and_real_must_be_said(desk: Desk) -> None:
    for words in ((), ("--exercise", "--real")):
        said = crisis(desk, "activate", "power-cut", *words)
        assert said.code == 2
        assert "Say one of them: --exercise or --real." in said.err
    assert not (desk.root / "data/crisis/activations").exists()


def test_an_unknown_scenario_is_told_with_the_nearest(desk: Desk) -> None:
    said = crisis(desk, "activate", "powercut", "--exercise")
    assert said.code == 2
    assert "Did you mean “power-cut”?" in said.err


def test_the_real_thing_is_shown_and_asked_and_without_a_terminal_refused(desk: Desk) -> None:
    said = crisis(desk, "activate", "power-cut", "--real", "--at", "21:40")
    assert said.code == 2
    assert "FOR REAL: Long power cut" in said.out
    assert "7 points are alerted:" in said.out
    assert "Say --yes when you mean it." in said.err
    assert not (desk.root / "data/crisis/activations").exists()


def test_a_dry_run_writes_nothing(desk: Desk) -> None:
    said = crisis(desk, "activate", "power-cut", "--real", "--dry-run", "--at", "21:40")
    assert said.code == 0
    assert "Nothing was written, as asked." in said.out
    assert "21:55 Find out what has happened" in said.out
    assert "Salli Sepite 000 200 0201" in said.out
    assert not (desk.root / "data/crisis/activations").exists()
    assert not (desk.root / FOLDER).exists()


def test_an_activation_makes_the_record_the_messages_and_the_page(desk: Desk) -> None:
    said = activated(desk, kind="--real")
    assert f"Activated: {ID}" in said.out
    (journal,) = load(desk.root).repository.journals  # type: ignore[union-attr]  # it could be read
    assert journal.activation.id == ID
    assert [one.point for one in journal.activation.points if one.waits] == ["rannan-ruokajono"]
    owners = {one.id: one.owner for one in journal.activation.tasks}
    assert owners["situation"] == "salli"
    assert owners["call-points.kellomaki"] == "impi"
    assert owners["open-up.kellomaen-seurakuntakoti"] is not None
    names = [path.name for path in built(desk)]
    for language in MARKS:
        assert f"page-{language}.html" in names
        assert f"residents-sms-{language}.txt" in names
        assert f"professionals-email-{language}.eml" in names
    assert desk.run("validate").code == 0


def test_the_same_data_gives_the_same_bytes(desk: Desk) -> None:
    activated(desk)
    first = {path.name: path.read_bytes() for path in built(desk)}
    record = (desk.root / f"data/crisis/activations/{ID}.yaml").read_bytes()
    (desk.root / f"data/crisis/activations/{ID}.yaml").unlink()
    activated(desk)
    assert {path.name: path.read_bytes() for path in built(desk)} == first
    assert (desk.root / f"data/crisis/activations/{ID}.yaml").read_bytes() == record


def test_a_scenario_is_on_once_unless_told(desk: Desk) -> None:
    activated(desk)
    said = crisis(desk, "activate", "power-cut", "--exercise", "--at", "22:00")
    assert said.code == 2
    assert "This scenario is on already" in said.err
    again = crisis(desk, "activate", "power-cut", "--exercise", "--again", "--at", "22:00")
    assert f"Activated: {ID}-2" in again.out


def test_an_exercise_left_open_never_stands_in_the_way_of_the_real_thing(desk: Desk) -> None:
    activated(desk)
    assert f"Activated: {ID}-2" in activated(desk, kind="--real").out


def test_a_broken_template_of_ones_own_does_not_stop_the_activation(desk: Desk) -> None:
    own = desk.root / "templates/fi/crisis/messages/sms.txt"
    own.parent.mkdir(parents=True)
    own.write_text("{{ oops }", encoding="utf-8")
    said = activated(desk)
    assert "templates/fi/crisis/messages/sms.txt:1" in said.out
    assert (desk.root / f"data/crisis/activations/{ID}.yaml").exists()
    assert len([path for path in built(desk) if path.name.endswith(".html")]) == 3


def test_a_template_of_ones_own_rewords_but_never_loses_the_mark(desk: Desk) -> None:
    own = desk.root / "templates/fi/crisis/messages/sms.txt"
    own.parent.mkdir(parents=True)
    own.write_text("Tulkaa {{ open|length }} pisteeseen. {{ phone }}", encoding="utf-8")
    activated(desk)
    (sms,) = (path for path in built(desk) if path.name == "HARJOITUS-residents-sms-fi.txt")
    text = sms.read_text(encoding="utf-8")
    assert text == "HARJOITUS. Tulkaa 0 pisteeseen. 000 100 9090 HARJOITUS.\n"


# ---- exercises can't be mistaken ----


def exercised(desk: Desk) -> None:
    """Everything that an exercise writes, from the activation to the record."""
    activated(desk)
    crisis(desk, "point", "kellomaen-seurakuntakoti", "active", "--at", "23:00")
    crisis(desk, "page", "--messages", "--at", "23:05", "--out", str(desk.root / FOLDER / "now"))
    crisis(desk, "close", "--yes", "--at", "23:55")
    crisis(desk, "record")
    crisis(desk, "exercise", "power-cut", "--at", "21:40",
           "--format", "html", "--format", "md", "--format", "pdf")  # fmt: skip


def test_every_file_of_an_exercise_says_so_in_its_name_its_title_and_its_text(desk: Desk) -> None:
    exercised(desk)
    files = built(desk)
    assert len(files) > 60
    for path in files:
        language = next(one for one in MARKS if FILES[one] == path.name.partition("-")[0])
        _is_marked(path, MARKS[language])


def _is_marked(path: Path, mark: str) -> None:
    """In the first line or subject, and again at the end, so that half of a text is still marked."""
    if path.suffix == ".eml":
        letter = email.message_from_bytes(path.read_bytes(), policy=default)
        assert isinstance(letter, EmailMessage)
        assert str(letter["Subject"]).startswith(f"{mark}: ")
        for kind in ("plain", "html"):
            body = letter.get_body((kind,))
            assert body is not None
            assert body.get_content().count(mark) >= 2, path
    elif path.suffix == ".pdf":
        from pypdf import PdfReader

        reader = PdfReader(path)
        assert reader.metadata is not None
        assert mark in str(reader.metadata.title)
        assert all(mark in one.extract_text() for one in reader.pages)
    elif path.suffix == ".html":
        text = path.read_text(encoding="utf-8")
        assert mark in text.partition("<title>")[2].partition("</title>")[0], path
        shown = text.partition("<body")[2]
        assert shown.index(mark) < shown.index("<h1"), path  # the banner comes first
        assert shown.count(mark) >= 2, path
    else:
        lines = path.read_text(encoding="utf-8").strip().splitlines()
        assert lines[0].lstrip("# ").startswith(mark), path
        whole = "\n".join(lines)
        assert whole.count(mark) >= 2, path
        assert mark in "\n".join(lines[-3:]), path


@pytest.mark.parametrize("words", [("status",), ("list",)])
def test_the_screens_of_an_exercise_begin_with_the_mark(desk: Desk, words: tuple[str, ...]) -> None:
    activated(desk)
    said = crisis(desk, *words, *(("--at", "22:00") if words == ("status",) else ()))
    assert said.out.startswith("EXERCISE · Long power cut")
    assert desk.run().out.startswith("EXERCISE · Long power cut")
    data = crisis(desk, "status", "--json", "--at", "22:00").data[0]
    assert data["exercise"] is True
    rows = crisis(desk, "note", "Kahvi loppui", "--at", "22:10")
    assert rows.out.startswith("EXERCISE · ")


def test_the_real_thing_has_no_mark_of_an_exercise_anywhere(desk: Desk) -> None:
    activated(desk, kind="--real")
    for path in built(desk):
        data = path.read_bytes().decode("utf-8")
        assert not any(one in path.name for one in FILES.values())
        assert not any(one in data for one in MARKS.values()), path


def test_an_exercise_never_counts_on_the_page_of_the_real_thing(desk: Desk) -> None:
    activated(desk)
    crisis(desk, "point", "liikuntahalli", "active", "--at", "21:50")
    activated(desk, kind="--real")
    real = (desk.root / FOLDER / f"{ID}-2" / "page-en.html").read_text(encoding="utf-8")
    assert "No point is open yet." in real
    assert "points are open" in real
    exercise = next(path for path in built(desk) if path.name == "EXERCISE-page-en.html")
    assert "no point is open because of it" in exercise.read_text(encoding="utf-8")


# ---- following ----


def test_the_page_tells_what_is_open_and_never_before_somebody_says_so(desk: Desk) -> None:
    activated(desk, kind="--real")
    assert "<h2>0 points are open</h2>" in page(desk)
    assert "To be opened by 24 November 2026 at 1:40." in page(desk)
    crisis(desk, "point", "kellomaen-seurakuntakoti", "active", "--at", "22:30")
    crisis(desk, "page", "--at", "22:31")
    text = page(desk)
    assert "<h2>1 point is open</h2>" in text
    assert "Updated 23 November 2026 at 22:31." in text
    assert "If it is later than 24 November 2026 at 10:31, this may be old" in text
    assert "No appointment needed." in text
    assert "000\u00a0100\u00a05161" in text
    for fetching in ("<script", "<link", "src=", "url(", "@import"):
        assert fetching not in text


def test_reasons_and_names_stay_off_the_page(desk: Desk) -> None:
    activated(desk, kind="--real")
    crisis(desk, "point", "ruokokylan-koulu", "unable", "--reason", "putki vuotaa", "--at", "22:00")
    crisis(desk, "page", "--at", "22:01")
    text = page(desk, "fi")
    assert "Ruokokylän vanha koulu" in text
    assert "putki" not in text
    people = load(desk.root).repository.people  # type: ignore[union-attr]  # it could be read
    assert not any(one.name in text for one in people)
    assert not any(one.phone and one.phone in text.replace("\u00a0", " ") for one in people)


def test_status_tells_what_is_late_who_is_silent_and_what_comes(desk: Desk) -> None:
    activated(desk)
    crisis(desk, "task", "done", "situation", "--at", "21:50")
    crisis(desk, "contact", "tried", "rescue", "--no-answer", "--at", "22:00")
    crisis(desk, "point", "kellomaen-seurakuntakoti", "active", "--at", "23:00")
    said = crisis(desk, "status", "--at", "2026-11-24 01:45").out
    assert "1 open, 6 opening, 1 waits for an order" in said
    assert "Situation centre of the rescue department 000 100 9011: no answer 23.11. 22:00" in said
    assert "Sports hall of Laiturinpuoli: no word, was to open 1:40" in said
    assert "Find out what has happened" not in said
    data = crisis(desk, "status", "--json", "--at", "2026-11-24 01:45").data[0]
    late = {one["task"] for one in data["tasks"] if one["late"]}
    assert "call-group" in late
    assert "situation" not in late
    assert [one["point"] for one in data["points"] if one["status"] == "active"] == [
        "kellomaen-seurakuntakoti"
    ]


@pytest.mark.parametrize("width", ["80", "60"])
def test_the_screens_fit_a_narrow_terminal(
    desk: Desk, width: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    activated(desk)
    for words in (("status", "--at", "23:59"), ("list",), ("steering",), ("contact", "list")):
        said = crisis(desk, *words)
        assert said.code == 0
        assert [line for line in said.out.splitlines() if len(line) > int(width)] == []


def test_a_reason_is_asked_and_personal_details_are_refused(desk: Desk) -> None:
    activated(desk)
    said = crisis(desk, "point", "liikuntahalli", "unable")
    assert (said.code, "Say it with --reason" in said.err) == (2, True)
    said = crisis(desk, "note", "Soittajan numero on 040 123 4567", "--at", "22:00")
    assert said.code == 2
    assert "040" not in said.err
    assert not list((desk.root / f"data/crisis/activations/{ID}").glob("*.csv"))


def test_unknown_points_tasks_and_contacts_are_told_with_the_nearest(desk: Desk) -> None:
    activated(desk)
    for words, nearest in (
        (("point", "liikuntahali", "active"), "liikuntahalli"),
        (("task", "done", "situatio"), "situation"),
        (("contact", "tried", "rescu"), "rescue"),
        (("extend", "--phase", "lon"), "long"),
    ):
        said = crisis(desk, *words, "--at", "22:00")
        assert said.code == 2
        assert f"Did you mean “{nearest}”?" in said.err


def test_what_was_before_the_activation_is_refused(desk: Desk) -> None:
    activated(desk)
    said = crisis(desk, "task", "done", "situation", "--at", "21:00")
    assert said.code == 2
    assert "before the activation began" in said.err


def test_extending_opens_a_waiting_phase_and_changes_hours(desk: Desk) -> None:
    activated(desk, kind="--real")
    assert "1 point alerted." in crisis(desk, "extend", "--phase", "long", "--at", "22:00").out
    said = crisis(
        desk,
        "extend",
        "liikuntahalli",
        "--hours",
        "ma–su 7–22",
        "--service",
        "net-use",
        "--at",
        "22:01",
    )
    assert said.code == 0, said.err
    crisis(desk, "point", "liikuntahalli", "active", "--at", "22:02")
    crisis(desk, "reduce", "liikuntahalli", "--service", "meeting", "--at", "22:03")
    crisis(desk, "page", "--at", "22:04")
    text = page(desk)
    assert "daily 7:00–22:00" in text
    assert "Using the internet with guidance" in text.partition("Opening soon")[0]
    bad = crisis(desk, "extend", "liikuntahalli", "--hours", "joskus", "--at", "22:05")
    assert bad.code == 2
    assert desk.run("validate").code == 0


def test_a_task_done_again_and_again_says_when_it_is_due_next(desk: Desk) -> None:
    activated(desk)
    said = crisis(desk, "task", "done", "publish", "--at", "22:30")
    assert "publish: next due 24.11. 10:40." in said.out
    assert "next due" in crisis(desk, "task", "undo", "publish", "--at", "22:31").out


# ---- closing ----


def test_closing_keeps_the_record_and_writes_closing_messages(desk: Desk) -> None:
    activated(desk, kind="--real")
    crisis(desk, "point", "liikuntahalli", "active", "--at", "22:00")
    record = desk.root / f"data/crisis/activations/{ID}.yaml"
    before = record.read_bytes()
    refused = crisis(desk, "close", "--at", "23:50")
    assert (refused.code, "Say --yes" in refused.err) == (2, True)
    said = crisis(desk, "close", "--yes", "--reason", "sähkö palasi", "--at", "23:50")
    assert said.code == 0, said.err
    assert record.read_bytes() == before
    assert "This has ended." in page(desk)
    sms = next(path for path in built(desk) if path.name == "closed-residents-sms-fi.txt")
    assert "on ohi" in sms.read_text(encoding="utf-8")
    status = crisis(desk, "status", "--at", "23:55").out
    assert "closed 23:50 after 2 h 10 min" in status
    again = crisis(desk, "point", "liikuntahalli", "active", "--at", "23:56")
    assert again.code == 2
    named = crisis(desk, "point", "liikuntahalli", "active", "--activation", ID, "--at", "23:56")
    assert "is closed" in named.err


def test_the_evaluation_has_participation_in_three_parts(desk: Desk) -> None:
    activated(desk)
    early = crisis(desk, "evaluate", "--worked", "Pisteet aukesivat.")
    assert (early.code, "is still on" in early.err) == (2, True)
    crisis(desk, "close", "--yes", "--at", "23:50")
    said = crisis(
        desk, "evaluate",
        "--worked", "Pisteet aukesivat ajallaan.",
        "--own-life", "Ihmiset saivat valita, miten apu tuli.",
        "--communities", "Kylän väki päätti itse jakelupaikan.",
        "--common-good", "Naapurit kävivät toistensa luona.",
        "--common-good", "Kylälle jäi puhelinrinki.",
    )  # fmt: skip
    assert said.code == 0, said.err
    assert desk.run("validate").code == 0
    shown = crisis(desk, "evaluate").out
    assert "In communities and decisions\n  – Kylän väki päätti itse jakelupaikan." in shown
    assert shown.count("–") == 5
    refused = crisis(desk, "evaluate", "--own-life", "Matti Meikäläinen 010190-123A kiitti")
    assert refused.code == 2
    crisis(desk, "record", "--format", "md")
    text = next(path for path in built(desk) if path.suffix == ".md" and "record" in path.name)
    body = text.read_text(encoding="utf-8")
    for part in ("In one's own life", "In communities and decisions", "In the common good"):
        assert f"#### {part}" in body
    assert "Kylälle jäi puhelinrinki." in body


# ---- in normal times ----


def test_a_contact_tried_in_normal_times_goes_to_the_plan(desk: Desk) -> None:
    path = desk.root / "data/crisis/plan.yaml"
    before = path.read_text(encoding="utf-8")
    said = crisis(desk, "contact", "tried", "water-company", "--at", "2026-11-20 12:00")
    assert said.code == 0, said.err
    after = path.read_text(encoding="utf-8")
    assert [one for one in after.splitlines() if one not in before.splitlines()] == [
        "    tried: 2026-11-20"
    ] or "tried: 2026-11-20" in after
    plan = load(desk.root).repository.crisis  # type: ignore[union-attr]  # it could be read
    assert plan is not None
    tried = plan.contact("water-company")
    assert tried is not None
    assert (str(tried.tried), tried.answered) == ("2026-11-20", True)
    assert "# Numerot, joihin soitetaan" in after
    crisis(desk, "contact", "tried", "water-company", "--no-answer", "--at", "2026-11-22 12:00")
    again = load(desk.root).repository.crisis.contact("water-company")  # type: ignore[union-attr]  # there
    assert again is not None
    assert (str(again.tried), again.answered) == ("2026-11-22", False)
    assert desk.run("validate").code == 0


def test_contacts_are_listed_with_the_day_they_were_tried(desk: Desk) -> None:
    said = crisis(desk, "contact", "list").out
    assert "never tried" in said
    assert "try again" in said
    data = crisis(desk, "contact", "list", "--json").data
    assert [one["contact"] for one in data[:4]] == [
        "social-duty", "rescue", "town-duty", "parish-duty",
    ]  # fmt: skip


def test_the_steering_group_on_one_screen(desk: Desk) -> None:
    said = crisis(desk, "steering").out
    assert "Last meeting: 17 September 2026." in said
    assert "Next meeting: 10 December 2026." in said
    assert "LATE" in said
    data = crisis(desk, "steering", "--json").data
    assert (data["next"], data["overdue"]) == ("2026-12-10", False)
    assert data["coordination"] == ["salli", "onni", "impi"]


def test_today_tells_of_the_meeting_and_of_numbers_to_try(desk: Desk) -> None:
    said = desk.run("today", today="2026-12-20").out
    assert "The steering group's meeting was due: agree on a day." in said
    assert "numbers of the crisis plan wait to be tried" in said
    assert "The steering group meets." in desk.run("today", today="2026-12-01").out


def test_the_card_is_one_page_in_every_language(desk: Desk) -> None:
    from pypdf import PdfReader

    assert crisis(desk, "card").code == 0
    assert crisis(desk, "card", "pandemic", "--format", "pdf").code == 0
    for language in MARKS:
        for name in ("card", "card-pandemic"):
            pages = PdfReader(desk.root / FOLDER / f"{name}-{language}.pdf").pages
            assert len(pages) == 1
            text = pages[0].extract_text()
            assert "112" in text
            assert "000\u00a0100\u00a09001" in text
            assert "sotekit crisis activate" in text


def test_a_rehearsal_is_the_same_every_time_and_a_simulation_says_what_it_assumes(
    desk: Desk,
) -> None:
    words = ("exercise", "power-cut", "--seed", "3", "--at", "21:40", "--json")
    once, again = crisis(desk, *words), crisis(desk, *words)
    assert once.out == again.out
    assert once.data["exercise"] is True
    assert once.data["left_without"]
    assert not (desk.root / "data/crisis/activations").exists()
    said = crisis(desk, "simulate", "power-cut")
    told = " ".join(said.out.split())
    assert "Everybody goes where there is room" in told
    assert "Arvio: joka 60. asukas" in told
    refused = crisis(desk, "simulate", "water")
    assert (refused.code, "expects:" in refused.err) == (2, True)


def test_a_repository_without_a_plan_is_told_how_to_begin(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    del monkeypatch
    shutil.rmtree(desk.root / "data/crisis")
    assert "docs/crisis.md" in crisis(desk, "steering").err
    assert "docs/crisis.md" in crisis(desk, "activate", "power-cut", "--exercise").err
    assert "sotekit crisis activate" in crisis(desk, "status").err
    assert crisis(desk, "list").code == 0
    assert crisis(desk, "card", "--format", "md").code == 0


# ---- two people without a network ----


def test_two_people_offline_never_write_to_one_file(desk: Desk, tmp_path: Path) -> None:
    activated(desk)
    git(desk.root, "init", "-q", "-b", "main")
    git(desk.root, "add", "-A")
    git(desk.root, "commit", "-qm", "start")
    other = tmp_path / "other"
    subprocess.run(["git", "clone", "-q", str(desk.root), str(other)], check=True)
    mate = Desk(other, desk.capsys)
    crisis(desk, "point", "liikuntahalli", "active", "--at", "22:00")
    crisis(desk, "task", "done", "situation", "--at", "22:01")
    crisis(mate, "point", "liikuntahalli", "unable", "--reason", "lukko jumissa", "--at", "22:05")
    crisis(mate, "contact", "tried", "rescue", "--no-answer", "--at", "22:06")
    for one in (desk, mate):
        git(one.root, "add", "-A")
        git(one.root, "commit", "-qm", "rows")
    git(desk.root, "pull", "-q", "--no-rebase", "--no-edit", str(other), "main")
    data = crisis(desk, "status", "--json", "--at", "22:10").data[0]
    stand = next(one for one in data["points"] if one["point"] == "liikuntahalli")
    assert (stand["status"], stand["reason"]) == ("unable", "lukko jumissa")
    assert data["unanswered"][0]["contact"] == "rescue"
    assert not next(one for one in data["tasks"] if one["task"] == "situation")["due"]
    assert desk.run("validate").code == 0


def git(root: Path, *words: str) -> None:
    subprocess.run(
        ["git", "-C", str(root), "-c", "user.name=T", "-c", "user.email=t@t.example", *words],
        check=True,
        capture_output=True,
    )


def test_a_damaged_row_costs_that_row_only(desk: Desk) -> None:
    activated(desk)
    crisis(desk, "point", "liikuntahalli", "active", "--at", "22:00")
    crisis(desk, "task", "done", "situation", "--at", "22:01")
    (part,) = (desk.root / f"data/crisis/activations/{ID}").glob("*.csv")
    text = part.read_text(encoding="utf-8")
    part.write_text(text.replace("situation,done", "situation,dnoe"), encoding="utf-8")
    checked = desk.run("validate")
    assert checked.code == 1
    assert "bad-choice" in checked.out
    data = crisis(desk, "status", "--json", "--at", "22:10").data[0]
    assert next(one for one in data["points"] if one["point"] == "liikuntahalli")["status"] == (
        "active"
    )


def test_the_session_clock_is_used_when_no_time_is_given(desk: Desk) -> None:
    said = crisis(desk, "activate", "water", "--exercise")
    assert said.code == 0
    (journal,) = load(desk.root).repository.journals  # type: ignore[union-attr]  # it could be read
    assert journal.activation.start.date().isoformat() == "2026-11-23"


@pytest.mark.parametrize(
    "scenario", ["pandemic", "power-cut", "water", "evacuation", "cyber-attack"]
)
def test_every_scenario_of_the_example_is_activated_and_closed(desk: Desk, scenario: str) -> None:
    activated(desk, scenario, "--real")
    (journal,) = load(desk.root).repository.journals  # type: ignore[union-attr]  # it could be read
    assert all(one.owner for one in journal.activation.tasks)
    first = journal.activation.points[0].point
    assert crisis(desk, "point", first, "active", "--at", "22:00").code == 0
    assert crisis(desk, "page", "--at", "22:01").code == 0
    assert "1 point is open" in page(desk)
    assert crisis(desk, "close", "--yes", "--at", "23:00").code == 0
    checked = desk.run("validate")
    assert checked.code == 0, checked.out


def test_programs_get_what_was_ordered_and_what_was_learnt(desk: Desk) -> None:
    dry = crisis(
        desk, "activate", "water", "--exercise", "--at", "21:40", "--dry-run", "--json"
    ).data
    assert (dry["exercise"], dry["folder"]) == (True, None)
    assert not (desk.root / "data/crisis/activations").exists()
    done = crisis(desk, "activate", "water", "--exercise", "--at", "21:40", "--json").data
    assert done["tasks"] == dry["tasks"]
    assert Path(done["folder"]).is_dir()
    crisis(desk, "close", "--yes", "--at", "22:40")
    crisis(desk, "evaluate", "--failed", "Vesikanisterit puuttuivat.")
    parts = crisis(desk, "evaluate", "--json").data["parts"]
    assert parts["failed"] == ["Vesikanisterit puuttuivat."]
    assert parts["own-life"] == []


def test_the_exercise_of_the_example_was_closed_and_talked_over(example: Path, desk: Desk) -> None:
    shutil.rmtree(example / "data")
    shutil.copytree(PROJECT / "data", example / "data")
    assert "EXERCISE · Drinking water contaminated: closed" in crisis(desk, "list").out
    parts = crisis(desk, "evaluate", "--json").data["parts"]
    assert all(parts.values())
    assert crisis(desk, "record", "--format", "md").code == 0
    (written,) = (path for path in built(desk) if path.suffix == ".md")
    assert "Avaimen haltija oli matkoilla" in written.read_text(encoding="utf-8")
