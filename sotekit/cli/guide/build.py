"""`sotekit guide build`: the handbook as a page, for print, as a card and as Markdown."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from sotekit.cli.guide.options import AudienceOption, LineOption, Reader, SeasonOption
from sotekit.cli.session import session_of
from sotekit.messages import N_, msg

HELP = N_("Write the handbook of a season: one file that works without a network.")

OUT = Path("build")


class Output(StrEnum):
    """What the handbook is made as; the same words as in `documents.build.Format`."""

    HTML = "html"
    PDF = "pdf"
    CARD = "card"
    MARKDOWN = "markdown"


def build(
    context: typer.Context,
    line: LineOption = None,
    season: SeasonOption = None,
    audience: AudienceOption = Reader.RESPONDER,
    formats: Annotated[
        list[Output] | None,
        typer.Option("--format", help=N_("Only this form; can be repeated. Left out: all.")),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(help=N_("Folder to write into; build/ of the repository if left out.")),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help=N_("As JSON."))] = False,
) -> None:
    """The language is that of the run: `--lang`, else the region's first."""
    from sotekit.documents.build import Format
    from sotekit.documents.build import build as build_documents
    from sotekit.model.organisation import Audience
    from sotekit.report.output import console, to_json, waiting

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
            [Format(one.value) for one in formats or Output],
        )
    if as_json:
        made = [{"file": str(path), "bytes": path.stat().st_size} for path in files]
        about = {"line": chosen.id, "season": of_season.id, "audience": audience.value}
        typer.echo(to_json({**about, "language": session.language, "files": made}))
        return
    for path in files:
        size = path.stat().st_size // 1024
        typer.echo(msg("{file} ({size} kB)", file=str(path), size=size).text(words))
