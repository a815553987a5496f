"""Finds the row that a command is to change."""

from sotekit.cli.session import Session
from sotekit.errors import UsageError
from sotekit.messages import msg
from sotekit.plain.csv import Row
from sotekit.store.changes import find_rows
from sotekit.store.desk import DeskLine, DeskSeason


def row_of(session: Session, row_id: str) -> tuple[DeskLine, DeskSeason, tuple[Row, ...]]:
    """The line, the season and the rows of that id. Raises UsageError when no log has it."""
    for line in session.desk.lines:
        for season in line.seasons:
            rows = find_rows(session.root, line.id, season.id, row_id)
            if rows:
                return line, season, rows
    raise UsageError(
        msg("No call has the id “{id}”.", id=row_id),
        msg("“sotekit call list --last 0” shows the ids."),
    )
