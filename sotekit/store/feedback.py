"""The feedback of a series on disk: anonymous answers in parts that never need a merge, like the call log.

`data/events/feedback/<series>/<session>-<random>.csv`. Parts rather than one file, since two people write the
feedback of two sessions on the same day, and an answer may have to be redacted after it was shared.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from sotekit.model.event import Series
from sotekit.model.feedback import FeedbackAnswer, FeedbackForm
from sotekit.plain.cells import SEPARATOR, RowDecoder
from sotekit.plain.problem import Problem
from sotekit.store.changes import change_row_of, current_rows
from sotekit.store.log import CHANGED, LogKind, append_rows, rows_of_kind

OWN = RowDecoder(FeedbackAnswer).columns
"""The columns of every file: id, session, role and changed. The form adds its questions."""

ALWAYS = tuple(name for name in OWN if name != CHANGED)


def session_of(cells: Mapping[str, str]) -> str:
    """The session, which names the part."""
    return cells["session"]


def kind_of(form: FeedbackForm) -> LogKind:
    """The kind of log that a form makes."""
    return LogKind(ALWAYS, (*OWN, *(one.id for one in form.questions)), "role", session_of)


def feedback_folder(root: Path, series: str) -> Path:
    """Where the answers of a series are."""
    return root / "data" / "events" / "feedback" / series


def feedback_parts(root: Path, series: str) -> list[Path]:
    """The files with the answers, by name."""
    return sorted(feedback_folder(root, series).glob("*.csv"))


def columns_of(form: FeedbackForm) -> tuple[str, ...]:
    """The columns of a new part: what the form asks now."""
    return (*ALWAYS, *(one.id for one in form.questions if not one.retired))


def read_feedback(
    root: Path, series: Series
) -> tuple[tuple[FeedbackAnswer, ...], tuple[Problem, ...]]:
    """Every answer of the series, and every problem in its files."""
    kind = kind_of(series.feedback)
    decoder = RowDecoder(FeedbackAnswer)
    problems: list[Problem] = []
    rows = [
        row
        for path in feedback_parts(root, series.id)
        for row in rows_of_kind(root, path, problems, kind, others=False)
    ]
    found: list[FeedbackAnswer] = []
    for row, cells in current_rows(rows, problems, kind):
        one = decoder.decode_cells(cells.items(), row, problems)
        if one is not None:
            answers = tuple(
                (name, cell.strip())
                for name, cell in cells.items()
                if name not in OWN and cell.strip()
            )
            found.append(replace(one, answers=answers))
    return tuple(found), tuple(problems)


def known_ids(root: Path, series: Series) -> frozenset[str]:
    """The ids of all rows, those that were changed since among them."""
    kind = kind_of(series.feedback)
    return frozenset(
        row.named["id"]
        for path in feedback_parts(root, series.id)
        for row in rows_of_kind(root, path, [], kind)
    )


def append_feedback(
    root: Path, series: Series, answers: Iterable[FeedbackAnswer]
) -> tuple[Path, ...]:
    """Writes answers for good, those of a session together and in the order of their ids, which says nothing."""
    columns = columns_of(series.feedback)
    sessions: dict[str, list[FeedbackAnswer]] = {}
    for one in sorted(answers, key=lambda one: one.id):
        sessions.setdefault(one.session, []).append(one)
    folder = feedback_folder(root, series.id)
    return tuple(
        append_rows(folder, session, columns, *(cells_of(one, columns) for one in rows))
        for session, rows in sessions.items()
    )


def redact(root: Path, series: Series, row: str, question: str) -> tuple[Path, ...]:
    """Empties one cell of a row. Returns the files that were changed; none: no such row."""
    parts = feedback_parts(root, series.id)
    return change_row_of(root, parts, row, {question: ""}, kind_of(series.feedback))


def cells_of(answer: FeedbackAnswer, columns: tuple[str, ...]) -> tuple[str, ...]:
    """The answer as cells, in the order of the columns."""
    values = {
        "id": answer.id,
        "session": answer.session,
        "role": answer.role.value,
        CHANGED: SEPARATOR.join(answer.changed),
        **dict(answer.answers),
    }
    return tuple(values.get(name, "") for name in columns)
