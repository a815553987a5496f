"""Writes the plan and the packs into files, each whole or not at all, and tells what they say is missing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sotekit.documents.crisis_exercise import file_name
from sotekit.documents.crisis_pack import pack_paper
from sotekit.documents.crisis_plan import plan_paper
from sotekit.documents.crisis_reader import Reader
from sotekit.documents.paper import (
    Block,
    Bullets,
    Cell,
    Facts,
    Heading,
    Paper,
    Table,
    Words,
    page_html,
    paper_pdf,
)
from sotekit.model.point import Point
from sotekit.model.scenario import Scenario
from sotekit.plain.files import replace_file


class PlanFormat(StrEnum):
    """What the plan can be made as."""

    PDF = "pdf"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class Hole:
    """Something that the document says the data lacks, and the heading it stands under."""

    heading: str
    row: str
    text: str


@dataclass(frozen=True, slots=True)
class Written:
    """A file, its language and what it says is missing."""

    path: Path
    language: str
    holes: tuple[Hole, ...]


def crisis_build_folder(root: Path) -> Path:
    """Where the plan and the packs are written unless another folder is named."""
    return root / "build" / "crisis"


def write_plan(reader: Reader, folder: Path, formats: Sequence[PlanFormat]) -> Iterator[Written]:
    """The plan in the reader's language. Raises TemplateError, StorageError."""
    paper = plan_paper(reader)
    found = tuple(holes(paper))
    for one in formats:
        path = folder / f"plan-{reader.words.language}.{one.value}"
        content = (
            page_html(paper, reader.templates)
            if one is PlanFormat.HTML
            else paper_pdf(paper, reader.templates)
        )
        replace_file(path, content)
        yield Written(path, reader.words.language, found)


def write_packs(
    reader: Reader,
    points: Sequence[Point],
    folder: Path,
    *,
    exercise: bool,
    together: bool,
    paper: str,
    scenario: Scenario | None = None,
) -> Iterator[Written]:
    """A pack a point, or all of them in one file; with a scenario, as it opens them.

    Raises TemplateError, StorageError.
    """
    language = reader.words.language
    seen = reader.in_scenario(scenario) if scenario else reader
    ids = {one.id for one in points}
    chosen = [one for one in seen.points if one.id in ids]
    for one in [tuple(chosen)] if together else [(one,) for one in chosen]:
        made = pack_paper(seen, one, exercise=exercise, paper=paper)
        name = "packs" if together else f"pack-{one[0].id}"
        name = f"{name}-{scenario.id}" if scenario else name
        path = folder / file_name(f"{name}-{language}.pdf", language, exercise=exercise)
        replace_file(path, paper_pdf(made, reader.templates))
        yield Written(path, language, tuple(holes(made)))


def holes(paper: Paper) -> Iterator[Hole]:
    """Everything that the document marks as missing, in its order."""
    heading = ""
    for block in paper.blocks:
        if isinstance(block, Heading):
            heading = block.text
        for row, cell in _cells(block):
            for one in cell:
                if one.look == "missing":
                    yield Hole(heading, row, one.text.removeprefix("⚠").strip())


def _cells(block: Block) -> Iterator[tuple[str, Cell]]:
    """Every cell of the block, and what it is about."""
    if isinstance(block, Words):
        yield "", block.pieces
    elif isinstance(block, Bullets):
        yield from (("", item) for item in block.items)
    elif isinstance(block, Facts):
        yield from block.rows
    elif isinstance(block, Table):
        for row in block.rows:
            name = row[0][0].text if row and row[0] else ""
            for column, cell in zip(block.head, row, strict=True):
                yield f"{name} · {column}" if column else name, cell
