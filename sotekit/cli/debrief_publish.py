"""`sotekit debrief publish` and `sotekit debrief audit`: numbers for everybody, and the attack on them."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sotekit.cli.session import session_of
from sotekit.errors import StorageError, UsageError
from sotekit.messages import N_, msg

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sotekit.debrief.disclosure.release import Release

K = 5
PUBLISH = N_("Publish the season's tables so that no small count shows or can be worked out.")
AUDIT = N_("Attack published tables: what can a reader work out of the hidden numbers?")


def publish(
    context: typer.Context,
    line: Annotated[str | None, typer.Option(help=N_("The line."))] = None,
    season: Annotated[str | None, typer.Option(help=N_("The season."))] = None,
    k: Annotated[int, typer.Option("--k", min=2, help=N_("The smallest count that may show."))] = K,
    zeros: Annotated[bool, typer.Option("--hide-zeros", help=N_("Hide zeros too."))] = False,
    to: Annotated[
        Path | None, typer.Option(help=N_("Write the tables as CSV files into this folder."))
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=N_("Show what would be published; keep no record."))
    ] = False,
) -> None:
    """Protected jointly with everything published of the line before; kept in the ledger."""
    from sotekit.cli.debrief_season import asked
    from sotekit.debrief.disclosure.protect import Rule
    from sotekit.debrief.disclosure.release import release_data
    from sotekit.debrief.publishing import CROSSING, Publication
    from sotekit.debrief.publishing import publish as made_of
    from sotekit.plain.files import replace_file
    from sotekit.report.debrief_release import (
        changed_sentences,
        release_csv,
        release_sentences,
        release_tables,
    )
    from sotekit.report.debrief_words import Names
    from sotekit.report.grid import wrapped
    from sotekit.report.output import console, waiting
    from sotekit.store.releases import read_ledger, write_release

    session = session_of(context)
    one = asked(session, line, season)
    names = Names(session.repository, session.words)
    screen = console()
    name = f"{one.line.id}-{one.season.id}-{session.today.isoformat()}"
    earlier = releases_of(read_ledger(session.root, one.line.id))
    with waiting(screen, msg("Protecting the tables …").text(session.words)):
        made = made_of(
            name, one.counts((CROSSING,)), session.repository.region, Rule(k, zeros), earlier
        )
    if not isinstance(made, Publication):
        for sentence in changed_sentences(made, names):
            typer.echo(sentence.text(session.words), err=True)
        raise typer.Exit(1)
    width = min(screen.width, 100)
    for table in release_tables(made.release, names, width):
        screen.print(table)
    for sentence in release_sentences(made.release, made.left_out, names):
        screen.print(wrapped(sentence.text(session.words), width))
    if to is not None:
        for published in made.release.tables:
            path = to / f"{published.table.name}.csv"
            replace_file(path, "\ufeff" + release_csv(published, names))
    if not dry_run:
        path = write_release(
            session.root, name, {"line": one.line.id, **release_data(made.release)}
        )
        typer.echo(msg("Wrote {file}.", file=path.name).text(session.words))


def audit(
    context: typer.Context,
    files: Annotated[
        list[Path] | None,
        typer.Argument(help=N_("Releases, as the ledger has them. All of the ledger if left out.")),
    ] = None,
    k: Annotated[
        int | None,
        typer.Option(
            "--k", min=2, help=N_("The width to ask for, if other than the releases' own.")
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help=N_("As JSON."))] = False,
) -> None:
    """Exit code 1 when any hidden number can be told to closer than k − 1."""
    from sotekit.debrief.disclosure.release import audit_releases
    from sotekit.report.debrief_release import audit_json, audit_sentences
    from sotekit.store.releases import ledger_folder, read_release

    session = session_of(context)
    chosen = files or sorted(ledger_folder(session.root).glob("*.json"))
    if not chosen:
        raise UsageError(msg("Nothing has been published yet, so there is nothing to attack."))
    by_line: dict[str, list[Release]] = {}
    for path in chosen:
        data = read_release(path)
        by_line.setdefault(str(data.get("line")), []).extend(releases_of([data]))
    failed = False
    for releases in by_line.values():
        width = k or max(one.rule.k for one in releases)
        known, found = audit_releases(releases)
        failed = failed or found.contradiction or bool(found.narrow(width))
        if as_json:
            typer.echo(audit_json(known, found, width))
        else:
            for sentence in audit_sentences(known, found, width):
                typer.echo(sentence.text(session.words))
    raise typer.Exit(1 if failed else 0)


def releases_of(ledger: "Iterable[Mapping[str, object]]") -> "list[Release]":
    """The releases of the ledger. Raises StorageError for a file that somebody has changed."""
    from sotekit.debrief.disclosure.release import release_of

    found = []
    for data in ledger:
        try:
            found.append(release_of(data))
        except (KeyError, TypeError, ValueError) as error:
            raise StorageError(
                msg("A release in the ledger can't be read: {reason}.", reason=str(error)),
                msg("Take the file back from git; what has been published must stay as it was."),
            ) from error
    return found
