"""The questions of `call add`, in the order of a conversation, with the choices of the region's own words."""

import typer

from sotekit.calls.entry import OPTIONS
from sotekit.cli.asking import Choice, agree, ask, choose, choose_many
from sotekit.cli.call.writing import entry_of
from sotekit.cli.session import Session
from sotekit.i18n import Language
from sotekit.messages import msg
from sotekit.model.call import ForWhom, Outcome
from sotekit.model.form import FieldKind, FormField
from sotekit.plain.cells import SEPARATOR
from sotekit.report.calls import FOR_WHOM, OUTCOMES
from sotekit.store.desk import DeskLine

_CONVERSATION = ("topics", "age", "minutes", "for_whom", "referred", "follow_up", "feedback")
"""What a conversation tells, in the order it is asked."""


def ask_until_right(session: Session, line: DeskLine, given: dict[str, str]) -> dict[str, str]:
    """Asks for what is not given, and again for what can't be logged: one slip loses no other answer."""
    typer.secho(session.desk.label("line", line.id, session.language), bold=True)
    questions = _questions(line)
    answers = _ask_for(session, line, given, [name for name in questions if not given.get(name)])
    while True:
        _, problems = entry_of(session, line, answers)
        places = {problem.place for problem in problems}
        wrong = [name for name in questions if OPTIONS.place(name) in places]
        if not wrong:
            return answers
        typer.echo("")
        for problem in problems:
            typer.secho(problem.message.text(session.words), fg="yellow")
        answers = _ask_for(session, line, answers, wrong)


def _questions(line: DeskLine) -> list[str]:
    """The columns that the line's form asks about, in the order of a conversation."""
    built_in = [name for name in _CONVERSATION if line.form.asks(name)]
    own = [field.id for field in line.form.asked]
    return ["outcome", *built_in, *own, *(["note"] if line.form.asks("note") else [])]


def _ask_for(
    session: Session, line: DeskLine, given: dict[str, str], names: list[str]
) -> dict[str, str]:
    """The answers with those columns asked. A missed call is asked nothing that only a conversation tells."""
    answers = dict(given)
    for name in names:
        if name == "outcome" or answers["outcome"] != Outcome.MISSED:
            answers[name] = _ask_one(name, session, line)
    return answers


def _ask_one(name: str, session: Session, line: DeskLine) -> str:
    words = session.words
    if name == "outcome":
        outcomes = [Choice(one.value, OUTCOMES[one].text(words)) for one in Outcome]
        return choose(msg("What became of the call?"), outcomes, words, Outcome.ANSWERED.value)
    if name == "note":
        question = msg(
            "Anything else, without names or places? At most {count} letters.",
            count=line.form.note,
        )
        return ask(question, words)
    own = next((field for field in line.form.asked if field.id == name), None)
    return _ask_own(own, session) if own else _ask_built_in(name, session)


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
    return agree(msg("Write it? Enter or y: yes, n: no"), words)


def _choices(kind: str, session: Session) -> list[Choice]:
    return [Choice(*one) for one in session.desk.choices(kind, session.language)]


def _referrals(session: Session) -> list[Choice]:
    """National helplines first, then the organisations that offer something, in the order of their names."""
    organisations = _choices("offering", session)
    return [
        *_choices("helpline", session),
        *sorted(organisations, key=lambda choice: choice.label.casefold()),
    ]
