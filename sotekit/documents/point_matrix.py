"""The services table as a page and as a tagged PDF: words in every cell, so that nothing rests on colour."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from sotekit.documents.glyphs import FONTS
from sotekit.documents.templates import Templates, environment, run
from sotekit.documents.typeset import typeset
from sotekit.messages import Translator, msg, msgn
from sotekit.model.repository import Repository
from sotekit.points.matrix import By, Cell, Mark, Matrix

PAGE = "point-matrix.html.j2"
SHEET = "point-matrix.typ"

SIGNS = {Mark.FULL: "●", Mark.PART: "◐", Mark.THROUGH: "→", Mark.NO: "–", Mark.LACKING: "✗"}

MEANINGS = {
    Mark.FULL: msg("when open"),
    Mark.PART: msg("at certain hours"),
    Mark.THROUGH: msg("through another point"),
    Mark.NO: msg("no"),
    Mark.LACKING: msg("missing from the minimum"),
}
"""What each mark says, in words."""

TITLES = {
    By.POINT: msg("Services by point"),
    By.AREA: msg("How many points give each service, by area"),
    By.MUNICIPALITY: msg("How many points give each service, by municipality"),
    By.GROUP: msg("How many points give each service, by target group"),
    By.LANGUAGE: msg("How many points give each service, by language"),
    By.HOUR: msg("How many points give the service, by hour of the week"),
}

CORNERS = {
    By.POINT: msg("Point"),
    By.AREA: msg("Area"),
    By.MUNICIPALITY: msg("Municipality"),
    By.GROUP: msg("Target group"),
    By.LANGUAGE: msg("Language"),
    By.HOUR: msg("Day"),
}


def table_title(matrix: Matrix, words: Translator) -> str:
    """What the table shows, in one line."""
    if matrix.of is not None:
        return msg(
            "{service}: how many points give it, by hour of the week", service=matrix.of.name
        ).text(words)
    return TITLES[matrix.by].text(words)


def cell_text(cell: Cell, words: Translator) -> str:
    """The cell in words: hours, the other point, or how many points."""
    if cell.count is not None:
        if cell.count == 0 and cell.mark is Mark.LACKING:
            return MEANINGS[Mark.LACKING].text(words)
        return str(cell.count)
    if cell.mark is Mark.PART and cell.hours is not None:
        return words.value(cell.hours)
    if cell.mark is Mark.THROUGH and cell.through is not None:
        return words.value(cell.through)
    return MEANINGS[cell.mark].text(words)


def matrix_data(
    matrices: Sequence[Matrix], repository: Repository, today: date, words: Translator
) -> dict[str, Any]:
    """Everything the templates show, as plain values."""
    heading = msg("Service points of {region}", region=repository.region.name)
    return {
        "title": words.value(heading),
        "language": words.language,
        "made": msg("As the data was on {date}.", date=today).text(words),
        "minimum": msg("* the minimum: every point gives it").text(words),
        "key": [
            {"mark": mark.value, "sign": sign, "text": MEANINGS[mark].text(words)}
            for mark, sign in SIGNS.items()
        ],
        "key_title": msg("Key").text(words),
        "tables": [_table(one, words) for one in matrices],
        "fonts": FONTS,
    }


def _table(matrix: Matrix, words: Translator) -> dict[str, Any]:
    count = len(matrix.lacking)
    return {
        "title": table_title(matrix, words),
        "corner": CORNERS[matrix.by].text(words),
        "signs": matrix.by is By.POINT,
        "hours": matrix.by is By.HOUR,
        "starred": any(column.required for column in matrix.columns),
        "columns": [
            {"name": words.value(one.name), "required": one.required} for one in matrix.columns
        ],
        "rows": [
            {
                "name": words.value(row.name),
                "note": words.value(row.note) if row.note else "",
                "candidate": msg("candidate").text(words) if row.candidate else "",
                "cells": [
                    {
                        "mark": cell.mark.value,
                        "sign": SIGNS[cell.mark],
                        "text": cell_text(cell, words),
                        "count": cell.count,
                    }
                    for cell in row.cells
                ],
            }
            for row in matrix.rows
        ],
        "lacking_title": msgn(
            "Missing from the minimum in {count} place:",
            "Missing from the minimum in {count} places:",
            count,
        ).text(words)
        if count
        else "",
        "lacking": [
            msg("{point}: {service}", point=row.name, service=column.name).text(words)
            for row, column in matrix.lacking
        ],
    }


def matrix_html(
    matrices: Sequence[Matrix],
    repository: Repository,
    today: date,
    words: Translator,
    templates: Templates,
) -> str:
    """The page: one file, nothing from the network, no script. Raises TemplateError for a broken template."""
    env = environment(templates, lambda value: value, {}, {}, autoescape=True)
    return run(env, PAGE, matrix_data(matrices, repository, today, words))


def matrix_pdf(
    matrices: Sequence[Matrix],
    repository: Repository,
    today: date,
    words: Translator,
    templates: Templates,
) -> bytes:
    """The same on A4 across, as PDF/UA. Raises TemplateError for a broken template."""
    data = json.loads(json.dumps(matrix_data(matrices, repository, today, words)))
    return typeset(templates, SHEET, data, {}, "pdf", standard="ua-1")
