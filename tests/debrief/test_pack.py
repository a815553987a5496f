"""The meeting pack: real Markdown, the season's own figures, nothing that breaks out of a table."""

from pathlib import Path

from markdown_it import MarkdownIt

from tests.conftest import Sotekit
from tests.debrief import recount


def test_the_pack(sotekit: Sotekit, example: Path, tmp_path: Path) -> None:
    target = tmp_path / "pack.md"
    done = sotekit("debrief", "build", "--line", "kesapuhelin", "--to", str(target))
    assert done.returncode == 0, done.stderr
    text = target.read_text(encoding="utf-8")
    rows = recount.rows_of(example / "data" / "calls" / "kesapuhelin-2026")
    assert f"| All contacts | {len(rows)} |" in text
    assert f"| Answered | {len(recount.answered(rows))} |" in text
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    tables = [one for one in tokens if one.type == "table_open"]
    titles = [tokens[n + 1].content for n, one in enumerate(tokens) if one.type == "heading_open"]
    assert len(tables) == 6
    assert titles[:3] == [
        "Kaislamaa summer helpline: joint debrief of season 2026",
        "Agenda",
        "The season in numbers",
    ]
    assert "Kiikkutuoli" in titles
    assert "Minutes" in titles


def test_the_pack_of_an_empty_season(sotekit: Sotekit) -> None:
    done = sotekit("debrief", "build", "--line", "kesapuhelin", "--season", "2027")
    assert done.returncode == 0, done.stderr
    assert "| All contacts | 0 |" in done.stdout
