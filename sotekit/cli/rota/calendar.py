"""`sotekit rota calendar`: the duties as a calendar file."""

from pathlib import Path
from typing import Annotated

import typer

from sotekit.cli.rota.changing import LineOption, SeasonOption, refuse_unknown, rota_of
from sotekit.cli.session import session_of
from sotekit.errors import UsageError
from sotekit.messages import N_, msg
from sotekit.plain.scalars import nearest_hint

HELP = N_(
    "Write the duties as calendar files: one whole, or one person's or organisation's, or all."
)


def calendar(
    context: typer.Context,
    line: LineOption = None,
    season: SeasonOption = None,
    person: Annotated[str | None, typer.Option(help=N_("Only this person's duties."))] = None,
    organisation: Annotated[
        str | None, typer.Option(help=N_("Only this organisation's duties."))
    ] = None,
    each: Annotated[
        bool, typer.Option("--each", help=N_("A file for everybody who has a duty, and the whole."))
    ] = False,
    out: Annotated[
        Path | None, typer.Option(help=N_("Folder to write into; build/ if left out."))
    ] = None,
) -> None:
    """A changed rota updates the same events when the file is read again."""
    from sotekit.plain.files import replace_file
    from sotekit.rota.calendar import Whose, calendar_file, events

    session = session_of(context)
    chosen, of_season, rota = rota_of(session, line, season)
    if person is not None:
        refuse_unknown(session, person)
    known = [one.id for one in session.repository.organisations]
    if organisation is not None and organisation not in known:
        raise UsageError(
            msg("There is no organisation “{id}”.", id=organisation),
            nearest_hint(organisation, known),
        )
    wanted = [Whose(organisation, person)]
    if each:
        people = {name for duty in rota.duties for name in (*duty.responders, duty.back_up) if name}
        organisations = {duty.organisation for duty in rota.duties if duty.organisation}
        wanted += [Whose(organisation=name) for name in sorted(organisations)]
        wanted += [Whose(person=name) for name in sorted(people)]
    folder = out or session.root / "build"
    for whose in wanted:
        ending = "-".join(one for one in (whose.organisation, whose.person) if one)
        name = f"{chosen.id}-{of_season.id}{'-' + ending if ending else ''}.ics"
        found = events(session.repository, chosen, of_season, rota, whose, session.language)
        title = chosen.name.best(session.language)
        replace_file(folder / name, calendar_file(title, found, rota, of_season, session.words))
        typer.echo(str(folder / name))
