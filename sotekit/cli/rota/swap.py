"""`sotekit rota swap`: two duties change hands."""

from functools import partial
from typing import Annotated

import typer

from sotekit.cli.rota.changing import (
    ByOption,
    DryRun,
    JsonOption,
    LineOption,
    SeasonOption,
    WhyOption,
    duty_of,
    make_changes,
    order_of,
    rota_of,
)
from sotekit.cli.session import session_of
from sotekit.errors import UsageError
from sotekit.messages import N_, msg
from sotekit.model.rota import ChangeKind

HELP = N_("Exchange who answers in two duties.")


def swap(
    context: typer.Context,
    first: Annotated[str, typer.Argument(help=N_("One duty: 27, 2027-W27 or 2027-06-07."))],
    second: Annotated[str, typer.Argument(help=N_("The other duty."))],
    back_ups: Annotated[
        bool, typer.Option("--back-ups", help=N_("The back-ups change places too."))
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help=N_("Swap even if a rule is broken then."))
    ] = False,
    line: LineOption = None,
    season: SeasonOption = None,
    why: WhyOption = None,
    by: ByOption = None,
    dry_run: DryRun = False,
    as_json: JsonOption = False,
) -> None:
    """Refuses a swap that breaks a rule, and says which, unless --force is given."""
    from sotekit.hours.seasons import is_open_day
    from sotekit.rota.cover import swap as swapped

    session = session_of(context)
    chosen, of_season, rota = rota_of(session, line, season)
    result = swapped(
        session.repository,
        chosen.id,
        of_season.id,
        (duty_of(rota, first), duty_of(rota, second)),
        order_of(rota, session, ChangeKind.SWAP, by, why),
        back_ups=back_ups,
        today=session.today,
        is_open_day=partial(is_open_day, of_season),
    )
    words = session.words
    for breach in result.breaks[:3]:
        typer.echo(
            msg("It would break a rule: {fact}", fact=breach.fact.message).text(words), err=True
        )
    if result.breaks and not force:
        raise UsageError(
            msg("Nothing was swapped."),
            msg("Choose another duty, or give --force if everybody agrees."),
        )
    make_changes(
        session, (chosen, of_season, rota), result.changes, dry_run=dry_run, as_json=as_json
    )
