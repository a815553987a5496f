"""A Finnish page speaks Finnish, a Swedish one Swedish, and the fixed texts are complete in all three."""

import io
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from pypdf import PdfReader

from sotekit.documents.build import RENDERERS, Format
from sotekit.documents.labels import COMMON_WORDS
from sotekit.documents.prose import TITLES, file_of
from sotekit.documents.templates import built_in
from sotekit.i18n import LOCALE
from sotekit.model.text import LANGUAGES
from tests.documents.support import BUILT_IN, speaking, view_of, write_region
from tests.documents.test_html import read


def english(language: str) -> list[str]:
    """The English sentences that read otherwise in the language."""
    folder = LOCALE / language / "LC_MESSAGES"
    found = []
    for path in sorted(folder.glob("*.po")):
        with path.open("rb") as file:
            found += [
                str(one.id)
                for one in read_po(file, locale=language)
                if isinstance(one.id, str) and len(one.id) > 5 and one.string not in ("", one.id)
            ]
    return found


def shown(root: Path, language: str, kind: Format) -> str:
    made = RENDERERS[kind](view_of(write_region(root), language), speaking(language), BUILT_IN)
    if isinstance(made, bytes):
        return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(made)).pages)
    return " ".join(read(made).text) if kind is Format.HTML else made


@pytest.mark.parametrize("kind", list(Format))
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_no_english_is_left(tmp_path: Path, language: str, kind: Format) -> None:
    text = " ".join(shown(tmp_path, language, kind).split())
    sentences = english(language)
    assert len(sentences) > 90
    left = [
        one
        for one in sentences
        if re.search(rf"(?<!\w){re.escape(one.split('{')[0].strip())}(?!\w)", text)
        and len(one.split("{")[0].strip()) > 5
    ]
    assert left == []


def test_the_long_texts_are_there_in_every_language() -> None:
    missing = [
        file_of(name, language)
        for name in TITLES
        for language in LANGUAGES
        if not (built_in() / file_of(name, language)).is_file()
    ]
    assert missing == []


def test_every_language_passes_over_its_common_words() -> None:
    assert set(COMMON_WORDS) == set(LANGUAGES)
