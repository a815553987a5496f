"""`sotekit crisis task`: what has been done."""

from typing import Annotated

import typer

from sotekit.cli.crisis.choosing import (
    ActivationOption,
    AtOption,
    DryRunOption,
    moment_of,
    open_journal,
    say,
    write,
)
from sotekit.cli.session import session_of
from sotekit.errors import UsageError
from sotekit.messages import N_, msg
from sotekit.model.activation import EntryState

app = typer.Typer(help=N_("Write down that a task is done."), no_args_is_help=True)

TaskArgument = Annotated[
    list[str], typer.Argument(help=N_("The tasks, by the names that “crisis status” shows."))
]
NoteOption = Annotated[str | None, typer.Option(help=N_("What came of it. Nobody's details."))]


@app.command("done", help=N_("Write down that tasks are done."))
def done(
    context: typer.Context,
    tasks: TaskArgument,
    note: NoteOption = None,
    activation: ActivationOption = None,
    at: AtOption = None,
    dry_run: DryRunOption = False,
) -> None:
    """A task that is done again and again gets its next time."""
    _write(context, tasks, EntryState.DONE, note, activation, at, dry_run=dry_run)


@app.command("undo", help=N_("Take back that tasks were done."))
def undo(
    context: typer.Context,
    tasks: TaskArgument,
    note: NoteOption = None,
    activation: ActivationOption = None,
    at: AtOption = None,
    dry_run: DryRunOption = False,
) -> None:
    """The row that said so stays in the log; this one follows it."""
    _write(context, tasks, EntryState.NOT_DONE, note, activation, at, dry_run=dry_run)


def _write(
    context: typer.Context,
    tasks: list[str],
    state: EntryState,
    note: str | None,
    activation: str | None,
    at: str | None,
    *,
    dry_run: bool,
) -> None:
    from sotekit.cli.given import maybe_screened
    from sotekit.crisis.state import state_of
    from sotekit.model.activation import Entry, EntryKind
    from sotekit.plain.scalars import nearest_hint
    from sotekit.report.crisis import moment
    from sotekit.store.log import new_id

    session = session_of(context)
    journal = open_journal(session, activation)
    when = moment_of(session, at)
    before = state_of(journal, max(when, session.now))
    for task in tasks:
        if before.task(task) is None:
            raise UsageError(
                msg("There is no task “{task}”.", task=task),
                nearest_hint(task, [one.task.id for one in before.tasks]),
            )
    said = maybe_screened(session, note, "note")
    entries = [
        Entry(id=new_id(), at=when, entry=EntryKind.TASK, about=task, state=state, note=said)
        for task in tasks
    ]
    after = write(session, journal, *entries, dry_run=dry_run)
    for task in tasks:
        stand = after.task(task)
        due = stand.due if stand else None
        sentence = (
            msg("Done: {task}.", task=task)
            if due is None
            else msg(
                "{task}: next due {moment}.",
                task=task,
                moment=moment(due, after.now, session.words),
            )
        )
        say(session, after, sentence, dry_run=False)
    if dry_run:
        say(session, after, None, dry_run=True)
