"""`sotekit crisis contact`: the numbers to reach, and when each was last tried."""

from typing import Annotated

import typer

from sotekit.cli.crisis.choosing import (
    ActivationOption,
    AtOption,
    DryRunOption,
    JsonOption,
    moment_of,
    open_journal,
    say,
    write,
)
from sotekit.cli.session import Session, session_of
from sotekit.errors import UsageError
from sotekit.messages import N_, msg

app = typer.Typer(
    help=N_("The numbers to reach, and when each was last tried."), no_args_is_help=True
)


@app.command("list", help=N_("Show every number and when it was last tried."))
def list_(context: typer.Context, as_json: JsonOption = False) -> None:
    """Those of the first calls first, then the ones that have waited longest."""
    from sotekit.report.crisis_steering import contacts_json, contacts_table
    from sotekit.report.output import console

    session = session_of(context)
    if as_json:
        typer.echo(contacts_json(session.repository, session.today))
        return
    screen = console()
    screen.print(contacts_table(session.repository, session.words, session.today, screen.width))


@app.command("tried", help=N_("Write down that a number was tried, and whether it was answered."))
def tried(
    context: typer.Context,
    contact: Annotated[str, typer.Argument(help=N_("The contact, or a person of the group."))],
    answered: Annotated[
        bool, typer.Option("--answered/--no-answer", help=N_("Whether somebody answered."))
    ] = True,
    note: Annotated[str | None, typer.Option(help=N_("What to know. Nobody's details."))] = None,
    activation: ActivationOption = None,
    at: AtOption = None,
    dry_run: DryRunOption = False,
) -> None:
    """While an activation is on it goes to its log; in normal times into the plan."""
    session = session_of(context)
    if session.repository.open_journals or activation:
        _to_log(session, contact, note, activation, at, answered=answered, dry_run=dry_run)
        return
    _to_plan(session, contact, at, answered=answered, dry_run=dry_run)


def _to_log(
    session: Session,
    contact: str,
    note: str | None,
    activation: str | None,
    at: str | None,
    *,
    answered: bool,
    dry_run: bool,
) -> None:
    from sotekit.cli.given import known, maybe_screened
    from sotekit.model.activation import Entry, EntryKind, EntryState
    from sotekit.report.crisis_status import contact_name
    from sotekit.store.log import new_id

    repository = session.repository
    plan = repository.crisis
    ids = [one.id for one in plan.contacts] if plan else []
    ids += [one.id for one in repository.people]
    known(contact, ids, msg("There is no contact “{contact}”.", contact=contact))
    journal = open_journal(session, activation)
    entry = Entry(
        id=new_id(),
        at=moment_of(session, at),
        entry=EntryKind.CONTACT,
        about=contact,
        state=EntryState.REACHED if answered else EntryState.NO_ANSWER,
        note=maybe_screened(session, note, "note"),
    )
    state = write(session, journal, entry, dry_run=dry_run)
    name = contact_name(repository, contact, session.words)
    sentence = (
        msg("{contact}: answered.", contact=name)
        if answered
        else msg("{contact}: no answer.", contact=name)
    )
    say(session, state, sentence, dry_run=dry_run)


def _to_plan(
    session: Session, contact: str, at: str | None, *, answered: bool, dry_run: bool
) -> None:
    from sotekit.cli.given import known
    from sotekit.store.activation import tried_draft
    from sotekit.store.edit import save

    plan = session.repository.crisis
    if plan is None:
        raise UsageError(
            msg("There is no plan yet."),
            msg("Write it in data/crisis/plan.yaml. docs/crisis.md shows one."),
        )
    known(
        contact,
        [one.id for one in plan.contacts],
        msg("There is no contact “{contact}”.", contact=contact),
    )
    day = moment_of(session, at).date()
    draft = tried_draft(session.root, contact, day, answered=answered)
    if not dry_run:
        save(session.root, draft)
    typer.echo(
        msg("Nothing was written, as asked.").text(session.words)
        if dry_run
        else msg("Written to {path}. “git diff” shows what changed.", path=draft.path).text(
            session.words
        )
    )
