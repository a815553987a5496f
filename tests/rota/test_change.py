"""Changes of an agreed rota: fewest on replanning, stand-ins, swaps, records and taking them back."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sotekit.errors import UsageError
from sotekit.model.period import DutyUnit
from sotekit.model.person import Absence, PersonRole
from sotekit.model.repository import Repository
from sotekit.model.rota import ChangeKind, Duty, DutyHolders, Rota
from sotekit.rota.build import instance_from
from sotekit.rota.change import Order, affected, apply, changes_between, next_number, undo
from sotekit.rota.cover import gap_of_duty, gaps_of_person, swap
from sotekit.rota.plan import plan, plan_season
from sotekit.rota.problem import Task
from sotekit.rota.statistics import Tally, tallies
from tests.rota.support import (
    MONDAY,
    best_of_all,
    house,
    region,
    season,
    small_regions,
    week,
    worker,
)

TODAY = date(2027, 6, 1)
COVER = Order(1, TODAY, ChangeKind.COVER, "coordinator", "illness")


def agreed() -> Repository:
    """Four weeks, planned and agreed: aino, bertta, cecilia, aino; backed up by matti, noora, liisa, matti."""
    answering = ("aino", "bertta", "cecilia", "aino")
    backing = ("matti", "noora", "liisa", "matti")
    duties = [
        Duty(period=week(number), organisation=one, back_up=other)
        for number, (one, other) in enumerate(zip(answering, backing, strict=True))
    ]
    return region(
        season(4),
        [house("aino", 2), house("bertta", 1, 2), house("cecilia", 1, 2)],
        [
            worker("liisa", "aino"),
            worker("matti", "bertta"),
            worker("noora", "cecilia"),
            worker("oona", "aino", roles=(PersonRole.RESPONDER,)),
            worker("pia", "aino", roles=(PersonRole.RESPONDER,)),
        ],
        duties,
    )


def rota(repository: Repository) -> Rota:
    return repository.rotas[0]


def test_one_absence_changes_one_duty() -> None:
    repository = agreed()
    ill = Absence(start=week(1).first, end=week(1).last)
    people = tuple(
        replace(one, absences=(ill,)) if one.id == "noora" else one for one in repository.people
    )
    result = plan_season(replace(repository, people=people), "kesa", "2027", keep=True)
    changes = changes_between(rota(repository).duties, result.duties, COVER)
    assert [str(change.period) for change in changes] == ["2027-W24"]
    assert result.duties[1].back_up == "liisa"


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(small_regions(), st.integers(0, 2), st.integers(0, 20), st.integers(0, 9))
def test_keeping_changes_the_least_number_of_duties(
    repository: Repository, who: int, start: int, length: int
) -> None:
    planned = plan_season(repository, "kesa", "2027").duties
    first = MONDAY + timedelta(days=start)
    away = Absence(start=first, end=first + timedelta(days=length))
    people = list(repository.people)
    people[who] = replace(people[who], absences=(*people[who].absences, away))
    after = replace(
        repository,
        people=tuple(people),
        rotas=(Rota(line="kesa", season="2027", duties=planned),),
    )
    instance = instance_from(after, [("kesa", "2027")], keep=True)
    kept = plan(instance).score
    best = best_of_all(instance, lambda made: (made.goal[0][1], len(made.changed)))
    assert (kept.goal[0][1], len(kept.changed)) == (best.goal[0][1], len(best.changed))


def test_the_back_up_comes_first_and_a_new_back_up_is_named() -> None:
    gap = gap_of_duty(agreed(), "kesa", "2027", week(0), today=TODAY)
    first = gap.stand_ins[0]
    assert first.after.organisation == "bertta"
    assert first.after.responders == ("matti",)
    assert first.after.back_up in {"liisa", "noora"}
    assert [str(reason) for reason in first.reasons] == [
        "“Matti” is the back-up of this duty: taking over is agreed."
    ]
    others = [one.after.organisation for one in gap.stand_ins[1:] if not one.against]
    assert others == ["cecilia"]  # bertta may not answer while its own worker backs up
    assert [str(fact.message) for fact in gap.stand_ins[-1].against] == [
        "The back-up comes from another organisation than the one that answers."
    ]


def test_a_person_s_absence_finds_every_duty_and_offers_colleagues() -> None:
    repository = agreed()
    duties = [
        replace(duty, responders=("oona",)) if duty.organisation == "aino" else duty
        for duty in rota(repository).duties
    ]
    repository = replace(repository, rotas=(replace(rota(repository), duties=tuple(duties)),))
    gaps = gaps_of_person(repository, "oona", week(0).first, week(3).last, today=week(1).first)
    assert [(str(gap.period), gap.task) for gap in gaps] == [("2027-W26", Task.ANSWER)]
    names = [gap.after.responders for gap in gaps[0].stand_ins]
    assert names[:2] == [("matti",), ("pia",)]


def test_an_ill_back_up_is_replaced_by_whoever_has_backed_up_least() -> None:
    (gap,) = gaps_of_person(agreed(), "noora", week(1).first, week(1).last, today=TODAY)
    assert gap.task is Task.BACK_UP
    assert gap.stand_ins[0].after.back_up == "liisa"
    assert str(gap.stand_ins[0].reasons[0]).startswith("“Liisa” would then have 2 duties")


def test_a_worker_on_another_phone_is_no_stand_in() -> None:
    repository = agreed()
    other = replace(season(4), id="talvi")
    elsewhere = Rota(line="talvi", season="2027", duties=(Duty(period=week(1), back_up="liisa"),))
    repository = replace(
        repository, lines=(*repository.lines, other), rotas=(*repository.rotas, elsewhere)
    )
    (gap,) = gaps_of_person(repository, "noora", week(1).first, week(1).last)
    liisa = next(one for one in gap.stand_ins if one.after.back_up == "liisa")
    assert [str(fact.message) for fact in liisa.against] == [
        "“Liisa” has a duty on the line “Kesäpuhelin” in 2027-W24."
    ]


def test_cover_of_a_half_day() -> None:
    both = (PersonRole.RESPONDER, PersonRole.BACK_UP)
    people = [worker(name, "aino", roles=both) for name in ("liisa", "matti", "noora")]
    empty = region(season(3, DutyUnit.HALF_DAY), [house("aino", None)], people)
    duties = plan_season(empty, "kesa", "2027").duties
    repository = replace(empty, rotas=(Rota(line="kesa", season="2027", duties=duties),))
    gap = gap_of_duty(repository, "kesa", "2027", duties[2].period)
    assert gap.stand_ins[0].after.responders == (duties[2].back_up,)
    assert gap.stand_ins[0].after.back_up not in (None, duties[2].back_up)


def test_a_swap_says_what_it_breaks_and_can_take_the_back_ups_along() -> None:
    only_answering = swap(agreed(), "kesa", "2027", (week(0), week(1)), COVER, today=TODAY)
    assert [breach.fact.kind for breach in only_answering.breaks] == ["back-up-organisation"]
    whole = swap(agreed(), "kesa", "2027", (week(0), week(1)), COVER, back_ups=True, today=TODAY)
    assert whole.breaks == ()
    duties = apply(rota(agreed()), whole.changes).duties
    assert [duty.organisation for duty in duties] == ["bertta", "aino", "cecilia", "aino"]
    assert [duty.back_up for duty in duties] == ["noora", "matti", "liisa", "matti"]


def test_what_is_over_is_never_touched() -> None:
    later = week(1).first
    with pytest.raises(UsageError, match="is over"):
        gap_of_duty(agreed(), "kesa", "2027", week(0), today=later)
    with pytest.raises(UsageError, match="is over"):
        swap(agreed(), "kesa", "2027", (week(0), week(2)), COVER, today=later)


def test_unknown_duties_are_wrong_usage() -> None:
    with pytest.raises(UsageError, match="no duty 2027-W40"):
        gap_of_duty(agreed(), "kesa", "2027", week(17))
    with pytest.raises(UsageError, match="no duty 2027-W40"):
        swap(agreed(), "kesa", "2027", (week(0), week(17)), COVER)


def test_everybody_whom_a_swap_affects_is_told_once() -> None:
    done = swap(agreed(), "kesa", "2027", (week(0), week(1)), COVER, back_ups=True)
    found = {one.id: one for one in affected(done.changes)}
    assert set(found) == {"aino", "bertta", "matti", "noora"}
    assert (found["aino"].gains, found["aino"].loses) == ((week(1),), (week(0),))
    assert [str(notice) for notice in found["noora"].notices] == [
        "Your duty in 2027-W24 has been given to somebody else.",
        "You have a new duty in 2027-W23.",
    ]


def test_a_change_is_recorded_and_taken_back() -> None:
    before = rota(agreed())
    done = apply(before, swap(agreed(), "kesa", "2027", (week(0), week(2)), COVER).changes)
    assert next_number(done) == 2
    assert done.changes[0].before == DutyHolders(organisation="aino", back_up="matti")
    back = undo(done, 1, replace(COVER, number=2), today=TODAY)
    again = apply(done, back)
    assert again.duties == before.duties
    assert [change.undoes for change in again.changes] == [None, None, 1, 1]
    with pytest.raises(UsageError, match="already"):
        undo(again, 1, replace(COVER, number=3))


def test_a_change_survives_a_later_move_and_is_not_undone_under_it() -> None:
    done = apply(rota(agreed()), swap(agreed(), "kesa", "2027", (week(0), week(2)), COVER).changes)
    moved = replace(agreed(), rotas=(done,))
    second = replace(COVER, number=2)
    twice = apply(done, swap(moved, "kesa", "2027", (week(2), week(1)), second).changes)
    with pytest.raises(UsageError, match="changed again"):
        undo(twice, 1, replace(COVER, number=3))
    back = apply(twice, undo(twice, 2, replace(COVER, number=3)))
    assert back.duties == done.duties


def test_a_change_refuses_a_duty_that_somebody_changed_meanwhile() -> None:
    changes = swap(agreed(), "kesa", "2027", (week(0), week(2)), COVER).changes
    once = apply(rota(agreed()), changes)
    with pytest.raises(UsageError, match="in the meantime"):
        apply(once, changes)


@pytest.mark.parametrize(("number", "words"), [(7, "no change 7"), (1, "is over")])
def test_undo_refuses_what_it_cannot_do(number: int, words: str) -> None:
    done = apply(rota(agreed()), swap(agreed(), "kesa", "2027", (week(0), week(2)), COVER).changes)
    with pytest.raises(UsageError, match=words):
        undo(done, number, replace(COVER, number=2), today=week(1).first)


def test_tallies_count_who_in_fact_served() -> None:
    repository = agreed()
    duties = list(rota(repository).duties)
    duties[1] = replace(duties[1], served="matti")  # bertta's own back-up of another week
    duties[2] = replace(duties[2], served="aino")
    repository = replace(repository, rotas=(replace(rota(repository), duties=tuple(duties)),))
    found = {one.id: one for one in tallies(repository, "kesa", ["2027"], today=week(3).first)}
    assert found["aino"] == Tally(
        id="aino", person=False, promised=2, planned=2, served=2, stood_in=1, missed=0, back_ups=0
    )
    assert found["cecilia"] == Tally(
        id="cecilia",
        person=False,
        promised=1,
        planned=1,
        served=0,
        stood_in=0,
        missed=1,
        back_ups=0,
    )
    assert found["bertta"].served == 1
    assert found["matti"] == Tally(
        id="matti",
        person=True,
        promised=None,
        planned=0,
        served=1,
        stood_in=1,
        missed=0,
        back_ups=2,
    )
