"""The page stands on its own, its links lead somewhere, and text of the data stays text."""

import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from sotekit.documents.build import build
from sotekit.documents.dates import days
from sotekit.documents.sorting import first_letter, sort_key
from sotekit.documents.words import dialled
from sotekit.model.organisation import Audience
from tests.documents.support import (
    HOSTILE,
    TODAY,
    hostile_region,
    page_of,
    speaking,
    view_of,
    write_region,
)


class Reader(HTMLParser):
    """Collects ids, links and the text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.text: list[str] = []
        self._silent = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self._silent = tag in ("script", "style")
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name in ("href", "src"):
                self.links.append(value or "")
            assert not name.startswith("on"), f"{tag} has {name}"

    def handle_endtag(self, _tag: str) -> None:
        self._silent = False

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.text.append(data)


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    return reader


@pytest.mark.parametrize("audience", list(Audience))
def test_links_lead_to_places_of_the_page_and_ids_are_unique(
    tmp_path: Path, audience: Audience
) -> None:
    reader = read(page_of(view_of(write_region(tmp_path), audience=audience)))
    assert len(reader.ids) == len(set(reader.ids))
    inside = {link[1:] for link in reader.links if link.startswith("#")}
    assert inside <= set(reader.ids)
    outside = {link for link in reader.links if not link.startswith("#")}
    assert all(re.match(r"tel:\+?\d+$|mailto:|https://", link) for link in outside)


def test_nothing_is_fetched(tmp_path: Path) -> None:
    page = page_of(view_of(write_region(tmp_path)))
    assert "default-src 'none'" in page
    assert not {"link", "img", "iframe", "object", "embed"} & set(read(page).tags)
    assert "@import" not in page
    assert "url(" not in page


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_text_of_the_data_comes_out_as_written(tmp_path: Path, text: str) -> None:
    repository = hostile_region(tmp_path, text)
    view = view_of(repository)
    reader = read(page_of(view))
    shown = "".join(reader.text)
    assert shown.count(text) >= 4
    assert reader.tags.count("script") == 2
    assert "img" not in reader.tags


def test_data_in_another_language_says_so(tmp_path: Path) -> None:
    page = page_of(view_of(write_region(tmp_path), "en"))
    assert '<html lang="en">' in page
    assert '<span lang="fi">Eroryhmä</span>' in page
    assert '<span lang="fi">Testilän' not in page
    assert "Apuri ry" in page


def test_the_first_screen_is_first(tmp_path: Path) -> None:
    page = page_of(view_of(write_region(tmp_path)))
    order = [
        'href="tel:112"',
        "1.10.2026",
        "Vuorossa nyt",
        "Soittaja kertoo…",
        "Järjestöt A–Ö",
        'id="rota"',
    ]
    places = [page.index(one, page.index("<main")) for one in order]
    assert places == sorted(places)


def test_alphabet() -> None:
    names = ["Äiti", "Öky", "Zeta", "Åbo", "apu", "Beta", "Éclair"]
    assert sorted(names, key=sort_key) == ["apu", "Beta", "Éclair", "Zeta", "Åbo", "Äiti", "Öky"]
    assert [first_letter(one) for one in ("äiti", "Éva", "5 askelta", "«Apu»", "")] == list("ÄE#A#")


def test_numbers_are_dialled_without_what_is_only_read() -> None:
    assert dialled("+358 (0)40 123-4567").dial == "+358401234567"
    assert dialled("(09) 2525 0111").dial == "0925250111"
    assert dialled("116 117").shown == "116\u00a0117"


@pytest.mark.parametrize(
    ("first", "last", "fi", "en"),
    [
        ((2027, 7, 5), (2027, 8, 1), "5.7.–1.8.", "5 July – 1 August"),
        ((2027, 6, 7), (2027, 6, 13), "7.–13.6.", "7–13 June"),
        ((2027, 6, 7), (2027, 6, 7), "7.6.", "7 June"),
        ((2027, 12, 27), (2028, 1, 2), "27.12.2027–2.1.2028", "27 December 2027 – 2 January 2028"),
        ((2028, 1, 3), (2028, 1, 9), "3.–9.1.2028", "3–9 January 2028"),
    ],
)
def test_ranges_of_days(
    first: tuple[int, int, int], last: tuple[int, int, int], fi: str, en: str
) -> None:
    around = date(2027, 6, 1)
    assert days(date(*first), date(*last), "fi", around) == fi
    assert days(date(*first), date(*last), "en", around) == en


def test_same_data_same_bytes(tmp_path: Path) -> None:
    repository = write_region(tmp_path)
    line = repository.lines[0]
    made = [
        build(
            repository,
            tmp_path,
            line,
            line.seasons[0],
            speaking("fi"),
            Audience.RESPONDER,
            TODAY,
            out,
        )
        for out in (tmp_path / "a", tmp_path / "b")
    ]
    assert [one.name for one in made[0]] == [one.name for one in made[1]]
    for one, other in zip(*made, strict=True):
        assert one.read_bytes() == other.read_bytes()
