"""Takes the README's pictures: the terminal and the handbook, from a scratch copy of the example region.

`python docs/pictures.py` needs Chromium on the machine; the result is committed, nothing else depends on it.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from rich.console import Console
from rich.text import Text

PROJECT = Path(__file__).resolve().parent.parent
IMAGES = PROJECT / "docs" / "images"
DAY = "2026-07-08"
SHOWN = (
    ["today"],
    ["rota", "show", "--line", "kesapuhelin", "--season", "2026"],
    ["call", "list", "--line", "kesapuhelin", "--season", "2026", "--last", "6"],
)
LINES = 26


def main() -> None:
    """Writes every picture anew."""
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        shutil.copytree(PROJECT / "data", root / "data")
        handbook = root / "handbook.html"
        _run(
            root,
            ["guide", "build", "--line", "kesapuhelin", "--season", "2026", "--out", str(root)],
        )
        handbook = next(root.glob("*.html"), handbook)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox"]
            )
            page = browser.new_page(viewport={"width": 1000, "height": 1400})
            page.set_content(f"<body style='margin:0'>{_terminal(root)}</body>")
            page.locator("svg").screenshot(path=IMAGES / "terminal.png")
            _handbook(page, handbook, 390, 844, "handbook-phone.png")
            _handbook(page, handbook, 1280, 844, "handbook-desk.png")
            browser.close()


def _handbook(page: Page, file: Path, width: int, height: int, name: str) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.clock.set_fixed_time(f"{DAY}T09:00:00Z")
    page.goto(file.as_uri())
    page.screenshot(path=IMAGES / name)


def _terminal(root: Path) -> str:
    console = Console(record=True, width=96, file=open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123
    for words in SHOWN:
        console.print(f"[bold green]$[/] sotekit {' '.join(words)}")
        lines = _run(root, words).splitlines()
        console.print(Text.from_ansi("\n".join(lines[:LINES])))
        console.print("…\n" if len(lines) > LINES else "")
    return console.export_svg(title="sotekit")


def _run(root: Path, words: list[str]) -> str:
    environment = {**os.environ, "FORCE_COLOR": "1", "COLUMNS": "96"}
    command = [sys.executable, "-m", "sotekit", "--root", str(root), "--today", DAY, *words]
    return subprocess.run(
        command, capture_output=True, encoding="utf-8", env=environment, check=False
    ).stdout


if __name__ == "__main__":
    main()
