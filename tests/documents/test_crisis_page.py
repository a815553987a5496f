"""The public page and the messages: accessible, within the screen, on a page or two, and of the right length."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sotekit.crisis.activating import activation_of
from sotekit.crisis.state import CrisisState, state_of
from sotekit.documents.crisis_files import files_of
from sotekit.documents.crisis_messages import sms_parts
from sotekit.documents.crisis_page import render_page
from sotekit.documents.crisis_public import public_view
from sotekit.documents.templates import templates_of
from sotekit.i18n import translator
from sotekit.model.activation import ActivationKind, Entry, EntryKind, EntryState, Journal
from sotekit.model.repository import Repository
from sotekit.plain.moments import HELSINKI
from sotekit.store.loading import load
from tests.conftest import PROJECT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

START = datetime(2026, 11, 23, 21, 40, tzinfo=HELSINKI)
LANGUAGES = ("fi", "sv", "en")


@cache
def region() -> Repository:
    repository = load(PROJECT).repository
    assert repository is not None
    return repository


@cache
def state(kind: ActivationKind) -> CrisisState:
    """The power cut with two points open and one that can't."""
    scenario = region().scenario("power-cut")
    assert scenario is not None
    activation = activation_of(region(), scenario, kind, START)
    told = (
        ("kellomaen-seurakuntakoti", EntryState.ACTIVE),
        ("kaislaluotsi", EntryState.ACTIVE),
        ("ruokokylan-koulu", EntryState.UNABLE),
    )
    entries = tuple(
        Entry(id=f"entry{at:03}", at=START, entry=EntryKind.POINT, about=point, state=status)
        for at, (point, status) in enumerate(told)
    )
    return state_of(Journal(activation, entries), START)


def page_file(folder: Path, kind: ActivationKind, language: str) -> Path:
    words = translator(language)
    view = public_view(region(), state(kind), words)
    path = folder / f"{kind.value}-{language}.html"
    path.write_text(render_page(view, words, templates_of(PROJECT)), encoding="utf-8")
    return path


@contextmanager
def opened(
    browser: "Browser", path: Path, width: int = 390, scheme: str = "light"
) -> Iterator["Page"]:
    page = browser.new_page(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page.goto(path.as_uri())
    yield page
    page.close()


@pytest.mark.parametrize(
    ("kind", "language", "scheme"),
    [(ActivationKind.REAL, "fi", "light"), (ActivationKind.EXERCISE, "en", "dark")],
)
def test_axe_finds_nothing(
    browser: "Browser", tmp_path: Path, kind: ActivationKind, language: str, scheme: str
) -> None:
    from axe_playwright_python.sync_playwright import (  # type: ignore[import-untyped]  # it ships no types
        Axe,
    )

    with opened(browser, page_file(tmp_path, kind, language), scheme=scheme) as page:
        found = Axe().run(page)
        assert found.response["violations"] == []


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_scrolls_sideways(browser: "Browser", tmp_path: Path, width: int) -> None:
    with opened(browser, page_file(tmp_path, ActivationKind.EXERCISE, "sv"), width) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_it_prints_on_two_pages_at_most(browser: "Browser", tmp_path: Path) -> None:
    from pypdf import PdfReader

    with opened(browser, page_file(tmp_path, ActivationKind.REAL, "fi")) as page:
        page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
    pages = PdfReader(tmp_path / "page.pdf").pages
    assert len(pages) <= 2
    text = "\n".join(one.extract_text() for one in pages)
    assert "Kellomäen seurakuntakoti" in text
    assert "112" in text


def test_an_exercise_says_so_on_every_printed_page(browser: "Browser", tmp_path: Path) -> None:
    from pypdf import PdfReader

    with opened(browser, page_file(tmp_path, ActivationKind.EXERCISE, "fi")) as page:
        page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
    for one in PdfReader(tmp_path / "page.pdf").pages:
        assert "HARJOITUS" in one.extract_text()


def test_the_page_is_said_to_be_fresh_for_twelve_hours() -> None:
    view = public_view(region(), state(ActivationKind.REAL), translator("en"))
    assert view.updated == "23 November 2026 at 21:40"
    assert view.believe_until == "24 November 2026 at 9:40"


def test_only_public_numbers_are_on_the_page() -> None:
    words = translator("fi")
    scenario = region().scenario("pandemic")
    assert scenario is not None
    activation = activation_of(region(), scenario, ActivationKind.REAL, START)
    view = public_view(region(), state_of(Journal(activation), START), words)
    chat = next(one for one in view.coming if one.id == "iltalinja")
    assert chat.phones == ()  # the operator's number is the network's own
    assert chat.link == "https://iltalinja.example"
    hatch = next(one for one in view.coming if one.id == "seurakuntatalon-ruokasali")
    assert hatch.outdoors


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("ä" * 160, 1),
        ("å" * 306, 2),
        ("a" * 307, 3),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("”" + "a" * 69, 1),
        ("”" + "a" * 70, 2),
        ("😀" * 35, 1),
        ("😀" * 36, 2),
        ("", 1),
    ],
)
def test_how_many_text_messages_a_text_makes(text: str, parts: int) -> None:
    assert sms_parts(text) == parts


@pytest.mark.parametrize("kind", list(ActivationKind))
def test_every_message_has_its_words_in_every_language(kind: ActivationKind) -> None:
    languages = [translator(one) for one in LANGUAGES]
    found = files_of(region(), state(kind), languages, templates_of(PROJECT))
    assert not found.problems
    scenario = region().scenario("power-cut")
    assert scenario is not None
    wanted = {one.id for one in scenario.all_messages(region().crisis)}
    for language in LANGUAGES:
        assert {one.id for one in found.messages if one.language == language} == wanted
    for one in found.messages:
        assert "{{" not in one.text
        assert "None" not in one.text
        assert one.text.strip()
        if one.channel.value == "sms":
            assert one.parts <= 2
        if one.audience == "residents":
            assert "112" in one.text


def test_a_message_without_words_is_told_and_the_others_are_made(tmp_path: Path) -> None:
    own = tmp_path / "templates"
    own.mkdir()
    from sotekit.documents.templates import Templates

    empty = Templates((own,))
    views = [
        (public_view(region(), state(ActivationKind.REAL), translator("fi")), translator("fi"))
    ]
    from sotekit.documents.crisis_messages import drafts

    made, problems = drafts(region(), state(ActivationKind.REAL), views, empty)
    assert made == ()
    assert {one.code for one in problems} == {"template-missing"}
    assert str(problems[0].place).startswith("data/crisis/plan.yaml:")
