"""Logged calls as a sentence, a table and JSON."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from sotekit.i18n import Language
from sotekit.messages import msg, msgn
from sotekit.model.call import Call, ForWhom, Outcome
from sotekit.model.repository import Repository
from sotekit.report.output import to_json
from sotekit.store.log import COLUMNS

if TYPE_CHECKING:
    from rich.table import Table

OUTCOMES = {
    Outcome.ANSWERED: msg("answered"),
    Outcome.MISSED: msg("missed"),
    Outcome.VOICEMAIL: msg("voicemail"),
}
FOR_WHOM = {
    ForWhom.SELF: msg("for themselves"),
    ForWhom.CLOSE: msg("for someone close"),
    ForWhom.PROFESSIONAL: msg("as a professional"),
}


def call_sentence(call: Call, repository: Repository, language: str, words: Language) -> str:
    """One line that tells what is written: the day and hour, outcome, topics, referrals, and the row's id."""
    parts = [words.day(call.date)]
    if call.hour is not None:
        parts.append(_hour(call.hour, words))
    parts.append(OUTCOMES[call.outcome].text(words))
    parts += [", ".join(_topics(call, repository, language))] if call.topics else []
    if call.minutes is not None:
        parts.append(msg("{count} min", count=call.minutes).text(words))
    if call.referred:
        places = ", ".join(_referrals(call, repository, language))
        parts.append(msg("referred to: {places}", places=places).text(words))
    if call.responder:
        parts.append(_responder(call.responder, repository, language))
    return " · ".join(parts) + f"  ({call.id})"


def calls_table(
    calls: Sequence[Call], total: int, repository: Repository, language: str, words: Language
) -> "Table":
    """The calls as a table that fits a narrow terminal by folding its last columns."""
    from rich.table import Table

    caption = msgn("{count} call in the season", "{count} calls in the season", total)
    table = Table(caption=caption.text(words), caption_justify="left", box=None, pad_edge=False)
    for heading in (
        msg("Day"),
        msg("Hour"),
        msg("Outcome"),
        msg("Topics"),
        msg("Referred to"),
        msg("Answered by"),
    ):
        table.add_column(heading.text(words), overflow="fold")
    for call in calls:
        table.add_row(
            words.day(call.date),
            "" if call.hour is None else str(call.hour),
            OUTCOMES[call.outcome].text(words),
            ", ".join(_topics(call, repository, language)),
            ", ".join(_referrals(call, repository, language)),
            _responder(call.responder, repository, language) if call.responder else "",
        )
    return table


def calls_json(calls: Iterable[Call]) -> str:
    """The rows as a list of objects with the log's own columns."""
    return to_json([{name: getattr(call, name) for name in COLUMNS} for call in calls])


def _hour(hour: int, words: Language) -> str:
    return msg("at {hour}–{next}", hour=hour, next=hour + 1).text(words)


def _topics(call: Call, repository: Repository, language: str) -> list[str]:
    names = {topic.id: topic.name.best(language) for topic in repository.region.topics}
    return [names.get(topic, topic) for topic in call.topics]


def _referrals(call: Call, repository: Repository, language: str) -> list[str]:
    return [referral_name(one, repository, language) for one in call.referred]


def referral_name(reference: str, repository: Repository, language: str) -> str:
    """The name of the organisation, service or helpline that a referral points to."""
    service = repository.service(reference)
    if service is not None:
        return f"{service[0].name.best(language)}: {service[1].name.best(language)}"
    named = repository.organisation(reference) or repository.helpline(reference)
    return named.name.best(language) if named else reference


def _responder(reference: str, repository: Repository, language: str) -> str:
    organisation = repository.organisation(reference)
    if organisation is not None:
        return organisation.name.best(language)
    person = repository.person(reference)
    return person.name if person else reference
