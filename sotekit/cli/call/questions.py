"""The questions of `call add`, in the order of a conversation, with the choices of the region's own words."""

import typer

from sotekit.cli.asking import Choice, ask, choose, choose_many
from sotekit.cli.session import Session
from sotekit.i18n import Language
from sotekit.messages import msg
from sotekit.model.call import ForWhom, Outcome
from sotekit.model.form import FieldKind, FormField
from sotekit.plain.cells import SEPARATOR
from sotekit.report.calls import FOR_WHOM, OUTCOMES
from sotekit.store.desk import DeskLine


def ask_missing(session: Session, line: DeskLine, given: dict[str, str]) -> dict[str, str]:
    """Asks for what is not given yet. A missed call is asked nothing that only a conversation tells."""
    words, desk, form = session.words, session.desk, line.form
    answers = dict(given)
    typer.secho(desk.label("line", line.id, session.language), bold=True)
    if not answers["outcome"]:
        outcomes = [Choice(one.value, OUTCOMES[one].text(words)) for one in Outcome]
        answers["outcome"] = choose(
            msg("What became of the call?"), outcomes, words, Outcome.ANSWERED.value
        )
    if answers["outcome"] == Outcome.MISSED:
        return answers
    for name in ("topics", "age", "minutes", "for_whom", "referred", "follow_up", "feedback"):
        if form.asks(name) and not answers[name]:
            answers[name] = _ask_built_in(name, session)
    for field in form.asked:
        if not answers.get(field.id):
            answers[field.id] = _ask_own(field, session)
    if form.asks("note") and not answers["note"]:
        answers["note"] = ask(
            msg(
                "Anything else, without names or places? At most {count} letters.", count=form.note
            ),
            words,
        )
    return answers


def _ask_built_in(name: str, session: Session) -> str:
    words = session.words
    if name == "topics":
        question = msg("What was it about? Several numbers are fine.")
        return SEPARATOR.join(choose_many(question, _choices("topic", session), words))
    if name == "minutes":
        return ask(msg("About how many minutes?"), words)
    if name == "for_whom":
        people = [Choice(one.value, FOR_WHOM[one].text(words)) for one in ForWhom]
        return choose(msg("For whom was the call?"), people, words, "self")
    if name == "referred":
        question = msg("Where was the caller referred? Enter if nowhere.")
        return SEPARATOR.join(choose_many(question, _referrals(session), words))
    kind, question = _VOCABULARIES[name]
    choices = _choices(kind, session)
    return choose(question, choices, words) if choices else ""


_VOCABULARIES = {
    "age": ("age_band", msg("Estimated age?")),
    "follow_up": ("follow_up", msg("What else was done?")),
    "feedback": ("feedback", msg("What did the caller think of it?")),
}


def _ask_own(field: FormField, session: Session) -> str:
    """A question of the line's own, in its own words."""
    words, language = session.words, session.language
    question = msg("{question}", question=field.name.best(language))
    choices = [Choice(one.id, one.name.best(language)) for one in field.choices if not one.retired]
    if field.kind is FieldKind.CHOICES:
        return SEPARATOR.join(choose_many(question, choices, words))
    if field.kind is FieldKind.CHOICE:
        return choose(question, choices, words)
    return ask(question, words)


def confirm(sentence: str, words: Language) -> bool:
    """Shows the entry once more before it is written."""
    typer.echo("")
    typer.echo(sentence)
    return typer.confirm(msg("Write it?").text(words), default=True)


def _choices(kind: str, session: Session) -> list[Choice]:
    return [Choice(*one) for one in session.desk.choices(kind, session.language)]


def _referrals(session: Session) -> list[Choice]:
    """National helplines first, then the organisations that offer something, in the order of their names."""
    organisations = _choices("offering", session)
    return [
        *_choices("helpline", session),
        *sorted(organisations, key=lambda choice: choice.label.casefold()),
    ]
