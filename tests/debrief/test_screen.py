"""What the screen says of seasons that are no easy ones."""

import io
from datetime import date
from pathlib import Path

import pytest
from rich.console import Console

from sotekit.debrief.compared import Comparison
from sotekit.i18n import translator
from sotekit.report.debrief import print_debrief
from tests.debrief.samples import random_rows, write_calls, write_region
from tests.debrief.support import repository_at, statistics_at

TOPICLESS = "abcdefg{n},2026-06-0{n},11,missed,,,,,,,,,"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_region(tmp_path)


def screen(root: Path, width: int = 80, *, before: str | None = None) -> str:
    file = io.StringIO()
    console = Console(file=file, width=width, highlight=False, markup=False, emoji=False)
    now = statistics_at(root)
    comparison = Comparison(now, statistics_at(root, before)) if before else None
    print_debrief(console, now, comparison, repository_at(root), translator("en"))
    return file.getvalue()


def test_an_empty_season_says_so(root: Path) -> None:
    text = screen(root)
    assert "No contacts have been logged in this season." in text
    assert "%" not in text


def test_one_call(root: Path) -> None:
    write_calls(root, "2026", ["abcdefgh,2026-06-01,10,answered,grief,,5,,,,,,"])
    text = screen(root)
    assert "1 contact: 1 answered, 0 missed, 0 voicemails." in text
    assert "1 answered call is not a trend" in text


def test_all_missed(root: Path) -> None:
    write_calls(root, "2026", [TOPICLESS.format(n=n) for n in range(2, 6)])
    text = screen(root)
    assert "4 contacts: 0 answered, 4 missed, 0 voicemails." in text
    assert "0% of them were answered (0–49% allowing for chance)." in text
    assert "Topics" not in text


def test_unknown_codes_are_named(root: Path) -> None:
    write_calls(root, "2026", ["abcdefgh,2026-06-01,10,answered,grief+dragons,,5,,,,,,"])
    text = screen(root)
    assert "dragons" in text
    assert "“topic” has codes that the vocabulary does not know: dragons." in text


def test_twelve_calls_are_not_a_trend(root: Path) -> None:
    rows = [f"abcdefg{chr(97 + n)},2026-06-01,10,answered,grief,,5,,,,,," for n in range(12)]
    write_calls(root, "2026", rows)
    assert "12 answered calls are not a trend" in screen(root)


def test_a_silent_week_is_asked_about(root: Path) -> None:
    rows = random_rows(60, date(2026, 6, 1), 14)
    write_calls(root, "2026", rows)
    assert "Nothing was logged in week 25, 26." in screen(root)


def test_the_season_before_stands_beside(root: Path) -> None:
    write_calls(root, "2026", random_rows(300, date(2026, 6, 1), 28))
    grief = [f"abcdef{n:02},2025-06-05,11,answered,grief,,5,,,,,," for n in range(90)]
    write_calls(root, "2025", grief)
    text = screen(root, before="2025")
    assert "Season 2025: 90 contacts, 100% answered" in text
    row = next(line for line in text.splitlines() if line.startswith("Grief "))
    assert row.rstrip().endswith("▼ 100%")


def test_chance_alone_is_called_chance(root: Path) -> None:
    write_calls(root, "2026", random_rows(40, date(2026, 6, 1), 28, seed=3))
    write_calls(root, "2025", random_rows(40, date(2025, 6, 2), 28, seed=3))
    assert "No difference from season 2025 is larger than chance" in screen(root, before="2025")


@pytest.mark.parametrize("width", [24, 40, 64, 80, 100, 200])
def test_no_line_is_wider_than_the_terminal(root: Path, width: int) -> None:
    write_calls(root, "2026", random_rows(300, date(2026, 6, 1), 28))
    write_calls(root, "2025", random_rows(300, date(2025, 6, 2), 28))
    assert max(map(len, screen(root, width, before="2025").splitlines())) <= width


def test_outside_hours_stand_in_brackets(root: Path) -> None:
    write_calls(
        root,
        "2026",
        [
            "abcdefgh,2026-06-01,10,answered,grief,,5,,,,,,",
            "abcdefgi,2026-06-01,20,missed,,,,,,,,,",
            "abcdefgj,2026-06-19,11,missed,,,,,,,,,",  # a Friday that the season is closed on
        ],
    )
    text = screen(root)
    assert "2 of 3 (67%) came outside opening hours: in brackets." in text
    monday = next(line for line in text.splitlines() if line.startswith("Mon"))
    assert "(1)" in monday


def test_a_single_length_has_no_half(root: Path) -> None:
    write_calls(root, "2026", ["abcdefgh,2026-06-01,10,answered,grief,,15,,,,,,"])
    text = screen(root)
    assert "The only conversation with a length lasted 15 min." in text
    assert "\n\n\n" not in text, "no section is an empty one"
    write_calls(
        root, "2026", [f"abcdefg{n},2026-06-01,10,answered,grief,,{n}5,,,,,," for n in (1, 4)]
    )
    assert "Conversations lasted 15–45 min." in screen(root)


@pytest.mark.parametrize("width", [80, 60, 40])
def test_large_numbers_never_break_the_table_of_hours(root: Path, width: int) -> None:
    rows = [
        f"ab{n:06},2026-06-0{1 + n % 5},{hour},missed,,,,,,,,,"
        for hour in range(8, 23)
        for n in range(hour * 1000, hour * 1000 + 600)
    ]
    write_calls(root, "2026", rows)
    lines = screen(root, width).splitlines()
    start = lines.index("When the phone rang")
    table = lines[start + 1 : start + 7]
    assert [line[:3] for line in table[1:]] == ["Mon", "Tue", "Wed", "Thu", "Fri"]
    assert max(map(len, table)) <= width
