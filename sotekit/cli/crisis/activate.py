"""`sotekit crisis activate`: the record, the points, the tasks, the messages and the public page in one go."""

from typing import TYPE_CHECKING, Annotated

import typer

from sotekit.cli.crisis.choosing import (
    AtOption,
    DryRunOption,
    JsonOption,
    OutOption,
    moment_of,
    scenario_of,
)
from sotekit.cli.session import Session, interactive, session_of
from sotekit.errors import UsageError
from sotekit.messages import N_, msg, msgn

if TYPE_CHECKING:
    from pathlib import Path

    from sotekit.crisis.state import CrisisState
    from sotekit.documents.crisis_files import CrisisFiles
    from sotekit.messages import Message
    from sotekit.model.activation import Activation, ActivationKind
    from sotekit.model.scenario import Scenario

HELP = N_("Activate a scenario: alert its points, list its tasks, write its messages and page.")


def activate(
    context: typer.Context,
    scenario: Annotated[str, typer.Argument(help=N_("The scenario."))],
    exercise: Annotated[
        bool, typer.Option("--exercise", help=N_("An exercise; everything written says so."))
    ] = False,
    real: Annotated[bool, typer.Option("--real", help=N_("For real."))] = False,
    at: AtOption = None,
    by: Annotated[
        str | None, typer.Option(help=N_("Who activates it: a role, not a name."))
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help=N_("Even if this scenario is on already."))
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help=N_("Don't ask."))] = False,
    dry_run: DryRunOption = False,
    out: OutOption = None,
    as_json: JsonOption = False,
) -> None:
    """One of --exercise and --real is needed: nobody activates anything by a slip."""
    from sotekit.cli.crisis.writing import write_pages
    from sotekit.cli.given import maybe_screened
    from sotekit.crisis.activating import activation_of
    from sotekit.crisis.state import state_of
    from sotekit.model.activation import Journal
    from sotekit.report.crisis_activation import activation_json
    from sotekit.store.activation import write_activation

    session = session_of(context)
    chosen = scenario_of(session, scenario)
    kind = _kind(exercise=exercise, real=real)
    start = moment_of(session, at)
    activation = activation_of(
        session.repository, chosen, kind, start, maybe_screened(session, by, "by")
    )
    if not again:
        _must_be_new(session, activation)
    asks = real and not yes
    if (dry_run or asks) and not as_json:
        _preview(session, chosen, activation)
    if dry_run:
        typer.echo(
            activation_json(activation, None)
            if as_json
            else msg("Nothing was written, as asked.").text(session.words)
        )
        return
    if asks:
        _must_agree(session, chosen, activation)
    # all of it is written before anything is said: a pipe that closes must not leave half an activation
    write_activation(session.root, activation)
    state = state_of(Journal(activation), start)
    written = write_pages(session, state, out)
    if as_json:
        typer.echo(activation_json(activation, written[1] if written else None))
        return
    if not asks:
        _preview(session, chosen, activation)
    _tell(session, state, written)


def _kind(*, exercise: bool, real: bool) -> "ActivationKind":
    from sotekit.model.activation import ActivationKind

    if exercise == real:
        raise UsageError(
            msg("Is it an exercise or for real?"),
            msg("Say one of them: --exercise or --real."),
        )
    return ActivationKind.EXERCISE if exercise else ActivationKind.REAL


def _must_be_new(session: Session, activation: "Activation") -> None:
    """An exercise that nobody closed never stands in the way of the real thing."""
    for journal in session.repository.open_journals:
        other = journal.activation
        if (other.scenario, other.kind) == (activation.scenario, activation.kind):
            raise UsageError(
                msg("This scenario is on already: “{activation}”.", activation=other.id),
                msg(
                    "“sotekit crisis status” shows it. Close it first, or say --again for a second one."
                ),
            )


def _preview(session: Session, scenario: "Scenario", activation: "Activation") -> None:
    from sotekit.crisis.activating import warnings_of
    from sotekit.report.crisis import warning_lines
    from sotekit.report.crisis_activation import preview
    from sotekit.report.grid import put
    from sotekit.report.output import console

    screen = console()
    preview(screen, activation, session.repository, session.words)
    found = warnings_of(session.repository, scenario, activation)
    for line in warning_lines(found, session.repository, session.words):
        put(screen, f"! {line}", "yellow", "  ")


def _must_agree(session: Session, scenario: "Scenario", activation: "Activation") -> None:
    from sotekit.cli.asking import agree
    from sotekit.report.crisis import decision

    if not interactive():
        raise UsageError(
            msg("Nobody can be asked here."),
            msg("Nothing was written. Say --yes when you mean it."),
        )
    if not agree(decision(scenario, activation), session.words):
        typer.echo(msg("Nothing was written.").text(session.words))
        raise typer.Exit(1)


def _tell(
    session: Session, state: "CrisisState", written: "tuple[CrisisFiles, Path] | None"
) -> None:
    """What has been written, and what to do next."""
    from sotekit.report.crisis import marked

    words = session.words
    identity = state.activation.id
    typer.echo()
    typer.echo(
        marked(state, msg("Activated: {activation}", activation=identity).text(words), words)
    )
    if written is not None:
        found, folder = written
        typer.echo(_told(found, str(folder)).text(words))
        for line in _lengths(found):
            typer.echo(line.text(words))
    typer.echo(msg("Next: “sotekit crisis status”. When a point has opened:").text(words))
    first = state.points[0].point if state.points else "POINT"
    typer.echo(f"  sotekit crisis point {first} active")


def _told(found: "CrisisFiles", folder: str) -> "Message":
    return msgn(
        "{count} file in {folder}: the public page and the messages.",
        "{count} files in {folder}: the public page and the messages.",
        len(found.files),
        folder=folder,
    )


def _lengths(found: "CrisisFiles") -> "list[Message]":
    """How long each text message is: what a phone sends as several costs more and may come in pieces."""
    from sotekit.model.crisis import MessageChannel

    return [
        msgn(
            "{file}: {signs} characters, {count} text message.",
            "{file}: {signs} characters, {count} text messages.",
            one.parts,
            file=one.name,
            signs=len(one.text),
        )
        for one in found.messages
        if one.channel is MessageChannel.SMS
    ]
