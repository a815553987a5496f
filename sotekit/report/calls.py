"""Logged calls as a sentence, a table and JSON."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from sotekit.i18n import Language
from sotekit.messages import msg, msgn
from sotekit.model.call import Call, ForWhom, Outcome, PartOfDay
from sotekit.store.log import COLUMNS

if TYPE_CHECKING:
    from rich.table import Table

    from sotekit.model.repository import Repository
    from sotekit.store.desk import Desk

OUTCOMES = {
    Outcome.ANSWERED: msg("answered"),
    Outcome.MISSED: msg("missed"),
    Outcome.VOICEMAIL: msg("voicemail"),
}
PARTS = {
    PartOfDay.NIGHT: msg("at night"),
    PartOfDay.MORNING: msg("in the morning"),
    PartOfDay.AFTERNOON: msg("in the afternoon"),
    PartOfDay.EVENING: msg("in the evening"),
}
FOR_WHOM = {
    ForWhom.SELF: msg("for themselves"),
    ForWhom.CLOSE: msg("for someone close"),
    ForWhom.PROFESSIONAL: msg("as a professional"),
}


def call_sentence(call: Call, desk: "Desk", language: str, words: Language) -> str:
    """One line that tells what is written: the day and hour, outcome, topics, referrals, and the row's id."""
    parts = [words.day(call.date)]
    if call.hour is not None or call.part is not None:
        parts.append(_time(call, words))
    parts.append(OUTCOMES[call.outcome].text(words))
    parts += [", ".join(_topics(call, desk, language))] if call.topics else []
    if call.minutes is not None:
        parts.append(msg("{count} min", count=call.minutes).text(words))
    if call.referred:
        places = ", ".join(_referrals(call, desk, language))
        parts.append(msg("referred to: {places}", places=places).text(words))
    if call.responder:
        parts.append(desk.responder(call.responder, language))
    return " · ".join(parts) + f"  ({call.id})"


def calls_table(
    calls: Sequence[Call], total: int, desk: "Desk", language: str, words: Language
) -> "Table":
    """The calls as a table that fits a narrow terminal by folding its last columns."""
    from rich.table import Table

    caption = msgn("{count} call in the season", "{count} calls in the season", total)
    table = Table(caption=caption.text(words), caption_justify="left", box=None, pad_edge=False)
    for heading in (
        msg("Day"),
        msg("Time"),
        msg("Outcome"),
        msg("Topics"),
        msg("Referred to"),
        msg("Answered by"),
    ):
        table.add_column(heading.text(words), overflow="fold")
    for call in calls:
        table.add_row(
            words.day(call.date),
            _time(call, words),
            OUTCOMES[call.outcome].text(words),
            ", ".join(_topics(call, desk, language)),
            ", ".join(_referrals(call, desk, language)),
            desk.responder(call.responder, language) if call.responder else "",
        )
    return table


def calls_json(calls: Iterable[Call]) -> str:
    """The rows as a list of objects with the log's own columns, and the answers to the line's own questions."""
    from sotekit.report.output import to_json

    return to_json(
        [{**{name: getattr(call, name) for name in COLUMNS}, **dict(call.extra)} for call in calls]
    )


def _time(call: Call, words: Language) -> str:
    if call.hour is not None:
        return msg("at {hour}–{next}", hour=call.hour, next=call.hour + 1).text(words)
    return PARTS[call.part].text(words) if call.part is not None else ""


def _topics(call: Call, desk: "Desk", language: str) -> list[str]:
    return [desk.label("topic", topic, language) for topic in call.topics]


def _referrals(call: Call, desk: "Desk", language: str) -> list[str]:
    return [desk.referral(one, language) for one in call.referred]


def referral_name(reference: str, repository: "Repository", language: str) -> str:
    """The name of the organisation, service or helpline that a referral points to."""
    service = repository.service(reference)
    if service is not None:
        return f"{service[0].name.best(language)}: {service[1].name.best(language)}"
    named = repository.organisation(reference) or repository.helpline(reference)
    return named.name.best(language) if named else reference
