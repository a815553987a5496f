"""A document as a list of blocks, so that its page and its PDF can't say different things.

`page_html` makes one file that needs nothing else, `paper_pdf` a tagged PDF (PDF/UA-1) through Typst.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any, Final

from sotekit.comms.fingerprint import fingerprint
from sotekit.documents.drawing import STYLE, Picture, svg, svg_file
from sotekit.documents.glyphs import only_shown
from sotekit.documents.plainly import blocks as prose_blocks
from sotekit.documents.prose import Prose, markdown
from sotekit.documents.templates import Templates, environment, run
from sotekit.documents.typeset import typeset

if TYPE_CHECKING:
    from markdown_it.token import Token

PAGE = "paper.html.j2"
SHEET = "paper.typ"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one look: "", strong, quiet, missing (what the data lacks) or mark.

    `language` if not the document's; `dial` where touching the words calls a number.
    """

    text: str
    look: str = ""
    language: str = ""
    dial: str = ""


Cell = tuple[Piece, ...]
"""Pieces that stand one under the other."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `id` where others lead to it."""

    level: int
    text: str
    id: str = ""
    kind: str = field(default="heading", init=False)


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph; `look` is "", lead, quiet, notice or alarm."""

    pieces: Cell
    look: str = ""
    kind: str = field(default="words", init=False)


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; `boxes` to tick, `numbers` in an order."""

    items: tuple[Cell, ...]
    boxes: bool = False
    numbers: bool = False
    kind: str = field(default="bullets", init=False)


@dataclass(frozen=True, slots=True)
class Text:
    """A long text of a template; `boxes` turns its lists into boxes to tick, `level` is that of its headings."""

    prose: Prose
    boxes: bool = False
    level: int = 3
    kind: str = field(default="text", init=False)


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose first column names the row.

    `widths` are shares of the width, 0 for a column as narrow as a mark, whose heading stands upright.
    `tall` rows leave room to write by hand.
    """

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    tall: bool = False
    kind: str = field(default="table", init=False)


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and what they stand for."""

    rows: tuple[tuple[str, Cell], ...]
    kind: str = field(default="facts", init=False)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture."""

    picture: Picture
    kind: str = field(default="drawing", init=False)


@dataclass(frozen=True, slots=True)
class Sign:
    """A sheet to be read from afar: texts per language, an arrow or none, and small print."""

    texts: tuple[tuple[str, str, tuple[str, ...]], ...]
    arrow: str
    facts: tuple[Piece, ...]
    paper: str
    kind: str = field(default="sign", init=False)


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins on a page of its own."""

    kind: str = field(default="page", init=False)


Block = Heading | Words | Bullets | Text | Table | Facts | Drawing | Sign | NewPage


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole document. `exercise` is what every page says when it is one, empty when it is for real."""

    title: str
    subtitle: str
    language: str
    foot: str
    check: str
    exercise: str
    contents: str
    blocks: tuple[Block, ...]
    labels: tuple[tuple[str, str], ...] = ()


def joined(*lines: Piece | Cell | None) -> Cell:
    """One cell of several, without those that are left out."""
    found: list[Piece] = []
    for one in lines:
        if isinstance(one, Piece):
            found.append(one)
        elif one:
            found += one
    return tuple(found)


def version_of(blocks: Sequence[Block]) -> str:
    """Eight signs that tell two printed papers apart: they change with any word in them."""
    return fingerprint(*(repr(_plain(one, {})) for one in blocks))[:8]


def page_html(paper: Paper, templates: Templates) -> str:
    """The document as one page: no script, nothing from the network. Raises TemplateError for a broken template."""
    from markupsafe import Markup

    reader = markdown()

    def prose_html(text: Text) -> Markup:
        tokens: list[Token] = [_at_level(one, text.level + 1) for one in text.prose.tokens]
        return Markup(reader.renderer.render(tokens, reader.options, {}))  # noqa: S704 - HTML is off in it

    env = environment(
        templates,
        lambda value: value,
        {
            "prose": prose_html,
            "drawn": lambda picture: Markup(svg(picture)),  # noqa: S704 - its texts are escaped where it is made
            "picture_style": Markup(templates.read(STYLE)),  # noqa: S704 - our own style sheet
        },
        {"css": lambda text: Markup(_css_string(text))},  # noqa: S704 - nothing in it can end the style
        autoescape=True,
    )
    return run(env, PAGE, {"paper": paper, "labels": dict(paper.labels)})


def _css_string(text: str) -> str:
    """The text as a string of a style sheet: what could end the string or the style goes by its number."""
    return (
        '"'
        + "".join(one if one.isalnum() or one in " .,:·–" else f"\\{ord(one):x} " for one in text)
        + '"'
    )


def _at_level(token: "Token", level: int) -> "Token":
    """A heading of a long text, which starts at the third level, where the document wants it."""
    if token.type not in ("heading_open", "heading_close"):
        return token
    return token.copy(tag=f"h{min(6, int(token.tag[1]) - 3 + level)}")


STANDARD: Final = "ua-1"


def paper_pdf(paper: Paper, templates: Templates) -> bytes:
    """The document on paper. Raises TemplateError for a broken template."""
    pictures: dict[str, Picture] = {}
    data: dict[str, Any] = {
        one.name: getattr(paper, one.name) for one in fields(paper) if one.name != "blocks"
    }
    data["labels"] = dict(paper.labels)
    data["blocks"] = [_plain(one, pictures) for one in paper.blocks]
    files = {
        name: only_shown(svg_file(one, templates)).encode("utf-8") for name, one in pictures.items()
    }
    return typeset(templates, SHEET, data, files, "pdf", standard=STANDARD)


def _plain(block: Block, pictures: dict[str, Picture]) -> dict[str, Any]:
    """The block as JSON-ready values; its picture goes to the others under a name of its own."""
    if isinstance(block, Drawing):
        name = f"{block.picture.id}.svg"
        pictures[name] = block.picture
        alt = f"{block.picture.title}. {block.picture.description}"
        size = {"width": block.picture.width, "height": block.picture.height}
        return {"kind": block.kind, "file": name, "alt": alt, **size}
    if isinstance(block, Text):
        prose = block.prose
        return {
            "kind": block.kind,
            "title": prose.title,
            "language": prose.language,
            "boxes": block.boxes,
            "level": block.level,
            "blocks": prose_blocks(prose),
        }
    return {one.name: _value(getattr(block, one.name)) for one in fields(block)}


def _value(value: object) -> object:
    if isinstance(value, Piece):
        return {one.name: getattr(value, one.name) for one in fields(value)}
    if isinstance(value, tuple):
        return [_value(one) for one in value]
    return value
