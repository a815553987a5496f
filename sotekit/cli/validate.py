"""`sotekit validate`: every mistake of every file in one run."""

from enum import StrEnum
from typing import Annotated

import typer

from sotekit.cli.session import session_of
from sotekit.messages import N_

HELP = N_("Check every file and report every mistake, each with its place and what to do about it.")


class Format(StrEnum):
    """How the problems are written."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


def validate(
    context: typer.Context,
    output: Annotated[
        Format, typer.Option("--format", help=N_("text, json, or github for annotations."))
    ] = Format.TEXT,
    as_json: Annotated[bool, typer.Option("--json", help=N_("The same as --format json."))] = False,
) -> None:
    """Exit code 0 without errors, 1 with them; warnings pass."""
    from sotekit.checks.validation import validate as find_problems
    from sotekit.report.output import console
    from sotekit.report.problems import (
        conclusion,
        github_annotation,
        problem_line,
        problems_json,
    )

    session = session_of(context)
    words = session.words
    found = find_problems(session.root, session.today)
    if as_json or output is Format.JSON:
        typer.echo(problems_json(found.problems, words))
    elif output is Format.GITHUB:
        for problem in found.problems:
            typer.echo(github_annotation(problem, words))
    else:
        screen = console()
        for problem in found.problems:
            screen.print(problem_line(problem, words), soft_wrap=True)
        screen.print(conclusion(found, words), soft_wrap=True)
    raise typer.Exit(1 if found.errors else 0)
