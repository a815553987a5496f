"""Reads CSV with places, whoever saved it: `,` or `;`, LF or CRLF, with or without a byte order mark.

A record knows the line it STARTS on. A torn row or a quote that is never closed costs that row only: the
reader goes on with the next line and reports what it passed over.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field

from sotekit.messages import msg, msgn
from sotekit.plain.problem import Place, Problem
from sotekit.plain.scalars import nearest_hint, shown

MAX_LINE = 100_000
MAX_RECORD_LINES = 50
MAX_DAMAGED = 1000
"""So many damaged rows are shown one by one; a file with more is not worth mending by hand."""
MAX_COLUMNS = 200
"""More than any table of ours has: the first line is then not a header at all."""


@dataclass(frozen=True, slots=True)
class Table:
    """A file's header and physical lines, shared by its rows to work out columns when a problem needs one."""

    path: str
    columns: tuple[str, ...]
    delimiter: str
    lines: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Row:
    """One record: its cells in header order, the line it starts on and how many lines it takes."""

    table: Table
    line: int
    cells: tuple[str, ...]
    lines: int = 1

    @property
    def named(self) -> dict[str, str]:
        """The cells by column."""
        return dict(zip(self.table.columns, self.cells, strict=True))

    def place(self, *path: str | int) -> Place:
        """Where the named cell starts; the start of the row for anything else."""
        if path and path[0] in self.table.columns:
            return self.cell_place(self.table.columns.index(str(path[0])))
        return Place(self.table.path, self.line, 1)

    def cell_place(self, index: int) -> Place:
        """Where the cell of that number starts."""
        line, column, quoted, seen = self.line, 1, False, 0
        first, opened = True, False
        while seen < index and line <= len(self.table.lines):
            text = self.table.lines[line - 1]
            if column > len(text):
                line, column = line + 1, 1
                continue
            character = text[column - 1]
            # a quote means something only in a cell that begins with one
            opened = character == '"' if first else opened
            quoted ^= opened and character == '"'
            first = character == self.table.delimiter and not quoted
            seen += first
            column += 1
        return Place(self.table.path, line, column)


def read_csv(
    path: str, text: str, required: tuple[str, ...], known: tuple[str, ...], *, others: bool = False
) -> tuple[Table | None, tuple[Row, ...], tuple[Problem, ...]]:
    """The rows that can be read, and every problem of the file as CSV. `others` lets in columns beside the known."""
    lines = tuple(line.removesuffix("\r") for line in text.split("\n"))
    if lines and not lines[-1]:
        lines = lines[:-1]
    if not lines:
        problem = Problem(
            "csv-header",
            Place(path, 1, 1),
            msg("The file is empty."),
            msg("Remove it, or write the header on its first line."),
        )
        return None, (), (problem,)
    delimiter = _delimiter(lines[0])
    columns = _header(lines[0][:MAX_LINE], delimiter)
    table = Table(path, columns, delimiter, lines)
    problems = _header_problems(table, required, known)
    if others:
        problems = [problem for problem in problems if problem.code != "unknown-column"]
    if any(problem.code == "csv-header" for problem in problems):
        return table, (), tuple(problems)
    rows = tuple(_rows(table, problems))
    return table, rows, tuple(problems)


def _header(line: str, delimiter: str) -> tuple[str, ...]:
    try:
        return tuple(next(csv.reader([line], delimiter=delimiter), []))
    except csv.Error:
        # a carriage return alone, as very old programs end their lines
        return ()


def _delimiter(header: str) -> str:
    return max(",;\t", key=header.count)


def _header_problems(
    table: Table, required: tuple[str, ...], known: tuple[str, ...]
) -> list[Problem]:
    names_columns = msg(
        "The first line must name the columns: {columns}.", columns=table.delimiter.join(known)
    )
    if not set(table.columns) & set(known) or len(table.columns) > MAX_COLUMNS:
        return [
            Problem(
                "csv-header",
                Place(table.path, 1, 1),
                msg("The first line does not name the columns."),
                names_columns,
            )
        ]
    problems = [
        Problem(
            "csv-header",
            Place(table.path, 1, 1),
            msg("The column “{column}” is missing.", column=name),
            names_columns,
        )
        for name in required
        if name not in table.columns
    ]
    for index, name in enumerate(table.columns):
        problems += _column_problems(table, index, name, known)
    return problems


def _column_problems(
    table: Table, index: int, name: str, known: tuple[str, ...]
) -> Iterator[Problem]:
    place = Row(table, 1, table.columns).cell_place(index)
    if name not in known:
        yield Problem(
            "unknown-column",
            place,
            msg("There is no column “{column}” here.", column=shown(name)),
            nearest_hint(name, known),
        )
    elif name in table.columns[:index]:
        yield Problem(
            "csv-header",
            place,
            msg("The column “{column}” is here twice.", column=name),
            msg("Remove one of them."),
        )


def _rows(table: Table, problems: list[Problem]) -> Iterator[Row]:
    """The whole rows. Empty ones, which spreadsheets like to leave at the end, are passed over."""
    number, damaged, open_quote = 2, 0, False
    while number <= len(table.lines):
        line = table.lines[number - 1]
        cells, used = _record(table, number) if line.strip() else ((), 1)
        if cells is None or cells == table.columns:
            problem = _damage(table, number)
            if not (open_quote and problem.code == "csv-row"):
                # the lines of a text whose quote is never closed are told of once
                damaged += 1
                if damaged <= MAX_DAMAGED:
                    problems.append(problem)
            open_quote ^= line.count('"') % 2 == 1
            used = 1
        elif any(cells):
            open_quote = False
            yield Row(table, number, cells, used)
        number += used
    if damaged > MAX_DAMAGED:
        problems.append(_much_damage(table, damaged - MAX_DAMAGED))


def _record(table: Table, number: int) -> tuple[tuple[str, ...] | None, int]:
    """The cells of the record that starts on the line and how many lines it takes; None if it is damaged."""
    line = table.lines[number - 1]
    if len(line) > MAX_LINE:
        return None, 1
    if '"' not in line:
        cells = tuple(line.split(table.delimiter))
        return (cells if len(cells) == len(table.columns) else None), 1
    for used in range(1, MAX_RECORD_LINES + 1):
        chunk = table.lines[number - 1 : number - 1 + used]
        if len(chunk) < used or sum(map(len, chunk)) > MAX_LINE:
            break
        if used > 1 and chunk[-1].count('"') % 2 == 0:
            # the quote that the record is waiting for is not on this line
            continue
        cells, open_quote = _parsed(chunk, table.delimiter)
        if len(cells) == len(table.columns):
            return cells, used
        if not open_quote:
            break
    return None, 1


def _parsed(chunk: tuple[str, ...], delimiter: str) -> tuple[tuple[str, ...], bool]:
    """The only record of the lines, or nothing and whether a quote is still open at their end."""
    try:
        records = list(csv.reader([one + "\n" for one in chunk], delimiter=delimiter, strict=True))
    except csv.Error as error:
        return (), "unexpected end of data" in str(error)
    return (tuple(records[0]) if len(records) == 1 else ()), False


def _much_damage(table: Table, count: int) -> Problem:
    return Problem(
        "csv-row",
        Place(table.path, 1, 1),
        msgn(
            "One more row can't be read.",
            "{count} more rows can't be read.",
            count,
        ),
        msg("Perhaps this is not a call log at all. Take the file back from git."),
    )


def _damage(table: Table, number: int) -> Problem:
    line = table.lines[number - 1]
    place = Place(table.path, number, 1)
    if line.startswith(("<<<<<<<", "=======", ">>>>>>>", "|||||||")):
        return Problem(
            "merge-marker",
            place,
            msg("Git left a mark of an unfinished merge here."),
            msg("Keep the rows of both sides and delete the mark."),
        )
    if tuple(line.split(table.delimiter)) == table.columns:
        return Problem(
            "csv-header",
            place,
            msg("The header is here again, in the middle of the file."),
            msg("Delete this line."),
        )
    return Problem(
        "csv-row",
        place,
        msg("The row does not have {count} columns as the header does.", count=len(table.columns)),
        msg("It may be torn or hold an open quote. Mend it by hand; the other rows are safe."),
    )
