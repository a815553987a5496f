"""`sotekit crisis exercise`: a scenario run through with events that go wrong."""

from typing import Annotated

import typer

from sotekit.cli.crisis.choosing import AtOption, JsonOption, OutOption, moment_of, scenario_of
from sotekit.cli.crisis.papers import Kind
from sotekit.cli.session import session_of
from sotekit.messages import N_

HELP = N_("Rehearse a scenario with things that go wrong, and see who is left without.")


def exercise(
    context: typer.Context,
    scenario: Annotated[str, typer.Argument(help=N_("The scenario."))],
    seed: Annotated[
        int, typer.Option(min=0, help=N_("The same number gives the same events."))
    ] = 1,
    hours: Annotated[
        int, typer.Option(min=1, max=24 * 28, help=N_("How many hours from the start."))
    ] = 72,
    kind: Annotated[
        list[Kind] | None,
        typer.Option("--format", help=N_("Write the report too: html, pdf or md.")),
    ] = None,
    at: AtOption = None,
    out: OutOption = None,
    as_json: JsonOption = False,
) -> None:
    """Nobody is called and nothing is activated: it is worked out from the data and the seed."""
    from sotekit.cli.crisis.papers import reader_of, write_paper
    from sotekit.crisis.rehearsal import rehearse
    from sotekit.documents.crisis_exercise import FOLDER_MARK, file_name
    from sotekit.documents.crisis_rehearsal import rehearsal_paper
    from sotekit.report.crisis_rehearsal import rehearsal_json, rehearsal_screen
    from sotekit.report.output import console

    session = session_of(context)
    chosen = scenario_of(session, scenario)
    found = rehearse(session.repository, chosen, moment_of(session, at), seed, hours)
    reader = reader_of(session)
    if as_json:
        typer.echo(rehearsal_json(found))
    else:
        rehearsal_screen(console(), found, reader)
    if kind:
        folder = out or session.root / "build" / "crisis" / FOLDER_MARK
        name = f"rehearsal-{chosen.id}-{seed}-{session.language}"
        path = folder / file_name(name, session.language, exercise=True)
        write_paper(rehearsal_paper(reader, found), reader, path, kind)
