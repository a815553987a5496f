"""The whole pack of a season: every text and picture in every language, and which built files are out of date."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from html import unescape
from pathlib import Path

from sotekit.comms.facts import Facts, facts_of
from sotekit.comms.fingerprint import read_fingerprint
from sotekit.documents.comms_files import file_bytes
from sotekit.documents.comms_texts import Made, faults, make_text, texts_for, with_lengths
from sotekit.documents.posters import FORMATS, Poster, logos_of, poster, render
from sotekit.documents.templates import Templates
from sotekit.messages import Translator
from sotekit.model.line import Line, Season
from sotekit.model.repository import Repository
from sotekit.plain.files import replace_file
from sotekit.plain.problem import Problem


class Freshness(StrEnum):
    """How a built file stands against the data."""

    FRESH = "fresh"
    STALE = "stale"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Material:
    """One file of the pack. `name` is its path in the pack's folder; `make` makes its bytes."""

    id: str
    language: str
    name: str
    fingerprint: str
    make: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Built:
    """A file that is, or should be, on the disk."""

    id: str
    language: str
    name: str
    state: Freshness


@dataclass(frozen=True, slots=True)
class Pack:
    """What a season's material should be, and what is wrong with it before anything is built."""

    materials: tuple[Material, ...]
    facts: tuple[Facts, ...]
    problems: tuple[Problem, ...]


def pack_of(
    repository: Repository,
    root: Path,
    line: Line,
    season: Season,
    translators: Sequence[Translator],
    templates: Templates,
    bleed_mm: float = 0,
) -> Pack:
    """The pack in the languages of the translators. Raises TemplateError for a template that can't be used."""
    plan = repository.comms_plan(line.id, season.id)
    materials: list[Material] = []
    told: list[Facts] = []
    problems: list[Problem] = []
    for words in translators:
        facts = facts_of(repository, line, season, plan, words.language)
        told.append(facts)
        texts = [make_text(name, facts, templates) for name in texts_for(facts)]
        for made in texts:
            problems += faults(made, plan.channels if plan else ())
        materials += [
            _text_material(
                with_lengths(made, plan.channels, words) if plan and made.id == "social" else made
            )
            for made in texts
        ]
        logos = logos_of(repository, root, line, season, words.language)
        sheets = (poster(form, facts, logos, plan, templates, words, bleed_mm) for form in FORMATS)
        materials += [one for sheet in sheets for one in _sheet_materials(sheet, facts, templates)]
    return Pack(tuple(materials), tuple(told), tuple(problems))


def _text_material(made: Made) -> Material:
    name = f"{made.language}/{made.id}.{made.kind}"
    return Material(made.id, made.language, name, made.fingerprint, partial(file_bytes, made))


def _sheet_materials(sheet: Poster, facts: Facts, templates: Templates) -> Iterator[Material]:
    for kind in sheet.format.kinds:
        name = f"{facts.language}/poster-{sheet.format.id}.{kind}"
        make = partial(render, sheet, templates, kind)
        yield Material(sheet.format.id, facts.language, name, sheet.fingerprint, make)


def pack_folder(root: Path, line: Line, season: Season) -> Path:
    """Where the pack is built unless another folder is named."""
    return root / "build" / "comms" / f"{line.id}-{season.id}"


def write_pack(pack: Pack, folder: Path) -> Iterator[tuple[Material, bool]]:
    """Builds what isn't there or is out of date; yields each file and whether it was written.

    A file that is up to date stays, so that what people changed by hand in it isn't lost; an older .docx is
    kept beside the new one as `.old.docx`.
    """
    for one in pack.materials:
        if freshness(one, folder) is Freshness.FRESH:
            yield one, False
            continue
        _keep_edited(folder / one.name)
        replace_file(folder / one.name, one.make())
        yield one, True


def _keep_edited(path: Path) -> None:
    """What people may have edited is put aside before a newer one takes its name."""
    if path.suffix == ".docx" and path.exists():
        replace_file(path.with_name(f"{path.stem}.old{path.suffix}"), path.read_bytes())


def handbooks(root: Path, line: Line, season: Season, told: Sequence[Facts]) -> tuple[Built, ...]:
    """The season's handbooks in build/, stale where they lack the number or hours that the data tells now.

    A handbook tells the day it was made and much else, so it is read for what it shares with the pack.
    """
    found = []
    for facts in told:
        for path in sorted((root / "build").glob(f"{line.id}-{season.id}-*-{facts.language}.html")):
            page = unescape(path.read_text(encoding="utf-8", errors="replace"))
            tells = facts.number in page and "; ".join(facts.hours) in page
            state = Freshness.FRESH if tells else Freshness.STALE
            found.append(
                Built("handbook", facts.language, path.relative_to(root).as_posix(), state)
            )
    return tuple(found)


def built(pack: Pack, folder: Path) -> tuple[Built, ...]:
    """Every file of the pack and how it stands."""
    return tuple(
        Built(one.id, one.language, one.name, freshness(one, folder)) for one in pack.materials
    )


def freshness(material: Material, folder: Path) -> Freshness:
    """Whether the built file tells what the data tells now."""
    path = folder / material.name
    if not path.exists():
        return Freshness.MISSING
    fresh = read_fingerprint(path) == material.fingerprint
    return Freshness.FRESH if fresh else Freshness.STALE
