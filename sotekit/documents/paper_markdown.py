"""A document of blocks as Markdown: for notes, for mail, for a place without a browser."""

from collections.abc import Iterator

from sotekit.documents.paper import Block, Bullets, Cell, Facts, Heading, Paper, Piece, Table, Words
from sotekit.documents.prose import escape_markdown


def paper_markdown(paper: Paper) -> str:
    """The document's words. Pictures and long texts of templates are left to the page and the PDF."""
    lines = [
        f"# {escape_markdown(paper.title)}",
        "",
        escape_markdown(paper.subtitle),
        "",
    ]
    if paper.exercise:
        lines += [f"**{escape_markdown(paper.exercise)}**", ""]
    for block in paper.blocks:
        lines += [*_block(block), ""]
    if paper.exercise:
        lines += [f"**{escape_markdown(paper.exercise)}**", ""]
    lines.append(escape_markdown(paper.foot))
    return "\n".join(lines) + "\n"


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"{'#' * (block.level + 1)} {escape_markdown(block.text)}"
    elif isinstance(block, Words):
        yield _cell(block.pieces)
    elif isinstance(block, Bullets):
        for number, item in enumerate(block.items, start=1):
            sign = f"{number}." if block.numbers else "- [ ]" if block.boxes else "-"
            yield f"{sign} {_cell(item)}"
    elif isinstance(block, Facts):
        for name, pieces in block.rows:
            yield f"- {escape_markdown(name)}: {_cell(pieces)}"
    elif isinstance(block, Table):
        yield from _table(block)


def _table(table: Table) -> Iterator[str]:
    yield f"| {' | '.join(_bar(escape_markdown(one)) for one in table.head)} |"
    yield f"|{' --- |' * len(table.head)}"
    for row in table.rows:
        yield f"| {' | '.join(_bar(_cell(one)) for one in row)} |"


def _bar(text: str) -> str:
    return text if "\\|" in text else text.replace("|", "\\|")


def _cell(pieces: Cell) -> str:
    return " ".join(_piece(one) for one in pieces)


def _piece(piece: Piece) -> str:
    said = escape_markdown(piece.text)
    return f"**{said}**" if piece.look in ("strong", "missing") else said
