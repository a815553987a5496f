"""What holds for every command: where it looks, what it loads, how it ends."""

import json
import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from sotekit.cli.frame import said
from sotekit.cli.main import COMMANDS, main
from sotekit.cli.session import start_session
from tests.conftest import PROJECT, Sotekit

HEAVY = ("pandas", "jinja2", "ortools", "highspy", "typst", "numpy", "rich")


@pytest.mark.parametrize(
    "words",
    [
        ["--help"],
        [
            "call",
            "add",
            "--line",
            "kesapuhelin",
            "--today",
            "2026-07-08",
            "--time",
            "13",
            "--outcome",
            "answered",
            "--topic",
            "loneliness",
            "--yes",
        ],
    ],
    ids=["help", "call add"],
)
def test_the_quick_commands_load_nothing_heavy(words: list[str], example: Path) -> None:
    code = (
        "import sys; from sotekit.cli.main import main; "
        f"code = main({words!r}); "
        f"print('LOADED', [name for name in {HEAVY!r} if name in sys.modules]); sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=example,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr + done.stdout
    assert "LOADED []" in done.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_in_every_language(command: str, sotekit: Sotekit) -> None:
    english = sotekit(command, "--help")
    finnish = sotekit(command, "--help", lang="fi")
    assert english.returncode == finnish.returncode == 0
    assert english.stdout != finnish.stdout


def test_shared_options_may_stand_anywhere() -> None:
    session, rest = start_session(
        ["call", "--root=x", "add", "--today", "2027-06-07", "--lang", "sv"]
    )
    assert rest == ["call", "add"]
    assert (session.root_given, session.today_given, session.language_given) == (
        Path("x"),
        "2027-06-07",
        "sv",
    )


def test_what_follows_two_dashes_is_left_alone() -> None:
    assert start_session(["hours", "--", "--lang"])[1] == ["hours", "--", "--lang"]


def test_the_repository_is_found_from_a_folder_inside_it(example: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "sotekit", "call", "list", "--line", "kesapuhelin", "--json"],
        cwd=example / "data" / "organisations",
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--root", "/nowhere", "validate"], "There is no data repository in “/nowhere”."),
        (["--today", "7.6.2027", "today"], "Write it as 2027-06-07."),
        (["rota", "show", "--line", "kesapuhelim"], "Did you mean “kesapuhelin”?"),
        (["rota", "show", "--line", "kesapuhelin", "--season", "2026x"], "Did you mean “2026”?"),
        (["--lang", "se", "today"], "is not a language that sotekit knows"),
        (["valdiate"], "There is no command 'valdiate'. Did you mean 'validate'?"),
        (["validate", "--formt", "json"], "There is no option --formt. Did you mean --format?"),
    ],
)
def test_wrong_usage_is_two_and_says_what_to_do(
    words: list[str], said: str, sotekit: Sotekit
) -> None:
    done = sotekit(*words)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_mistake_of_ours_is_three(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("sotekit.cli.main.build_app", broken)
    assert main(["--lang", "en", "today"]) == 3
    assert "It is not yours" in capsys.readouterr().err


@pytest.mark.skipif(
    sys.platform == "win32", reason="Windows has no SIGINT to send to another process"
)
def test_ctrl_c_is_130_and_writes_nothing(example: Path) -> None:
    import pty

    keyboard, terminal = pty.openpty()
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "sotekit",
            "call",
            "add",
            "--line",
            "kesapuhelin",
            "--today",
            "2026-07-08",
        ],
        cwd=example,
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        # whoever runs the tests in the background may have told their processes not to hear of it
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - nothing else runs in this process
    )
    seen = b""
    # the question is there when the program has said something and then nothing for a while
    while not seen or select.select([keyboard], [], [], 1.5)[0]:
        seen += os.read(keyboard, 1000)
    before = sorted((example / "data" / "calls").rglob("*"))
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=20) == 130
    assert sorted((example / "data" / "calls").rglob("*")) == before


def test_a_closed_pipe_is_no_mistake(example: Path) -> None:
    words = [sys.executable, "-m", "sotekit", "call", "list", "--line", "kesapuhelin"]
    process = subprocess.Popen(
        [*words, "--season", "2026", "--last", "0", "--json"],
        cwd=example,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    assert b"Traceback" not in process.stderr.read()
    process.stderr.close()
    process.wait()


def test_init_makes_a_valid_repository(tmp_path: Path) -> None:
    folder = tmp_path / "uusi alue"
    environment = {**os.environ, "SOTEKIT_LANG": "en"}
    for words in (
        ["init", str(folder)],
        ["--root", str(folder), "--today", "2026-11-16", "validate"],
    ):
        done = subprocess.run(
            [sys.executable, "-m", "sotekit", *words],
            capture_output=True,
            encoding="utf-8",
            env=environment,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
    again = subprocess.run(
        [sys.executable, "-m", "sotekit", "init", str(folder)],
        capture_output=True,
        encoding="utf-8",
        env=environment,
        check=False,
    )
    assert again.returncode == 2
    assert "is not empty" in again.stderr


def test_the_project_root_is_a_repository() -> None:
    assert (PROJECT / "data" / "region.yaml").is_file()


def test_an_interrupt_while_the_program_loads_ends_it_quietly() -> None:
    code = """
import sys

class Impatient:
    def find_spec(self, name, path=None, target=None):
        if name == "typer":
            raise KeyboardInterrupt
        return None

sys.meta_path.insert(0, Impatient())
from sotekit.__main__ import run
run()
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stderr) == (130, "")


@pytest.mark.parametrize(
    ("english", "ours"),
    [
        ("No such option: --x", "There is no option --x."),
        ("Missing command.", "The command is missing."),
        ("Missing argument 'first'.", "Something is missing from the command: 'first'."),
        ("Missing option '--why'. Choose from:\n\ta", "The option '--why' is missing."),
        (
            "Option '--format' requires an argument.",
            "The option '--format' needs a value after it.",
        ),
        (
            "Invalid value for '--count': 'x' is not a valid int range.",
            "'x' does not suit '--count': a whole number is needed.",
        ),
        (
            "Got unexpected extra argument(s) (a b)",
            "This is too much on the command line: a b.",
        ),
        ("Something new from typer.", "Something new from typer."),
    ],
)
def test_what_typer_says_has_a_sentence_of_ours(english: str, ours: str) -> None:
    assert str(said(english)) == ours


def test_build_explain_and_repair_speak_json(sotekit: Sotekit, example: Path) -> None:
    page = json.loads(sotekit("explain", "csv-row", "--json").stdout)
    assert page["code"] == "csv-row"
    assert page["text"].startswith("# csv-row")
    assert page in json.loads(sotekit("explain", "--json").stdout)

    made = json.loads(
        sotekit(
            "guide",
            "build",
            "--format",
            "markdown",
            "--json",
            "--line",
            "kesapuhelin",
            "--season",
            "2026",
        ).stdout
    )
    (file,) = made["files"]
    assert Path(file["file"]).stat().st_size == file["bytes"]
    assert (made["line"], made["season"], made["language"]) == ("kesapuhelin", "2026", "en")

    part = example / "data/calls/kesapuhelin-2026/2026-W27-excel2.csv"
    part.write_text("sep=;\nid;date;outcome;topics\nabc2abcd;1.7.2026;missed;\n", encoding="utf-8")
    preview = sotekit("call", "repair", "--json")
    assert preview.returncode == 1
    (shown,) = json.loads(preview.stdout)["files"]
    assert shown["file"] == "data/calls/kesapuhelin-2026/2026-W27-excel2.csv"
    assert [one["line"] for one in shown["done"]] == [1, 2, 3]
    assert shown["kept"] is None
    written = json.loads(sotekit("call", "repair", "--json", "--yes").stdout)
    assert written["written"]
    assert Path(written["files"][0]["kept"]).is_file()
    assert sotekit("validate").returncode == 0


def test_a_group_without_a_command_tells_its_commands_in_the_readers_language(
    sotekit: Sotekit,
) -> None:
    done = sotekit("rota", lang="fi")
    assert done.returncode == 2
    assert done.stderr.startswith("Käyttö: sotekit rota")
    assert "Komennot:" in done.stderr
    assert "Usage" not in done.stderr
