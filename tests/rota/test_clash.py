"""When not everything can be filled: the smallest clash, its places, and the cheapest ways out."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import HealthCheck, given, settings

from sotekit.model.repository import Repository
from sotekit.model.rota import Duty
from sotekit.model.rules import Rule, RuleKind, RuleLevel
from sotekit.plain.problem import Place
from sotekit.rota.build import instance_from
from sotekit.rota.clash import clashes
from sotekit.rota.evaluate import cost_at
from sotekit.rota.greedy import greedy_choices
from sotekit.rota.plan import plan, plan_season
from sotekit.rota.problem import Fact, FactKind, Instance
from sotekit.rota.reasons import needed
from sotekit.rota.remedies import PRICES, ways_out
from sotekit.rota.solver import best_choices
from sotekit.rota.terms import Level, terms_of
from tests.rota.support import MONDAY, house, region, season, small_regions, week, worker

WHOLE_WEEK = (MONDAY, MONDAY + timedelta(days=4))


def closed_midsummer() -> Repository:
    return region(
        season(2),
        [
            house("aino", 2, closed=[WHOLE_WEEK]),
            house("bertta", 2, closed=[WHOLE_WEEK]),
            house("cecilia", 0),
        ],
        [worker("liisa", "muu", lines=("kesa",))],
    )


def without(instance: Instance, part: Fact) -> Instance:
    """The instance as if a rule or fact weren't there: what removing it from the data would do."""
    if part.kind in (FactKind.CAPACITY, FactKind.AT_LEAST):
        return replace(instance, limits=tuple(one for one in instance.limits if one.fact != part))
    if part.kind in (FactKind.REST, FactKind.IN_A_ROW, FactKind.BACK_UP_ORGANISATION):
        kind = RuleKind(part.kind.value)
        targets = tuple(
            replace(one, rules={**one.rules, kind: replace(one.rules[kind], level=RuleLevel.OFF)})
            for one in instance.targets
        )
        return replace(instance, targets=targets)
    blocks = {
        pair: left
        for pair, facts in instance.blocks.items()
        if (left := tuple(fact for fact in facts if fact != part))
    }
    return replace(instance, blocks=blocks)


def only(instance: Instance, parts: set[Fact]) -> Instance:
    """The instance with nothing but the parts of a clash (and people being in one place)."""
    every = {fact for facts in instance.blocks.values() for fact in facts}
    every |= {limit.fact for limit in instance.limits}
    for fact in every - parts:
        instance = without(instance, fact)
    for kind in (FactKind.REST, FactKind.IN_A_ROW, FactKind.BACK_UP_ORGANISATION):
        if kind not in {part.kind for part in parts}:
            instance = without(instance, Fact(kind, next(iter(parts)).message))
    return instance


def fillable(instance: Instance, parts: set[Fact]) -> bool:
    """Whether every seat that a part asks for can be filled; the others may be filled or stay empty."""
    terms = terms_of(instance)
    asked = {seat: int(needed(instance, *seat) in parts) for seat in instance.seats}
    terms = replace(terms, missing=asked, order=(Level.MISSING,))
    chosen, _ = best_choices(terms, greedy_choices(terms))
    return cost_at(terms, chosen, Level.MISSING) == 0


def test_the_clash_names_what_stands_in_the_way_with_its_places() -> None:
    result = plan_season(closed_midsummer(), "kesa", "2027")
    assert [duty.organisation is None for duty in result.duties] == [True, False]
    places = {(problem.code, problem.place) for problem in result.clash}
    assert ("rota-clash-part", Place("organisations/aino.yaml", 20, 1)) in places
    assert ("rota-clash-part", Place("organisations/bertta.yaml", 20, 1)) in places
    assert ("rota-clash-part", Place("organisations/cecilia.yaml", 10, 2)) in places
    assert "“Aino” is closed from 2027-06-07 to 2027-06-11." in map(
        str, (problem.message for problem in result.clash)
    )


def test_the_cheapest_way_out_is_one_more_week_from_somebody() -> None:
    ways = plan_season(closed_midsummer(), "kesa", "2027").ways_out
    assert [str(one.message) for one in ways[0].concessions] == ["“Cecilia” takes one duty more."]
    assert ways[0].concessions[0].place == Place("organisations/cecilia.yaml", 10, 2)
    assert [way.price for way in ways] == sorted(way.price for way in ways)
    assert "Shorten a closure so that “Aino” is available in 2027-W23." in {
        str(one.message) for way in ways for one in way.concessions
    }


def test_two_weeks_but_only_one_promised() -> None:
    repository = region(season(2), [house("aino", 1)], [worker("liisa", "muu", lines=("kesa",))])
    (clash,) = clashes(instance_from(repository, [("kesa", "2027")]))
    assert sorted(part.kind for part in clash.parts) == ["capacity", "needed", "needed"]
    assert clash.smallest


def test_a_back_up_that_nobody_can_be_is_a_clash_of_its_own() -> None:
    repository = region(season(1), [house("aino", 1)], [])
    (clash,) = clashes(instance_from(repository, [("kesa", "2027")]))
    assert [str(part.message) for part in clash.parts] == [
        "Somebody has to back up in 2027-W23, but nobody is on the list for it."
    ]


def test_pinned_duties_can_clash_with_each_other() -> None:
    rules = [Rule(rule=RuleKind.IN_A_ROW, level=RuleLevel.MUST)]
    repository = region(
        season(2, rules=rules),
        [house("aino", 2), house("bertta", 2)],
        [worker("liisa", "muu", lines=("kesa",)), worker("matti", "muu", lines=("kesa",))],
        [Duty(period=week(number), organisation="aino", pinned=True) for number in range(2)],
    )
    result = plan_season(repository, "kesa", "2027")
    (clash,) = clashes(result.plan.instance)
    assert sorted(part.kind for part in clash.parts) == [
        "no-two-in-a-row",
        "pinned",
        "pinned",
    ]
    assert [duty.organisation for duty in result.duties] == ["aino", "aino"]


def test_a_rota_that_can_be_filled_has_neither_clash_nor_way_out() -> None:
    repository = region(season(1), [house("aino")], [worker("liisa", "muu", lines=("kesa",))])
    instance = instance_from(repository, [("kesa", "2027")])
    assert clashes(instance) == ()
    assert ways_out(instance) == ()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(small_regions())
def test_every_clash_is_minimal(repository: Repository) -> None:
    instance = instance_from(repository, [("kesa", "2027")])
    for clash in clashes(instance):
        parts = set(clash.parts)
        assert not fillable(only(instance, parts), parts)
        for part in parts:
            if part.kind is not FactKind.ONE_PHONE:
                left = parts - {part}
                assert fillable(without(only(instance, parts), part), left), str(part.message)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(small_regions())
def test_no_smaller_way_out_is_missed(repository: Repository) -> None:
    """Giving up whole facts one by one never works where the cheapest way out needs two of them."""
    instance = instance_from(repository, [("kesa", "2027")])
    ways = ways_out(instance)
    assert bool(ways) is not plan(instance).complete
    if not ways or min(len(way.concessions) for way in ways) < 2:
        return
    single = {fact for facts in instance.blocks.values() for fact in facts}
    cheap = [fact for fact in single if PRICES[fact.kind] < ways[0].price]
    for fact in cheap:
        if sum(fact in facts for facts in instance.blocks.values()) == 1:
            assert not plan(without(instance, fact)).complete
