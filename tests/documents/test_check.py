"""What the handbook lacks, by language."""

from pathlib import Path

from sotekit.documents.check import Handbook, check_guide
from sotekit.plain.problem import Level, Problem
from tests.documents.support import TODAY, speaking, write_region


def check(root: Path) -> tuple[Problem, ...]:
    repository = write_region(root)
    line = repository.lines[0]
    return check_guide(Handbook(repository, line, line.seasons[0], TODAY), root, speaking)


def own(root: Path, name: str, text: str) -> None:
    path = root / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_texts_that_lack_a_language_are_named_with_their_place(tmp_path: Path) -> None:
    found = [
        (str(one.place), str(one.message))
        for one in check(tmp_path)
        if one.code == "guide-translation"
    ]
    said = "The text is missing in the language “{}”."
    assert ("data/region.yaml:12:22", said.format("sv")) in found
    assert ("data/organisations/apuri.yaml:15:11", said.format("sv")) in found
    assert not [one for one in found if "en" in one[1] and one[0] == "data/lines/puhelin.yaml:3:7"]
    assert all(one.level is Level.WARNING for one in check(tmp_path))


def test_mistakes_of_templates_are_all_told_of_once(tmp_path: Path) -> None:
    own(tmp_path, "fi/guide/first-words.md", "\n{{ line.nmae }}")
    own(tmp_path, "sv/guide/about.md", "{{ nobody }}")
    own(tmp_path, "card.typ.j2", "#let x = (")
    errors = [str(one.place) for one in check(tmp_path) if one.level is Level.ERROR]
    assert errors == [
        "templates/card.typ.j2",
        "templates/fi/guide/first-words.md:2:1",
        "templates/sv/guide/about.md:1:1",
    ]


def test_a_template_that_nothing_uses(tmp_path: Path) -> None:
    own(tmp_path, "fi/guide/first-word.md", "Hei.")
    (found,) = [one for one in check(tmp_path) if one.code == "guide-template"]
    assert found.place.path == "templates/fi/guide/first-word.md"
    assert str(found.hint) == "Did you mean “fi/guide/first-words.md”?"
