"""`sotekit call add`: one call, asked for at a terminal, given with options in a script."""

from typing import Annotated

import typer

from sotekit.cli.call.writing import hour_of, line_of, write_call
from sotekit.cli.session import interactive, session_of
from sotekit.messages import N_

HELP = N_("Log one call. What isn't given is asked, with the rota's defaults.")


def add(
    context: typer.Context,
    line: Annotated[str | None, typer.Option(help=N_("The line."))] = None,
    date: Annotated[
        str | None, typer.Option(help=N_("The day, as 2027-06-07. Today if left out."))
    ] = None,
    time: Annotated[
        str | None, typer.Option(help=N_("The hour or the time; only the hour is kept."))
    ] = None,
    outcome: Annotated[str | None, typer.Option(help=N_("answered, missed or voicemail."))] = None,
    topic: Annotated[
        list[str] | None, typer.Option(help=N_("What it was about. Can be given again."))
    ] = None,
    age: Annotated[str | None, typer.Option(help=N_("Estimated age band."))] = None,
    minutes: Annotated[
        str | None, typer.Option(help=N_("Length; rounded to five minutes."))
    ] = None,
    for_whom: Annotated[
        str | None, typer.Option("--for", help=N_("self, close or professional."))
    ] = None,
    referred: Annotated[
        list[str] | None,
        typer.Option(help=N_("Where the caller was referred. Can be given again.")),
    ] = None,
    follow_up: Annotated[str | None, typer.Option(help=N_("What else was done."))] = None,
    feedback: Annotated[str | None, typer.Option(help=N_("What the caller thought of it."))] = None,
    responder: Annotated[
        str | None, typer.Option(help=N_("Who answered. By default who is on duty."))
    ] = None,
    note: Annotated[
        str | None, typer.Option(help=N_("Free text, only where the line's form allows it."))
    ] = None,
    answer: Annotated[
        list[str] | None,
        typer.Option(
            help=N_("An answer to the line's own question: channel=chat. Can be given again.")
        ),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help=N_("Ask nothing; write at once."))] = False,
) -> None:
    """Asks only at a terminal; in a script everything comes from the options."""
    from sotekit.cli.call.writing import answers_of

    session = session_of(context)
    chosen = line_of(session, line)
    given = {
        "date": date or session.today.isoformat(),
        "hour": hour_of(time, session, of_today=date is None),
        "outcome": outcome or "",
        "topics": "+".join(topic or ()),
        "age": age or "",
        "minutes": minutes or "",
        "for_whom": for_whom or "",
        "referred": "+".join(referred or ()),
        "follow_up": follow_up or "",
        "feedback": feedback or "",
        "responder": responder or "",
        "note": note or "",
        **answers_of(answer or ()),
    }
    if interactive() and not yes:
        from sotekit.cli.call.questions import ask_until_right, confirm

        write_call(session, chosen, ask_until_right(session, chosen, given), confirm)
    else:
        write_call(session, chosen, given, None)
