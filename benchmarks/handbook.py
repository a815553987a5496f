"""How long the handbook of five hundred organisations takes, how large it is, and how fast its search answers.

Run with `python benchmarks/handbook.py`; the search needs Chromium, and runs with the processor slowed down six
times, which is about a cheap phone.
"""

import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from sotekit.documents.build import Format, build
from sotekit.documents.guide import guide_view
from sotekit.documents.html import render_html
from sotekit.documents.pdf import render_pdf
from sotekit.documents.templates import templates_of
from sotekit.i18n import translator
from sotekit.model.closure import Closure
from sotekit.model.organisation import Audience, Organisation
from sotekit.model.repository import Repository
from sotekit.model.text import Text
from sotekit.store.loading import load

PROJECT = Path(__file__).parents[1]
SLOWER = 6
TODAY = date(2027, 6, 9)
WORDS = (
    "ero",
    "avioerosta",
    "yksinäinen vanhus",
    "velkoja",
    "vakivlata",
    "muistisairas äiti",
    "kriisipuhelin",
)


def many(repository: Repository, count: int) -> Repository:
    """The example's organisations again and again under other names, each with a closure of its own."""
    return replace(repository, organisations=tuple(_copies(repository.organisations, count)))


def _copies(organisations: tuple[Organisation, ...], count: int) -> Iterator[Organisation]:
    for number in range(count):
        one = organisations[number % len(organisations)]
        start = date(2027, 6, 14) + timedelta(days=number % 40)
        yield replace(
            one,
            id=f"{one.id}-{number}",
            name=Text(plain=f"{one.name.best('fi')} {number}"),
            closures=(Closure(start=start, end=start + timedelta(days=14 + number % 15)),),
        )


def measure(count: int = 500) -> Path:
    """Prints times and sizes; returns the page."""
    repository = load(PROJECT).repository
    if repository is None:
        raise SystemExit("the example region can't be read")
    repository = many(repository, count)
    line = repository.lines[0]
    folder = Path(tempfile.mkdtemp())
    words, templates = translator("fi"), templates_of(PROJECT)
    started = time.perf_counter()
    view = guide_view(repository, line, line.seasons[-1], "fi", Audience.RESPONDER, TODAY)
    viewed = time.perf_counter()
    page = render_html(view, words, templates)
    rendered = time.perf_counter()
    pdf = render_pdf(view, words, templates)
    done = time.perf_counter()
    build(
        repository, PROJECT, line, line.seasons[-1], words, Audience.RESPONDER, TODAY, folder,
        (Format.HTML, Format.PDF),
    )  # fmt: skip
    built = time.perf_counter()
    print(f"{count} organisations, {sum(len(o.services) for o in view.organisations)} services")
    print(
        f"view {viewed - started:.2f} s, HTML {rendered - viewed:.2f} s, PDF {done - rendered:.2f} s"
    )
    print(f"HTML {len(page.encode()) / 1e6:.2f} MB, PDF {len(pdf) / 1e6:.2f} MB")
    print(f"HTML and PDF together {built - done:.2f} s")
    path = folder / "handbook.html"
    path.write_text(page, encoding="utf-8")
    return path


def measure_search(path: Path) -> None:
    """Prints how long each keystroke's search takes with the processor slowed down."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page(viewport={"width": 390, "height": 844})
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.goto(path.as_uri())
        page.evaluate("sotekitGuide.search('x')")
        times = page.evaluate(
            """(words) => words.flatMap((word) => [...word].map((_, end) => {
              const field = document.getElementById("q");
              field.value = word.slice(0, end + 1);
              const start = performance.now();
              field.dispatchEvent(new Event("input"));
              return performance.now() - start;
            }))""",
            list(WORDS),
        )
        browser.close()
    times.sort()
    print(
        f"search, processor {SLOWER} times slower: median {times[len(times) // 2]:.0f} ms, "
        f"95 % {times[int(len(times) * 0.95)]:.0f} ms, longest {times[-1]:.0f} ms"
    )


if __name__ == "__main__":
    measure_search(measure(int(sys.argv[1]) if len(sys.argv) > 1 else 500))
