"""`sotekit crisis steering`: the group, its meetings and decisions."""

import typer

from sotekit.cli.crisis.choosing import JsonOption
from sotekit.cli.session import session_of
from sotekit.errors import UsageError
from sotekit.messages import N_, msg

HELP = N_("The steering group: members, coordination duty, meetings and what was decided.")


def steering(context: typer.Context, as_json: JsonOption = False) -> None:
    """It meets in normal times too."""
    from sotekit.report.crisis_steering import steering_json, steering_screen
    from sotekit.report.output import console

    session = session_of(context)
    plan = session.repository.crisis
    if plan is None:
        raise UsageError(
            msg("There is no plan yet."),
            msg("Write it in data/crisis/plan.yaml. docs/crisis.md shows one."),
        )
    if as_json:
        typer.echo(steering_json(plan, session.today))
        return
    steering_screen(console(), plan, session.repository, session.words, session.today)
