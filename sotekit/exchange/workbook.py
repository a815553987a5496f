"""Excel workbooks made for filling in: headers with notes, drop-downs, and every cell a text, so that Excel changes none.

A hidden sheet holds marks of what was given out, so that a workbook that comes back is joined with what was changed
here meanwhile.
"""

import io
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from sotekit.exchange.provenance import Origin, Origins
from sotekit.exchange.tables import SHEETS, Column, Row, Tables
from sotekit.model.record import Ref
from sotekit.plain.archive import steady

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

BASE_SHEET = "sotekit"
"""The hidden sheet of marks."""

LISTS_SHEET = "lists"
SPARE_ROWS = 500
"""Rows below the data that have drop-downs too."""

_WIDTH = 24


def write_workbook(
    tables: Tables, languages: Sequence[str], known: Mapping[str, frozenset[str]], origins: Origins
) -> bytes:
    """The workbook's bytes: the same data gives the same bytes."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)  # type: ignore[arg-type]  # a new workbook has a sheet
    lists = book.create_sheet(LISTS_SHEET)
    choices = _Choices(lists, known)
    for sheet in SHEETS:
        if sheet.name in tables:
            target = book.create_sheet(sheet.name)
            _fill(target, sheet.columns(languages), tables[sheet.name], choices)
    lists.sheet_state = "hidden"
    base = book.create_sheet(BASE_SHEET)
    base.sheet_state = "hidden"
    base.append(["organisation", "field", "mark"])
    for name, origin in sorted(origins.items()):
        for field, marks in sorted(origin.marks.items()):
            for one in sorted(marks):
                base.append([name, field, one])
    book.move_sheet(lists, len(book.sheetnames))
    book.active = 0
    target_bytes = io.BytesIO()
    book.save(target_bytes)
    return steady(target_bytes.getvalue())


def read_base(rows: Iterable[Sequence[str]]) -> Origins:
    """The marks of the hidden sheet."""
    origins: Origins = {}
    for name, field, one in rows:
        marks = origins.setdefault(name, Origin(source_id=name)).marks
        marks[field] = marks.get(field, frozenset()) | {one}
    return origins


class _Choices:
    """The lists behind the drop-downs, each a column of the hidden sheet."""

    def __init__(self, sheet: "Worksheet", known: Mapping[str, frozenset[str]]) -> None:
        self.sheet = sheet
        self.known = known
        self.columns: dict[str, tuple[int, int]] = {}

    def formula(self, column: Column) -> str:
        """Where the column's choices are; empty when it has none or holds several at once."""
        shape = column.shape
        if shape is None:
            kind = column.name if column.name in ("organisation", "line", "person") else ""
            return self._listed(kind, sorted(self._ids(kind))) if kind else ""
        if isinstance(shape.item, type) and issubclass(shape.item, StrEnum) and not shape.many:
            return self._listed(shape.item.__name__, [one.value for one in shape.item])
        ref = next((mark.kind for mark in shape.marks if isinstance(mark, Ref)), "")
        return self._listed(ref, sorted(self._ids(ref))) if ref and not shape.many else ""

    def _ids(self, kind: str) -> list[str]:
        return [one for one in self.known.get(kind, ()) if not one.endswith("*")]

    def _listed(self, name: str, values: list[str]) -> str:
        from openpyxl.utils import get_column_letter

        if not values:
            return ""
        if name not in self.columns:
            index = len(self.columns) + 1
            self.columns[name] = (index, len(values))
            for number, value in enumerate(values, 1):
                self.sheet.cell(number, index, value)
        index, count = self.columns[name]
        letter = get_column_letter(index)
        return f"{LISTS_SHEET}!${letter}$1:${letter}${count}"


def _fill(
    sheet: "Worksheet", columns: Sequence[Column], rows: Sequence[Row], choices: _Choices
) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    last = len(rows) + 1 + SPARE_ROWS
    for index, column in enumerate(columns, 1):
        letter = get_column_letter(index)
        head = sheet.cell(1, index, column.name)
        required = column.shape is None or column.shape.required
        head.font = Font(bold=required)
        head.fill = PatternFill("solid", fgColor="DDEEE6" if required else "F2F2F2")
        if column.shape is not None:
            head.comment = Comment(column.shape.doc, "sotekit")
        sheet.column_dimensions[letter].width = _WIDTH
        sheet.column_dimensions[letter].number_format = "@"
        formula = choices.formula(column)
        if formula:
            rule = DataValidation(
                type="list", formula1=formula, allow_blank=True, showErrorMessage=True
            )
            rule.add(f"{letter}2:{letter}{last}")
            sheet.add_data_validation(rule)
    for number, row in enumerate(rows, 2):
        for index, column in enumerate(columns, 1):
            cell = sheet.cell(number, index)
            cell.number_format = "@"
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            if column.name in row:
                cell.value = row[column.name]
                # a text that begins with = is a text, not a formula
                cell.data_type = "s"
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{len(rows) + 1}"
