"""Writing a rota into its file: whatever way people wrote it, what they wrote stays and reads back as meant."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sotekit.errors import StorageError
from sotekit.model.line import Line, Season
from sotekit.model.period import Period
from sotekit.model.rota import Change, ChangeKind, Duty, DutyHolders, Rota
from sotekit.plain.decode import decode
from sotekit.plain.nodes import Mapping
from sotekit.plain.problem import Problem
from sotekit.plain.yaml import read_yaml
from sotekit.store.rota import rota_text
from tests.rota.support import season

LINE: Line = season()
SEASON: Season = LINE.seasons[0]
WEEKS = [Period.week_of(date.fromisocalendar(2027, number, 1)) for number in range(23, 29)]
NAMES = ("naapurit", "pihapiiri", "seura", "no", "12", "yö")
"""Ids as people choose them; two of them are a trap of YAML."""

BLOCK = """\
# Sovittu kokouksessa
line: kesa
season: "2027"
duties:
  # avaus
  - period: 2027-W23
    organisation: naapurit
    note: Lehti tulee.   # kokenut väki
  - {period: 2027-W25, organisation: pihapiiri}  # lyhyesti
# loppu
"""
FLOW = """\
line: kesa
season: "2027"
duties: [{period: 2027-W24, organisation: naapurit}]  # yksi vasta
"""
EMPTY = "line: kesa\nseason: '2027'\nduties: []  # ei vielä\n"
WITHOUT = "# pelkkä alku\nline: kesa\nseason: '2027'\n"
WRITTEN = (None, BLOCK, BLOCK.replace("\n", "\r\n"), FLOW, EMPTY, WITHOUT)


def read(text: str) -> Rota:
    """The text as the program reads it, without a complaint."""
    node, found = read_yaml("", text)
    problems: list[Problem] = list(found)
    assert isinstance(node, Mapping)
    rota = decode(Rota, node, problems)
    assert problems == []
    assert rota is not None
    return rota


def bare(duties: tuple[Duty, ...]) -> dict[str, tuple[object, ...]]:
    """What plans decide of each duty."""
    return {
        str(one.period): (one.organisation, one.responders, one.back_up, one.confirmed)
        for one in duties
    }


duties = st.builds(
    Duty,
    period=st.sampled_from(WEEKS),
    organisation=st.sampled_from((None, *NAMES)),
    responders=st.lists(st.sampled_from(NAMES), max_size=2, unique=True).map(tuple),
    back_up=st.sampled_from((None, *NAMES)),
    confirmed=st.sampled_from((None, date(2027, 5, 1))),
)
rotas = st.lists(duties, max_size=6, unique_by=lambda one: str(one.period)).map(tuple)


@given(st.sampled_from(WRITTEN), rotas)
@settings(max_examples=80, deadline=None)
def test_what_is_written_is_what_is_read(old: str | None, planned: tuple[Duty, ...]) -> None:
    text = rota_text(old, LINE, SEASON, planned)
    before = bare(read(old).duties) if old else {}
    assert bare(read(text).duties) == {**before, **bare(planned)}
    assert rota_text(text, LINE, SEASON, planned) == text  # and writing it again changes nothing
    for remark in ("# Sovittu", "# avaus", "# kokenut", "# lyhyesti", "# loppu", "# yksi", "Lehti"):
        assert (remark in text) == (remark in (old or ""))
    if old and "\r\n" in old:
        assert "\n" not in text.replace("\r\n", "")


@given(st.sampled_from(WRITTEN), rotas)
@settings(max_examples=30, deadline=None)
def test_duties_stay_in_order_of_time(old: str | None, planned: tuple[Duty, ...]) -> None:
    periods = [str(one.period) for one in read(rota_text(old, LINE, SEASON, planned)).duties]
    assert periods == sorted(periods)


@pytest.mark.parametrize("old", WRITTEN)
def test_records_are_appended_and_read_back(old: str | None) -> None:
    first = Change(
        number=1,
        on=date(2027, 5, 2),
        kind=ChangeKind.COVER,
        period=WEEKS[0],
        before=DutyHolders(organisation="naapurit"),
        after=DutyHolders(organisation="seura", responders=("yö",), back_up="no"),
        why="sovittu: puhelimessa #2",
    )
    second = replace(first, number=2, kind=ChangeKind.UNDO, undoes=1, why=None, by="koordinaattori")
    text = rota_text(old, LINE, SEASON, (Duty(period=WEEKS[0], organisation="seura"),), (first,))
    text = rota_text(text, LINE, SEASON, (), (second,))
    found = read(text).changes
    assert found[0].why == first.why
    assert [
        (one.number, one.kind, one.before.organisation, one.after.back_up, one.by, one.undoes)
        for one in found
    ] == [
        (1, ChangeKind.COVER, "naapurit", "no", None, None),
        (2, ChangeKind.UNDO, "naapurit", "no", "koordinaattori", 1),
    ]


@pytest.mark.parametrize("broken", ["duties: [", "line: kesa\nline: kesa\n", "- a\n"])
def test_a_file_that_cannot_be_read_is_left_alone(broken: str) -> None:
    with pytest.raises(StorageError):
        rota_text(broken, LINE, SEASON, (Duty(period=WEEKS[0], organisation="seura"),))
