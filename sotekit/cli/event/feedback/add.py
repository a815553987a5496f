"""`sotekit event feedback add`: one filled-in form, or several equal ones, from paper."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from sotekit.cli.event.naming import SeriesArgument
from sotekit.cli.session import Session, interactive, session_of
from sotekit.messages import N_, msg, msgn

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sotekit.messages import Message
    from sotekit.model.event import Series
    from sotekit.model.event import Session as EventSession
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
    from sotekit.cli.call.writing import answers_of
    from sotekit.cli.event.feedback.writing import past_session
    from sotekit.cli.event.naming import named_series
    from sotekit.errors import UsageError
    from sotekit.model.feedback import FeedbackRole
    from sotekit.plain.scalars import nearest_hint

    run = session_of(context)
    chosen = named_series(run, series)
    of = past_session(run, chosen, session)
    if role not in tuple(FeedbackRole):
        raise UsageError(
            msg("“{text}” is neither participant nor presenter.", text=role),
            nearest_hint(role, [one.value for one in FeedbackRole]),
        )
    pile = Pile(run, chosen, of, FeedbackRole(role))
    given = answers_of(answer or ())
    if given or not interactive():
        pile.write(given, times, dry_run=dry_run)
        return
    while True:
        pile.write(pile.asked(), times, dry_run=dry_run)
        if not pile.another():
            return


@dataclass(frozen=True, slots=True)
class Pile:
    """Forms of one session and one role, written down one after another."""

    run: Session
    series: "Series"
    of: "EventSession"
    role: "FeedbackRole"

    def write(self, given: "Mapping[str, str]", times: int, *, dry_run: bool) -> None:
        """Writes so many forms with these answers for good. Raises UsageError where there is nothing to write."""
        from sotekit.checks.feedback import feedback_problems
        from sotekit.cli.call.writing import refuse
        from sotekit.errors import UsageError
        from sotekit.model.feedback import FeedbackAnswer
        from sotekit.store.feedback import append_feedback
        from sotekit.store.log import new_id

        run, series = self.run, self.series
        answers = tuple((name, one) for name, one in _checked(run, series, given) if one)
        if not answers:
            raise UsageError(
                msg("There is nothing to write."),
                msg(
                    "Give the answers: --answer useful=yes. The form asks: {questions}.",
                    questions=", ".join(one.id for one in series.feedback.asked(self.role)),
                ),
            )
        rows = [
            FeedbackAnswer(id=new_id(), session=self.of.id, role=self.role, answers=answers)
            for _ in range(times)
        ]
        ids = [one.id for one in run.repository.organisations]
        problems = list(feedback_problems(series, rows[0], ids))
        if problems:
            refuse(run, problems)
        if not dry_run:
            append_feedback(run.root, series, rows)
        _say(run, rows, dry_run=dry_run)

    def asked(self) -> dict[str, str]:
        """Every question of the role in turn; Enter leaves it unanswered."""
        presented = {one.organisation for one in self.of.presenters}
        return {
            one.id: _ask(self.run, one, presented) for one in self.series.feedback.asked(self.role)
        }

    def another(self) -> bool:
        """Whether the pile goes on."""
        from sotekit.cli.asking import agree

        typer.echo("")
        return agree(msg("Another form? Enter or y: yes, n: no"), self.run.words)


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


def _checked(run: Session, series: "Series", given: "Mapping[str, str]") -> list[tuple[str, str]]:
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


def _comment(run: Session, question: "FeedbackQuestion", said: "Message") -> str:
    """A comment that tells of nobody: asked again until it does, so that no other answer is lost."""
    from sotekit.cli.asking import ask
    from sotekit.cli.given import screened
    from sotekit.errors import UsageError

    while text := ask(said, run.words):
        try:
            return screened(run, text, question.id)
        except UsageError as error:
            typer.secho(error.message.text(run.words), fg="yellow")
    return ""


def _ask(run: Session, question: "FeedbackQuestion", presented: set[str]) -> str:
    """One question; of organisations, those that presented are offered, or all where nobody did."""
    from sotekit.cli.asking import Choice, choose, choose_many
    from sotekit.model.feedback import NONE_KNOWN, QuestionKind
    from sotekit.plain.cells import SEPARATOR
    from sotekit.report.feedback_words import choice_text

    words = run.words
    said = msg("{question}", question=question.name.best(run.language))
    if question.kind is QuestionKind.COMMENT:
        return _comment(run, question, said)
    if question.kind is QuestionKind.ORGANISATIONS:
        organisations = [
            Choice(one.id, one.name.best(run.language))
            for one in run.repository.organisations
            if not presented or one.id in presented
        ]
        none = Choice(NONE_KNOWN, msg("none of them").text(words))
        return SEPARATOR.join(choose_many(said, [none, *organisations], words))
    choices = [Choice(one, choice_text(question, one, words)) for one in question.choices]
    return choose(said, choices, words)
