"""`sotekit event done`: a task of a session has been done."""

from datetime import date
from typing import Annotated

import typer

from sotekit.cli.event.naming import named_series, named_session
from sotekit.cli.session import Session as Run
from sotekit.cli.session import session_of
from sotekit.errors import UsageError
from sotekit.messages import N_, msg
from sotekit.model.event_tasks import TaskOwner
from sotekit.plain.scalars import nearest_hint, parse_date

HELP = N_("Write down that a task of a session has been done.")


def done(
    context: typer.Context,
    series: Annotated[str, typer.Argument(help=N_("The series."))],
    session: Annotated[str, typer.Argument(help=N_("The session: its id or its day."))],
    task: Annotated[str, typer.Argument(help=N_("The task’s id: “sotekit event due” shows them."))],
    by: Annotated[
        str | None,
        typer.Option(help=N_("Who did it: a person’s id or a role; left out: whose task it is.")),
    ] = None,
    on: Annotated[str | None, typer.Option(help=N_("The day, if not today: 2027-02-01."))] = None,
    undo: Annotated[
        bool, typer.Option("--undo", help=N_("It has not been done after all."))
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=N_("Show the file as it would be; write nothing."))
    ] = False,
) -> None:
    """The tasks are those of the series, and change and cancellation: that people have been told."""
    from sotekit.events.due import duties, known_tasks
    from sotekit.model.event_tasks import TaskDone
    from sotekit.store.edit import save
    from sotekit.store.event_work import with_done, without_done
    from sotekit.store.events import series_draft

    run = session_of(context)
    chosen = named_series(run, series)
    one = named_session(chosen, session, run)
    known = known_tasks(chosen)
    if task not in known:
        raise UsageError(
            msg("The series has no task “{task}”.", task=task),
            nearest_hint(task, known) or msg("Its tasks: {tasks}.", tasks=known),
        )
    draft = series_draft(run.root, chosen)
    is_done = any(each.task == task for each in one.done)
    if undo and not is_done:
        raise UsageError(
            msg("The task has not been done."),
            msg(
                "“sotekit event show {series} {session}” shows what has.",
                series=chosen.id,
                session=one.id,
            ),
        )
    if undo:
        draft = without_done(draft, one, task)
    else:
        own = [each for each in duties(run.repository, chosen, one, run.today) if each.id == task]
        if any(each.done for each in own):
            raise UsageError(msg("The task has been done already."), msg("--undo takes it back."))
        who = _doer(run, by) or next((each.who[0] for each in own if each.who), None)
        draft = with_done(draft, one, TaskDone(task=task, on=_day(run, on), by=who))
    if dry_run:
        typer.echo(draft.text)
        return
    save(run.root, draft)
    typer.echo(msg("Written to {path}.", path=draft.path).text(run.words))
    if not undo:
        typer.echo(msg("--undo takes it back.").text(run.words))


def _doer(run: Run, by: str | None) -> str | None:
    """The id or role as it was given. A name is refused: it would stay in the history for good."""
    known = [*TaskOwner, *(one.id for one in run.repository.people)]
    if by is not None and by not in known:
        raise UsageError(
            msg("“{id}” is nobody's id, nor a role.", id=by),
            nearest_hint(by, known) or msg("Roles: {roles}.", roles=[*TaskOwner]),
        )
    return by


def _day(run: Run, text: str | None) -> date:
    if text is None:
        return run.today
    day, hint = parse_date(text)
    if day is None:
        raise UsageError(msg("“{text}” is not a date.", text=text), hint)
    if day > run.today:
        raise UsageError(
            msg("{date} has not been yet.", date=day),
            msg("Note it when it has been done."),
        )
    return day
