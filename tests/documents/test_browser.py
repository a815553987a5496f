"""The page in a real browser: accessible, no sideways scroll, search that finds, hours that agree with the engine."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sotekit.documents.guide import guide_view
from sotekit.documents.html import render_html
from sotekit.documents.templates import templates_of
from sotekit.documents.view import GuideView
from sotekit.hours import HELSINKI, State, days, read_hours, state_at
from sotekit.model.organisation import Audience
from sotekit.model.repository import Repository
from sotekit.store.loading import load
from tests.documents.support import page_of, speaking, view_of, write_region

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

TODAY = date(2027, 6, 9)
NOW = "2027-06-09T08:30:00Z"
"""A Wednesday in summer, half past eleven in Helsinki."""


@cache
def region(root: Path) -> Repository:
    repository = load(root).repository
    assert repository is not None
    return repository


@cache
def view(root: Path, language: str, audience: Audience) -> GuideView:
    repository = region(root)
    line = repository.lines[0]
    return guide_view(repository, line, line.seasons[-1], language, audience, TODAY)


@cache
def page_file(
    root: Path, folder: Path, language: str, audience: Audience = Audience.RESPONDER
) -> Path:
    path = folder / f"{audience.value}-{language}.html"
    page = render_html(view(root, language, audience), speaking(language), templates_of(root))
    path.write_text(page, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pages")


@contextmanager
def opened(
    browser: "Browser",
    path: Path,
    *,
    width: int = 390,
    height: int = 844,
    scheme: str = "light",
    forced: bool = False,
    script: bool = True,
) -> Iterator["Page"]:
    """The page at a fixed moment. Any message on the console, and any request but for the file, is a failure."""
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
        forced_colors="active" if forced else "none",
        java_script_enabled=script,
    )
    said: list[str] = []
    asked: list[str] = []
    page = context.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    if script:
        page.clock.set_fixed_time(NOW)
    page.goto(path.as_uri())
    yield page
    assert said == []
    assert set(asked) == {path.as_uri()}
    context.close()


def violations(page: "Page") -> list[tuple[str, list[str]]]:
    """What axe finds against WCAG 2.2 AA and its own best practice."""
    from axe_playwright_python.sync_playwright import (  # type: ignore[import-untyped]  # it ships no types
        Axe,
    )

    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    results = Axe().run(page, options={"runOnly": {"type": "tag", "values": tags}})
    return [
        (one["id"], [node["html"][:200] for node in one["nodes"][:3]])
        for one in results.response["violations"]
    ]


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


def test_the_duty_shown_is_that_of_the_day_of_reading(
    browser: "Browser", example_root: Path, folder: Path
) -> None:
    duties = view(example_root, "fi", Audience.RESPONDER).duties
    for duty in (duties[0], duties[-1]):
        with opened(browser, page_file(example_root, folder, "fi")) as page:
            page.clock.set_fixed_time(f"{duty.first.isoformat()}T09:00:00Z")
            page.reload()
            assert duty.organisation is not None
            assert duty.organisation.name.text in page.inner_text("#duty-now")
            assert page.is_visible("#is-now")
            assert not page.is_visible("#is-next")


def test_a_print_that_is_out_of_date_says_so(
    browser: "Browser", example_root: Path, folder: Path
) -> None:
    with opened(browser, page_file(example_root, folder, "fi")) as page:
        assert not page.is_visible("#outdated")
        page.clock.set_fixed_time("2028-03-01T10:00:00Z")
        page.reload()
        assert page.is_visible("#outdated")
        assert page.inner_text("#outdated").strip()


def test_nothing_is_open_around_the_clock_on_the_last_day_that_the_page_knows(
    browser: "Browser", example_root: Path, folder: Path
) -> None:
    shown = view(example_root, "fi", Audience.RESPONDER)
    last = (shown.horizon[1] - shown.horizon[0]).days
    with opened(browser, page_file(example_root, folder, "fi")) as page:
        for organisation in shown.organisations:
            if organisation.hours is None or organisation.hours.schedule < 0:
                continue
            for minute in (9 * 60 + 30, 11 * 60, 14 * 60):
                state = page.evaluate(
                    "([table, day, minute]) => sotekitGuide.stateAt(table, day, minute)",
                    [organisation.hours.schedule, last, minute],
                )
                assert not state["open"] or state["until"] <= (last + 1) * 1440, organisation.id


def test_the_line_is_closed_after_its_season(
    browser: "Browser", example_root: Path, folder: Path
) -> None:
    with opened(browser, page_file(example_root, folder, "fi")) as page:
        for day, open_ in (("2027-08-24", True), ("2027-08-31", False), ("2027-05-25", False)):
            page.clock.set_fixed_time(f"{day}T09:00:00Z")
            page.reload()
            said = page.inner_text(".line-number [data-t]")
            assert said.startswith("Auki nyt") is open_, (day, said)


def test_open_now_agrees_with_the_engine(
    browser: "Browser", example_root: Path, folder: Path
) -> None:
    """Every table, hour by hour over the horizon's odd days: midsummer, the end of summer time, All Saints'."""
    shown = view(example_root, "fi", Audience.RESPONDER)
    repository = region(example_root)
    first = shown.horizon[0]
    checked = 0
    with opened(browser, page_file(example_root, folder, "fi")) as page:
        for organisation in shown.organisations:
            record = repository.organisation(organisation.id)
            assert record is not None
            if organisation.hours is None or record.hours is None:
                continue
            hours, _ = read_hours(record.hours)
            if organisation.hours.schedule < 0 or hours is None:
                continue
            moments = [
                datetime(2027, month, day, hour, 30, tzinfo=HELSINKI)
                for month, day in (
                    (6, 9),
                    (6, 24),
                    (6, 25),
                    (7, 6),
                    (8, 1),
                    (8, 2),
                    (10, 31),
                    (11, 1),
                    (11, 6),
                )
                for hour in (0, 3, 8, 9, 11, 12, 14, 15, 17, 23)
            ]
            asked = [[(one.date() - first).days, one.hour * 60 + one.minute] for one in moments]
            told = page.evaluate(
                "([table, asked]) => asked.map(([day, minute]) => sotekitGuide.stateAt(table, day, minute))",
                [organisation.hours.schedule, asked],
            )
            table = days(hours, first, shown.horizon[1], record.closures)
            for moment, state in zip(moments, told, strict=True):
                is_open = state_at(hours, moment, record.closures) is State.OPEN
                assert state["open"] is is_open, (organisation.name, moment)
                if not is_open:
                    assert state["next"] == next_opening(table, first, moment), (
                        organisation.id,
                        moment,
                    )
                checked += 1
    assert checked > 500


def next_opening(table: "dict[date, tuple]", first: date, moment: datetime) -> int | None:  # type: ignore[type-arg]
    """The next opening by looking at every span there is, in minutes from the horizon's start."""
    now = (moment.date() - first).days * 1440 + moment.hour * 60 + moment.minute
    starts = [
        (day - first).days * 1440 + span.start
        for day, spans in table.items()
        for span in spans
        if not span.by_appointment
    ]
    later = [one for one in starts if one > now and one < now + 59 * 1440]
    return min(later, default=None)


def test_badges_say_it_in_words(browser: "Browser", example_root: Path, folder: Path) -> None:
    with opened(browser, page_file(example_root, folder, "fi")) as page:
        said = set(
            page.eval_on_selector_all("[data-t]", "all => all.map((one) => one.textContent)")
        )
        assert "Auki nyt, klo 16 asti" in said
        assert "Auki ympäri vuorokauden" in said
        assert any(one.startswith("Avautuu huomenna klo ") for one in said)


FINNISH_SEARCHES = [
    ("ero", "t-separation"),
    ("avioerosta", "t-separation"),
    ("avoero", "t-separation"),
    ("eron jälkeen", "t-separation"),
    ("riidat", "t-relationships"),
    ("riitoja miehen kanssa", "t-relationships"),
    ("yksinäinen", "t-loneliness"),
    ("yksinaisyyden", "t-loneliness"),
    ("yksinäsyys", "t-loneliness"),
    ("väkivaltaa", "t-violence"),
    ("väkivallasta", "t-violence"),
    ("vakivlata", "t-violence"),
    ("turvakotiin", "t-violence"),
    ("velkoja", "t-money"),
    ("rahat loppu", "t-money"),
    ("ulosotossa", "t-money"),
    ("päihteitä", "t-substance-use"),
    ("juo liikaa alkoholia", "t-substance-use"),
    ("itsemurhaa", "t-suicide"),
    ("muistisairas", "t-memory"),
    ("äidin muisti pätkii", "t-memory"),
    ("surua", "t-grief"),
    ("kuollut", "t-grief"),
    ("työttömänä", "t-work"),
    ("vuokrarästi", "t-housing"),
    ("asunnottomana", "t-housing"),
    ("häädetään", "t-housing"),
    ("masentaa", "t-mental-health"),
    ("ahdistunut", "t-mental-health"),
    ("omaishoitajana", "t-caring"),
    ("koulukiusaaminen", "t-youth"),
    ("lapsista huoli", "t-parenting"),
    ("kriisipuhelin", "n-mieli-fi"),
    ("nollalinja", "n-nollalinja"),
]
OTHER_SEARCHES = [
    ("sv", "skilsmässan", "t-separation"),
    ("sv", "ensam", "t-loneliness"),
    ("sv", "skulderna", "t-money"),
    ("sv", "våldet", "t-violence"),
    ("en", "lonely", "t-loneliness"),
    ("en", "debt", "t-money"),
    ("en", "divorced", "t-separation"),
    ("en", "violense", "t-violence"),
]


def found(page: "Page", words: str) -> list[str]:
    hits: list[str] = page.evaluate(
        "(words) => sotekitGuide.search(words).map((one) => one.to)", words
    )
    return hits


def test_search_finds_what_people_type(
    browser: "Browser", example_root: Path, folder: Path
) -> None:
    """The right place is among the first two, whatever the ending, the compound or the slip of the finger."""
    with opened(browser, page_file(example_root, folder, "fi")) as page:
        missed = {
            words: hits
            for words, wanted in FINNISH_SEARCHES
            if wanted not in (hits := found(page, words))[:2]
        }
        assert missed == {}
        assert found(page, "xqzw") == []


def test_search_in_other_languages(browser: "Browser", example_root: Path, folder: Path) -> None:
    for language in ("sv", "en"):
        with opened(browser, page_file(example_root, folder, language)) as page:
            missed = {
                words: hits
                for spoken, words, wanted in OTHER_SEARCHES
                if spoken == language and wanted not in (hits := found(page, words))[:2]
            }
            assert missed == {}


def test_search_finds_every_organisation_by_its_name(
    browser: "Browser", example_root: Path, folder: Path
) -> None:
    with opened(browser, page_file(example_root, folder, "fi")) as page:
        for one in view(example_root, "fi", Audience.RESPONDER).organisations:
            assert one.anchor in found(page, one.name.text)[:3], one.name.text


def test_search_that_finds_nothing_says_so(
    browser: "Browser", example_root: Path, folder: Path
) -> None:
    with opened(browser, page_file(example_root, folder, "fi")) as page:
        page.fill("#q", "xqzw")
        assert "Ei löytynyt" in page.inner_text("#found")
        page.fill("#q", "väkivalta")
        assert page.inner_text("#found-count").endswith("osumaa")
        assert page.get_attribute("#found [href^=tel] >> nth=0", "href") is not None
