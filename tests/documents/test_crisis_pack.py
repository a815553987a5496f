"""The packs: what a point needs, nothing of people it doesn't work with, and an exercise on every page of one."""

from functools import cache
from pathlib import Path

import pytest

from sotekit.documents.crisis_build import write_packs
from sotekit.documents.crisis_exercise import every_mark
from sotekit.documents.crisis_pack import log_sheet, pack_paper
from sotekit.documents.crisis_sheet import nearest
from sotekit.documents.paper import Heading, Paper, Sign, Table
from sotekit.model.point import Point
from sotekit.model.repository import Repository
from tests.documents.crisis_support import (
    POINT,
    example,
    network,
    pdf_of,
    reader_of,
    squeezed,
    text_of,
)

SIGNS = ("Palvelupiste", "Servicepunkt", "Service point")
POINTS = [
    "jarjestotalon-olohuone",
    "kaislaluotsi",
    "tockeno-forsamlingshem",
    "iltalinja",
    "paakirjasto",
]
"""A place to come to, a car, one in Swedish, one on the net, one without a pair."""


def point_of(repository: Repository, name: str) -> Point:
    found = repository.point(name)
    assert found is not None
    return found


def pack_of(
    repository: Repository, name: str, language: str = "fi", *, exercise: bool = False
) -> Paper:
    return pack_paper(
        reader_of(repository, language), [point_of(repository, name)], exercise=exercise
    )


@cache
def words_of_example(name: str) -> str:
    return text_of(pdf_of(pack_of(example(), name)))


@pytest.mark.parametrize("name", POINTS)
def test_a_pack_holds_what_its_point_needs(name: str) -> None:
    repository, text = example(), words_of_example(name)
    point = point_of(repository, name)
    wanted = [point.name.best("fi"), point.address or "", *point.phones]
    people = [one for pair in point.pairs for one in pair.people]
    people += [one.person for one in point.key_holders if one.person]
    known = [person for one in people if (person := repository.person(one))]
    wanted += [part for one in known for part in (one.name, one.phone or "")]
    wanted += [one.phone or "" for one in point.key_holders]
    wanted += [one.address or "" for one in point.stops]
    plan = repository.crisis
    assert plan is not None
    wanted += [plan.coordination.phone or "", *(one.phone for one in plan.contacts)]
    wanted += [one.number for one in repository.helplines]
    near = nearest(reader_of(repository), point)
    assert len(near) >= 3
    wanted += [one.name.best("fi") for one, _ in near]
    assert [one for one in wanted if squeezed(one) not in text] == []


@pytest.mark.parametrize("name", POINTS)
def test_a_pack_tells_of_nobody_the_point_does_not_work_with(name: str) -> None:
    """Its pairs, its key-holders, its area and the coordination: not the rest of data/people.yaml."""
    repository, text = example(), words_of_example(name)
    point, plan = point_of(repository, name), repository.crisis
    assert plan is not None
    known = {one for pair in point.pairs for one in pair.people}
    known |= {one.person for one in point.key_holders if one.person}
    area = repository.region.area(point.areas[0]) if point.areas else None
    known |= {one for one in (area.responsible, area.deputy) if one} if area else set()
    known |= set(plan.coordination.people)
    others = [one for one in repository.people if one.id not in known]
    assert others
    assert [one.name for one in others if squeezed(one.name) in text] == []
    assert [one.phone for one in others if one.phone and squeezed(one.phone) in text] == []
    assert [one.email for one in repository.people if one.email and one.email in text] == []


def test_the_signs_are_in_three_languages_whatever_the_pack_is_in() -> None:
    paper = pack_of(example(), "tockeno-forsamlingshem", "en")
    signs = [one for one in paper.blocks if isinstance(one, Sign)]
    assert [one.arrow for one in signs] == ["here", "left", "right", "up"]
    assert {title for _, title, _ in signs[0].texts} == set(SIGNS)
    assert signs[0].texts[0][0] == "sv"  # the area's first language goes first
    pages = [squeezed(page.extract_text()) for page in pdf_of(paper).pages]
    assert sum(all(squeezed(one) in page for one in SIGNS) for page in pages) == len(signs)


def test_a_point_on_the_net_has_no_door() -> None:
    paper = pack_of(example(), "iltalinja")
    assert not [one for one in paper.blocks if isinstance(one, Sign)]
    assert not [
        one for one in paper.blocks if isinstance(one, Heading) and one.id.startswith("set-up")
    ]


@pytest.mark.parametrize("language", ["fi", "en"])
def test_every_page_of_an_exercise_says_so(tmp_path: Path, language: str) -> None:
    repository = network(tmp_path)
    marked = pdf_of(pack_of(repository, "tupa", language, exercise=True))
    mark = squeezed(every_mark())
    assert [squeezed(page.extract_text()).count(mark) >= 2 for page in marked.pages] == [
        True
    ] * len(marked.pages)
    assert marked.metadata is not None
    assert str(marked.metadata.title).startswith("HARJOITUS")
    assert mark not in text_of(pdf_of(pack_of(repository, "tupa", language)))


def test_the_file_of_an_exercise_says_so_too(tmp_path: Path) -> None:
    repository = network(tmp_path)
    reader = reader_of(repository)
    point = point_of(repository, "tupa")
    made = [
        one.path.name
        for exercise in (True, False)
        for one in write_packs(
            reader, [point], tmp_path, exercise=exercise, together=False, paper="a4"
        )
    ]
    assert made == ["HARJOITUS-pack-tupa-fi.pdf", "pack-tupa-fi.pdf"]


def test_a_log_sheet_takes_counts_only(tmp_path: Path) -> None:
    """Rows are the words of the data; the cells to fill are for strokes and sums, and no line is for a name."""
    repository = network(tmp_path)
    reader = reader_of(repository, "en")
    tables = [
        one for one in log_sheet(reader, point_of(repository, "sali")) if isinstance(one, Table)
    ]
    assert [row[0][0].text for row in tables[0].rows] == ["Company", "Food"]
    assert [row[0][0].text for row in tables[1].rows] == ["Aikuinen"]
    allowed = {"Service", "Helped: strokes", "Sum", "Could not help: strokes", "Strokes"}
    heads = {label for one in tables for label in one.head} - {one.name for one in tables}
    assert heads <= allowed
    for table in tables:
        assert all(
            piece.text.strip() == "" for row in table.rows for cell in row[1:] for piece in cell
        )


def test_what_a_point_lacks_is_said_on_its_sheet(tmp_path: Path) -> None:
    bare = "id: tupa\nname: Tupa\nhost: apuri\narea: etela\n"
    repository = network(tmp_path, **{"points/tupa.yaml": bare})
    text = text_of(pdf_of(pack_of(repository, "tupa", "en")))
    for said in (
        "No address",
        "No hours",
        "No phone",
        "No pair has been named. The point must not be opened alone.",
        "Nobody is known to have a key",
        "The minimum service “Company” is missing.",
        "Not confirmed",
    ):
        assert squeezed(said) in text, said


def test_a_pair_from_one_organisation_is_told(tmp_path: Path) -> None:
    pair = POINT.replace("[aatu, bertta]", "[aatu, aatu]")
    text = text_of(pdf_of(pack_of(network(tmp_path, **{"points/tupa.yaml": pair}), "tupa", "en")))
    assert squeezed("Both are from the same organisation") in text


def test_one_point_alone_has_nobody_to_send_to(tmp_path: Path) -> None:
    repository = network(tmp_path)
    (tmp_path / "data" / "points" / "sali.yaml").unlink()
    from sotekit.store.loading import load

    alone = load(tmp_path).repository
    assert alone is not None
    assert repository.point("sali")
    text = text_of(pdf_of(pack_of(alone, "tupa", "en")))
    assert squeezed("There are no other points to send people to.") in text


@pytest.mark.parametrize("paper", ["a4", "a3"])
def test_a_sign_is_one_page_whatever_the_name(tmp_path: Path, paper: str) -> None:
    long = POINT.replace(
        "{fi: Keltainen tupa, sv: Gula stugan, en: Yellow house}",
        f"{'Pitkäniminen kohtaamispaikka ' * 6}",
    ).replace("ma–pe 9–15", "ma–to 8–18, pe 9–15, la 10–14; pyhinä suljettu")
    repository = network(tmp_path, **{"points/tupa.yaml": long})
    made = pack_paper(
        reader_of(repository), [point_of(repository, "tupa")], exercise=True, paper=paper
    )
    reader = pdf_of(made)
    sizes = [round(float(page.mediabox.height)) for page in reader.pages]
    signs = [squeezed(page.extract_text()).count("Servicepunkt") for page in reader.pages]
    assert sum(signs) == 4
    if paper == "a3":
        assert sizes.count(1191) == 4


def test_packs_together_are_one_file_with_the_pictures_once() -> None:
    repository = example()
    points = [point_of(repository, one) for one in POINTS[:3]]
    paper = pack_paper(reader_of(repository), points)
    sheets = [
        one.id for one in paper.blocks if isinstance(one, Heading) and one.id.startswith("sheet-")
    ]
    assert sheets == [f"sheet-{one}" for one in POINTS[:3]]
    assert sum(one.kind == "drawing" for one in paper.blocks) <= 3


def test_in_a_scenario_the_pack_says_what_holds_then() -> None:
    """The sign of a power cut must not tell the hours of an ordinary week, nor send people to a closed door."""
    repository = example()
    scenario = repository.scenario("power-cut")
    assert scenario is not None
    reader = reader_of(repository).in_scenario(scenario)
    point = next(one for one in reader.points if one.id == "kellomaen-seurakuntakoti")
    paper = pack_paper(reader, [point])
    sign = next(one for one in paper.blocks if isinstance(one, Sign))
    assert "joka päivä 9–21" in [one.text for one in sign.facts]
    table = next(
        one for one in paper.blocks if isinstance(one, Table) and one.head[0] == "Skenaario"
    )
    assert [row[0][0].text for row in table.rows] == ["Pitkä sähkökatko"]
    assert paper.subtitle.endswith("· Pitkä sähkökatko")
    opened = {one.point for one in scenario.points}
    assert {one.id for one, _ in nearest(reader, point)} <= opened
    ordinary = next(
        one
        for one in pack_of(repository, "kellomaen-seurakuntakoti").blocks
        if isinstance(one, Sign)
    )
    assert ordinary.facts != sign.facts


def test_a_candidate_that_a_scenario_opens_has_its_number_and_address_in_the_plan() -> None:
    from sotekit.documents.crisis_plan import plan_paper

    reader = reader_of(example(), "en")
    paper = plan_paper(reader)
    hall = point_of(example(), "liikuntahalli")
    table = next(
        one for one in paper.blocks if isinstance(one, Table) and one.name == "Service points"
    )
    row = next(row for row in table.rows if row[0][0].text == reader.number_of("liikuntahalli"))
    texts = [one.text for one in row[1]]
    assert hall.address in texts
    assert "Could be opened" in texts
