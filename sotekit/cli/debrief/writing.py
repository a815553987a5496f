"""What `debrief note` and `debrief decide` share: their options, and the file that they write."""

from typing import TYPE_CHECKING, Annotated

import typer

from sotekit.cli.session import Session
from sotekit.errors import UsageError
from sotekit.messages import N_, msg

if TYPE_CHECKING:
    from sotekit.cli.debrief.asked import Asked
    from sotekit.store.edit import Draft

LineOption = Annotated[str | None, typer.Option(help=N_("The line."))]
SeasonOption = Annotated[
    str | None, typer.Option(help=N_("The season. The latest with calls if left out."))
]
DryRunOption = Annotated[
    bool, typer.Option("--dry-run", help=N_("Show the file as it would be; write nothing."))
]


def write(one: "Asked", draft: "Draft", *, dry_run: bool) -> None:
    """Saves the file, or shows it as it would be."""
    from sotekit.store.edit import save

    if dry_run:
        typer.echo(draft.text)
        return
    save(one.session.root, draft)
    written = msg("Written to {path}. “git diff” shows what changed.", path=draft.path)
    typer.echo(written.text(one.session.words))


def show(one: "Asked") -> None:
    """What has been written of the season."""
    from sotekit.report.debrief_kept import kept_lines

    session = one.session
    found = session.repository.debrief(one.line.id, one.season.id)
    for sentence in kept_lines(found, session.repository, session.words, session.today):
        typer.echo(sentence)


def organisation_named(session: Session, name: str | None) -> str | None:
    """The organisation's id, if one is named. Raises UsageError for one that there is not."""
    from sotekit.plain.scalars import nearest_hint

    if name is not None and session.repository.organisation(name) is None:
        ids = [one.id for one in session.repository.organisations]
        raise UsageError(
            msg("There is no organisation “{organisation}”.", organisation=name),
            nearest_hint(name, ids),
        )
    return name
