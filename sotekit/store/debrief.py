"""Writes what a joint debrief came to: one more experience, one more decision, or that one has been carried out."""

from datetime import date
from pathlib import Path

from sotekit.errors import UsageError
from sotekit.messages import msg
from sotekit.model.debrief import Decision, Note
from sotekit.plain.edit import Value, written
from sotekit.store.edit import Draft, draft_of, items_of, root_of, text_of, with_item, with_values


def debrief_draft(root: Path, line: str, season: str) -> Draft:
    """The file of that season's debrief, as it stands or as it begins. Raises StorageError when it can't be read."""
    beginning = f"line: {written(line)}\nseason: {written(season)}\n"
    return draft_of(root, f"data/debriefs/{line}-{season}.yaml", beginning)


def with_note(draft: Draft, note: Note) -> Draft:
    """The file with one experience more. Raises StorageError when it can't be changed safely."""
    values: dict[str, Value] = {"on": note.on}
    if note.by is not None:
        values["by"] = note.by
    return with_item(draft, "notes", {**values, "text": str(note.text.plain)})


def with_decision(draft: Draft, decision: Decision) -> Draft:
    """The file with one decision more. Raises StorageError when it can't be changed safely."""
    values: dict[str, Value] = {
        "number": decision.number,
        "on": decision.on,
        "text": str(decision.text.plain),
        "owner": decision.owner,
        "due": decision.due,
    }
    return with_item(draft, "decisions", values)


def with_done(draft: Draft, number: int, day: date) -> Draft:
    """The file with the decision carried out on that day.

    Raises UsageError when there is no such decision, StorageError when the file can't be changed safely.
    """
    numbers = [text_of(one, "number") for one in items_of(root_of(draft), "decisions")]
    if str(number) not in numbers:
        raise UsageError(
            msg("The season has no decision number {number}.", number=number),
            msg("“sotekit debrief decide” without anything lists the decisions."),
        )
    return with_values(draft, {"done": day}, "decisions", ("number", str(number)))
