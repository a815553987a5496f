"""Problems as people, programs and GitHub read them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sotekit.messages import Translator, msg, msgn
from sotekit.plain.problem import Level, Place, Problem
from sotekit.report.output import to_json

if TYPE_CHECKING:
    from rich.text import Text

    from sotekit.checks.validation import Validation


def problem_line(problem: Problem, words: Translator) -> "Text":
    """`path:line:column: code message hint`, the level in colour."""
    from rich.text import Text

    colour = "red" if problem.level is Level.ERROR else "yellow"
    line = Text.assemble(
        (f"{problem.place}: ", "bold"), (problem.code, colour), " ", problem.message.text(words)
    )
    if problem.hint is not None:
        line.append(f" {problem.hint.text(words)}", "dim")
    return line


def problems_json(problems: Iterable[Problem], words: Translator) -> str:
    """A list of {path, line, column, code, level, message, hint}."""
    return to_json(
        [
            {
                "path": problem.place.path,
                "line": problem.place.line,
                "column": problem.place.column,
                "code": problem.code,
                "level": problem.level.value,
                "message": problem.message.text(words),
                "hint": problem.hint.text(words) if problem.hint else None,
            }
            for problem in problems
        ]
    )


def github_annotation(problem: Problem, words: Translator) -> str:
    """One workflow command of GitHub Actions, which shows the problem beside the line."""
    text = problem.message.text(words)
    if problem.hint is not None:
        text = f"{text} {problem.hint.text(words)}"
    return (
        f"::{problem.level.value} {_place_properties(problem.place)},"
        f"title={_property(problem.code)}::{_escaped(text)}"
    )


def _place_properties(place: Place) -> str:
    return f"file={_property(place.path)},line={max(place.line, 1)},col={max(place.column, 1)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def conclusion(validation: "Validation", words: Translator) -> str:
    """The last line of `validate`: how much was read and what came of it."""
    if not validation.problems:
        return msg(
            "No problems: {files} files and {calls} calls are in order.",
            files=validation.files,
            calls=validation.calls,
        ).text(words)
    errors = msgn("{count} problem", "{count} problems", len(validation.errors))
    warnings = msgn("{count} warning", "{count} warnings", len(validation.warnings))
    return msg(
        "{errors}, {warnings}. “sotekit explain CODE” tells more about each.",
        errors=errors,
        warnings=warnings,
    ).text(words)
