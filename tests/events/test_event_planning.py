"""`sotekit event plan` as a coordinator runs it, on files as people write them."""

import json
from pathlib import Path

from tests.conftest import Sotekit

BRIEFINGS = "data/events/jarjestoinfot.yaml"
EVENTS = "data/events/jarjestoesittelyt.yaml"


def plan(sotekit: Sotekit, *words: str) -> dict:  # type: ignore[type-arg]  # JSON of any shape
    done = sotekit("event", "plan", *words, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)  # type: ignore[no-any-return]  # as above


def test_holidays_are_passed_and_the_reason_is_told(sotekit: Sotekit) -> None:
    done = sotekit("event", "plan", "jarjestoinfot", "--year", "2027", "--dry-run")
    assert done.returncode == 0, done.stderr
    assert "2027-10: on 19 October 2027 instead of 12 October 2027" in done.stdout
    assert "12 October 2027 is in a school holiday (Autumn holiday)." in done.stdout
    assert "Proved: no choice of presenters does better by this goal." in done.stdout
    made = plan(sotekit, "jarjestoinfot", "--year", "2027", "--dry-run")
    days = [one["date"] for one in made["sessions"] if one["date"] > "2027"]
    assert days == [
        "2027-01-12", "2027-02-09", "2027-03-16", "2027-04-13", "2027-05-11",
        "2027-09-14", "2027-10-19", "2027-11-09", "2027-12-14",
    ]  # fmt: skip
    assert made["written"] is False


def test_a_second_run_changes_nothing_and_comments_stay(sotekit: Sotekit, example: Path) -> None:
    path = example / BRIEFINGS
    before = path.read_text(encoding="utf-8").replace(
        "  - id: 2027-04\n", "  - id: 2027-04 # sovittava Kallen kanssa\n"
    )
    path.write_text(before, encoding="utf-8", newline="")
    assert plan(sotekit, "jarjestoinfot", "--year", "2027")["written"] is True
    after = path.read_text(encoding="utf-8")
    assert after.startswith(before)
    assert "  - id: 2027-09\n    date: 2027-09-14\n    presenters:\n      - organisation: " in after
    assert plan(sotekit, "jarjestoinfot", "--year", "2027")["written"] is False
    assert path.read_text(encoding="utf-8") == after
    assert sotekit("validate").returncode == 0


def test_agreed_ones_stay_and_the_others_make_room(sotekit: Sotekit, example: Path) -> None:
    assert sotekit("event", "pin", "jarjestoinfot", "2027-02", "kiikkutuoli").returncode == 0
    made = plan(sotekit, "jarjestoinfot", "--until", "2027-05-31")
    february = next(one for one in made["sessions"] if one["id"] == "2027-02")
    assert "kiikkutuoli" in february["presenters"]
    assert len(february["presenters"]) == 2
    assert february["pinned"] == ["kiikkutuoli"]
    december = next(one for one in made["sessions"] if one["id"] == "2026-12")
    assert december["presenters"] == ["muistimetsa", "kiikkutuoli"]
    assert "muistimetsa" in (example / BRIEFINGS).read_text(encoding="utf-8")


def test_of_each_organisation_it_is_told_why(sotekit: Sotekit) -> None:
    shown = sotekit("event", "plan", "jarjestoinfot", "--dry-run", "--why", lang="en").stdout
    assert "+ Hiekkaniemi Hummers (2027-01): it has never presented to this audience" in shown
    assert "it gets a grant of the county" in shown
    assert "none of its services is meant for this audience's target groups" in shown
    assert "it is not one of the kinds of bodies that present in this series" in shown
    made = plan(sotekit, "jarjestoinfot", "--dry-run")
    assert all(one["why"] for one in made["organisations"])


def test_the_next_round_comes_from_the_last_without_what_was_done(
    sotekit: Sotekit, example: Path
) -> None:
    path = example / EVENTS
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index("  - id: 2027-spring-1")], encoding="utf-8")
    made = plan(sotekit, "jarjestoesittelyt", "--from-last")
    assert [(one["id"], one["date"]) for one in made["sessions"]] == [
        ("2027-spring-1", "2027-02-24"),
        ("2027-spring-2", "2027-03-03"),
        ("2027-spring-3", "2027-03-17"),
        ("2027-spring-4", "2027-03-24"),
    ]
    written = path.read_text(encoding="utf-8")
    new = written[written.index("  - id: 2027-spring-1") :]
    for gone in ("attendance", "materials", "recording", "held", "done", "confirmed"):
        assert gone not in new
    assert "minutes: 150" in new
    assert "target_groups: [older-people, carers]" in new
    third = made["sessions"][2]["presenters"]
    assert not set(third) & {"muistimetsa", "omaispuu", "kiikkutuoli", "sydankaisla"}
    assert plan(sotekit, "jarjestoesittelyt", "--from-last")["written"] is False
    assert sotekit("validate").returncode == 0


def test_a_series_without_a_rule_says_what_to_do(sotekit: Sotekit, example: Path) -> None:
    (example / "data/events/koulutus.yaml").write_text(
        "id: koulutus\nname: Koulutus\nkind: training\naudience: Vapaaehtoiset\n"
        "mode: on-site\nstart: 17:00\nminutes: 120\n",
        encoding="utf-8",
    )
    done = sotekit("event", "plan", "koulutus")
    assert done.returncode == 2
    assert "doesn't say when its sessions are" in done.stderr
    assert "every: second tuesday" in done.stderr
    assert sotekit("event", "plan", "koulutus", "--from-last").returncode == 2
    assert "There is no series “koulutuz”." in sotekit("event", "plan", "koulutuz").stderr


def test_trainings_get_days_and_no_presenters(sotekit: Sotekit, example: Path) -> None:
    (example / "data/events/tyonohjaus.yaml").write_text(
        "id: tyonohjaus\r\nname: Työnohjaus\r\nkind: supervision\r\naudience: Vapaaehtoiset\r\n"
        "mode: on-site\r\nstart: 17:00\r\nminutes: 90\r\n"
        "rule: {every: joka toinen maanantai, start: 2027-01-11, end: 2027-02-28}\r\n",
        encoding="utf-8",
        newline="",
    )
    made = plan(sotekit, "tyonohjaus")
    assert [one["date"] for one in made["sessions"]] == [
        "2027-01-11", "2027-01-25", "2027-02-08", "2027-02-22",
    ]  # fmt: skip
    text = (example / "data/events/tyonohjaus.yaml").read_bytes()
    assert b"\r\nsessions:\r\n  - id: 2027-01-11\r\n" in text
    assert b"\n\n" not in text.replace(b"\r\n", b"\n")
    assert sotekit("validate").returncode == 0


def test_sessions_on_one_line_are_written_too(sotekit: Sotekit, example: Path) -> None:
    path = example / BRIEFINGS
    text = path.read_text(encoding="utf-8")
    start = text[: text.index("  - id: 2027-01")]
    one = "  - {id: 2027-01, date: 2027-01-12}\n"
    two = (
        "  - {id: 2027-02, date: 2027-02-09, presenters: [{organisation: turvakaisla}]} # sovittu\n"
    )
    path.write_text(start + one + two, encoding="utf-8")
    assert plan(sotekit, "jarjestoinfot", "--until", "2027-02-28")["written"] is True
    first, second = path.read_text(encoding="utf-8").removeprefix(start).splitlines()
    assert first.startswith("  - {id: 2027-01, date: 2027-01-12, presenters: [{organisation: ")
    assert "presenters: [{organisation: turvakaisla}, {organisation: " in second
    assert second.endswith("}]} # sovittu")
    assert sotekit("validate").returncode == 0


def test_years_away_is_not_planned(sotekit: Sotekit) -> None:
    for words in (("--year", "2099"), ("--until", "2026-01-31"), ("--year", "27")):
        done = sotekit("event", "plan", "jarjestoinfot", *words)
        assert done.returncode == 2
        assert done.stderr
