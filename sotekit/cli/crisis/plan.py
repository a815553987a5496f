"""`sotekit crisis plan`: the plan for exceptional situations as a document."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sotekit.cli.session import Session, session_of
from sotekit.messages import N_, msg

if TYPE_CHECKING:
    from sotekit.documents.crisis_reader import Reader

app = typer.Typer(help=N_("The plan as a document to print and to keep."), no_args_is_help=True)

OutOption = Annotated[
    Path | None,
    typer.Option(help=N_("Folder to write into; build/crisis/ of the repository if left out.")),
]
JsonOption = Annotated[bool, typer.Option("--json", help=N_("As JSON."))]


class Output(StrEnum):
    """What the plan is made as; the same words as in `documents.crisis_build.PlanFormat`."""

    PDF = "pdf"
    HTML = "html"


@app.callback()
def plan() -> None:
    """The group needs a callback, so that `build` stays a word of its own."""


@app.command("build", help=N_("Write the plan with all its annexes, as PDF and as one page."))
def build(
    context: typer.Context,
    formats: Annotated[
        list[Output] | None,
        typer.Option("--format", help=N_("Only this form; can be repeated. Left out: all.")),
    ] = None,
    out: OutOption = None,
    as_json: JsonOption = False,
) -> None:
    """In each of the region's languages, or in that of `--lang`."""
    from sotekit.documents.crisis_build import PlanFormat, crisis_build_folder, write_plan
    from sotekit.report.crisis_paper import written_json, written_lines
    from sotekit.report.output import console, to_json, waiting

    session = session_of(context)
    folder = out or crisis_build_folder(session.root)
    wanted = [PlanFormat(one.value) for one in formats or Output]
    with waiting(console(), msg("Building the plan …").text(session.words)):
        found = [one for reader in readers(session) for one in write_plan(reader, folder, wanted)]
    if as_json:
        typer.echo(to_json(written_json(found)))
        return
    for line in written_lines(found, session.words):
        typer.echo(line)


def readers(session: Session) -> list["Reader"]:
    """One a language: the language of `--lang`, else each of the region's that sotekit speaks."""
    from sotekit.documents.crisis_reader import Reader
    from sotekit.documents.templates import templates_of
    from sotekit.i18n import LANGUAGES, translator

    of_region = [one for one in session.repository.region.languages if one in LANGUAGES]
    chosen = [session.language] if session.language_given else of_region or [session.language]
    templates = templates_of(session.root)
    return [
        Reader.of(session.repository, translator(one), session.today, templates) for one in chosen
    ]
