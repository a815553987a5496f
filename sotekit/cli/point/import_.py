"""`sotekit point import`: service points from a list of facilities in CSV or Excel."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sotekit.cli.session import Session, session_of
from sotekit.messages import N_, msg, msgn

if TYPE_CHECKING:
    from sotekit.model.importing import PointMapping
    from sotekit.points.import_result import PointImport

HELP = N_(
    "Take service points from a list of facilities (CSV or Excel), its columns mapped in YAML."
)


def import_(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help=N_("The list: CSV or .xlsx; - is standard input."))],
    mapping: Annotated[
        Path, typer.Option("--map", help=N_("The YAML file that says where each column goes."))
    ],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=N_("Show what would come of it and write nothing."))
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help=N_("As JSON."))] = False,
) -> None:
    """Importing a list twice changes nothing. Rows with mistakes are refused, the others are written: exit code 1."""
    from sotekit.cli.exchanging import given_files, refuse
    from sotekit.plain.sheets import read_sheet
    from sotekit.points.importing import rule_problems, take_points
    from sotekit.privacy import Level as Verdict
    from sotekit.privacy import screen
    from sotekit.report.point_import import import_json, import_lines

    session = session_of(context)
    words = session.words
    ((name, data),) = given_files(session, [str(file)])
    sheet = read_sheet(name, data)
    rules = _rules(session, mapping)
    refuse(session, rule_problems(rules, sheet, name))
    made = take_points(
        sheet,
        rules,
        session.repository,
        name,
        lambda text: screen(text, session.allowed).level is not Verdict.OK,
    )
    count = 0 if dry_run else _write(session, made)
    if as_json:
        typer.echo(import_json(made, words, written=count > 0))
    else:
        for line in import_lines(made, words):
            typer.echo(line)
        typer.echo()
        typer.echo(_outcome(session, count, dry_run=dry_run))
    raise typer.Exit(1 if made.refused else 0)


def _rules(session: Session, mapping: Path) -> "PointMapping":
    from sotekit.cli.exchanging import refuse
    from sotekit.errors import UsageError
    from sotekit.model.importing import PointMapping
    from sotekit.plain.decode import decode
    from sotekit.plain.files import read_file
    from sotekit.plain.yaml import read_yaml

    text, unread = read_file(session.folder / mapping, mapping.name)
    problems = list(unread)
    node, found = read_yaml(mapping.name, text) if text is not None else (None, ())
    problems += found
    rules = decode(PointMapping, node, problems) if node is not None else None
    refuse(session, problems)
    if rules is None:
        raise UsageError(
            msg("“{file}” holds no mapping.", file=str(mapping)),
            msg("docs/points.md shows one."),
        )
    return rules


def _write(session: Session, made: "PointImport") -> int:
    from sotekit.store.points import write_trees

    files = {one.id: one.tree for one in (*made.new, *made.changed)}
    return len(write_trees(session.root, files))


def _outcome(session: Session, count: int, *, dry_run: bool) -> str:
    if dry_run:
        return msg("Nothing was written, as asked.").text(session.words)
    if not count:
        return msg("There is nothing to change.").text(session.words)
    return msgn(
        "Wrote {count} file. “sotekit validate” checks it; “git diff” shows what changed.",
        "Wrote {count} files. “sotekit validate” checks them; “git diff” shows what changed.",
        count,
    ).text(session.words)
