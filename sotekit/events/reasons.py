"""Why an organisation presents in a session, and why another does not, in words."""

from dataclasses import dataclass

from sotekit.events.choosing import Chosen
from sotekit.events.instance import Instance
from sotekit.events.programme import tags_of
from sotekit.messages import Message, msg
from sotekit.model.text import Text


@dataclass(frozen=True, slots=True)
class Choosing:
    """One organisation's place in the plan: where it presents and why, or why it doesn't (yet)."""

    organisation: str
    sessions: tuple[str, ...]
    why: tuple[Message, ...]


def why_chosen(
    instance: Instance, chosen: Chosen, index: int, candidate: int
) -> tuple[Message, ...]:
    """What speaks for the candidate in the sitting."""
    sitting = instance.sittings[index]
    reasons = [_turn(instance, index, candidate, chosen)]
    if candidate in sitting.fixed:
        reasons.append(msg("it is in the session already"))
    if candidate in instance.granted:
        reasons.append(msg("it gets a grant of the county"))
    if candidate in sitting.held:
        reasons.append(msg("it was there before"))
    together = _joins(instance, chosen, index, candidate)
    if together:
        reasons.append(
            msg("it has a theme or a target group in common with {others}", others=together)
        )
    return tuple(reasons)


def _turn(instance: Instance, index: int, candidate: int, chosen: Chosen) -> Message:
    sitting = instance.sittings[index]
    same = [n for n, one in enumerate(instance.sittings) if one.audience == sitting.audience]
    before = [
        n for n in same if n < index and candidate in (*instance.sittings[n].fixed, *chosen.of(n))
    ]
    if before:
        return msg(
            "everybody who can come has had a turn since {day}",
            day=instance.sittings[before[-1]].day,
        )
    last = instance.last[sitting.audience].get(candidate)
    if last is None:
        return msg("it has never presented to this audience")
    if candidate in instance.had[sitting.audience]:
        return msg("everybody else has had a turn; it presented last on {day}", day=last)
    return msg("it presented last on {day}", day=last)


def _joins(instance: Instance, chosen: Chosen, index: int, candidate: int) -> list[Text]:
    sitting = instance.sittings[index]
    others = [one for one in (*sitting.fixed, *chosen.of(index)) if one != candidate]
    own = tags_of(instance, sitting, candidate)
    return [
        instance.candidates[one].name for one in others if own & tags_of(instance, sitting, one)
    ]


def choosings(instance: Instance, chosen: Chosen, audience: int) -> tuple[Choosing, ...]:
    """Every organisation with its reasons, for one audience: those chosen first, then those that wait."""
    within = [n for n, one in enumerate(instance.sittings) if one.audience == audience]
    found = []
    for candidate, one in enumerate(instance.candidates):
        present = [n for n in within if candidate in (*instance.sittings[n].fixed, *chosen.of(n))]
        if present:
            why: tuple[Message, ...] = tuple(
                reason for n in present for reason in why_chosen(instance, chosen, n, candidate)
            )
        else:
            why = (_why_not(instance, within, audience, candidate),)
        found.append(Choosing(one.id, tuple(instance.sittings[n].session for n in present), why))
    return tuple(found)


def _why_not(instance: Instance, within: list[int], audience: int, candidate: int) -> Message:
    misfit = instance.misfits[audience].get(candidate)
    if misfit is not None:
        return misfit
    hindered = [instance.blocks.get((n, candidate)) for n in within]
    if within and all(hindered):
        return msg("it can't come to any of these sessions: {reason}", reason=hindered[0])
    last = instance.last[audience].get(candidate)
    if last is None:
        return msg("it waits for a free place: it will be among the first next time")
    if candidate in instance.had[audience]:
        return msg("it presented on {day}, and others have their turn before it", day=last)
    return msg("it presented on {day}, and others have waited longer", day=last)
