"""The services table on a terminal and as JSON."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sotekit.documents.point_matrix import MEANINGS, table_title
from sotekit.i18n import Language
from sotekit.messages import msg, msgn
from sotekit.points.matrix import By, Cell, Mark, Matrix
from sotekit.report.grid import Column, grid, wrapped
from sotekit.report.output import to_json

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

UNICODE = {Mark.FULL: "●", Mark.PART: "◐", Mark.THROUGH: "→", Mark.NO: "·", Mark.LACKING: "!!"}
ASCII = {Mark.FULL: "x", Mark.PART: "o", Mark.THROUGH: ">", Mark.NO: ".", Mark.LACKING: "!!"}
STYLES = {Mark.FULL: "green", Mark.PART: "yellow", Mark.THROUGH: "cyan", Mark.LACKING: "bold red"}


def matrix_lines(matrix: Matrix, console: "Console", words: Language) -> "Iterator[Text | str]":
    """The table within the console's width, its key, and what is missing from the minimum."""
    marks = UNICODE if console.encoding.lower().startswith("utf") else ASCII
    yield table_title(matrix, words)
    yield ""
    if not matrix.rows:
        yield msg("There are no service points yet. docs/points.md tells how to begin.").text(words)
        return
    yield _grid(matrix, marks, console.width, words)
    yield ""
    if matrix.by is By.HOUR:
        yield wrapped(
            msg(
                "{mark} no point; at the hours that are not shown, no point either.",
                mark=marks[Mark.NO],
            ).text(words),
            console.width,
        )
    else:
        yield from _key(matrix, marks, console.width, words)
        yield from lacking_lines(matrix, console.width, words)


def _grid(matrix: Matrix, marks: dict[Mark, str], width: int, words: Language) -> "Text":
    """The table, in pieces one under the other where the hours don't fit side by side."""
    from rich.text import Text

    names = [_name(matrix, row, words) for row in range(len(matrix.rows))]
    shown = list(_shown_columns(matrix))
    fitting = len(shown)
    if matrix.by is By.HOUR:
        fitting = max(1, (width - max(map(len, names), default=0) - 1) // _CELL)
    pieces = []
    for start in range(0, len(shown), fitting):
        columns = [Column(names, gives_way=True, least=3)]
        for number in shown[start : start + fitting]:
            column = matrix.columns[number]
            heading = (
                column.id
                if matrix.by is By.HOUR
                else str(number + 1) + ("*" if column.required else "")
            )
            cells = [_shown(row.cells[number], marks) for row in matrix.rows]
            columns.append(Column(cells, heading, right=True, least=2))
        pieces.append(grid(columns, width))
    return Text("\n\n").join(pieces)


_CELL = 3
"""The width of an hour's column with its gap."""


def _shown_columns(matrix: Matrix) -> Iterator[int]:
    """All services; of the hours, those from the first to the last at which anything is given."""
    numbers = range(len(matrix.columns))
    if matrix.by is By.HOUR:
        given = [n for n in numbers if any(row.cells[n].count for row in matrix.rows)]
        numbers = range(min(given), max(given) + 1) if given else range(0)
    yield from numbers


def _name(matrix: Matrix, row: int, words: Language) -> str:
    one = matrix.rows[row]
    name = one.name.best(words.language)
    return msg("{point} (candidate)", point=name).text(words) if one.candidate else name


def _shown(cell: Cell, marks: dict[Mark, str]) -> "Text":
    from rich.text import Text

    if cell.count is None:
        return Text(marks[cell.mark], STYLES.get(cell.mark, "dim"))
    if cell.count == 0:
        lacking = cell.mark is Mark.LACKING
        return Text(
            marks[Mark.LACKING] if lacking else marks[Mark.NO], STYLES.get(cell.mark, "dim")
        )
    return Text(str(cell.count))


def _key(
    matrix: Matrix, marks: dict[Mark, str], width: int, words: Language
) -> "Iterator[Text | str]":
    for number, column in enumerate(matrix.columns, 1):
        star = "*" if column.required else ""
        yield wrapped(f"{number}{star} {column.name.best(words.language)}", width, "   ")
    if any(column.required for column in matrix.columns):
        yield wrapped("* " + msg("the minimum: every point gives it").text(words), width, "  ")
    shown = {cell.mark for row in matrix.rows for cell in row.cells}
    meanings = [
        f"{marks[mark]} {meaning.text(words)}"
        for mark, meaning in MEANINGS.items()
        if mark in shown and (matrix.by is By.POINT or mark in (Mark.LACKING, Mark.NO))
    ]
    yield ""
    yield wrapped(", ".join(meanings), width)


def lacking_lines(matrix: Matrix, width: int, words: Language) -> Iterator[str]:
    """What is missing from the minimum, one sentence each; nothing where nothing is."""
    if not matrix.lacking:
        return
    yield ""
    count = len(matrix.lacking)
    yield msgn(
        "Missing from the minimum in {count} place:",
        "Missing from the minimum in {count} places:",
        count,
    ).text(words)
    for row, column in matrix.lacking:
        said = msg("{point}: {service}", point=row.name, service=column.name).text(words)
        yield wrapped(f"- {said}", width, "  ")


def matrices_json(matrices: tuple[Matrix, ...], words: Language) -> str:
    """Every table with its columns, rows, cells and what is lacking."""
    return to_json([_matrix(one, words) for one in matrices])


def _matrix(matrix: Matrix, words: Language) -> dict[str, Any]:
    return {
        "by": matrix.by.value,
        "service": matrix.of.id if matrix.of else None,
        "columns": [
            {"id": one.id, "name": one.name.best(words.language), "required": one.required}
            for one in matrix.columns
        ],
        "rows": [
            {
                "id": row.id,
                "name": row.name.best(words.language),
                "area": row.note.best(words.language) if row.note else None,
                "candidate": row.candidate,
                "cells": [_cell(cell, words) for cell in row.cells],
            }
            for row in matrix.rows
        ],
        "lacking": [{"row": row.id, "service": column.id} for row, column in matrix.lacking],
    }


def _cell(cell: Cell, words: Language) -> dict[str, Any]:
    if cell.count is not None:
        return {"count": cell.count, "points": list(cell.points), "mark": cell.mark.value}
    return {
        "mark": cell.mark.value,
        "hours": cell.hours.best(words.language) if cell.hours else None,
        "through": cell.through.best(words.language) if cell.through else None,
    }
