"""The season's tables as CSV files and as an Excel workbook, shaped by pandas: imported only when asked for."""

import io
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sotekit.debrief.tables import Table
from sotekit.plain.archive import steady
from sotekit.plain.files import replace_file
from sotekit.report.debrief_words import Names

if TYPE_CHECKING:
    import pandas

NAMED = ("topics", "ages", "for_whom", "referrals", "follow_ups", "feedback")
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_csv(folder: Path, tables: Iterable[Table], names: Names) -> tuple[Path, ...]:
    """One file per table, UTF-8 with a byte order mark so that Excel opens it right, LF line ends."""
    written = []
    for table in tables:
        path = folder / f"{table.name}.csv"
        replace_file(
            path, "\ufeff" + frame_of(table, names).to_csv(index=False, lineterminator="\n")
        )
        written.append(path)
    return tuple(written)


def write_excel(path: Path, tables: Iterable[Table], names: Names) -> Path:
    """A workbook with a sheet per table."""
    import pandas

    made = io.BytesIO()
    with pandas.ExcelWriter(made, engine="openpyxl") as book:
        for table in tables:
            frame = frame_of(table, names)
            frame.to_excel(book, sheet_name=table.name[:31], index=False)
            _readable(book.sheets[table.name[:31]], frame)
    replace_file(path, steady(made.getvalue()))
    return path


def frame_of(table: Table, names: Names) -> "pandas.DataFrame":
    """The table with the names of its ids beside them."""
    import pandas

    # as objects: whole numbers stay whole beside missing ones
    frame = pandas.DataFrame(list(table.rows), columns=list(table.columns), dtype=object)
    if "id" in frame.columns:
        frame.insert(1, "name", [_safe(_name(table.name, one, names)) for one in frame["id"]])
        frame["id"] = [None if one is None else _safe(str(one)) for one in frame["id"]]
    return frame


def _name(table: str, choice: object, names: Names) -> str:
    if not isinstance(choice, str):
        return names.who(None) if table in ("responders", "by_organisation") else ""
    field = {"by_topic": "topics", "by_age": "ages"}.get(table, table)
    if field in NAMED:
        return names.choice(field, choice)
    return names.who(choice) if table in ("responders", "by_organisation") else choice


def _safe(text: str) -> str:
    """Text that a spreadsheet can't take for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


def _readable(sheet: Any, frame: "pandas.DataFrame") -> None:  # noqa: ANN401 - openpyxl has no types
    """Headings stay in sight, columns as wide as what is in them."""
    sheet.freeze_panes = "A2"
    for index, column in enumerate(frame.columns, 1):
        longest = max([len(str(column)), *(len(str(one)) for one in frame[column])])
        letter = sheet.cell(1, index).column_letter
        sheet.column_dimensions[letter].width = min(60, longest + 2)
