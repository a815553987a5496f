"""Which duties are confirmed, whom to ask today, and which are at risk."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sotekit.i18n import Language
from sotekit.messages import Message, msg
from sotekit.model.repository import Repository
from sotekit.report.output import to_json
from sotekit.report.people import who_answers
from sotekit.rota.confirmation import Asking

if TYPE_CHECKING:
    from rich.table import Table


def askings_table(
    found: Sequence[Asking], repository: Repository, language: str, words: Language
) -> "Table":
    """One row a duty to come."""
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in (msg("Duty"), msg("Begins"), msg("Answers"), msg("Confirmation")):
        table.add_column(heading.text(words), overflow="fold")
    for one in found:
        table.add_row(
            str(one.duty.period),
            words.day(one.duty.period.first),
            who_answers(one.duty, repository, language, words),
            _state(one).text(words),
            style="red" if one.at_risk else None,
        )
    return table


def _state(one: Asking) -> Message:
    if one.at_risk:
        return msg("not confirmed, at risk: ask now")
    if one.due is not None:
        return msg("ask now")
    if one.duty.confirmed:
        return msg("confirmed {date}", date=one.duty.confirmed)
    if one.next_due is not None:
        return msg("will be asked {date}", date=one.next_due)
    return msg("not asked")


def askings_json(found: Sequence[Asking]) -> str:
    """The same as data."""
    return to_json(
        [
            {
                "period": str(one.duty.period),
                "organisation": one.duty.organisation,
                "responders": list(one.duty.responders),
                "confirmed": one.duty.confirmed,
                "ask_now": one.due is not None or one.at_risk,
                "next_asked": one.next_due,
                "at_risk": one.at_risk,
            }
            for one in found
        ]
    )
