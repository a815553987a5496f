"""Changes of agreed duties as records: made, checked, listed for those they affect, and taken back.

A change belongs to a duty by its period, so it survives whatever else moves. Nothing here changes what is over.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sotekit.errors import UsageError
from sotekit.messages import Message, msg
from sotekit.model.period import Period
from sotekit.model.rota import Change, ChangeKind, Duty, DutyHolders, Rota


@dataclass(frozen=True, slots=True)
class Order:
    """What is the same for every record of one change: its number, day, kind, and who made it and why."""

    number: int
    on: date
    kind: ChangeKind
    by: str | None = None
    why: str | None = None
    undoes: int | None = None


@dataclass(frozen=True, slots=True)
class Affected:
    """One organisation or person that a change gives duties to or takes them from."""

    id: str
    person: bool
    gains: tuple[Period, ...]
    loses: tuple[Period, ...]
    changes: tuple[Period, ...] = ()

    @property
    def notices(self) -> tuple[Message, ...]:
        """What to tell them."""
        return (
            *(
                msg("Your duty in {period} has been given to somebody else.", period=one)
                for one in self.loses
            ),
            *(msg("You have a new duty in {period}.", period=one) for one in self.gains),
            *(
                msg("Your task in {period} has changed: look at the rota.", period=one)
                for one in self.changes
            ),
        )


def next_number(rota: Rota) -> int:
    """The number for the next change of the rota."""
    return max((change.number for change in rota.changes), default=0) + 1


def holders(duty: Duty | None) -> DutyHolders:
    """Who holds a duty now."""
    if duty is None:
        return DutyHolders()
    return DutyHolders(
        organisation=duty.organisation, responders=duty.responders, back_up=duty.back_up
    )


def changes_between(
    before: Iterable[Duty], after: Iterable[Duty], order: Order
) -> tuple[Change, ...]:
    """A record for every duty that was held by somebody and is now held otherwise, or is held for the first time."""
    old = {duty.period: duty for duty in before}
    return tuple(
        Change(
            number=order.number,
            on=order.on,
            kind=order.kind,
            period=duty.period,
            before=holders(old.get(duty.period)),
            after=holders(duty),
            by=order.by,
            why=order.why,
            undoes=order.undoes,
        )
        for duty in after
        if holders(old.get(duty.period)) != holders(duty)
    )


def replanned(before: Iterable[Duty], after: Iterable[Duty], order: Order) -> tuple[Change, ...]:
    """A record for every duty that a new plan takes from somebody; one that nobody held needs none."""
    return tuple(
        change for change in changes_between(before, after, order) if change.before != DutyHolders()
    )


def apply(rota: Rota, changes: Sequence[Change]) -> Rota:
    """The rota with the changes made and recorded.

    Raises UsageError when a duty is no longer held as the change says it was: somebody was faster.
    """
    duties = {duty.period: duty for duty in rota.duties}
    for change in changes:
        duty = duties.get(change.period, Duty(period=change.period))
        if holders(duty) != change.before:
            raise UsageError(
                msg("The duty {period} has changed in the meantime.", period=change.period),
                msg("Look at the rota again and repeat the change if it is still needed."),
            )
        duties[change.period] = _handed_over(duty, change.after)
    return replace(
        rota,
        duties=tuple(duty for _, duty in sorted(duties.items())),
        changes=(*rota.changes, *changes),
    )


def _handed_over(duty: Duty, after: DutyHolders) -> Duty:
    """The duty in other hands. Nobody has confirmed it for whoever answers now."""
    answers = (after.organisation, after.responders)
    kept = answers == (duty.organisation, duty.responders)
    return replace(
        duty,
        organisation=after.organisation,
        responders=after.responders,
        back_up=after.back_up,
        confirmed=duty.confirmed if kept else None,
    )


def undo(rota: Rota, number: int, order: Order, *, today: date | None = None) -> tuple[Change, ...]:
    """The changes that take back change `number`; `apply` makes them.

    Raises UsageError when there is no such change, when it is taken back already, when a later change touched
    the same duty, or when the duty is over by `today`.
    """
    chosen = [change for change in rota.changes if change.number == number]
    if not chosen:
        raise UsageError(msg("There is no change {number}.", number=number))
    if any(change.undoes == number for change in rota.changes):
        raise UsageError(msg("Change {number} has been taken back already.", number=number))
    for change in chosen:
        later = [one for one in rota.changes if one.number > number and one.period == change.period]
        if later:
            raise UsageError(
                msg("The duty {period} has been changed again since.", period=change.period),
                msg("First take back change {number}.", number=later[-1].number),
            )
        refuse_past(change.period, today)
    return tuple(
        Change(
            number=order.number,
            on=order.on,
            kind=ChangeKind.UNDO,
            period=change.period,
            before=change.after,
            after=change.before,
            by=order.by,
            why=order.why,
            undoes=number,
        )
        for change in chosen
    )


def refuse_past(period: Period, today: date | None) -> None:
    """Raise UsageError for a duty that is over."""
    if today is not None and period.last < today:
        raise UsageError(msg("The duty {period} is over.", period=period))


def affected(changes: Iterable[Change]) -> tuple[Affected, ...]:
    """Everybody whom the changes give duties to or take them from, in order of id; nobody twice."""
    gains: dict[_Who, list[Period]] = {}
    loses: dict[_Who, list[Period]] = {}
    moves: dict[_Who, list[Period]] = {}
    for change in changes:
        before, after = _tasks(change.before), _tasks(change.after)
        for who in {*before, *after}:
            if before.get(who) == after.get(who):
                continue
            found = loses if who not in after else gains if who not in before else moves
            found.setdefault(who, []).append(change.period)
    return tuple(
        Affected(
            who[1],
            who[0],
            *(tuple(sorted(found.get(who, ()))) for found in (gains, loses, moves)),
        )
        for who in sorted({*gains, *loses, *moves})
    )


_Who = tuple[bool, str]
"""Whether it is a person, and the id."""


def _tasks(held: DutyHolders) -> dict[_Who, frozenset[str]]:
    """What each organisation and person of a duty does there: a back-up who now answers is told so."""
    tasks: dict[_Who, set[str]] = {}
    for person in held.responders:
        tasks.setdefault((True, person), set()).add("answers")
    if held.back_up:
        tasks.setdefault((True, held.back_up), set()).add("backs up")
    if held.organisation:
        tasks.setdefault((False, held.organisation), set()).add("answers")
    return {who: frozenset(done) for who, done in tasks.items()}
