"""`sotekit crisis record`: an activation as a document, with its evaluation."""

from typing import Annotated

import typer

from sotekit.cli.crisis.choosing import ActivationOption, OutOption, journal_of
from sotekit.cli.crisis.papers import Kind
from sotekit.cli.session import session_of
from sotekit.messages import N_

HELP = N_("Write the record of an activation: points, tasks, what happened, what was learnt.")


def record(
    context: typer.Context,
    activation: ActivationOption = None,
    kind: Annotated[
        list[Kind] | None,
        typer.Option("--format", help=N_("html, pdf or md; all of them if left out.")),
    ] = None,
    out: OutOption = None,
) -> None:
    """For those who were there: it names who was to do what. Nothing of those who were helped is in it."""
    from sotekit.cli.crisis.papers import reader_of, write_paper
    from sotekit.crisis.state import state_of
    from sotekit.documents.crisis_exercise import file_name
    from sotekit.documents.crisis_files import crisis_folder
    from sotekit.documents.crisis_record import record_paper

    session = session_of(context)
    journal = journal_of(session, activation, closed=True)
    state = state_of(journal, max((session.now, *(one.at for one in journal.entries))))
    reader = reader_of(session)
    exercise = state.activation.is_exercise
    name = file_name(f"record-{session.language}", session.language, exercise=exercise)
    folder = out or crisis_folder(session.root, state)
    write_paper(record_paper(reader, state), reader, folder / name, kind or list(Kind))
