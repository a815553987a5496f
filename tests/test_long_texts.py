"""The long texts: the same ones in each language, and no number in them that the data should hold."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest

TEMPLATES = Path(__file__).parents[1] / "templates"
LANGUAGES = ("fi", "sv", "en")
NAMES = (
    "guide/about.md",
    "guide/after-a-hard-call.md",
    "guide/back-up.md",
    "guide/emergencies.md",
    "guide/first-words.md",
    "guide/handover.md",
    "guide/how-to-answer.md",
    "guide/how-to-end.md",
    "guide/how-to-record.md",
    "guide/what-never-to-write.md",
)
HELPLINES = {
    name: SimpleNamespace(name=f"Helpline {name}", phone=f"N-{name}")
    for name in ("mieli-fi", "mieli-sv", "nollalinja", "medical-helpline")
}


def rendered(name: str, *, duty: str = "week", full: bool = True) -> str:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(  # noqa: S701 - Markdown, not HTML
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    line = SimpleNamespace(
        name="Testipuhelin",
        phone="000 100 1000",
        start="31.5.2027",
        end="29.8.2027",
        duty=duty,
        handover_time="9.30" if full else None,
        handover_place="Aula" if full else None,
        hours=SimpleNamespace(lines=("ma–to 10–16", "pe 10–14")),
    )
    return environment.get_template(name).render(
        line=line, made="1.5.2027", helplines=HELPLINES if full else {}
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_every_text(language: str) -> None:
    folder = TEMPLATES / language
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*.md")}
    assert found >= set(NAMES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_texts_hold_no_telephone_number_but_the_emergency_one(language: str, name: str) -> None:
    text = (TEMPLATES / language / name).read_text(encoding="utf-8")
    assert {one for one in re.findall(r"[0-9][0-9 ]*[0-9]", text) if len(one) > 2} <= {"112"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("duty", ["week", "day"])
@pytest.mark.parametrize("full", [True, False])
def test_texts_render_with_much_and_with_little_data(
    language: str, name: str, duty: str, full: bool
) -> None:
    from markdown_it import MarkdownIt

    text = rendered(f"{language}/{name}", duty=duty, full=full)
    assert text.startswith("# ")
    html = MarkdownIt("commonmark", {"html": False}).render(text)
    assert "{%" not in html
    assert "**" not in html
    assert "<pre>" not in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_emergency_page_names_the_numbers_of_the_data(language: str) -> None:
    name = f"{language}/guide/emergencies.md"
    for helpline in ("mieli-fi", "nollalinja", "medical-helpline"):
        assert f"N-{helpline}" in rendered(name)
        assert f"N-{helpline}" not in rendered(name, full=False)


@pytest.mark.parametrize("language", LANGUAGES)
def test_languages_give_the_same_advice(language: str) -> None:
    """A translation that has lost a heading, a step or a question shows here."""

    def skeleton(text: str) -> list[str]:
        marks = (re.match(r"#+|- |[0-9]+\.|>|\*\*", row) for row in text.splitlines())
        return [mark[0].strip() for mark in marks if mark]

    for name in NAMES:
        if name != "voicemail.md":
            assert skeleton(rendered(f"{language}/{name}")) == skeleton(rendered(f"fi/{name}")), (
                name
            )
