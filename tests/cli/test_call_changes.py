"""Correcting, redacting, mending and sending the log, as people do it."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from sotekit.store.log import read_log
from tests.conftest import Sotekit

DAY = "2026-07-08"
ADD = [
    "call",
    "add",
    "--line",
    "kesapuhelin",
    "--outcome",
    "answered",
    "--topic",
    "loneliness",
    "--yes",
]
FORM = """form:
  note: 60
  fields:
    - id: channel
      name: {fi: Kanava}
      kind: choice
      choices:
        - {id: phone, name: {fi: Puhelin}}
        - {id: chat, name: {fi: Chat}}
    - {id: earlier, name: {fi: Aiempia puheluita}, kind: band, limits: [0, 1, 3]}
"""


def git(folder: Path, *words: str) -> str:
    done = subprocess.run(
        ["git", "-c", "user.name=x", "-c", "user.email=x@y.example", *words],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def with_form(example: Path, text: str = FORM) -> None:
    path = example / "data/lines/kesapuhelin.yaml"
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def last_id(said: str) -> str:
    return said.rstrip().rpartition("(")[2].rstrip(")")


def text_of(example: Path) -> str:
    folder = example / "data/calls/kesapuhelin-2026"
    return "".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.csv")))


def test_a_forms_own_questions_get_columns_and_bands(sotekit: Sotekit, example: Path) -> None:
    with_form(example)
    done = sotekit(
        *ADD, "--answer", "channel=chat", "--answer", "earlier=2", "--note", "rauhallinen puhelu",
        today=DAY,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    calls, problems = read_log(example, "kesapuhelin", "2026")
    (call,) = (one for one in calls if one.id == last_id(done.stdout))
    assert call.extra == (("channel", "chat"), ("earlier", "1..2"))
    assert call.note == "rauhallinen puhelu"
    assert problems == ()
    assert "call-form" not in sotekit("validate").stdout


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--answer", "channel=caht"], "--channel: call-form"),
        (["--answer", "chanel=chat"], "--chanel: call-form"),
        (["--note", "x" * 61], "--note: call-form"),
        (["--note", "soittajan tunnus 131052-308T"], "--note: personal-data"),
    ],
)
def test_answers_that_do_not_fit_are_refused(
    more: list[str], said: str, sotekit: Sotekit, example: Path
) -> None:
    with_form(example)
    before = text_of(example)
    done = sotekit(*ADD, *more, today=DAY)
    assert (done.returncode, text_of(example)) == (1, before)
    assert said in done.stderr
    assert "131052" not in done.stdout + done.stderr


def test_a_note_needs_a_form_that_allows_it(sotekit: Sotekit) -> None:
    done = sotekit(*ADD, "--note", "rauhallinen puhelu", today=DAY)
    assert done.returncode == 1
    assert "note-not-allowed" in done.stderr


def test_a_form_changed_in_mid_season_leaves_old_rows_readable(
    sotekit: Sotekit, example: Path
) -> None:
    with_form(example)
    first = sotekit(*ADD, "--answer", "channel=chat", today=DAY)
    path = example / "data/lines/kesapuhelin.yaml"
    changed = path.read_text(encoding="utf-8").replace(
        "name: {fi: Chat}}", "name: {fi: Chat}, retired: true}"
    )
    changed = changed.replace(
        "kind: band, limits: [0, 1, 3]}", "kind: band, limits: [0, 1, 3], retired: true}"
    )
    path.write_text(changed, encoding="utf-8")
    second = sotekit(*ADD, "--answer", "channel=phone", today=DAY)
    assert second.returncode == 0, second.stderr
    assert sotekit(*ADD, "--answer", "channel=chat", today=DAY).returncode == 1
    calls, problems = read_log(example, "kesapuhelin", "2026")
    found = {call.id: dict(call.extra) for call in calls if call.extra}
    assert problems == ()
    assert found[last_id(first.stdout)]["channel"] == "chat"
    assert found[last_id(second.stdout)] == {"channel": "phone"}
    assert "call-form" not in sotekit("validate").stdout


def test_part_of_day_instead_of_the_hour(sotekit: Sotekit, example: Path) -> None:
    with_form(example, "form: {time: part-of-day, minutes: [10, 30, 60]}\n")
    done = sotekit(*ADD, "--time", "13.45", "--minutes", "23", today=DAY)
    calls, _ = read_log(example, "kesapuhelin", "2026")
    (call,) = (one for one in calls if one.id == last_id(done.stdout))
    assert (call.hour, call.part, call.minutes) == (None, "afternoon", 30)
    assert "in the afternoon" in done.stdout


def test_missed_calls_are_a_row_each(sotekit: Sotekit, example: Path) -> None:
    before = len(read_log(example, "kesapuhelin", "2026")[0])
    done = sotekit("call", "missed", "--count", "3", "--line", "kesapuhelin", today=DAY)
    assert "Logged 3 missed calls" in done.stdout
    calls, problems = read_log(example, "kesapuhelin", "2026")
    assert (len(calls) - before, problems) == (3, ())


def test_correct_and_redact_a_shared_row(sotekit: Sotekit, example: Path) -> None:
    with_form(example)
    git(example, "init", "-q", "-b", "main")
    row = last_id(sotekit(*ADD, "--minutes", "20", "--note", "iloinen puhelu", today=DAY).stdout)
    git(example, "add", "-A")
    git(example, "commit", "-q", "-m", "calls")
    done = sotekit("call", "correct", row, "minutes=35", "age=30-44", today=DAY)
    assert done.returncode == 0, done.stderr
    done = sotekit("call", "redact", row, "note", today=DAY)
    assert "git filter-repo" in done.stdout
    assert "iloinen" not in done.stdout + text_of(example)
    calls, problems = read_log(example, "kesapuhelin", "2026")
    (call,) = (one for one in calls if one.id == row)
    assert (call.minutes, call.age, call.note, problems) == (35, "30-44", None, ())
    assert sotekit("call", "correct", row, "age=old", today=DAY).returncode == 1
    assert sotekit("call", "redact", row, "date", today=DAY).returncode == 2
    assert sotekit("call", "redact", "nothere1", "note", today=DAY).returncode == 2


def test_redact_before_git_has_it_leaves_no_trace(sotekit: Sotekit, example: Path) -> None:
    with_form(example)
    git(example, "init", "-q", "-b", "main")
    row = last_id(sotekit(*ADD, "--note", "iloinen puhelu", today=DAY).stdout)
    done = sotekit("call", "redact", row, "note", today=DAY)
    assert "nothing more to do" in done.stdout
    assert "iloinen" not in text_of(example)
    assert "moved" not in text_of(example)


def test_screen_prints_verdicts_without_the_texts(sotekit: Sotekit, tmp_path: Path) -> None:
    file = tmp_path / "texts.txt"
    file.write_text("rauhallinen puhelu\ntunnus 131052-308T\n", encoding="utf-8")
    done = sotekit("call", "screen", str(file))
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(line["line"], line["verdict"]) for line in lines] == [(1, "ok"), (2, "block")]
    assert set(lines[1]) == {"line", "verdict", "kinds"}
    assert done.returncode == 1
    assert sotekit("call", "screen", str(tmp_path / "none.txt")).returncode == 2


def test_hook_stops_what_is_staged(sotekit: Sotekit, example: Path) -> None:
    with_form(example)
    git(example, "init", "-q", "-b", "main")
    assert sotekit("hooks", "install").returncode == 0
    git(example, "add", "-A")
    git(example, "commit", "-q", "-m", "all is well")
    part = example / "data/calls/kesapuhelin-2026/2026-W28-zzzzzz.csv"
    header = "id,date,hour,outcome,topics,note\n"
    part.write_text(
        f"{header}zzzzzzz2,2026-07-08,9,answered,grief,tunnus 131052-308T\n", encoding="utf-8"
    )
    git(example, "add", "-A")
    part.write_text(f"{header}zzzzzzz2,2026-07-08,9,answered,grief,\n", encoding="utf-8")
    refused = subprocess.run(
        ["git", "commit", "-q", "-m", "secret"], cwd=example, capture_output=True, encoding="utf-8",
        env={**os.environ, "SOTEKIT_LANG": "en", "GIT_AUTHOR_NAME": "x", "GIT_AUTHOR_EMAIL": "x@y.example",
             "GIT_COMMITTER_NAME": "x", "GIT_COMMITTER_EMAIL": "x@y.example"}, check=False,
    )  # fmt: skip
    assert refused.returncode == 1
    assert "personal-data" in refused.stderr
    assert "131052" not in refused.stderr
    git(example, "add", "-A")
    git(example, "commit", "-q", "-m", "without it")


def test_hook_of_somebody_else_is_left_alone(sotekit: Sotekit, example: Path) -> None:
    git(example, "init", "-q")
    hook = example / ".git/hooks/pre-commit"
    hook.write_text("#!/bin/sh\n", encoding="utf-8")
    assert sotekit("hooks", "install").returncode == 2
    assert hook.read_text(encoding="utf-8") == "#!/bin/sh\n"


@pytest.fixture
def two_clones(example: Path, tmp_path: Path) -> tuple[Path, Path]:
    """The example region at a hub, in the folder of `sotekit` and in another one."""
    git(example, "init", "-q", "-b", "main")
    git(example, "add", "-A")
    git(example, "commit", "-q", "-m", "region")
    git(tmp_path, "clone", "-q", "--bare", str(example), "hub.git")
    git(example, "remote", "add", "origin", str(tmp_path / "hub.git"))
    git(tmp_path, "clone", "-q", "hub.git", "other")
    return example, tmp_path / "other"


def test_sync_brings_and_sends(sotekit: Sotekit, two_clones: tuple[Path, Path]) -> None:
    here, other = two_clones
    for folder in (here, other):
        for _ in range(3):
            assert sotekit("--root", str(folder), *ADD, today=DAY).returncode == 0
    assert "Sent." in sotekit("--root", str(other), "sync").stdout
    done = sotekit("sync")
    assert "Brought the work of others." in done.stdout
    assert done.returncode == 0
    sotekit("--root", str(other), "sync")
    logs = [read_log(folder, "kesapuhelin", "2026") for folder in two_clones]
    assert sorted(call.id for call in logs[0][0]) == sorted(call.id for call in logs[1][0])
    part = max((here / "data/calls/kesapuhelin-2026").glob("*.csv"), key=os.path.getmtime)
    ids = [line[:8] for line in part.read_text(encoding="utf-8").splitlines()[1:] if line]
    assert ids == sorted(ids), "the order of the file says nothing"


def test_sync_stops_on_a_conflict_and_loses_nothing(
    sotekit: Sotekit, two_clones: tuple[Path, Path]
) -> None:
    for folder, number in zip(two_clones, ("000 100 1001", "000 100 1002"), strict=True):
        path = folder / "data/lines/kesapuhelin.yaml"
        text = path.read_text(encoding="utf-8").replace("number: 000 100 1000", f"number: {number}")
        path.write_text(text, encoding="utf-8")
    assert sotekit("--root", str(two_clones[1]), "sync").returncode == 0
    done = sotekit("sync")
    assert done.returncode == 1
    assert "kesapuhelin.yaml" in done.stderr
    assert "number: 000 100 1001" in (two_clones[0] / "data/lines/kesapuhelin.yaml").read_text(
        encoding="utf-8"
    )
    assert git(two_clones[0], "status", "--porcelain") == ""


def test_sync_sends_nothing_that_has_problems(
    sotekit: Sotekit, two_clones: tuple[Path, Path]
) -> None:
    (two_clones[0] / "data/people.yaml").write_text("people: 1\n", encoding="utf-8")
    done = sotekit("sync")
    assert done.returncode == 1
    assert "data/people.yaml:1:9: wrong-type" in done.stderr
    assert "Nothing was saved or sent" in done.stderr


def test_sync_offline_says_that_the_work_is_safe(
    sotekit: Sotekit, two_clones: tuple[Path, Path], tmp_path: Path
) -> None:
    sotekit(*ADD, today=DAY)
    shutil.rmtree(tmp_path / "hub.git")
    done = sotekit("sync")
    assert done.returncode == 1
    assert "saved on this computer" in done.stderr
    assert git(two_clones[0], "status", "--porcelain") == ""


EXCEL = """id;date;hour;outcome;topics;age;minutes;for_whom;referred;follow_up;feedback;responder;note
abc2abcd;1.7.2026;0,5;answered;grief;;25,0;self;;;;;h\xe4n itki;;;
abd2abcd;2.7.2026;13.45;missed;;;;;;;;;
abd2abcd;2.7.2026;13.45;missed;;;;;;;;;
id;date;hour;outcome;topics;age;minutes;for_whom;referred;follow_up;feedback;responder;note
<<<<<<< HEAD
abe2abcd;3.7.2026;9;missed;;;;;;;;;
=======
abf2abcd;3.7.2026;10;missed;;;;;;;;;
>>>>>>> other
abg2abcd;3.7.20
"""


def test_repair_mends_what_excel_did(sotekit: Sotekit, example: Path) -> None:
    part = example / "data/calls/kesapuhelin-2026/2026-W27-excel2.csv"
    damaged = EXCEL.replace("\n", "\r\n").encode("cp1252")
    part.write_bytes(damaged)
    preview = sotekit("call", "repair")
    assert preview.returncode == 1
    assert "2: “hour” is 12 instead of 0,5." in preview.stdout
    assert part.read_bytes() == damaged, "a preview writes nothing"
    done = sotekit("call", "repair", "--yes")
    assert "11: The row has 2 columns, the header 13. It stays as it is." in done.stdout
    assert part.read_text(encoding="utf-8").splitlines() == [
        "id,date,hour,outcome,topics,age,minutes,for_whom,referred,follow_up,feedback,responder,note",
        "abc2abcd,2026-07-01,12,answered,grief,,25,self,,,,,hän itki",
        "abd2abcd,2026-07-02,13,missed,,,,,,,,,",
        "abe2abcd,2026-07-03,9,missed,,,,,,,,,",
        "abf2abcd,2026-07-03,10,missed,,,,,,,,,",
        "abg2abcd;3.7.20",
    ]
    (original,) = (example / "sotekit-originals").glob("*.csv")
    assert original.read_bytes() == damaged


def test_repair_of_a_sound_log_changes_nothing(sotekit: Sotekit, example: Path) -> None:
    before = text_of(example)
    done = sotekit("call", "repair", "--yes")
    assert "Nothing in the log needs mending." in done.stdout
    assert text_of(example) == before


def test_a_name_where_an_id_was_meant_is_not_repeated(sotekit: Sotekit, example: Path) -> None:
    done = sotekit(*ADD, "--responder", "Matti Virtanen", today=DAY)
    assert done.returncode == 1
    part = example / "data/calls/kesapuhelin-2026/2026-W28-zzzzzz.csv"
    part.write_text(
        "id,date,outcome,topics,responder\nzzzzzzz2,2026-07-08,answered,grief,Matti Virtanen\n",
        encoding="utf-8",
    )
    found = sotekit("validate")
    assert "2026-W28-zzzzzz.csv:2:36: unknown-reference" in found.stdout
    assert "Virtanen" not in done.stderr + found.stdout + found.stderr
