"""Tables in: Excel workbooks and CSV files, suspected of everything that Excel does to data and people to files."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from sotekit.exchange.provenance import Origins
from sotekit.exchange.tables import SHEETS, Column, Sheet
from sotekit.exchange.workbook import BASE_SHEET, read_base
from sotekit.messages import Message, msg
from sotekit.plain.problem import Level, Place, Problem
from sotekit.plain.scalars import nearest_hint, parse_date, shown
from sotekit.plain.sheets import is_hostile

MAX_FILE = 32 * 1024 * 1024
MAX_ROWS = 50_000
MAX_COLUMNS = 200
MAX_CELL = 32_767
"""The longest text that Excel keeps in a cell."""

_EXPONENT = re.compile(r"[0-9][.,][0-9]+[eE]\+?[0-9]+")
_BARE = re.compile(r"[2-9][0-9]{6,11}")
_LETTERS = 26


@dataclass(slots=True)
class TablesRead:
    """What was read: rows by sheet, each with its place; `base` are the marks of a workbook of ours."""

    rows: dict[str, list["PlacedRow"]] = field(default_factory=dict)
    base: Origins | None = None
    problems: list[Problem] = field(default_factory=list)


class PlacedRow(dict[str, str]):
    """Cells by column, and where the row is."""

    def __init__(self, cells: Mapping[str, str], place: Place) -> None:
        super().__init__(cells)
        self.place = place


def read_table(
    name: str, data: bytes, languages: Sequence[str], columns: Mapping[str, str], read: TablesRead
) -> None:
    """Adds one file to what is read. `columns` maps other headers to ours."""
    if len(data) > MAX_FILE:
        read.problems.append(
            _bad(name, msg("The file is larger than {megabytes} MB.", megabytes=MAX_FILE >> 20))
        )
    elif data[:4] == b"PK\x03\x04":
        _workbook(name, data, languages, columns, read)
    elif data[:4] == b"\xd0\xcf\x11\xe0":
        read.problems.append(
            _bad(name, msg("It is an old .xls file. Open it in Excel and save it as .xlsx."))
        )
    else:
        _csv(name, data, languages, columns, read)


def _workbook(
    name: str, data: bytes, languages: Sequence[str], columns: Mapping[str, str], read: TablesRead
) -> None:
    if is_hostile(data):
        read.problems.append(
            _bad(
                name,
                msg(
                    "It is no ordinary workbook: it is broken, has macros or definitions of its own, or unpacks to too much."
                ),
            )
        )
        return
    for title, rows in _sheets(name, data, read):
        if title == BASE_SHEET:
            found = [[str(cell.value or "") for cell in row[:3]] for _, row in rows]
            read.base = read_base(one for one in found[1:] if len(one) == 3)
            continue
        sheet = next((one for one in SHEETS if one.name == title.casefold()), None)
        if sheet is not None:
            _rows(name, sheet, rows, languages, columns, read)


def _sheets(
    name: str, data: bytes, read: TablesRead
) -> Iterator[tuple[str, list[tuple[int, Sequence[Any]]]]]:
    """Each sheet's name and rows, formulas as formulas."""
    from xml.etree.ElementTree import ParseError

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
        for sheet in book.worksheets:
            rows: list[tuple[int, Sequence[Any]]] = []
            for number, row in enumerate(sheet.iter_rows(max_col=MAX_COLUMNS), 1):
                if number > MAX_ROWS:
                    read.problems.append(
                        _bad(
                            name,
                            msg(
                                "The sheet “{sheet}” has more than {rows} rows.",
                                sheet=sheet.title,
                                rows=MAX_ROWS,
                            ),
                        )
                    )
                    break
                rows.append((number, row))
            yield sheet.title, rows
    except (
        InvalidFileException,
        zipfile.BadZipFile,
        ParseError,
        KeyError,
        ValueError,
        TypeError,
        OSError,
        EOFError,
        AttributeError,
        IndexError,
    ):
        # openpyxl checks little of what it reads, and raises what comes
        read.problems.append(_bad(name, msg("The workbook is broken or cut short.")))


def _rows(
    name: str,
    sheet: Sheet,
    rows: list[tuple[int, Sequence[Any]]],
    languages: Sequence[str],
    columns: Mapping[str, str],
    read: TablesRead,
) -> None:
    found = {column.name: column for column in sheet.columns(languages)}
    head = [str(cell.value or "").strip() for cell in rows[0][1]] if rows else []
    headers = _headers(f"{name}:{sheet.name}", head, found, columns, read)
    for number, row in rows[1:]:
        cells: dict[str, str] = {}
        for index, cell in enumerate(row):
            column = found.get(headers[index]) if index < len(headers) else None
            if column is not None and cell.value not in (None, ""):
                place = Place(f"{name}:{sheet.name}!{column_letter(index)}{number}")
                text, problem = cell_text(cell.value, cell.data_type == "f", column)
                _take(cells, column, text, problem, place, read)
        if cells:
            read.rows.setdefault(sheet.name, []).append(
                PlacedRow(cells, Place(f"{name}:{sheet.name}!A{number}"))
            )


def cell_text(value: Any, formula: bool, column: Column) -> tuple[str, Message | None]:  # noqa: ANN401
    """A workbook's cell as text, or what Excel did to it."""
    if formula:
        return "", msg("A formula is not read. Copy the cell and paste it as values.")
    dated = column.field in ("start", "end", "confirmed")
    if isinstance(value, datetime | date):
        day = value.date() if isinstance(value, datetime) else value
        if dated:
            return day.isoformat(), None
        return "", msg(
            "Excel has made a date of what was written. Format the column as text and write it again."
        )
    if isinstance(value, time):
        return f"{value.hour}.{value.minute:02}", None
    if isinstance(value, bool):
        return "true" if value else "false", None
    if isinstance(value, int | float):
        if column.field == "phone":
            return "", msg("Excel has made a number of the phone number; its leading zero is gone.")
        return (str(int(value)) if float(value).is_integer() else str(value)), None
    return str(value)[:MAX_CELL].replace("_x000D_", "").replace("\r\n", "\n").strip(), None


def _take(
    cells: dict[str, str],
    column: Column,
    text: str,
    problem: Message | None,
    place: Place,
    read: TablesRead,
) -> None:
    """Puts the text in its cell, unless Excel has been at it; Finnish dates become ISO ones."""
    if problem is None:
        text, problem = _mended(text, column)
    if problem is not None:
        read.problems.append(Problem("import-cell", place, problem))
    elif text:
        cells[column.name] = text


def _mended(text: str, column: Column) -> tuple[str, Message | None]:
    if text.startswith("'"):
        text = text[1:]
    if column.field in ("start", "end", "confirmed"):
        return _iso(text)
    if column.field == "phone" and (_EXPONENT.fullmatch(text) or _BARE.fullmatch(text)):
        return "", msg(
            "“{text}” has lost its leading zero. Write the number again, as text.", text=shown(text)
        )
    return text, None


def _iso(text: str) -> tuple[str, Message | None]:
    finnish = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", text)
    written = f"{finnish[3]}-{int(finnish[2]):02}-{int(finnish[1]):02}" if finnish else text[:10]
    day, _ = parse_date(written)
    return (written, None) if day else ("", msg("“{text}” is not a date.", text=shown(text)))


def _csv(
    name: str, data: bytes, languages: Sequence[str], columns: Mapping[str, str], read: TablesRead
) -> None:
    text = _decoded(name, data, read)
    first = text.partition("\n")[0]
    delimiter = max(";,\t", key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        read.problems.append(_bad(name, msg("The table is broken: {reason}.", reason=str(error))))
        return
    head = [cell.strip() for cell in rows[0]] if rows else []
    sheet = _sheet_of(name, head, languages, columns)
    if sheet is None or len(rows) > MAX_ROWS:
        read.problems.append(_bad(name, msg("Its columns are those of no table of ours.")))
        return
    found = {column.name: column for column in sheet.columns(languages)}
    headers = _headers(name, head, found, columns, read)
    for number, row in enumerate(rows[1:], 2):
        cells: dict[str, str] = {}
        for index, cell in enumerate(row):
            column = found.get(headers[index]) if index < len(headers) else None
            if column is not None and cell.strip():
                _take(cells, column, cell.strip(), None, Place(name, number, index + 1), read)
        if cells:
            read.rows.setdefault(sheet.name, []).append(PlacedRow(cells, Place(name, number, 1)))


def _decoded(name: str, data: bytes, read: TablesRead) -> str:
    """UTF-8, or what Windows saves: read, and said."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        read.problems.append(
            Problem(
                "import-encoding",
                Place(name, 1, 1),
                msg("It is not UTF-8; it was read as Windows-1252."),
                msg("Look at ä, ö and å in what follows."),
                Level.WARNING,
            )
        )
        return data.decode("cp1252", "replace")


def _sheet_of(
    name: str, head: Sequence[str], languages: Sequence[str], columns: Mapping[str, str]
) -> Sheet | None:
    """The sheet that the file is: by its name, or by its columns."""
    stem = name.rpartition("/")[2].partition(".")[0].casefold()
    named = next((one for one in SHEETS if one.name == stem), None)
    if named is not None:
        return named
    said = {columns.get(one, one) for one in head}
    scores = [
        (len(said & {column.name for column in one.columns(languages)}), one) for one in SHEETS
    ]
    best = max(scores, key=lambda pair: pair[0])
    return best[1] if best[0] * 2 > len(said) else None


def _headers(
    place: str,
    head: Sequence[str],
    known: Mapping[str, Column],
    columns: Mapping[str, str],
    read: TablesRead,
) -> list[str]:
    """The header in our words; a column that nothing reads is said to be left out."""
    names = [columns.get(one, one) for one in head]
    for index, name in enumerate(names):
        if name and name not in known:
            read.problems.append(
                Problem(
                    "import-column",
                    Place(f"{place}!{column_letter(index)}1"),
                    msg("The column “{column}” is not read.", column=shown(name)),
                    nearest_hint(name, known),
                    Level.WARNING,
                )
            )
    return names


def column_letter(index: int) -> str:
    """What a spreadsheet calls the column of that number, from 0: A to Z, then AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def _bad(name: str, message: Message) -> Problem:
    return Problem("import-unreadable", Place(name, 0, 0), message, msg("Nothing was changed."))
