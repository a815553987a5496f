"""The message catalogues: sentences gathered from the code and the templates, merged into each language.

What is translated already is kept; a new sentence comes in untranslated, and a sentence that is gone is
dropped. `untranslated` is what a test looks at, so that no half-translated language ships.
"""

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

LANGUAGES = ("fi", "sv")
STAMP = datetime(2026, 1, 1, tzinfo=UTC)
"""The date in every compiled catalogue: the same source gives the same bytes."""

KEYWORDS = {"msg": None, "msgn": (1, 2), "N_": None, "_": None, "ngettext": (1, 2), "gettext": None}
METHODS = [("sotekit/**.py", "python"), ("templates/**.j2", "jinja2")]


def catalogue_files(project: Path) -> Iterator[tuple[Path, bytes]]:
    """The .po and .mo of every language, as they should be."""
    template = _gathered(project)
    for language in LANGUAGES:
        folder = project / "sotekit" / "locale" / language / "LC_MESSAGES"
        catalogue = merged(template, folder / "sotekit.po", language)
        yield folder / "sotekit.po", _po(catalogue)
        yield folder / "sotekit.mo", _mo(catalogue)


def _gathered(project: Path) -> Catalog:
    catalogue = Catalog(charset="utf-8")
    found = extract_from_dir(
        project, METHODS, keywords=KEYWORDS, strip_comment_tags=True, directory_filter=_wanted
    )
    for _file, _line, message, _comments, context in sorted(found, key=lambda one: str(one[2])):
        if message:
            catalogue.add(message, context=context)
    return catalogue


def _wanted(folder: str) -> bool:
    name = Path(folder).name
    return not name.startswith(".") and name not in ("tests", "benchmarks", "docs", "build", "dist")


def merged(template: Catalog, path: Path, language: str) -> Catalog:
    """The language's catalogue with exactly the sentences of the template."""
    known = Catalog(locale=language)
    if path.exists():
        with path.open("rb") as file:
            known = read_po(file, locale=language)
    catalogue = Catalog(locale=language, charset="utf-8", fuzzy=False)
    for message in template:
        if not message.id:
            continue
        old = known.get(message.id, message.context)
        translated = old.string if old else ""
        if isinstance(message.id, tuple | list) and not isinstance(translated, tuple | list):
            translated = ("",) * catalogue.num_plurals
        catalogue.add(message.id, translated, context=message.context)
    return catalogue


def untranslated(catalogue: Catalog) -> list[str]:
    """The sentences that the language lacks."""
    return [
        str(message.id)
        for message in catalogue
        if message.id
        and not (all(message.string) if isinstance(message.string, tuple) else message.string)
    ]


def _po(catalogue: Catalog) -> bytes:
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=100, omit_header=True, sort_output=True, no_location=True)
    header = (
        'msgid ""\nmsgstr ""\n'
        f'"Language: {catalogue.locale_identifier}\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        f'"Plural-Forms: {catalogue.plural_forms}\\n"\n\n'
    )
    return header.encode() + buffer.getvalue()


def _mo(catalogue: Catalog) -> bytes:
    """Compiled without the dates that Babel would stamp on it, so that the same source gives the same bytes."""
    clean = read_po(io.BytesIO(_po(catalogue)), locale=str(catalogue.locale_identifier))
    buffer = io.BytesIO()
    clean.creation_date = clean.revision_date = STAMP
    write_mo(buffer, clean)
    return buffer.getvalue()
