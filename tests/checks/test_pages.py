"""The explanation pages: one for every check in each language, each with its title, an example and what to do."""

import re
from pathlib import Path

import pytest

from sotekit.checks.pages import page
from sotekit.checks.table import EXPLAINED

PAGES = Path(__file__).parents[2] / "sotekit" / "checks" / "pages"
CODES = sorted(check.code for check in EXPLAINED)
SECTIONS = {"en": ["Example", "What to do"], "fi": ["Esimerkki", "Mitä teet"]}


def test_every_code_is_in_the_table_once() -> None:
    assert len(CODES) == len(set(CODES))


@pytest.mark.parametrize("language", SECTIONS)
def test_every_code_has_a_page_and_every_page_a_code(language: str) -> None:
    assert sorted(path.stem for path in (PAGES / language).glob("*.md")) == CODES


@pytest.mark.parametrize("language", SECTIONS)
@pytest.mark.parametrize("code", CODES)
def test_page_explains_shows_and_mends(code: str, language: str) -> None:
    text = page(code, language)
    assert re.match(rf"# {code}: \S.+\n\n\S", text)
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == SECTIONS[language]
    wrong, right = re.findall(r"^```(?:yaml|csv|text)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert wrong.strip()
    assert right.strip()
    assert wrong != right
    assert text.endswith("\n")
    assert max(len(part) for part in text.splitlines()) < 700


@pytest.mark.parametrize("code", CODES)
def test_languages_show_the_same_example(code: str) -> None:
    english, finnish = (re.findall(r"```.*?```", page(code, one), re.DOTALL) for one in SECTIONS)
    assert english == finnish


def test_page_in_another_language_is_the_english_one() -> None:
    assert page("rota-gap", "sv") == page("rota-gap", "en")
