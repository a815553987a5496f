"""Pairs for every shift: two people from two organisations, nobody in two places, chosen by the solver and proved.

In this order: as much of the opening hours as possible has its pair; then people whose training is valid, the
point's own organisations and its languages; then as few changes to what stands in the files as possible; then the
shortest ways; among equals the same faces at a point. Pinned pairs stay.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sotekit.hours.points import pair_slots
from sotekit.hours.slots import NONE, Slots, slots_text
from sotekit.model.point import Pair, Point
from sotekit.model.text import Text
from sotekit.points.network import Network
from sotekit.points.people import Shift, Worker, distance_km, place_of, point_shifts, workers
from sotekit.solver.machine import Answer, Machine, Rows

WORK = 2_000
"""How much the solver may do for one level."""

MOST_SEATS = 3_000
"""Up to so many possible seats (some twenty points) the same faces at a point are looked for among equal plans."""

UNTRAINED, STRANGER, NO_SPEAKER = 6, 3, 1
FAR_KM = 200
"""A distance that isn't known counts like none; a longer one counts like this."""


@dataclass(frozen=True, slots=True)
class Seated:
    """A shift with the people who take it; without people it is a shift that nobody could be found for."""

    shift: Shift
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PairPlan:
    """What was found. `proved`: no plan covers more, is fitter, changes less or has shorter ways."""

    seated: tuple[Seated, ...]
    pinned: Mapping[str, tuple[Pair, ...]]
    workers: tuple[Worker, ...]
    proved: bool

    @property
    def missing(self) -> tuple[Shift, ...]:
        """The shifts without a pair."""
        return tuple(one.shift for one in self.seated if not one.people)

    def of_point(self, point: str) -> tuple[Seated, ...]:
        """The shifts of a point."""
        return tuple(one for one in self.seated if one.shift.point == point)


@dataclass(slots=True)
class _Programme:
    rows: Rows = field(default_factory=Rows)
    filled: dict[Shift, int] = field(default_factory=dict)
    seats: dict[tuple[Shift, str], int] = field(default_factory=dict)
    fitness: dict[int, float] = field(default_factory=dict)
    changes: dict[int, float] = field(default_factory=dict)
    ways: dict[int, float] = field(default_factory=dict)


def plan_pairs(
    network: Network, today: date, only: Sequence[str] | None = None, work: int = WORK
) -> PairPlan:
    """The best pairs for the points in the network (or those named); the others' pairs stay as they are."""
    planned = [one for one in network.points if only is None or one.id in only]
    kept = {
        point.id: tuple(
            pair
            for pair in point.pairs
            if _holds(pair, today) and (pair.pinned or point not in planned)
        )
        for point in network.points
    }
    people = workers(network, today, keeps=lambda point, pair: pair in kept[point.id])
    shifts = [
        shift
        for point in planned
        for shift in point_shifts(network, point, _covered(network, point, kept[point.id]))
    ]
    made = _programme(network, planned, shifts, people)
    answer, proved = _solved(made, work)
    seated = tuple(
        Seated(
            shift,
            tuple(
                name
                for (one, name), seat in made.seats.items()
                if one == shift and answer is not None and answer.taken(seat)
            ),
        )
        for shift in shifts
    )
    pinned = {point.id: kept[point.id] for point in planned}
    return PairPlan(seated, pinned, people, proved)


def _holds(pair: Pair, today: date) -> bool:
    return pair.end is None or pair.end >= today


def _covered(network: Network, point: Point, pairs: Sequence[Pair]) -> Slots:
    found = NONE
    for pair in pairs:
        found |= pair_slots(point, pair, network.near)
    return found


def _programme(
    network: Network, points: Sequence[Point], shifts: Sequence[Shift], people: Sequence[Worker]
) -> _Programme:
    made = _Programme()
    by_id = {one.id: one for one in points}
    for shift in shifts:
        _seats(made, network, by_id[shift.point], shift, people)
    _one_place(made, people)
    return made


def _seats(
    made: _Programme, network: Network, point: Point, shift: Shift, people: Sequence[Worker]
) -> None:
    """All of the shift's seats or none are filled; at most half of them by one organisation."""
    rows = made.rows
    filled = made.filled[shift] = rows.column(whole=True)
    spot = place_of(network, point)
    now = _now(network, point, shift)
    own: dict[str, list[int]] = {}
    for worker in people:
        if worker.shifts_left and worker.can_take(shift):
            seat = rows.column(whole=True)
            made.seats[shift, worker.id] = seat
            own.setdefault(worker.person.organisation, []).append(seat)
            if not worker.trained:
                made.fitness[seat] = UNTRAINED
            made.changes[seat] = float(worker.id not in now)
            made.ways[seat] = float(min(FAR_KM, round(distance_km(network, worker, spot) or 0)))
    seats = [seat for of_one in own.values() for seat in of_one]
    rows.weighted({**dict.fromkeys(seats, 1.0), filled: -float(shift.staff)}, 0, 0)
    for of_one in own.values():
        if len(of_one) > shift.staff // 2:
            bound = {**dict.fromkeys(of_one, 1.0), filled: -float(shift.staff // 2)}
            rows.weighted(bound, most=0)
    homely = [seat for one in point.organisations for seat in own.get(one, ())]
    _wish(made, filled, homely, STRANGER)
    for language in network.languages(point):
        speaking = [
            made.seats[shift, one.id]
            for one in people
            if (shift, one.id) in made.seats and language in one.person.languages
        ]
        _wish(made, filled, speaking, NO_SPEAKER)


def _wish(made: _Programme, filled: int, seats: Sequence[int], cost: int) -> None:
    """At least one of the seats, if the shift is filled; otherwise it costs."""
    lacking = made.rows.column()
    made.rows.weighted({**dict.fromkeys(seats, 1.0), lacking: 1.0, filled: -1.0}, 0)
    made.fitness[lacking] = cost


def _now(network: Network, point: Point, shift: Shift) -> frozenset[str]:
    """Who stands there now by the file, so that a plan changes no more than it must."""
    return frozenset(
        name
        for pair in point.pairs
        if pair_slots(point, pair, network.near) & shift.slots
        for name in pair.people
    )


def _one_place(made: _Programme, people: Sequence[Worker]) -> None:
    """Nobody in two places at once, and nobody oftener in a week than promised."""
    seats: dict[str, list[tuple[Shift, int]]] = {}
    for (shift, name), seat in made.seats.items():
        seats.setdefault(name, []).append((shift, seat))
    for worker in people:
        own = seats.get(worker.id, [])
        if len(own) > worker.shifts_left:
            made.rows.row([seat for _, seat in own], most=worker.shifts_left)
        for clique in _at_once(own):
            made.rows.row(clique, most=1)


def _at_once(own: Sequence[tuple[Shift, int]]) -> list[list[int]]:
    """Sets of seats that are all at one moment: those running when a shift begins. One row each says it all."""
    cliques: list[list[int]] = []
    for shift, _ in own:
        running = [
            seat
            for other, seat in own
            if other.weekday == shift.weekday and other.start <= shift.start < other.end
        ]
        if len(running) > 1 and running not in cliques:
            cliques.append(running)
    return cliques


def _solved(made: _Programme, work: int) -> tuple[Answer | None, bool]:
    """The levels one after the other, each kept while the next is made as good as can be."""
    if not made.seats:
        return None, True
    minutes = {
        column: -float((shift.end - shift.start) // 15) for shift, column in made.filled.items()
    }
    ties = _same_faces(made) if len(made.seats) <= MOST_SEATS else {}
    machine = Machine(made.rows, work)
    best: Answer | None = None
    proved = True
    for costs in (minutes, made.fitness, made.changes, made.ways, ties):
        if not costs:
            continue
        start = dict(enumerate(best.values)) if best and best.values else None
        answer = machine.minimise(costs, start)
        if answer.values is None:
            return best, False
        best = answer
        cost = round(sum(factor * answer.values[column] for column, factor in costs.items()))
        proved = proved and (costs is ties or answer.bound >= cost)
        machine.add(list(costs), list(costs.values()), float("-inf"), cost + 0.25)
    return best, proved


def _same_faces(made: _Programme) -> dict[int, float]:
    """Among equals: everybody has a fixed rank at each point, so that the same people come back day after day.

    The ranks begin with another person at each point, so that no one is first everywhere.
    """
    points = {
        name: number for number, name in enumerate(dict.fromkeys(s.point for s, _ in made.seats))
    }
    people = {name: number for number, name in enumerate(sorted({n for _, n in made.seats}))}
    return {
        seat: float((people[name] - points[shift.point]) % len(people))
        for (shift, name), seat in made.seats.items()
    }


@dataclass(frozen=True, slots=True)
class Written:
    """A pair as it is to stand in the file: two people and the hours of the shifts they share."""

    people: tuple[str, str]
    slots: Slots

    @property
    def hours(self) -> Text:
        """The hours in every language."""
        return slots_text(self.slots)


def pairs_of(plan: PairPlan, point: str) -> tuple[Written, ...]:
    """The planned pairs of a point, the same two people in one, by their first hour."""
    organisation = {one.id: one.person.organisation for one in plan.workers}
    found: dict[tuple[str, str], Slots] = {}
    for seated in plan.of_point(point):
        for pair in _parted(seated.people, organisation):
            found[pair] = found.get(pair, NONE) | seated.shift.slots
    ordered = sorted(found.items(), key=lambda one: ((one[1] & -one[1]).bit_length(), one[0]))
    return tuple(Written(people, slots) for people, slots in ordered)


def _parted(people: Sequence[str], organisation: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The people of a shift two by two, each two from two organisations.

    Ordered by organisation, with no organisation giving more than half, the first half against the second never
    meets its own.
    """
    ordered = sorted(people, key=lambda one: (organisation[one], one))
    half = len(ordered) // 2
    return tuple((ordered[n], ordered[n + half]) for n in range(half))


@dataclass(frozen=True, slots=True)
class Hindrance:
    """Why a shift has no pair: how many people could be had for it, and from how many organisations."""

    available: int
    organisations: int


def hindrance(plan: PairPlan, shift: Shift) -> Hindrance:
    """The people who could be had for the shift if nothing else were planned."""
    able = [one for one in plan.workers if one.can_take(shift)]
    return Hindrance(len(able), len({one.person.organisation for one in able}))
