"""`sotekit event` around a session: letters, calendars, what is due, who runs it, the page for the intranet."""

import email
import email.policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from tests.cli.rota_support import Desk
from tests.conftest import TODAY

vobject = pytest.importorskip("vobject")

SERIES = "jarjestoinfot"
FILE = f"data/events/{SERIES}.yaml"


def letter(path: str) -> EmailMessage:
    return email.message_from_bytes(Path(path).read_bytes(), policy=email.policy.default)


def events(path: str) -> dict[str, Any]:
    calendar = vobject.readOne(Path(path).read_text(encoding="utf-8"))
    return {one.uid.value: one for one in calendar.vevent_list}


def text(desk: Desk) -> str:
    return (desk.root / FILE).read_text(encoding="utf-8")


def test_a_reminder_opens_as_a_draft_in_each_language(desk: Desk) -> None:
    said = desk.run("event", "mail", SERIES, "2026-12", "--kind", "reminder")
    assert said.code == 0
    files = [line for line in said.out.splitlines() if line.endswith((".eml", ".txt"))]
    assert [Path(one).name for one in files] == [
        f"reminder-{language}.{ending}" for language in ("fi", "sv", "en") for ending in ("eml", "txt")
    ]  # fmt: skip
    for path in files[::2]:
        message = letter(path)
        assert message["X-Unsent"] == "1"
        assert message["To"].addresses[0].addr_spec == "perhepalvelut@kaislamaa.example"
        plain = message.get_body(("plain",))
        assert plain is not None
        body = plain.get_content().replace("\r\n", "\n")
        assert Path(path).with_suffix(".txt").read_text(encoding="utf-8").endswith(body)
    before = {path: Path(path).read_bytes() for path in files}
    desk.run("event", "mail", SERIES, "2026-12", "--kind", "reminder")
    assert {path: Path(path).read_bytes() for path in files} == before


def test_what_is_missing_is_said_and_nothing_written(desk: Desk) -> None:
    desk.change(FILE, "link: https://kokous.example/jarjestoinfot", "# link: vielä tekemättä")
    said = desk.run("event", "mail", SERIES, "2026-12", "--kind", "reminder")
    assert said.code == 1
    assert said.err.startswith("The link to join is missing. Make the meeting in Teams,")
    assert not (desk.root / "build").exists()
    drafted = desk.run(
        "event", "mail", SERIES, "2026-12", "--kind", "reminder", "--draft", "--language", "en"
    )
    assert drafted.code == 0
    assert letter(drafted.out.splitlines()[0])["Subject"].startswith("[DRAFT] Reminder")


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        ("change", "The session has not been moved."),
        ("cancellation", "The session has not been cancelled."),
        ("thanks", "The session is only on 2026-12-08."),
    ],
)
def test_a_letter_at_the_wrong_time_is_refused_even_as_a_draft(
    desk: Desk, kind: str, reason: str
) -> None:
    said = desk.run("event", "mail", SERIES, "2026-12", "--kind", kind, "--draft")
    assert said.code == 1
    assert said.err.startswith(reason.replace("2026-12-08", "8 December 2026"))
    assert not (desk.root / "build").exists()


def test_without_a_kind_it_shows_what_can_be_sent(desk: Desk) -> None:
    said = desk.run("event", "mail", SERIES, "2026-12")
    assert "sent 17 November 2026" in said.out
    assert "can be sent" in said.out
    kinds = {
        one["kind"]: one for one in desk.run("event", "mail", SERIES, "2026-12", "--json").data
    }
    assert kinds["reminder"]["lacks"] == []
    assert [one["weight"] for one in kinds["change"]["lacks"]] == ["refused"]
    (made, *_) = desk.run("event", "mail", SERIES, "2026-12", "--kind", "reminder", "--json").data
    assert made["to"] == [{"name": "Sähköpostilista", "email": "perhepalvelut@kaislamaa.example"}]


def test_a_moved_and_cancelled_session_updates_the_same_entry(desk: Desk) -> None:
    def calendar() -> Any:
        return events(
            desk.run("event", "calendar", SERIES, "2026-12", "--language", "fi").out.strip()
        )

    uid = f"event.{SERIES}.2026-12@sotekit"
    found = [calendar()[uid]]
    desk.run("event", "move", SERIES, "2026-12", "2026-12-15", "--anyway")
    found.append(calendar()[uid])
    desk.run("event", "cancel", SERIES, "2026-12")
    found.append(calendar()[uid])
    assert [int(one.sequence.value) for one in found] == [0, 1, 2]
    assert [one.dtstart.value.day for one in found] == [8, 15, 15]
    assert [one.status.value for one in found] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert found[2].summary.value.startswith("PERUTTU: Järjestöinfot")


def test_the_whole_series_with_the_tasks(desk: Desk) -> None:
    said = desk.run("event", "calendar", SERIES, "--tasks", "--language", "sv")
    found = events(said.out.strip())
    plain = events(
        desk.run(
            "event", "calendar", SERIES, "--language", "sv", "--out", str(desk.root / "x")
        ).out.strip()
    )
    assert set(plain) < set(found)
    task = found[f"event.{SERIES}.2026-12.remind@sotekit"]
    assert task.dtstart.value.isoformat() == "2026-12-07"
    assert task.summary.value.startswith("Påminn deltagarna och dela länken")
    assert found[f"event.{SERIES}.2026-12.invite@sotekit"].summary.value.startswith("✓ ")


def test_the_regions_calendar_has_the_sessions_but_not_their_links(desk: Desk) -> None:
    said = desk.run("export", "calendar")
    calendar = vobject.readOne(said.out)
    found = {one.uid.value: one for one in calendar.vevent_list}
    assert int(found[f"event.{SERIES}.2026-11@sotekit"].sequence.value) == 1
    assert f"event.{SERIES}.2027-01@sotekit" not in found
    assert "kokous.example" not in said.out


def test_due_tells_what_who_and_how(desk: Desk) -> None:
    (late, *_) = desk.run("event", "due", "--json", "--days", "20").data
    assert late["session"] == "2026-11"
    assert (late["task"], late["when"], late["names"]) == ("share", "late", ["Vieno Näyte"])
    assert late["command"] == f"sotekit event mail {SERIES} 2026-11 --kind thanks"
    said = desk.run("event", "due", "--days", "20")
    assert said.out.startswith("Late\n")
    assert desk.run("event", "due", "--who", "reino").out == "Nothing is late or due.\n"
    assert "Vieno Näyte" in desk.run("today").out


def test_a_task_is_done_and_taken_back(desk: Desk) -> None:
    before = text(desk)
    said = desk.run("event", "done", SERIES, "2026-11", "share", "--dry-run")
    assert "task: share" in said.out
    assert text(desk) == before
    assert desk.run("event", "done", SERIES, "2026-11", "share").code == 0
    assert "share" not in [one["task"] for one in desk.run("event", "due", "--json").data]
    assert "by: vieno" in text(desk)
    again = desk.run("event", "done", SERIES, "2026-11", "share")
    assert (again.code, again.err.splitlines()[0]) == (2, "The task has been done already.")
    assert desk.run("event", "done", SERIES, "2026-11", "share", "--undo").code == 0
    assert text(desk) == before
    wrong = desk.run("event", "done", SERIES, "2026-11", "shore")
    assert (wrong.code, wrong.err) == (
        2,
        "The series has no task “shore”.\nDid you mean “share”?\n",
    )


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["--by", "Vieno Näyte"], "“Vieno Näyte” is nobody's id, nor a role."),
        (["--on", "2026-11-24"], "24 November 2026 has not been yet."),
        (["--on", "eilen"], "“eilen” is not a date."),
    ],
)
def test_a_name_or_a_day_to_come_is_not_written(desk: Desk, words: list[str], reason: str) -> None:
    before = text(desk)
    said = desk.run("event", "done", SERIES, "2026-11", "share", *words)
    assert (said.code, said.err.splitlines()[0]) == (2, reason)
    assert text(desk) == before
    assert desk.run("event", "due", "--who", "vienoo").code == 2


def test_people_told_of_a_move_are_not_to_be_told_again(desk: Desk) -> None:
    desk.run("event", "move", SERIES, "2026-12", "2026-12-15", "--anyway")
    assert "change" in [one["task"] for one in desk.run("event", "due", "--json").data]
    assert desk.run("event", "done", SERIES, "2026-12", "change").code == 0
    assert "change" not in [one["task"] for one in desk.run("event", "due", "--json").data]
    desk.run("event", "move", SERIES, "2026-12", "2026-12-16", "--anyway", today="2026-11-24")
    assert "change" in [
        one["task"] for one in desk.run("event", "due", "--json", today="2026-11-24").data
    ]


def test_the_deputy_takes_over_and_gives_back(desk: Desk) -> None:
    before = text(desk)
    said = desk.run("event", "handover", SERIES, "--dry-run")
    assert "From now on: coordinator Reino Esimerkki, deputy Vieno Näyte." in said.out
    assert text(desk) == before
    assert not (desk.root / "build").exists()
    said = desk.run("event", "handover", SERIES)
    assert said.code == 0
    names = [Path(one).name for one in said.out.splitlines() if "build" in one]
    assert names[:4] == [f"{SERIES}.html", f"{SERIES}.md", f"{SERIES}.pdf", f"{SERIES}-2026-12.ics"]
    assert "reminder-sv.eml" in names
    page = (desk.root / "build" / "events" / SERIES / "handover" / f"{SERIES}.md").read_text(
        encoding="utf-8"
    )
    assert "**Coordinator:** Reino Esimerkki" in page
    assert "coordinator: reino" in text(desk)
    assert "took: reino" in text(desk)
    assert desk.problems() == []
    assert desk.run("event", "handover", SERIES, "--undo", "--dry-run").out.endswith(
        "Nothing was written, as asked.\n"
    )
    assert desk.run("event", "handover", SERIES, "--undo").code == 0
    assert text(desk) == before
    again = desk.run("event", "handover", SERIES, "--undo")
    assert (again.code, again.err.splitlines()[0]) == (2, "The series has not been handed over.")


@pytest.mark.parametrize("missing", ["coordinator: vieno\n", "deputy: reino\n"])
def test_a_part_that_nobody_has_is_given_back_to_nobody(desk: Desk, missing: str) -> None:
    desk.change(FILE, missing, "")
    before = text(desk)
    assert desk.run("event", "handover", SERIES, "--to", "reino").code == 0
    assert "coordinator: reino" in text(desk)
    assert desk.run("event", "handover", SERIES, "--undo").code == 0
    assert sorted(text(desk).splitlines()) == sorted(before.splitlines())


def test_the_page_alone_changes_nothing(desk: Desk) -> None:
    before = text(desk)
    assert desk.run("event", "handover", SERIES, "--page", "--language", "sv").code == 0
    assert text(desk) == before
    page = desk.root / "build" / "events" / SERIES / "handover" / f"{SERIES}.html"
    assert '<html lang="sv">' in page.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["--to", "vieno"], "“vieno” coordinates the series already."),
        (["--to", "reinoo"], "Nobody has the id “reinoo”."),
    ],
)
def test_a_handover_to_nobody_is_refused(desk: Desk, words: list[str], reason: str) -> None:
    before = text(desk)
    said = desk.run("event", "handover", SERIES, *words)
    assert (said.code, said.err.splitlines()[0]) == (2, reason)
    assert text(desk) == before


def test_a_series_without_a_coming_session_is_handed_over_all_the_same(desk: Desk) -> None:
    said = desk.run("event", "handover", SERIES, today="2030-01-01")
    assert said.code == 0
    assert "No session is coming" in said.out
    assert "coordinator: reino" in text(desk)


def test_the_index_is_written_in_each_language_and_the_same_each_time(desk: Desk) -> None:
    said = desk.run("event", "index")
    assert said.code == 0
    files = [Path(one) for one in said.out.splitlines()]
    assert [one.name for one in files] == [
        f"index-{language}.{ending}" for language in ("fi", "sv", "en") for ending in ("html", "md")
    ]  # fmt: skip
    before = [one.read_bytes() for one in files]
    assert "Missing: recording" in before[5].decode()
    desk.run("event", "index")
    assert [one.read_bytes() for one in files] == before
    assert TODAY == "2026-11-23"
    alone = desk.run("event", "index", SERIES, "--language", "fi")
    assert [Path(one).name for one in alone.out.splitlines()] == [
        f"{SERIES}-fi.html",
        f"{SERIES}-fi.md",
    ]


def test_windows_line_ends_and_comments_stay(desk: Desk) -> None:
    path = desk.root / FILE
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    before = path.read_bytes()
    desk.run("event", "done", SERIES, "2026-11", "share")
    desk.run("event", "handover", SERIES)
    assert b"\n" not in path.read_bytes().replace(b"\r\n", b"")
    desk.run("event", "done", SERIES, "2026-11", "share", "--undo")
    desk.run("event", "handover", SERIES, "--undo")
    assert path.read_bytes() == before
