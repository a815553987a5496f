"""What the tests of letters, calendars and tasks share: a small region with one series, written as people write it."""

from datetime import date
from pathlib import Path

from sotekit.model.event import Series, Session
from sotekit.model.repository import Repository
from sotekit.store.loading import load

TODAY = date(2026, 11, 23)

REGION = """
name: {fi: Testilä, sv: Testbygden, en: Testshire}
languages: [fi, sv, en]
coordinator: talo
municipalities:
  - {id: ylakyla, name: Yläkylä}
topics:
  - {id: ero, name: Ero}
age_bands:
  - {id: adult, name: Aikuinen}
"""

PEOPLE = """
people:
  - id: veto
    name: Veto Keksitty
    organisation: talo
    roles: [coordinator]
    phone: 000 200 0001
    email: veto@talo.example
    absences: [{start: 2027-02-01, end: 2027-02-07}]
  - {id: varaa, name: Varaa Näyte, organisation: talo, roles: [coordinator], phone: 000 200 0002, audience: network}
  - {id: kolmas, name: Kolmas Sepite, organisation: talo, roles: [coordinator]}
"""

ORGANISATIONS = {
    "talo": """
id: talo
name: {fi: Järjestötalo ry, sv: Föreningshuset rf, en: House of Associations}
kind: association
contacts:
  - {title: Toimisto, phone: 000 100 1000, email: toimisto@talo.example}
""",
    "kaislat": """
id: kaislat
name: {fi: Kaislat ry, sv: Vassen rf, en: The Reeds}
kind: association
contacts:
  - {title: Salainen, phone: 000 900 9000, email: sisainen@kaislat.example, audience: responder}
  - {title: Neuvonta, phone: 000 100 2000, email: neuvonta@kaislat.example, web: "https://kaislat.example"}
""",
    "lummi": """
id: lummi
name: Lummi ry
kind: association
contacts:
  - {web: "https://lummi.example"}
""",
}

SERIES = """
id: infot
name: {fi: Testiinfot, sv: Testinfo, en: Test briefings}
kind: briefing
audience: {fi: Perhetyön ammattilaiset, sv: De som arbetar med familjer, en: Professionals of family work}
coordinator: veto
deputy: varaa
mode: remote
link: https://teams.example/l/19%3ameeting_Ab%40thread?context=%7b%22Tid%22%7d
start: 9:00
minutes: 30
slots:
  - {kind: welcome, minutes: 2}
  - {kind: presentation, minutes: 12, times: 2}
  - {kind: questions, minutes: 4}
channels:
  - {id: lista, name: {fi: Jakelulista, sv: Sändlistan, en: Mailing list}, kind: email, email: lista@testila.example}
sessions:
"""

COMING = """
  - id: 2026-12
    date: 2026-12-08
    status: confirmed
    presenters:
      - {organisation: kaislat, name: Meri Otaksuma, email: meri@kaislat.example, confirmed: 2026-11-04}
      - {organisation: lummi, confirmed: 2026-11-06}
    done:
      - {task: invite, on: 2026-11-17}
"""


def write(root: Path, sessions: str = COMING, series: str = SERIES) -> Path:
    """The region's files; returns the root."""
    for name, text in {
        "region.yaml": REGION,
        "people.yaml": PEOPLE,
        "events/infot.yaml": series + sessions,
        **{f"organisations/{name}.yaml": text for name, text in ORGANISATIONS.items()},
    }.items():
        path = root / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.lstrip(), encoding="utf-8")
    return root


def read(
    root: Path, sessions: str = COMING, series: str = SERIES
) -> tuple[Repository, Series, Session]:
    """The region as loaded, its series and the series' first session."""
    loaded = load(write(root, sessions, series))
    assert loaded.repository is not None
    assert loaded.problems == ()
    found = loaded.repository.series[0]
    return loaded.repository, found, found.sessions[0]
