"""Makes the word lists that the screen reads: `python -m sotekit.privacy.lists.make [FOLDER OF FAKER]`.

Two steps. With the folder of an unpacked Faker (MIT), its lists of names are drawn into names_faker.txt.
Then every list is bent into stems and written to compiled.txt, which is the only file read at run time.
"""

import ast
import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from sotekit.privacy.inflect import (
    NOMINATIVE,
    STRONG,
    VOWEL,
    VOWELS,
    WEAK,
    Stems,
    add_stems,
    strengthened,
)

HERE = Path(__file__).parent
_NO_NAMES = frozenset({"Ja", "Den", "In", "En", "Ta", "Uu"})
"""Entries of Faker that are little words here."""
SECTION = re.compile(r"\[(\w+) (\w+)\]")

LOCALES = {
    "fi_FI": "fi", "sv_SE": "world", "no_NO": "world", "da_DK": "world", "et_EE": "world", "ru_RU": "russian",
    "uk_UA": "russian", "vi_VN": "world", "en_GB": "world", "en_US": "world",
    "pl_PL": "world", "es_ES": "world", "fr_FR": "world", "de_DE": "world",
}  # fmt: skip
"""Which of Faker's locales are used, and how their names bend; Russian and Ukrainian ones are romanised."""

PEOPLE = ("names_own.txt", "names_faker.txt")
GIVEN_ONLY = frozenset({"pl_PL", "es_ES", "fr_FR", "de_DE"})
_WANTED = re.compile(
    r"(first|last)_names(_female|_male|_unisex|_est|_rus|_female_est|_female_rus|_male_est|_male_rus)?$"
)

_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "jo", "ж": "ž", "з": "z", "и": "i", "й": "i",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "h", "ц": "ts", "ч": "tš", "ш": "š", "щ": "štš", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "ju",
    "я": "ja", "і": "i", "ї": "ji", "є": "je", "ґ": "g", "'": "", "’": "",
}  # fmt: skip
_ENGLISH = {
    "ё": "yo", "ж": "zh", "х": "kh", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya", "й": "y",
    "ї": "i", "є": "ye",
}  # fmt: skip


def romanised(name: str) -> set[str]:
    """A Cyrillic name in Finnish and in English spelling; other names as they are."""
    lower = name.lower()
    if not any("\u0400" <= letter <= "\u04ff" for letter in lower):
        return {name}
    finnish = "".join(_CYRILLIC.get(letter, letter) for letter in lower)
    english = "".join({**_CYRILLIC, **_ENGLISH}.get(letter, letter) for letter in lower)
    return {
        finnish.capitalize(),
        english.capitalize(),
        re.sub("(?<=i)ya$", "a", english).capitalize(),
    }


def _strings(node: ast.AST) -> Iterator[str]:
    """The names of a literal: strings, or the first of each pair of an OrderedDict."""
    for one in ast.walk(node):
        if isinstance(one, ast.Constant) and isinstance(one.value, str):
            yield one.value


def faker_names(folder: Path) -> dict[tuple[str, str], set[str]]:
    """Names by (given or surname, how they bend), read from Faker's sources without running them."""
    found: dict[tuple[str, str], set[str]] = {}
    for locale, bend in LOCALES.items():
        source = folder / "faker" / "providers" / "person" / locale / "__init__.py"
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            name, value = _assigned(node)
            part = _WANTED.match(name)
            if part is None or value is None:
                continue
            if part[1] == "last" and locale in GIVEN_ONLY:
                continue
            key = ("given" if part[1] == "first" else "surname", "fi" if bend == "fi" else "world")
            for word in _strings(value):
                found.setdefault(key, set()).update(romanised(word))
    return found


def _assigned(node: ast.AST) -> tuple[str, ast.AST | None]:
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
        return node.targets[0].id, node.value
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        return node.target.id, node.value
    return "", None


FAKER_HEADER = """\
# Names of people drawn from Faker's lists ({locales}) by make.py; Russian and Ukrainian
# ones romanised there. Source: the Faker package, faker/providers/person.
# Licence: MIT, Copyright (c) 2012 Daniele Faraglia and contributors; the text is in FAKER-LICENSE.txt.
"""


def write_faker(folder: Path) -> None:
    """Writes names_faker.txt from an unpacked Faker."""
    parts = [FAKER_HEADER.format(locales=", ".join(sorted(LOCALES)))]
    for (kind, bend), names in sorted(faker_names(folder).items()):
        whole = sorted(name for name in names if re.fullmatch(r"[^\W\d_]{2,}(?:-[^\W\d_]+)?", name))
        parts.append(f"[{kind} {bend}]\n" + ", ".join(whole) + "\n")
    (HERE / "names_faker.txt").write_text("".join(parts), encoding="utf-8", newline="\n")


def read(name: str) -> Iterator[tuple[str, str, str]]:
    """(word in small letters, kind, how it bends) of one list; without sections kind and bend are empty."""
    kind = bend = ""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        section = SECTION.fullmatch(line)
        if section:
            kind, bend = section[1], section[2]
            continue
        for word in line.split(","):
            if word.strip() and word.strip() not in _NO_NAMES:
                yield unicodedata.normalize("NFC", word.strip().lower()), kind, bend


def stems_of(lists: tuple[str, ...], kind: str = "") -> Stems:
    """The stems of the words of some lists, or of one kind of them."""
    stems = Stems()
    for name in lists:
        for word, found, bend in read(name):
            if found != kind:
                continue
            if kind in ("given", "surname"):
                for part in word.split("-") if kind == "given" else (word,):
                    if len(part) > 1:
                        add_stems(stems, part, surname=kind == "surname", native=bend == "fi")
            else:
                for one in (word, *singulars(word)):
                    add_stems(stems, one, surname=True, native=True)
                add_stems(stems, word, surname=False, native=False)
    return stems


def singulars(word: str) -> set[str]:
    """What a Finnish plural may be the plural of (leijonaemot, martat, downiaiset); nothing for other words."""
    if not re.fullmatch(r"[a-zäö-]{3,}[aeiouyäö]t", word):
        return set()
    if word.endswith("set"):
        return {word.removesuffix("set") + "nen"}
    return {body + word[-2] for body in strengthened(word[:-2])}


HEADER = """\
# Made by make.py from the lists beside it; do not edit. Each line: what it is, kind of stem, the stems.
# Source and licence: see the heads of names_own.txt (own work), names_faker.txt (Faker, MIT), places.txt,
# proper.txt, words.txt and neighbours.txt (own work).
"""


def packed(stems: Stems) -> dict[str, set[str]]:
    """The stems by kind with nothing said twice: see `VOWEL`; a name that ends in a vowel is its own stem."""
    of = stems.of
    whole = {name for name in of[NOMINATIVE] if name[-1] in VOWELS}
    both = (of[WEAK] & of[STRONG]) - whole
    alone = {kind: of[kind] - both - whole for kind in (WEAK, STRONG)}
    return {**of, **alone, VOWEL: both}


def compile_lists() -> str:
    """The text of compiled.txt."""
    lines = [HEADER]
    for label, stems in (
        ("given", stems_of(PEOPLE, "given")),
        ("surname", stems_of(PEOPLE, "surname")),
        ("proper", stems_of(("places.txt", "proper.txt"))),
        ("brand", stems_of(("words.txt",), "brand")),
    ):
        lines += [
            f"{label} {kind} {' '.join(sorted(found))}\n" for kind, found in packed(stems).items()
        ]
    for name in ("words.txt", "neighbours.txt"):
        single: dict[str, set[str]] = {}
        for word, kind, _ in read(name):
            if kind != "brand":
                single.setdefault(kind, set()).add(word)
        lines += [
            f"{kind} {NOMINATIVE} {' '.join(sorted(words))}\n" for kind, words in single.items()
        ]
    return "".join(lines)


def main(arguments: list[str]) -> None:
    """Writes names_faker.txt where a folder is given, and compiled.txt."""
    if arguments:
        write_faker(Path(arguments[0]))
    (HERE / "compiled.txt").write_text(compile_lists(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
