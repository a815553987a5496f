"""The services table as a page in a real browser, as a PDF that tells its parts, and as a workbook."""

import io
from pathlib import Path
from typing import Any

import pytest

from sotekit.cli.main import main
from tests.conftest import PROJECT, Sotekit

WORDS = ("--root", str(PROJECT), "--today", "2026-11-23", "--lang", "en", "point", "matrix")


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("matrix") / "m.html"
    assert main([*WORDS, "--candidates", "--html", str(path)]) == 0
    return path


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_the_page_is_no_wider_than_a_phone(
    browser: Any, page_file: Path, scheme: str
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, offline=True, color_scheme=scheme
    )
    page = context.new_page()
    page.goto(page_file.as_uri())
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        result = axe.Axe().run(page)
        assert result.violations_count == 0, result.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_every_cell_says_in_words_what_its_sign_means(page_file: Path) -> None:
    html = page_file.read_text(encoding="utf-8")
    assert html.count('<span aria-hidden="true">●</span> <span class="seen">when open</span>') > 50
    assert '<span aria-hidden="true">→</span> <span>Remote point</span>' in html
    assert "Mon–\u2060Fri 10:00–\u206014:00" in html


def test_the_pdf_is_tagged_and_says_the_same(tmp_path: Path) -> None:
    pypdf = pytest.importorskip("pypdf")
    path = tmp_path / "m.pdf"
    assert main([*WORDS, "--pdf", str(path)]) == 0
    pdf = pypdf.PdfReader(path)
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert pdf.trailer["/Root"]["/Lang"].startswith("en")
    text = " ".join(page.extract_text() for page in pdf.pages).split()
    assert "Service points of Kaislamaa" in " ".join(text)
    assert "at certain hours" in " ".join(text)


def test_the_workbook_has_words_and_no_formulas(
    sotekit: Sotekit, example: Path, tmp_path: Path
) -> None:
    from openpyxl import load_workbook

    point = example / "data/points/paakirjasto.yaml"
    text = point.read_text(encoding="utf-8")
    point.write_text(text.replace("en: Main library", 'en: "=HYPERLINK(1)"'), encoding="utf-8")
    path = tmp_path / "m.xlsx"
    done = sotekit("point", "matrix", "--excel", str(path))
    assert done.returncode == 0, done.stderr
    book = load_workbook(io.BytesIO(path.read_bytes()))
    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row if cell.value]
    assert "=HYPERLINK(1)" in [cell.value for cell in cells]
    assert {cell.data_type for cell in cells} == {"s"}
    assert "◐ Mon–Fri 12:00–16:00" in [cell.value for cell in cells]
    assert book.sheetnames == ["Services", "Key"]
