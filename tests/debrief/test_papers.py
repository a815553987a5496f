"""The pack and the published figures as a page and a PDF: what is in them, and what must never be."""

import io
import json
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest
from pypdf import PdfReader

from sotekit.documents.charts import Chart, Series, chart_svg
from tests.conftest import Sotekit
from tests.debrief import recount

LINE = ("--line", "kesapuhelin")
GEOMETRY = {
    "d",
    "x",
    "y",
    "transform",
    "viewbox",
    "style",
    "clip-path",
    "width",
    "height",
    "content",
}


TICKS = re.compile(r'<g id="chart-\w+-xtick_\d+">.*?</g>\s*</g>\s*</g>', re.DOTALL)
"""The scale under a chart: round numbers that follow from the longest bar that shows."""


class Words(HTMLParser):
    """Every text and every attribute that is not the place of a stroke."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.links: list[str] = []
        self.within = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.within = tag
        self.found += [value or "" for name, value in attrs if name not in GEOMETRY]
        self.links += [
            value or "" for name, value in attrs if name in ("src", "href", "xlink:href")
        ]

    def handle_data(self, data: str) -> None:
        if self.within != "style":
            self.found.append(data)

    def handle_comment(self, data: str) -> None:
        self.found.append(data)


def words_of(page: str) -> Words:
    reader = Words()
    reader.feed(page)
    return reader


def pdf_words(path: Path) -> str:
    reader = PdfReader(io.BytesIO(path.read_bytes()))
    texts = [page.extract_text() for page in reader.pages]
    objects = [str(reader.get_object(number)) for number in range(1, len(reader.xref[0]) + 1)]
    alts = re.findall(r"'/(?:Alt|Title|T|E|ActualText)': '([^']*)'", " ".join(objects))
    xmp = reader.xmp_metadata
    titles = [str(xmp.dc_title)] if xmp else []
    return "\n".join([*texts, *alts, *map(str, (reader.metadata or {}).values()), *titles])


def test_the_pack_as_a_page_and_a_pdf(sotekit: Sotekit, example: Path, tmp_path: Path) -> None:
    page, sheet = tmp_path / "pack.html", tmp_path / "pack.pdf"
    for target in (page, sheet):
        done = sotekit("debrief", "build", *LINE, "--to", str(target))
        assert done.returncode == 0, done.stderr
    rows = recount.rows_of(example / "data" / "calls" / "kesapuhelin-2026")
    html = page.read_text(encoding="utf-8")
    found = words_of(html)
    assert html.count('role="img"') == 3
    assert html.count("<desc") == 3
    assert all(link.startswith("#") for link in found.links)
    assert "http" not in " ".join(found.found).replace("http://www.w3.org/", "")
    assert f"<td>{len(rows)}</td>" in html
    ids = re.findall(r'\bid="([^"]*)"', html)
    assert len(ids) == len(set(ids))
    said = pdf_words(sheet)
    assert str(len(recount.answered(rows))) in said
    assert "Week by week. Bars: answered, missed, voicemails." in said
    again = tmp_path / "again.html"
    sotekit("debrief", "build", *LINE, "--to", str(again))
    assert again.read_bytes() == page.read_bytes()


def test_what_is_hidden_is_nowhere(sotekit: Sotekit, example: Path, tmp_path: Path) -> None:
    """With k at 40 hidden counts are large enough to be told from other numbers, so they can be searched for."""
    done = sotekit("debrief", "publish", *LINE, "--k", "40")
    assert done.returncode == 0, done.stderr
    page, sheet = tmp_path / "p.html", tmp_path / "p.pdf"
    for target in (page, sheet):
        assert sotekit("debrief", "build", "--publish", *LINE, "--to", str(target)).returncode == 0
    ledger = next((example / "data" / "releases").glob("*.json"))
    numbers = [n for one in json.loads(ledger.read_text())["tables"] for n in one["numbers"]]
    shown = {str(n) for n in numbers if n is not None}
    rows = recount.answered(recount.rows_of(example / "data" / "calls" / "kesapuhelin-2026"))
    true = {
        str(count)
        for column in ("topics", "age", "for_whom", "follow_up", "feedback")
        for count in recount.choices(rows, column).values()
    }
    secret = {one for one in true - shown if int(one) > 12} - {"40", "23", "2026"}
    assert len(secret) > 5
    html = page.read_text(encoding="utf-8")
    found = words_of(TICKS.sub("", html))
    assert found.found != words_of(html).found
    texts = [one for one in found.found if not re.fullmatch(r"#?chart-[\w.-]+|url\(.*\)", one)]
    for text in ("\n".join(texts), pdf_words(sheet)):
        assert "…" in text
        tokens = set(re.findall(r"(?<![\d.:-])\d+(?![\d.:-])", text))
        assert not tokens & secret, tokens & secret

    inside = tmp_path / "inside.html"
    sotekit("debrief", "build", *LINE, "--to", str(inside))
    found_inside = " ".join(words_of(inside.read_text(encoding="utf-8")).found)
    assert secret & set(re.findall(r"\d+", found_inside))  # the search does find what is not hidden

    first = page.read_bytes(), sheet.read_bytes()
    shutil.rmtree(example / "data" / "calls")
    for target in (page, sheet):
        arguments = (*LINE, "--season", "2026", "--to", str(target))
        assert sotekit("debrief", "build", "--publish", *arguments).returncode == 0
    assert (page.read_bytes(), sheet.read_bytes()) == first


def test_nothing_is_published_before_it_is_protected(sotekit: Sotekit, tmp_path: Path) -> None:
    target = tmp_path / "p.html"
    done = sotekit("debrief", "build", "--publish", *LINE, "--to", str(target))
    assert done.returncode == 2
    assert "sotekit debrief publish" in done.stderr
    assert not target.exists()
    assert sotekit("debrief", "build", *LINE, "--to", "x.docx").returncode == 2


@pytest.mark.parametrize("outlines", [True, False])
def test_a_hidden_number_has_no_bar(*, outlines: bool) -> None:
    def drawn(number: int | None) -> str:
        series = (Series("Calls & <b>", (9, number)),)
        return chart_svg(Chart("x", "A & B", "d", ("a", "<i>$b$"), series), outlines=outlines)

    assert drawn(None) == drawn(None)
    assert drawn(None) != drawn(0)
    assert "<b>" not in drawn(3)
    assert "A &amp; B" in drawn(3)
    assert "Matplotlib" not in drawn(3)
    assert "<style" not in drawn(3)
