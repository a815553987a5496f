"""The debrief's pack and published figures for everybody: in a browser, in the dark, on paper, read aloud."""

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader

from tests.conftest import Sotekit
from tests.documents.browser_page import opened, violations
from tests.documents.test_pdf import tags

if TYPE_CHECKING:
    from playwright.sync_api import Browser

LINE = ("--line", "kesapuhelin")
KINDS = ("pack", "published")


def built(sotekit: Sotekit, target: Path, kind: str, lang: str = "en") -> Path:
    if kind == "published":
        sotekit("debrief", "publish", *LINE)
    how = ("--publish",) if kind == "published" else ()
    done = sotekit("debrief", "build", *how, *LINE, "--to", str(target), lang=lang)
    assert done.returncode == 0, done.stderr
    return target


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(browser: "Browser", sotekit: Sotekit, tmp_path: Path, kind: str) -> None:
    page_file = built(sotekit, tmp_path / "page.html", kind, "fi")
    for width, scheme, forced in (
        (1280, "light", False),
        (320, "dark", False),
        (390, "dark", True),
    ):
        # a script may not run in this page, and axe is one: the policy is taken out, all else stays
        text = re.sub(r"<meta http-equiv=[^>]*>", "", page_file.read_text(encoding="utf-8"))
        bare = tmp_path / "bare.html"
        bare.write_text(text, encoding="utf-8")
        with opened(browser, bare, width=width, scheme=scheme, forced=forced) as page:
            assert violations(page) == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        with opened(browser, page_file, width=width, scheme=scheme, forced=forced, script=False):
            pass  # and with the policy nothing is refused: no message on the console, no request


def test_charts_take_the_colours_of_the_page(
    browser: "Browser", sotekit: Sotekit, tmp_path: Path
) -> None:
    page_file = built(sotekit, tmp_path / "page.html", "pack")
    found = {}
    for scheme in ("light", "dark"):
        with opened(browser, page_file, scheme=scheme) as page:
            found[scheme] = page.evaluate(
                """[...document.querySelectorAll("figure")].map((one) => [
                    getComputedStyle(one).backgroundColor,
                    getComputedStyle(one.querySelector("svg text")).fill,
                    getComputedStyle(one.querySelector('svg [id*="patch_"] path[style*="bar-1"]')).fill,
                ])"""
            )
    assert len(found["light"]) == 3
    for light, dark in zip(found["light"], found["dark"], strict=True):
        ground, ink, bar = dark
        assert light[0] == "rgb(255, 255, 255)"
        assert contrast(ground, ink) >= 4.5
        assert contrast(ground, bar) >= 3
        assert contrast(light[0], light[2]) >= 3
        assert ground != light[0]


def contrast(one: str, other: str) -> float:
    """WCAG 2.2's contrast ratio of two rgb() colours."""

    def light(colour: str) -> float:
        parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
        red, green, blue = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(("kind", "language"), [("pack", "fi"), ("published", "sv")])
def test_the_pdf_is_tagged(sotekit: Sotekit, tmp_path: Path, kind: str, language: str) -> None:
    made = built(sotekit, tmp_path / "page.pdf", kind, language)
    reader = PdfReader(io.BytesIO(made.read_bytes()))
    root: Any = reader.root_object
    assert root["/Lang"] == f"{language}-FI"
    assert root["/MarkInfo"]["/Marked"]
    assert b"pdfuaid" in root["/Metadata"].get_data()
    assert reader.metadata is not None
    assert reader.metadata.title
    kinds = tags(reader)
    assert {"/H1", "/H2", "/P", "/Table", "/TH", "/Figure"} <= set(kinds)
