"""`sotekit event feedback add`: one filled-in form, or several equal ones, from paper."""

from typing import TYPE_CHECKING, Annotated

import typer

from sotekit.cli.event.naming import SeriesArgument
from sotekit.cli.session import Session, interactive, session_of
from sotekit.messages import N_, msg, msgn

if TYPE_CHECKING:
    from sotekit.model.event import Series
    from sotekit.model.feedback import FeedbackAnswer, FeedbackQuestion, FeedbackRole

HELP = N_("Write down one filled-in form. At a terminal each question is asked.")


def add(
    context: typer.Context,
    series: SeriesArgument = None,
    session: Annotated[
        str | None, typer.Option(help=N_("The session: its id or its day; the last if left out."))
    ] = None,
    role: Annotated[
        str, typer.Option(help=N_("Who answered: participant or presenter."))
    ] = "participant",
    answer: Annotated[
        list[str] | None,
        typer.Option(help=N_("An answer, as question=answer: useful=yes. Can be given again.")),
    ] = None,
    times: Annotated[
        int, typer.Option(min=1, max=1000, help=N_("How many forms say exactly this."))
    ] = 1,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=N_("Show what would be written; write nothing."))
    ] = False,
) -> None:
    """No name, no address, no time: only the session, the role and the answers."""
    from sotekit.checks.feedback import feedback_problems
    from sotekit.cli.call.writing import answers_of, refuse
    from sotekit.cli.event.feedback.writing import past_session
    from sotekit.cli.event.naming import named_series
    from sotekit.errors import UsageError
    from sotekit.model.feedback import FeedbackAnswer, FeedbackRole
    from sotekit.plain.scalars import nearest_hint
    from sotekit.store.feedback import append_feedback
    from sotekit.store.log import new_id

    run = session_of(context)
    chosen = named_series(run, series)
    of = past_session(run, chosen, session)
    if role not in tuple(FeedbackRole):
        raise UsageError(
            msg("“{text}” is neither participant nor presenter.", text=role),
            nearest_hint(role, [one.value for one in FeedbackRole]),
        )
    who = FeedbackRole(role)
    given = answers_of(answer or ())
    if not given and interactive():
        given = _asked(run, chosen, who)
    answers = tuple((name, one) for name, one in _checked(run, chosen, given) if one)
    if not answers:
        raise UsageError(
            msg("There is nothing to write."),
            msg(
                "Give the answers: --answer useful=yes. The form asks: {questions}.",
                questions=", ".join(one.id for one in chosen.feedback.asked(who)),
            ),
        )
    rows = [
        FeedbackAnswer(id=new_id(), session=of.id, role=who, answers=answers) for _ in range(times)
    ]
    ids = [one.id for one in run.repository.organisations]
    problems = list(feedback_problems(chosen, rows[0], ids))
    if problems:
        refuse(run, problems)
    if not dry_run:
        append_feedback(run.root, chosen, rows)
    _say(run, rows, dry_run=dry_run)


def _say(run: Session, rows: "list[FeedbackAnswer]", *, dry_run: bool) -> None:
    first = rows[0]
    told = ", ".join(f"{name}: {cell}" for name, cell in first.answers)
    typer.echo(f"{first.session} · {first.role.value} · {told}")
    said = (
        msg("Nothing was written: this was a dry run.")
        if dry_run
        else msgn("Wrote {count} answer.", "Wrote {count} answers.", len(rows))
    )
    typer.echo(said.text(run.words))


def _checked(run: Session, series: "Series", given: dict[str, str]) -> list[tuple[str, str]]:
    """The answers in the form's order, comments screened. Raises UsageError for a question that isn't there."""
    from sotekit.cli.given import known, screened
    from sotekit.events.feedback_words import Words
    from sotekit.model.feedback import QuestionKind

    form = series.feedback
    for name in given:
        known(
            name,
            [one.id for one in form.questions if not one.retired],
            msg("The form has no question “{question}”.", question=name),
        )
    words = Words(run.repository)
    found = []
    for question in form.questions:
        cell = given.get(question.id, "").strip()
        if not cell:
            continue
        if question.kind is QuestionKind.COMMENT:
            cell = screened(run, cell, question.id)
        elif question.kind is not QuestionKind.ORGANISATIONS:
            cell = words.choice(question, cell) or cell
        found.append((question.id, cell))
    return found


def _asked(run: Session, series: "Series", role: "FeedbackRole") -> dict[str, str]:
    """Every question of the role in turn; Enter leaves it unanswered."""
    return {one.id: _ask(run, one) for one in series.feedback.asked(role)}


def _ask(run: Session, question: "FeedbackQuestion") -> str:
    from sotekit.cli.asking import Choice, ask, choose, choose_many
    from sotekit.model.feedback import NONE_KNOWN, QuestionKind
    from sotekit.plain.cells import SEPARATOR
    from sotekit.report.feedback_words import choice_text

    words = run.words
    said = msg("{question}", question=question.name.best(run.language))
    if question.kind is QuestionKind.COMMENT:
        return ask(said, words)
    if question.kind is QuestionKind.ORGANISATIONS:
        organisations = [
            Choice(one.id, one.name.best(run.language)) for one in run.repository.organisations
        ]
        none = Choice(NONE_KNOWN, msg("none of them").text(words))
        return SEPARATOR.join(choose_many(said, [none, *organisations], words))
    choices = [Choice(one, choice_text(question, one, words)) for one in question.choices]
    return choose(said, choices, words)
