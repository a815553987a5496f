"""The letters of a session on the screen and as JSON: which can be sent, and what they lack."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from sotekit.documents.event_letters import EventLetter
from sotekit.documents.event_words import LETTERS
from sotekit.documents.letters import plain_text
from sotekit.events.letters import Lack, Weight, lacks
from sotekit.i18n import Language
from sotekit.messages import N_, msg
from sotekit.model.event import Series, Session
from sotekit.model.event_tasks import Letter
from sotekit.model.repository import Repository
from sotekit.report.output import to_json

if TYPE_CHECKING:
    from rich.table import Table


def lack_lines(found: Iterable[Lack], words: Language) -> list[str]:
    """What is lacking, each with what to do, the gravest first."""
    return [f"{one.what.text(words)} {one.hint.text(words)}" for one in found]


def letters_table(
    series: Series, session: Session, repository: Repository, today: date, words: Language
) -> "Table":
    """One row a letter that makes sense now."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for title in (N_("Kind"), N_("Letter"), N_("State")):
        table.add_column(words.gettext(title), overflow="fold")
    table.columns[0].no_wrap = True
    for letter in Letter:
        found = lacks(repository, series, session, letter, today)
        if not any(one.weight is Weight.REFUSED for one in found):
            table.add_row(
                letter.value,
                words.gettext(LETTERS[letter]),
                _state(series, session, letter, found, words),
            )
    return table  # fmt: skip


def _state(
    series: Series, session: Session, letter: Letter, found: Sequence[Lack], words: Language
) -> str:
    sent = _sent(series, session, letter)
    lines = [msg("sent {date}", date=sent).text(words)] if sent else []
    missing = [one.what.text(words) for one in found if one.weight is Weight.MISSING]
    if not sent:
        lines += missing or [msg("can be sent").text(words)]
    lines += [one.what.text(words) for one in found if one.weight is Weight.NOTE and not sent]
    return "\n".join(lines)


def _sent(series: Series, session: Session, letter: Letter) -> date | None:
    tasks = {one.id for one in series.tasks if one.sends is letter} | {letter.value}
    return max((one.on for one in session.done if one.task in tasks), default=None)


def letters_json(
    series: Series, session: Session, repository: Repository, today: date, words: Language
) -> str:
    """Every letter with its lacks."""
    return to_json(
        [
            {
                "kind": letter,
                "sent": _sent(series, session, letter),
                "lacks": [
                    {
                        "key": one.key,
                        "weight": one.weight,
                        "what": one.what.text(words),
                        "hint": one.hint.text(words),
                    }
                    for one in lacks(repository, series, session, letter, today)
                ],
            }
            for letter in Letter
        ]
    )


def made_json(made: Iterable[EventLetter]) -> str:
    """The letters themselves."""
    return to_json(
        [
            {
                "kind": one.letter,
                "readers": one.readers,
                "language": one.language,
                "to": [{"name": name, "email": address} for name, address in one.to],
                "subject": one.subject,
                "text": plain_text(one.body),
                "message_id": one.message_id,
            }
            for one in made
        ]
    )
