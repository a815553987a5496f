"""Builds the documents of one handbook and puts them in their place, each whole or not at all."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from enum import StrEnum
from pathlib import Path

from sotekit.documents.guide import guide_view
from sotekit.documents.html import render_html
from sotekit.documents.markdown import render_markdown
from sotekit.documents.pdf import render_card, render_pdf
from sotekit.documents.templates import Templates, templates_of
from sotekit.documents.view import GuideView
from sotekit.messages import Translator
from sotekit.model.line import Line, Season
from sotekit.model.organisation import Audience
from sotekit.model.repository import Repository
from sotekit.plain.files import replace_file


class Format(StrEnum):
    """What the handbook can be made as."""

    HTML = "html"
    PDF = "pdf"
    CARD = "card"
    MARKDOWN = "markdown"


ENDINGS = {
    Format.HTML: ".html",
    Format.PDF: ".pdf",
    Format.CARD: "-card.pdf",
    Format.MARKDOWN: ".md",
}

RENDERERS: dict[Format, Callable[[GuideView, Translator, Templates], str | bytes]] = {
    Format.HTML: render_html,
    Format.PDF: render_pdf,
    Format.CARD: render_card,
    Format.MARKDOWN: render_markdown,
}


def file_name(line: Line, season: Season, language: str, audience: Audience) -> str:
    """`kesapuhelin-2027-responder-fi`: the name of a document without its ending."""
    return f"{line.id}-{season.id}-{audience.value}-{language}"


def build(
    repository: Repository,
    root: Path,
    line: Line,
    season: Season,
    translator: Translator,
    audience: Audience,
    today: date,
    out: Path,
    formats: Sequence[Format] = tuple(Format),
) -> tuple[Path, ...]:
    """Writes the handbook into the folder `out` in the translator's language and returns the files.

    Raises TemplateError for a template that can't be used, StorageError for a file that can't be written.
    """
    templates = templates_of(root)
    view = guide_view(repository, line, season, translator.language, audience, today)
    name = file_name(line, season, translator.language, audience)
    wanted = [one for one in Format if one in formats]
    with ThreadPoolExecutor() as pool:  # Typst works beside Python, on the other processor
        made = pool.map(lambda one: RENDERERS[one](view, translator, templates), wanted)
    paths = tuple(out / f"{name}{ENDINGS[one]}" for one in wanted)
    for path, content in zip(paths, made, strict=True):
        replace_file(path, content)
    return paths
