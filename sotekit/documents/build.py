"""Builds the documents of one handbook and puts them in their place, each whole or not at all."""

from datetime import date
from pathlib import Path

from sotekit.documents.guide import guide_view
from sotekit.documents.html import render_html
from sotekit.documents.templates import templates_of
from sotekit.messages import Translator
from sotekit.model.line import Line, Season
from sotekit.model.organisation import Audience
from sotekit.model.repository import Repository
from sotekit.plain.files import replace_file


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
) -> tuple[Path, ...]:
    """Writes the handbook into the folder `out` in the translator's language and returns the files.

    Raises TemplateError for a template that can't be used, StorageError for a file that can't be written.
    """
    templates = templates_of(root)
    view = guide_view(repository, line, season, translator.language, audience, today)
    name = file_name(line, season, translator.language, audience)
    page = out / f"{name}.html"
    replace_file(page, render_html(view, translator, templates))
    return (page,)
