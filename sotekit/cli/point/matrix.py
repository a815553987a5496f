"""`sotekit point matrix`: the services table on the screen, as JSON, a page, a workbook and a PDF."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sotekit.cli.session import Session, session_of
from sotekit.errors import UsageError
from sotekit.messages import N_, msg
from sotekit.plain.scalars import nearest_hint
from sotekit.points.matrix import By

if TYPE_CHECKING:
    from sotekit.points.matrix import Matrix

HELP = N_("Show the services table: services by point, area, municipality, group, language, hour.")


def matrix(
    context: typer.Context,
    by: Annotated[
        By,
        typer.Option(help=N_("What stands beside the services.")),
    ] = By.POINT,
    service: Annotated[
        list[str] | None, typer.Option(help=N_("Only this service; can be given several times."))
    ] = None,
    candidates: Annotated[
        bool, typer.Option("--candidates", help=N_("Candidate points too."))
    ] = False,
    html: Annotated[Path | None, typer.Option(help=N_("Write a page to this file."))] = None,
    excel: Annotated[Path | None, typer.Option(help=N_("Write a workbook to this file."))] = None,
    pdf: Annotated[Path | None, typer.Option(help=N_("Write a PDF to this file."))] = None,
    as_json: Annotated[bool, typer.Option("--json", help=N_("As JSON."))] = False,
) -> None:
    """The minimum is marked, and what is missing from it is named."""
    from sotekit.points.matrix import matrices
    from sotekit.points.network import Network

    session = session_of(context)
    known = [one.id for one in session.repository.region.point_services]
    for name in service or ():
        if name not in known:
            raise UsageError(
                msg("There is no service “{service}”.", service=name), nearest_hint(name, known)
            )
    network = Network(session.repository, session.today)
    tables = matrices(network, by, service or (), candidates=candidates)
    if html or excel or pdf:
        _write(session, tables, html, excel, pdf)
    elif as_json:
        from sotekit.report.point_matrix import matrices_json

        typer.echo(matrices_json(tables, session.words))
    else:
        _show(session, tables)


def _show(session: Session, tables: "tuple[Matrix, ...]") -> None:
    from sotekit.report.output import console
    from sotekit.report.point_matrix import matrix_lines

    screen = console()
    for number, table in enumerate(tables):
        if number:
            screen.print()
        for line in matrix_lines(table, screen, session.words):
            screen.print(line)


def _write(
    session: Session,
    tables: "tuple[Matrix, ...]",
    html: Path | None,
    excel: Path | None,
    pdf: Path | None,
) -> None:
    from sotekit.documents.point_matrix import matrix_html, matrix_pdf
    from sotekit.documents.templates import templates_of
    from sotekit.plain.files import replace_file
    from sotekit.report.point_sheet import matrix_workbook

    templates = templates_of(session.root)
    paper = (tables, session.repository, session.today, session.words)
    makers = (
        (html, lambda: matrix_html(*paper, templates)),
        (excel, lambda: matrix_workbook(tables, session.today, session.words)),
        (pdf, lambda: matrix_pdf(*paper, templates)),
    )
    for path, make in makers:
        if path is not None:
            replace_file(session.folder / path, make())
            typer.echo(msg("Wrote {file}.", file=path).text(session.words))
