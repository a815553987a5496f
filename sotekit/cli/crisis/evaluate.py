"""`sotekit crisis evaluate`: what was learnt, and how people took part, kept in the record."""

from typing import Annotated

import typer

from sotekit.cli.crisis.choosing import ActivationOption, DryRunOption, JsonOption, journal_of
from sotekit.cli.session import session_of
from sotekit.errors import UsageError
from sotekit.messages import N_, msg

HELP = N_("Keep what was learnt, and how people took part, in the record of an activation.")


def evaluate(
    context: typer.Context,
    worked: Annotated[list[str] | None, typer.Option(help=N_("What worked."))] = None,
    failed: Annotated[list[str] | None, typer.Option(help=N_("What didn't."))] = None,
    own_life: Annotated[
        list[str] | None,
        typer.Option(help=N_("Taking part in one's own life: was one heard, could one choose.")),
    ] = None,
    communities: Annotated[
        list[str] | None,
        typer.Option(help=N_("In communities and decisions: who planned and decided.")),
    ] = None,
    common_good: Annotated[
        list[str] | None,
        typer.Option(help=N_("In the common good: who could help others, what stays.")),
    ] = None,
    activation: ActivationOption = None,
    dry_run: DryRunOption = False,
    as_json: JsonOption = False,
) -> None:
    """Each option may be repeated. Without any, what has been said is shown, part by part."""
    from sotekit.cli.given import screened
    from sotekit.model.activation import EvaluationPart
    from sotekit.report.crisis_record import evaluation_json, evaluation_lines
    from sotekit.store.activation import remarks_draft
    from sotekit.store.edit import save

    session = session_of(context)
    journal = journal_of(session, activation, closed=True)
    given = {
        EvaluationPart.WORKED: worked,
        EvaluationPart.FAILED: failed,
        EvaluationPart.OWN_LIFE: own_life,
        EvaluationPart.COMMUNITIES: communities,
        EvaluationPart.COMMON_GOOD: common_good,
    }
    remarks = [
        (part, screened(session, text, part.value))
        for part, said in given.items()
        for text in said or []
    ]
    if not remarks and as_json:
        typer.echo(evaluation_json(journal))
        return
    if not remarks:
        for line in evaluation_lines(journal, session.words):
            typer.echo(line)
        return
    if journal.closed is None:
        raise UsageError(
            msg("“{activation}” is still on.", activation=journal.activation.id),
            msg("Close it first: “sotekit crisis close”. Until then, “sotekit crisis note”."),
        )
    draft = remarks_draft(session.root, journal.activation.id, session.today, remarks)
    if dry_run:
        typer.echo(draft.text)
        return
    save(session.root, draft)
    typer.echo(
        msg("Written to {path}. “git diff” shows what changed.", path=draft.path).text(
            session.words
        )
    )
