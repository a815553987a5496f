"""`sotekit point map`: the points on a map drawn from their coordinates, without any network."""

from pathlib import Path
from typing import Annotated

import typer

from sotekit.cli.session import session_of
from sotekit.errors import UsageError
from sotekit.messages import N_, msg

HELP = N_("Draw the points on a map, or by area where nobody knows their coordinates.")


def map_(
    context: typer.Context,
    candidates: Annotated[
        bool, typer.Option("--candidates", help=N_("The points that could be opened, too."))
    ] = False,
    to: Annotated[
        Path | None,
        typer.Option(help=N_("The file, .svg; build/crisis/ of the repository if left out.")),
    ] = None,
) -> None:
    """A second file shows the crowded part, where there is one."""
    from sotekit.documents.crisis_build import crisis_build_folder
    from sotekit.documents.crisis_pictures import map_pictures, unplaced_note
    from sotekit.documents.crisis_reader import Reader
    from sotekit.documents.drawing import svg_file
    from sotekit.documents.point_list import numbered
    from sotekit.documents.templates import templates_of
    from sotekit.plain.files import replace_file

    session = session_of(context)
    reader = Reader.of(session.repository, session.words, session.today, templates_of(session.root))
    points = numbered(reader.repository, candidates=candidates)
    if not points:
        raise UsageError(
            msg("The repository has no service points yet."),
            msg("Write one in data/points/. docs/data.md tells what it holds."),
        )
    path = to or crisis_build_folder(session.root) / f"map-{session.language}.svg"
    pictures, found = map_pictures(reader, points)
    for at, one in enumerate(pictures):
        file = path if at == 0 else path.with_name(f"{path.stem}-detail{path.suffix}")
        replace_file(file, svg_file(one, reader.templates))
        typer.echo(msg("Wrote {file}.", file=file).text(session.words))
    if note := unplaced_note(found):
        typer.echo(note.text(session.words))
