"""Rows that were corrected or redacted after they were shared, without a conflict in git whoever did what.

Two people may change the same row on two computers before either hears of the other. So a shared row is never
rewritten: its line becomes the same short mark whoever changes it (`<id>,,,moved,…`), and the row as it is now
goes to a new part, with the names of the changed columns in `changed`. When both versions meet, each column is
taken from whoever changed it; an emptied cell wins, so what was redacted never comes back. `settle` then writes
the joined row once. A row that only this clone has is simply rewritten.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from sotekit.messages import msg
from sotekit.plain.cells import SEPARATOR
from sotekit.plain.csv import Row, read_csv
from sotekit.plain.files import edit_file
from sotekit.plain.problem import Problem
from sotekit.plain.rows import write_row
from sotekit.store.log import (
    CALLS,
    CHANGED,
    LogKind,
    append_rows,
    open_parts,
    parts,
    rows_of_kind,
)

MOVED = "moved"
"""Stands for the outcome in the line of a row whose current version is in another part."""

Cells = Mapping[str, str]


def current_rows(
    rows: Sequence[Row], problems: list[Problem], kind: LogKind = CALLS
) -> Iterator[tuple[Row, dict[str, str]]]:
    """Each row that counts, once, with its cells; versions of one row joined. Lost rows are problems."""
    moved = [row for row in rows if _is_moved(row, kind)]
    kept = [row for row in rows if not _is_moved(row, kind)] if moved else rows
    versions = _versions(kept)
    for row in kept:
        cells = row.named
        of_row = versions.get(cells["id"])
        if of_row is None:
            yield row, cells
        elif of_row[0] is row:
            problems += _unsettled(of_row)
            yield row, joined([one.named for one in of_row])
    if moved:
        problems += _lost(moved, kept)


def _versions(rows: Sequence[Row]) -> dict[str, list[Row]]:
    """The rows of every id that has a changed row, each in an order that is the same on every computer."""
    changed = {
        row.named["id"] for row in rows if CHANGED in row.table.columns and row.named[CHANGED]
    }
    versions: dict[str, list[Row]] = defaultdict(list)
    for row in rows if changed else ():
        if row.named["id"] in changed:
            versions[row.named["id"]].append(row)
    return versions


def joined(versions: Sequence[Cells]) -> dict[str, str]:
    """One row from its versions. The outcome does not depend on their order."""
    columns = dict.fromkeys(name for cells in versions for name in cells if name != CHANGED)
    changed = [(frozenset(cells.get(CHANGED, "").split(SEPARATOR)), cells) for cells in versions]
    row = {name: _joined_cell(name, changed) for name in columns}
    names = sorted({name for of_row, _ in changed for name in of_row if name})
    return {**row, CHANGED: SEPARATOR.join(names)} if names else row


def _joined_cell(name: str, versions: Sequence[tuple[frozenset[str], Cells]]) -> str:
    changes = {cells.get(name, "") for changed, cells in versions if name in changed}
    if changes:
        return "" if "" in changes else max(changes)
    # nobody changed it: a version made on a line with other columns may simply lack it
    return max((cells.get(name, "") for _, cells in versions), default="")


def _is_moved(row: Row, kind: LogKind) -> bool:
    return row.cells[row.table.columns.index(kind.mark)] == MOVED


def _unsettled(versions: Sequence[Row]) -> Iterator[Problem]:
    for row in versions[1:]:
        yield Problem(
            "unsettled-row",
            row.place("id"),
            msg(
                "The row “{id}” was changed in two places, and both versions are here.",
                id=row.named["id"],
            ),
            msg("It counts once already. “sotekit sync” or “sotekit call repair” joins them."),
        )


def _lost(moved: Iterable[Row], kept: Iterable[Row]) -> Iterator[Problem]:
    there = {row.named["id"] for row in kept}
    for row in moved:
        if row.named["id"] not in there:
            yield Problem(
                "lost-row",
                row.place("id"),
                msg(
                    "The row “{id}” was changed, but its new version is nowhere.",
                    id=row.named["id"],
                ),
                msg(
                    "It is on the computer where it was changed. Run “sotekit sync” there, or restore this line from git."
                ),
            )


def find_rows(root: Path, line: str, season: str, row_id: str) -> tuple[Row, ...]:
    """The rows of that id as they stand in the files, those marked as moved left out."""
    return _current(root, parts(root, line, season), row_id, CALLS)


def _current(root: Path, files: Iterable[Path], row_id: str, kind: LogKind) -> tuple[Row, ...]:
    return tuple(row for row in _rows_of(root, files, row_id, kind) if not _is_moved(row, kind))


def shared_parts(root: Path, line: str, season: str, row_id: str) -> tuple[str, ...]:
    """The files through which git's history has the row, whatever became of it since."""
    is_open = open_parts(root)
    rows = _rows_of(root, parts(root, line, season), row_id, CALLS)
    names = (row.table.path for row in rows)
    return tuple(dict.fromkeys(name for name in names if not is_open(root / name)))


def _rows_of(root: Path, files: Iterable[Path], row_id: str, kind: LogKind) -> Iterator[Row]:
    unread: list[Problem] = []
    for path in files:
        for row in rows_of_kind(root, path, unread, kind):
            if row.named["id"] == row_id:
                yield row


def change_row(root: Path, line: str, season: str, row_id: str, changes: Cells) -> tuple[Path, ...]:
    """Gives cells of a row new texts (an empty one redacts). Returns the files that were changed; none: no such row."""
    return change_row_of(root, parts(root, line, season), row_id, changes, CALLS)


def change_row_of(
    root: Path, files: Iterable[Path], row_id: str, changes: Cells, kind: LogKind
) -> tuple[Path, ...]:
    """The same for a log of any kind, whose parts are `files`."""
    rows = _current(root, files, row_id, kind)
    if not rows:
        return ()
    is_open = open_parts(root)
    paths = [root / row.table.path for row in rows]
    has_columns = set(changes) <= set(rows[0].table.columns)
    cells = joined([row.named for row in rows])
    if len(rows) == 1 and has_columns and is_open(paths[0]):
        # a version of a shared row still says what was changed in it
        now = _changed(cells, changes) if cells.get(CHANGED) else {**cells, **changes}
        rewrite_rows(paths[0], {row_id: now}, kind)
        return (paths[0],)
    return _move(root, rows, _changed(cells, changes), kind)


def _changed(cells: Cells, changes: Cells) -> dict[str, str]:
    names = {name for name in cells.get(CHANGED, "").split(SEPARATOR) if name} | set(changes)
    return {**cells, **changes, CHANGED: SEPARATOR.join(sorted(names))}


def settle(root: Path, line: str, season: str) -> tuple[str, ...]:
    """Writes each row once whose versions met in a merge. Returns their ids; nothing is left to do a second time."""
    return settle_kind(root, parts(root, line, season), CALLS)


def settle_kind(root: Path, files: Iterable[Path], kind: LogKind) -> tuple[str, ...]:
    """The same for a log of any kind, whose parts are `files`."""
    unread: list[Problem] = []
    rows = [row for path in files for row in rows_of_kind(root, path, unread, kind)]
    versions = _versions([row for row in rows if not _is_moved(row, kind)])
    doubled = {row_id: of_row for row_id, of_row in versions.items() if len(of_row) > 1}
    for of_row in doubled.values():
        _move(root, of_row, joined([row.named for row in of_row]), kind)
    return tuple(sorted(doubled))


def _move(root: Path, rows: Sequence[Row], cells: Cells, kind: LogKind) -> tuple[Path, ...]:
    """The new version first: after a crash in between there are two versions, never none."""
    old = dict.fromkeys(root / row.table.path for row in rows)
    folder = next(iter(old)).parent
    is_open = open_parts(root)
    columns = (*(name for name in cells if name != CHANGED), CHANGED)
    new = append_rows(folder, kind.part(cells), columns, tuple(cells[name] for name in columns))
    for path in old:
        if path != new:
            mark = None if is_open(path) else {"id": cells["id"], kind.mark: MOVED}
            rewrite_rows(path, {cells["id"]: mark}, kind)
        else:
            _keep_last(path, cells["id"], kind)
    return (*old, *(() if new in old else (new,)))


def rewrite_rows(path: Path, versions: Mapping[str, Cells | None], kind: LogKind = CALLS) -> None:
    """Puts other cells in the rows of those ids, or takes them out; every other byte of the file stays."""
    edit_file(path, lambda text: _rewritten(text, versions, kind, only_first=False))


def _keep_last(path: Path, row_id: str, kind: LogKind) -> None:
    """Takes out the older of two rows of one id in a part of our own."""
    edit_file(path, lambda text: _rewritten(text, {row_id: None}, kind, only_first=True))


def _rewritten(
    text: str, versions: Mapping[str, Cells | None], kind: LogKind, *, only_first: bool
) -> str:
    body = text.removeprefix("\ufeff")
    table, rows, _ = read_csv("", body, kind.required, kind.known, others=True)
    found = [row for row in rows if row.named["id"] in versions and not _is_moved(row, kind)]
    lines = body.split("\n")
    for row in reversed(found[:1] if only_first else found):
        end = "\r" if lines[row.line - 1 + row.lines - 1].endswith("\r") else ""
        cells = versions[row.named["id"]]
        span = slice(row.line - 1, row.line - 1 + row.lines)
        if cells is not None and table is not None:
            values = (cells.get(name, "") for name in table.columns)
            lines[span] = [write_row(values, table.delimiter) + end]
        else:
            gap = span.stop + (
                lines[span.stop : span.stop + 1] in ([""], ["\r"]) and span.stop + 1 < len(lines)
            )
            lines[span.start : gap] = []
    return text[: len(text) - len(body)] + "\n".join(lines)
