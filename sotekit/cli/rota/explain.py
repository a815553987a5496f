"""`sotekit rota explain`: why this one, and what the next best would cost."""

from functools import partial
from typing import Annotated

import typer

from sotekit.cli.session import session_of
from sotekit.errors import UsageError
from sotekit.messages import N_, Message, msg
from sotekit.plain.scalars import nearest_hint

HELP = N_("Tell why a week is whose it is, or what somebody has and why.")


def explain(
    context: typer.Context,
    what: Annotated[str, typer.Argument(help=N_("A duty (27 or 2027-W27) or somebody's id."))],
    line: Annotated[str | None, typer.Option(help=N_("The line."))] = None,
    season: Annotated[str | None, typer.Option(help=N_("The season."))] = None,
    as_json: Annotated[bool, typer.Option("--json", help=N_("As JSON."))] = False,
) -> None:
    """Plans the season once more as it stands, and once without the answer, to know the next best."""
    from sotekit.hours.seasons import is_holiday, is_open_day
    from sotekit.report.output import console, to_json, waiting
    from sotekit.rota.build import instance_from
    from sotekit.rota.explain import (
        candidate_sentences,
        explain_candidate,
        explain_seat,
        seat_sentences,
    )
    from sotekit.rota.periods import find_period
    from sotekit.rota.plan import plan

    session = session_of(context)
    chosen = session.line(line)
    of_season = session.season(chosen, season)
    words, screen = session.words, console()
    with waiting(screen, msg("Looking for the best rota …").text(words)):
        instance = instance_from(
            session.repository,
            [(chosen.id, of_season.id)],
            today=session.today,
            is_open_day=partial(is_open_day, of_season),
            is_holiday=partial(is_holiday, of_season),
        )
        made = plan(instance)
        period = find_period(what, [slot.period for slot in instance.slots])
        sentences: list[Message] = []
        if period is not None:
            index = next(n for n, slot in enumerate(instance.slots) if slot.period == period)
            for task in instance.slots[index].seats:
                sentences += seat_sentences(made, explain_seat(made, index, task))
        else:
            found = [n for n, one in enumerate(instance.candidates) if one.id == what]
            if not found:
                known = [one.id for one in instance.candidates]
                raise UsageError(
                    msg("There is no duty and nobody called “{text}” on this rota.", text=what),
                    nearest_hint(what, known),
                )
            for candidate in found:
                sentences += candidate_sentences(made, explain_candidate(made, candidate))
    texts = [sentence.text(words) for sentence in sentences]
    if as_json:
        typer.echo(to_json({"what": what, "proved": made.proved, "why": texts}))
        return
    for text in texts:
        screen.print(text, soft_wrap=True)
    if not texts:
        screen.print(msg("“{text}” has no duty in this plan.", text=what).text(words))
