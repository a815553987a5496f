"""What the commands of a reception share: which reception, its log, and rows that can be written."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from sotekit.cli.session import Session
from sotekit.errors import UsageError
from sotekit.messages import N_, msg

if TYPE_CHECKING:
    from sotekit.model.reception import Booking, Reception
    from sotekit.plain.problem import Problem

NameArgument = Annotated[
    str | None, typer.Argument(help=N_("The reception; needed where there are several."))
]
JsonOption = Annotated[bool, typer.Option("--json", help=N_("As JSON."))]
DryRunOption = Annotated[
    bool, typer.Option("--dry-run", help=N_("Show what would be written; write nothing."))
]


def reception_of(session: Session, name: str | None) -> "Reception":
    """The named reception, or the only one there is. Raises UsageError where that can't be said."""
    from sotekit.cli.given import known

    receptions = session.repository.receptions
    ids = [one.id for one in receptions]
    if name is None and len(receptions) == 1:
        return receptions[0]
    if not receptions:
        raise UsageError(
            msg("The repository has no reception yet."),
            msg("Write one in data/receptions/. docs/receptions.md tells what it holds."),
        )
    if name is None:
        raise UsageError(
            msg("Which reception?"), msg("Name it: {receptions}.", receptions=", ".join(ids))
        )
    chosen = known(name, ids, msg("There is no reception “{reception}”.", reception=name))
    return next(one for one in receptions if one.id == chosen)


def municipality_of(session: Session, reception: "Reception", name: str | None) -> str | None:
    """The municipality, if one is given and the reception serves it."""
    from sotekit.cli.given import known

    if name is None:
        return None
    served = [
        one.id for one in session.repository.region.municipalities if reception.serves(one.id)
    ]
    return known(
        name, served, msg("The reception does not serve “{municipality}”.", municipality=name)
    )


def rows_of(session: Session, reception: "Reception") -> "tuple[Booking, ...]":
    """The log as it stands. What is wrong in it is said, and stops nothing."""
    from sotekit.report.problems import problem_line
    from sotekit.store.bookings import read_bookings

    rows, problems = read_bookings(session.root, reception.id)
    for problem in problems:
        typer.echo(problem_line(problem, session.words), err=True)
    return rows


def refuse(session: Session, problems: "Iterable[Problem]") -> NoReturn:
    """Says every problem, and that nothing was written."""
    words = session.words
    for one in problems:
        typer.echo(one.message.text(words), err=True)
        if one.hint is not None:
            typer.echo(one.hint.text(words), err=True)
    typer.echo(msg("Nothing was written.").text(words), err=True)
    raise typer.Exit(1)


def write_rows(
    session: Session, reception: "Reception", rows: "Sequence[Booking]", *, dry_run: bool
) -> None:
    """Writes the rows for good, or shows them."""
    from sotekit.report.receptions import row_sentence
    from sotekit.store.bookings import append_bookings

    words = session.words
    written: tuple[Path, ...] = ()
    if not dry_run:
        written = append_bookings(session.root, reception.id, rows)
    for one in rows:
        typer.echo(row_sentence(one, session.repository, words))
    if not written:
        typer.echo(msg("Nothing was written: this was a dry run.").text(words))
