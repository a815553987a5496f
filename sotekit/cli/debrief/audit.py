"""`sotekit debrief audit`: the attack on everything that has been published."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sotekit.cli.session import session_of
from sotekit.errors import UsageError
from sotekit.messages import N_, msg

if TYPE_CHECKING:
    from sotekit.debrief.disclosure.release import Release

HELP = N_("Attack published tables: what can a reader work out of the hidden numbers?")


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
    from sotekit.cli.debrief.publish import releases_of
    from sotekit.debrief.disclosure.release import audit_releases
    from sotekit.debrief.disclosure.system import Impossible
    from sotekit.report.debrief_release import audit_json, audit_sentences
    from sotekit.store.releases import ledger_folder, read_release

    session = session_of(context)
    chosen = files or sorted(ledger_folder(session.root).glob("*.json"))
    if not chosen:
        raise UsageError(msg("Nothing has been published yet, so there is nothing to attack."))
    seasons: dict[tuple[str, str], list[Release]] = {}
    for path in chosen:
        data = read_release(path)
        season = str(data.get("line")), str(data.get("season"))
        seasons.setdefault(season, []).extend(releases_of([data]))
    failed = False
    for releases in seasons.values():
        width = k or max(one.rule.k for one in releases)
        try:
            known, found = audit_releases(releases)
        except Impossible as error:
            raise UsageError(
                msg("The releases merge categories in ways that overlap, so no bound is certain."),
                msg("Attack them one at a time, and publish no more of this season."),
            ) from error
        failed = failed or found.contradiction or bool(found.narrow(width))
        if as_json:
            typer.echo(audit_json(known, found, width))
        else:
            for sentence in audit_sentences(known, found, width):
                typer.echo(sentence.text(session.words))
    raise typer.Exit(1 if failed else 0)
