"""`sotekit org`: organisations in from directories and tables, and out to them."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sotekit.cli.exchanging import given_files, refuse, run_export, run_import, without_collector
from sotekit.cli.session import Session, session_of
from sotekit.messages import N_

if TYPE_CHECKING:
    from sotekit.exchange.importing import Choices
    from sotekit.exchange.vocabulary import Vocabulary

app = typer.Typer(help=N_("Bring organisations in from directories and tables, and give them out."))
into = typer.Typer(help=N_("Bring organisations in. Shows what would change; --write does it."))
out = typer.Typer(
    help=N_("Give the organisations out, with a report of what the format can't hold.")
)
app.add_typer(into, name="import")
app.add_typer(out, name="export")

Files = Annotated[list[str], typer.Argument(help=N_("The files, or - for standard input."))]
Municipality = Annotated[
    list[str] | None, typer.Option(help=N_("Only those of this municipality; can be repeated."))
]
Type = Annotated[
    list[str] | None, typer.Option("--type", help=N_("Only this kind: association, municipality …"))
]
Group = Annotated[
    list[str] | None, typer.Option("--target-group", help=N_("Only those with this target group."))
]
Class = Annotated[
    list[str] | None,
    typer.Option("--service-class", help=N_("Only those with this service class.")),
]
MapFile = Annotated[
    str | None,
    typer.Option(
        "--map", help=N_("A YAML file that says which topic or group a directory's word is.")
    ),
]
Long = Annotated[
    bool, typer.Option("--long", help=N_("Take the long description where there are two."))
]
Merge = Annotated[
    bool, typer.Option("--merge", help=N_("Join those that look like one that is here."))
]
Apart = Annotated[bool, typer.Option("--apart", help=N_("Keep both of those that look the same."))]
Prefer = Annotated[
    bool, typer.Option("--prefer-source", help=N_("Where both changed, take the source's."))
]
Write = Annotated[
    bool, typer.Option("--write", help=N_("Write the changes instead of only showing them."))
]
Dry = Annotated[bool, typer.Option("--dry-run", help=N_("Only show, even with --write."))]
Strict = Annotated[bool, typer.Option("--strict", help=N_("Refuse when anything would be lost."))]
Losses = Annotated[bool, typer.Option("--losses", help=N_("Show every field that is lost."))]
AsJson = Annotated[bool, typer.Option("--json", help=N_("As JSON."))]


To = Annotated[
    Path | None, typer.Option("--to", help=N_("The file to write; left out: standard output."))
]


@into.command("ptv", help=N_("From the national service catalogue: JSON of its open interface."))
def import_ptv(
    context: typer.Context,
    files: Files,
    municipality: Municipality = None,
    kind: Type = None,
    target_group: Group = None,
    service_class: Class = None,
    map_file: MapFile = None,
    long: Long = False,
    merge: Merge = False,
    apart: Apart = False,
    prefer_source: Prefer = False,
    write: Write = False,
    dry_run: Dry = False,
    strict: Strict = False,
    losses: Losses = False,
    as_json: AsJson = False,
) -> None:
    """Version 11 of the interface, version 12's language versions, and the older open files."""
    from sotekit.exchange.incoming import Wanted, gather
    from sotekit.exchange.ptv_in import read_ptv
    from sotekit.exchange.vocabulary import plain_place

    session = session_of(context)
    with without_collector():
        found, problems = read_ptv(given_files(session, files), long=long)
    refuse(session, problems)
    wanted = Wanted(
        frozenset(plain_place(one) for one in municipality or ()),
        frozenset(kind or ()),
        frozenset(one.casefold() for one in target_group or ()),
        frozenset(one.casefold() for one in service_class or ()),
    )
    with without_collector():
        gathered = gather(found, _vocabulary(session, map_file), wanted)
    run_import(
        session,
        "ptv",
        gathered,
        _choices(merge=merge, apart=apart, prefer_source=prefer_source),
        write=write and not dry_run,
        strict=strict,
        every_loss=losses,
        as_json=as_json,
    )


@out.command(
    "ptv", help=N_("To the national service catalogue: JSON as its open interface gives it.")
)
def export_ptv(
    context: typer.Context,
    to: To = None,
    strict: Strict = False,
    losses: Losses = False,
    as_json: AsJson = False,
) -> None:
    """What is not for the public is never given out."""
    from sotekit.exchange import ptv_out
    from sotekit.exchange.provenance import read_origins
    from sotekit.report.output import to_json
    from sotekit.store.tree import to_tree

    session = session_of(context)
    region = session.repository.region
    trees = [to_tree(one) for one in session.repository.organisations]
    exported = ptv_out.export_ptv(trees, region, read_origins(session.root, "ptv"))
    run_export(
        session,
        to_json(exported) + "\n",
        ptv_out.account_ptv(exported, trees, region),
        to=to,
        strict=strict,
        every_loss=losses,
        as_json=as_json,
    )


Language = Annotated[
    str | None,
    typer.Option("--language", help=N_("The language of the texts; left out: the region's first.")),
]
Schemas = Annotated[
    Path | None,
    typer.Option(
        "--schema", help=N_("Folder of HSDS 3.0's own JSON schemas; records are checked by them.")
    ),
]


@into.command("hsds", help=N_("From Open Referral HSDS 3.0: JSON of its interface, or its tables."))
def import_hsds(
    context: typer.Context,
    files: Files,
    language: Language = None,
    schema: Schemas = None,
    municipality: Municipality = None,
    map_file: MapFile = None,
    merge: Merge = False,
    apart: Apart = False,
    prefer_source: Prefer = False,
    write: Write = False,
    dry_run: Dry = False,
    strict: Strict = False,
    losses: Losses = False,
    as_json: AsJson = False,
) -> None:
    """Records that are no organisation or service are told of in the loss report."""
    from dataclasses import replace

    from sotekit.exchange.hsds_check import check_files
    from sotekit.exchange.hsds_in import read_hsds
    from sotekit.exchange.incoming import Wanted, gather
    from sotekit.exchange.vocabulary import plain_place

    session = session_of(context)
    given = list(given_files(session, files))
    if schema is not None:
        refuse(session, check_files(session.folder / schema, given))
    found, accounts, problems = read_hsds(given, language or session.repository.language)
    refuse(session, problems)
    wanted = Wanted(frozenset(plain_place(one) for one in municipality or ()))
    gathered = gather(found, _vocabulary(session, map_file), wanted)
    run_import(
        session,
        "hsds",
        replace(gathered, ledgers=tuple(accounts)),
        _choices(merge=merge, apart=apart, prefer_source=prefer_source),
        write=write and not dry_run,
        strict=strict,
        every_loss=losses,
        as_json=as_json,
    )


@out.command("hsds", help=N_("To Open Referral HSDS 3.0: JSON of its interface, or its tables."))
def export_hsds(
    context: typer.Context,
    to: To = None,
    tables: Annotated[
        bool, typer.Option("--tables", help=N_("As tables: --to names a folder for the CSV files."))
    ] = False,
    language: Language = None,
    schema: Schemas = None,
    strict: Strict = False,
    losses: Losses = False,
    as_json: AsJson = False,
) -> None:
    """What is not for the public is never given out."""
    from sotekit.exchange import hsds_out
    from sotekit.exchange.hsds_check import check_records
    from sotekit.exchange.hsds_tables import flat, table_text
    from sotekit.exchange.provenance import read_origins
    from sotekit.plain.together import write_together
    from sotekit.report.output import to_json
    from sotekit.store.tree import to_tree

    session = session_of(context)
    region = session.repository.region
    spoken = language or session.repository.language
    trees = [to_tree(one) for one in session.repository.organisations]
    exported = hsds_out.export_hsds(trees, region, read_origins(session.root, "hsds"), spoken)
    if schema is not None:
        refuse(session, check_records(session.folder / schema, exported, "HSDS"))
    account = hsds_out.account_hsds(exported, trees, region, spoken)
    rows = flat(exported) if tables else {}

    def write(folder: Path) -> None:
        write_together({folder / name: table_text(some) for name, some in rows.items()})

    run_export(
        session,
        to_json(rows if tables else hsds_out.page(exported)) + "\n",
        account,
        to=to,
        strict=strict,
        every_loss=losses,
        as_json=as_json,
        write=write if tables else None,
    )


@into.command(
    "table",
    help=N_("From Excel or CSV: organisations, people and rota, as exported or with a map."),
)
def import_table(
    context: typer.Context,
    files: Files,
    columns: Annotated[
        str | None,
        typer.Option("--columns", help=N_("A YAML file: another header: ours, a line each.")),
    ] = None,
    merge: Merge = False,
    apart: Apart = False,
    prefer_source: Prefer = False,
    write: Write = False,
    dry_run: Dry = False,
    strict: Strict = False,
    losses: Losses = False,
    as_json: AsJson = False,
) -> None:
    """A cell that was not touched since the export changes nothing here."""
    from sotekit.exchange.provenance import Origin
    from sotekit.exchange.table_in import TablesRead, read_table
    from sotekit.exchange.table_plan import column_map, gathered_from, other_files

    session = session_of(context)
    languages = session.repository.region.languages
    mapped = column_map(session.folder / columns) if columns else {}
    read = TablesRead()
    for name, data in given_files(session, files):
        read_table(name, data, languages, mapped, read)
    gathered, problems = gathered_from(read, languages)
    refuse(session, (*read.problems, *problems))
    choices = _choices(merge=merge, apart=apart, prefer_source=prefer_source)
    more, others = other_files(session.loaded, read, languages, choices)
    refuse(session, others)
    base: dict[str, Origin] = {} if read.base is None else read.base
    run_import(
        session,
        "table",
        gathered,
        choices,
        write=write and not dry_run,
        strict=strict,
        every_loss=losses,
        as_json=as_json,
        base=base,
        more_files=more,
    )


@out.command(
    "table", help=N_("To Excel (--to file.xlsx) or CSV (--to a folder), made for filling in.")
)
def export_table(
    context: typer.Context,
    to: Annotated[Path, typer.Option("--to", help=N_("file.xlsx, or a folder for CSV files."))],
    strict: Strict = False,
    losses: Losses = False,
    as_json: AsJson = False,
) -> None:
    """Everything goes out, also what is not for the public: the file is for those who keep the register."""
    from sotekit.exchange.table_plan import account_tables, exported_tables, write_tables

    session = session_of(context)
    tables, origins = exported_tables(session.repository)
    run_export(
        session,
        "",
        account_tables(session.repository, tables),
        to=to,
        strict=strict,
        every_loss=losses,
        as_json=as_json,
        write=lambda path: write_tables(path, tables, origins, session.loaded),
    )


def _vocabulary(session: Session, map_file: str | None) -> "Vocabulary":
    from sotekit.exchange.vocabulary import Vocabulary, read_map

    extra = read_map(session.folder / map_file) if map_file else None
    return Vocabulary.of(session.repository.region, extra)


def _choices(*, merge: bool, apart: bool, prefer_source: bool) -> "Choices":
    from sotekit.errors import UsageError
    from sotekit.exchange.importing import Choices, Twins
    from sotekit.messages import msg

    if merge and apart:
        raise UsageError(msg("--merge and --apart exclude each other."), msg("Choose one of them."))
    twins = Twins.MERGE if merge else Twins.APART if apart else Twins.ASK
    return Choices(twins, prefer_source)
