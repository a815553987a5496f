"""`sotekit explain CODE`: the page of one kind of mistake."""

from typing import Annotated

import typer

from sotekit.cli.session import interactive, session_of
from sotekit.errors import UsageError
from sotekit.messages import N_, msg

HELP = N_("Explain a kind of mistake that validate reports: what it means and how to mend it.")


def explain(
    context: typer.Context,
    code: Annotated[
        str | None, typer.Argument(help=N_("The code, as validate shows it. Left out: all codes."))
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help=N_("As JSON."))] = False,
) -> None:
    """Shows the page, laid out on a terminal and as Markdown in a pipe."""
    from sotekit.checks.pages import page
    from sotekit.checks.table import EXPLAINED
    from sotekit.plain.scalars import nearest_hint
    from sotekit.report.output import console, to_json

    session = session_of(context)
    codes = [check.code for check in EXPLAINED]
    if code is not None and code not in codes:
        raise UsageError(
            msg("There is no check with the code “{code}”.", code=code), nearest_hint(code, codes)
        )
    if as_json:
        pages = [
            {"code": name, "text": page(name, session.language)}
            for name in sorted(codes if code is None else [code])
        ]
        typer.echo(to_json(pages if code is None else pages[0]))
        return
    if code is None:
        for name in sorted(codes):
            typer.echo(name)
        return
    text = page(code, session.language)
    if interactive():
        from rich.markdown import Markdown

        console().print(Markdown(text), width=88)
    else:
        typer.echo(text)
