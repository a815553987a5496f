"""The lists are what the script makes of their sources, say where they come from, and load nothing heavy."""

import subprocess
import sys
from pathlib import Path

import pytest

import sotekit.privacy.lists
from sotekit.privacy.inflect import CONSONANT, NOMINATIVE, PLURAL, STRONG, VOWEL, VOWELS, WEAK
from sotekit.privacy.lexicon import lexicon
from sotekit.privacy.lists.make import PEOPLE, compile_lists, romanised, stems_of

LISTS = Path(sotekit.privacy.lists.__file__).parent


def test_the_compiled_list_is_up_to_date() -> None:
    assert (LISTS / "compiled.txt").read_text(encoding="utf-8") == compile_lists()


@pytest.mark.parametrize("path", sorted(LISTS.glob("*.txt")), ids=lambda path: path.name)
def test_each_list_says_its_source_and_licence(path: Path) -> None:
    if path.name == "FAKER-LICENSE.txt":
        assert "Daniele Faraglia" in path.read_text(encoding="utf-8")
        return
    head = "".join(
        line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")
    )
    assert "Source" in head
    assert "icence" in head


def test_no_list_is_named_twice() -> None:
    lines = (LISTS / "compiled.txt").read_text(encoding="utf-8").splitlines()
    labels = [tuple(line.split(" ")[:2]) for line in lines if not line.startswith("#")]
    assert len(labels) == len(set(labels))


def test_packing_loses_no_stem() -> None:
    stems, words = stems_of(PEOPLE, "surname").of, lexicon()
    for kind in (NOMINATIVE, CONSONANT, PLURAL):
        assert stems[kind] == words.stems("surname", kind)
    whole = {name for name in stems[NOMINATIVE] if name[-1] in VOWELS}
    for kind in (WEAK, STRONG):
        kept = words.stems("surname", kind) | words.stems("surname", VOWEL) | whole
        assert stems[kind] == kept


def test_russian_names_are_romanised_in_both_ways() -> None:
    assert romanised("Сергей") >= {"Sergei", "Sergey"}
    assert romanised("Anna") == {"Anna"}


def test_a_plain_note_loads_nothing_heavy() -> None:
    program = (
        "import sys; from sotekit.privacy import screen; screen('Soittaja oli yksinäinen.'); "
        "print(sorted(name for name in sys.modules if name.split('.')[0] in "
        "('phonenumbers', 'stdnum', 'yaml', 'pandas', 'jinja2') or name.startswith('sotekit.model')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    )
    assert done.stdout.strip() == "[]"
