"""Planning, showing and explaining a rota as the coordinator does it."""

import pytest

from tests.cli.rota_support import ROTA, Desk, weeks_of

PINNED_COMMENT = (
    "  # Avausviikko. Lehti tulee tekemään juttua maanantaina, joten paikalla on kokenut väki.\n"
)


def test_plan_fills_the_season_and_keeps_what_people_wrote(desk: Desk) -> None:
    before = desk.text
    said = desk.rota("plan")
    assert said.code == 0, said.err
    assert desk.text.startswith(before[: before.index("  # Juhannusviikko")])
    assert all(line in desk.text for line in before.splitlines(keepends=True))
    rota = desk.read()
    assert [str(duty.period) for duty in rota.duties] == [f"2027-W{n}" for n in range(22, 35)]
    assert all(duty.organisation and duty.back_up for duty in rota.duties)
    assert rota.changes == ()
    assert desk.problems() == []


def test_plan_says_how_it_scores_on_each_rule(desk: Desk) -> None:
    said = desk.rota("plan")
    assert "Wishes that came true      7    −7" in said.out
    assert "Proved: no plan does better by this goal." in said.out
    data = desk.rota("plan", "--json").data
    assert data["rules"] == [{"kind": "prefers", "broken": 0, "missed": 7, "cost": -7}]
    assert data["proved"]
    assert not data["written"]


def test_planning_twice_gives_the_same_bytes(desk: Desk) -> None:
    desk.rota("plan")
    first = desk.text
    again = desk.rota("plan")
    assert "says so already; nothing was changed." in again.out
    assert desk.text == first


def test_dry_run_writes_nothing(desk: Desk) -> None:
    before = desk.text
    assert "Nothing was written, as asked." in desk.rota("plan", "--dry-run").out
    assert desk.text == before


def test_windows_line_endings_stay(desk: Desk) -> None:
    desk.rota("plan")
    unix = desk.text
    path = desk.root / ROTA
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    desk.change(ROTA, "organisation: kiikkutuoli\r\n    back_up: saga", "organisation: kiikkutuoli")
    assert desk.rota("plan").code == 0
    assert "\n" not in desk.text.replace("\r\n", "")
    assert weeks_of(desk.read())["2027-W29"] == ("kiikkutuoli", (), "saga")
    assert desk.text.replace("\r\n", "\n").startswith(unix[: unix.index("  - period: 2027-W29")])


def test_duties_written_on_one_line_stay_on_one_line(desk: Desk) -> None:
    desk.rota("plan")
    desk.change(
        ROTA,
        "- period: 2027-W24\n    organisation: omaispuu\n    back_up: vesa\n",
        "- {period: 2027-W24, organisation: omaispuu}  # vielä ilman takapäivystäjää\n",
    )
    assert desk.rota("plan", "--keep").code == 0
    assert (
        "- {period: 2027-W24, organisation: omaispuu, back_up: vesa}"
        "  # vielä ilman takapäivystäjää\n" in desk.text
    )


def test_keep_moves_least_records_it_and_can_be_undone(desk: Desk) -> None:
    desk.rota("plan")
    planned = weeks_of(desk.read())
    desk.change(
        "data/organisations/kiikkutuoli.yaml",
        "{start: 2027-06-21, end: 2027-07-04,",
        "{start: 2027-06-21, end: 2027-07-25,",
    )
    assert desk.problems() == [
        f"{ROTA} duty-during-closure",  # it answers in week 29
        f"{ROTA} duty-during-closure",  # its worker backs up in week 27
    ]
    said = desk.rota("plan", "--keep", "--why", "sulku pitenee", "--by", "koordinaattori")
    assert said.code == 0, said.err
    assert "Kiikkutuoli <keinu@kiikkutuoli.example>: Your duty in 2027-W29 has been" in said.out
    kept = weeks_of(desk.read())
    assert {week for week in planned if planned[week] != kept[week]} == {"2027-W27", "2027-W29"}
    changes = desk.read().changes
    assert [(one.number, one.kind.value, str(one.period)) for one in changes] == [
        (1, "replan", "2027-W27"),
        (1, "replan", "2027-W29"),
    ]
    assert {(one.why, one.by) for one in changes} == {("sulku pitenee", "koordinaattori")}
    assert desk.problems() == []

    assert desk.rota("undo").code == 0
    assert weeks_of(desk.read()) == planned


def test_keep_touches_neither_the_past_nor_what_is_pinned(desk: Desk) -> None:
    desk.rota("plan")
    planned = weeks_of(desk.read())
    # By mid-July several duties are over; one who has served falls ill for the rest of the summer.
    was = "absences: [{start: 2026-06-22, end: 2026-07-05}, {start: 2027-06-21,"
    now = "absences: [{start: 2027-05-31, end: 2027-08-29}, {start: 2027-06-21,"
    desk.change("data/people.yaml", was, now)
    desk.rota("plan", "--keep", today="2027-07-14")
    kept = weeks_of(desk.read())
    moved = {week for week in planned if planned[week] != kept[week]}
    # her organisation's own week has nobody left to answer, and her later back-up goes to another
    assert moved == {"2027-W29", "2027-W30"}
    assert {str(change.period) for change in desk.read().changes} == moved
    assert planned["2027-W27"][2] == kept["2027-W27"][2] == "alma"


def test_a_clash_is_named_with_its_places_and_ways_out(desk: Desk) -> None:
    desk.rota("plan")
    before = desk.text
    closed = ("turvakaisla", "kuutamon-kuuntelijat", "nuorten-kaislalaituri", "kiikkutuoli")
    for name in (*closed, "kaislakosken-seurakunta", "tyynen-veden-mieliyhdistys"):
        path = desk.root / f"data/organisations/{name}.yaml"
        text = path.read_text(encoding="utf-8")
        week = "closures:\n  - {start: 2027-07-05, end: 2027-07-11}\n"
        more = text.replace("\nclosures:\n", f"\n{week}", 1)
        path.write_text(more if more != text else text + week, encoding="utf-8")
    said = desk.rota("plan")
    assert said.code == 1
    assert "rota-clash" in said.out
    assert "Somebody has to back up in 2027-W27." in said.out
    assert "data/organisations/turvakaisla.yaml:" in said.out
    assert "The cheapest ways out:" in said.out
    assert "Nothing was written." in said.out
    assert desk.text == before
    data = desk.rota("plan", "--json").data
    assert not data["written"]
    prices = [way["price"] for way in data["ways_out"]]
    assert prices == sorted(prices)
    assert all(
        one["place"] and one["say"] for way in data["ways_out"] for one in way["concessions"]
    )


def test_show_names_those_who_answer_and_what_is_open(desk: Desk) -> None:
    said = desk.rota("show")
    assert "Week 22" in said.out
    assert "Kuutamon kuuntelijat (Kaarlo Keksitty) (agreed)" in said.out
    assert said.out.count("nobody yet") == 11
    data = desk.rota("show", "--json").data
    assert [one["period"] for one in data["duties"]][:2] == ["2027-W22", "2027-W23"]


def test_show_fits_a_narrow_terminal(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.rota("plan")
    monkeypatch.setenv("COLUMNS", "60")
    said = desk.rota("show")
    assert max(len(line) for line in said.out.splitlines()) <= 60
    assert "Turvakaisla" in said.out


def test_explain_names_the_reasons_and_the_next_best(desk: Desk) -> None:
    desk.rota("plan")
    week = desk.rota("explain", "27").out
    assert "“Nuorten kaislalaituri ry” answers in 2027-W27." in week
    assert "The next best would be" in week
    who = desk.rota("explain", "kiikkutuoli").out
    assert "“Kiikkutuoli ry” is closed from 21 June 2027 to 4 July 2027." in who
    unknown = desk.rota("explain", "kiikutuoli")
    assert unknown.code == 2
    assert "kiikkutuoli" in unknown.err


def test_season_without_a_rota_says_how_to_plan_one(desk: Desk) -> None:
    (desk.root / ROTA).unlink()
    said = desk.rota("swap", "23", "24")
    assert said.code == 2
    assert "sotekit rota plan --line kesapuhelin --season 2027" in said.err
    assert desk.rota("plan").code == 0
    assert len(desk.read().duties) == 13


def test_a_line_by_the_day_plans_to_the_same_bytes(desk: Desk) -> None:
    path = desk.root / "data/rota/ohjauspuhelin-2027.yaml"
    before = path.read_bytes()
    assert desk.rota("plan", "--keep", line="ohjauspuhelin").code == 0
    assert path.read_bytes() == before
