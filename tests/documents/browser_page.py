"""The handbook's page in a browser: written once for all tests, opened on a day in summer."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sotekit.documents.guide import guide_view
from sotekit.documents.html import render_html
from sotekit.documents.templates import templates_of
from sotekit.documents.view import GuideView
from sotekit.model.organisation import Audience
from sotekit.model.repository import Repository
from sotekit.store.loading import load
from tests.documents.support import speaking

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

TODAY = date(2027, 6, 9)
NOW = "2027-06-09T08:30:00Z"
"""A Wednesday in summer, half past eleven in Helsinki."""


@cache
def region(root: Path) -> Repository:
    repository = load(root).repository
    assert repository is not None
    return repository


@cache
def view(root: Path, language: str, audience: Audience) -> GuideView:
    repository = region(root)
    line = repository.lines[0]
    return guide_view(repository, line, line.seasons[-1], language, audience, TODAY)


@cache
def page_file(
    root: Path, folder: Path, language: str, audience: Audience = Audience.RESPONDER
) -> Path:
    path = folder / f"{audience.value}-{language}.html"
    page = render_html(view(root, language, audience), speaking(language), templates_of(root))
    path.write_text(page, encoding="utf-8")
    return path


@contextmanager
def opened(
    browser: "Browser",
    path: Path,
    *,
    width: int = 390,
    height: int = 844,
    scheme: str = "light",
    forced: bool = False,
    script: bool = True,
) -> Iterator["Page"]:
    """The page at a fixed moment. Any message on the console, and any request but for the file, is a failure."""
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
        forced_colors="active" if forced else "none",
        java_script_enabled=script,
    )
    said: list[str] = []
    asked: list[str] = []
    page = context.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    if script:
        page.clock.set_fixed_time(NOW)
    page.goto(path.as_uri())
    yield page
    assert said == []
    assert set(asked) == {path.as_uri()}
    context.close()


def violations(page: "Page") -> list[tuple[str, list[str]]]:
    """What axe finds against WCAG 2.2 AA and its own best practice."""
    from axe_playwright_python.sync_playwright import (  # type: ignore[import-untyped]  # it ships no types
        Axe,
    )

    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    results = Axe().run(page, options={"runOnly": {"type": "tag", "values": tags}})
    return [
        (one["id"], [node["html"][:200] for node in one["nodes"][:3]])
        for one in results.response["violations"]
    ]
