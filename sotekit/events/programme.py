"""The choice of presenters as a programme, and its goal: level after level, in whole numbers.

A choice is (sitting, candidate). `costs_of` counts a finished choice and is what a plan is judged by; the programme
says the same in rows.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import IntEnum

from sotekit.events.instance import Instance, Sitting
from sotekit.solver.machine import Rows

Choice = tuple[int, int]
"""A sitting and the candidate that presents in it, by their numbers."""


class Level(IntEnum):
    """What counts first. A level only decides among plans that are equally good at those before it."""

    EMPTY = 0
    AGAIN = 1
    GRANTS = 2
    WAITING = 3
    GRANTS_LATER = 4
    BALANCE = 5
    TOGETHER = 6
    CHANGES = 7
    TIES = 8


@dataclass(slots=True)
class Programme:
    """Rows, the column of every open choice, and the cost of columns at each level."""

    rows: Rows = field(default_factory=Rows)
    choice: dict[Choice, int] = field(default_factory=dict)
    costs: dict[Level, dict[int, float]] = field(
        default_factory=lambda: {level: {} for level in Level}
    )


def open_choices(instance: Instance) -> Iterator[Choice]:
    """Every place that somebody could take."""
    for index, sitting in enumerate(instance.sittings):
        if sitting.places:
            for candidate in sitting.able:
                yield index, candidate


def programme_of(instance: Instance) -> Programme:
    """The whole programme; `Level` tells what is minimised in which order."""
    made = Programme()
    for one in open_choices(instance):
        made.choice[one] = made.rows.column(whole=True)
    _places(made, instance)
    _turns(made, instance)
    _linear(made, instance)
    _firsts(made, instance)
    _balance(made, instance)
    _together(made, instance)
    return made


def _of(made: Programme, choices: Iterable[Choice]) -> list[int]:
    return [made.choice[one] for one in choices if one in made.choice]


def _places(made: Programme, instance: Instance) -> None:
    """As many presenters as there are free places; nobody in two sessions of the same time."""
    for index, sitting in enumerate(instance.sittings):
        if sitting.places:
            empty = made.rows.column(sitting.places)
            taken = _of(made, ((index, one) for one in sitting.able))
            made.rows.row([*taken, empty], least=sitting.places, most=sitting.places)
            made.costs[Level.EMPTY][empty] = 1
    for first, second in instance.overlaps:
        for candidate in range(len(instance.candidates)):
            both = _of(made, ((first, candidate), (second, candidate)))
            busy = sum(candidate in instance.sittings[one].fixed for one in (first, second))
            if both and len(both) + busy > 1:
                made.rows.row(both, most=1 - min(1, busy))


def _turns(made: Programme, instance: Instance) -> None:
    """Nobody presents who has presented more often than one that could come instead.

    Each sitting has a threshold: whoever is chosen has presented no more often before, whoever is passed over no less.
    """
    counts: dict[tuple[int, int], int] = {}
    for index, sitting in enumerate(instance.sittings):
        if not sitting.places:
            continue
        most = len(_before(instance, index)) + 1
        threshold = made.rows.column(most, whole=True)
        for candidate in sitting.able:
            if any(candidate in instance.sittings[one].fixed for one in _at_once(instance, index)):
                continue
            count = _counted(made, instance, index, candidate, counts)
            own = made.choice[index, candidate]
            _weighed(made, [(count, 1.0), (threshold, -1.0), (own, float(most))], most=float(most))
            # whoever is in another session then isn't passed over
            busy = _of(made, ((one, candidate) for one in _at_once(instance, index)))
            excused = [(column, -float(most)) for column in (own, *busy)]
            _weighed(made, [(threshold, 1.0), (count, -1.0), *excused], most=0.0)


def _at_once(instance: Instance, index: int) -> list[int]:
    """The other sittings of the same time."""
    return [sum(pair) - index for pair in instance.overlaps if index in pair]


def _counted(
    made: Programme,
    instance: Instance,
    index: int,
    candidate: int,
    counts: dict[tuple[int, int], int],
) -> int:
    """A column that says how often the candidate has presented to the audience before the sitting."""
    chosen = _of(made, ((one, candidate) for one in _before(instance, index)))
    if not chosen:
        count = started(instance, index, candidate)
        return made.rows.column(count, count)
    last = max(one for one in _before(instance, index) if (one, candidate) in made.choice)
    start = started(instance, index, candidate) - started(instance, last, candidate)
    earlier = counts.get((last, candidate))
    if earlier is None:
        earlier = counts[last, candidate] = _counted(made, instance, last, candidate, counts)
    count = made.rows.column(len(instance.sittings) + 1)
    made.rows.row([count], [earlier, made.choice[last, candidate]], least=start, most=start)
    counts[index, candidate] = count
    return count


def _weighed(made: Programme, terms: list[tuple[int, float]], most: float) -> None:
    """`sum of factor times column <= most`."""
    for column, factor in terms:
        made.rows.columns.append(column)
        made.rows.factors.append(factor)
    made.rows.starts.append(len(made.rows.columns))
    made.rows.least.append(float("-inf"))
    made.rows.most.append(most)


def _before(instance: Instance, index: int) -> list[int]:
    """The earlier sittings for the same audience."""
    audience = instance.sittings[index].audience
    return [one for one in range(index) if instance.sittings[one].audience == audience]


def started(instance: Instance, index: int, candidate: int) -> int:
    """How often the candidate has presented before the sitting without any choice of the plan."""
    before = _before(instance, index)
    fixed = sum(candidate in instance.sittings[one].fixed for one in before)
    return fixed + (candidate in instance.had[instance.sittings[index].audience])


def _linear(made: Programme, instance: Instance) -> None:
    """Costs that a choice has whatever the others are."""
    for one, column in made.choice.items():
        for level, cost in choice_costs(instance, one):
            if cost:
                made.costs[level][column] = float(cost)


def _firsts(made: Programme, instance: Instance) -> None:
    """What a candidate's first presentation of the plan gains by coming early; later ones gain nothing.

    The goal itself makes the gain that of the earliest: no column here needs to be whole.
    """
    for _candidate, _audience, choices in _repeats(instance):
        gains = [
            (column, made.rows.column(), dict(first_gains(instance, one)))
            for one in choices
            if (column := made.choice.get(one)) is not None
        ]
        if not any(gain for _, _, gain in gains):
            continue
        made.rows.row([first for _, first, _ in gains], most=1)
        for column, first, gain in gains:
            made.rows.row([first], [column], most=0)
            for level, value in gain.items():
                made.costs[level][first] = float(-value)


def first_gains(instance: Instance, choice: Choice) -> Iterator[tuple[Level, int]]:
    """What it is worth that the candidate's first presentation of the plan is in this sitting: more the earlier.

    Those who have never presented and get a grant come first, then whoever has waited longest, those with a grant
    before others who have waited as long.
    """
    index, candidate = choice
    sitting = instance.sittings[index]
    if any(candidate in one.fixed for one in instance.sittings if one.audience == sitting.audience):
        return  # it has its place in this plan already
    early = len(instance.sittings) - index
    never = candidate not in instance.last[sitting.audience]
    if candidate in instance.granted:
        yield (Level.GRANTS if never else Level.GRANTS_LATER), early
    yield Level.WAITING, (instance.waits[sitting.audience][candidate] + 1) * early


def choice_costs(instance: Instance, choice: Choice) -> Iterator[tuple[Level, int]]:
    """What one choice costs by itself: little where it stands already."""
    index, candidate = choice
    if candidate in instance.sittings[index].held:
        yield Level.CHANGES, -1
    # a fixed number for each choice, spread so that few sums are equal: one best plan on every machine
    yield Level.TIES, (candidate * 7919 + index * 104_729 + candidate * index * 31) % 9973


def _balance(made: Programme, instance: Instance) -> None:
    """Each further presenter of a theme or a municipality within a half-year costs one more than the last."""
    for choices, already in _groups(instance):
        _steps(made, Level.BALANCE, choices, already)
    for candidate, audience, choices in _repeats(instance):
        _steps(made, Level.AGAIN, choices, _start(instance, candidate, audience))


def _steps(made: Programme, level: Level, choices: Iterable[Choice], already: int) -> None:
    """The first of the choices costs `already`, each further one more."""
    columns = _of(made, choices)
    if not columns or len(columns) + already < 2:
        return
    steps = [made.rows.column() for _ in columns]
    made.rows.row(columns, steps, least=0, most=0)
    for number, step in enumerate(steps, already):
        if number:
            made.costs[level][step] = float(number)


def _groups(instance: Instance) -> Iterator[tuple[list[Choice], int]]:
    """For each half-year, theme and municipality: the choices that add to it, and how many are there already."""
    terms = sorted({one.term for one in instance.sittings})
    for kind in ("topics", "municipalities"):
        names = sorted({name for one in instance.candidates for name in getattr(one, kind)})
        for term in terms:
            within = [n for n, one in enumerate(instance.sittings) if one.term == term]
            for name in names:
                of = {n for n, one in enumerate(instance.candidates) if name in getattr(one, kind)}
                already = sum(
                    one in of for index in within for one in instance.sittings[index].fixed
                )
                choices = [
                    (index, one)
                    for index in within
                    if instance.sittings[index].places
                    for one in instance.sittings[index].able
                    if one in of
                ]
                yield choices, already


def _repeats(instance: Instance) -> Iterator[tuple[int, int, list[Choice]]]:
    """For each candidate and audience, the choices that make it present to it."""
    for audience in range(len(instance.had)):
        within = [n for n, one in enumerate(instance.sittings) if one.audience == audience]
        for candidate in range(len(instance.candidates)):
            choices = [
                (n, candidate)
                for n in within
                if instance.sittings[n].places and candidate in instance.sittings[n].able
            ]
            if choices:
                yield candidate, audience, choices


def _start(instance: Instance, candidate: int, audience: int) -> int:
    within = (one for one in instance.sittings if one.audience == audience)
    return sum(candidate in one.fixed for one in within) + (candidate in instance.had[audience])


def tags_of(instance: Instance, sitting: Sitting, candidate: int) -> frozenset[str]:
    """What joins those who present together: the same theme, or the same target group of the audience."""
    one = instance.candidates[candidate]
    groups = one.groups & sitting.groups if sitting.groups else one.groups
    return frozenset(
        {f"topic {name}" for name in one.topics} | {f"group {name}" for name in groups}
    )


def _together(made: Programme, instance: Instance) -> None:
    """A sitting of two or more gains one when two of its presenters have something in common."""
    for index, sitting in enumerate(instance.sittings):
        fixed = Counter(tag for one in sitting.fixed for tag in tags_of(instance, sitting, one))
        if not sitting.places or any(count > 1 for count in fixed.values()):
            continue
        tags: dict[str, list[int]] = {}
        for candidate in sitting.able:
            for tag in tags_of(instance, sitting, candidate):
                tags.setdefault(tag, []).append(made.choice[index, candidate])
        joined = [
            _joined(made, columns, fixed[tag])
            for tag, columns in sorted(tags.items())
            if len(columns) + fixed[tag] > 1
        ]
        if joined and sitting.places + len(sitting.fixed) > 1:
            gain = made.rows.column()
            made.rows.row([gain], joined, most=0)
            made.costs[Level.TOGETHER][gain] = -1


def _joined(made: Programme, columns: list[int], fixed: int) -> int:
    """A column that can be one only when two of the sitting's presenters have the tag."""
    shared = made.rows.column(whole=True)
    _weighed(made, [(shared, 2.0), *((one, -1.0) for one in columns)], most=fixed)
    return shared


def costs_of(instance: Instance, chosen: frozenset[Choice]) -> tuple[int, ...]:
    """The cost of a finished choice at every level, counted from the choice alone."""
    totals = Counter(dict.fromkeys(Level, 0))
    for index, sitting in enumerate(instance.sittings):
        taken = tuple(candidate for one, candidate in chosen if one == index)
        totals[Level.EMPTY] += sitting.places - len(taken)
        totals[Level.TOGETHER] -= _gained(instance, sitting, taken)
    for one in chosen:
        for level, cost in choice_costs(instance, one):
            totals[level] += cost
    for candidate, audience, choices in _repeats(instance):
        taken_by = sorted(one for one in choices if one in chosen)
        totals[Level.AGAIN] += _stepped(len(taken_by), _start(instance, candidate, audience))
        for level, gain in first_gains(instance, taken_by[0]) if taken_by else ():
            totals[level] -= gain
    for choices, already in _groups(instance):
        totals[Level.BALANCE] += _stepped(sum(one in chosen for one in choices), already)
    return tuple(totals[level] for level in Level)


def _stepped(count: int, already: int) -> int:
    return sum(range(already, already + count))


def _gained(instance: Instance, sitting: Sitting, taken: tuple[int, ...]) -> bool:
    """Whether the choice, and not what was agreed before, brings two together that have something in common."""
    fixed = Counter(tag for one in sitting.fixed for tag in tags_of(instance, sitting, one))
    every = fixed + Counter(tag for one in taken for tag in tags_of(instance, sitting, one))
    return max(fixed.values(), default=0) < 2 <= max(every.values(), default=0)
