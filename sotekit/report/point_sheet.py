"""The services table as an Excel workbook: a sheet a table, words in every cell, the key on a sheet of its own."""

import io
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from sotekit.documents.point_matrix import CORNERS, MEANINGS, SIGNS, cell_text, table_title
from sotekit.i18n import Language
from sotekit.messages import msg
from sotekit.plain.archive import steady
from sotekit.points.matrix import By, Mark, Matrix

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as SheetCell
    from openpyxl.styles import Font
    from openpyxl.worksheet.worksheet import Worksheet

FILLS = {Mark.FULL: "E3F1E6", Mark.PART: "FDF3D6", Mark.THROUGH: "E2EEF5", Mark.LACKING: "FBDFDC"}


def matrix_workbook(matrices: Sequence[Matrix], today: date, words: Language) -> bytes:
    """The .xlsx file's bytes; the same data gives the same bytes. Texts that begin like formulas stay texts."""
    from openpyxl import Workbook

    book = Workbook()
    book.properties.created = book.properties.modified = datetime.combine(
        today, time(), UTC
    ).replace(tzinfo=None)
    first = book.active
    assert first is not None  # noqa: S101 - a new workbook has a sheet
    book.remove(first)
    for number, matrix in enumerate(matrices, 1):
        name = msg("Table {number}", number=number) if len(matrices) > 1 else msg("Services")
        _fill(book.create_sheet(name.text(words)), matrix, words)
    if matrices[0].by is By.POINT:
        _key(book.create_sheet(msg("Key").text(words)), words)
    buffer = io.BytesIO()
    book.save(buffer)
    return steady(buffer.getvalue())


def _fill(sheet: "Worksheet", matrix: Matrix, words: Language) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.worksheet.properties import PageSetupProperties

    _write(sheet, 1, 1, table_title(matrix, words), Font(bold=True, size=14))
    _write(sheet, 3, 1, CORNERS[matrix.by].text(words), Font(bold=True))
    for number, column in enumerate(matrix.columns, 2):
        star = " *" if column.required else ""
        cell = _write(sheet, 3, number, words.value(column.name) + star, Font(bold=True))
        cell.alignment = Alignment(wrap_text=True, vertical="bottom")
        sheet.column_dimensions[cell.column_letter].width = 5 if matrix.by is By.HOUR else 18
    sheet.column_dimensions["A"].width = 30
    for line, row in enumerate(matrix.rows, 4):
        name = words.value(row.name)
        if row.candidate:
            name = msg("{point} (candidate)", point=name).text(words)
        _write(sheet, line, 1, name, Font(bold=True))
        for number, one in enumerate(row.cells, 2):
            text = cell_text(one, words)
            if one.count is None:
                cell = _write(sheet, line, number, f"{SIGNS[one.mark]} {text}")
            elif one.mark is Mark.LACKING and not one.count:
                cell = _write(sheet, line, number, text, Font(bold=True))
            else:
                cell = sheet.cell(line, number, one.count)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if one.mark in FILLS and (one.count is None or one.mark is Mark.LACKING):
                cell.fill = PatternFill("solid", fgColor=FILLS[one.mark])
    _write(sheet, len(matrix.rows) + 5, 1, msg("* the minimum: every point gives it").text(words))
    sheet.freeze_panes = "B4"
    sheet.print_title_rows = "3:3"
    sheet.page_setup.paperSize = "9"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _write(
    sheet: "Worksheet", line: int, column: int, text: str, font: "Font | None" = None
) -> "SheetCell":
    written: SheetCell = sheet.cell(line, column, text)
    written.data_type = "s"
    if font is not None:
        written.font = font
    return written


def _key(sheet: "Worksheet", words: Language) -> None:
    for line, (mark, sign) in enumerate(SIGNS.items(), 1):
        _write(sheet, line, 1, sign)
        _write(sheet, line, 2, MEANINGS[mark].text(words))
    sheet.column_dimensions["B"].width = 40
