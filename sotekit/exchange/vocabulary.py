"""The region's own words and those of a directory: found by name, or by a map that the user gives."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from sotekit.errors import UsageError
from sotekit.messages import msg
from sotekit.model.region import Region
from sotekit.model.text import LANGUAGES, Text
from sotekit.plain.files import read_file
from sotekit.plain.yaml import read_yaml
from sotekit.store.tree import node_tree

KINDS = ("municipalities", "topics", "target_groups")
_CODE = re.compile(r"\b\d{3}\b")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words in small letters to ids, by kind; `names` are the words of each id."""

    ids: Mapping[str, Mapping[str, str]]
    names: Mapping[str, Mapping[str, Text]]
    languages: tuple[str, ...]

    @classmethod
    def of(cls, region: Region, extra: Mapping[str, Mapping[str, str]] | None = None) -> Self:
        """The region's words, and those of a map file, which go first."""
        ids: dict[str, dict[str, str]] = {
            "municipalities": _words((one.id, (one.name,)) for one in region.municipalities),
            "topics": _words((one.id, (one.name, *one.synonyms)) for one in region.topics),
            "target_groups": _words((one.id, (one.name,)) for one in region.target_groups),
        }
        for kind, words in (extra or {}).items():
            ids[kind].update({word.casefold(): name for word, name in words.items()})
        names = {
            "municipalities": {one.id: one.name for one in region.municipalities},
            "topics": {one.id: one.name for one in region.topics},
            "target_groups": {one.id: one.name for one in region.target_groups},
        }
        return cls(ids, names, region.languages)

    def find(self, kind: str, word: str) -> str | None:
        """The id that the word stands for, if any."""
        return self.ids[kind].get(
            plain_place(word) if kind == "municipalities" else word.casefold().strip()
        )

    def municipality(self, words: Iterable[str]) -> str | None:
        """The municipality that any of the words names."""
        return next((found for word in words if (found := self.find("municipalities", word))), None)


def plain_place(text: str) -> str:
    """A municipality's name without its number: `491 Mikkeli` and `Mikkeli 491` are Mikkeli."""
    return _CODE.sub("", text).strip(" ,").casefold()


def _words(named: Iterable[tuple[str, tuple[Text, ...]]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, texts in named:
        found.setdefault(name, name)
        for text in texts:
            for language in LANGUAGES:
                word = text.written(language).casefold()
                if word:
                    found.setdefault(word, name)
    return found


def read_map(path: Path) -> dict[str, dict[str, str]]:
    """A map file: under `topics`, `target_groups` or `municipalities`, a directory's word and our id on each line."""
    text, problems = read_file(path, path.name)
    node, found = read_yaml(path.name, text) if text is not None else (None, ())
    tree = node_tree(node) if node is not None else None
    if problems or found or not isinstance(tree, dict) or set(tree) - set(KINDS):
        raise UsageError(
            msg("“{file}” is not a map of words.", file=path.name),
            msg(
                "Write under topics:, target_groups: or municipalities: lines such as “Kansalaiset: anyone”."
            ),
        )
    return {
        kind: {word: str(name) for word, name in words.items()}
        for kind, words in tree.items()
        if isinstance(words, dict)
    }
