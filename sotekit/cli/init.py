"""`sotekit init DIR`: a new, empty, valid data repository for another region."""

from pathlib import Path
from typing import Annotated

import typer

from sotekit.cli.session import session_of
from sotekit.messages import N_, msg

HELP = N_("Make a new, empty data repository for a region.")


def init(
    context: typer.Context,
    folder: Annotated[
        Path, typer.Argument(help=N_("The folder to make. It must be new or empty."))
    ],
) -> None:
    """Copies the starter region; never touches a folder that has something in it."""
    from sotekit.exchange.schema_files import write_schemas
    from sotekit.store.starter import create_repository

    session = session_of(context)
    made = len(create_repository(session.folder / folder))
    made += write_schemas(session.folder / folder)
    words = session.words
    typer.echo(msg("Made {count} files in {folder}.", count=made, folder=str(folder)).text(words))
    typer.echo(msg("Begin with README.md there, then data/region.yaml.").text(words))
