"""The debrief's meeting pack and its published figures as a page and as a PDF, from one Markdown text and its charts.

Headings, lists and tables come from the Markdown, so that the three forms can't say different things. A chart
stands under the heading it belongs to, before the table of the same numbers.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sotekit.documents.charts import Chart, chart_svg
from sotekit.documents.prose import markdown
from sotekit.documents.templates import Templates, environment, run
from sotekit.documents.typeset import typeset

if TYPE_CHECKING:
    from markdown_it.token import Token

PAGE = "debrief.html.j2"
SHEET = "debrief.typ"

ROOM = "…"
"""A paragraph, or every cell of a table: room to write by hand."""

Block = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Paper:
    """What is set: Markdown, its charts by the heading they stand under, the language and a line for the foot."""

    text: str
    charts: Mapping[str, Chart]
    language: str
    foot: str


def paper_html(paper: Paper, templates: Templates) -> str:
    """The page: one file, nothing from the network, no script. Raises TemplateError for a broken template."""
    from markupsafe import Markup

    blocks = [
        # the drawing is ours, and its texts are escaped where it is made
        {**one, "svg": Markup(chart_svg(one["chart"], outlines=False))}  # noqa: S704
        if one["kind"] == "chart"
        else one
        for one in blocks_of(paper)
    ]
    env = environment(templates, lambda value: value, {}, {}, autoescape=True)
    values = {"blocks": blocks, "language": paper.language, "foot": paper.foot}
    return run(env, PAGE, {**values, "title": _title(blocks)})


def paper_pdf(paper: Paper, templates: Templates) -> bytes:
    """The same on paper. Raises TemplateError for a broken template."""
    pictures: dict[str, bytes] = {}
    blocks: list[Block] = []
    for one in blocks_of(paper):
        if one["kind"] == "chart":
            chart: Chart = one["chart"]
            name = f"{chart.id}.svg"
            pictures[name] = chart_svg(chart, outlines=True).encode("utf-8")
            alt = f"{chart.title}. {chart.description}"
            blocks.append({"kind": "chart", "file": name, "alt": alt})
        else:
            blocks.append(one)
    data = {
        "title": _title(blocks),
        "blocks": blocks,
        "language": paper.language,
        "foot": paper.foot,
    }
    return typeset(templates, SHEET, data, pictures, "pdf", standard="ua-1")


def _title(blocks: list[Block]) -> str:
    return next((str(one["text"]) for one in blocks if one["kind"] == "heading"), "")


def blocks_of(paper: Paper) -> Iterator[Block]:
    """The Markdown as plain blocks, each chart after its heading."""
    tokens = iter(markdown().enable("table").parse(paper.text))
    text = ""
    for token in tokens:
        if token.type == "heading_open":
            text = _words(next(tokens))
            yield {"kind": "heading", "level": int(token.tag[1]), "text": text}
            if text in paper.charts:
                yield {"kind": "chart", "chart": paper.charts[text]}
        elif token.type == "paragraph_open":
            said = _words(next(tokens))
            yield {"kind": "room"} if said == ROOM else {"kind": "text", "text": said}
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            items = [_words(one) for one in _until(tokens, token.type.replace("open", "close"))]
            yield {"kind": "list", "ordered": token.type.startswith("ordered"), "items": items}
        elif token.type == "table_open":
            yield {**_table(tokens), "name": text}


def _table(tokens: "Iterator[Token]") -> Block:
    """A table; `words` says of each column that no digit stands in it, so that it is set like text."""
    rows: list[list[str]] = []
    for token in tokens:
        if token.type == "table_close":
            break
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(_words(token))
    columns = zip(*rows[1:], strict=True)
    words = [not any(map(str.isdecimal, "".join(cells))) for cells in columns]
    empty = len(rows) > 1 and {cell for row in rows[1:] for cell in row} == {ROOM}
    return {
        "kind": "table",
        "head": rows[0],
        "rows": rows[1:],
        "words": words or [True],
        "empty": empty,
    }


def _until(tokens: "Iterator[Token]", end: str) -> "Iterator[Token]":
    for token in tokens:
        if token.type == end:
            return
        if token.type == "inline":
            yield token


def _words(token: "Token") -> str:
    return "".join(" " if one.type == "softbreak" else one.content for one in token.children or ())
