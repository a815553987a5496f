"""What the handbook still lacks: texts and translations per language, templates that can't be used."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

from sotekit.documents.build import RENDERERS
from sotekit.documents.guide import guide_view
from sotekit.documents.prose import TITLES, file_of
from sotekit.documents.templates import FOLDER, TemplateError, Templates, built_in, templates_of
from sotekit.messages import Translator, msg
from sotekit.model.line import Line, Season
from sotekit.model.organisation import Audience
from sotekit.model.record import Record
from sotekit.model.repository import Repository
from sotekit.model.text import LANGUAGES, Text
from sotekit.plain.problem import Level, Place, Problem
from sotekit.plain.scalars import nearest_hint


@dataclass(frozen=True, slots=True)
class Handbook:
    """Which handbook is looked at."""

    repository: Repository
    line: Line
    season: Season
    today: date


def check_guide(
    handbook: Handbook, root: Path, speak: Callable[[str], Translator]
) -> tuple[Problem, ...]:
    """Everything that a reader of some language would miss, and every template that can't be used.

    `speak` gives the interface of a language. What is missing is a warning: the handbook shows the next
    language instead and says so. A template that can't be used is an error.
    """
    templates = templates_of(root)
    languages = handbook.repository.region.languages
    problems = [
        *missing_texts(templates, languages),
        *unknown_templates(root / FOLDER),
        *broken_templates(handbook, templates, speak),
        *untranslated(handbook.repository),
    ]
    return tuple(sorted(problems, key=lambda problem: (problem.place, problem.code)))


def missing_texts(templates: Templates, languages: Sequence[str]) -> Iterator[Problem]:
    """Long texts that one of the region's languages has no file of."""
    for language in languages:
        for name in TITLES:
            file = file_of(name, language)
            if templates.find(file) is None:
                yield Problem(
                    "guide-text",
                    Place(f"{FOLDER}/{file}"),
                    msg("The handbook's text is missing in this language."),
                    msg("Write the file. Until then the text of another language is shown."),
                    Level.WARNING,
                )


def unknown_templates(folder: Path) -> Iterator[Problem]:
    """Files of the repository's own that override nothing: a misspelt name would be silently left out."""
    known = {path.relative_to(built_in()).as_posix() for path in _files(built_in())}
    known |= {file_of(name, language) for name in TITLES for language in LANGUAGES}
    for path in _files(folder):
        name = path.relative_to(folder).as_posix()
        if name not in known and folder != built_in():
            yield Problem(
                "guide-template",
                Place(f"{FOLDER}/{name}"),
                msg("No document uses this template."),
                nearest_hint(name, sorted(known)),
                Level.WARNING,
            )


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file() and path.name[0] != ".")


def broken_templates(
    handbook: Handbook, templates: Templates, speak: Callable[[str], Translator]
) -> Iterator[Problem]:
    """The first mistake of each document in each language, each mistake once."""
    seen: set[Problem] = set()
    for language in handbook.repository.region.languages:
        view = guide_view(
            handbook.repository,
            handbook.line,
            handbook.season,
            language,
            Audience.RESPONDER,
            handbook.today,
        )
        for render in RENDERERS.values():
            try:
                render(view, speak(language), templates)
            except TemplateError as error:
                if error.problem not in seen:
                    seen.add(error.problem)
                    yield error.problem


def untranslated(repository: Repository) -> Iterator[Problem]:
    """Texts of the data that are written in some of the region's languages and lack others."""
    languages = repository.region.languages
    records = (
        repository.region,
        *repository.lines,
        *repository.organisations,
        *repository.helplines,
    )
    for record in records:
        yield from _untranslated(record, languages)


def _untranslated(record: Record, languages: Sequence[str]) -> Iterator[Problem]:
    for field in fields(record):
        value = getattr(record, field.name)
        many = isinstance(value, tuple)
        for number, one in enumerate(value if many else (value,)):
            if isinstance(one, Record):
                yield from _untranslated(one, languages)
            elif isinstance(one, Text):
                place = record.source.place(field.name, *((number,) if many else ()))
                yield from _missing_languages(one, languages, place)


def _missing_languages(text: Text, languages: Sequence[str], place: Place) -> Iterator[Problem]:
    for language in languages:
        if not text.written(language):
            yield Problem(
                "guide-translation",
                place,
                msg("The text is missing in the language “{language}”.", language=language),
                msg(
                    "Add a line “{language}:”. Until then another language is shown.",
                    language=language,
                ),
                Level.WARNING,
            )
