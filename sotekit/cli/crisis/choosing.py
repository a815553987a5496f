"""What the commands of an activation share: which one, at what moment, and writing a row to its log."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sotekit.cli.session import Session
from sotekit.errors import UsageError
from sotekit.messages import N_, msg
from sotekit.plain.scalars import nearest_hint

if TYPE_CHECKING:
    from sotekit.crisis.state import CrisisState
    from sotekit.model.activation import Entry, Journal
    from sotekit.model.scenario import Scenario

ActivationOption = Annotated[
    str | None,
    typer.Option("--activation", help=N_("Which activation; the one that is on if left out.")),
]
AtOption = Annotated[
    str | None,
    typer.Option("--at", help=N_("When it happened: 21:40, or 2027-01-14 21:40. Now if left out.")),
]
JsonOption = Annotated[bool, typer.Option("--json", help=N_("As JSON."))]
DryRunOption = Annotated[
    bool, typer.Option("--dry-run", help=N_("Show what would be written; write nothing."))
]
OutOption = Annotated[
    Path | None,
    typer.Option(help=N_("Folder to write into; build/crisis/ of the repository if left out.")),
]


def moment_of(session: Session, text: str | None) -> datetime:
    """The moment that `--at` names: a time of today, or a day and a time; now when nothing is named."""
    from sotekit.plain.moments import parse_moment

    if text is None:
        return session.now.replace(microsecond=0)
    found = parse_moment(text) or parse_moment(f"{session.today.isoformat()} {text.strip()}")
    if found is None:
        raise UsageError(
            msg("“{text}” is not a moment.", text=text),
            msg("Write a time of today, 21:40, or the day too: 2027-01-14 21:40."),
        )
    return found


def scenario_of(session: Session, name: str) -> "Scenario":
    """The named scenario. Raises UsageError with the names that there are."""
    found = session.repository.scenario(name)
    if found is None:
        ids = [one.id for one in session.repository.scenarios]
        raise UsageError(
            msg("There is no scenario “{scenario}”.", scenario=name),
            nearest_hint(name, ids)
            if ids
            else msg("Write one in data/crisis/scenarios/. docs/crisis.md shows one."),
        )
    return found


def journal_of(session: Session, name: str | None, *, closed: bool = False) -> "Journal":
    """The named activation, or the only one that is on. With `closed`, the latest one if none is on."""
    journals = session.repository.journals
    if name is not None:
        found = next((one for one in journals if one.activation.id == name), None)
        if found is None:
            raise UsageError(
                msg("There is no activation “{activation}”.", activation=name),
                nearest_hint(name, [one.activation.id for one in journals]),
            )
        return found
    on = session.repository.open_journals
    if not on and closed and journals:
        return max(journals, key=lambda one: one.activation.start)
    if not on:
        raise UsageError(
            msg("No activation is on."),
            msg(
                "“sotekit crisis activate” begins one; “sotekit crisis list” shows the closed ones."
            ),
        )
    if len(on) > 1:
        raise UsageError(
            msg("Several activations are on."),
            msg(
                "Name one with --activation: {names}. Close what is over.",
                names=", ".join(one.activation.id for one in on),
            ),
        )
    return on[0]


def open_journal(session: Session, name: str | None) -> "Journal":
    """The same, and it must be on: a closed record stays as it is."""
    journal = journal_of(session, name)
    if journal.closed is not None:
        raise UsageError(
            msg("“{activation}” is closed.", activation=journal.activation.id),
            msg("Its record stays as it is. What was learnt goes to “sotekit crisis evaluate”."),
        )
    return journal


def write(session: Session, journal: "Journal", *entries: "Entry", dry_run: bool) -> "CrisisState":
    """Writes the rows, unless it is a dry run, and returns the state with them in it."""
    from sotekit.crisis.state import state_of
    from sotekit.model.activation import Journal
    from sotekit.store.activation import append_entries

    if entries[0].at < journal.activation.start:
        raise UsageError(
            msg("That is before the activation began."),
            msg("Give the right time with --at: 21:40, or 2027-01-14 21:40."),
        )
    if not dry_run:
        append_entries(session.root, journal.activation.id, *entries)
    after = Journal(
        journal.activation, tuple(sorted((*journal.entries, *entries), key=lambda one: one.at))
    )
    return state_of(after, max(one.at for one in after.entries))


def say(session: Session, state: "CrisisState", sentence: object, *, dry_run: bool) -> None:
    """One line of what was written, with the mark of an exercise before it."""
    from sotekit.messages import Message
    from sotekit.report.crisis import marked

    if isinstance(sentence, Message):
        typer.echo(marked(state, sentence.text(session.words), session.words))
    if dry_run:
        typer.echo(msg("Nothing was written, as asked.").text(session.words))
