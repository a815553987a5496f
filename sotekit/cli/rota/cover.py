"""`sotekit rota cover`: somebody falls ill, and somebody else stands in."""

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from sotekit.cli.rota.changing import (
    ByOption,
    JsonOption,
    LineOption,
    SeasonOption,
    WhyOption,
    day_of,
    duty_of,
    make_changes,
    order_of,
    refuse_unknown,
    rota_of,
)
from sotekit.cli.session import session_of
from sotekit.errors import UsageError
from sotekit.messages import N_, msg
from sotekit.model.period import Period
from sotekit.model.rota import Change, ChangeKind, Rota

if TYPE_CHECKING:
    from sotekit.rota.problem import Task

HELP = N_("Find somebody to stand in, the back-up first, and hand the duty over.")


def cover(
    context: typer.Context,
    week: Annotated[
        str | None, typer.Option(help=N_("The duty: 27, 2027-W27 or 2027-06-07."))
    ] = None,
    person: Annotated[str | None, typer.Option(help=N_("Who can't: a person's id."))] = None,
    start: Annotated[str | None, typer.Option("--from", help=N_("First day away."))] = None,
    end: Annotated[str | None, typer.Option("--to", help=N_("Last day away."))] = None,
    take: Annotated[
        int | None, typer.Option(help=N_("Hand over to this one of the list."), min=1)
    ] = None,
    line: LineOption = None,
    season: SeasonOption = None,
    why: WhyOption = None,
    by: ByOption = None,
    as_json: JsonOption = False,
) -> None:
    """Without --take it only shows who could."""
    from sotekit.hours.seasons import is_open_day
    from sotekit.report.output import console
    from sotekit.report.rota_change import gap_lines, gaps_json
    from sotekit.rota.cover import gap_of_duty, gaps_of_person

    session = session_of(context)
    chosen, of_season, rota = rota_of(session, line, season)
    is_open = partial(is_open_day, of_season)
    if week is not None:
        period = duty_of(rota, week)
        if person is not None:
            refuse_unknown(session, person)
        gaps = [
            gap_of_duty(
                session.repository,
                chosen.id,
                of_season.id,
                period,
                _task_of(rota, period, person),
                without=person,
                today=session.today,
                is_open_day=is_open,
            )
        ]
    elif person is not None:
        first = day_of(start or session.today.isoformat())
        last = day_of(end or of_season.end.isoformat())
        refuse_unknown(session, person)
        found = gaps_of_person(
            session.repository, person, first, last, today=session.today, is_open_day=is_open
        )
        gaps = [gap for gap in found if (gap.line, gap.season) == (chosen.id, of_season.id)]
    else:
        raise UsageError(
            msg("Which duty needs somebody else?"),
            msg("Name it with --week, or the person who can't with --person, --from and --to."),
        )
    if take is None:
        if as_json:
            typer.echo(gaps_json(gaps, session.words))
            return
        for text in gap_lines(gaps, session.repository, session.language, session.words):
            console().print(text, soft_wrap=True)
        return
    if len(gaps) != 1 or take > len(gaps[0].stand_ins):
        raise UsageError(
            msg("--take needs exactly one duty, and a number on its list."),
            msg("Name the duty with --week, and look at the list without --take first."),
        )
    gap = gaps[0]
    order = order_of(rota, session, ChangeKind.COVER, by, why)
    change = Change(
        number=order.number, on=order.on, kind=order.kind, period=gap.period,
        before=gap.before, after=gap.stand_ins[take - 1].after, by=by, why=why,
    )  # fmt: skip
    make_changes(session, (chosen, of_season, rota), (change,), dry_run=False, as_json=as_json)


def _task_of(rota: Rota, period: Period, person: str | None) -> "Task":
    """What the person does in the duty; somebody who isn't part of it can't be away from it."""
    from sotekit.rota.problem import Task

    (duty,) = (one for one in rota.duties if one.period == period)
    if person is None or person in duty.responders:
        return Task.ANSWER
    if person == duty.back_up:
        return Task.BACK_UP
    raise UsageError(
        msg("“{person}” has no part in {period}.", person=person, period=period),
        msg(
            "“sotekit rota show” shows who does. Leave --person out if the whole organisation can't."
        ),
    )
