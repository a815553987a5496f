"""Mends parts of the log that Excel, a merge or a crash damaged: only what is certain, everything else is told.

A repair is worked out from the text alone, shown first, and the original is kept beside git's own files.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sotekit.messages import Message, msg
from sotekit.plain.git import checkout_of
from sotekit.plain.rows import write_row
from sotekit.store.log import REQUIRED, parts

_MARKS = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
_FINNISH_DATE = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})(?: [0-9:.]+)?")
_CLOCK = re.compile(r"([0-9]{1,2})[.:][0-9]{2}(?:[.:][0-9]{2})?")
_FRACTION = re.compile(r"0[.,][0-9]+")
_SCIENTIFIC = re.compile(r"[0-9]+(?:[.,][0-9]+)?E[+-][0-9]+")
_SEPARATOR = re.compile(r'"?(?i:sep)=[,;\t]?"?[,;\t]*')
_WHOLE = re.compile(r"([0-9]+)[.,]0+")


@dataclass(frozen=True, slots=True)
class Mended:
    """One part: its text as it should be, what was done line by line, and what a person must decide."""

    path: Path
    text: str
    done: tuple[tuple[int, Message], ...]
    left: tuple[tuple[int, Message], ...]


def mend_part(path: Path, data: bytes, required: Sequence[str] = REQUIRED) -> Mended:
    """Works out the repair of one part from its bytes; writes nothing. What is not certain stays as it is written.

    `required` are the columns that its kind of log can't do without.
    """
    notes = _Notes([], [])
    original = _decoded(data, notes.done)
    lines = [line.removesuffix("\r") for line in original.split("\n")]
    records = list(_records(_without_separator(lines, notes), notes))
    if not records or not is_log(records[0].raw, required):
        return Mended(path, original, (), ((1, msg("The first line does not name the columns.")),))
    columns = tuple(records[0].cells or ())
    gap = "\n\n" if "\n\n" in original.replace("\r", "") else "\n"
    rows = [_mended(record, columns, notes.done) for record in records[1:]]
    kept = list(_once(rows, columns, notes))
    text = ",".join(columns) + "\n" + "".join(f"{_text(record)}{gap}" for record in kept)
    if not notes.done:
        text = original
    return Mended(
        path, text, tuple(sorted(notes.done, key=_line)), tuple(sorted(notes.left, key=_line))
    )


@dataclass(frozen=True, slots=True)
class _Record:
    """A row as it stands on its line; `cells` is None when it can't be taken apart for certain."""

    line: int
    raw: str
    cells: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class _Notes:
    done: list[tuple[int, Message]]
    left: list[tuple[int, Message]]


def _text(record: _Record) -> str:
    return record.raw if record.cells is None else write_row(record.cells)


def _line(one: tuple[int, Message]) -> int:
    return one[0]


def _decoded(data: bytes, done: list[tuple[int, Message]]) -> str:
    for encoding in (
        ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1252")
    ):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding != "utf-8-sig" or data.startswith(b"\xef\xbb\xbf"):
            done.append((1, msg("Read as {encoding} and written as UTF-8.", encoding=encoding)))
        return text
    # a few bytes have no meaning in Windows-1252; they can only have been a name or a note
    done.append((1, msg("Bytes without a meaning were replaced.")))
    return data.decode("cp1252", "replace")


def _records(lines: Sequence[str], notes: _Notes) -> Iterator[_Record]:
    """The header and every row. Marks of a merge and repeated headers are dropped."""
    header: list[str] | None = None
    for number, line in _joined(lines):
        if not line.strip(" ;,\t"):
            continue
        if line.startswith(_MARKS):
            notes.done.append((number, msg("The mark of an unfinished merge is removed.")))
            continue
        cells = _split(line, _delimiter(line))
        if header is None:
            if _delimiter(line) != ",":
                notes.done.append((number, msg("The columns are separated with commas.")))
            header = _trimmed([name.strip().lower() for name in cells])
            if len(header) < len(cells):
                notes.done.append((number, msg("The empty columns at the end are removed.")))
            yield _Record(number, line, tuple(header))
        elif _trimmed([cell.strip().lower() for cell in cells]) == header:
            notes.done.append((number, msg("The header in the middle of the file is removed.")))
        else:
            yield _row(number, line, cells, len(header), notes)


def _without_separator(lines: list[str], notes: _Notes) -> list[str]:
    """Empties a first line such as sep=; which only tells Excel how the columns are parted."""
    if not lines or not _SEPARATOR.fullmatch(lines[0].strip()):
        return lines
    notes.done.append((1, msg("The line “{line}” for Excel is removed.", line=lines[0].strip())))
    return ["", *lines[1:]]


def _trimmed(cells: list[str], least: int = 0) -> list[str]:
    """The cells without the empty ones at the end that are too many."""
    end = len(cells)
    while end > least and not cells[end - 1].strip():
        end -= 1
    return cells[:end]


def _row(number: int, line: str, cells: list[str], columns: int, notes: _Notes) -> _Record:
    trimmed = _trimmed(cells, columns)
    if len(trimmed) == columns:
        if len(trimmed) < len(cells):
            notes.done.append((number, msg("The empty columns at the end are removed.")))
        return _Record(number, line, tuple(trimmed))
    told = msg(
        "The row has {count} columns, the header {columns}. It stays as it is.",
        count=len(cells),
        columns=columns,
    )
    notes.left.append((number, told))
    return _Record(number, line, None)


def _joined(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The lines with their numbers; those of a cell in quotes that goes over line ends as one."""
    number = 0
    while number < len(lines):
        end = number + 1
        while lines[number:end] and sum(line.count('"') for line in lines[number:end]) % 2:
            if end >= min(len(lines), number + 50):
                end = number + 1
                break
            end += 1
        yield number + 1, "\n".join(lines[number:end])
        number = end


def _delimiter(line: str) -> str:
    return max(",;\t", key=line.count)


def _split(line: str, delimiter: str) -> list[str]:
    try:
        rows = list(csv.reader(line.splitlines(keepends=True), delimiter=delimiter, strict=True))
    except csv.Error:
        return line.split(delimiter)
    return rows[0] if len(rows) == 1 else line.split(delimiter)


def _mended(record: _Record, columns: Sequence[str], done: list[tuple[int, Message]]) -> _Record:
    if record.cells is None:
        return record
    better = tuple(
        _better(column, cell.strip()) for column, cell in zip(columns, record.cells, strict=True)
    )
    for column, before, after in zip(columns, record.cells, better, strict=True):
        if after != before.strip():
            told = msg(
                "“{column}” is {after} instead of {before}.",
                column=column,
                after=after,
                before=before.strip(),
            )
            done.append((record.line, told))
    return _Record(record.line, record.raw, better)


def _better(column: str, cell: str) -> str:
    """The cell as it was before a spreadsheet had it; unchanged where that is not certain."""
    if column == "date" and (finnish := _FINNISH_DATE.fullmatch(cell)):
        try:
            return date(int(finnish[3]), int(finnish[2]), int(finnish[1])).isoformat()
        except ValueError:
            return cell
    if column == "hour":
        if clock := _CLOCK.fullmatch(cell):
            return str(int(clock[1]))
        if _FRACTION.fullmatch(cell):
            # a spreadsheet keeps a time as a part of the day: 0.5 is noon
            return str(int(float(cell.replace(",", ".")) * 24 + 1e-4))
    if column == "at" and _CLOCK.fullmatch(cell):
        # a spreadsheet adds the seconds
        return ":".join(cell.replace(".", ":").split(":")[:2])
    if column in ("hour", "minutes", "count") and (whole := _WHOLE.fullmatch(cell)):
        return whole[1]
    return cell


def _once(rows: Sequence[_Record], columns: Sequence[str], notes: _Notes) -> Iterator[_Record]:
    """Each row once: copies that agree in every cell are dropped, ids whose rows differ are told."""
    at = columns.index("id")
    distinct = {row.cells for row in rows if row.cells is not None}
    ids = Counter(cells[at] for cells in distinct)
    seen: set[tuple[str, ...]] = set()
    for row in rows:
        if row.cells is None:
            yield row
            continue
        if row.cells in seen:
            notes.done.append((row.line, msg("The same row is here already; the copy is removed.")))
            continue
        seen.add(row.cells)
        if _SCIENTIFIC.fullmatch(row.cells[at]):
            notes.left.append((row.line, _made_a_number(row.cells[at])))
        elif ids[row.cells[at]] > 1:
            told = msg("Rows that differ have the id “{id}”. Keep the right one.", id=row.cells[at])
            notes.left.append((row.line, told))
        yield row


def _made_a_number(written: str) -> Message:
    return msg(
        "A spreadsheet made the id a number, {id}; what it was can't be known. Take the row from git, or write "
        "eight letters and digits of your own that no other row has.",
        id=written,
    )


def is_log(header: str, required: Sequence[str] = REQUIRED) -> bool:
    """Whether the line names the columns of a log, whatever separates them."""
    names = {name.strip().strip('"').strip().lower() for name in re.split(r"[,;\t]", header)}
    return set(required) <= names


def keep_original(root: Path, path: Path, data: bytes) -> Path:
    """Puts the damaged file where git never sends it, under a name that nothing has yet."""
    from sotekit.plain.files import replace_file

    checkout = checkout_of(root.absolute())
    folder = (checkout.folder if checkout else root) / "sotekit-originals"
    number = 1
    while (kept := folder / f"{path.stem}.{number}.csv").exists():
        number += 1
    replace_file(kept, data)
    return kept


def damaged_parts(root: Path, line: str, season: str) -> Iterator[Mended]:
    """Every part of the log that can be mended or has something to decide."""
    return damaged_files(parts(root, line, season))


def damaged_files(files: Iterable[Path], required: Sequence[str] = REQUIRED) -> Iterator[Mended]:
    """The same for the parts of a log of any kind."""
    for path in files:
        mended = mend_part(path, path.read_bytes(), required)
        if mended.done or mended.left:
            yield mended


def write_mended(root: Path, mended: Mended) -> Path:
    """Keeps the original and writes the mended part. Returns where the original is."""
    from sotekit.plain.files import replace_file

    data = mended.path.read_bytes()
    kept = keep_original(root, mended.path, data)
    replace_file(mended.path, mended.text)
    return kept
