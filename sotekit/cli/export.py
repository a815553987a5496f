"""`sotekit export`: the whole repository for other programs: SQL, Parquet, a data package, calendars, cards."""

from pathlib import Path
from typing import Annotated

import typer

from sotekit.cli.session import session_of
from sotekit.messages import N_, msg

app = typer.Typer(help=N_("Give everything out to other programs: SQL, Parquet, calendars, cards."))

ToFile = Annotated[Path, typer.Option("--to", help=N_("The file to write."))]
ToFolder = Annotated[Path, typer.Option("--to", help=N_("The folder to write into."))]
ToMaybe = Annotated[
    Path | None, typer.Option("--to", help=N_("The file to write; left out: standard output."))
]


@app.command("sqlite", help=N_("One SQLite file with a table for each kind of record and the log."))
def sqlite(context: typer.Context, to: ToFile) -> None:
    """Datasette and every SQL program read it."""
    from sotekit.exchange.data_package import flat_tables, write_sqlite

    session = session_of(context)
    count = write_sqlite(session.folder / to, flat_tables(session.root, session.repository))
    typer.echo(msg("Wrote {count} rows to {path}.", count=count, path=str(to)).text(session.words))


@app.command("parquet", help=N_("A Parquet file for each kind of record and the log."))
def parquet(context: typer.Context, to: ToFolder) -> None:
    """DuckDB, Polars and pandas read them."""
    from sotekit.exchange.data_package import flat_tables, write_parquet

    session = session_of(context)
    count = write_parquet(session.folder / to, flat_tables(session.root, session.repository))
    typer.echo(msg("Wrote {count} rows to {path}.", count=count, path=str(to)).text(session.words))


@app.command(
    "datapackage", help=N_("datapackage.json (Frictionless) that describes the log's CSV files.")
)
def datapackage(context: typer.Context, to: ToMaybe = None) -> None:
    """Its paths are from the repository's root, so that is where the file belongs."""
    from sotekit.cli.exchanging import write_output
    from sotekit.exchange.data_package import data_package, package_text

    session = session_of(context)
    write_output(session, to, package_text(data_package(session.root, session.repository)))


@app.command("calendar", help=N_("Seasons, closures and agreed sessions as iCalendar (.ics)."))
def calendar(
    context: typer.Context,
    to: ToMaybe = None,
    duties: Annotated[
        bool,
        typer.Option("--duties", help=N_("Also who answers and who backs up: for the network.")),
    ] = False,
) -> None:
    """Only what everybody may see, unless duties are asked for. “rota calendar” writes one person's or organisation's."""
    from sotekit.cli.exchanging import write_output
    from sotekit.events.calendar import public_entries
    from sotekit.exchange.calendar import calendar_of
    from sotekit.rota.calendar import duty_entries

    session = session_of(context)
    sessions = [*public_entries(session.repository, session.words)]
    if duties:
        sessions += duty_entries(session.repository, session.words)
    made = calendar_of(session.repository, session.words, sessions)
    write_output(session, to, made.decode("utf-8"))


@app.command("contacts", help=N_("People on duty lists as vCards (.vcf), for phones."))
def contacts(
    context: typer.Context,
    to: ToMaybe = None,
    line: Annotated[str | None, typer.Option(help=N_("Only the people of this line."))] = None,
) -> None:
    """For those on the lists themselves: work numbers are kept to responders."""
    from sotekit.cli.exchanging import write_output
    from sotekit.exchange.calendar import cards_of

    session = session_of(context)
    chosen = session.line(line).id if line else None
    people = [
        one
        for one in session.repository.people
        if chosen is None or not one.lines or chosen in one.lines
    ]
    names = {one.id: one.name.best(session.language) for one in session.repository.organisations}
    write_output(session, to, cards_of(people, names))
