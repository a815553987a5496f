"""`sotekit debrief publish`: numbers for everybody."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sotekit.cli.session import Session, session_of
from sotekit.errors import StorageError, UsageError
from sotekit.messages import N_, msg

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from sotekit.cli.debrief.asked import Asked
    from sotekit.debrief.disclosure.protect import Rule
    from sotekit.debrief.disclosure.release import Release
    from sotekit.debrief.publishing import Publication
    from sotekit.report.debrief_words import Names

HELP = N_("Publish the season's tables so that no small count shows or can be worked out.")


def publish(
    context: typer.Context,
    line: Annotated[str | None, typer.Option(help=N_("The line."))] = None,
    season: Annotated[str | None, typer.Option(help=N_("The season."))] = None,
    k: Annotated[
        int | None,
        typer.Option(
            "--k", min=2, help=N_("The smallest count that may show, if larger than agreed.")
        ),
    ] = None,
    zeros: Annotated[bool, typer.Option("--hide-zeros", help=N_("Hide zeros too."))] = False,
    to: Annotated[
        Path | None, typer.Option(help=N_("Write the tables as CSV files into this folder."))
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=N_("Show what would be published; keep no record."))
    ] = False,
) -> None:
    """Protected jointly with everything published of the season before; kept in the ledger."""
    from sotekit.cli.debrief.asked import asked
    from sotekit.debrief.disclosure.release import release_data
    from sotekit.plain.files import replace_file
    from sotekit.report.debrief_release import (
        outside_sentences,
        release_csv,
        release_sentences,
        release_tables,
    )
    from sotekit.report.debrief_words import Names
    from sotekit.report.grid import wrapped
    from sotekit.report.output import console
    from sotekit.store.releases import write_release

    if dry_run and to is not None:
        raise UsageError(
            msg("A trial writes no tables: what is given out must be in the ledger of releases."),
            msg("Leave out --to to look at the tables, or --dry-run to publish them."),
        )
    session = session_of(context)
    one = asked(session, line, season)
    names = Names(session.known.repository, session.words)
    made = _publication(one, _rule(session, k, zeros=zeros), names)
    said = [*release_sentences(made.release, names), *outside_sentences(made.outside)]
    if not dry_run:
        # first of all: what leaves the house must be in the ledger, or the next release can't be held against it
        kept = {"line": one.line.id, "season": one.season.id, **release_data(made.release)}
        path = write_release(session.root, made.release.id, kept)
        said.append(msg("Wrote {file}.", file=path.name))
        for published in made.release.tables if to else ():
            file = (to or Path()) / f"{published.table.name}.csv"
            replace_file(file, "\ufeff" + release_csv(published, names))
    screen = console()
    width = min(screen.width, 100)
    for table in release_tables(made.release, names, width):
        screen.print(table)
    for sentence in said:
        screen.print(wrapped(sentence.text(session.words), width))


def _publication(one: "Asked", rule: "Rule", names: "Names") -> "Publication":
    """What can be published. Raises UsageError when nothing can; ends the command when the log has changed."""
    from sotekit.debrief.publishing import CROSSING, Publication
    from sotekit.debrief.publishing import publish as made_of
    from sotekit.report.debrief_release import changed_sentences
    from sotekit.report.output import console, waiting
    from sotekit.store.releases import read_ledger

    session = one.session
    name = f"{one.line.id}-{one.season.id}-{session.today.isoformat()}"
    days = _days(one)
    earlier = releases_of(read_ledger(session.root, one.line.id, one.season.id))
    with waiting(console(), msg("Protecting the tables …").text(session.words)):
        counts, region = one.counts((CROSSING,)), session.known.repository.region
        made = made_of(name, counts, region, rule, one.season.id, days, earlier)
    if not isinstance(made, Publication):
        for sentence in changed_sentences(made, names):
            typer.echo(sentence.text(session.words), err=True)
        raise typer.Exit(1)
    if not made.release.tables:
        raise UsageError(
            msg(
                "Too few contacts: no table of the season {season} can be published.",
                season=one.season.id,
            ),
            msg(
                "Nothing was kept in the ledger. “sotekit debrief” shows the numbers to those who answered."
            ),
        )
    return made


def _days(one: "Asked") -> "tuple[date, date]":
    """The days to publish. Raises UsageError when the season is too young."""
    from sotekit.debrief.publishing import full_months

    days = full_months(one.season, one.session.today)
    if days is None:
        raise UsageError(
            msg("No month of the season {season} is over yet.", season=one.season.id),
            msg("Only whole months are published: the numbers of half a month would change."),
        )
    return days


def _rule(session: "Session", k: int | None, *, zeros: bool) -> "Rule":
    """The agreed rule, or a stricter one. Raises UsageError for a weaker one."""
    from sotekit.debrief.disclosure.protect import Rule
    from sotekit.debrief.publishing import agreed_rule

    agreed = agreed_rule(session.known.repository.region)
    if k is not None and k < agreed.k:
        raise UsageError(
            msg("It has been agreed that no count under {k} is published.", k=agreed.k),
            msg(
                "An option can only make the rule stricter. What is agreed on stands in "
                "data/region.yaml, under publication: minimum."
            ),
        )
    return agreed.with_promise(Rule(k or agreed.k, zeros))


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
