"""Texts as files that people open: .docx, .eml, .md and .txt, each with its fingerprint inside."""

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sotekit.comms.fingerprint import marked
from sotekit.documents.comms_texts import Made, unescaped
from sotekit.documents.letters import Draft, draft_bytes, plain_text, title_and_body
from sotekit.documents.prose import markdown
from sotekit.plain.archive import steady

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph
    from markdown_it.token import Token

EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
"""The time inside a .docx, which wants one: always the same, so that the same data gives the same bytes."""

_LISTS = {"bullet_list_open": "List Bullet", "ordered_list_open": "List Number"}


def file_bytes(made: Made) -> bytes:
    """The text as a file of its kind."""
    return {"docx": _docx, "eml": _eml, "md": _md, "txt": _txt}[made.kind](made)


def subject(made: Made) -> str:
    """The first heading."""
    for token in markdown().parse(made.markdown):
        if token.type == "inline":
            return _words(token)
    return made.id


def _md(made: Made) -> bytes:
    return f"{made.markdown}\n<!-- {marked(made.fingerprint)} -->\n".encode()


def _txt(made: Made) -> bytes:
    words = unescaped(plain_text(made.markdown))
    return f"{words}\n\n[{marked(made.fingerprint)}]\n".encode()


def _eml(made: Made) -> bytes:
    """A draft that a mail program opens for sending: no sender, no receiver yet."""
    return draft_bytes(
        Draft(
            subject=subject(made),
            body=title_and_body(made.markdown)[1],
            language=made.language,
            mark=made.fingerprint,
            headers={"X-Sotekit": marked(made.fingerprint)},
        )
    )


def _docx(made: Made) -> bytes:
    import docx
    from docx.shared import Cm, Pt

    document = docx.Document()
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.5)
        section.top_margin = section.bottom_margin = Cm(2.2)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(11.5)
    normal.paragraph_format.space_after = Pt(8)
    normal.paragraph_format.line_spacing = 1.15
    _language(document, made.language)
    _fill(document, markdown().parse(made.markdown))
    properties = document.core_properties
    properties.title = subject(made)
    properties.language = made.language
    properties.identifier = marked(made.fingerprint)
    properties.author = properties.comments = properties.last_modified_by = ""
    properties.created = properties.modified = EPOCH.replace(tzinfo=None)
    out = io.BytesIO()
    document.save(out)
    return steady(out.getvalue())


def _language(document: "Document", language: str) -> None:
    """The language that Word checks the spelling in."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    properties = document.styles["Normal"].element.get_or_add_rPr()
    mark = OxmlElement("w:lang")
    region = {"fi": "fi-FI", "sv": "sv-FI", "en": "en-GB"}[language]
    mark.set(qn("w:val"), region)
    properties.append(mark)


def _fill(document: "Document", tokens: "list[Token]") -> None:
    style: list[str] = []
    level = 0
    for token in tokens:
        if token.type in _LISTS:
            style.append(_LISTS[token.type])
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            style.pop()
        elif token.type == "heading_open":
            level = int(token.tag[1])
        elif token.type == "heading_close":
            level = 0
        elif token.type == "inline":
            if level:
                document.add_heading(_words(token), level)
            else:
                _runs(document.add_paragraph(style=style[-1] if style else None), token)


def _runs(paragraph: "Paragraph", token: "Token") -> None:
    strong = emphasis = False
    for child in token.children or ():
        if child.type in ("strong_open", "strong_close"):
            strong = child.type == "strong_open"
        elif child.type in ("em_open", "em_close"):
            emphasis = child.type == "em_open"
        elif child.type in ("softbreak", "hardbreak"):
            paragraph.add_run(" ")
        elif child.content:
            run = paragraph.add_run(child.content)
            run.bold, run.italic = strong or None, emphasis or None


def _words(token: "Token") -> str:
    return "".join(
        " " if child.type in ("softbreak", "hardbreak") else child.content
        for child in token.children or ()
    )
