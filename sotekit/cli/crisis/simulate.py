"""`sotekit crisis simulate`: whether what is planned is enough, by what the scenario assumes."""

from typing import Annotated

import typer

from sotekit.cli.crisis.choosing import JsonOption, OutOption, scenario_of
from sotekit.cli.crisis.papers import Kind
from sotekit.cli.session import session_of
from sotekit.errors import UsageError
from sotekit.messages import N_, msg

HELP = N_("Set the assumed need against what the points can do, day by day.")


def simulate(
    context: typer.Context,
    scenario: Annotated[str, typer.Argument(help=N_("The scenario."))],
    start: Annotated[
        str | None, typer.Option(help=N_("First day: 2027-01-14. Today if left out."))
    ] = None,
    all_phases: Annotated[
        bool, typer.Option("--all-phases", help=N_("Open the phases too that wait for an order."))
    ] = False,
    kind: Annotated[
        list[Kind] | None,
        typer.Option("--format", help=N_("Write the report with charts: html, pdf or md.")),
    ] = None,
    out: OutOption = None,
    as_json: JsonOption = False,
) -> None:
    """What is assumed stands in the scenario's file under expects:, and in every report."""
    from sotekit.cli.crisis.papers import reader_of, write_paper
    from sotekit.cli.given import maybe_day
    from sotekit.crisis.demand import simulate as worked_out
    from sotekit.documents.crisis_simulation import simulation_paper
    from sotekit.report.crisis_simulation import simulation_json, simulation_screen
    from sotekit.report.output import console

    session = session_of(context)
    chosen = scenario_of(session, scenario)
    if chosen.expects is None or not chosen.expects.demand:
        raise UsageError(
            msg("The scenario says nothing of what is expected."),
            msg(
                "Write it under expects: in data/crisis/scenarios/{scenario}.yaml.",
                scenario=chosen.id,
            ),
        )
    day = maybe_day(start) or session.today
    found = worked_out(session.repository, chosen, day, with_waiting=all_phases)
    reader = reader_of(session)
    if as_json:
        typer.echo(simulation_json(found))
    else:
        simulation_screen(console(), found, reader)
    if kind:
        folder = out or session.root / "build" / "crisis"
        path = folder / f"simulation-{chosen.id}-{session.language}"
        write_paper(simulation_paper(reader, found), reader, path, kind)
