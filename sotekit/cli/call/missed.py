"""`sotekit call missed`: calls that nobody answered, as many as the phone shows."""

from typing import Annotated

import typer

from sotekit.cli.call.writing import checked_call, hour_of, line_of
from sotekit.cli.session import session_of
from sotekit.messages import N_, msgn

HELP = N_("Log calls that nobody answered.")


def missed(
    context: typer.Context,
    count: Annotated[int, typer.Option(help=N_("How many."), min=1, max=500)] = 1,
    line: Annotated[str | None, typer.Option(help=N_("The line."))] = None,
    date: Annotated[
        str | None, typer.Option(help=N_("The day, as 2027-06-07. Today if left out."))
    ] = None,
    time: Annotated[
        str | None, typer.Option(help=N_("The hour, if they all came within it."))
    ] = None,
) -> None:
    """A row each, so that they count like every other contact."""
    from sotekit.model.call import Outcome
    from sotekit.store.log import append_calls, new_id

    session = session_of(context)
    chosen = line_of(session, line)
    given = {
        "date": date or session.today.isoformat(),
        "hour": hour_of(time, session, of_today=False),
        "outcome": Outcome.MISSED.value,
        "responder": "",
    }
    one = checked_call(session, chosen, given)
    season = chosen.season_on(one.date)
    if season is not None:
        ids = [one.id, *(new_id() for _ in range(count - 1))]
        append_calls(session.root, chosen.id, season.id, one, ids, chosen.form)
    words = session.words
    said = msgn(
        "Logged {count} missed call, {day}.",
        "Logged {count} missed calls, {day}.",
        count,
        day=one.date,
    )
    typer.echo(said.text(words))
