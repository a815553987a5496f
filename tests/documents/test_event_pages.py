"""The page that somebody runs a session from, and the index page: what they say, and how a browser shows them."""

import re
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pypdf
import pytest

from sotekit.documents.event_handover import HandoverPage, handover_page
from sotekit.documents.event_index import index_page, missing_word
from sotekit.documents.event_page import Page, page_html, page_pdf
from sotekit.documents.templates import Templates, built_in
from sotekit.i18n import LANGUAGES, translator
from sotekit.model.event import Mode
from sotekit.store.loading import load
from tests.conftest import PROJECT
from tests.documents.browser_page import opened, violations
from tests.events.talks import COMING, SERIES, TODAY, read

if TYPE_CHECKING:
    from playwright.sync_api import Browser

BUILT_IN = Templates((built_in(),))
PAST = """
  - id: 2026-11
    date: 2026-11-17
    status: held
    attendance: 0
    presenters:
      - {organisation: kaislat, materials: [{name: "Esitys [1]", link: "https://aineisto.example/a_b"}]}
      - {organisation: lummi}
      - {organisation: talo, absent: true}
"""
CANCELLED = """
  - id: 2027-01
    date: 2027-01-12
    status: cancelled
    changes: [{on: 2026-11-20, kind: cancelled, why: Sali on varattu}]
"""
MOVED = (
    COMING
    + "    changes:\n      - {on: 2026-11-20, kind: moved, was: 2026-12-01, was_start: 13:00}\n"
)


def handover(
    root: Path, language: str = "fi", sessions: str = COMING + PAST, series: str = SERIES
) -> HandoverPage:
    repository, found, session = read(root, sessions, series)
    return handover_page(
        repository, found, session, TODAY, translator(language), ["fi", "sv"], BUILT_IN
    )


def index(root: Path, language: str = "en", sessions: str = MOVED + PAST + CANCELLED) -> str:
    repository, found, _ = read(root, sessions)
    return index_page(repository, (found,), TODAY, translator(language), BUILT_IN).text


def page(text: str, language: str = "fi") -> Page:
    return Page(
        "Otsikko", text, language, "Sisältö", "Alaviite", missing_word(translator(language))
    )


def part(text: str, title: str) -> str:
    """The text under a heading of the second level."""
    return text.split(f"## {title}\n", 1)[1].split("\n## ", 1)[0]


def test_the_session_by_the_clock(tmp_path: Path) -> None:
    course = part(handover(tmp_path).text, "Tilaisuus minuutti minuutilta")
    assert re.findall(r"(?m)^- \*\*(\S+)\*\*", course) == [
        "8.30", "8.45", "8.55", "9.00", "9.02", "9.14", "9.26", "9.30",
    ]  # fmt: skip
    assert "- **9.02** **Kaislat ry**." in course
    assert "Kuulemme tänään: Kaislat ry ja Lummi ry." in course


def test_whoever_runs_it_sees_every_number_and_what_is_left(tmp_path: Path) -> None:
    text = re.sub(r"\[([^]]*)\]\(tel:\d+\)", r"\1", handover(tmp_path).text).replace("\u00a0", " ")
    short = part(text, "Pähkinänkuoressa")
    assert (
        "**Koordinaattori:** Veto Keksitty, Järjestötalo ry: 000 200 0001, <veto@talo.example>"
        in short
    )
    assert "**Varalla:** Varaa Näyte, Järjestötalo ry: 000 200 0002" in short
    assert (
        "Kaislat ry, 12 min (vahvistanut): Meri Otaksuma, 000 100 2000, <meri@kaislat.example>"
        in short
    )
    tasks = part(text, "Tee nämä, tässä järjestyksessä")
    assert "1. **ti 3.11.2026 (myöhässä): Sovi esittelijöiden kanssa.** Veto Keksitty." in tasks
    assert "- 17.11.2026 Lähetä kutsu" in tasks
    assert "Lummi ry" in part(text, "Tämä puuttuu vielä")
    assert "0 osallistujaa" in part(text, "Näin on mennyt")


def test_the_letters_stand_on_the_page_in_each_language(tmp_path: Path) -> None:
    made = handover(tmp_path)
    names = [one.name for one in made.letters]
    assert names == [
        f"{name}-{language}"
        for language in ("fi", "sv")
        for name in ("to-presenters", "presenter-reminder", "reminder", "thanks-participants", "thanks-presenters")
    ]  # fmt: skip
    letters = part(made.text, "Viestit")
    assert letters.count("### ") == len(names)
    assert "> Hei," in letters
    assert "> Hej," in letters


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("sessions", "series"),
    [
        (COMING + PAST, SERIES),
        ("\n  - {id: a, date: 2026-12-08}\n", SERIES),
        ("\n  - {id: a, date: 2026-12-08, coordinator: veto}\n", SERIES.replace("deputy: varaa", "").replace("mode: remote", "mode: on-site")),
        (MOVED, SERIES.replace("mode: remote", "mode: hybrid\nplace: Sali\naddress: Katu 1")),
    ],
)  # fmt: skip
def test_the_page_is_whole(tmp_path: Path, language: str, sessions: str, series: str) -> None:
    made = handover(tmp_path, language, sessions, series)
    assert not re.search(r"\{\{|\}\}|\{%|%\}|None|undefined|\n{3,}", made.text)
    assert made.text == handover(tmp_path, language, sessions, series).text
    html = page_html(page(made.text, language), BUILT_IN)
    assert html.count("<h1>") == 1
    pdf = page_pdf(page(made.text, language), BUILT_IN)
    assert pdf.startswith(b"%PDF")
    assert pdf == page_pdf(page(made.text, language), BUILT_IN)


def test_the_index_says_what_is_missing(tmp_path: Path) -> None:
    text = index(tmp_path)
    coming, held = part(text, "Coming"), part(text, "Held")
    assert "### 8 December 2026: The Reeds, Lummi ry" in coming
    assert "Moved from 1 December 2026 at 13:00." in coming
    assert (
        "- [Join on 8 December 2026](<https://teams.example/l/19%3ameeting_Ab%40thread?context=%7b%22Tid%22%7d>)"
        in coming
    )
    assert "**Cancelled**: Sali on varattu" in coming
    assert "[Esitys \\[1\\], The Reeds](<https://aineisto.example/a_b>)" in held
    assert held.count("**Missing: material**") == 1
    assert "**Missing: recording**" in held
    assert "**House of Associations** (did not come)" in held
    assert "Join on" not in held


def test_the_index_tells_only_what_everybody_may_see(tmp_path: Path) -> None:
    for language in LANGUAGES:
        text = index(tmp_path, language).replace("\u00a0", " ")
        for kept in ("000 900 9000", "sisainen@", "000 200 000"):
            assert kept not in text


def test_several_series_stand_on_one_page(tmp_path: Path) -> None:
    repository, found, _ = read(tmp_path)
    text = index_page(repository, (found, found), TODAY, translator("en"), BUILT_IN).text
    assert text.count("\n## Test briefings: coming\n") == 2
    assert text.count("None has been held yet.") == 2


def test_nothing_in_the_data_becomes_markup(tmp_path: Path) -> None:
    evil = SERIES.replace(
        "fi: Testiinfot", "fi: '<script>alert(1)</script> [x](javascript:alert(1)) # *a*'"
    )
    repository, found, session = read(tmp_path, MOVED, evil)
    texts = [
        index_page(repository, (found,), TODAY, translator("fi"), BUILT_IN).text,
        handover_page(repository, found, session, TODAY, translator("fi"), ["fi"], BUILT_IN).text,
    ]
    for text in texts:
        html = page_html(page(text), BUILT_IN)
        assert "<script" not in html
        assert "javascript:alert" not in re.sub(r">[^<]*<", "><", html)


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (390, "dark"), (1280, "light")])
@pytest.mark.parametrize("kind", ["handover", "index"])
def test_a_browser_shows_it_to_everybody(
    browser: "Browser", tmp_path: Path, kind: str, width: int, scheme: str
) -> None:
    text = handover(tmp_path).text if kind == "handover" else index(tmp_path, "fi")
    path = tmp_path / "page.html"
    path.write_text(page_html(page(text), BUILT_IN), encoding="utf-8")
    with opened(browser, path, width=width, scheme=scheme) as shown:
        assert violations(shown) == []
        assert shown.evaluate("document.documentElement.scrollWidth") <= width
        shown.get_by_role("navigation").get_by_role("link").last.click()
        assert shown.url.rpartition("#")[2].startswith("part-")


def test_what_is_missing_is_set_apart(browser: "Browser", tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    made = page_html(page(index(tmp_path, "en"), "en"), BUILT_IN)
    path.write_text(made, encoding="utf-8")
    with opened(browser, path) as shown:
        assert shown.locator(".missing").all_inner_texts() == [
            "Missing: material",
            "Missing: recording",
        ]


def test_the_day_is_an_argument(tmp_path: Path) -> None:
    repository, found, session = read(tmp_path)
    page_ = handover_page(
        repository, found, session, date(2026, 12, 1), translator("fi"), ["fi"], BUILT_IN
    )
    assert "Tilanne 1.12.2026." in page_.text
    assert "(tänään)" in page_.text


def coming() -> list[tuple[str, str]]:
    repository = load(PROJECT).repository
    assert repository is not None
    return [
        (series.id, session.id)
        for series in repository.series
        for session in series.sessions
        if session.takes_place and session.date >= TODAY
    ][:6]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("series_id", "session_id"), coming())
def test_nothing_that_a_coming_session_needs_is_off_the_page(
    series_id: str, session_id: str, language: str
) -> None:
    """What a stranger needs, worked out here from the data alone, is all on the page."""
    repository = load(PROJECT).repository
    assert repository is not None
    series = repository.series_of(series_id)
    assert series is not None
    session = series.session(session_id)
    assert session is not None
    words = translator(language)
    made = handover_page(repository, series, session, TODAY, words, [language], BUILT_IN)
    text = made.text.replace("\u00a0", " ").replace("\\", "")
    wanted = [series.web, series.feedback_form]
    wanted += [series.link_of(session)] if series.mode_of(session) is not Mode.ON_SITE else []
    wanted += [series.address_of(session)] if series.mode_of(session) is not Mode.REMOTE else []
    wanted += [one.email for one in series.channels]
    for person in (series.coordinator_of(session), series.deputy_of(session)):
        found = repository.person(person or "")
        assert found is not None
        wanted += [found.name, found.phone, found.email]
    for one in session.presenters:
        organisation = repository.organisation(one.organisation)
        assert organisation is not None
        wanted += [organisation.name.best(language), one.name, one.email]
        wanted += [organisation.about.best(language).rstrip(".")] if organisation.about else []
        assert any(contact.phone and contact.phone in text for contact in organisation.contacts)
    done = {one.task for one in session.done}
    for task in series.tasks:
        wanted.append(task.name.best(language))
        if task.id not in done:
            due = session.date + timedelta(days=task.offset)
            wanted.append(
                f"{due.day} {due:%b}" if language == "en" else f"{due.day}.{due.month}.{due.year}"
            )
    start = series.starts(session)
    for slot in series.slots_of(session):
        wanted.append(f"**{words.clock(start.time())}**")
        start += timedelta(minutes=slot.minutes)
    wanted.append(f"**{words.clock(start.time())}**")
    assert [one for one in wanted if one and one not in text] == []
    letters = {task.sends for task in series.tasks if task.sends and task.id not in done}
    assert {each.letter for each in made.letters} == letters
    for each in made.letters:
        assert each.subject in text


def test_the_pdf_says_what_the_page_says(tmp_path: Path) -> None:
    made = handover(tmp_path)
    pdf = tmp_path / "page.pdf"
    pdf.write_bytes(page_pdf(page(made.text), BUILT_IN))
    words = " ".join(one.extract_text() for one in pypdf.PdfReader(pdf).pages)
    for heading in re.findall(r"(?m)^#+ (.*)$", made.text):
        assert heading.split(":")[0] in " ".join(words.split())
    assert "Meri Otaksuma" in words
