"""Text that people read, in one or more languages."""

from collections.abc import Sequence as Languages
from dataclasses import dataclass
from typing import Self

from sotekit.messages import msg
from sotekit.plain.nodes import Mapping, Node, Scalar
from sotekit.plain.problem import Problem
from sotekit.plain.scalars import nearest_hint, read_text

LANGUAGES = ("fi", "sv", "en")
"""The languages sotekit speaks, in the order it falls back."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text per language. `plain` holds a text written without a language: the same words in each."""

    fi: str = ""
    sv: str = ""
    en: str = ""
    plain: str = ""

    def written(self, language: str) -> str:
        """The words written for exactly that language, or an empty string."""
        return self.plain or str(getattr(self, language))

    def language_for(self, wanted: str, order: Languages[str] = LANGUAGES) -> str:
        """The language that `best` will show for a reader who wants `wanted`."""
        if self.plain:
            return wanted
        return next((name for name in (wanted, *order, *LANGUAGES) if getattr(self, name)), wanted)

    def best(self, wanted: str, order: Languages[str] = LANGUAGES) -> str:
        """The words in the wanted language, or in the first of `order` that has any."""
        return self.written(self.language_for(wanted, order))

    def __bool__(self) -> bool:
        return bool(self.plain or self.fi or self.sv or self.en)

    @classmethod
    def decode(cls, node: Node, problems: list[Problem]) -> Self | None:
        """Reads `some words` or `{fi: …, sv: …, en: …}`."""
        if isinstance(node, Scalar):
            words = read_text(node, problems)
            return None if words is None else cls(plain=words)
        if isinstance(node, Mapping):
            return cls._from_languages(node, problems)
        problems.append(
            Problem(
                "wrong-type",
                node.at,
                msg("A text is expected here, not a list."),
                msg("Write the words after the colon, or one line per language: fi:, sv:, en:."),
            )
        )
        return None

    @classmethod
    def _from_languages(cls, node: Mapping, problems: list[Problem]) -> Self | None:
        words: dict[str, str] = {}
        if not node.entries:
            problems.append(
                Problem(
                    "empty-value",
                    node.at,
                    msg("The text is empty."),
                    msg("Write it, or remove the key."),
                )
            )
        for entry in node.entries:
            name = entry.key.text
            if name not in LANGUAGES:
                problems.append(
                    Problem(
                        "unknown-key",
                        entry.key.at,
                        msg("“{key}” is not a language that sotekit knows.", key=name),
                        nearest_hint(name, LANGUAGES),
                    )
                )
                continue
            written = read_text(entry.value, problems)
            if written is not None:
                words[name] = written
        return cls(**words) if words else None
