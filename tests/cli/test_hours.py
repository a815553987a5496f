"""`sotekit hours`: one text for a person, many for a program."""

import json
import subprocess
import sys
from pathlib import Path

from tests.conftest import Sotekit


def test_it_shows_the_form_the_expression_the_week_and_two_weeks(sotekit: Sotekit) -> None:
    done = sotekit("hours", "ma-to 9-15, pe 9-13; pyhinä suljettu", lang="fi")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[:2] == [
        "ma–to 9–15, pe 9–13; pyhinä suljettu",
        "Mo-Th 09:00-15:00; Fr 09:00-13:00; PH off",
    ]
    assert "  perjantai    9–13" in lines
    assert "  pyhinä suljettu" in lines
    assert any("6.12.2026" in line and line.endswith("suljettu") for line in lines)
    assert sum(".2026 " in line for line in lines) == 14


def test_what_is_not_understood_goes_to_the_error_stream(sotekit: Sotekit) -> None:
    done = sotekit("hours", "ma-pe 9-17, la ks. netti")
    assert done.returncode == 1
    assert done.stdout == ""
    assert "“ks”" in done.stderr
    assert "ma-pe 9-17, la" in done.stderr


def test_what_should_be_confirmed_is_shown_and_passes(sotekit: Sotekit) -> None:
    done = sotekit("hours", "28.6.–25.7. suljettu")
    assert done.returncode == 0
    assert "not when it is open" in done.stderr
    assert done.stdout.startswith("28 Jun–25 Jul closed\n")


def test_a_batch_file_gives_one_object_a_line(sotekit: Sotekit, tmp_path: Path) -> None:
    path = tmp_path / "texts.jsonl"
    texts = ["ma-pe 9-19\nla 9-15", "la ks. netti", "ma 22-02", "parittomilla viikoilla ma 9-12"]
    path.write_text("\n".join([*map(json.dumps, texts), "", "bare words", "17"]), encoding="utf-8")
    done = sotekit("hours", "--batch", str(path))
    assert done.returncode == 0, done.stderr
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["text"] for answer in answers] == [*texts, "bare words", "17"]
    assert all(set(answer) == {"text", "ok", "osm", "week", "problem"} for answer in answers)
    first, unclear, night, odd, *wrong = answers
    assert first["ok"] is True
    assert first["osm"] == "Mo-Fr 09:00-19:00; Sa 09:00-15:00"
    assert first["problem"] is None
    assert first["week"] == {
        **{day: [["09:00", "19:00"]] for day in ("mo", "tu", "we", "th", "fr")},
        "sa": [["09:00", "15:00"]],
        "su": [],
    }
    assert (unclear["ok"], unclear["osm"], unclear["week"]) == (False, None, None)
    assert "“ks”" in unclear["problem"]
    assert night["week"]["mo"] == [["22:00", "02:00"]]
    assert (odd["ok"], odd["week"]) == (True, None)
    assert [answer["ok"] for answer in wrong] == [False, False]


def test_a_batch_from_standard_input() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "sotekit", "hours", "--batch", "-", "--lang", "sv"],
        input=json.dumps("mån–fre 9–15", ensure_ascii=False).encode() + b"\n",
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["osm"] == "Mo-Fr 09:00-15:00"


def test_wrong_usage_is_two(sotekit: Sotekit, tmp_path: Path) -> None:
    assert sotekit("hours").returncode == 2
    assert sotekit("hours", "ma 9-12", "--batch", "-").returncode == 2
    assert sotekit("hours", "--batch", str(tmp_path / "none")).returncode == 1
    latin = tmp_path / "latin.txt"
    latin.write_bytes('"pyhin\xe4"'.encode("latin-1"))
    assert sotekit("hours", "--batch", str(latin)).returncode == 2
