"""The choice is the best there is: every choice of small plans is tried, with the goal counted in another way."""

from collections import Counter
from datetime import date
from itertools import combinations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from sotekit.events.choosing import choose
from sotekit.events.instance import Candidate, Instance, Sitting, waits_of
from sotekit.events.programme import Level, costs_of

DAYS = (date(2027, 1, 12), date(2027, 2, 9), date(2027, 7, 6), date(2027, 9, 14))
TAGS = ("memory", "youth", "money")
Roster = tuple[frozenset[int], ...]


@st.composite
def instances(draw: st.DrawFn) -> Instance:
    count = draw(st.integers(1, 4))
    numbers = list(range(count))
    some = st.sets(st.sampled_from(numbers))
    last = {
        one: draw(st.sampled_from([date(2025, 3, 1), date(2026, 2, 1), date(2026, 10, 1)]))
        for one in draw(some)
    }
    had = frozenset(draw(st.sets(st.sampled_from(sorted(last))))) if last else frozenset()
    return Instance(
        candidates=tuple(
            Candidate(
                f"o{one}",
                frozenset(draw(st.sets(st.sampled_from(TAGS), max_size=2))),
                frozenset(draw(st.sets(st.sampled_from(["families", "carers"]), max_size=1))),
                frozenset(draw(st.sets(st.sampled_from(["utukorpi", "sumusaari"]), max_size=1))),
            )
            for one in numbers
        ),
        sittings=tuple(draw(_sittings(numbers, day)) for day in DAYS[: draw(st.integers(1, 4))]),
        had=(had if len(had) < count else frozenset(),),
        waits=(waits_of(count, last),),
        last=(last,),
        granted=frozenset(draw(some)),
        misfits=({},),
    )


@st.composite
def _sittings(draw: st.DrawFn, numbers: list[int], day: date) -> Sitting:
    some = st.sets(st.sampled_from(numbers))
    fixed = tuple(sorted(draw(some)))[: draw(st.sampled_from([0, 0, 1]))]
    return Sitting(
        session=day.isoformat(),
        day=day,
        term=day.year * 2 + (day.month > 6),
        places=draw(st.integers(0, 2)),
        fixed=fixed,
        able=tuple(sorted(draw(some) - set(fixed))),
        held=tuple(sorted(draw(some) - set(fixed)))[:1],
        groups=frozenset({"families"}),
    )


def rosters(instance: Instance) -> list[Roster]:
    """Every way to fill the places, full or not."""
    ways = [
        [frozenset(who) for size in range(one.places + 1) for who in combinations(one.able, size)]
        for one in instance.sittings
    ]
    return [tuple(one) for one in product(*ways)]


def keeps_turns(instance: Instance, roster: Roster) -> bool:
    """Nobody is chosen who has come more often before than one that could come and is passed over."""
    seen = Counter(instance.had[0])
    for sitting, chosen in zip(instance.sittings, roster, strict=True):
        passed = set(sitting.able) - chosen if sitting.places else set()
        if (
            chosen
            and passed
            and max(seen[one] for one in chosen) > min(seen[one] for one in passed)
        ):
            return False
        seen.update((*sitting.fixed, *chosen))
    return True


def goal(instance: Instance, roster: Roster) -> tuple[int, ...]:
    """The levels but the last, from the words of docs/events.md."""
    sittings, number = instance.sittings, len(instance.sittings)
    empty = sum(one.places - len(who) for one, who in zip(sittings, roster, strict=True))
    grants = waiting = later = again = balance = together = changes = 0
    for one in range(len(instance.candidates)):
        fixed = sum(one in sitting.fixed for sitting in sittings)
        times = [index for index, who in enumerate(roster) if one in who]
        start = fixed + (one in instance.had[0])
        again += sum(start + nth for nth in range(len(times)))
        if times and not fixed:
            early = number - times[0]
            waiting -= (instance.waits[0][one] + 1) * early
            if one in instance.granted:
                grants -= early * (one not in instance.last[0])
                later -= early * (one in instance.last[0])
        changes -= sum(one in sittings[index].held for index in times)
    for index, (sitting, who) in enumerate(zip(sittings, roster, strict=True)):
        del index
        pairs = list(combinations((*sitting.fixed, *sorted(who)), 2))
        agreed = list(combinations(sitting.fixed, 2))
        together -= any(_alike(instance, *pair) for pair in pairs) and not any(
            _alike(instance, *pair) for pair in agreed
        )
    for term in {one.term for one in sittings}:
        within = [n for n in range(number) if sittings[n].term == term]
        for name in (*TAGS, "utukorpi", "sumusaari"):
            fixed = sum(_is_of(instance, one, name) for n in within for one in sittings[n].fixed)
            new = sum(_is_of(instance, one, name) for n in within for one in roster[n])
            balance += sum(range(fixed, fixed + new))
    return (empty, again, grants, waiting, later, balance, together, changes)


def _is_of(instance: Instance, one: int, name: str) -> bool:
    candidate = instance.candidates[one]
    return name in candidate.topics or name in candidate.municipalities


def _alike(instance: Instance, one: int, other: int) -> bool:
    first, second = instance.candidates[one], instance.candidates[other]
    return bool(first.topics & second.topics or "families" in first.groups & second.groups)


@settings(max_examples=60, deadline=None)
@given(instances())
def test_no_choice_is_better(instance: Instance) -> None:
    allowed = [one for one in rosters(instance) if keeps_turns(instance, one)]
    made = choose(instance)
    roster = tuple(frozenset(made.of(index)) for index in range(len(instance.sittings)))
    assert keeps_turns(instance, roster)
    assert goal(instance, roster) == min(goal(instance, one) for one in allowed)
    assert costs_of(instance, made.choices)[: Level.TIES] == goal(instance, roster)
    assert made.proved


@settings(max_examples=10, deadline=None)
@given(instances())
def test_the_same_facts_give_the_same_choice(instance: Instance) -> None:
    assert choose(instance) == choose(instance)
