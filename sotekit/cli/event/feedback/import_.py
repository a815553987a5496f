"""`sotekit event feedback import`: answers from Microsoft Forms, Webropol, Excel or CSV, without who gave them."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sotekit.cli.session import Session, interactive, session_of
from sotekit.errors import UsageError
from sotekit.messages import N_, msg, msgn

if TYPE_CHECKING:
    from sotekit.events.feedback_import import Taken
    from sotekit.events.feedback_words import Words
    from sotekit.messages import Message
    from sotekit.model.event import Series
    from sotekit.model.importing import Mapping
    from sotekit.plain.sheets import Sheet

HELP = N_(
    "Take answers from Microsoft Forms, Webropol, Excel or CSV: never who gave them, or when."
)
MOST = 10

NOTE = (
    "# How the columns of a feedback export become answers. Each “to” is a question of the form, session, role,\n"
    "# ignore, or question=organisation for a heading that is itself an answer. Names, addresses and times are\n"
    "# ignored: they are never stored.\n"
)


def import_(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help=N_("The file: .xlsx or .csv."))],
    series: Annotated[
        str | None, typer.Option(help=N_("The series; may be left out when there is only one."))
    ] = None,
    session: Annotated[
        str | None,
        typer.Option(help=N_("The session of rows that don't say it: its id or its day.")),
    ] = None,
    role: Annotated[
        str, typer.Option(help=N_("The role of rows that don't say it: participant or presenter."))
    ] = "participant",
    mapping: Annotated[
        str | None,
        typer.Option(help=N_("Name of the remembered columns; feedback-SERIES if left out.")),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help=N_("Ask nothing; write at once."))] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=N_("Show what would be written; write nothing."))
    ] = False,
) -> None:
    """Importing a file twice adds nothing. Exit code 1 when some rows can't be taken, or nothing was written."""
    from sotekit.cli.call.reading import read_input
    from sotekit.cli.event.feedback.writing import comment_screen, past_session
    from sotekit.cli.event.naming import named_series
    from sotekit.events.feedback_import import Given, take
    from sotekit.events.feedback_words import Words
    from sotekit.plain.sheets import read_sheet
    from sotekit.store.feedback import append_feedback, known_ids

    run = session_of(context)
    chosen = named_series(run, series)
    of = past_session(run, chosen, session).id if session is not None else None
    words = Words(run.repository)
    who = words.role(role)
    if who is None:
        raise UsageError(msg("“{text}” is neither participant nor presenter.", text=role))
    sheet = read_sheet(file.name, read_input(run.folder / file))
    if not sheet.rows:
        raise UsageError(msg("“{file}” has no rows.", file=file.name))
    rules = _rules(run, chosen, sheet, mapping or f"feedback-{chosen.id}", words, write=not dry_run)
    taken = take(
        sheet,
        rules,
        chosen,
        words,
        Given(of, who),
        known_ids(run.root, chosen),
        comment_screen(run),
    )
    _preview(run, chosen, taken)
    if dry_run:
        typer.echo(msg("Nothing was written: this was a dry run.").text(run.words))
        raise typer.Exit(1 if taken.rejected else 0)
    question = msgn("Write {count} answer?", "Write {count} answers?", len(taken.new))
    if taken.new and not yes and not (interactive() and typer.confirm(question.text(run.words))):
        typer.echo(msg("Nothing was written. With --yes the answers are written.").text(run.words))
        raise typer.Exit(1)
    if taken.new:
        append_feedback(run.root, chosen, taken.new)
    said = msgn("Wrote {count} answer.", "Wrote {count} answers.", len(taken.new))
    typer.echo(said.text(run.words))
    raise typer.Exit(1 if taken.rejected else 0)


def _rules(
    run: Session, series: "Series", sheet: "Sheet", name: str, words: "Words", *, write: bool
) -> "Mapping":
    """The remembered rules with guesses for new columns. Stops while a column has no place."""
    from sotekit.cli.call.writing import refuse
    from sotekit.events.feedback_import import guess
    from sotekit.model.importing import ColumnRule, Mapping
    from sotekit.model.record import ID
    from sotekit.store.imports import UNDECIDED, read_mapping, remember
    from sotekit.store.root import relative

    if not ID.matches(name):
        raise UsageError(
            msg("“{text}” can't be the name of a mapping.", text=name),
            msg("It looks like this: {example}.", example=ID.example),
        )
    rules, problems = read_mapping(run.root, name)
    if problems:
        refuse(run, problems)
    kept = rules.columns if rules else ()
    seen = {one.name for one in kept}
    new = [
        ColumnRule(name=heading, to=guess(heading, series.feedback, words))
        for heading in dict.fromkeys(sheet.columns)
        if heading not in seen and heading
    ]
    if new and write:
        path = remember(run.root, name, new, NOTE)
        told = msg("The columns are remembered in {file}.", file=relative(run.root, path))
        typer.echo(told.text(run.words))
    all_rules = Mapping(columns=(*kept, *new), values=rules.values if rules else ())
    _refuse_wrong(series, all_rules, sheet, name)
    undecided = [one.name for one in all_rules.columns if one.to == UNDECIDED]
    if undecided:
        raise UsageError(
            msg("It is not clear what these columns are: {columns}.", columns=undecided),
            msg(
                "Write it in data/imports/{name}.yaml in the place of “?”, and import again. "
                "“ignore” leaves a column out.",
                name=name,
            ),
        )
    return all_rules


def _refuse_wrong(series: "Series", rules: "Mapping", sheet: "Sheet", name: str) -> None:
    """A rule that leads nowhere, or that would store who answered, stops the import."""
    from sotekit.events.feedback_import import never_kept, targets
    from sotekit.plain.scalars import nearest_hint
    from sotekit.store.imports import IGNORE, UNDECIDED

    known = targets(series.feedback)
    for one in rules.columns:
        target = one.to.partition("=")[0]
        if one.name in sheet.columns and target != UNDECIDED and target not in known:
            raise UsageError(
                msg(
                    "“{to}” is no question of the form (data/imports/{name}.yaml).",
                    to=one.to,
                    name=name,
                ),
                nearest_hint(target, known),
            )
        if one.to not in (IGNORE, UNDECIDED) and never_kept(one.name):
            raise UsageError(
                msg(
                    "The column “{column}” tells who answered, or when: it is never stored.",
                    column=one.name,
                ),
                msg("Write “ignore” for it in data/imports/{name}.yaml.", name=name),
            )


def unsaid(message: "Message") -> "Message":
    """The message without what the screen blocks: a name may stand where an answer was meant."""
    from sotekit.checks.feedback import ANSWER
    from sotekit.checks.personal import masked
    from sotekit.plain.problem import Place, Problem

    return masked(Problem(ANSWER, Place(""), message)).message


def _preview(run: Session, series: "Series", taken: "Taken") -> None:
    words = run.words
    for heading, to in taken.kept:
        typer.echo(msg("“{heading}” becomes {to}.", heading=heading, to=to).text(words))
    if taken.dropped:
        typer.echo(
            msg(
                "Left out and never stored: {columns}.",
                columns=tuple(msg("“{name}”", name=one) for one in taken.dropped),
            ).text(words)
        )
    for row in taken.comments:
        typer.secho(
            msg("Row {number}: {why}", number=row.number, why=row.message).text(words), fg="yellow"
        )
    for row in taken.rejected[:MOST]:
        typer.secho(
            msg(
                "Row {number} can't be taken: {why}", number=row.number, why=unsaid(row.message)
            ).text(words),
            fg="yellow",
        )
    if len(taken.rejected) > MOST:
        typer.echo(
            msg("{count} more rows can't be taken.", count=len(taken.rejected) - MOST).text(words)
        )
    if taken.rejected:
        typer.echo(
            msg(
                "Say what a word means under values: in the same file, or mend the table, and import again."
            ).text(words)
        )
    typer.echo(
        msg(
            "{new} new, {known} there already, {rejected} can't be taken.",
            new=len(taken.new),
            known=taken.known,
            rejected=len(taken.rejected),
        ).text(words)
    )
    sessions = dict.fromkeys(one.session for one in taken.new)
    for session in sessions:
        count = sum(1 for one in taken.new if one.session == session)
        found = series.session(session)
        day = found.date if found else session
        said = msgn("{day}: {count} new answer.", "{day}: {count} new answers.", count, day=day)
        typer.echo(said.text(words))
