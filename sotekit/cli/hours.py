"""`sotekit hours`: how a text with opening hours is read, one at a time or many at once."""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from sotekit.cli.session import Session, session_of
from sotekit.errors import StorageError, UsageError
from sotekit.messages import N_, msg

HELP = N_("Show how opening hours are read: the week, the exceptions, the next two weeks.")
_NOT_UNDERSTOOD = 1


def hours(
    context: typer.Context,
    text: Annotated[
        str | None, typer.Argument(help=N_("The hours, in quotes: “ma–to 9–15, pe 9–13”."))
    ] = None,
    batch: Annotated[
        str | None,
        typer.Option(
            help=N_("A file with one text a line, each a JSON string; - reads standard input."),
            show_default=False,
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help=N_("As JSON."))] = False,
) -> int:
    """Prints what was understood, or what was not. With --batch, one JSON object a line."""
    session = session_of(context)
    if (text is None) == (batch is None):
        raise UsageError(
            msg("Give the hours, or a file with --batch."),
            msg("For example: sotekit hours “ma–to 9–15, pe 9–13; pyhinä suljettu”."),
        )
    if batch is not None:
        for line in _lines(batch):
            typer.echo(_batch_line(line, session))
        return 0
    return _one(text or "", session, as_json=as_json)


def _one(text: str, session: Session, *, as_json: bool) -> int:
    from sotekit.hours import read_hours
    from sotekit.model.hours_text import HoursText
    from sotekit.report.hours import hours_json, hours_lines, problem_lines

    read, problems = read_hours(HoursText((text,)))
    if as_json:
        answer = hours_json(text, session.today, session.words)
        typer.echo(json.dumps(answer, ensure_ascii=False))
    else:
        for sentence in problem_lines(problems, session.words):
            typer.echo(sentence, err=True)
        if read is not None:
            for line in hours_lines(read, session.today, session.language, session.words):
                typer.echo(line)
    return 0 if read is not None else _NOT_UNDERSTOOD


def _lines(batch: str) -> Iterator[str]:
    """The lines of the file or of standard input, as UTF-8 whatever the system's encoding."""
    try:
        if batch == "-":
            yield from _decoded(sys.stdin.buffer)
        else:
            with Path(batch).open("rb") as file:
                yield from _decoded(file)
    except OSError as error:
        raise StorageError(
            msg(
                "“{path}” can't be read: {reason}.", path=batch, reason=error.strerror or str(error)
            )
        ) from error


def _decoded(lines: Iterable[bytes]) -> Iterator[str]:
    for number, line in enumerate(lines, 1):
        try:
            text = line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            raise UsageError(msg("Line {number} is not UTF-8 text.", number=number)) from error
        if text.strip():
            yield text


def _batch_line(line: str, session: Session) -> str:
    from sotekit.report.hours import hours_json

    try:
        text = json.loads(line)
    except ValueError:
        text = None
    if isinstance(text, str):
        answer = hours_json(text, session.today, session.words)
    else:
        problem = msg("The line is not a JSON string: write the text in double quotes.")
        answer = {
            "text": line.rstrip("\r\n"),
            "ok": False,
            "osm": None,
            "week": None,
            "problem": problem.text(session.words),
        }
    return json.dumps(answer, ensure_ascii=False)
