"""`sotekit guide`: the responders' handbook."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from sotekit.cli.session import session_of
from sotekit.messages import N_, msg

app = typer.Typer(help=N_("Build the responders' handbook."), no_args_is_help=True)

OUT = Path("build")


class Reader(StrEnum):
    """Who the handbook is for; a wider audience sees less."""

    PUBLIC = "public"
    NETWORK = "network"
    RESPONDER = "responder"


@app.command(
    "build", help=N_("Write the handbook of a season: one file that works without a network.")
)
def build(
    context: typer.Context,
    line: Annotated[str | None, typer.Option(help=N_("The line."))] = None,
    season: Annotated[str | None, typer.Option(help=N_("The season."))] = None,
    audience: Annotated[
        Reader,
        typer.Option(help=N_("Who will read it. Contacts kept to fewer people are left out.")),
    ] = Reader.RESPONDER,
    out: Annotated[
        Path | None,
        typer.Option(help=N_("Folder to write into; build/ of the repository if left out.")),
    ] = None,
) -> None:
    """The language is that of the run: `--lang`, else the region's first."""
    from sotekit.documents.build import build as build_documents
    from sotekit.model.organisation import Audience
    from sotekit.report.output import console, waiting

    session = session_of(context)
    chosen = session.line(line)
    of_season = session.season(chosen, season)
    words = session.words
    with waiting(console(), msg("Building the handbook …").text(words)):
        files = build_documents(
            session.repository,
            session.root,
            chosen,
            of_season,
            words,
            Audience(audience.value),
            session.today,
            out or session.root / OUT,
        )
    for path in files:
        size = path.stat().st_size // 1024
        typer.echo(msg("{file} ({size} kB)", file=str(path), size=size).text(words))
