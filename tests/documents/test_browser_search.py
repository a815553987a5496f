"""The search of the page finds what people type."""

from pathlib import Path
from typing import TYPE_CHECKING

from sotekit.model.organisation import Audience
from tests.documents.browser_page import opened, page_file, view

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


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
