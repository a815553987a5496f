"""`sotekit crisis diagram`: who coordinates whom, and which points, as a picture."""

from pathlib import Path
from typing import Annotated

import typer

from sotekit.cli.session import session_of
from sotekit.messages import N_, msg

HELP = N_("Draw the model: who coordinates, who answers for what, the points of every area.")


def diagram(
    context: typer.Context,
    names: Annotated[
        bool,
        typer.Option("--names", help=N_("With the names of people; without it, organisations.")),
    ] = False,
    to: Annotated[
        Path | None,
        typer.Option(help=N_("The file, .svg; build/crisis/ of the repository if left out.")),
    ] = None,
) -> None:
    """The same picture as in the plan, in the language of the run."""
    from sotekit.cli.crisis.plan import readers
    from sotekit.documents.crisis_build import crisis_build_folder
    from sotekit.documents.crisis_pictures import model_picture
    from sotekit.documents.drawing import svg_file
    from sotekit.plain.files import replace_file

    session = session_of(context)
    reader = readers(session)[0]
    path = to or crisis_build_folder(session.root) / f"diagram-{reader.words.language}.svg"
    picture = model_picture(reader, reader.points, people=names)
    replace_file(path, svg_file(picture, reader.templates))
    typer.echo(msg("Wrote {file}.", file=path).text(session.words))
