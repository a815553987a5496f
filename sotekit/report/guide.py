"""What changed in the handbook, as people and programs read it."""

from collections.abc import Iterator, Sequence

from sotekit.documents.changes import Change
from sotekit.messages import Translator, msg, msgn
from sotekit.report.output import to_json


def changes_lines(changes: Sequence[Change], words: Translator) -> Iterator[str]:
    """Each thing once, with what it said and says now."""
    if not changes:
        yield msg("Nothing in the handbook has changed since then.").text(words)
        return
    subject = ""
    for change in changes:
        if change.subject != subject:
            subject = change.subject
            yield subject
        yield "  " + _line(change, words)
    yield msgn("{count} change.", "{count} changes.", len(changes)).text(words)


def _line(change: Change, words: Translator) -> str:
    what = change.what.text(words)
    if not change.before:
        return msg("{what}: new: {after}", what=what, after=change.after).text(words)
    if not change.after:
        return msg("{what}: no longer: {before}", what=what, before=change.before).text(words)
    return msg(
        "{what}: {after} (earlier {before})", what=what, after=change.after, before=change.before
    ).text(words)


def changes_json(changes: Sequence[Change], words: Translator) -> str:
    """A list of {subject, what, before, after}; before is null for what is new, after for what is gone."""
    return to_json(
        [
            {
                "subject": one.subject,
                "what": one.what.text(words),
                "before": one.before or None,
                "after": one.after or None,
            }
            for one in changes
        ]
    )
