"""Imports and exports as people and programs read them: what happens to each organisation, and what is lost."""

from collections.abc import Iterable, Sequence
from typing import Any

from sotekit.exchange.hours_in import HoursNote
from sotekit.exchange.importing import Becomes, ImportPlan, Outcome
from sotekit.exchange.loss import Fate, Loss, LossReport
from sotekit.messages import Message, Translator, msg, msgn
from sotekit.plain.scalars import shown

_FATES = {
    Fate.DROPPED: msg("Left out"),
    Fate.GUESSED: msg("Worked out"),
    Fate.MERGED: msg("Put together"),
}
_LISTED = 20
"""So many lines of one sort are enough on a screen; --json has all."""


def plan_lines(plan: ImportPlan, words: Translator) -> Iterable[str]:
    """What an import does, organisation by organisation; those that stay the same are only counted."""
    for becomes in Becomes:
        some = [one for one in plan.outcomes if one.becomes is becomes]
        if not some:
            continue
        yield _heading(becomes, len(some)).text(words)
        if becomes is not Becomes.SAME:
            for one in some[:_LISTED]:
                yield from (f"  {line}" for line in _outcome_lines(one, words))
            if len(some) > _LISTED:
                yield "  " + msg(
                    "… and {count} more; --json lists all.", count=len(some) - _LISTED
                ).text(words)
    yield from _conflict_lines(plan, words)


def _heading(becomes: Becomes, count: int) -> Message:
    if becomes is Becomes.NEW:
        return msgn("{count} organisation is new:", "{count} organisations are new:", count)
    if becomes is Becomes.CHANGED:
        return msgn("{count} organisation changes:", "{count} organisations change:", count)
    if becomes is Becomes.SAME:
        return msgn(
            "{count} organisation stays as it is.", "{count} organisations stay as they are.", count
        )
    if becomes is Becomes.TWIN:
        return msgn(
            "{count} organisation looks like one that is here; --merge joins them, --apart keeps both:",
            "{count} organisations look like ones that are here; --merge joins them, --apart keeps both:",
            count,
        )
    if becomes is Becomes.GONE:
        return msgn(
            "{count} organisation is no longer in the source; its file stays:",
            "{count} organisations are no longer in the source; their files stay:",
            count,
        )
    return msgn(
        "{count} organisation can't be taken:", "{count} organisations can't be taken:", count
    )


def _outcome_lines(one: Outcome, words: Translator) -> Iterable[str]:
    yield f"{one.organisation}: {shown(one.name)}" + (
        f" = {one.twin} ({one.by})" if one.twin else ""
    )
    if one.changed:
        yield "  " + ", ".join(one.changed[:8]) + (" …" if len(one.changed) > 8 else "")
    for problem in one.problems:
        yield f"  {problem.place}: {problem.message.text(words)}"


def _conflict_lines(plan: ImportPlan, words: Translator) -> Iterable[str]:
    if not plan.conflicts:
        return
    yield msgn(
        "{count} field was changed here and in the source; the file's stays (--prefer-source takes the other):",
        "{count} fields were changed here and in the source; the file's stay (--prefer-source takes the others):",
        plan.conflicts,
    ).text(words)
    every = [(one.organisation, each) for one in plan.outcomes for each in one.conflicts]
    for name, each in every[:_LISTED]:
        yield f"  {name} {each.field}"
        yield f"    - {shown(each.ours)}"
        yield f"    + {shown(each.theirs)}"
    if len(every) > _LISTED:
        yield "  " + msg("… and {count} more; --json lists all.", count=len(every) - _LISTED).text(
            words
        )


def loss_lines(losses: LossReport, words: Translator, *, every: bool = False) -> Iterable[str]:
    """The loss report: a sentence, then a line for each field with the reason and an example."""
    if not losses.leaves:
        return
    if losses.lossless:
        yield msg(
            "Nothing was lost: all {count} values came through as they are.", count=losses.leaves
        ).text(words)
        return
    yield msg(
        "Of {leaves} values {kept} came through as they are, {merged} were put together with others, "
        "{guessed} were worked out and {dropped} were left out.",
        leaves=losses.leaves,
        kept=losses.kept,
        merged=losses.count(Fate.MERGED),
        guessed=losses.count(Fate.GUESSED),
        dropped=losses.count(Fate.DROPPED),
    ).text(words)
    for fate, title in _FATES.items():
        some = [loss for loss in losses.losses if loss.fate is fate]
        if not some:
            continue
        yield f"{title.text(words)}:"
        for loss in some if every else some[:_LISTED]:
            yield f"  {_loss_line(loss, words)}"
        if len(some) > _LISTED and not every:
            yield "  " + msg(
                "… and {count} more fields; --losses shows all.", count=len(some) - _LISTED
            ).text(words)


def _loss_line(loss: Loss, words: Translator) -> str:
    why = f" {loss.why.text(words)}" if loss.why else ""
    record, value = loss.examples[0]
    return f"{loss.count:>6} {loss.field}:{why} ({shown(record, 30)}: “{shown(value, 40)}”)"


def hours_lines(notes: Sequence[HoursNote], words: Translator) -> Iterable[str]:
    """How many texts of opening hours were read, and every one that was not."""
    if not notes:
        return
    unread = [note for note in notes if not note.read]
    yield msg(
        "Opening hours: {read} texts were read, {unread} were not and stay in words:",
        read=len(notes) - len(unread),
        unread=len(unread),
    ).text(words)
    for note in unread:
        yield f"  {shown(note.record, 40)}: “{shown(note.text, 80)}”"


def losses_json(losses: LossReport, words: Translator) -> dict[str, Any]:
    """{leaves, kept, merged, guessed, dropped, fields: [{fate, field, count, why, examples}]}."""
    return {
        "leaves": losses.leaves,
        **{fate.value: losses.count(fate) for fate in Fate},
        "fields": [
            {
                "fate": loss.fate.value,
                "field": loss.field,
                "count": loss.count,
                "why": loss.why.text(words) if loss.why else None,
                "examples": [{"record": record, "value": value} for record, value in loss.examples],
            }
            for loss in losses.losses
        ],
    }


def plan_json(plan: ImportPlan, notes: Sequence[HoursNote], words: Translator) -> dict[str, Any]:
    """{source, organisations: [{id, name, becomes, changed, conflicts, twin, by, problems}], hours: […]}."""
    return {
        "source": plan.source,
        "organisations": [
            {
                "id": one.organisation,
                "name": one.name,
                "becomes": one.becomes.value,
                "changed": list(one.changed),
                "conflicts": [
                    {"field": each.field, "ours": each.ours, "theirs": each.theirs}
                    for each in one.conflicts
                ],
                "twin": one.twin or None,
                "by": one.by or None,
                "problems": [
                    {
                        "place": str(each.place),
                        "code": each.code,
                        "message": each.message.text(words),
                    }
                    for each in one.problems
                ],
            }
            for one in plan.outcomes
        ],
        "hours": [
            {
                "record": note.record,
                "text": note.text,
                "read": note.read or None,
                "why": note.why.text(words) if note.why else None,
            }
            for note in notes
        ],
    }
