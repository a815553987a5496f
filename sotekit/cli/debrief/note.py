"""`sotekit debrief note`: an experience of the season, written down for next year."""

from typing import Annotated

import typer

from sotekit.cli.debrief.writing import (
    DryRunOption,
    LineOption,
    SeasonOption,
    organisation_named,
    show,
    write,
)
from sotekit.cli.given import screened
from sotekit.cli.session import session_of
from sotekit.messages import N_

HELP = N_("Write down an experience of the season.")


def note(
    context: typer.Context,
    text: Annotated[
        str | None, typer.Argument(help=N_("The experience. All of them are shown if left out."))
    ] = None,
    by: Annotated[str | None, typer.Option(help=N_("The organisation that tells it."))] = None,
    line: LineOption = None,
    season: SeasonOption = None,
    dry_run: DryRunOption = False,
) -> None:
    """Nothing of a caller belongs in it: the text is screened like a note of a call."""
    from sotekit.cli.debrief.asked import asked
    from sotekit.model.debrief import Note
    from sotekit.model.text import Text
    from sotekit.store.debrief import debrief_draft, with_note

    session = session_of(context)
    one = asked(session, line, season)
    if text is None:
        show(one)
        return
    said = screened(session, text, "text")
    told = Note(on=session.today, by=organisation_named(session, by), text=Text(plain=said))
    draft = debrief_draft(session.root, one.line.id, one.season.id)
    write(one, with_note(draft, told), dry_run=dry_run)
