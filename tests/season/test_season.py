"""The checklist: what is settled, late and whose turn; and a new season from the last."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sotekit.model.checklist import Checklist, Question, QuestionState, Subject, Theme
from sotekit.model.line import Line, Season
from sotekit.model.repository import Repository
from sotekit.model.text import Text
from sotekit.season.answers import subjects
from sotekit.season.following import midsummer, same_weekday
from sotekit.season.readiness import Standing, due_day, readiness, up_next
from sotekit.store.loading import load
from sotekit.store.starter import shipped_questions
from tests.conftest import PROJECT, Sotekit

TODAY = date(2026, 11, 23)
CHECKLIST = Path("data/checklists/kesapuhelin-2027.yaml")


def example(root: Path = PROJECT) -> tuple[Repository, Line, Season]:
    repository = load(root).repository
    assert repository is not None
    line = repository.line("kesapuhelin")
    assert line is not None
    season = line.season("2027")
    assert season is not None
    return repository, line, season


def standing_of(question: Question) -> Standing:
    repository, line, season = example()
    checklist = Checklist(line=line.id, season=season.id, questions=(question,))
    return readiness(repository, line, season, checklist, TODAY).items[0].standing


def asked(**changed: object) -> Question:
    values: dict[str, object] = {
        "id": "radio", "theme": Theme.COMMUNICATIONS, "question": Text(plain="Kuka soittaa radioon?")
    }  # fmt: skip
    return Question(**(values | changed))  # type: ignore[arg-type]  # the cases below name real fields


@pytest.mark.parametrize(
    ("changed", "standing"),
    [
        ({"due": date(2026, 11, 22)}, Standing.LATE),
        ({"due": date(2026, 11, 23)}, Standing.SOON),
        ({"due": date(2026, 12, 7)}, Standing.SOON),
        ({"due": date(2026, 12, 8)}, Standing.OPEN),
        ({}, Standing.OPEN),
        ({"due": date(2026, 11, 1), "state": QuestionState.DECIDED}, Standing.DECIDED),
        ({"due": date(2026, 11, 1), "state": QuestionState.DONE}, Standing.DONE),
        ({"due": date(2026, 11, 1), "about": Subject.HOURS}, Standing.ANSWERED),
        ({"due": date(2026, 11, 1), "about": Subject.ROTA}, Standing.LATE),
    ],
)
def test_where_a_question_stands(changed: dict[str, object], standing: Standing) -> None:
    assert standing_of(asked(**changed)) is standing


def test_days_are_counted_from_the_season() -> None:
    _, _, season = example()
    assert due_day(asked(weeks_before=2), season) == date(2027, 5, 17)
    assert due_day(asked(weeks_after=4), season) == date(2027, 9, 26)
    assert due_day(asked(weeks_before=2, due=date(2027, 1, 1)), season) == date(2027, 1, 1)
    assert due_day(asked(), season) is None


def test_done_against_the_files_is_doubted() -> None:
    repository, line, season = example()
    checklist = Checklist(
        line=line.id,
        season=season.id,
        questions=(
            asked(state=QuestionState.DONE, about=Subject.ROTA),
            asked(state=QuestionState.DONE, about=Subject.HOURS),
        ),
    )
    found = readiness(repository, line, season, checklist, TODAY)
    assert [one.doubted for one in found.items] == [True, False]


def test_every_subject_is_answered_for_every_season() -> None:
    assert set(subjects()) == set(Subject)
    repository, _, _ = example()
    for line in repository.lines:
        for season in line.seasons:
            found = readiness(repository, line, season, shipped_questions(), TODAY)
            assert {one.question.about for one in found.items if one.answer} == set(Subject)


def test_whose_turn_it_is_adds_up() -> None:
    repository, line, season = example()
    checklist = repository.checklist(line.id, season.id)
    assert checklist is not None
    found = readiness(repository, line, season, checklist, TODAY)
    waiting = [one for one in found.items if not one.standing.settled]
    assert sum(count for _, count, _ in found.turns) == len(waiting)
    assert sum(late for *_, late in found.turns) == 1
    assert len(found.settled) + len(waiting) == len(checklist.questions)
    assert [one.question.id for one in up_next(found, 2)] == ["closures", "rota"]
    assert [one.question.id for one in found.unowned] == ["results"]


def test_the_screen_tells_what_is_late_and_json_the_same(sotekit: Sotekit) -> None:
    shown = sotekit("season", "--line", "kesapuhelin").stdout
    told = json.loads(sotekit("season", "--line", "kesapuhelin", "--json").stdout)
    assert f"{told['settled']} of {len(told['questions'])} questions are settled." in shown
    assert "27 weeks to go" in shown
    assert [one["id"] for one in told["questions"] if one["standing"] == "late"] == ["closures"]
    rota = next(one for one in told["questions"] if one["id"] == "rota")
    assert rota["files_say"] == "2 of 13 duties have somebody to answer."


def test_set_changes_one_question_and_nothing_else(sotekit: Sotekit, example: Path) -> None:
    before = (example / CHECKLIST).read_text(encoding="utf-8").splitlines()
    done = sotekit(
        "season", "set", "rota", "--line", "kesapuhelin", "--state", "decided",
        "--answer", "Maaliskuussa: kaikki paikalla",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    after = (example / CHECKLIST).read_text(encoding="utf-8").splitlines()
    assert [one for one in before if one not in after] == []
    assert [one.strip() for one in after if one not in before] == [
        'answer: "Maaliskuussa: kaikki paikalla"',
        "agreed: 2026-11-23",
    ]
    assert len(after) - len(before) == 3
    assert sotekit("validate").returncode == 0
    again = sotekit("season", "set", "rotta", "--line", "kesapuhelin", "--state", "done")
    assert again.returncode == 2
    assert "rota" in again.stderr


def test_a_new_season_carries_and_resets(sotekit: Sotekit, example: Path) -> None:
    done = sotekit("season", "new", "2028", "--from", "2027", "--line", "kesapuhelin")
    assert done.returncode == 0, done.stderr
    loaded = load(example)
    assert loaded.problems == ()
    repository = loaded.repository
    assert repository is not None
    line = repository.line("kesapuhelin")
    assert line is not None
    old, new = line.season("2027"), line.season("2028")
    assert old is not None
    assert new is not None
    assert (new.start, new.end) == (date(2028, 5, 29), date(2028, 8, 27))
    assert (new.hours, new.languages, new.rules) == (old.hours, old.languages, old.rules)
    (midsummer_closure,) = new.closures
    assert date(2028, 6, 24) in midsummer_closure
    assert repository.participants(line, new) == ()
    checklist, before = (repository.checklist(line.id, one) for one in ("2028", "2027"))
    assert checklist is not None
    assert before is not None
    assert {one.state for one in checklist.questions} == {QuestionState.OPEN}
    assert all(one.answer is None and one.agreed is None for one in checklist.questions)
    for then, now in zip(before.questions, checklist.questions, strict=True):
        assert (now.id, now.question, now.owner) == (then.id, then.question, then.owner)
        assert now.last_time == then.answer
    plan, plan_before = (repository.comms_plan(line.id, one) for one in ("2028", "2027"))
    assert plan is not None
    assert plan_before is not None
    assert plan.quotes == ()
    assert plan.channels == plan_before.channels
    assert len(plan.actions) == len(plan_before.actions)
    assert {one.state.value for one in plan.actions} == {"planned"}
    again = sotekit("season", "new", "2028", "--line", "kesapuhelin")
    assert again.returncode == 2


def test_a_dry_run_writes_nothing(sotekit: Sotekit, example: Path) -> None:
    before = {path: path.read_bytes() for path in example.rglob("*.yaml")}
    assert sotekit("season", "new", "2028", "--line", "kesapuhelin", "--dry-run").returncode == 0
    assert {path: path.read_bytes() for path in example.rglob("*.yaml")} == before


def test_a_line_without_a_checklist_gets_the_shipped_one(sotekit: Sotekit, example: Path) -> None:
    shown = sotekit("season", "--line", "ohjauspuhelin").stdout
    assert "ships with sotekit" in shown
    assert (
        sotekit("season", "set", "hours", "--line", "ohjauspuhelin", "--state", "done").returncode
        == 0
    )
    assert (example / "data/checklists/ohjauspuhelin-2027.yaml").exists() or (
        example / "data/checklists/ohjauspuhelin-2026.yaml"
    ).exists()
    assert sotekit("validate").returncode == 0


@given(st.integers(1960, 2100))
def test_midsummer_is_a_saturday_of_its_week(year: int) -> None:
    day = midsummer(year)
    assert day.weekday() == 5
    assert date(year, 6, 20) <= day <= date(year, 6, 26)


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)))
@settings(deadline=None)
def test_a_year_on_is_the_same_weekday_about_a_year_later(day: date) -> None:
    moved = same_weekday(day, day.isocalendar().year + 1)
    assert moved.weekday() == day.weekday()
    assert timedelta(days=355) <= moved - day <= timedelta(days=373)
