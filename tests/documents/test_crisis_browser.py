"""The plan's page in a real browser: accessible, no sideways scroll, no words on top of others in the pictures."""

from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sotekit.documents.crisis_plan import plan_paper
from sotekit.documents.drawing import Box
from sotekit.documents.paper import page_html
from sotekit.documents.templates import templates_of
from tests.documents.browser_page import opened, violations
from tests.documents.crisis_support import LANGUAGES, example, network, reader_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser

BUILT_IN = templates_of(None)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("plan")
    found = {}
    for language in LANGUAGES:
        found[language] = folder / f"{language}.html"
        paper = plan_paper(reader_of(example(), language))
        found[language].write_text(page_html(paper, BUILT_IN), encoding="utf-8")
    return found


def test_axe_finds_nothing(browser: "Browser", tmp_path: Path) -> None:
    """Every kind of block is in it; less of each than in the whole example, as axe takes its time."""
    whole = example()
    some = replace(
        whole,
        scenarios=whole.scenarios[:1],
        organisations=whole.organisations[:9],
        points=whole.points[:6],
    )
    path = tmp_path / "plan.html"
    path.write_text(page_html(plan_paper(reader_of(some)), BUILT_IN), encoding="utf-8")
    with opened(browser, path) as page:
        assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_plan_with_little_in_it_is_accessible_too(
    browser: "Browser", tmp_path: Path, scheme: str
) -> None:
    path = tmp_path / "plan.html"
    paper = plan_paper(reader_of(network(tmp_path), "sv"))
    path.write_text(page_html(paper, BUILT_IN), encoding="utf-8")
    with opened(browser, path, scheme=scheme, width=1280) as page:
        assert violations(page) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_runs_over_the_side(
    browser: "Browser", pages: dict[str, Path], language: str, width: int
) -> None:
    with opened(browser, pages[language], width=width) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_words_of_a_picture_lie_on_others_as_drawn(
    browser: "Browser", pages: dict[str, Path], language: str
) -> None:
    """In the fonts of this machine, which are not those that were measured."""
    script = """[...document.querySelectorAll('figure svg')].map((svg) =>
        [...svg.querySelectorAll('text')].filter((one) => one.textContent.trim()).map((one) => {
          const box = one.getBBox(); return [box.x, box.y, box.width, box.height, one.textContent] }))"""
    with opened(browser, pages[language], width=1280) as page:
        pictures = page.evaluate(script)
    assert len(pictures) == 3
    for texts in pictures:
        boxes = [
            (Box(x + 1, y + 3, width - 2, height - 6), text) for x, y, width, height, text in texts
        ]
        over = [(a[1], b[1]) for a, b in combinations(boxes, 2) if a[0].meets(b[0])]
        assert over == []
