"""The rules of a season as facts with a sentence and a place."""

from sotekit.messages import msg, msgn
from sotekit.model.rules import BackUpFrom, RuleKind
from sotekit.rota.problem import Fact, FactKind, Instance, Task


def needed(instance: Instance, index: int, task: Task) -> Fact:
    """Somebody has to take the seat."""
    slot = instance.slots[index]
    nobody = not instance.eligible.get((index, task))
    if task is Task.ANSWER:
        message = (
            msg(
                "Somebody has to answer in {period}, but nobody is on the list for it.",
                period=slot.period,
            )
            if nobody
            else msg("Somebody has to answer in {period}.", period=slot.period)
        )
    else:
        message = (
            msg(
                "Somebody has to back up in {period}, but nobody is on the list for it.",
                period=slot.period,
            )
            if nobody
            else msg("Somebody has to back up in {period}.", period=slot.period)
        )
    return Fact(FactKind.NEEDED, message, (slot.place,))


def pinned(instance: Instance, index: int, task: Task) -> Fact:
    """The duty is agreed for good, or has begun."""
    slot = instance.slots[index]
    held = slot.agreed[task]
    name = instance.candidates[held].name if held is not None else ""
    message = (
        msg("The duty {period} is pinned to “{name}”.", period=slot.period, name=name)
        if slot.pinned
        else msg("The duty {period} of “{name}” has begun.", period=slot.period, name=name)
    )
    return Fact(FactKind.PINNED, message, (slot.place,))


def one_phone(instance: Instance, candidate: int, index: int) -> Fact:
    """A person is in one place, and an organisation has so many responders."""
    one = instance.candidates[candidate]
    period = instance.slots[index].period
    if not one.person:
        organised = msgn(
            "“{name}” has {count} responder, and so can answer only one line at a time in {period}.",
            "“{name}” has {count} responders, and so can answer only as many lines at a time in {period}.",
            one.hands,
            name=one.name,
            period=period,
        )
        return Fact(FactKind.ONE_PHONE, organised, (one.place,))
    message = msg(
        "“{name}” can have only one duty at a time in {period}.", name=one.name, period=period
    )
    return Fact(FactKind.ONE_PHONE, message, (one.place,))


def rest(instance: Instance, target: int) -> Fact:
    """The season asks for free days between duties."""
    rule = instance.targets[target].rules[RuleKind.REST]
    message = msgn(
        "Between two duties of the same one there is at least {count} free day.",
        "Between two duties of the same one there are at least {count} free days.",
        rule.days or 1,
    )
    return Fact(FactKind.REST, message, (rule.place,))


def in_a_row(instance: Instance, target: int) -> Fact:
    """The season asks for no two duties in a row."""
    rule = instance.targets[target].rules[RuleKind.IN_A_ROW]
    return Fact(FactKind.IN_A_ROW, msg("Nobody has two duties in a row."), (rule.place,))


def back_up_organisation(instance: Instance, target: int) -> Fact:
    """The season says whose worker backs up."""
    rule = instance.targets[target].rules[RuleKind.BACK_UP_ORGANISATION]
    message = (
        msg("The back-up comes from the organisation that answers.")
        if rule.back_up_from is BackUpFrom.SAME
        else msg("The back-up comes from another organisation than the one that answers.")
    )
    return Fact(FactKind.BACK_UP_ORGANISATION, message, (rule.place,))
