"""`sotekit debrief` alone: the season in numbers."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sotekit.cli.session import Session, session_of
from sotekit.messages import N_, msg

if TYPE_CHECKING:
    from sotekit.cli.debrief.asked import Asked
    from sotekit.debrief.compared import Comparison
    from sotekit.debrief.season import SeasonStatistics
    from sotekit.debrief.tables import Table


def alone(
    context: typer.Context,
    line: Annotated[str | None, typer.Option(help=N_("The line."))] = None,
    season: Annotated[
        str | None, typer.Option(help=N_("The season. The latest with calls if left out."))
    ] = None,
    compare: Annotated[
        str | None,
        typer.Option(help=N_("The season to compare with. The one before if left out.")),
    ] = None,
    first: Annotated[
        str | None, typer.Option("--from", help=N_("Only from this day on: 2027-06-07."))
    ] = None,
    last: Annotated[
        str | None, typer.Option("--to", help=N_("Only to this day: 2027-06-30."))
    ] = None,
    by: Annotated[
        str | None,
        typer.Option(help=N_("Split by organisation, topic, age, week or municipality.")),
    ] = None,
    csv: Annotated[
        Path | None, typer.Option(help=N_("Write the tables as CSV files into this folder."))
    ] = None,
    excel: Annotated[
        Path | None, typer.Option(help=N_("Write the tables as an Excel workbook."))
    ] = None,
    questions: Annotated[
        bool, typer.Option("--questions", help=N_("The questions that lead to decisions."))
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help=N_("As JSON."))] = False,
) -> None:
    """The latest season that has calls, unless another is named."""
    if context.invoked_subcommand is not None:
        return
    from sotekit.cli.debrief.asked import asked, before
    from sotekit.debrief.compared import Comparison

    session = session_of(context)
    one = asked(session, line, season, first, last)
    if by is not None:
        _split(one, by, csv, excel, as_json=as_json)
        return
    if questions:
        _questions(one, as_json=as_json)
        return
    statistics = one.statistics()
    earlier = before(one, compare)
    comparison = Comparison(statistics, earlier.statistics()) if earlier else None
    if csv or excel:
        from sotekit.debrief.tables import season_tables

        _export(session, season_tables(statistics), csv, excel)
    else:
        _show(session, statistics, comparison, as_json=as_json)


def _show(
    session: Session,
    statistics: "SeasonStatistics",
    comparison: "Comparison | None",
    *,
    as_json: bool,
) -> None:
    if as_json:
        from sotekit.report.debrief_json import debrief_json

        typer.echo(debrief_json(statistics, comparison, session.words))
        return
    from sotekit.report.debrief import print_debrief
    from sotekit.report.output import console

    print_debrief(console(), statistics, comparison, session.known.repository, session.words)


def _split(one: "Asked", name: str, csv: Path | None, excel: Path | None, *, as_json: bool) -> None:
    """The season split by one thing."""
    from sotekit.cli.debrief.asked import by_named
    from sotekit.debrief.groups import crossings, groups
    from sotekit.debrief.tables import group_table
    from sotekit.report.bars import ink_of
    from sotekit.report.debrief_groups import TITLES, groups_json, groups_table
    from sotekit.report.debrief_words import Names
    from sotekit.report.output import console

    by = by_named(name)
    session = one.session
    found = groups(one.counts(crossings(by)), by, session.known.repository)
    names = Names(session.known.repository, session.words)
    if csv or excel:
        _export(session, (group_table(found, by.value),), csv, excel)
    elif as_json:
        typer.echo(groups_json(found, by, names))
    else:
        screen = console()
        screen.print(TITLES[by].text(session.words), style="bold")
        if not found:
            screen.print(msg("No contacts have been logged in this season.").text(session.words))
            return
        screen.print(groups_table(found, by, names, ink_of(screen), min(screen.width, 110)))


def _questions(one: "Asked", *, as_json: bool) -> None:
    """The questions that lead to decisions."""
    from sotekit.debrief.questions import CROSSINGS, questions
    from sotekit.debrief.season import season_statistics
    from sotekit.report.debrief_questions import print_questions, questions_json
    from sotekit.report.debrief_words import Names
    from sotekit.report.output import console

    frame, counts = one.frame(), one.season_counts(CROSSINGS)
    found = questions(counts, season_statistics(counts, frame), frame)
    if as_json:
        typer.echo(questions_json(found))
    else:
        print_questions(console(), found, Names(one.session.known.repository, one.session.words))


def _export(
    session: Session, tables: tuple["Table", ...], csv: Path | None, excel: Path | None
) -> None:
    """Writes the tables where they were asked for, and says where."""
    from sotekit.report.debrief_export import write_csv, write_excel
    from sotekit.report.debrief_words import Names

    names = Names(session.known.repository, session.words)
    written = [*(write_csv(csv, tables, names) if csv else ())]
    if excel:
        written.append(write_excel(excel, tables, names))
    for path in written:
        typer.echo(msg("Wrote {file}.", file=path).text(session.words))
