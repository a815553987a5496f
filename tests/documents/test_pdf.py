"""The PDF: tagged, with bookmarks, contents and index; text of the data stays text; nothing of a narrower audience."""

import io
import re
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from sotekit.documents.glyphs import SHOWN, printable
from sotekit.documents.pdf import render_card, render_pdf, typst_string
from sotekit.documents.templates import TemplateError, templates_of
from sotekit.model.organisation import Audience
from tests.documents.support import (
    BUILT_IN,
    HOSTILE,
    hostile_region,
    speaking,
    view_of,
    write_region,
)


def pdf_of(root: Path, audience: Audience = Audience.RESPONDER, language: str = "fi") -> PdfReader:
    view = view_of(write_region(root), language, audience)
    return PdfReader(io.BytesIO(render_pdf(view, speaking(language), BUILT_IN)))


def card_of(root: Path, audience: Audience = Audience.RESPONDER) -> PdfReader:
    view = view_of(write_region(root), "fi", audience)
    return PdfReader(io.BytesIO(render_card(view, speaking("fi"), BUILT_IN)))


def text_of(reader: PdfReader) -> str:
    """All the text, without the breaks of lines and words that setting it made."""
    text = "\n".join(page.extract_text() for page in reader.pages)
    return re.sub(r"[\s\u00ad\u200b-]+", "", text)


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad\u200b-]+", "", text)


def tags(reader: PdfReader) -> dict[str, int]:
    """How often each kind of structure element stands in the tag tree."""
    counted: dict[str, int] = {}

    def walk(node: object) -> None:
        if isinstance(node, DictionaryObject):
            kind = str(node.get("/S", ""))
            counted[kind] = counted.get(kind, 0) + 1
            children = node.get("/K", [])
            children = children.get_object() if hasattr(children, "get_object") else children
            for child in children if isinstance(children, list) else [children]:
                walk(child.get_object() if hasattr(child, "get_object") else child)

    walk(reader.root_object["/StructTreeRoot"])
    return counted


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_it_says_what_pdf_ua_asks_for(tmp_path: Path, language: str) -> None:
    reader = pdf_of(tmp_path, language=language)
    root: Any = reader.root_object
    assert root["/Lang"] == f"{language}-FI"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title is not None
    assert reader.metadata.creation_date is None
    assert b"pdfuaid" in root["/Metadata"].get_data()
    kinds = tags(reader)
    assert {"/H1", "/H2", "/H3", "/P", "/L", "/LI", "/Link", "/Table", "/TH", "/TOC"} <= set(kinds)
    assert kinds["/TH"] == 3


def test_bookmarks_contents_and_index_lead_to_the_pages(tmp_path: Path) -> None:
    reader = pdf_of(tmp_path)
    titles = [one.title for one in reader.outline if not isinstance(one, list)]
    assert [title for title in titles if title] == titles
    for wanted in (
        "Testilän puhelin",
        "Soittaja kertoo…",
        "Järjestöt A–Ö",
        "Päivystysvuorot",
        "Hakemisto",
    ):
        assert wanted in titles
    index = reader.pages[-1].extract_text()
    assert re.search(r"avioero\s+\d+", index)
    assert re.search(r"Öljymäen Äänet ry\s+\d+", index)
    assert index.index("Apuri") < index.index("Öljymäen")


def test_the_first_page_holds_what_is_needed_first(tmp_path: Path) -> None:
    first = pdf_of(tmp_path).pages[0].extract_text().replace("\u00a0", " ")
    for wanted in ("112", "1.10.2026", "Apuri ry", "Bertta Toinen", "000 100 1000", "080 005 005"):
        assert wanted in first


@pytest.mark.parametrize("audience", list(Audience))
def test_the_audience_holds_here_too(tmp_path: Path, audience: Audience) -> None:
    network = ("0001002001", "Verkostonomaapu", "0001003001")
    responder = ("0001002002", "0001003000")
    hidden = {
        Audience.PUBLIC: (*network, *responder, "Bertta", "Liittymän"),
        Audience.NETWORK: responder,
        Audience.RESPONDER: (),
    }[audience]
    view = view_of(write_region(tmp_path), audience=audience)
    data = render_pdf(view, speaking("fi"), BUILT_IN)
    reader = PdfReader(io.BytesIO(data))
    text = text_of(reader) + text_of(card_of(tmp_path, audience))
    links = str([[one.get_object() for one in page.annotations or ()] for page in reader.pages])
    assert [one for one in hidden if one in text or one in links] == []
    if audience is Audience.RESPONDER:
        assert [one for one in (*network, *responder) if one not in text] == []


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_text_of_the_data_comes_out_as_written(tmp_path: Path, text: str) -> None:
    view = view_of(hostile_region(tmp_path, text))
    reader = PdfReader(io.BytesIO(render_pdf(view, speaking("fi"), BUILT_IN)))
    wanted = squeezed(printable(text))
    found = text_of(reader)
    if "\u05e9" in text:  # right-to-left text is extracted in the order it is drawn in
        assert "[U+1F600]" in found
        assert "vasemmalle" in found
    else:
        assert found.count(wanted) >= 4


def test_the_card_is_one_sheet_whatever_is_on_it(tmp_path: Path) -> None:
    for made in (card_of(tmp_path / "a"), card_of(tmp_path / "b", Audience.PUBLIC)):
        assert len(made.pages) == 2
    view = view_of(hostile_region(tmp_path / "c", "pitkä " * 400))
    card = PdfReader(io.BytesIO(render_card(view, speaking("fi"), BUILT_IN)))
    assert len(card.pages) == 2


def test_same_data_same_bytes(tmp_path: Path) -> None:
    view = view_of(write_region(tmp_path))
    assert render_pdf(view, speaking("fi"), BUILT_IN) == render_pdf(view, speaking("fi"), BUILT_IN)


def test_a_template_that_typst_refuses_is_a_problem_of_that_file(tmp_path: Path) -> None:
    view = view_of(write_region(tmp_path))
    own = tmp_path / "templates" / "card.typ.j2"
    own.parent.mkdir()
    own.write_text("= Hei\n#let x = (\n", encoding="utf-8")
    with pytest.raises(TemplateError) as raised:
        render_card(view, speaking("fi"), templates_of(tmp_path))
    assert raised.value.problem.place.path == "templates/card.typ.j2"


def test_strings_of_typst() -> None:
    assert typst_string('a "b" \\ #c\n') == '"a \\"b\\" \\\\ #c\\n"'


def test_what_no_font_shows_is_named() -> None:
    assert printable("Åäö – ”x”") == "Åäö – ”x”"
    assert printable("hei 😀!") == "hei [U+1F600]!"
    assert printable("a\ufe0fb\x00c") == "abc"
    assert printable("x" * 100).count("\u200b") == 2
    assert set("abcåäöÅÄÖ€–—”’•→☎ЖЯ") <= SHOWN
