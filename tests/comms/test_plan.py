"""The communications plan on the calendar, and what is wrong with it."""

from datetime import date
from pathlib import Path

import pytest

from sotekit.checks.contrast import AA, contrast
from sotekit.comms.plan import Planned, planned
from sotekit.model.comms import CommsPlan, Look
from sotekit.plain.decode import decode
from sotekit.plain.yaml import read_yaml
from sotekit.store.loading import load
from tests.conftest import PROJECT, Sotekit

TODAY = date(2026, 11, 23)
HEAD = 'line: kesapuhelin\nseason: "2027"\n'
CAMPAIGNS = "campaigns:\n  - {id: avaus, name: Avaus, audience: Kaikki, message: Soita.}\n"


def plan_of(text: str, today: date = TODAY) -> Planned:
    repository = load(PROJECT).repository
    assert repository is not None
    line = repository.line("kesapuhelin")
    assert line is not None
    season = line.season("2027")
    assert season is not None
    node, problems = read_yaml("data/comms/kesapuhelin-2027.yaml", HEAD + CAMPAIGNS + text)
    assert node is not None, problems
    plan = decode(CommsPlan, node, list(problems))
    assert plan is not None
    return planned(repository, line, season, plan, today)


def codes(found: Planned) -> list[str]:
    """Without the organisations that have nothing to do, which every small plan has."""
    return [one.code for one in found.problems if one.code != "comms-silent"]


BUS = "channels:\n  - {id: bussit, name: Bussit, kind: bus, owner: kaislabussit, lead_days: 21}\n"


def test_deadlines_come_from_the_season_and_the_channel() -> None:
    found = plan_of(
        BUS + "actions:\n  - {campaign: avaus, channel: bussit, days_before: 7, lasts: 21}\n"
    )
    (step,) = found.steps
    assert (step.ready, step.out, step.last) == (
        date(2027, 5, 3), date(2027, 5, 24), date(2027, 6, 13),
    )  # fmt: skip
    assert step.owner == "kaislabussit"
    assert codes(found) == []


@pytest.mark.parametrize(
    ("text", "today", "code"),
    [
        (BUS + "actions:\n  - {campaign: avaus, channel: bussi, days_before: 7}\n", TODAY, "comms-unknown"),
        (BUS + "actions:\n  - {campaign: avaus, channel: bussit}\n", TODAY, "comms-no-day"),
        (BUS + "actions:\n  - {campaign: avaus, channel: bussit, days_before: 7}\n", date(2027, 5, 4), "comms-late"),
        (BUS + "actions:\n  - {campaign: avaus, channel: bussit, days_before: 7}\n"
         "  - {campaign: avaus, channel: bussit, on: 2027-05-24}\n", TODAY, "comms-clash"),
        ("channels:\n  - {id: radio, name: Radio, kind: radio}\n", TODAY, "comms-no-owner"),
        ("channels:\n  - {id: radio, name: Radio, kind: radio, owner: muistimetsa}\n"
         "actions:\n  - {campaign: avaus, channel: radio, days_into: 40}\n", TODAY, "comms-closed"),
        ("figures:\n  - {published: 2027-10-01, calls: 9}\n", TODAY, "comms-unpublished"),
        ('look: {ground: "#ffc94d"}\n', TODAY, "comms-contrast"),
    ],
)  # fmt: skip
def test_what_a_plan_overlooks(text: str, today: date, code: str) -> None:
    assert code in codes(plan_of(text, today))


def test_a_marketing_partner_with_nothing_to_do_is_told() -> None:
    said = [str(one.message) for one in plan_of(BUS).problems if one.code == "comms-silent"]
    assert len(said) == 7
    assert any("surun-sillat" in one for one in said)


def test_what_is_done_or_dropped_is_not_late() -> None:
    late = BUS + "actions:\n  - {campaign: avaus, channel: bussit, days_before: 7, state: STATE}\n"
    for state in ("agreed", "done", "dropped"):
        assert codes(plan_of(late.replace("STATE", state), date(2027, 5, 20))) in (
            [],
            ["comms-no-owner"],
        )


def test_the_example_plan_finds_what_was_left_open(sotekit: Sotekit, example: Path) -> None:
    path = example / "data" / "comms" / "kesapuhelin-2027.yaml"
    kept = [one for one in path.read_text("utf-8").splitlines() if "surun-sillat" not in one]
    opened = "\n".join(kept).replace("kind: radio, owner: elakelaiset-kaisloissa", "kind: radio")
    path.write_text(opened + "\n", "utf-8")
    shown = sotekit("comms", "plan", "--line", "kesapuhelin").stdout
    assert "comms-no-owner" in shown
    assert "surun-sillat" in shown
    assert "2 things to look at." in shown


def test_a_partner_gets_its_own_part(sotekit: Sotekit, tmp_path: Path) -> None:
    out = tmp_path / "shares"
    done = sotekit("comms", "plan", "--line", "kesapuhelin", "--shares", str(out))
    assert done.returncode == 0, done.stderr
    calendar = (out / "utukorven-urheilijat.ics").read_bytes().decode()
    assert calendar.count("BEGIN:VEVENT") == 2
    assert "DTSTART;VALUE=DATE:20270626" in calendar
    assert (out / "utukorven-urheilijat.docx").read_bytes().startswith(b"PK")
    again = {path.name: path.read_bytes() for path in out.iterdir()}
    sotekit("comms", "plan", "--line", "kesapuhelin", "--shares", str(out))
    assert {path.name: path.read_bytes() for path in out.iterdir()} == again


def test_contrast_as_wcag_has_it() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    look = Look()
    assert contrast(look.ink, look.ground) >= AA
    assert contrast(look.accent_ink, look.accent) >= AA
