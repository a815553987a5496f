"""`sotekit debrief note` and `sotekit debrief decide`: what was told and decided, written down for next year."""

from typing import TYPE_CHECKING, Annotated

import typer

from sotekit.cli.given import maybe_day, screened
from sotekit.cli.session import Session, session_of
from sotekit.errors import UsageError
from sotekit.messages import N_, msg

if TYPE_CHECKING:
    from sotekit.cli.debrief_season import Asked
    from sotekit.model.debrief import Decision
    from sotekit.store.edit import Draft

NOTE = N_("Write down an experience of the season.")
DECIDE = N_("Write down a decision, who sees to it and by when; or that it has been carried out.")

LineOption = Annotated[str | None, typer.Option(help=N_("The line."))]
SeasonOption = Annotated[
    str | None, typer.Option(help=N_("The season. The latest with calls if left out."))
]
DryRunOption = Annotated[
    bool, typer.Option("--dry-run", help=N_("Show the file as it would be; write nothing."))
]


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
    from sotekit.cli.debrief_season import asked
    from sotekit.model.debrief import Note
    from sotekit.model.text import Text
    from sotekit.store.debrief import debrief_draft, with_note

    session = session_of(context)
    one = asked(session, line, season)
    if text is None:
        _show(one)
        return
    said = screened(session, text, "text")
    told = Note(on=session.today, by=_organisation(session, by), text=Text(plain=said))
    draft = debrief_draft(session.root, one.line.id, one.season.id)
    _write(one, with_note(draft, told), dry_run=dry_run)


def decide(
    context: typer.Context,
    text: Annotated[
        str | None, typer.Argument(help=N_("The decision. All of them are shown if left out."))
    ] = None,
    owner: Annotated[str | None, typer.Option(help=N_("The organisation that sees to it."))] = None,
    due: Annotated[str | None, typer.Option(help=N_("By which day: 2027-03-15."))] = None,
    done: Annotated[
        int | None, typer.Option(help=N_("The number of a decision that has been carried out."))
    ] = None,
    line: LineOption = None,
    season: SeasonOption = None,
    dry_run: DryRunOption = False,
) -> None:
    """Every decision has an owner and a day; `sotekit today` and `sotekit season` remind of it."""
    from sotekit.cli.debrief_season import asked
    from sotekit.store.debrief import debrief_draft, with_decision, with_done

    session = session_of(context)
    one = asked(session, line, season)
    if text is None and done is None:
        _show(one)
        return
    draft = debrief_draft(session.root, one.line.id, one.season.id)
    if done is not None:
        if text is not None:
            raise UsageError(
                msg("A decision is either made or carried out, not both at once."),
                msg("Write the new one first, then run the command again with --done."),
            )
        draft = with_done(draft, done, session.today)
    else:
        draft = with_decision(draft, _decision(one, text or "", owner, due))
    _write(one, draft, dry_run=dry_run)


def _decision(one: "Asked", text: str, owner: str | None, due: str | None) -> "Decision":
    from sotekit.model.debrief import Decision
    from sotekit.model.text import Text

    session = one.session
    named, day = _organisation(session, owner), maybe_day(due)
    if named is None or day is None:
        raise UsageError(
            msg("A decision without an owner and a day is forgotten by the next season."),
            msg("Say who sees to it and by when: --owner ORGANISATION --due 2027-03-15."),
        )
    earlier = session.known.repository.debrief(one.line.id, one.season.id)
    numbers = [other.number for other in earlier.decisions] if earlier else []
    return Decision(
        number=max(numbers, default=0) + 1,
        on=session.today,
        text=Text(plain=screened(session, text, "text")),
        owner=named,
        due=day,
    )


def _write(one: "Asked", draft: "Draft", *, dry_run: bool) -> None:
    from sotekit.store.edit import save

    if dry_run:
        typer.echo(draft.text)
        return
    save(one.session.root, draft)
    written = msg("Written to {path}. “git diff” shows what changed.", path=draft.path)
    typer.echo(written.text(one.session.words))


def _show(one: "Asked") -> None:
    """What has been written of the season."""
    from sotekit.report.debrief_kept import kept_lines

    session = one.session
    found = session.known.repository.debrief(one.line.id, one.season.id)
    for sentence in kept_lines(found, session.known.repository, session.words, session.today):
        typer.echo(sentence)


def _organisation(session: Session, name: str | None) -> str | None:
    from sotekit.plain.scalars import nearest_hint

    if name is not None and session.known.repository.organisation(name) is None:
        ids = [one.id for one in session.known.repository.organisations]
        raise UsageError(
            msg("There is no organisation “{organisation}”.", organisation=name),
            nearest_hint(name, ids),
        )
    return name
