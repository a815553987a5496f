"""What an import of facilities came to: new, changed, unchanged, refused and dropped, each by name."""

from collections.abc import Iterator
from typing import Any

from sotekit.i18n import Language
from sotekit.messages import msg, msgn
from sotekit.plain.problem import Problem
from sotekit.points.import_result import Dropped, PointImport
from sotekit.report.output import to_json
from sotekit.report.problems import problem_line


def import_lines(made: PointImport, words: Language) -> Iterator[str]:
    """Counts first, then changes, refusals and everything dropped."""
    counts = (
        msgn("{count} new point", "{count} new points", len(made.new)),
        msgn("{count} changed", "{count} changed", len(made.changed)),
        msgn("{count} unchanged", "{count} unchanged", len(made.unchanged)),
        msgn("{count} row refused", "{count} rows refused", len(made.refused)),
        msgn(
            "{count} row left out by the mapping",
            "{count} rows left out by the mapping",
            len(made.skipped),
        ),
    )
    yield ", ".join(one.text(words) for one in counts)
    for one in made.new:
        yield msg("+ {id} (row {row})", id=one.id, row=one.row).text(words)
    for one in made.changed:
        keys = ", ".join(one.changed)
        yield msg("~ {id} (row {row}): {keys}", id=one.id, row=one.row, keys=keys).text(words)
    for refused in made.refused:
        for problem in refused.problems:
            yield str(problem_line(problem, words))
    for problem in made.warnings:
        yield str(problem_line(problem, words))
    if made.dropped:
        yield ""
        yield msg("Not taken:").text(words)
        for lost in made.dropped:
            yield f"- {_dropped(lost, words)}"


def _dropped(lost: Dropped, words: Language) -> str:
    if not lost.count:
        return msg("{column}: {why}.", column=lost.column, why=lost.why).text(words)
    cells = msgn("{count} cell", "{count} cells", lost.count)
    return msg(
        "{column}: {why}; {cells}, for example {examples}.",
        column=lost.column,
        why=lost.why,
        cells=cells,
        examples=", ".join(f"“{one}”" for one in lost.examples),
    ).text(words)


def import_json(made: PointImport, words: Language, *, written: bool) -> str:
    """The same for programs."""
    return to_json(
        {
            "written": written,
            "new": [{"id": one.id, "row": one.row} for one in made.new],
            "changed": [
                {"id": one.id, "row": one.row, "keys": list(one.changed)} for one in made.changed
            ],
            "unchanged": [{"id": one.id, "row": one.row} for one in made.unchanged],
            "refused": [
                {"row": one.row, "problems": [_problem(p, words) for p in one.problems]}
                for one in made.refused
            ],
            "skipped": list(made.skipped),
            "dropped": [
                {
                    "column": one.column,
                    "why": one.why.text(words),
                    "cells": one.count,
                    "examples": list(one.examples),
                }
                for one in made.dropped
            ],
            "warnings": [_problem(one, words) for one in made.warnings],
        }
    )


def _problem(problem: Problem, words: Language) -> dict[str, Any]:
    return {
        "code": problem.code,
        "row": problem.place.line,
        "column": problem.place.column,
        "message": problem.message.text(words),
        "hint": problem.hint.text(words) if problem.hint else None,
    }
