"""`sotekit call form`: the contact form on paper, or as a page that works offline on a phone."""

from pathlib import Path
from typing import Annotated

import typer

from sotekit.cli.session import session_of
from sotekit.messages import N_, msg

HELP = N_("Make the blank contact form: a PDF to print, or with --html a page for a phone.")


def form(
    context: typer.Context,
    line: Annotated[str | None, typer.Option(help=N_("The line."))] = None,
    html: Annotated[
        bool, typer.Option("--html", help=N_("One HTML file that works offline."))
    ] = False,
    out: Annotated[
        Path | None, typer.Option(help=N_("The file to write; by default in the folder build."))
    ] = None,
) -> None:
    """In the language of the run: --lang fi, sv or en."""
    from sotekit.cli.call.writing import line_of
    from sotekit.documents.call_form import form_view, page_form, paper_form
    from sotekit.documents.templates import templates_of
    from sotekit.plain.files import replace_file

    session = session_of(context)
    chosen = line_of(session, line)
    templates = templates_of(session.root)
    view = form_view(session.desk, chosen, session.language, session.words)
    ending = "html" if html else "pdf"
    name = f"call-form-{chosen.id}-{session.language}.{ending}"
    path = session.folder / out if out else session.root / "build" / name
    made = page_form(view, templates).encode("utf-8") if html else paper_form(view, templates)
    replace_file(path, made)
    typer.echo(msg("Made {file}.", file=str(path)).text(session.words))
