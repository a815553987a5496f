"""A Markdown text as a page and on paper: one HTML file without script, and a PDF, saying the same."""

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from sotekit.documents.plainly import blocks
from sotekit.documents.prose import Prose, markdown
from sotekit.documents.templates import Templates, environment, run
from sotekit.documents.typeset import typeset

if TYPE_CHECKING:
    from markdown_it.token import Token

PAGE = "event-page.html.j2"
SHEET = "event-page.typ"


@dataclass(frozen=True, slots=True)
class Page:
    """What is set: the title, the Markdown, its language, what its list of contents is called, and the foot."""

    title: str
    text: str
    language: str
    contents: str
    foot: str
    marked: str = ""
    """Bold words that begin so are set apart on the page: what is missing."""


def page_html(page: Page, templates: Templates) -> str:
    """One file, nothing from the network. Raises TemplateError for a broken template."""
    from markupsafe import Markup

    reader = markdown()
    tokens = reader.parse(page.text)
    contents = _anchored(tokens)
    _mark(tokens, page.marked)
    first = next((n for n, one in enumerate(tokens) if one.tag == "h2"), len(tokens))
    # Markdown with HTML off: whatever the data holds was escaped, and comes out as text
    intro, body = (
        Markup(reader.renderer.render(part, reader.options, {}))  # noqa: S704
        for part in (tokens[:first], tokens[first:])
    )
    env = environment(templates, lambda value: value, {}, {}, autoescape=True)
    return run(env, PAGE, {"page": page, "contents": contents, "intro": intro, "body": body})


def page_pdf(page: Page, templates: Templates) -> bytes:
    """The same on paper. Raises TemplateError for a broken template."""
    tokens = tuple(markdown().parse(page.text))
    data: dict[str, Any] = {
        "title": page.title,
        "language": page.language,
        "foot": page.foot,
        "blocks": blocks(Prose("page", page.title, "", tokens, page.text)),
    }
    return typeset(templates, SHEET, data, {}, "pdf")


def _anchored(tokens: "list[Token]") -> list[tuple[str, str]]:
    """Gives every second-level heading an id; returns the ids with their words."""
    found: list[tuple[str, str]] = []
    for token, inside in pairwise(tokens):
        if token.type == "heading_open" and token.tag == "h2":
            name = f"part-{len(found) + 1}"
            token.attrSet("id", name)
            words = "".join(one.content for one in inside.children or ())
            found.append((name, words))
    return found


def _mark(tokens: "list[Token]", marked: str) -> None:
    """Gives bold words that begin with `marked` a class of their own."""
    for token in tokens if marked else ():
        for one, inside in pairwise(token.children or ()):
            if one.type == "strong_open" and inside.content.startswith(marked):
                one.attrSet("class", "missing")
