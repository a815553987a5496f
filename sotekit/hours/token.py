"""One piece of a text of opening hours."""

from dataclasses import dataclass, field

from sotekit.hours.kinds import Kind


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text from `start` to `end` and what it can mean; `other` is a second reading.

    `corrected` is the right spelling, when the word was misspelt.
    """

    kind: Kind
    value: object
    start: int
    end: int
    other: tuple["Token", ...] = ()
    replaces: int = 1  # how many tokens, this one included, the other reading stands for
    numbers: tuple[str, ...] = field(default=(), compare=False)
    corrected: str = ""
