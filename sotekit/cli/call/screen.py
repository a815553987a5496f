"""`sotekit call screen`: what the screen for personal data says of texts, for trying it out and for scripts."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from sotekit.cli.session import session_of
from sotekit.messages import N_

HELP = N_("Screen texts for personal data, one a line; prints JSON lines without the texts.")


def screen(
    context: typer.Context,
    file: Annotated[str, typer.Argument(help=N_("A text file; - reads what is piped in."))],
) -> None:
    """Exit code 1 when a line is blocked. The words of the repository are allowed where there is one."""
    import json

    from sotekit.cli.call.reading import read_input
    from sotekit.privacy import screen_lines

    session = session_of(context)
    text = sys.stdin.buffer.read() if file == "-" else read_input(session.folder / Path(file))
    lines = text.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace").splitlines()
    blocked = False
    for verdict in screen_lines(lines, session.allowed):
        blocked |= verdict["verdict"] == "block"
        typer.echo(json.dumps(verdict, ensure_ascii=False))
    raise typer.Exit(1 if blocked else 0)
