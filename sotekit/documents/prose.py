"""The handbook's long texts: Markdown files that coordinators reword, with values of the data in them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from typing import TYPE_CHECKING

from sotekit.documents.templates import Templates, environment, run
from sotekit.documents.view import GuideView, Phone, Words
from sotekit.messages import N_, Message, Translator
from sotekit.model.text import LANGUAGES

if TYPE_CHECKING:
    from jinja2 import Environment
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

TITLES = {
    "first_words": N_("What to say first"),
    "emergencies": N_("When it is an emergency"),
    "back_up": N_("The back-up"),
    "how_to_answer": N_("How to answer"),
    "how_to_end": N_("How to end a call"),
    "how_to_record": N_("How to record a call"),
    "what_never_to_write": N_("What never to write down"),
    "after_a_hard_call": N_("After a hard call"),
    "handover": N_("Handing over the phone"),
    "about": N_("About this handbook"),
}
"""The texts by their name in templates (`first_words` is `<language>/guide/first-words.md`), with their titles."""

PUBLIC = frozenset({"about"})
"""What the public reads; everything else instructs those who work with the line."""

_BREAKS = re.compile(r"[ \t\r\n\f\v\x1c-\x1f\x85\u2028\u2029]+")
_SIGNS = re.compile(r"([\\\\`*_\[\]<>#&|~${}])")
_AT_THE_START = re.compile(r"^(?:(\d+)([.)])(?=\s|$)|()([-+=]))")
"""What begins a list, a heading or a rule where a line begins with it."""


@dataclass(frozen=True, slots=True)
class Prose:
    """One text without its title, as parsed `tokens` and as Markdown `source`, its headings from the third level on.

    `language` is empty when it is the document's own.
    """

    name: str
    title: str
    language: str
    tokens: tuple["Token", ...]
    source: str


def file_of(name: str, language: str) -> str:
    """The template that holds a text in a language."""
    return f"{language}/guide/{name.replace('_', '-')}.md"


def read_prose(view: GuideView, translator: Translator, templates: Templates) -> dict[str, Prose]:
    """The texts this audience reads, in the document's language or the nearest one there is."""
    env = prose_environment(templates, translator)
    values = prose_values(view)
    found: dict[str, Prose] = {}
    for name, title in TITLES.items():
        if not (view.for_responders or name in PUBLIC):
            continue
        files = {one: file_of(name, one) for one in (view.language, *LANGUAGES)}
        if text := read_text(name, files, env, templates, values):
            found[name] = text if text.title else replace(text, title=translator.gettext(title))
    return found


def prose_environment(templates: Templates, translator: Translator) -> "Environment":
    """Where texts are filled in: every value comes out as words that Markdown shows as they are."""
    return environment(
        templates,
        lambda value: escape_markdown(plain(value, translator)),
        {},
        {},
        autoescape=False,
    )


def read_text(
    name: str,
    files: Mapping[str, str],
    env: "Environment",
    templates: Templates,
    values: Mapping[str, object],
) -> Prose | None:
    """The first text there is of the templates per language, the document's language first; None without any.

    Its title is its own first heading, empty where it has none.
    """
    own = next(iter(files))
    language = next((one for one, file in files.items() if templates.find(file)), None)
    if language is None:
        return None
    text = run(env, files[language], values)
    return _prose(name, "" if language == own else language, text, markdown().parse(text))


def prose_values(view: GuideView) -> Mapping[str, object]:
    """What a text can use between double braces; docs/handbook.md lists it."""
    return {
        "line": view.line,
        "region": view.region,
        "duty": view.duty,
        "made": view.made,
        "helplines": {one.id: one for one in (*view.emergency, *view.helplines)},
    }


def markdown() -> "MarkdownIt":
    """CommonMark where HTML is text and links lead to web pages, e-mail and telephones only."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).disable("image")


def escape_markdown(text: str) -> str:
    """The text so that Markdown shows it as it is written, on one line."""
    line = _BREAKS.sub(" ", text).strip()
    return _AT_THE_START.sub(r"\1\3\\\2\4", _SIGNS.sub(r"\\\1", line))


def plain(value: object, translator: Translator) -> str:
    """A value of the view as text. Nothing at all is an error: the template should have asked first."""
    if value is None:
        raise ValueError("the data says nothing here")
    if isinstance(value, Words):
        return value.text
    if isinstance(value, Phone):
        return value.shown
    if isinstance(value, Message):
        return value.text(translator)
    if isinstance(value, date | time):
        return translator.value(value)
    if isinstance(value, tuple):
        return ", ".join(plain(one, translator) for one in value)
    return str(value)


def _prose(name: str, language: str, text: str, tokens: list["Token"]) -> Prose:
    title = ""
    lines = text.splitlines()
    for token in tokens:
        if token.type == "heading_open" and token.map and token.markup.startswith("#"):
            at = token.map[0]
            lines[at] = "#" * (_lower(token.tag) - len(token.markup)) + lines[at].lstrip()
    if tokens and tokens[0].type == "heading_open" and tokens[0].tag == "h1":
        first = tokens[0].map[1] if tokens[0].map else 0
        title, tokens, lines = _text(tokens[1]), tokens[3:], lines[first:]
    source = "\n".join(lines).strip()
    return Prose(name, title, language, tuple(_lower_headings(tokens)), source)


def _text(token: "Token") -> str:
    return "".join(
        child.content if child.type in ("text", "code_inline") else " "
        for child in token.children or ()
        if child.type in ("text", "code_inline", "softbreak", "hardbreak")
    )


def _lower_headings(tokens: list["Token"]) -> Iterator["Token"]:
    """A text's own headings stand under the document's: its first level is the section's title."""
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{_lower(token.tag)}"
        yield token


def _lower(tag: str) -> int:
    return min(6, max(3, int(tag[1]) + 1))
