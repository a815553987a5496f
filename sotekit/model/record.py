"""What every record shares, and the marks that say more about a field than its Python type does.

A field is declared `name: Annotated[type, "what it is for", mark, …]`. The decoder, the checks, the JSON
Schema and the data reference all read these declarations, so a field is described once.
"""

import re
from dataclasses import dataclass, field

from sotekit.plain.problem import NOWHERE, Located


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Knows where it was read from; the place takes no part in equality."""

    source: Located = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Ref:
    """The text is the id of another record. `kind` is a key of `store.registry.Registry`."""

    kind: str


MAX_FORM = 1000


@dataclass(frozen=True, slots=True)
class Pattern:
    """The text must match `expression` whole; `example` is shown when it doesn't."""

    expression: str
    example: str

    def matches(self, text: str) -> bool:
        """Whether the whole text fits. Nothing that has a form is long; a bound keeps the matching quick."""
        return len(text) <= MAX_FORM and re.fullmatch(self.expression, text) is not None


@dataclass(frozen=True, slots=True)
class AtLeast:
    """The number must not be smaller."""

    minimum: int


@dataclass(frozen=True, slots=True)
class AtMost:
    """The number must not be larger."""

    maximum: int


ID = Pattern(r"[a-z0-9]+(?:-[a-z0-9]+)*", "naapuriapu-2")
PHONE = Pattern(r"\+?[0-9](?:[0-9 ()\-\u2013]*[0-9])?", "040 123 4567")
EMAIL = Pattern(r"[^\s@<>\"']+@[^\s@<>\"']+\.[^\s@<>\"']+", "toimisto@jarjesto.example")
WEB = Pattern(r"https?://[^\s<>\"']+", "https://jarjesto.example")
