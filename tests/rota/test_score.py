"""The score of rotas written by hand, rule by rule, and its agreement with the sums that the solver gets."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sotekit.model.period import DutyUnit
from sotekit.model.person import PersonRole
from sotekit.model.repository import Repository
from sotekit.model.rota import Duty
from sotekit.model.rules import BackUpFrom, Rule, RuleKind, RuleLevel
from sotekit.rota.build import instance_from
from sotekit.rota.evaluate import allowed, cost_at
from sotekit.rota.plan import agreed_roster
from sotekit.rota.problem import FactKind, Share, Task
from sotekit.rota.score import RuleScore, Score, breach_sentence, by_rule, score
from sotekit.rota.terms import BEYOND_PROMISE, Level, step_costs, terms_of
from tests.rota.support import MONDAY, house, region, season, small_regions, week, worker


def agreed_score(repository: Repository) -> Score:
    instance = instance_from(repository, [("kesa", "2027")])
    return score(instance, agreed_roster(instance))


def sentences(repository: Repository) -> tuple[list[str], list[str]]:
    instance = instance_from(repository, [("kesa", "2027")])
    made = score(instance, agreed_roster(instance))
    broken = [str(breach_sentence(instance, breach)) for breach in made.broken]
    return broken, [str(breach_sentence(instance, breach)) for breach in made.wishes]


def test_every_broken_must_is_named() -> None:
    repository = region(
        season(3, rules=[Rule(rule=RuleKind.REST, days=7)]),
        [house("aino", 1, closed=[(MONDAY, MONDAY)]), house("bertta", 1)],
        [worker("liisa", "aino"), worker("matti", "bertta", away=[(week(2).first, week(2).last)])],
        [
            Duty(period=week(0), organisation="aino", back_up="matti"),
            Duty(period=week(1), organisation="aino", back_up="liisa"),
            Duty(period=week(2), organisation="bertta", back_up="matti"),
        ],
    )
    broken, _ = sentences(repository)
    assert sorted(broken) == [
        "The back-up in 2027-W24 is not from the organisation that the rule asks for.",
        "The back-up in 2027-W25 is not from the organisation that the rule asks for.",
        "“Aino” has more duties than it can take.",
        "“Aino” has too little rest before 2027-W24.",
        "“Aino” is closed from 2027-06-07 to 2027-06-07.",
        "“Matti” is away from 2027-06-21 to 2027-06-27.",
    ]


def test_wishes_are_counted_with_their_weights() -> None:
    rules = [
        Rule(rule=RuleKind.PREFERS, weight=4),
        Rule(
            rule=RuleKind.BACK_UP_ORGANISATION,
            level=RuleLevel.SHOULD,
            back_up_from=BackUpFrom.SAME,
            weight=6,
        ),
    ]
    repository = region(
        season(2, rules=rules),
        [house("aino", 2, prefers=[week(0)], avoids=[week(1)])],
        [worker("liisa", "muu", lines=("kesa",)), worker("matti", "aino")],
        [
            Duty(period=week(0), organisation="aino", back_up="liisa"),
            Duty(period=week(1), organisation="aino", back_up="matti"),
        ],
    )
    # a fulfilled wish, an unwished week, two in a row, a back-up from another organisation
    made = agreed_score(repository)
    assert made.cost(Level.WISHES) == -4 + 3 + 3 + 6
    assert by_rule(made) == (
        RuleScore(FactKind.PREFERS, 0, 1, -4),
        RuleScore(FactKind.AVOIDS, 0, 1, 3),
        RuleScore(FactKind.IN_A_ROW, 0, 1, 3),
        RuleScore(FactKind.BACK_UP_ORGANISATION, 0, 1, 6),
    )


def test_a_worker_on_two_phones_at_once_is_a_broken_must() -> None:
    both = (PersonRole.RESPONDER, PersonRole.BACK_UP)
    day = season(1, DutyUnit.DAY)
    repository = region(
        day,
        [house("aino", None)],
        [worker("liisa", "aino", roles=both), worker("matti", "aino", roles=both)],
        [
            Duty(
                period=replace(week(0), last=MONDAY),
                organisation="aino",
                responders=("liisa",),
                back_up="liisa",
            )
        ],
    )
    broken, _ = sentences(repository)
    assert broken == ["“Liisa” has two duties at once in 2027-06-07."]


def test_an_empty_answerer_weighs_more_than_all_back_ups() -> None:
    def missing(*duties: Duty) -> int:
        people = [worker("liisa", "muu", lines=("kesa",))]
        repository = region(season(3), [house("aino", 3)], people, duties)
        return agreed_score(repository).cost(Level.MISSING)

    answered = [Duty(period=week(number), organisation="aino") for number in range(3)]
    backed = [Duty(period=week(number), back_up="liisa") for number in range(3)]
    merged = [replace(duty, back_up="liisa") for duty in answered[:2]]
    assert missing(*answered) < missing(*merged, backed[2])


def test_steps_share_like_seats_in_a_parliament() -> None:
    """Sainte-Laguë on the textbook votes 53, 24 and 23 for seven seats: 3, 2 and 2."""
    votes = (53, 24, 23)
    steps = [
        (cost, party)
        for party, number in enumerate(votes)
        for cost in step_costs(Share(party, Task.ANSWER, 0, Fraction(number)), 7, 1)
    ]
    seats = [party for _, party in sorted(steps)[:7]]
    assert [seats.count(party) for party in range(3)] == [3, 2, 2]


def test_beyond_a_promise_every_duty_weighs_more_than_any_unevenness_within() -> None:
    share = Share(0, Task.ANSWER, 0, Fraction(1), explicit=True)
    within, beyond = step_costs(share, 2, 1)
    assert beyond - within > BEYOND_PROMISE


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(small_regions(), st.data())
def test_the_score_and_the_sums_agree_on_any_roster(
    repository: Repository, data: st.DataObject
) -> None:
    """Two ways to count that share nothing but the rules: musts kept and the cost of every level."""
    instance = instance_from(repository, [("kesa", "2027")])
    terms = terms_of(instance)
    chosen = frozenset(
        number
        for choices in terms.by_seat.values()
        for number in data.draw(st.sampled_from(((), *((one,) for one in choices))))
    )
    seats: list[list[int | None]] = [[None, None] for _ in instance.slots]
    for number in chosen:
        index, task, candidate = terms.pairs[number]
        seats[index][task] = candidate
    made = score(instance, tuple((one, other) for one, other in seats))
    assert allowed(terms, chosen) is (
        not [one for one in made.broken if one.fact.kind != "at-least"]
    )
    if allowed(terms, chosen):
        levels = (Level.MISSING, Level.FAIRNESS, Level.WISHES)
        assert [cost_at(terms, chosen, level) for level in levels] == [
            made.cost(level) for level in levels
        ]


def test_change_costs_count_duties_first() -> None:
    repository = region(
        season(2),
        [house("aino", 2), house("bertta", 2)],
        [worker("liisa", "muu", lines=("kesa",)), worker("matti", "muu", lines=("kesa",))],
        [
            Duty(period=week(0), organisation="aino", back_up="liisa"),
            Duty(period=week(1), organisation="bertta"),
        ],
    )
    instance = instance_from(repository, [("kesa", "2027")])
    (aino, liisa), (bertta, _) = agreed_roster(instance)
    matti = next(n for n, one in enumerate(instance.candidates) if one.id == "matti")
    same = score(instance, ((aino, liisa), (bertta, matti)))
    assert (same.changed, same.cost(Level.CHANGES)) == ((), 0)
    both_seats = score(instance, ((bertta, matti), (bertta, liisa)))
    two_duties = score(instance, ((bertta, liisa), (aino, liisa)))
    assert both_seats.changed == (0,)
    assert both_seats.cost(Level.CHANGES) < two_duties.cost(Level.CHANGES)


def test_periods_away_only_at_weekends_break_nothing() -> None:
    saturday = MONDAY + timedelta(days=5)
    repository = region(
        season(1),
        [house("aino")],
        [worker("liisa", "muu", lines=("kesa",), away=[(saturday, saturday)])],
        [Duty(period=week(0), organisation="aino", back_up="liisa")],
    )
    assert sentences(repository) == ([], [])
