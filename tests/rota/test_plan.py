"""Planned seasons: complete, allowed, the best there is, and always the same."""

import os
import random
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from benchmarks.rota_instances import weekly_region
from sotekit.errors import UsageError
from sotekit.model.organisation import Organisation, Participation, Role
from sotekit.model.period import DutyUnit
from sotekit.model.person import PersonRole
from sotekit.model.repository import Repository
from sotekit.model.rota import Duty, Rota
from sotekit.model.rules import Rule, RuleKind, RuleLevel
from sotekit.rota.build import instance_from
from sotekit.rota.plan import greedy_plan, plan, plan_season
from tests.rota.support import (
    MONDAY,
    best_of_all,
    faults,
    hard_faults,
    house,
    region,
    season,
    small_daily_regions,
    small_regions,
    week,
    worker,
)

SLOW = [HealthCheck.too_slow]


def three_weeks() -> Repository:
    return region(
        season(3),
        [house("aino", 1), house("bertta", 1), house("cecilia", 1)],
        [worker("liisa", "aino"), worker("matti", "bertta"), worker("noora", "cecilia")],
    )


def test_every_week_has_an_organisation_and_a_back_up_from_another() -> None:
    result = plan_season(three_weeks(), "kesa", "2027")
    assert faults(three_weeks(), result.duties) == []
    assert {duty.organisation for duty in result.duties} == {"aino", "bertta", "cecilia"}
    assert {duty.back_up for duty in result.duties} == {"liisa", "matti", "noora"}
    assert result.proved
    assert result.clash == ()


def test_a_closure_moves_the_week() -> None:
    closed = [(MONDAY, MONDAY + timedelta(days=13))]
    repository = replace(
        three_weeks(),
        organisations=(house("aino", closed=closed), house("bertta"), house("cecilia")),
    )
    result = plan_season(repository, "kesa", "2027")
    assert result.duties[2].organisation == "aino"
    assert faults(repository, result.duties) == []


def test_a_closure_at_the_weekend_does_not_hinder_a_weekday_line() -> None:
    saturday = MONDAY + timedelta(days=5)
    repository = region(
        season(1),
        [house("aino", closed=[(saturday, saturday)])],
        [worker("liisa", "bertta", lines=("kesa",))],
    )
    assert plan_season(repository, "kesa", "2027").duties[0].organisation == "aino"


def test_duties_follow_promises() -> None:
    repository = region(
        season(8),
        [house("aino", 6, 8), house("bertta", 2, 8)],
        [worker("liisa", "aino"), worker("matti", "bertta")],
    )
    duties = plan_season(repository, "kesa", "2027").duties
    assert sum(duty.organisation == "aino" for duty in duties) == 6


def test_more_than_promised_only_when_nobody_else_can() -> None:
    repository = region(
        season(3),
        [house("aino", 2, 3), house("bertta", 1, 3), house("reserve", 0, 3)],
        [worker("liisa", "partner", lines=("kesa",))],
    )
    duties = plan_season(repository, "kesa", "2027").duties
    assert sorted(duty.organisation or "" for duty in duties) == ["aino", "aino", "bertta"]


def test_pinned_and_begun_duties_stay() -> None:
    agreed = [
        Duty(period=week(0), organisation="aino", back_up="matti"),
        Duty(period=week(1), organisation="aino", back_up="matti", pinned=True),
        Duty(period=week(2), organisation="aino", back_up="matti"),
    ]
    repository = replace(
        three_weeks(), rotas=(Rota(line="kesa", season="2027", duties=tuple(agreed)),)
    )
    result = plan_season(repository, "kesa", "2027", today=MONDAY + timedelta(days=2))
    assert result.duties[:2] == tuple(agreed[:2])
    assert result.duties[2].organisation in {"bertta", "cecilia"}


def test_a_pinned_duty_that_breaks_a_rule_stays_and_is_named() -> None:
    closed = [(MONDAY, MONDAY + timedelta(days=4))]
    repository = region(
        season(2),
        [house("aino", 2, closed=closed), house("bertta", 2)],
        [worker("liisa", "aino"), worker("matti", "bertta"), worker("noora", "bertta")],
        [Duty(period=week(0), organisation="aino", pinned=True)],
    )
    result = plan_season(repository, "kesa", "2027")
    assert result.duties[0].organisation == "aino"
    assert "nobody" not in " ".join(faults(repository, result.duties))
    assert {problem.place.path for problem in result.clash} >= {"organisations/aino.yaml"}


def test_planning_twice_gives_the_same_in_any_order_of_the_files() -> None:
    repository = region(
        season(6),
        [house(name, 2) for name in ("aino", "bertta", "cecilia", "doris")],
        [worker("liisa", "aino"), worker("matti", "bertta"), worker("noora", "cecilia")],
    )
    first = plan_season(repository, "kesa", "2027").duties
    organisations, people = list(repository.organisations), list(repository.people)
    random.Random(1).shuffle(organisations)
    people.reverse()
    shuffled = replace(repository, organisations=tuple(organisations), people=tuple(people))
    assert plan_season(shuffled, "kesa", "2027").duties == first
    agreed = replace(repository, rotas=(Rota(line="kesa", season="2027", duties=first),))
    assert plan_season(agreed, "kesa", "2027").duties == first


def test_days_and_half_days_are_answered_by_people() -> None:
    both = (PersonRole.RESPONDER, PersonRole.BACK_UP)
    people = [worker(name, "aino", roles=both) for name in ("liisa", "matti", "noora")]
    repository = region(season(7, DutyUnit.HALF_DAY), [house("aino", None)], people)
    duties = plan_season(repository, "kesa", "2027").duties
    assert [str(duty.period) for duty in duties[:2]] == ["2027-06-07-am", "2027-06-07-pm"]
    assert len(duties) == 10  # five open days of seven, two halves each
    assert all(duty.responders and duty.back_up not in (None, *duty.responders) for duty in duties)
    counts = [sum(duty.responders == (one.id,) for duty in duties) for one in people]
    assert max(counts) - min(counts) <= 1


def test_two_lines_share_people() -> None:
    other = replace(season(1), id="talvi")
    repository = region(
        [season(1), other],
        [house("aino"), house("bertta", line="talvi")],
        [worker("liisa", "muu", lines=("kesa", "talvi")), worker("matti", "muu", lines=("talvi",))],
    )
    made = plan(instance_from(repository, [("kesa", "2027"), ("talvi", "2027")]))
    backs = {made.instance.candidates[back].id for _, back in made.roster if back is not None}
    assert backs == {"liisa", "matti"}


def test_a_duty_on_another_line_takes_the_person() -> None:
    other = replace(season(1), id="talvi")
    repository = region(
        [season(1), other],
        [house("aino"), house("bertta", line="talvi")],
        [worker("liisa", "muu", lines=("kesa", "talvi")), worker("matti", "muu", lines=("talvi",))],
        [Duty(period=week(0), organisation="aino", back_up="liisa")],
    )
    assert plan_season(repository, "talvi", "2027").duties[0].back_up == "matti"


def at_both(name: str) -> Organisation:
    """An organisation that answers the summer line and the winter line."""
    one = house(name)
    winter = Participation(line="talvi", season="2027", role=Role.ANSWERS, duties=1)
    return replace(one, participation=(*one.participation, winter))


def test_an_organisation_answers_as_many_lines_at_once_as_it_has_responders() -> None:
    lines = [season(1), replace(season(1), id="talvi")]
    people = [
        worker("liisa", "muu", lines=("kesa",)),
        worker("matti", "muu", lines=("talvi",)),
        worker("aada", "aino", roles=(PersonRole.RESPONDER,)),
    ]
    seasons = [("kesa", "2027"), ("talvi", "2027")]
    alone = region(lines, [at_both("aino")], people)
    assert len(plan(instance_from(alone, seasons)).score.empty) == 1
    people.append(worker("aapo", "aino", roles=(PersonRole.RESPONDER,)))
    assert plan(instance_from(region(lines, [at_both("aino")], people), seasons)).score.empty == ()
    helped = region(lines, [at_both("aino"), house("bertta", line="talvi")], people[:-1])
    made = plan(instance_from(helped, seasons))
    answering = [made.instance.candidates[one].id for one, _ in made.roster if one is not None]
    assert answering == ["aino", "bertta"]


def test_an_agreed_week_on_another_line_takes_the_organisation() -> None:
    repository = region(
        [season(1), replace(season(1), id="talvi")],
        [at_both("aino"), house("bertta", line="talvi")],
        [worker("matti", "muu", lines=("talvi",))],
        [Duty(period=week(0), organisation="aino", back_up="liisa")],
    )
    assert plan_season(repository, "talvi", "2027").duties[0].organisation == "bertta"


def test_minimum_and_languages_and_skills() -> None:
    rules = [Rule(rule=RuleKind.LANGUAGES, level=RuleLevel.MUST)]
    repository = region(
        season(3, rules=rules, languages=("fi", "sv")),
        [
            house("aino", 3, languages=("fi", "sv")),
            house("bertta", 3, languages=("fi", "sv"), at_least=2),
            house("cecilia", 3),
        ],
        [worker("liisa", "muu", lines=("kesa",))],
    )
    named = sorted(
        duty.organisation or "" for duty in plan_season(repository, "kesa", "2027").duties
    )
    assert named == ["aino", "bertta", "bertta"]


def test_closed_weeks_of_the_season_have_no_duty() -> None:
    everything_open = plan_season(three_weeks(), "kesa", "2027")
    assert len(everything_open.duties) == 3
    closed = plan_season(
        three_weeks(), "kesa", "2027", is_open_day=lambda day: day < MONDAY + timedelta(days=7)
    )
    assert [duty.period for duty in closed.duties] == [week(0)]


@pytest.mark.parametrize(("line", "year"), [("kessa", "2027"), ("kesa", "2028")])
def test_an_unknown_line_or_season_is_wrong_usage(line: str, year: str) -> None:
    with pytest.raises(UsageError):
        plan_season(three_weeks(), line, year)


@settings(max_examples=25, deadline=None, suppress_health_check=SLOW)
@given(small_regions())
def test_every_plan_is_allowed_and_as_good_as_the_best_of_all(repository: Repository) -> None:
    result = plan_season(repository, "kesa", "2027")
    assert hard_faults(repository, result.duties) == []
    assert result.proved
    assert result.score.goal == best_of_all(result.plan.instance).goal
    assert bool(result.clash) == bool(result.score.empty)


@settings(max_examples=5, deadline=None, suppress_health_check=SLOW)
@given(small_daily_regions())
def test_lines_planned_by_the_day_together_are_as_good_as_the_best_of_all(
    repository: Repository,
) -> None:
    made = plan(instance_from(repository, [("kesa", "2027"), ("talvi", "2027")]))
    held: dict[tuple[date, str], list[int]] = {}
    for slot, holding in zip(made.instance.slots, made.roster, strict=True):
        for half in ("am", "pm") if not slot.period.part else (slot.period.part,):
            held.setdefault((slot.period.first, half), []).extend(
                one for one in holding if one is not None
            )
    assert all(len(set(people)) == len(people) for people in held.values())
    assert made.proved
    assert made.score.goal == best_of_all(made.instance).goal


@settings(max_examples=25, deadline=None, suppress_health_check=SLOW)
@given(small_regions())
def test_the_greedy_plan_is_allowed_and_never_better(repository: Repository) -> None:
    instance = instance_from(repository, [("kesa", "2027")])
    quick = greedy_plan(instance)
    assert not quick.score.broken
    assert not quick.proved or not quick.stages
    assert [cost for _, cost in quick.score.goal] >= [cost for _, cost in plan(instance).score.goal]


def test_earlier_seasons_are_made_good() -> None:
    line = season(1)
    earlier = replace(line.seasons[0], id="2026", start=date(2026, 6, 8), end=date(2026, 6, 14))
    both = replace(line, seasons=(earlier, *line.seasons))
    for served in ("aino", "bertta"):
        rota = Rota(
            line="kesa",
            season="2026",
            duties=(Duty(period=week(-52), organisation="aino", served=served),),
        )
        houses = [
            replace(
                one,
                participation=(*one.participation, replace(one.participation[0], season="2026")),
            )
            for one in (house("aino"), house("bertta"))
        ]
        people = [worker("liisa", "muu", lines=("kesa",))]
        repository = replace(region(both, houses, people), rotas=(rota,))
        assert plan_season(repository, "kesa", "2027").duties[0].organisation != served


def test_holidays_and_weekdays_go_round() -> None:
    """Four Mondays, one a holiday, for two workers: each gets two, and the holiday isn't a Monday."""
    people = [worker(name, "aino", roles=(PersonRole.RESPONDER,)) for name in ("liisa", "matti")]
    repository = region(season(28, DutyUnit.DAY), [house("aino", None)], people)
    result = plan_season(
        repository,
        "kesa",
        "2027",
        is_open_day=lambda day: day.weekday() in (0, 1),
        is_holiday=lambda day: day == MONDAY,
    )
    held = [(duty.period.first.weekday(), duty.responders[0]) for duty in result.duties]
    assert len(held) == 8
    tuesdays = [who for weekday, who in held if weekday == 1]
    mondays = [who for weekday, who in held[1:] if weekday == 0]
    assert tuesdays.count("liisa") == 2
    assert mondays.count("liisa") in (1, 2)
    assert sum(who == "liisa" for _, who in held) == 4


@pytest.mark.parametrize("seed", range(6))
def test_generated_regions_get_a_rota_without_faults(seed: int) -> None:
    repository = weekly_region(seed, weeks=10 + seed * 2, organisations=12, officers=4 + seed)
    result = plan_season(repository, "line", "2027")
    assert hard_faults(repository, result.duties) == []
    assert result.proved
    assert bool(result.clash) is bool(faults(repository, result.duties))


def test_the_same_bytes_from_every_process_and_no_solver_before_it_is_needed() -> None:
    code = (
        "import sys\n"
        "from benchmarks.rota_instances import weekly_region\n"
        "from sotekit.rota.plan import plan_season\n"
        "assert not {'highspy', 'numpy', 'ortools', 'pandas'} & set(sys.modules)\n"
        "made = plan_season(weekly_region(2, 8, 6, officers=2), 'line', '2027')\n"
        "print([(str(one.period), one.organisation, one.back_up) for one in made.duties])\n"
        "print([str(one.message) for one in made.clash])\n"
        "print([str(one.message) for way in made.ways_out for one in way.concessions])\n"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            check=True,
            capture_output=True,
            cwd=Path(__file__).parents[2],
            env={**os.environ, "PYTHONHASHSEED": hash_seed},
        ).stdout
        for hash_seed in ("1", "2")
    }
    assert len(outputs) == 1
