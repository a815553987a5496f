"""The contact form on paper and in a real browser, offline."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sotekit.cli.main import main
from tests.conftest import PROJECT, Sotekit

DAY = "2026-07-08"
FORM = """form:
  version: 3
  note: 80
  fields:
    - id: channel
      name: {fi: "Kanava </script><b>", sv: Kanal, en: Channel}
      kind: choice
      required: true
      choices:
        - {id: phone, name: {fi: Puhelin, en: Phone}}
        - {id: chat, name: {fi: Chat, en: Chat}}
"""


@pytest.fixture
def with_form(example: Path) -> Path:
    path = example / "data/lines/kesapuhelin.yaml"
    path.write_text(path.read_text(encoding="utf-8") + FORM, encoding="utf-8")
    return example


def test_paper_form_is_a_tagged_pdf_with_the_lines_own_questions(
    sotekit: Sotekit, with_form: Path
) -> None:
    pypdf = pytest.importorskip("pypdf")
    done = sotekit("call", "form", "--line", "kesapuhelin", today=DAY, lang="en")
    assert done.returncode == 0, done.stderr
    pdf = pypdf.PdfReader(with_form / "build/call-form-kesapuhelin-en.pdf")
    text = "\n".join(page.extract_text() for page in pdf.pages)
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert pdf.trailer["/Root"]["/Lang"] == "en"
    assert len(pdf.pages) <= 2
    for words in ("Channel", "Chat", "Loneliness", "Nollalinja", "Form 3", "no names"):
        assert words in text


def test_the_same_data_give_the_same_bytes(sotekit: Sotekit, with_form: Path) -> None:
    made = []
    for _ in range(2):
        sotekit("call", "form", "--line", "kesapuhelin", today=DAY)
        (path,) = (with_form / "build").glob("*.pdf")
        made.append(path.read_bytes())
    assert made[0] == made[1]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("form")
    shutil.copytree(PROJECT / "data", root / "data")
    line = root / "data/lines/kesapuhelin.yaml"
    line.write_text(line.read_text(encoding="utf-8") + FORM, encoding="utf-8")
    words = ["--root", str(root), "--today", DAY, "--lang", "en"]
    assert main([*words, "call", "form", "--line", "kesapuhelin", "--html"]) == 0
    return root / "build/call-form-kesapuhelin-en.html"


@pytest.fixture
def page(browser: Any, built: Path) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, offline=True)
    opened = context.new_page()
    opened.goto(built.as_uri())
    opened.fill("#input-date", DAY)
    yield opened
    context.close()


def press(page: Any, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def focus_of(page: Any) -> str:
    return str(page.evaluate("document.activeElement.id"))


def tab_to(page: Any, name: str) -> None:
    for _ in range(80):
        if focus_of(page) == name:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{name} can't be reached by keyboard")


def kept(page: Any) -> list[dict[str, Any]]:
    found = json.loads(page.evaluate("localStorage.getItem('sotekit-calls-kesapuhelin') || '[]'"))
    assert isinstance(found, list)
    return found


def test_keyboard_alone_keeps_a_call_that_can_be_imported(
    page: Any,
    sotekit: Sotekit,
    with_form: Path,  # noqa: ARG001 - the repository that the file is imported to
    tmp_path: Path,
) -> None:
    tab_to(page, "topics-0")
    press(page, "Space")
    tab_to(page, "input-minutes")
    page.keyboard.type("23")
    tab_to(page, "channel-0")
    press(page, "Space", "ArrowDown")
    tab_to(page, "input-note")
    page.keyboard.type("rauhallinen puhelu")
    press(page, "Tab", "Enter")
    assert "kept on this device" in page.inner_text("#status")
    page.reload()
    (entry,) = kept(page)
    assert (entry["minutes"], entry["channel"], entry["topics"]) == ("25", "chat", ["loneliness"])
    with page.expect_download() as download:
        tab_to(page, "send")
        press(page, "Enter")
    file = tmp_path / "calls.json"
    download.value.save_as(file)
    assert len(kept(page)) == 1, "kept until somebody says that it was sent"
    tab_to(page, "remove")
    press(page, "Enter")
    assert kept(page) == []
    for count in ("1 new", "0 new, 1 in the log already"):
        done = sotekit("call", "import", str(file), "--line", "kesapuhelin", "--yes", today=DAY)
        assert count in done.stdout, done.stdout + done.stderr
        assert done.returncode == 0


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("tunnus 131052-308T", "identity code"),
        ("131052 308T soitti", "identity code"),
        ("010203B123X", "identity code"),
        ("numero 040 123 4567", "phone number"),
        ("+358 40 1234567", "phone number"),
        ("nolla neljä nolla yksi kaksi kolme", "phone number"),
        ("etunimi.sukunimi@posti.example", "e-mail"),
        ("etunimi piste sukunimi at posti piste example", "e-mail"),
        ("asiakas 1 2 3 4 5 6", "number that may tell"),
    ],
)
def test_personal_data_is_not_even_kept_on_the_device(page: Any, text: str, kind: str) -> None:
    page.check("#topics-0")
    page.check("#channel-0")
    page.fill("#input-note", text)
    page.click("button[type=submit]")
    assert kind in page.inner_text("#errors")
    assert text not in page.inner_text("#errors")
    assert focus_of(page) == "errors"
    assert kept(page) == []


@pytest.mark.parametrize(
    "text", ["verenpaine 140/90", "PHQ-9 ja HUS-112", "kello 13.45, kesto 25 min", ""]
)
def test_ordinary_notes_are_kept(page: Any, text: str) -> None:
    page.check("#topics-0")
    page.check("#channel-0")
    page.fill("#input-note", text)
    page.click("button[type=submit]")
    assert len(kept(page)) == 1, page.inner_text("#errors")


def test_what_is_missing_is_said_with_a_link_to_it(page: Any) -> None:
    page.click("button[type=submit]")
    assert "What was it about?: an answer is needed." in page.inner_text("#errors")
    press(page, "Tab", "Enter")
    assert page.evaluate("location.hash") == "#search-topics"
    assert kept(page) == []


def test_axe_finds_nothing_and_nothing_is_wider_than_a_phone(page: Any) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page.click("button[type=submit]")
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        result = axe.Axe().run(page)
        assert result.violations_count == 0, result.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
