"""What a joint debrief came to, in sentences: for the debrief itself, and for those who plan the next season."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sotekit.i18n import Language
from sotekit.messages import Message, msg
from sotekit.model.debrief import Debrief, Decision, Note
from sotekit.model.repository import Repository

MOST_NOTES = 3


def kept_lines(
    found: Debrief | None, repository: Repository, words: Language, today: date
) -> Iterator[str]:
    """All experiences and all decisions of one season."""
    if found is None or not (found.notes or found.decisions):
        yield msg("Nothing has been written of the debrief yet.").text(words)
        yield msg(
            "“sotekit debrief note TEXT” and “sotekit debrief decide TEXT --owner … --due …” write."
        ).text(words)
        return
    for note in found.notes:
        yield "- " + note_sentence(note, repository, words)
    for decision in found.decisions:
        yield decision_sentence(decision, repository, today).text(words)


def last_time_lines(
    found: Debrief, repository: Repository, words: Language, today: date, *, everything: bool
) -> Iterator[str]:
    """What the debrief of the season before left to this one: open decisions first, then experiences."""
    decisions = found.decisions if everything else found.open
    for decision in decisions:
        yield decision_sentence(decision, repository, today).text(words)
    notes = found.notes if everything else found.notes[:MOST_NOTES]
    for note in notes:
        yield "- " + note_sentence(note, repository, words)


def note_sentence(note: Note, repository: Repository, words: Language) -> str:
    """An experience and who told it."""
    organisation = repository.organisation(note.by or "")
    text = note.text.best(words.language)
    return f"{text} ({organisation.name.best(words.language)})" if organisation else text


def decision_sentence(decision: Decision, repository: Repository, today: date) -> Message:
    """A decision with its number, owner and day, and how it stands."""
    values: dict[str, Any] = {
        "number": decision.number,
        "text": decision.text,
        "who": _owner(decision, repository),
        "day": decision.done or decision.due,
    }
    if decision.done is not None:
        return msg("{number}. {text} {who}, done {day}.", **values)
    if decision.due < today:
        return msg("{number}. {text} {who}, was due {day}.", **values)
    return msg("{number}. {text} {who}, due {day}.", **values)


def _owner(decision: Decision, repository: Repository) -> Any:  # noqa: ANN401 - a value of a message
    organisation = repository.organisation(decision.owner)
    return organisation.name if organisation else decision.owner


def debrief_data(found: Debrief | None, language: str) -> dict[str, object] | None:
    """The same for programs."""
    if found is None:
        return None
    return {
        "season": found.season,
        "notes": [
            {"on": one.on, "by": one.by, "text": one.text.best(language)} for one in found.notes
        ],
        "decisions": [
            {
                "number": one.number,
                "on": one.on,
                "text": one.text.best(language),
                "owner": one.owner,
                "due": one.due,
                "done": one.done,
            }
            for one in found.decisions
        ],
    }
