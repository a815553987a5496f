"""`sotekit call repair`: mends what Excel, a merge or a crash did to the log."""

from typing import TYPE_CHECKING, Annotated

import typer

from sotekit.cli.session import Session, interactive, session_of
from sotekit.messages import N_, Message, msg, msgn
from sotekit.store.root import relative

if TYPE_CHECKING:
    from sotekit.store.repair import Mended

HELP = N_(
    "Mend damaged files of the log: first a preview, then what is certain; originals are kept."
)


def repair(
    context: typer.Context,
    yes: Annotated[bool, typer.Option("--yes", help=N_("Ask nothing; write at once."))] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help=N_("As JSON; without --yes only the preview."))
    ] = False,
) -> None:
    """Exit code 1 when something is left that a person must decide, or nothing was written."""
    from sotekit.store.repair import damaged_files, damaged_parts
    from sotekit.store.settling import other_logs, settle_all

    session = session_of(context)
    words = session.words
    seasons = [(line.id, season.id) for line in session.desk.lines for season in line.seasons]
    damaged = [one for log in seasons for one in damaged_parts(session.root, *log)]
    for files, kind in other_logs(session.root, session.repository):
        damaged += damaged_files(files, kind.required)
    to_write = [one for one in damaged if one.done]
    if as_json:
        _as_json(session, damaged, seasons, write=yes)
        raise typer.Exit(1 if any(one.left for one in damaged) or (to_write and not yes) else 0)
    for one in damaged:
        _show(session, one)
    if to_write and not yes:
        question = msgn("Mend {count} file?", "Mend {count} files?", len(to_write)).text(words)
        if not (interactive() and typer.confirm(question)):
            typer.echo(msg("Nothing was written. With --yes the files are mended.").text(words))
            raise typer.Exit(1)
    _write(session, to_write)
    for row in settle_all(session.root, session.repository):
        typer.echo(msg("Joined the two versions of the row {id}.", id=row).text(words))
    if not damaged:
        typer.echo(msg("Nothing in the log needs mending.").text(words))
    raise typer.Exit(1 if any(one.left for one in damaged) else 0)


def _as_json(
    session: Session, damaged: "list[Mended]", seasons: list[tuple[str, str]], *, write: bool
) -> None:
    """What `repair` does, for programs: `kept` is where the original is, null while nothing is written."""
    from sotekit.report.output import to_json
    from sotekit.store.changes import settle
    from sotekit.store.repair import write_mended

    def notes(some: tuple[tuple[int, Message], ...]) -> list[dict[str, object]]:
        return [{"line": number, "message": one.text(session.words)} for number, one in some]

    files = [
        {
            "file": relative(session.root, one.path),
            "done": notes(one.done),
            "left": notes(one.left),
            "kept": str(write_mended(session.root, one)) if write and one.done else None,
        }
        for one in damaged
    ]
    joined = [row for log in seasons for row in settle(session.root, *log)] if write else []
    typer.echo(to_json({"written": write, "files": files, "joined": joined}))


def _show(session: Session, mended: "Mended") -> None:
    typer.secho(relative(session.root, mended.path), bold=True)
    for number, message in mended.done:
        typer.echo(f"  {number}: {message.text(session.words)}")
    for number, message in mended.left:
        typer.secho(f"  {number}: {message.text(session.words)}", fg="yellow")


def _write(session: Session, damaged: "list[Mended]") -> None:
    from sotekit.store.repair import write_mended

    for one in damaged:
        kept = write_mended(session.root, one)
        said = msg(
            "Mended {file}. The original is kept as {kept}.", file=one.path.name, kept=str(kept)
        )
        typer.echo(said.text(session.words))
