"""What the tests of the documents share: a small region written as people write it, and the way to a view."""

import gettext
import io
from datetime import date
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from sotekit.documents.guide import guide_view
from sotekit.documents.html import render_html
from sotekit.documents.templates import Templates, built_in
from sotekit.documents.view import GuideView
from sotekit.i18n import LOCALE, Language, translator
from sotekit.model.organisation import Audience
from sotekit.model.repository import Repository
from sotekit.store.loading import load

TODAY = date(2027, 6, 9)
BUILT_IN = Templates((built_in(),))

REGION = """
name: {fi: Testilä, sv: Testbygden, en: Testshire}
languages: [fi, sv, en]
municipalities:
  - {id: ylakyla, name: Yläkylä}
  - {id: alakyla, name: Alakylä}
topics:
  - id: ero
    name: {fi: Ero, sv: Skilsmässa, en: Separation}
    help: {fi: Parisuhde on päättymässä.}
    synonyms: [avioero, {fi: riita, sv: gräl}]
  - {id: raha, name: {fi: Raha ja velat, en: Money and debts}, synonyms: [maksuhäiriö, ulosotto]}
age_bands:
  - {id: adult, name: Aikuinen}
target_groups:
  - {id: perheet, name: {fi: Lapsiperheet}}
"""

LINE = """
id: puhelin
name: {fi: Testilän puhelin, en: Testshire line}
number: 000 100 1000
subscription: Liittymän tiedot
handover:
  time: 9:30
  place: Aula
  checks: [Laturi on mukana]
seasons:
  - {id: "2027", start: 2027-06-07, end: 2027-07-04, hours: ma–pe 10–16, languages: [fi]}
"""

HELPER = """
id: apuri
name: Apuri ry
kind: association
hours: ma–to 9–15
confirmed: 2027-04-01
closures:
  - {start: 2027-06-21, end: 2027-07-25, note: {fi: Kesätauko}}
contacts:
  - {title: {fi: Toimisto, en: Office}, phone: 000 100 2000, email: toimisto@apuri.example, web: "https://apuri.example"}
  - {title: Kriisityöntekijä, name: Aatu Apuri, phone: 000 100 2001, audience: network, themes: [muistisairaus]}
  - {title: Johtaja, phone: 000 100 2002, audience: responder}
services:
  - id: eroryhma
    name: {fi: Eroryhmä}
    about: {fi: Vertaistukea eronneille.}
    topics: [ero]
    target_groups: [perheet]
    municipalities: [ylakyla]
  - id: hiljainen
    name: Verkoston oma apu
    topics: [raha]
    audience: network
"""

OTHER = """
id: toinen
name: Öljymäen Äänet ry
kind: parish
services:
  - {id: velkaneuvonta, name: Velkaneuvonta, topics: [raha], hours: ti 12–14}
"""

PEOPLE = """
people:
  - {id: aatu, name: Aatu Apuri, organisation: apuri, roles: [responder], phone: 000 100 3000}
  - {id: bertta, name: Bertta Toinen, organisation: toinen, roles: [back-up], phone: 000 100 3001, audience: network}
"""

NATIONAL = """
helplines:
  - {id: emergency, name: {fi: Hätänumero, en: Emergency number}, number: "112", published_by: 112.fi, checked: 2026-11-01, emergency: true}
  - {id: violence, name: Nollalinja, number: 080 005 005, published_by: nollalinja.fi, checked: 2026-10-01, topics: [ero], languages: [fi]}
"""

ROTA = """
line: puhelin
season: "2027"
duties:
  - {period: 2027-W23, organisation: apuri, responders: [aatu], back_up: bertta}
  - {period: 2027-W24, organisation: toinen}
"""

FILES = {
    "region.yaml": REGION,
    "lines/puhelin.yaml": LINE,
    "organisations/apuri.yaml": HELPER,
    "organisations/toinen.yaml": OTHER,
    "people.yaml": PEOPLE,
    "national.yaml": NATIONAL,
    "rota/puhelin-2027.yaml": ROTA,
}


def write_region(root: Path, **changed: str) -> Repository:
    """The small region as files under `root`, some of them with other text, loaded without a problem."""
    for name, text in {**FILES, **changed}.items():
        path = root / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    loaded = load(root)
    assert not loaded.problems, [f"{one.place} {one.message}" for one in loaded.problems]
    assert loaded.repository is not None
    return loaded.repository


HOSTILE = (
    "<script>alert(1)</script>",
    "</style></script><img src=x onerror=alert(1)>",
    "\"' onmouseover='alert(1)",
    '{{ 7 * 7 }} {% raw %} #import "x" ] $x$ `code` *x* _y_ \\ ~ @ref <label>',
    "😀 👩‍👩‍👧 \u202eoikealta vasemmalle\u202c שלום",
    "ä" * 5000,
)
"""Texts that some output might take for something else than text."""


def hostile_region(root: Path, text: str) -> Repository:
    """The small region with an organisation whose every word is `text`."""
    quoted = "'" + text.replace("'", "''") + "'"
    written = (
        f"id: toinen\nname: {quoted}\nkind: parish\nabout: {quoted}\n"
        f"services:\n  - {{id: s, name: {quoted}, topics: [ero], how: {quoted}}}\n"
    )
    return write_region(root, **{"organisations/toinen.yaml": written})


def view_of(
    repository: Repository,
    language: str = "fi",
    audience: Audience = Audience.RESPONDER,
    today: date = TODAY,
) -> GuideView:
    """The handbook's view of the first line's last season."""
    line = repository.lines[0]
    return guide_view(repository, line, line.seasons[-1], language, audience, today)


def page_of(view: GuideView, templates: Templates = BUILT_IN) -> str:
    """The view as a page."""
    return render_html(view, speaking(view.language), templates)


def speaking(language: str) -> Language:
    """The interface in a language, with the handbook's own sentences."""
    part = LOCALE / language / "LC_MESSAGES" / "guide-part.po"
    if not part.exists():
        return translator(language)
    buffer = io.BytesIO()
    with part.open("rb") as file:
        write_mo(buffer, read_po(file, locale=language))
    buffer.seek(0)
    catalogue = gettext.GNUTranslations(buffer)
    catalogue.add_fallback(translator(language).catalogue)
    return Language(language, catalogue)
