"""The plan: every annex in every language, from its own data; what is missing is said, not hidden."""

import io
import re
from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from sotekit.documents.crisis_annexes import ANNEXES
from sotekit.documents.crisis_build import holes
from sotekit.documents.crisis_plan import plan_paper
from sotekit.documents.drawing import Picture
from sotekit.documents.paper import (
    Bullets,
    Cell,
    Drawing,
    Facts,
    Heading,
    Paper,
    Table,
    Words,
    page_html,
    paper_pdf,
)
from sotekit.documents.templates import templates_of
from sotekit.model.crisis import CrisisPlan
from sotekit.model.repository import Repository
from tests.documents.crisis_support import (
    LANGUAGES,
    PLAN,
    PROJECT,
    TODAY,
    example,
    network,
    pdf_of,
    reader_of,
    speaking,
    squeezed,
    text_of,
)
from tests.documents.support import HOSTILE, write_region

BUILT_IN = templates_of(None)


def plan_of(repository: Repository, language: str = "fi") -> Paper:
    return plan_paper(reader_of(repository, language))


@cache
def of_example(language: str) -> tuple[Paper, str, PdfReader, list[str]]:
    """The example region's plan: as blocks, as a page, as a PDF and as the words of that one's pages."""
    paper = plan_of(example(), language)
    reader = pdf_of(paper)
    words = [squeezed(page.extract_text()) for page in reader.pages]
    return paper, page_html(paper, BUILT_IN), reader, words


def cells(paper: Paper) -> list[Cell]:
    found: list[Cell] = []
    for one in paper.blocks:
        if isinstance(one, Words):
            found.append(one.pieces)
        elif isinstance(one, Bullets):
            found += one.items
        elif isinstance(one, Facts):
            found += [cell for _, cell in one.rows]
        elif isinstance(one, Table):
            found += [cell for row in one.rows for cell in row]
    return found


def visible(page: str) -> str:
    """The words of a page without its tags and styles."""
    from html import unescape

    body = re.sub(r"<(style|title|desc)\b.*?</\1>", "", page, flags=re.DOTALL)
    return squeezed(unescape(re.sub(r"<[^>]+>", " ", body)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_annexes_are_there_and_each_holds_something(language: str) -> None:
    paper, page, reader, _ = of_example(language)
    titles = [one.title for one in reader.outline if not isinstance(one, list)]
    places = {
        one.id: at for at, one in enumerate(paper.blocks) if isinstance(one, Heading) and one.id
    }
    for number, (id_, title) in enumerate(ANNEXES, start=1):
        said = title.text(speaking(language))
        assert any(f"{number}: {said}" in str(one) for one in titles), (said, titles)
        assert f'id="{id_}"' in page
        assert f'href="#{id_}"' in page
        following = paper.blocks[places[id_] + 1 : places[id_] + 6]
        assert any(not isinstance(one, Heading) for one in following)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_and_the_pdf_say_the_same(language: str) -> None:
    paper, page, _, words = of_example(language)
    page, pdf = visible(page), "".join(words)
    for one in (piece.text for cell in cells(paper) for piece in cell):
        assert squeezed(one) in page, one
        assert squeezed(one) in pdf, one
    for block in paper.blocks:
        if isinstance(block, Heading):
            assert squeezed(block.text) in page
            assert squeezed(block.text) in pdf


def test_each_part_comes_from_its_own_data() -> None:
    repository = example()
    text = "".join(of_example("fi")[3])
    plan = repository.crisis
    assert plan is not None
    wanted = [one.phone for one in plan.contacts]
    wanted += [one.number for one in repository.helplines]
    wanted += [one.published_by for one in repository.helplines]
    wanted += [one.address for one in repository.points if one.address and not one.candidate]
    wanted += [one.name.best("fi") for one in repository.scenarios]
    wanted += [task.task.best("fi") for one in repository.scenarios for task in one.tasks]
    wanted += [one.name.best("fi") for one in repository.volunteers]
    wanted += [one.name.best("fi") for one in repository.organisations if one.services]
    wanted += [one.name.best("fi") for one in repository.region.areas]
    wanted += [
        person.name for one in plan.coordination.people if (person := repository.person(one))
    ]
    assert [one for one in wanted if squeezed(one) not in text] == []


def test_what_is_missing_is_said_where_it_would_stand(tmp_path: Path) -> None:
    found = list(holes(plan_of(network(tmp_path), "en")))
    said = {(one.heading, one.row): one.text for one in found}
    assert said["Responsibilities", "South · Deputy"] == "No deputy"
    assert said["Responsibilities", "North · Answers for it"] == "Nobody named"
    assert ("Service points", "2 · Point and place") in said
    assert said["Scenarios", ""] == "No scenario has been prepared yet."
    assert said["Annex 1: Communications plan", "Public page"] == "None yet"
    assert said["Annex 2: Contact list", "Duty · Last tried"] == "No answer then"
    assert any("volunteer groups" in one.text for one in found)


@pytest.mark.parametrize("language", ["fi", "en"])
def test_a_region_without_anything_has_a_plan_that_says_so(tmp_path: Path, language: str) -> None:
    paper = plan_of(write_region(tmp_path), language)
    text = text_of(pdf_of(paper))
    assert squeezed("data/crisis/plan.yaml") in text
    assert len(list(holes(paper))) > 8
    assert page_html(paper, BUILT_IN).count("missing") > 8


def test_numbers_tried_long_ago_are_told_apart(tmp_path: Path) -> None:
    old = network(tmp_path, **{"crisis/plan.yaml": PLAN.replace("2026-11-01", "2026-03-01")})
    assert any("1 March 2026: check again" in one.text for one in holes(plan_of(old, "en")))
    fresh = network(tmp_path)
    assert not any("check again" in one.text for one in holes(plan_of(fresh, "en")))


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_what_pdf_ua_asks_for(language: str) -> None:
    reader = of_example(language)[2]
    root: Any = reader.root_object
    assert root["/Lang"] == f"{language}-FI"
    assert root["/MarkInfo"]["/Marked"]
    assert b"pdfuaid" in root["/Metadata"].get_data()
    assert reader.metadata is not None
    assert reader.metadata.title is not None
    assert reader.metadata.creation_date is None


def test_every_page_carries_its_day_its_version_and_a_warning() -> None:
    paper, _, _, words = of_example("fi")
    for text in words:
        assert squeezed(paper.foot) in text
        assert squeezed(paper.check) in text
    assert "23.11.2026" in paper.foot


def test_same_data_same_bytes_and_other_data_another_version(tmp_path: Path) -> None:
    repository = network(tmp_path)
    one, two = plan_of(repository), plan_of(repository)
    assert paper_pdf(one, BUILT_IN) == paper_pdf(two, BUILT_IN)
    assert page_html(one, BUILT_IN) == page_html(two, BUILT_IN)
    moved = network(tmp_path, **{"crisis/plan.yaml": PLAN.replace("0009", "0008")})
    assert plan_of(moved).foot != one.foot


def test_the_page_needs_nothing_else() -> None:
    page = of_example("fi")[1]
    assert "<script" not in page
    assert re.findall(r'(?:src|href)="(?!#|tel:[0-9+]+")[^"]*"', page) == []
    assert "default-src 'none'" in page
    assert 'href="tel:0002000201"' in page


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_text_of_the_data_is_never_markup(tmp_path: Path, text: str) -> None:
    from sotekit.documents.glyphs import printable
    from sotekit.model.text import Text

    repository = network(tmp_path)
    plan = repository.crisis
    assert isinstance(plan, CrisisPlan)
    hostile = Text(plain=text)
    points = tuple(replace(one, name=hostile, about=hostile) for one in repository.points)
    changed = replace(
        repository,
        points=points,
        crisis=replace(plan, name=hostile, about=hostile, without_network=(hostile,)),
    )
    paper = plan_of(changed)
    page = page_html(paper, BUILT_IN)
    assert "<script" not in page
    assert "onerror=alert" not in re.sub(r"&[a-z#0-9]+;", "", re.sub(r">[^<]*<", "><", page))
    found = text_of(PdfReader(io.BytesIO(paper_pdf(paper, BUILT_IN))))
    if "\u05e9" not in text:  # right-to-left text is extracted in the order it is drawn in
        assert squeezed(printable(text)) in found


def test_a_repository_can_reword_the_long_texts(tmp_path: Path) -> None:
    repository = network(tmp_path)
    own = tmp_path / "templates" / "fi" / "crisis" / "set-up.md"
    own.parent.mkdir(parents=True)
    own.write_text("# Oma ohje\n\nAvaa ovi alueella {{ region }}.\n", encoding="utf-8")
    paper = plan_paper(reader_of(repository, root=tmp_path))
    text = text_of(pdf_of(paper, tmp_path))
    assert "Omaohje" in text
    assert squeezed("Avaa ovi alueella Testilä.") in text


def test_the_pictures_stand_beside_a_table_of_the_same(tmp_path: Path) -> None:
    paper = plan_of(network(tmp_path))
    pictures = [one.picture for one in paper.blocks if isinstance(one, Drawing)]
    assert [one.id for one in pictures] == ["diagram", "map"]
    assert all(isinstance(one, Picture) and one.title and one.description for one in pictures)
    table = [one for one in paper.blocks if isinstance(one, Table)][-1]
    rows = {row[0][0].text: row[1][0].text for row in table.rows}
    assert rows == {"1": "Keltainen tupa", "2": "Sininen sali"}
    assert all(f"{number} {name}" in pictures[1].description for number, name in rows.items())


def test_a_day_later_it_is_another_paper(tmp_path: Path) -> None:
    repository = network(tmp_path)
    reader = reader_of(repository, today=TODAY + timedelta(days=1))
    assert "24.11.2026" in plan_paper(reader).foot


def test_the_built_in_texts_are_there_in_every_language() -> None:
    names = {
        language: {path.name for path in (PROJECT / "templates" / language / "crisis").glob("*.md")}
        for language in LANGUAGES
    }
    assert names["fi"] == names["sv"] == names["en"]
    assert {
        "about.md",
        "set-up.md",
        "set-up-checklist.md",
        "volunteer.md",
        "contact-tree.md",
    } <= names["fi"]
    assert {"log-sheet.md", "door-sign.md"} <= names["fi"]
