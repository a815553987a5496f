"""The page in a real browser: accessible, no sideways scroll, whole without script and by keyboard alone."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sotekit.model.organisation import Audience
from tests.documents.browser_page import opened, page_file, view, violations
from tests.documents.support import page_of, view_of, write_region

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.mark.parametrize(
    ("language", "scheme", "forced"),
    [
        ("fi", "light", False),
        ("fi", "dark", False),
        ("fi", "light", True),
        ("sv", "light", False),
        ("en", "dark", False),
    ],
)
def test_axe_finds_nothing(
    browser: "Browser", tmp_path: Path, language: str, scheme: str, forced: bool
) -> None:
    path = tmp_path / "page.html"
    path.write_text(page_of(view_of(write_region(tmp_path), language)), encoding="utf-8")
    with opened(browser, path, scheme=scheme, forced=forced) as page:
        page.fill("#q", "apuri")
        assert page.is_visible("#found a")
        assert violations(page) == []


def test_axe_finds_nothing_in_the_example(
    browser: "Browser", example_root: Path, folder: Path
) -> None:
    with opened(browser, page_file(example_root, folder, "fi")) as page:
        assert violations(page) == []


@pytest.mark.parametrize(("width", "height"), [(390, 844), (320, 256), (768, 1024), (1280, 900)])
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_nothing_runs_over_the_side(
    browser: "Browser",
    example_root: Path,
    folder: Path,
    width: int,
    height: int,
    language: str,
) -> None:
    """320 by 256 is 1280 by 1024 enlarged to 400 %."""
    path = page_file(example_root, folder, language)
    with opened(browser, path, width=width, height=height) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        wide = page.evaluate(
            """[...document.querySelectorAll("main *")].filter((one) => !one.closest("svg, .unseen"))
            .filter((one) => one.getBoundingClientRect().right > innerWidth + 1).map((one) => one.outerHTML.slice(0, 120))"""
        )
        assert wide == []


def test_numbers_are_large_enough_to_hit(
    browser: "Browser", example_root: Path, folder: Path
) -> None:
    with opened(browser, page_file(example_root, folder, "fi")) as page:
        low = page.evaluate(
            """[...document.querySelectorAll("[href^=tel], .choices a, .thumb a, .letters a, #q")]
            .filter((one) => one.checkVisibility()).filter((one) => one.getBoundingClientRect().height < 44).length"""
        )
        assert low == 0


def test_everything_is_there_without_script(
    browser: "Browser", example_root: Path, folder: Path
) -> None:
    with opened(browser, page_file(example_root, folder, "fi"), script=False) as page:
        text = page.inner_text("main")
        for organisation in view(example_root, "fi", Audience.RESPONDER).organisations:
            assert organisation.name.text in text
        assert not page.is_visible("#q")


def test_the_keyboard_is_enough(browser: "Browser", example_root: Path, folder: Path) -> None:
    with opened(browser, page_file(example_root, folder, "fi"), width=1280, height=900) as page:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        page.keyboard.press("/")
        assert page.evaluate("document.activeElement.id") == "q"
        page.keyboard.type("yksinäinen")
        page.keyboard.press("ArrowDown")
        assert page.evaluate("document.activeElement.hash") == "#t-loneliness"
        page.keyboard.press("Enter")
        assert page.evaluate("location.hash") == "#t-loneliness"
        assert not page.is_visible("#found")
        page.keyboard.press("/")
        page.keyboard.press("Escape")
        assert page.input_value("#q") == ""
