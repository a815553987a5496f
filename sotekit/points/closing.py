"""The least set of changes that closes most of the gaps, within the people there are: chosen by the solver, proved.

Three things in this order: the greatest weight of closed gaps, then the fewest changes, then the least of people's
time. A change that opens doors gets its people here as well: as many as the point takes, at most half of
them from one organisation, each free for the whole shift, trained, in one place at a time and not oftener than promised.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sotekit.points.actions import Action
from sotekit.points.gaps import Gap
from sotekit.points.people import Shift, Worker
from sotekit.solver.machine import Answer, Machine, Rows

Way = Callable[[Shift, Worker], int]
"""How far a person would come to a shift, in whole kilometres; 0 where it is not known."""

WORK = 4_000
"""How much the solver may do for one level: far more than a network of sixty points needs."""


@dataclass(frozen=True, slots=True)
class Closing:
    """The changes chosen (numbers of actions), who could take their shifts, and whether it is proved to be best."""

    chosen: tuple[int, ...]
    closed: frozenset[int]
    weight: int
    people: Mapping[Shift, tuple[str, ...]]
    proved: bool
    bound: int


@dataclass(slots=True)
class _Programme:
    rows: Rows
    actions: list[int]
    gaps: dict[int, int]
    seats: dict[tuple[Shift, str], int]


def best_closing(
    gaps: Sequence[Gap],
    actions: Sequence[Action],
    workers: Sequence[Worker],
    most: int | None = None,
    work: int = WORK,
    way: Way | None = None,
) -> Closing:
    """The best changes; `most` limits how many, `way` chooses among equals those who live near.

    Nothing to close or to do gives an empty, proved closing.
    """
    if not gaps or not actions:
        return Closing((), frozenset(), 0, {}, proved=True, bound=0)
    made = _programme(gaps, actions, workers, most)
    machine = Machine(made.rows, work)
    levels = (
        {column: -float(gaps[number].weight) for number, column in made.gaps.items()},
        dict.fromkeys(made.actions, 1.0),
        {
            column: float(sum((one.end - one.start) * one.staff for one in action.shifts) // 15)
            for action, column in zip(actions, made.actions, strict=True)
            if action.shifts
        },
        {column: float(rank) for rank, column in enumerate(made.actions, 1)},
        _ways(made, workers, way),
        {column: float(rank) for rank, column in enumerate(made.seats.values(), 1)},
    )
    best: Answer | None = None
    proved, bound = True, 0
    for level, costs in enumerate(levels):
        if not costs:
            continue
        answer = machine.minimise(costs, _start(best))
        if answer.values is None:
            proved = False
            break
        best = answer
        cost = round(sum(factor * answer.values[column] for column, factor in costs.items()))
        if level == 0:
            bound = -answer.bound
        if level < _PROVED_LEVELS:
            proved = proved and answer.bound >= cost
        machine.add(list(costs), list(costs.values()), float("-inf"), cost + 0.25)
    return _closing(gaps, actions, made, best, proved=proved, bound=bound)


_PROVED_LEVELS = 3


def _ways(made: _Programme, workers: Sequence[Worker], way: Way | None) -> dict[int, float]:
    by_id = {one.id: one for one in workers}
    return (
        {seat: float(way(shift, by_id[name])) for (shift, name), seat in made.seats.items()}
        if way
        else {}
    )


def _start(answer: Answer | None) -> dict[int, float] | None:
    if answer is None or answer.values is None:
        return None
    return dict(enumerate(answer.values))


def _programme(
    gaps: Sequence[Gap], actions: Sequence[Action], workers: Sequence[Worker], most: int | None
) -> _Programme:
    rows = Rows()
    columns = [rows.column(whole=True) for _ in actions]
    closed: dict[int, int] = {}
    for number in range(len(gaps)):
        closing = [columns[n] for n, action in enumerate(actions) if number in action.closes]
        if closing:
            closed[number] = rows.column()
            rows.row(closing, [closed[number]], least=0)
    if most is not None:
        rows.row(columns, most=most)
    made = _Programme(rows, columns, closed, {})
    able = [one for one in workers if one.trained]
    for action, column in zip(actions, columns, strict=True):
        for shift in action.shifts:
            _staff(made, shift, column, able)
    _one_place(made, able)
    return made


def _staff(made: _Programme, shift: Shift, action: int, workers: Sequence[Worker]) -> None:
    """As many people as the shift takes if the action is done, at most half of them from one organisation."""
    of_organisation: dict[str, list[int]] = {}
    for worker in workers:
        if worker.shifts_left and worker.can_take(shift):
            seat = made.rows.column(whole=True)
            made.seats[shift, worker.id] = seat
            of_organisation.setdefault(worker.person.organisation, []).append(seat)
    seats = [seat for own in of_organisation.values() for seat in own]
    made.rows.weighted({**dict.fromkeys(seats, 1.0), action: -float(shift.staff)}, 0, 0)
    for own in of_organisation.values():
        if len(own) > shift.staff // 2:
            bound = {**dict.fromkeys(own, 1.0), action: -float(shift.staff // 2)}
            made.rows.weighted(bound, most=0)


def _one_place(made: _Programme, workers: Sequence[Worker]) -> None:
    """Nobody in two places at once, and nobody oftener in a week than promised."""
    for worker in workers:
        own = [(shift, seat) for (shift, name), seat in made.seats.items() if name == worker.id]
        if len(own) > worker.shifts_left:
            made.rows.row([seat for _, seat in own], most=worker.shifts_left)
        for number, (shift, seat) in enumerate(own):
            for other, second in own[number + 1 :]:
                if shift.slots & other.slots:
                    made.rows.row([seat, second], most=1)


def _closing(
    gaps: Sequence[Gap],
    actions: Sequence[Action],
    made: _Programme,
    answer: Answer | None,
    *,
    proved: bool,
    bound: int,
) -> Closing:
    if answer is None:
        return Closing((), frozenset(), 0, {}, proved=False, bound=bound)
    chosen = tuple(n for n, column in enumerate(made.actions) if answer.taken(column))
    closed = frozenset(number for n in chosen for number in actions[n].closes)
    people = {
        shift: tuple(
            name for (one, name), seat in made.seats.items() if one == shift and answer.taken(seat)
        )
        for n in chosen
        for shift in actions[n].shifts
    }
    weight = sum(gaps[number].weight for number in closed)
    return Closing(chosen, closed, weight, people, proved=proved, bound=bound)
