"""What the tests of the plan, the packs and the pictures share: a small network, and the way to a reader."""

import gettext
import io
import re
from datetime import date
from functools import cache
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from pypdf import PdfReader

from sotekit.documents.crisis_reader import Reader
from sotekit.documents.paper import Paper, paper_pdf
from sotekit.documents.templates import templates_of
from sotekit.i18n import LOCALE, Language, translator
from sotekit.model.repository import Repository
from sotekit.store.loading import load
from tests.documents.support import FILES, write_region

TODAY = date(2026, 11, 23)
LANGUAGES = ("fi", "sv", "en")
PROJECT = Path(__file__).parents[2]


@cache
def speaking(language: str) -> Language:
    """The interface in a language, with sentences that are not in the catalogue yet."""
    part = LOCALE / language / "LC_MESSAGES" / "plan-part.po"
    if not part.exists():
        return translator(language)
    buffer = io.BytesIO()
    with part.open("rb") as file:
        write_mo(buffer, read_po(file, locale=language))
    buffer.seek(0)
    catalogue = gettext.GNUTranslations(buffer)
    catalogue.add_fallback(translator(language).catalogue)
    return Language(language, catalogue)


@cache
def example() -> Repository:
    """The project's example region."""
    repository = load(PROJECT).repository
    assert repository is not None
    return repository


def reader_of(
    repository: Repository, language: str = "fi", root: Path = PROJECT, today: date = TODAY
) -> Reader:
    return Reader.of(repository, speaking(language), today, templates_of(root))


def pdf_of(paper: Paper, root: Path = PROJECT) -> PdfReader:
    return PdfReader(io.BytesIO(paper_pdf(paper, templates_of(root))))


def squeezed(text: str) -> str:
    """Without the breaks of lines and words that setting it made."""
    return re.sub(r"[\s\u00ad\u200b-]+", "", text)


def text_of(reader: PdfReader) -> str:
    return squeezed("\n".join(page.extract_text() for page in reader.pages))


AREAS = """
areas:
  - {id: etela, name: {fi: Etelä, sv: Söder, en: South}, municipality: alakyla, responsible: aatu}
  - {id: pohjoinen, name: {fi: Pohjoinen, sv: Norr, en: North}, municipality: ylakyla, languages: [sv]}
point_services:
  - {id: juttu, name: {fi: Keskusteluapu, sv: Samtal, en: Company}, required: true, responsible: bertta}
  - {id: ruoka, name: {fi: Ruoka-apu, sv: Mat, en: Food}, required: true}
"""

POINT = """
id: tupa
name: {fi: Keltainen tupa, sv: Gula stugan, en: Yellow house}
host: apuri
area: etela
address: Keksitty katu 1
coordinates: 61.68860, 27.27310
hours: ma–pe 9–15
services: [juttu]
contacts: [{title: {fi: Tupa}, phone: 000 300 0001}]
key_holders: [{person: aatu}]
pairs: [{people: [aatu, bertta]}]
"""

OTHER_POINT = """
id: sali
name: {fi: Sininen sali, sv: Blå salen, en: Blue hall}
host: toinen
area: pohjoinen
coordinates: 61.70000, 27.30000
hours: la 10–12
services: [juttu, ruoka]
contacts: [{title: {fi: Sali}, phone: 000 300 0002}]
key_holders: [{title: {fi: Vahtimestari}, phone: 000 300 0003}]
"""

PLAN = """
name: {fi: Testilän apu, sv: Testbygdens hjälp, en: Help of Testshire}
group:
  members:
    - {organisation: apuri, person: aatu, deputy: bertta, duties: [chair, communications]}
coordination: {organisation: apuri, people: [aatu, bertta], phone: 000 300 0009}
contacts:
  - {id: duty, name: {fi: Päivystys, sv: Jouren, en: Duty}, phone: 000 300 0010, first: 1, tried: 2026-11-01, answered: false}
"""

NETWORK = {
    "region.yaml": FILES["region.yaml"] + AREAS,
    "points/tupa.yaml": POINT,
    "points/sali.yaml": OTHER_POINT,
    "crisis/plan.yaml": PLAN,
}


def network(root: Path, **changed: str) -> Repository:
    """A region with two points and the beginning of a plan, some files with other text."""
    return write_region(root, **{**NETWORK, **changed})
