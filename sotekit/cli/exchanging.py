"""What the import and export commands share: reading the files that are given, showing the report, writing."""

import gc
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from sotekit.cli.session import Session
from sotekit.errors import StorageError
from sotekit.messages import Message, msg, msgn

if TYPE_CHECKING:
    from sotekit.exchange.importing import Choices, ImportPlan
    from sotekit.exchange.incoming import Gathered
    from sotekit.exchange.loss import LossReport
    from sotekit.exchange.provenance import Origins
    from sotekit.plain.problem import Problem

MAX_BYTES = 256 * 1024 * 1024
STDIN = "-"


def given_files(session: Session, names: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """The named files' bytes; `-` is standard input. Raises StorageError for one that can't be read."""
    for name in names:
        if name == STDIN:
            yield STDIN, sys.stdin.buffer.read(MAX_BYTES + 1)
            continue
        path = session.folder / name
        try:
            with path.open("rb") as file:
                yield path.name, file.read(MAX_BYTES + 1)
        except OSError as error:
            raise StorageError(
                msg(
                    "“{file}” can't be read: {reason}.",
                    file=name,
                    reason=error.strerror or type(error).__name__,
                ),
                msg("Check its name. Nothing was changed."),
            ) from error


@contextmanager
def without_collector() -> Iterator[None]:
    """Pauses the garbage collector: an import makes very many small things, and keeps nearly all of them."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def refuse(session: Session, problems: "Sequence[Problem]") -> None:
    """Shows the problems; ends the command when one of them is an error. Nothing has been changed."""
    from sotekit.plain.problem import Level
    from sotekit.report.output import console
    from sotekit.report.problems import problem_line

    screen = console(sys.stderr)
    for problem in problems:
        screen.print(problem_line(problem, session.words), soft_wrap=True)
    if any(problem.level is Level.ERROR for problem in problems):
        screen.print(msg("Nothing was changed.").text(session.words))
        raise typer.Exit(1)


def run_import(
    session: Session,
    source: str,
    gathered: "Gathered",
    choices: "Choices",
    *,
    write: bool,
    strict: bool,
    every_loss: bool,
    as_json: bool,
    base: "Origins | None" = None,
    more_files: "dict[Path, str] | None" = None,
) -> None:
    """Plans the import, shows it, and writes it when asked to; ends with 1 when `--strict` refuses."""
    from dataclasses import replace

    from sotekit.exchange.importing import apply_import, plan_import
    from sotekit.exchange.loss import report
    from sotekit.report.exchange import hours_lines, losses_json, plan_json, plan_lines
    from sotekit.report.output import to_json

    session.repository  # noqa: B018 - refuses at once where region.yaml can't be read
    with without_collector():
        plan = plan_import(session.loaded, gathered, source, session.today, choices, base)
    if more_files:
        plan = replace(plan, files={**plan.files, **more_files})
    losses = report(gathered.ledgers)
    refused = strict and not losses.lossless
    written = apply_import(plan) if write and not refused else 0
    words = session.words
    if as_json:
        shown = {**plan_json(plan, gathered.hours, words), "losses": losses_json(losses, words)}
        typer.echo(to_json({**shown, "left_out": gathered.left_out, "files_written": written}))
    else:
        for line in plan_lines(plan, words):
            typer.echo(line)
        if gathered.left_out:
            typer.echo(
                msg("{count} organisations were left out, as asked.", count=gathered.left_out).text(
                    words
                )
            )
        for line in hours_lines(gathered.hours, words):
            typer.echo(line)
        show_losses(session, losses, every=every_loss)
        typer.echo(_ending(plan, written=written, refused=refused).text(words))
    if refused:
        raise typer.Exit(1)


def run_export(
    session: Session,
    text: str,
    losses: "LossReport",
    *,
    to: Path | None,
    strict: bool,
    every_loss: bool,
    as_json: bool,
    write: "Callable[[Path], None] | None" = None,
) -> None:
    """Writes the export, unless `--strict` refuses, and shows what it lost: on standard error when it goes out.

    `write` puts an export of several files, or of no text, in its place.
    """
    from sotekit.report.exchange import loss_lines, losses_json
    from sotekit.report.output import to_json

    refused = strict and not losses.lossless
    to_file = to is not None and str(to) != STDIN
    if not refused and write is not None and to is not None:
        write(session.folder / to)
    elif not refused:
        write_output(session, to, text)
    if as_json:
        typer.echo(to_json(losses_json(losses, session.words)), err=not to_file)
    else:
        for line in loss_lines(losses, session.words, every=every_loss):
            typer.echo(line, err=not to_file)
    if refused:
        typer.echo(
            msg("Nothing was written: --strict refuses to lose anything.").text(session.words),
            err=True,
        )
        raise typer.Exit(1)
    if to_file:
        typer.echo(msg("Written to {path}.", path=str(to)).text(session.words), err=as_json)


def show_losses(session: Session, losses: "LossReport", *, every: bool) -> None:
    """The loss report as text."""
    from sotekit.report.exchange import loss_lines

    for line in loss_lines(losses, session.words, every=every):
        typer.echo(line)


def _ending(plan: "ImportPlan", *, written: int, refused: bool) -> Message:
    if refused:
        return msg("Nothing was written: --strict refuses to lose anything.")
    if written:
        return msgn(
            "Wrote {count} file. “sotekit validate” checks it; “git diff” shows what changed.",
            "Wrote {count} files. “sotekit validate” checks them; “git diff” shows what changed.",
            written,
        )
    if not plan.files:
        return msg("There is nothing to change.")
    return msgn(
        "Nothing was written yet. Add --write to write {count} file.",
        "Nothing was written yet. Add --write to write {count} files.",
        len(plan.files),
    )


def write_output(session: Session, to: Path | None, text: str) -> None:
    """To the named file, whole or not at all, or to standard output."""
    from sotekit.plain.files import replace_file

    if to is None or str(to) == STDIN:
        typer.echo(text, nl=False)
    else:
        replace_file(session.folder / to, text)
