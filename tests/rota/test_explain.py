"""Why this one, what stood in the others' way, and what the next best would cost."""

from datetime import timedelta

from sotekit.model.rota import Duty
from sotekit.rota.explain import (
    candidate_sentences,
    explain_candidate,
    explain_seat,
    seat_sentences,
)
from sotekit.rota.plan import Plan, plan_season
from sotekit.rota.problem import Task
from sotekit.rota.terms import Level
from tests.rota.support import MONDAY, house, region, season, week, worker

FIRST_WEEK = (MONDAY, MONDAY + timedelta(days=4))


def made(*duties: Duty) -> Plan:
    repository = region(
        season(3),
        [
            house("aino", 2, closed=[FIRST_WEEK]),
            house("bertta", 1, 2, prefers=[week(0)]),
            house("cecilia", 0, 1),
        ],
        [worker("liisa", "muu", lines=("kesa",)), worker("matti", "muu", lines=("kesa",))],
        duties,
    )
    return plan_season(repository, "kesa", "2027").plan


def number(plan: Plan, name: str) -> int:
    return next(n for n, one in enumerate(plan.instance.candidates) if one.id == name)


def test_a_seat_is_explained_by_share_wishes_and_hindrances() -> None:
    plan = made()
    explained = explain_seat(plan, 0, Task.ANSWER)
    assert explained.candidate == number(plan, "bertta")
    assert [one for one, _ in explained.hindered] == [number(plan, "aino")]
    assert explained.next_best is not None
    assert explained.next_best.candidate == number(plan, "cecilia")
    assert explained.next_best.costs[0][0] is Level.FAIRNESS
    assert explained.next_best.costs[0][1] > 0
    assert [str(one) for one in seat_sentences(plan, explained)] == [
        "“Bertta” answers in 2027-W23.",
        "“Bertta” has 1 duty; by the promises its part is 1.0.",
        "“Bertta” would gladly take 2027-W23.",
        "“Aino” is closed from 2027-06-07 to 2027-06-11.",
        "The next best would be “Cecilia”.",
        "But the duties would be shared less fairly.",
        "1 other seat would change hands too.",
    ]


def test_a_seat_that_only_one_can_take_says_so() -> None:
    repository = region(season(1), [house("aino")], [worker("liisa", "muu", lines=("kesa",))])
    plan = plan_season(repository, "kesa", "2027").plan
    explained = explain_seat(plan, 0, Task.ANSWER)
    assert explained.next_best is not None
    assert explained.next_best.candidate is None
    sentences = [str(one) for one in seat_sentences(plan, explained)]
    assert "Nobody else is available in 2027-W23." in sentences
    assert "Without it the seat would stay empty." in sentences


def test_a_pinned_duty_is_explained_by_its_pin() -> None:
    plan = made(Duty(period=week(0), organisation="cecilia", pinned=True))
    explained = explain_seat(plan, 0, Task.ANSWER)
    assert explained.next_best is None
    assert "The duty 2027-W23 is pinned to “Cecilia”." in map(str, seat_sentences(plan, explained))


def test_an_empty_seat_is_explained_by_what_stands_in_the_way() -> None:
    repository = region(
        season(1), [house("aino", closed=[FIRST_WEEK])], [worker("liisa", "muu", lines=("kesa",))]
    )
    plan = plan_season(repository, "kesa", "2027").plan
    assert [str(one) for one in seat_sentences(plan, explain_seat(plan, 0, Task.ANSWER))] == [
        "Nobody answers in 2027-W23.",
        "“Aino” is closed from 2027-06-07 to 2027-06-11.",
    ]


def test_a_candidate_is_explained_by_its_duties_and_share() -> None:
    plan = made()
    sentences = [
        str(one) for one in candidate_sentences(plan, explain_candidate(plan, number(plan, "aino")))
    ]
    assert sentences == [
        "“Aino” answers in 2027-W24.",
        "“Aino” answers in 2027-W25.",
        "“Aino” has 2 duties; by the promises its part is 2.0.",
        "“Aino” has 2027-W25 right after another duty.",
        "“Aino” is closed from 2027-06-07 to 2027-06-11.",
    ]
