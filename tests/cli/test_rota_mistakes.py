"""Mistakes in a rota that would leave a phone without an answerer: each is caught by validate, with its place."""

import pytest

from tests.cli.rota_support import ROTA, Desk

DAY_ROTA = "data/rota/ohjauspuhelin-2027.yaml"
LINE = "data/lines/kesapuhelin.yaml"
PEOPLE = "data/people.yaml"

WEEK_27 = "organisation: nuorten-kaislalaituri\n    back_up: alma"
WEEK_23 = "- period: 2027-W23\n    organisation: satumaan-perhetupa\n    back_up: meri"

MISTAKES = {
    "a mistyped organisation": (
        ROTA, WEEK_27, WEEK_27.replace("laituri", "laiturri"), "unknown-reference",
    ),
    "a mistyped person": (ROTA, WEEK_27, WEEK_27.replace("alma", "allma"), "unknown-reference"),
    "a duty while the organisation is closed": (
        ROTA, WEEK_27, WEEK_27.replace("nuorten-kaislalaituri", "omaispuu"), "duty-during-closure",
    ),
    "a back-up on holiday": (
        ROTA, WEEK_27, WEEK_27.replace("alma", "raimo"), "duty-during-absence",
    ),
    "a back-up who is away": (
        ROTA, WEEK_27, WEEK_27.replace("alma", "aino"), "duty-during-absence",
    ),
    "no back-up": (ROTA, WEEK_27, WEEK_27.partition("\n")[0], "back-up-missing"),
    "a back-up who answers too": (
        ROTA, "responders: [rauha, taisto]\n    back_up: aino",
        "responders: [rauha, taisto]\n    back_up: rauha", "back-up-same",
    ),
    "a back-up from the organisation that answers": (
        ROTA, WEEK_23, WEEK_23.replace("meri", "sisko"), "back-up-same",
    ),
    "a back-up who is no officer": (ROTA, WEEK_27, WEEK_27.replace("alma", "kaarlo"), "wrong-role"),
    "a week that nobody has": (ROTA, f"  {WEEK_23}\n", "", "rota-gap"),
    "a week twice": (ROTA, WEEK_23, f"{WEEK_23}\n  {WEEK_23}", "duty-twice"),
    "a week outside the season": (ROTA, "2027-W34", "2027-W35", "duty-outside-season"),
    "a week that isn't in the year": (ROTA, "2027-W34", "2027-W54", "bad-period"),
    "an organisation that never promised": (
        ROTA, WEEK_27, WEEK_27.replace("nuorten-kaislalaituri", "kaislabussit"),
        "duty-not-promised",
    ),
    "a rule twice": (
        LINE, "    closures:\n      - {start: 2027-06-25,",
        "    rules: [{rule: rest, days: 7}, {rule: rest, days: 3}]\n"
        "    closures:\n      - {start: 2027-06-25,",
        "rule-twice",
    ),
}  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES)
def test_mistake_is_caught(planned: Desk, mistake: str) -> None:
    path, right, wrong, code = MISTAKES[mistake]
    assert planned.problems() == []
    planned.change(path, right, wrong)
    found = planned.problems()
    assert f"{path} {code}" in found, found


def test_one_person_on_two_phones_is_caught(planned: Desk) -> None:
    """Saga backs up on the summer line in week 29; the guidance line's season is made to reach that week."""
    planned.change("data/lines/ohjauspuhelin.yaml", "end: 2027-05-28", "end: 2027-07-19")
    path = planned.root / DAY_ROTA
    duty = "  - period: 2027-07-19\n    organisation: tockeno-vankrets\n    responders: [saga]\n"
    path.write_text(path.read_text(encoding="utf-8") + duty, encoding="utf-8")
    assert "two-at-once" in {one.partition(" ")[2] for one in planned.problems()}


@pytest.mark.parametrize(("day", "time"), [("2027-03-28", "3:30"), ("2027-10-31", "3:00")])
def test_handover_on_the_sunday_of_a_clock_change_is_caught(
    planned: Desk, day: str, time: str
) -> None:
    (planned.root / "data/lines/sunnuntai.yaml").write_text(
        "id: sunnuntai\nname: Sunnuntaipuhelin\nnumber: 000 100 1007\nduty: day\nseasons:\n"
        f'  - {{id: "2027", start: {day}, end: {day}, hours: su 3–15}}\n',
        encoding="utf-8",
    )
    rota = planned.root / "data/rota/sunnuntai-2027.yaml"
    text = 'line: sunnuntai\nseason: "2027"\nduties:\n'
    text += f"  - {{period: {day}, responders: [alma], handover_time: 'TIME'}}\n"
    rota.write_text(text.replace("TIME", time), encoding="utf-8")
    assert "data/rota/sunnuntai-2027.yaml handover-clock-change" in planned.problems()
    rota.write_text(text.replace("TIME", "4:30"), encoding="utf-8")
    assert not [one for one in planned.problems() if "handover-clock-change" in one]
