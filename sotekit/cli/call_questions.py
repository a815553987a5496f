"""The questions of `call add`, in the order of a conversation, with the choices of the region's own words."""

from collections.abc import Iterable
from typing import Protocol

import typer

from sotekit.cli.asking import Choice, ask, choose, choose_many
from sotekit.cli.session import Session
from sotekit.i18n import Language
from sotekit.messages import Message, msg
from sotekit.model.call import ForWhom, Outcome
from sotekit.model.line import Line
from sotekit.model.text import Text
from sotekit.plain.cells import SEPARATOR
from sotekit.report.calls import FOR_WHOM, OUTCOMES


class _Word(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def name(self) -> Text: ...


def ask_missing(session: Session, line: Line, given: dict[str, str]) -> dict[str, str]:
    """Asks for what is not given yet. A missed call is asked nothing that only a conversation tells."""
    words, language = session.words, session.language
    region = session.repository.region
    answers = dict(given)
    typer.secho(line.name.best(language), bold=True)
    if not answers["outcome"]:
        outcomes = [Choice(one.value, OUTCOMES[one].text(words)) for one in Outcome]
        answers["outcome"] = choose(
            msg("What became of the call?"), outcomes, words, Outcome.ANSWERED.value
        )
    if answers["outcome"] == Outcome.MISSED:
        return answers
    if not answers["topics"]:
        topics = choose_many(
            msg("What was it about? Several numbers are fine."),
            _choices(region.topics, language),
            words,
        )
        answers["topics"] = SEPARATOR.join(topics)
    _ask_choice(answers, "age", msg("Estimated age?"), region.age_bands, session)
    if not answers["minutes"]:
        answers["minutes"] = ask(msg("About how many minutes?"), words)
    if not answers["for_whom"]:
        people = [Choice(one.value, FOR_WHOM[one].text(words)) for one in ForWhom]
        answers["for_whom"] = choose(msg("For whom was the call?"), people, words, "self")
    if not answers["referred"]:
        places = choose_many(
            msg("Where was the caller referred? Enter if nowhere."), _referrals(session), words
        )
        answers["referred"] = SEPARATOR.join(places)
    _ask_choice(answers, "follow_up", msg("What else was done?"), region.follow_ups, session)
    _ask_choice(
        answers, "feedback", msg("What did the caller think of it?"), region.feedback, session
    )
    return answers


def confirm(sentence: str, words: Language) -> bool:
    """Shows the entry once more before it is written."""
    typer.echo("")
    typer.echo(sentence)
    return typer.confirm(msg("Write it?").text(words), default=True)


def _ask_choice(
    answers: dict[str, str],
    name: str,
    question: Message,
    vocabulary: Iterable[_Word],
    session: Session,
) -> None:
    choices = _choices(vocabulary, session.language)
    if not answers[name] and choices:
        answers[name] = choose(question, choices, session.words)


def _choices(vocabulary: Iterable[_Word], language: str) -> list[Choice]:
    return [Choice(one.id, one.name.best(language)) for one in vocabulary]


def _referrals(session: Session) -> list[Choice]:
    """National helplines first, then the organisations that offer something, in the order of their names."""
    language = session.language
    helplines = _choices(session.repository.helplines, language)
    organisations = _choices(
        (one for one in session.repository.organisations if one.services), language
    )
    return [*helplines, *sorted(organisations, key=lambda choice: choice.label.casefold())]
