"""Somebody falls ill, two swap, a duty is confirmed: changes of an agreed rota as the coordinator makes them."""

import json
from pathlib import Path

from openpyxl import load_workbook

from tests.cli.rota_support import ROTA, Desk, weeks_of


def test_cover_names_the_back_up_first_and_says_why(planned: Desk) -> None:
    said = planned.rota("cover", "--week", "27")
    first = said.out.splitlines()
    assert first[0] == "2027-W27: who could answer?"
    assert first[1] == "  1. Kiikkutuoli (Alma Keksitty); backed up by Rauha Tarina"
    assert first[2].endswith("“Alma Keksitty” is the back-up of this duty: taking over is agreed.")
    data = planned.rota("cover", "--week", "27", "--json").data
    against = [bool(one["against"]) for one in data[0]["stand_ins"]]
    assert against == sorted(against)  # whoever breaks a must comes last
    assert all(one["reasons"] for one in data[0]["stand_ins"])


def test_a_back_up_who_answers_elsewhere_that_week_is_not_free(planned: Desk) -> None:
    away = "2027-W27"
    data = planned.rota("cover", "--week", "27", "--json").data
    free = [one for one in data[0]["stand_ins"] if not one["against"]]
    assert data[0]["period"] == away
    # Alma answers then, so nobody is offered with her as the back-up of her own duty
    assert free[0]["responders"] == ["alma"]
    assert free[0]["back_up"] != "alma"


def test_taking_a_stand_in_records_tells_and_can_be_undone(planned: Desk) -> None:
    before = planned.text
    said = planned.rota(
        "cover", "--week", "27", "--take", "1", "--why", "este", "--by", "koordinaattori"
    )
    assert said.code == 0, said.err
    assert "Alma Keksitty <alma.keksitty@kiikkutuoli.example>: Your task in 2027-W27" in said.out
    rota = planned.read()
    assert weeks_of(rota)["2027-W27"] == ("kiikkutuoli", ("alma",), "rauha")
    (change,) = rota.changes
    assert (change.number, change.kind.value, change.by, change.why) == (
        1, "cover", "koordinaattori", "este",
    )  # fmt: skip
    assert change.before.organisation == "nuorten-kaislalaituri"
    kept = [line for line in before.splitlines() if line.lstrip().startswith("#")]
    assert all(line in planned.text for line in kept)
    assert planned.rota("undo").code == 0
    assert planned.text.startswith(before)  # the duties are as they were; the records stay below
    assert [one.kind.value for one in planned.read().changes] == ["cover", "undo"]
    again = planned.rota("undo", "1")
    assert again.code == 2
    assert "Change 1 has been taken back already." in again.err


def test_a_person_who_falls_ill_is_covered_in_the_task_they_have(planned: Desk) -> None:
    both = planned.rota("cover", "--person", "rauha", "--from", "2027-05-31", "--to", "2027-06-27")
    assert "2027-W22: who could back up?" in both.out
    assert "2027-W25: who could answer?" in both.out
    # in week 22 Rauha backs up, so it is the back-up that is looked for
    one = planned.rota("cover", "--week", "22", "--person", "rauha")
    assert one.out.startswith("2027-W22: who could back up?")
    nobody = planned.rota("cover", "--week", "23", "--person", "rauha")
    assert nobody.code == 2
    assert "“rauha” has no part in 2027-W23." in nobody.err
    unknown = planned.rota("cover", "--week", "22", "--person", "rauhaa")
    assert "Nobody has the id “rauhaa”." in unknown.err
    assert "rauha" in unknown.err.splitlines()[1]


def test_a_number_that_is_not_on_the_list_changes_nothing(planned: Desk) -> None:
    before = planned.text
    assert planned.rota("cover", "--week", "27", "--take", "99").code == 2
    assert planned.rota("cover").code == 2
    assert planned.rota("cover", "--week", "99").code == 2
    assert planned.rota("cover", "--week", "27", today="2027-08-01").code == 2  # it is over
    assert planned.text == before


def test_swap_exchanges_two_duties_under_one_number(planned: Desk) -> None:
    was = weeks_of(planned.read())
    said = planned.rota("swap", "23", "2027-W24")
    assert said.code == 0, said.err
    now = weeks_of(planned.read())
    assert now["2027-W23"] == (was["2027-W24"][0], (), was["2027-W23"][2])
    assert now["2027-W24"] == (was["2027-W23"][0], (), was["2027-W24"][2])
    assert [change.number for change in planned.read().changes] == [1, 1]
    assert planned.rota("undo", "1").code == 0
    assert weeks_of(planned.read()) == was


def test_swap_that_breaks_a_rule_is_refused_with_the_reason(planned: Desk) -> None:
    before = planned.text
    said = planned.rota("swap", "23", "28")
    assert said.code == 2
    assert "“Satumaan perhetupa ry” is closed from 5 July 2027 to 1 August 2027." in said.err
    assert "Nothing was swapped." in said.err
    assert "--force" in said.err
    assert planned.text == before
    assert planned.rota("swap", "23", "28", "--force", "--dry-run").code == 0
    assert planned.text == before
    assert planned.rota("swap", "23", "28", "--force").code == 0
    assert f"{ROTA} duty-during-closure" in planned.problems()


def test_a_later_change_of_the_same_duty_has_to_be_undone_first(planned: Desk) -> None:
    planned.rota("swap", "23", "24")
    planned.rota("cover", "--week", "24", "--take", "1")
    said = planned.rota("undo", "1")
    assert said.code == 2
    assert "First take back change 2." in said.err


def test_a_change_outlives_a_move_of_other_duties(planned: Desk) -> None:
    planned.rota("cover", "--week", "27", "--take", "1")
    planned.rota("swap", "23", "24")
    planned.change(ROTA, "  - period: 2027-W30\n", "  # siirretty\n  - period: 2027-W30\n")
    assert planned.rota("undo", "1").code == 0
    now = weeks_of(planned.read())
    assert now["2027-W27"] == ("nuorten-kaislalaituri", (), "alma")
    assert now["2027-W23"][0] == "omaispuu"
    assert "# siirretty" in planned.text


def test_confirmations_are_asked_in_steps_and_end_with_a_change_of_hands(planned: Desk) -> None:
    assert planned.rota("confirm", "23", today="2027-05-20").code == 0
    found = {
        one["period"]: one for one in planned.rota("confirm", "--json", today="2027-06-01").data
    }
    assert found["2027-W23"]["confirmed"] == "2027-05-20"
    assert not found["2027-W23"]["at_risk"]
    assert found["2027-W24"]["ask_now"]
    assert found["2027-W27"]["next_asked"] == "2027-06-07"
    risky = {
        one["period"]: one for one in planned.rota("confirm", "--json", today="2027-06-08").data
    }
    assert risky["2027-W24"]["at_risk"]
    assert "not confirmed, at risk: ask now" in planned.rota("confirm", today="2027-06-08").out
    planned.rota("cover", "--week", "23", "--take", "1", today="2027-06-01")
    assert "confirmed:" not in planned.text
    assert planned.read().duties[1].confirmed is None


def test_today_tells_whom_to_ask(planned: Desk) -> None:
    said = planned.run("today", today="2027-06-01")
    assert "Ask Satumaan perhetupa ry to confirm 2027-W23." in said.out
    planned.rota("confirm", "23", today="2027-06-01")
    assert "2027-W23." not in planned.run("today", today="2027-06-01").out


def test_nobody_gets_two_phones(planned: Desk) -> None:
    """A second line in the same summer, planned after the first, leaves alone whoever has a phone already."""
    root = planned.root
    line = (root / "data/lines/kesapuhelin.yaml").read_text(encoding="utf-8")
    second = line.replace("id: kesapuhelin", "id: iltapuhelin").replace(
        "000 100 1000", "000 100 1009"
    )
    (root / "data/lines/iltapuhelin.yaml").write_text(second, encoding="utf-8")
    for path in (root / "data/organisations").glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        lines = [
            extra
            for one in text.splitlines(keepends=True)
            for extra in (
                [one, one.replace("kesapuhelin", "iltapuhelin")]
                if 'line: kesapuhelin, season: "2027"' in one
                else [one]
            )
        ]
        path.write_text("".join(lines), encoding="utf-8")
    people = root / "data/people.yaml"
    people.write_text(
        people.read_text(encoding="utf-8").replace("[kesapuhelin]", "[kesapuhelin, iltapuhelin]"),
        encoding="utf-8",
    )
    said = planned.rota("plan", "--json", line="iltapuhelin")
    data = said.data
    if said.code:  # too few people for two lines is an honest answer; a doubled person is not
        assert data["clash"]
        return
    first = weeks_of(planned.read())
    for duty in data["duties"]:
        other = first[duty["period"]]
        taken = {*other[1], other[2]}
        assert not taken & {*duty["responders"], duty["back_up"]}


def test_sheet_and_tally_come_out_of_the_rota(planned: Desk) -> None:
    path = Path(planned.rota("sheet").out.strip())
    book = load_workbook(path)
    assert book.sheetnames == ["Duties", "Handovers"]
    rows = list(book["Duties"].iter_rows(values_only=True))
    assert len(rows) == 14
    assert rows[6][2] == "Nuorten kaislalaituri"
    first = path.read_bytes()
    planned.rota("sheet")
    assert path.read_bytes() == first
    planned.rota("cover", "--week", "22", "--take", "1", today="2027-05-30")
    data = planned.rota("tally", "--json", today="2027-07-01").data
    served = {one["id"]: one["served"] for one in data if not one["person"]}
    assert served["turvakaisla"] >= 1
    assert json.loads(json.dumps(data)) == data
