"""A small network as people write it, loaded from its files."""

from datetime import date
from pathlib import Path
from textwrap import dedent

from sotekit.checks.validation import validate
from sotekit.model.repository import Repository
from sotekit.points.network import Network
from sotekit.store.loading import load

TODAY = date(2026, 11, 23)

REGION = """
    name: Testilä
    languages: [fi]
    municipalities: [{id: testila, name: Testilä}]
    topics: [{id: other, name: Muu}]
    age_bands: [{id: unknown, name: Ei tiedossa}]
    target_groups:
      - {id: anyone, name: Kaikki, everybody: true}
      - {id: old, name: Vanhat}
      - {id: young, name: Nuoret}
    areas:
      - {id: north, name: Pohjoinen, municipality: testila, coordinates: "62.0, 26.0"}
      - {id: south, name: Etelä, municipality: testila, coordinates: "61.9, 26.0"}
    point_services:
      - {id: talk, name: Keskusteluapu, required: true}
      - {id: food, name: Ruoka-apu, required: true, when: la–su 8–20}
      - {id: net, name: Netti}
    needs:
      - {id: hunger, name: Nälkä, services: [food]}
      - {id: screens, name: Verkkoasiat, services: [net]}
"""
ORGANISATIONS = ("town", "parish", "club")
PEOPLE = """
    people:
      - {id: tina, name: Tina T, organisation: town, roles: [point], area: north}
      - {id: toni, name: Toni T, organisation: town, roles: [point], area: south}
      - {id: pia, name: Pia P, organisation: parish, roles: [point], area: north}
      - {id: cari, name: Cari C, organisation: club, roles: [point], area: south}
"""


def write(root: Path, name: str, text: str) -> Path:
    path = root / "data" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
    return path


def small(root: Path, region: str = REGION, people: str = PEOPLE) -> Path:
    write(root, "region.yaml", region)
    write(root, "people.yaml", people)
    for one in ORGANISATIONS:
        write(
            root,
            f"organisations/{one}.yaml",
            f"id: {one}\nname: {one.title()}\nkind: association\nlanguages: [fi]\n"
            "contacts: [{phone: 000 100 100}]\n",
        )
    return root


def point(root: Path, name: str, text: str) -> Path:
    return write(
        root,
        f"points/{name}.yaml",
        f"id: {name}\nname: {name.title()}\n"
        + (
            dedent(text).lstrip("\n")
            if "host:" in text
            else "host: town\n" + dedent(text).lstrip("\n")
        ),
    )


HALL = """
    area: north
    hours: ma–su 9–15
    services: [talk, food]
    key_holders: [{person: tina}, {person: pia}]
    contacts: [{phone: 000 100 201}, {phone: 000 100 202}]
    pairs: [{people: [tina, pia]}]
"""


def repository(root: Path) -> Repository:
    loaded = load(root)
    assert loaded.repository is not None
    assert not loaded.problems, loaded.problems
    return loaded.repository


def network(root: Path) -> Network:
    return Network(repository(root), TODAY)


def codes(root: Path) -> list[str]:
    return [problem.code for problem in validate(root, TODAY).problems]
