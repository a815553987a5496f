"""`sotekit debrief decide`: a decision, who sees to it and by when."""

from typing import TYPE_CHECKING, Annotated

import typer

from sotekit.cli.debrief.writing import (
    DryRunOption,
    LineOption,
    SeasonOption,
    organisation_named,
    show,
    write,
)
from sotekit.cli.given import maybe_day, screened
from sotekit.cli.session import session_of
from sotekit.errors import UsageError
from sotekit.messages import N_, msg

if TYPE_CHECKING:
    from sotekit.cli.debrief.asked import Asked
    from sotekit.model.debrief import Decision

HELP = N_("Write down a decision, who sees to it and by when; or that it has been carried out.")


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
    from sotekit.cli.debrief.asked import asked
    from sotekit.store.debrief import debrief_draft, with_decision, with_done

    session = session_of(context)
    one = asked(session, line, season)
    if text is None and done is None:
        show(one)
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
    write(one, draft, dry_run=dry_run)


def _decision(one: "Asked", text: str, owner: str | None, due: str | None) -> "Decision":
    from sotekit.model.debrief import Decision
    from sotekit.model.text import Text

    session = one.session
    named, day = organisation_named(session, owner), maybe_day(due)
    if named is None or day is None:
        raise UsageError(
            msg("A decision without an owner and a day is forgotten by the next season."),
            msg("Say who sees to it and by when: --owner ORGANISATION --due 2027-03-15."),
        )
    earlier = session.repository.debrief(one.line.id, one.season.id)
    numbers = [other.number for other in earlier.decisions] if earlier else []
    return Decision(
        number=max(numbers, default=0) + 1,
        on=session.today,
        text=Text(plain=screened(session, text, "text")),
        owner=named,
        due=day,
    )
