"""Writing a document of blocks as a page, a PDF or Markdown."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from sotekit.cli.session import Session
    from sotekit.documents.crisis_reader import Reader
    from sotekit.documents.paper import Paper


class Kind(StrEnum):
    """What kind of file."""

    HTML = "html"
    PDF = "pdf"
    MD = "md"


def reader_of(session: "Session", language: str | None = None) -> "Reader":
    """The data as those who run the network see it."""
    from sotekit.documents.crisis_reader import Reader
    from sotekit.documents.templates import templates_of
    from sotekit.i18n import translator

    words = translator(language) if language else session.words
    return Reader.of(session.repository, words, session.today, templates_of(session.root))


def write_paper(paper: "Paper", reader: "Reader", path: Path, kinds: list[Kind]) -> None:
    """Writes the document beside each other in the kinds asked for, and says where."""
    from sotekit.documents.paper import page_html, paper_pdf
    from sotekit.documents.paper_markdown import paper_markdown
    from sotekit.plain.files import replace_file

    for kind in kinds:
        if kind is Kind.PDF:
            content = paper_pdf(paper, reader.templates)
        elif kind is Kind.HTML:
            content = page_html(paper, reader.templates).encode()
        else:
            content = paper_markdown(paper).encode()
        target = path.with_name(f"{path.name}.{kind.value}")
        replace_file(target, content)
        typer.echo(str(target))
